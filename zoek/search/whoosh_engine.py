"""The embedded engine: Whoosh keeps the index, numpy does the arithmetic.

Whoosh opens the index and can search in it by a codec of our own
(whoosh_codec.py); its own scoring is not used (34 ms a page at 10,000
documents in pure Python). The arrays that the codec reads term by term are
taken whole here.
"""

from __future__ import annotations

import pickle
import struct
from bisect import bisect_left
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from whoosh import index
from whoosh.reading import ReaderClosed

from zoek.errors import EngineError
from zoek.library.fields import SearchField
from zoek.search.arrays import Columns, FacetArrays, match_plan
from zoek.search.beginnings import EXACT_MARK, meant_terms
from zoek.search.building import from_record
from zoek.search.engine import Engine, Matches
from zoek.search.field_arrays import PLACES_FIRSTS, Field, read_fields
from zoek.search.merging import FACETS as FACET_PREFIX
from zoek.search.postings import ArraysCache, Postings, starts_of_row, summed
from zoek.search.running_text import read_running_text
from zoek.search.scoring import inverse_document_frequency, normalized_frequency, saturated
from zoek.search.stored import Arrays
from zoek.search.terms import ROW_MARK
from zoek.search.text_words import Lexicon
from zoek.search.weighing import Names, Weighed, weigh
from zoek.search.whoosh_codec import open_reader
from zoek.search.word_table import UNIT, read_word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.search.document import Document
    from zoek.search.engine import Plan
    from zoek.search.text_words import TextWords

FIELD_NAMES = {field: f"text_{field.name.lower()}" for field in SearchField}
CACHED_ROWS = 4096
"""Rows of words of which the documents are kept: seven for each label of the thesaurus, most in few documents."""
REBUILD = "Maak de index opnieuw met `zoek index --full`."
DAMAGE = (
    index.IndexError,
    ReaderClosed,
    OSError,
    ValueError,
    LookupError,
    EOFError,
    AssertionError,
    AttributeError,
    TypeError,
    struct.error,
    pickle.PickleError,
)


