"""What the next publication takes over from the one in use: what was read of files that did not change, its index, vectors.

What is damaged, or made by another version of the code, is not taken: that
costs time and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zoek.errors import EngineError
from zoek.library.kept import kept_library
from zoek.search.building import Before, read_before, text_key
from zoek.search.changes import read_changes
from zoek.search.meaning import Vectors
from zoek.search.merging import KEY_BYTES
from zoek.search.publication import INDEX, MEANING, Manifest, checksums, fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from zoek.library import Earlier
    from zoek.search.changes import Change
    from zoek.search.document import Document
    from zoek.search.meaning import Embedder


@dataclass(frozen=True, slots=True)
class Kept:
    """What a publication has to take over: its index, library, changes, and vectors by the key of their texts."""

    index: Before = field(default_factory=Before)
    earlier: Earlier | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    vectors: Mapping[bytes, NDArray[np.float16]] = field(default_factory=dict)

    def vectors_for(self, documents: Sequence[Document]) -> dict[str, NDArray[np.float16]]:
        """The vectors of those documents that have not changed, by id."""
        if not self.vectors:
            return {}
        keys = {document.id: text_key(document) for document in documents}
        return {name: self.vectors[key] for name, key in keys.items() if key in self.vectors}


def read_kept(folder: Path, embedder: Embedder | None = None) -> Kept:
    """What the publication in a folder has to take over; nothing but its changes when that is missing or damaged."""
    changes = read_changes(folder)
    try:
        manifest = Manifest.read(folder)
        if manifest.terms != fingerprint() or manifest.checksums != checksums(folder):
            return Kept(changes=changes)
        index = read_before(folder / INDEX)
        vectors = _vectors(folder, index) if embedder and manifest.fingerprint == fingerprint(embedder) else {}
    except (EngineError, OSError, ValueError, KeyError):
        return Kept(changes=changes)
    return Kept(index, kept_library(folder), changes, vectors)


def _vectors(folder: Path, index: Before) -> dict[bytes, NDArray[np.float16]]:
    vectors = Vectors.read(folder / MEANING)
    keys = index.arrays["documents.keys"].reshape(-1, KEY_BYTES) if index.arrays else ()
    return {
        key.tobytes(): vectors.matrix[vectors.rows[name]]
        for name, key in zip(index.numbers, keys, strict=True)
        if name in vectors.rows
    }
