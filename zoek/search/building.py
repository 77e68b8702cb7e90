"""Making an index of documents: read them one by one, then sort words into postings; nothing is kept in memory twice.

An index has its documents in order of id, so a document number is also the
last tie-breaker of the results. It is built once and never changed; the next
one takes over what was read of documents whose texts are the same.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from zoek.errors import EngineError
from zoek.search.document import Document
from zoek.search.field_arrays import FieldArrays
from zoek.search.inversion import FIELD_TEXTS, write_inverted
from zoek.search.links import LINKS, write_ids, write_links
from zoek.search.merging import FACETS as FACET_PREFIX
from zoek.search.merging import KEY_BYTES, merge
from zoek.search.ordering import title_key
from zoek.search.pieces import pieces_of, read_pieces
from zoek.search.running_text import Reader, read_running_text
from zoek.search.stored import Arrays, append, array_file, write_array, write_strings
from zoek.search.whoosh_codec import commit
from zoek.search.word_table import read_word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer

NO_YEAR = 0
FRESH = "nieuw-"
UNORDERED = "ongeordend"
RECORD = tuple(name for name in Document.__slots__ if name != "facets")
NUMBERS = ("since", "until", "standing")


@dataclass(frozen=True, slots=True)
class Before:
    """An index to take over from, made by the same version, and the number of each of its documents by id.

    Without `arrays` there is nothing to take.
    """

    arrays: Arrays | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)

    def has(self, document: Document, record: bytes) -> bool:
        """Whether this very document is in it."""
        number = self.numbers.get(document.id)
        if number is None or self.arrays is None:
            return False
        first, end = self.arrays["documents.records"][number : number + 2].tolist()
        return end - first == len(record) and self.arrays["records"][first:end].tobytes() == record


def read_before(folder: Path) -> Before:
    """The index in a folder, to take over from; raises OSError, ValueError or KeyError when it cannot be read."""
    arrays = Arrays(folder)
    return Before(arrays, {name: number for number, name in enumerate(arrays.strings("ids")[:])})


def text_key(document: Document) -> bytes:
    """The texts of a document as a hash: what its vectors depend on."""
    texts = (document.title, document.summary, document.keywords, document.body)
    return hashlib.blake2b(json.dumps(texts).encode(), digest_size=KEY_BYTES).digest()


def build(
    folder: Path,
    documents: Iterable[Document],
    analyzer: DutchAnalyzer,
    before: Before | None = None,
    same: Iterable[str] = (),
) -> int:
    """Write an index of the documents into an empty folder; of two with one id the last stays.

    `same` are the ids of more documents, which are as they are in the index
    before. Gives how many documents were not there before. Raises EngineError
    when the folder cannot be written.
    """
    try:
        if before is None or before.arrays is None:
            return _build(folder, documents, analyzer)
        return _build_after(folder, documents, analyzer, before, same)
    except OSError as error:
        message = f"De index kan niet worden geschreven in {folder}: {error.strerror}."
        raise EngineError(message, "Controleer of de schijf vol is en of u in deze map mag schrijven.") from error


def _build_after(
    folder: Path, documents: Iterable[Document], analyzer: DutchAnalyzer, before: Before, same: Iterable[str]
) -> int:
    """Index what is new in a folder of its own, and merge that with what stays."""
    arrays = before.arrays
    assert arrays is not None
    stays = np.zeros(len(before.numbers), bool)
    stays[[before.numbers[name] for name in same]] = True
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=FRESH) as name:
        fresh = Path(name)
        anew = _build(fresh, _changed(documents, before, stays), analyzer, arrays)
        count, terms, facets = merge(folder, arrays, stays, Arrays(fresh))
    commit(folder, count, _fields(terms, facets))
    return anew


def _changed(documents: Iterable[Document], before: Before, stays: NDArray[np.bool_]) -> Iterator[Document]:
    """The documents that are not in the index before; of the others it is noted that they stay.

    Those that come a second time are taken for new: which of them stays is for `_build`.
    """
    came: set[str] = set()
    for document in documents:
        number = before.numbers.get(document.id)
        if number is not None:
            stays[number] = document.id not in came and before.has(document, to_record(document))
            came.add(document.id)
        if number is None or not stays[number]:
            yield document


def _build(folder: Path, documents: Iterable[Document], analyzer: DutchAnalyzer, known: Arrays | None = None) -> int:
    """Write an index of nothing but these documents; what the words of another come to is known."""
    reader, listed = Reader(), _Listed()
    _read(folder, documents, reader, listed)
    order = [listed.places[name] for name in sorted(listed.places)]
    texts, table = reader.finish(order, analyzer, read_word_table(known) if known else None)
    texts.write(folder)
    texts = read_running_text(Arrays(folder))  # from the disk, as far as it is needed
    table.write(folder)
    pieces = pieces_of(table, analyzer, read_pieces(known) if known else None)
    pieces.write(folder)
    write_inverted(folder, texts, table, pieces)
    facets = listed.write(folder, order)
    commit(folder, len(order), _fields(len(table.term_names), facets))
    return len(order)


def _read(folder: Path, documents: Iterable[Document], reader: Reader, listed: _Listed) -> None:
    """Read every document, and write what it is."""
    with array_file(folder, "records", np.dtype(np.uint8)) as records:
        for document in documents:
            reader.read(document)
            record = to_record(document)
            append(records, np.frombuffer(record, np.uint8))
            listed.add(document, len(record))


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
        yield FieldArrays(facet, facet, facet)


class _Listed:
    """What is not text of the documents, in the order in which they come."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self._keys: list[bytes] = []
        self._sizes: list[int] = []
        self._titles: list[str] = []
        self._numbers: dict[str, list[int]] = {name: [] for name in NUMBERS}
        self._facets: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._links: dict[str, list[int]] = defaultdict(list)

    def add(self, document: Document, size: int) -> None:
        """Remember a document; its record has this many bytes."""
        place = self.places[document.id] = len(self._keys)
        self._keys.append(text_key(document))
        self._sizes.append(size)
        self._titles.append(title_key(document.title))
        for name, values in self._numbers.items():
            values.append(getattr(document, name) or NO_YEAR)
        for facet, found in document.facets.items():
            for value in found:
                self._facets[FACET_PREFIX + facet][value].append(place)
        for other in document.related:
            self._links[other].append(place)

    def write(self, folder: Path, order: Sequence[int]) -> list[str]:
        """Write it all for the documents in this order; gives the facets."""
        numbers = np.full(len(self._keys), -1, np.int64)
        numbers[np.asarray(order, np.int64)] = np.arange(len(order))
        self._write_records(folder, np.asarray(order, np.int64))
        write_array(folder, "documents.keys", np.frombuffer(b"".join(self._keys[place] for place in order), np.uint8))
        titles = sorted({self._titles[place] for place in order})
        ranks = {title: rank for rank, title in enumerate(titles)}
        write_strings(folder, "titles", titles)
        columns = {name: [values[place] for place in order] for name, values in self._numbers.items()}
        columns["title_rank"] = [ranks[self._titles[place]] for place in order]
        for name, values in columns.items():
            write_array(folder, f"documents.{name}", np.asarray(values, np.int32))
        ids = sorted(self.places)
        write_ids(folder, ids)
        facets = [name for name in sorted(self._facets) if self._write_terms(folder, name, self._facets[name], numbers)]
        self._write_terms(folder, LINKS, self._links, numbers)
        write_links(folder, ids)
        return facets

    def _write_records(self, folder: Path, order: NDArray[np.int64]) -> None:
        """Put the records in order, if documents came in another, and write where each begins."""
        firsts = np.cumsum([0, *self._sizes], dtype=np.int64)
        if not np.array_equal(order, np.arange(len(self._sizes))):
            path = folder / "records.u1"
            path.rename(folder / UNORDERED)
            records = np.memmap(folder / UNORDERED, np.uint8, "r")
            with path.open("wb") as file:
                for place in order.tolist():
                    append(file, records[firsts[place] : firsts[place + 1]])
            (folder / UNORDERED).unlink()
        sizes = np.asarray(self._sizes, np.int64)[order]
        write_array(folder, "documents.records", np.cumsum([0, *sizes.tolist()], dtype=np.int64))

    def _write_terms(
        self, folder: Path, name: str, found: Mapping[str, Sequence[int]], numbers: NDArray[np.int64]
    ) -> bool:
        """Write values, and the documents that have each; False when none has any."""
        values = sorted(found)
        rows = [np.sort(numbers[np.asarray(found[value], np.int64)]) for value in values]
        rows = [row[np.diff(row, prepend=-1) > 0] for row in rows]  # each once; of two with one id the first is -1
        values = [value for value, row in zip(values, rows, strict=True) if len(row)]
        rows = [row for row in rows if len(row)]
        if not values and name != LINKS:
            return False
        write_strings(folder, name, values)
        write_array(folder, f"{name}.firsts", np.cumsum([0, *map(len, rows)], dtype=np.int64))
        documents: NDArray[Any] = np.concatenate([np.zeros(0, np.int64), *rows])
        write_array(folder, f"{name}.documents", documents.astype(np.uint32))
        return True
