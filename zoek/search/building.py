"""Making an index of documents: read them one by one, then sort words into postings; nothing is kept in memory twice.

An index has its documents in order of id, so a document number is also the
last tie-breaker of the results. It is built once and never changed; the next
one takes over what was read of documents whose texts are the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from zoek.errors import EngineError
from zoek.search.document import Document
from zoek.search.field_arrays import FieldArrays
from zoek.search.inversion import FIELD_TEXTS, write_inverted
from zoek.search.ordering import title_key
from zoek.search.pieces import pieces_of
from zoek.search.running_text import Reader, read_running_text
from zoek.search.stored import Arrays, append, array_file, write_array, write_strings
from zoek.search.whoosh_codec import commit
from zoek.search.word_table import read_word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer
    from zoek.search.running_text import RunningText
    from zoek.search.word_table import WordTable

KEY_BYTES = 16
NO_YEAR = 0
FACET_PREFIX = "facet_"
RECORD = tuple(name for name in Document.__slots__ if name != "facets")
NUMBERS = ("since", "until", "standing")


@dataclass(frozen=True, slots=True)
class Before:
    """An index to take over from: the numbers of its documents by the key of their texts.

    Keys are made with `version`, of all that turns texts into terms. So a
    document may be missing, but never out of date.
    """

    version: str = ""
    documents: Mapping[bytes, int] = field(default_factory=dict)
    words: WordTable | None = None
    texts: RunningText | None = None


def read_before(folder: Path, version: str) -> Before:
    """The index in a folder, to take over from; raises OSError, ValueError or KeyError when it cannot be read."""
    arrays = Arrays(folder)
    keys = arrays["documents.keys"].tobytes()
    numbers = {keys[start : start + KEY_BYTES]: start // KEY_BYTES for start in range(0, len(keys), KEY_BYTES)}
    return Before(version, numbers, read_word_table(arrays), read_running_text(arrays))


def text_key(document: Document, version: str) -> bytes:
    """What the terms and vectors of a document depend on, as a hash."""
    texts = (version, document.title, document.summary, document.keywords, document.body)
    return hashlib.blake2b(json.dumps(texts).encode(), digest_size=KEY_BYTES).digest()


def build(folder: Path, documents: Iterable[Document], analyzer: DutchAnalyzer, before: Before | None = None) -> int:
    """Write an index of the documents into an empty folder; of two with one id the last stays.

    Gives how many had to be read anew. Raises EngineError when the folder cannot be written.
    """
    before = before or Before()
    try:
        reader, listed = Reader(before.words, before.texts), _Listed()
        anew = _read(folder, documents, before, reader, listed)
        order = [listed.places[name] for name in sorted(listed.places)]
        texts, table = reader.finish(order, analyzer)
        texts.write(folder)
        texts = read_running_text(Arrays(folder))  # from the disk, as far as it is needed
        table.write(folder)
        pieces = pieces_of(table, analyzer)
        pieces.write(folder)
        write_inverted(folder, texts, table, pieces)
        facets = listed.write(folder, order)
        commit(folder, len(order), _fields(len(table.term_names), facets))
    except OSError as error:
        message = f"De index kan niet worden geschreven in {folder}: {error.strerror}."
        raise EngineError(message, "Controleer of de schijf vol is en of u in deze map mag schrijven.") from error
    return anew


def _read(folder: Path, documents: Iterable[Document], before: Before, reader: Reader, listed: _Listed) -> int:
    """Read every document, and write what it is; gives how many were not there before."""
    anew = 0
    with array_file(folder, "records", np.dtype(np.uint8)) as records:
        for document in documents:
            key = text_key(document, before.version)
            number = before.documents.get(key)
            if number is None:
                reader.read(document)
                anew += 1
            else:
                reader.reuse(number)
            record = to_record(document)
            append(records, np.frombuffer(record, np.uint8))
            listed.add(document, key, len(record))
    return anew


def to_record(document: Document) -> bytes:
    """A document as it is stored."""
    values = [*(getattr(document, name) for name in RECORD), dict(document.facets)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def from_record(record: bytes) -> Document:
    """A document out of what was stored; raises ValueError or TypeError when that is damaged."""
    *values, facets = json.loads(record.decode(errors="surrogatepass"))
    found = dict(zip(RECORD, values, strict=True)) | {"facets": {key: tuple(row) for key, row in facets.items()}}
    return Document(**found | {"related": tuple(found["related"])})


def _fields(terms: int, facets: Iterable[str]) -> Iterator[FieldArrays]:
    for name in (f"text_{found.name.lower()}" for found in FIELD_TEXTS):
        yield FieldArrays(name, "terms", name)
        yield FieldArrays(f"{name}_exact", "words", name, first=terms)
    yield FieldArrays("words", "pieces", "pieces", has_places=True)
    yield FieldArrays("id", "ids", "ids")
    for facet in facets:
        yield FieldArrays(FACET_PREFIX + facet, FACET_PREFIX + facet, FACET_PREFIX + facet)


class _Listed:
    """What is not text of the documents, in the order in which they come."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self._keys: list[bytes] = []
        self._sizes: list[int] = []
        self._titles: list[str] = []
        self._numbers: dict[str, list[int]] = {name: [] for name in NUMBERS}
        self._facets: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._related: list[tuple[int, str]] = []

    def add(self, document: Document, key: bytes, size: int) -> None:
        """Remember a document; its record has this many bytes."""
        place = self.places[document.id] = len(self._keys)
        self._keys.append(key)
        self._sizes.append(size)
        self._titles.append(title_key(document.title))
        for name, values in self._numbers.items():
            values.append(getattr(document, name) or NO_YEAR)
        for facet, found in document.facets.items():
            for value in found:
                self._facets[facet][value].append(place)
        self._related += ((place, other) for other in document.related)

    def write(self, folder: Path, order: Sequence[int]) -> list[str]:
        """Write it all for the documents in this order; gives the facets."""
        numbers = np.full(len(self._keys), -1, np.int64)
        numbers[np.asarray(order, np.int64)] = np.arange(len(order))
        ends = np.cumsum(np.asarray(self._sizes, np.int64))
        bounds = np.stack([ends - np.asarray(self._sizes, np.int64), ends], axis=1)
        write_array(folder, "documents.records", bounds[np.asarray(order, np.int64)].ravel())
        write_array(folder, "documents.keys", np.frombuffer(b"".join(self._keys[place] for place in order), np.uint8))
        ranks = {title: rank for rank, title in enumerate(sorted({self._titles[place] for place in order}))}
        columns = {name: [values[place] for place in order] for name, values in self._numbers.items()}
        columns["title_rank"] = [ranks[self._titles[place]] for place in order]
        for name, values in columns.items():
            write_array(folder, f"documents.{name}", np.asarray(values, np.int32))
        self._write_related(folder, numbers)
        write_strings(folder, "ids", sorted(self.places))
        write_array(folder, "ids.firsts", np.arange(len(order) + 1))
        write_array(folder, "ids.documents", np.arange(len(order), dtype=np.uint32))
        for facet, found in self._facets.items():
            self._write_terms(folder, FACET_PREFIX + facet, found, numbers)
        return list(self._facets)

    def _write_related(self, folder: Path, numbers: NDArray[np.int64]) -> None:
        known = [(place, self.places[other]) for place, other in self._related if other in self.places]
        pairs = numbers[np.asarray(known, np.int64).reshape(-1, 2)]
        linked, others = pairs[(pairs >= 0).all(axis=1)].astype(np.int32).T
        write_array(folder, "documents.linked", linked)
        write_array(folder, "documents.others", others)

    def _write_terms(
        self, folder: Path, name: str, found: Mapping[str, Sequence[int]], numbers: NDArray[np.int64]
    ) -> None:
        """Write values, and the documents that have each."""
        values = sorted(found)
        rows = [np.sort(numbers[np.asarray(found[value], np.int64)]) for value in values]
        rows = [row[np.diff(row, prepend=-1) > 0] for row in rows]  # each once; of two with one id the first is -1
        write_strings(folder, name, values)
        write_array(folder, f"{name}.firsts", np.cumsum([0, *map(len, rows)], dtype=np.int64))
        documents: NDArray[Any] = np.concatenate([np.zeros(0, np.int64), *rows])
        write_array(folder, f"{name}.documents", documents.astype(np.uint32))
