"""The analysis of every document, kept in a publication so that the next one need not do it again.

    analyse/termen.bin    a record for each document: JSON, compressed
    analyse/termen.json   the key of every document by its id, and where the record of every key begins and ends

A key is a hash of the texts of a document and of the version of all that turns
texts into terms. So a record can be missing, but never out of date. Vectors
are kept where search has them and reused by the same keys. docs/adr/0010 has
the figures.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from zoek.errors import EngineError
from zoek.library.fields import SearchField
from zoek.search.meaning import Vectors
from zoek.search.publication import ANALYSIS, MEANING, Manifest, check_publication, checksums, fingerprint
from zoek.search.terms import DocumentTerms, document_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer
    from zoek.search.document import Document
    from zoek.search.meaning import Embedder

RECORDS, PLACES = "termen.bin", "termen.json"
COMPRESSION = 1
"""103 documents take 360 kB and 12 ms; at level 6 304 kB and 43 ms, bare 1,306 kB (2026, two cores)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a publication kept: keys of its documents by id, records by key, vectors by id."""

    keys: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    records: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, np.uint8))
    vectors: Mapping[str, NDArray[np.float16]] = field(default_factory=dict)

    def record(self, key: str) -> bytes | None:
        """The record of a key, if it was kept."""
        start, end = self.places.get(key, (0, 0))
        return self.records[start:end].tobytes() if end else None

    def vectors_for(self, documents: Sequence[Document]) -> dict[str, NDArray[np.float16]]:
        """The vectors of those documents that have not changed, by id."""
        keys = {document.id: text_key(document, _version()) for document in documents if document.id in self.vectors}
        return {name: self.vectors[name] for name, key in keys.items() if self.keys.get(name) == key}


class Analysis:
    """The analysis of documents for a new publication: out of what was kept, or else made."""

    def __init__(self, analyzer: DutchAnalyzer, kept: Kept) -> None:
        """Nothing is analysed yet."""
        self._analyzer = analyzer
        self._kept = kept
        self.anew = 0
        """How many documents were not among what was kept."""

    def run(self, documents: Sequence[Document], folder: Path) -> Iterator[DocumentTerms]:
        """The terms of each document in turn; keeps them in a folder that is not there yet."""
        folder.mkdir()
        version, end = _version(), 0
        keys: dict[str, str] = {}
        places: dict[str, tuple[int, int]] = {}
        with (folder / RECORDS).open("wb") as file:
            for document in documents:
                key = keys[document.id] = text_key(document, version)
                terms, record = self._analyzed(document, key)
                start, end = end, end + file.write(record)
                places[key] = (start, end)
                yield terms
        (folder / PLACES).write_text(json.dumps({"keys": keys, "places": places}), encoding="utf-8")

    def _analyzed(self, document: Document, key: str) -> tuple[DocumentTerms, bytes]:
        record = self._kept.record(key)
        if record:
            return _read_record(document, record), record
        self.anew += 1
        terms = document_terms(document, self._analyzer)
        return terms, _record(terms)


def read_kept(folder: Path, embedder: Embedder | None = None) -> Kept:
    """What the publication in a folder kept; nothing when that is missing or damaged."""
    try:
        expected, kept = Manifest.read(folder).checksums, folder / ANALYSIS
        found = checksums(kept)
        if not found or any(expected.get(f"{ANALYSIS}/{name}") != found[name] for name in (RECORDS, PLACES)):
            return Kept()
        listed = json.loads((kept / PLACES).read_text(encoding="utf-8"))
        records = np.fromfile(kept / RECORDS, np.uint8)
    except (EngineError, OSError, ValueError, KeyError):
        return Kept()
    places = {key: (start, end) for key, (start, end) in listed["places"].items()}
    return Kept(listed["keys"], places, records, _vectors(folder, embedder) if embedder else {})


def _vectors(folder: Path, embedder: Embedder) -> dict[str, NDArray[np.float16]]:
    try:
        check_publication(folder, embedder)
        vectors = Vectors.read(folder / MEANING)
    except EngineError:
        return {}
    return {name: vectors.matrix[rows] for name, rows in vectors.rows.items()}


def text_key(document: Document, version: str) -> str:
    """What the terms and vectors of a document depend on, as a hash."""
    texts = (document.title, document.summary, document.keywords, document.body)
    return hashlib.sha256(json.dumps([version, *texts]).encode()).hexdigest()


def _version() -> str:
    return fingerprint()  # without the embedder: terms do not depend on it


def _record(terms: DocumentTerms) -> bytes:
    weights = {field.name: dict(found) for field, found in terms.weights.items()}
    lengths = {field.name: length for field, length in terms.lengths.items()}
    values = [weights, lengths, dict(terms.positions), dict(terms.word_terms)]
    return zlib.compress(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(), COMPRESSION)


def _read_record(document: Document, record: bytes) -> DocumentTerms:
    weights, lengths, positions, word_terms = json.loads(zlib.decompress(record))
    return DocumentTerms(
        document=document,
        weights={SearchField[name]: found for name, found in weights.items()},
        lengths={SearchField[name]: length for name, length in lengths.items()},
        positions=positions,
        word_terms=word_terms,
    )
