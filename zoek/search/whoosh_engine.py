"""The embedded engine: Whoosh keeps the index, numpy does the arithmetic.

Whoosh stores the documents, the postings of every term and the columns; its
own scoring is not used (34 ms a page at 10,000 documents in pure Python).
Documents are written in order of id, so a document number is also the last
tie-breaker of the results. An index is built once and never changed.
"""

from __future__ import annotations

import pickle
import struct
import threading
import zlib
from bisect import bisect_left
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import columns, fields, formats, index
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import ReaderClosed

from zoek.errors import EngineError
from zoek.library.fields import SearchField
from zoek.search.arrays import NO_YEAR, Columns, FacetArrays, match_plan
from zoek.search.beginnings import meant_terms
from zoek.search.document import Document
from zoek.search.engine import Engine, Matches
from zoek.search.ordering import title_key
from zoek.search.postings import ArraysCache, Postings, documents_with_row
from zoek.search.scoring import inverse_document_frequency, normalized_frequency, saturated
from zoek.search.terms import is_exact_word
from zoek.search.text_words import document_tokens, lexicon_of, packed, unpacked
from zoek.search.weighing import Names, Weighed, weigh

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from whoosh.reading import IndexReader

    from zoek.search.engine import Plan
    from zoek.search.terms import DocumentTerms
    from zoek.search.text_words import DocumentWords, Lexicon

FIELD_NAMES = {field: f"text_{field.name.lower()}" for field in SearchField}
LENGTH_NAMES = {field: f"length_{field.name.lower()}" for field in SearchField}
FACET_PREFIX = "facet_"
CACHED_ROWS = 4096
"""Rows of words of which the documents are kept: seven for each label of the thesaurus, most in few documents."""
CACHED_DOCUMENTS = 100  # read for their text and then for their words: a page of them at most
LEXICON = "woorden.bin"
REBUILD = "Maak de index opnieuw met `zoek index --full`."
_READING = (index.IndexError, ReaderClosed, OSError, ValueError, KeyError, EOFError, AssertionError)
DAMAGE = (*_READING, AttributeError, TypeError, struct.error, zlib.error, pickle.PickleError)


class TermsField(fields.FieldType):
    """Takes a mapping of terms to weights as they are; keeps the weight of each, no places."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), analyzer=None)  # type: ignore[arg-type]  # terms arrive analyzed

    def index(self, value: Mapping[str, float], **_: Any) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """The postings of one document, in Whoosh's form."""
        for term, weight in value.items():
            yield term.encode(), 1, weight, b""


class PlacesField(fields.FieldType):
    """Takes a mapping of words to ascending places (uint32, little-endian in the posting)."""

    def __init__(self) -> None:
        super().__init__(formats.Positions(), analyzer=None)  # type: ignore[arg-type]  # terms arrive analyzed

    def index(
        self, value: Mapping[str, Sequence[int]], **_: Any
    ) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        """The postings of one document, in Whoosh's form."""
        for word, places in value.items():
            yield word.encode(), len(places), 1.0, np.asarray(places, "<u4").tobytes()


def build(folder: Path, documents: Iterable[DocumentTerms]) -> None:
    """Write an index of the documents into an empty folder; of two with one id the last stays.

    Raises EngineError when the folder cannot be written.
    """
    unique = {terms.document.id: terms for terms in documents}
    lexicon = lexicon_of(terms.word_terms for terms in unique.values())
    ordered = [unique[name] for name in sorted(unique)]
    titles = sorted({title_key(terms.document.title) for terms in ordered})
    ranks = {title: rank for rank, title in enumerate(titles)}
    facet_keys = sorted({key for terms in ordered for key in terms.document.facets})
    try:
        writer = FileStorage(str(folder)).create_index(_schema(facet_keys)).writer()
        for terms in ordered:
            words = document_tokens(terms.document).numbered(lexicon)
            writer.add_document(text_words=packed(words), **_row(terms, ranks[title_key(terms.document.title)]))
        writer.commit()
        (folder / LEXICON).write_bytes(pickle.dumps(lexicon))
    except OSError as error:
        message = f"De index kan niet worden geschreven in {folder}: {error.strerror}."
        raise EngineError(message, "Controleer of de schijf vol is en of u in deze map mag schrijven.") from error