class WhooshEngine(Engine):
    """An index that `build` wrote, opened for reading; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder; raises EngineError when it is missing or damaged."""
        self._folder = folder
        try:
            with open_reader(folder) as reader:
                self._count = int(reader.doc_count_all())
            self._arrays = Arrays(folder)
            self._fields = read_fields(self._arrays)
            self._texts = read_running_text(self._arrays)
            self._shares = {field: self._shares_of(field) for field in SearchField}
            self._ids = self._arrays.strings("ids")[:]
            self._places = self._arrays[PLACES_FIRSTS]
            self.columns = self._read_columns()
            self._lexicon = self._read_lexicon()
        except DAMAGE as error:
            raise self._damage() from error
        self._postings = ArraysCache(self._decode)
        self._weighed = ArraysCache[Names, Weighed](lambda names: weigh(self, names))
        self._rows = lru_cache(maxsize=CACHED_ROWS)(self._find_rows)

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

    def text_words(self, ids: Sequence[str]) -> TextWords:
        """The words of the documents with these ids, in this order; unknown ids are left out."""
        return self._texts.documents(list(self._numbers(ids)))

    def lexicon(self) -> Lexicon:
        """The words of all texts."""
        return self._lexicon

    def count(self, terms: Sequence[str]) -> int:
        """How many documents hold the one term, or the several in a row."""
        return len(self.phrase(terms) if len(terms) > 1 else self.postings(terms[0]).numbers)

    def words(self) -> Mapping[str, int]:
        """Every folded word of the texts, with the number of documents that hold it."""
        return dict(zip(self._fields["words"].strings, self._arrays["pieces.holders"].tolist(), strict=True))

    def postings(self, term: str) -> Postings:
        """Documents that hold the term in any text field, with its BM25F score in each."""
        return self._postings[term]

    def weighed(self, names: Names) -> Weighed:
        """What the alternatives and expansions of a group come to."""
        return self._weighed[names]

    def phrase(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The documents that have the exact words in a row."""
        return self._rows(tuple(words))

    def _find_rows(self, words: tuple[str, ...]) -> NDArray[np.int32]:
        starts = starts_of_row([self._places_of(word) for word in words])
        return np.unique(np.searchsorted(self._places, starts, "right") - 1).astype(np.int32)

    def _places_of(self, word: str) -> NDArray[np.uint32]:
        """The places of an exact word, or of every word with a term in the form of `row_term`."""
        if not word.startswith(ROW_MARK):
            stretch = self._fields["words"].stretch(word)
            return self._fields["words"].places(stretch or slice(0))
        term = self._arrays.strings("row_terms").find(word.removeprefix(ROW_MARK))
        numbers = np.flatnonzero(self._arrays["pieces.row_terms"] == term) if term is not None else ()
        firsts = self._fields["words"].firsts
        parts = [self._fields["words"].places(slice(*firsts[number : number + 2].tolist())) for number in numbers]
        return (
            parts[0] if len(parts) == 1 else np.sort(np.concatenate([self._fields["words"].places(slice(0)), *parts]))
        )

    def _decode(self, term: str) -> Postings:
        found = [self._named(one) for one in meant_terms(term, self._lexicon)]
        parts = [self._part(field, *named) for field in SearchField for named in found]
        holders, normalized = summed([part for part in parts if part], self._count)
        return Postings(holders, saturated(normalized, inverse_document_frequency(self._count, len(holders))))

    def _shares_of(self, field: SearchField) -> NDArray[np.float64]:
        """What one occurrence of a term in a field counts in each document."""
        lengths: NDArray[np.float64] = self._arrays[f"{FIELD_NAMES[field]}.lengths"] * UNIT
        average = float(lengths.mean()) if self._count else 0.0
        return normalized_frequency(np.ones(self._count), lengths, average, field.value)

    def _named(self, term: str) -> tuple[str, int | None]:
        """What the names of the fields with a term end with, and its number in all of these; looked up once."""
        ending = "_exact" if term.startswith(EXACT_MARK) else ""
        strings = self._fields[FIELD_NAMES[SearchField.BODY] + ending].strings
        return ending, strings.find(term.removeprefix(EXACT_MARK))

    def _part(
        self, field: SearchField, ending: str, number: int | None
    ) -> tuple[NDArray[np.uint32], NDArray[np.float64]] | None:
        """Documents that have a term in a field, with what it counts there; None when none has."""
        found = self._fields[FIELD_NAMES[field] + ending]
        stretch = None if number is None else found.stretch_at(number)
        if stretch is None:
            return None
        numbers = found.documents(stretch)
        return numbers, found.weights(stretch) * self._shares[field][numbers]

    def _numbers(self, ids: Iterable[str]) -> Iterator[int]:
        for name in ids:
            place = bisect_left(self._ids, name)
            if place < len(self._ids) and self._ids[place] == name:
                yield place

    def _document(self, number: int) -> Document:
        first, end = self._arrays["documents.records"][number : number + 2].tolist()
        try:
            return from_record(self._arrays["records"][first:end].tobytes())
        except DAMAGE as error:
            raise self._damage() from error

    def _read_columns(self) -> Columns:
        names = [name for name in self._fields if name.startswith(FACET_PREFIX)]
        facets = {name.removeprefix(FACET_PREFIX): _facet(self._fields[name], self._count) for name in names}
        since, until, title_rank, standing, linked, others = (
            self._arrays[f"documents.{name}"]
            for name in ("since", "until", "title_rank", "standing", "linked", "others")
        )
        return Columns(since, until, title_rank, standing, (linked, others), MappingProxyType(facets))

    def _read_lexicon(self) -> Lexicon:
        table = read_word_table(self._arrays)
        givers = np.repeat(np.arange(len(table.words)), table.terms.counts)
        order = np.argsort(table.terms.values, kind="stable")
        counts = np.bincount(table.terms.values, minlength=len(table.term_names))
        return Lexicon(
            words=table.words,
            counts=self._arrays["words.counts"],
            terms=table.term_names,
            firsts=np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32),
            givers=givers[order].astype(np.uint32),
        )

    def _damage(self) -> EngineError:
        return EngineError(f"De index in {self._folder} is beschadigd of niet te lezen.", REBUILD)


def _facet(field: Field, count: int) -> FacetArrays:
    """The values in use of a facet, and the documents that have each."""
    counts = np.diff(field.firsts)
    ordinals = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    return FacetArrays(tuple(field.strings[:]), field.documents(slice(None)).astype(np.int32), ordinals, count)
