"""What the next publication takes over from the one in use: the words of texts that did not change, and their vectors.

The index itself is what is taken over from (building.py): it has the words of
every text as numbers, and the terms of every word. What is damaged is not
taken, so it costs time and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zoek.errors import EngineError
from zoek.search.building import KEY_BYTES, Before, read_before, text_key
from zoek.search.meaning import Vectors
from zoek.search.publication import INDEX, MEANING, Manifest, check_publication, checksums, fingerprint
from zoek.search.stored import Arrays

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from zoek.search.document import Document
    from zoek.search.meaning import Embedder


@dataclass(frozen=True, slots=True)
class Kept:
    """What a publication has to take over: its index, and the vectors of its documents by the key of their texts."""

    index: Before
    vectors: Mapping[bytes, NDArray[np.float16]] = field(default_factory=dict)

    def vectors_for(self, documents: Sequence[Document]) -> dict[str, NDArray[np.float16]]:
        """The vectors of those documents that have not changed, by id."""
        if not self.vectors:
            return {}
        keys = {document.id: text_key(document, self.index.version) for document in documents}
        return {name: self.vectors[key] for name, key in keys.items() if key in self.vectors}


def nothing_kept() -> Kept:
    """Nothing to take over."""
    return Kept(Before(_version()))


def read_kept(folder: Path, embedder: Embedder | None = None) -> Kept:
    """What the publication in a folder has to take over; nothing when that is missing or damaged."""
    try:
        expected, found = Manifest.read(folder).checksums, checksums(folder / INDEX)
        if not found or any(expected.get(f"{INDEX}/{name}") != checksum for name, checksum in found.items()):
            return nothing_kept()
        index = read_before(folder / INDEX, _version())
    except (EngineError, OSError, ValueError, KeyError):
        return nothing_kept()
    return Kept(index, _vectors(folder, embedder) if embedder else {})


def _vectors(folder: Path, embedder: Embedder) -> dict[bytes, NDArray[np.float16]]:
    try:
        check_publication(folder, embedder)
        vectors = Vectors.read(folder / MEANING)
    except EngineError:
        return {}
    arrays = Arrays(folder / INDEX)
    keys = arrays["documents.keys"].reshape(-1, KEY_BYTES)
    return {
        key.tobytes(): vectors.matrix[vectors.rows[name]]
        for name, key in zip(arrays.strings("ids"), keys, strict=True)
        if name in vectors.rows
    }


def _version() -> str:
    return fingerprint()  # without the embedder: terms do not depend on it