def _schema(facet_keys: Iterable[str]) -> fields.Schema:
    numbers = ["since", "until", "title_rank", "standing"]
    return fields.Schema(
        record=fields.STORED(),
        text_words=fields.STORED(),
        words=PlacesField(),
        id=TermsField(),
        related=TermsField(),
        **{name: TermsField() for name in FIELD_NAMES.values()},
        **{FACET_PREFIX + key: TermsField() for key in facet_keys},
        **{name: fields.COLUMN(columns.NumericColumn("I")) for name in numbers},
        **{name: fields.COLUMN(columns.NumericColumn("d")) for name in LENGTH_NAMES.values()},
    )


def _row(terms: DocumentTerms, title_rank: int) -> dict[str, Any]:
    document = terms.document
    record = {name: getattr(document, name) for name in Document.__slots__} | {"facets": dict(document.facets)}
    return {
        "record": record,
        "id": {document.id: 1.0},
        "related": dict.fromkeys(document.related, 1.0),
        "words": terms.positions,
        "since": document.since or NO_YEAR,
        "until": document.until or NO_YEAR,
        "title_rank": title_rank,
        "standing": document.standing,
        **{FIELD_NAMES[field]: terms.weights[field] for field in SearchField},
        **{LENGTH_NAMES[field]: terms.lengths[field] for field in SearchField},
        **{FACET_PREFIX + key: dict.fromkeys(values, 1.0) for key, values in document.facets.items()},
    }


class WhooshEngine(Engine):
    """An index that `build` wrote, opened for reading; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder; raises EngineError when it is missing or damaged."""
        self._folder = folder
        self._lock = threading.Lock()
        try:
            self._reader: IndexReader = FileStorage(str(folder)).open_index().reader()
            self._count = int(self._reader.doc_count_all())
            self._lengths = {field: self._column(name, np.float64) for field, name in LENGTH_NAMES.items()}
            self.columns = self._read_columns()
            self._ids = [term.decode() for term in self._reader.lexicon("id")]
            self._lexicon: Lexicon = pickle.loads((folder / LEXICON).read_bytes())  # noqa: S301 - our own file, as the documents that Whoosh stores
        except DAMAGE as error:
            raise self._damage() from error
        self._averages = {
            field: float(lengths.mean()) if self._count else 0.0 for field, lengths in self._lengths.items()
        }
        self._postings = ArraysCache(self._decode)
        self._weighed = ArraysCache[Names, Weighed](lambda names: weigh(self, names))
        self._rows = lru_cache(maxsize=CACHED_ROWS)(lambda row: documents_with_row([*map(self._places, row)]))
        self._stored = lru_cache(maxsize=CACHED_DOCUMENTS)(self._read_stored)

    def __len__(self) -> int:
        return self._count

    def match(self, plan: Plan) -> Matches:
        """Every match counted, one page of them in order."""
        found = match_plan(self, plan)
        pairs = tuple(zip((self._ids[number] for number in found.numbers.tolist()), found.scores.tolist(), strict=True))
        return Matches(found.total, found.with_all_words, found.with_a_word, pairs, found.facets)

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents with these ids, in this order; unknown ids are left out."""
        return tuple(self._document(number) for number in self._numbers(ids))

    def text_words(self, ids: Sequence[str]) -> tuple[DocumentWords, ...]:
        """The words of the documents with these ids, in this order; unknown ids are left out."""
        return tuple(unpacked(*self._stored(number)["text_words"]) for number in self._numbers(ids))

    def lexicon(self) -> Lexicon:
        """The words of all texts."""
        return self._lexicon

    def count(self, terms: Sequence[str]) -> int:
        """How many documents hold the one term, or the several in a row."""
        return len(self.phrase(terms) if len(terms) > 1 else self.postings(terms[0]).numbers)

    def words(self) -> Mapping[str, int]:
        """Every folded word of the texts, with the number of documents that hold it."""
        try:
            with self._lock:
                found = ((term.decode(), int(info.doc_frequency())) for term, info in self._reader.iter_field("words"))
                return {word: count for word, count in found if is_exact_word(word)}
        except DAMAGE as error:
            raise self._damage() from error

    def postings(self, term: str) -> Postings:
        """Documents that hold the term in any text field, with its BM25F score in each."""
        return self._postings[term]

    def weighed(self, names: Names) -> Weighed:
        """What the alternatives and expansions of a group come to."""
        return self._weighed[names]

    def phrase(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The documents that have the exact words in a row."""
        return self._rows(tuple(words))

    def _places(self, word: str) -> dict[int, NDArray[np.int64]]:
        numbers, _, values = self._raw("words", word)
        return {
            int(number): np.frombuffer(value, "<u4").astype(np.int64)
            for number, value in zip(numbers, values, strict=True)
        }

    def _decode(self, term: str) -> Postings:
        normalized = np.zeros(self._count)
        for field, name in FIELD_NAMES.items():
            for numbers, frequencies, _ in (self._raw(name, one) for one in meant_terms(term, self._lexicon)):
                lengths = self._lengths[field][numbers]
                normalized[numbers] += normalized_frequency(frequencies, lengths, self._averages[field], field.value)
        holders = np.flatnonzero(normalized).astype(np.int32)
        idf = inverse_document_frequency(self._count, len(holders))
        return Postings(holders, saturated(normalized[holders], idf))

    def _raw(self, name: str, term: str) -> tuple[NDArray[np.int32], NDArray[np.float64], list[bytes]]:
        """Document numbers, weights and values of a term in one field."""
        numbers, weights, values = [], [], []
        key = term.encode()
        try:
            with self._lock:
                if (name, key) in self._reader:
                    matcher = self._reader.postings(name, key)
                    while matcher.is_active():
                        numbers.append(matcher.id())
                        weights.append(matcher.weight())
                        values.append(matcher.value())
                        matcher.next()
        except DAMAGE as error:
            raise self._damage() from error
        return np.asarray(numbers, np.int32), np.asarray(weights, np.float64), values

    def _numbers(self, ids: Iterable[str]) -> Iterator[int]:
        for name in ids:
            place = bisect_left(self._ids, name)
            if place < len(self._ids) and self._ids[place] == name:
                yield place

    def _document(self, number: int) -> Document:
        record = self._stored(number)["record"]
        return Document(**record | {"facets": MappingProxyType(record["facets"])})

    def _read_stored(self, number: int) -> dict[str, Any]:
        try:
            with self._lock:
                return self._reader.stored_fields(number)
        except DAMAGE as error:
            raise self._damage() from error

    def _column(self, name: str, kind: type[Any] = np.int32) -> NDArray[Any]:
        if not self._count:
            return np.zeros(0, kind)
        return np.fromiter(self._reader.column_reader(name), kind, self._count)

    def _read_columns(self) -> Columns:
        names = [name for name in self._reader.schema.names() if name.startswith(FACET_PREFIX)]
        facets = {name.removeprefix(FACET_PREFIX): self._facet(name) for name in names}
        years = self._column("since"), self._column("until")
        return Columns(*years, self._column("title_rank"), self._column("standing"), self._relations(), facets)

    def _relations(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        linked, others = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
        for term in self._reader.lexicon("related"):
            other, numbers = self._raw("id", term.decode())[0], self._raw("related", term.decode())[0]
            if len(other):
                linked.append(numbers)
                others.append(np.full(len(numbers), other[0], np.int32))
        return np.concatenate(linked), np.concatenate(others)

    def _facet(self, name: str) -> FacetArrays:
        values = tuple(term.decode() for term in self._reader.lexicon(name))
        numbers = [self._raw(name, value)[0] for value in values]
        ordinals = [np.full(len(found), ordinal, np.int32) for ordinal, found in enumerate(numbers)]
        nothing = np.zeros(0, np.int32)
        return FacetArrays(
            values, np.concatenate([nothing, *numbers]), np.concatenate([nothing, *ordinals]), self._count
        )

    def _damage(self) -> EngineError:
        return EngineError(f"De index in {self._folder} is beschadigd of niet te lezen.", REBUILD)
