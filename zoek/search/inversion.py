"""From words in reading order to documents by term: sorting, in arrays, a range of terms at a time.

What is sorted are whole numbers: the term in the high bits, what is told of it
(the document, or the place) in the low ones. A range has at most MOST_KEYS of
them, so that memory does not grow with the number of documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from zoek.library.fields import SearchField
from zoek.search.stored import append, array_file, stretches, write_array
from zoek.search.terms import PHRASE_GAP
from zoek.search.text_words import TEXTS
from zoek.search.word_table import EXACT_UNITS, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.search.pieces import Pieces
    from zoek.search.running_text import RunningText
    from zoek.search.word_table import WordTable

MOST_KEYS = 1 << 22
"""Keys sorted at a time, 32 MB."""
MOST_WORDS = 1 << 19
"""Words in reading order that are looked at at a time, unless one document has more."""
FIELD_TEXTS = {SearchField.TITLE: (0, 1), SearchField.SUMMARY: (1, 3), SearchField.BODY: (3, 4)}
"""Which of the four texts of a document are in a field: from the first up to the second."""
MOST_UNITS = np.iinfo(np.uint16).max
"""What the frequency of a term in one text is stored as when it is more."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What each word is filed under: row w of `rows` has the entries, `extras` what is added to the low bits there."""

    rows: Rows
    extras: NDArray[np.int64]
    size: int


@dataclass(frozen=True, slots=True)
class Range:
    """The sorted keys of the entries from `first` up to `end`: which entry, counted from `first`, and its low bits."""

    first: int
    end: int
    keys: NDArray[np.int64]

    def counts(self, keys: NDArray[np.int64], low_bits: int) -> NDArray[np.int64]:
        """How many of these keys, without some low bits, each entry has."""
        return np.bincount(keys >> low_bits, minlength=self.end - self.first)


class Words(Protocol):
    """Words with the low bits that belong to where each stands, some documents at a time, as often as wanted."""

    def chunks(self) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.int64]]]:
        """Words in reading order, and as many low bits."""


def write_inverted(folder: Path, texts: RunningText, table: WordTable, pieces: Pieces) -> None:
    """Write the postings of every term and exact word in each field, the places of words, and what is counted."""
    lengths, filed = table.lengths, _filed(table)
    for field, bounds in FIELD_TEXTS.items():
        name, words = f"text_{field.name.lower()}", DocumentsOfWords(texts, bounds)
        write_array(folder, f"{name}.lengths", _lengths(words, lengths, len(texts)))
        _write_postings(folder, name, words, filed)
    write_array(folder, "words.counts", _document_counts(texts, table))
    _write_places(folder, texts, pieces)


class DocumentsOfWords:
    """The words of some texts of every document, with the number of the document."""

    def __init__(self, texts: RunningText, bounds: tuple[int, int] = (0, TEXTS), shift: int = 0) -> None:
        """`bounds` are the first of the texts of each document, and the one after the last."""
        self._texts = texts
        self._bounds = bounds
        self._shift = shift

    def shifted(self, bits: int) -> DocumentsOfWords:
        """The same with the numbers of documents so many bits higher."""
        return DocumentsOfWords(self._texts, self._bounds, bits)

    def __len__(self) -> int:
        """The number of documents."""
        return len(self._texts)

    def chunks(self) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.int64]]]:
        """Words in reading order, and the document of each."""
        for start, end in document_chunks(self._texts):
            documents = np.arange(start, end)
            begins = self._texts.firsts[TEXTS * documents + self._bounds[0]]
            counts = self._texts.firsts[TEXTS * documents + self._bounds[1]] - begins
            yield self._texts.numbers[stretches(begins, counts)], np.repeat(documents << self._shift, counts)


class PlacesOfWords:
    """The words of all texts, with the place of each in one row through all documents."""

    def __init__(self, texts: RunningText, widths: NDArray[np.int64]) -> None:
        """`widths` tells for every word how many places it takes."""
        self._texts = texts
        self._widths = widths

    def chunks(self) -> Iterator[tuple[NDArray[np.uint32], NDArray[np.int64]]]:
        """Words in reading order, and the place of each."""
        place = 0
        for start, end in document_chunks(self._texts):
            words = self._texts.numbers[self._texts.firsts[TEXTS * start] : self._texts.firsts[TEXTS * end]]
            ends = place + np.cumsum(self._widths[words])
            yield words, ends - self._widths[words]
            place = int(ends[-1])

    def firsts(self) -> NDArray[np.int64]:
        """The place where each document begins, and the one after the last."""
        found = [np.zeros(0, np.int64)]
        last = 0
        for (start, end), (words, places) in zip(document_chunks(self._texts), self.chunks(), strict=True):
            begins = self._texts.firsts[TEXTS * start : TEXTS * end : TEXTS]
            found.append(places[begins - begins[0]])
            last = int(places[-1] + self._widths[words[-1]])
        return np.concatenate([*found, [last]])


def document_chunks(texts: RunningText) -> Iterator[tuple[int, int]]:
    """Numbers of documents, from the first up to the second, that have at most MOST_WORDS words together."""
    firsts, start = texts.firsts[::TEXTS], 0
    while start < len(texts):
        end = max(start + 1, int(np.searchsorted(firsts, firsts[start] + MOST_WORDS, "right")) - 1)
        yield start, end
        start = end


def _lengths(words: DocumentsOfWords, lengths: NDArray[np.int64], documents: int) -> NDArray[np.uint32]:
    """The length of a field in every document, in UNITs."""
    sums = np.zeros(documents)
    for numbers, holders in words.chunks():
        sums += np.bincount(holders, lengths[numbers], documents)
    return sums.astype(np.uint32)


def _filed(table: WordTable) -> Entries:
    """Each word under its terms and, unless it is a stop word, under itself; those come after all terms."""
    is_exact = table.is_stop_word == 0
    counts = table.terms.counts + is_exact
    firsts = np.concatenate([[0], np.cumsum(counts)])
    values = np.zeros(int(firsts[-1]), np.uint32)
    extras = np.full(len(values), EXACT_UNITS, np.int64)
    terms = stretches(firsts[:-1], table.terms.counts)
    values[terms], extras[terms] = table.terms.values, table.units
    values[firsts[1:][is_exact] - 1] = len(table.term_names) + np.flatnonzero(is_exact)
    return Entries(Rows(firsts, values), extras, len(table.term_names) + len(table.words))


def _write_postings(folder: Path, name: str, words: DocumentsOfWords, entries: Entries) -> None:
    unit_bits = int(entries.extras.max(initial=1)).bit_length()
    document_bits = len(words).bit_length()
    counts = np.zeros(entries.size, np.int64)
    with (
        array_file(folder, f"{name}.documents", np.dtype(np.uint32)) as holders,
        array_file(folder, f"{name}.units", np.dtype(np.uint16)) as units,
    ):
        for found in _sorted(words.shifted(unit_bits), entries, document_bits + unit_bits):
            pairs = found.keys >> unit_bits
            places = np.flatnonzero(_changes(pairs))
            sums = np.add.reduceat(found.keys & ((1 << unit_bits) - 1), places)
            once = pairs[places]
            append(holders, (once & ((1 << document_bits) - 1)).astype(np.uint32))
            append(units, np.minimum(sums, MOST_UNITS).astype(np.uint16))
            counts[found.first : found.end] = found.counts(once, document_bits)
    write_array(folder, f"{name}.firsts", np.concatenate([[0], np.cumsum(counts)]))


def _document_counts(texts: RunningText, table: WordTable) -> NDArray[np.uint32]:
    """In how many documents each word stands."""
    counts = np.zeros(len(table.words), np.int64)
    bits = len(texts).bit_length()
    for words, documents in DocumentsOfWords(texts).chunks():
        pairs = np.sort(words.astype(np.int64) << bits | documents)
        once = pairs[_changes(pairs)]
        counts += np.bincount(once >> bits, minlength=len(counts))
    counts[0] = 0  # BREAK is no word
    return counts.astype(np.uint32)


def _write_places(folder: Path, texts: RunningText, pieces: Pieces) -> None:
    """Write the places of every piece in one row through all documents, and how many documents hold it."""
    rows, size = pieces.of_words, len(pieces.names)
    widths = rows.counts
    widths[0] = PHRASE_GAP
    steps = np.arange(len(rows.values)) - np.repeat(rows.firsts[:-1], rows.counts)
    words = PlacesOfWords(texts, widths)
    firsts = words.firsts().astype(np.uint32)
    low_bits = int(firsts[-1]).bit_length()
    counts, holders = np.zeros(size, np.int64), np.zeros(size, np.int64)
    with array_file(folder, "pieces.places", np.dtype(np.uint32)) as file:
        for found in _sorted(words, Entries(rows, steps, size), low_bits):
            places = (found.keys & ((1 << low_bits) - 1)).astype(np.uint32)
            append(file, places)
            counts[found.first : found.end] = found.counts(found.keys, low_bits)
            is_new = _changes(np.searchsorted(firsts, places, "right")) | _changes(found.keys >> low_bits)
            holders[found.first : found.end] = found.counts(found.keys[is_new], low_bits)
    write_array(folder, "pieces.firsts", np.concatenate([[0], np.cumsum(counts)]))
    write_array(folder, "pieces.holders", holders.astype(np.uint32))
    write_array(folder, "places.firsts", firsts)


def _sorted(words: Words, entries: Entries, low_bits: int) -> Iterator[Range]:
    """Every word under each of its entries, ascending; only ranges that have any."""
    for first, end in key_ranges(_loads(words, entries)):
        is_inside = (entries.rows.values >= first) & (entries.rows.values < end)
        firsts = np.concatenate([[0], np.cumsum(is_inside)])[entries.rows.firsts]
        counts = np.diff(firsts)
        highs = (entries.rows.values[is_inside].astype(np.int64) - first) << low_bits
        highs += entries.extras[is_inside]
        keys = []
        for numbers, lows in words.chunks():
            repeats = counts[numbers]
            keys.append(highs[stretches(firsts[numbers], repeats)] + np.repeat(lows, repeats))
        found = np.concatenate(keys)
        keys.clear()
        found.sort()
        yield Range(first, end, found)


def _changes(row: NDArray[np.integer]) -> NDArray[np.bool_]:
    """True at the first, and wherever a value differs from the one before."""
    changes = np.ones(len(row), bool)
    np.not_equal(row[1:], row[:-1], out=changes[1:])
    return changes


def _loads(words: Words, entries: Entries) -> NDArray[np.int64]:
    """How many keys each entry will have."""
    uses = np.zeros(len(entries.rows.firsts) - 1, np.int64)
    for numbers, _ in words.chunks():
        uses += np.bincount(numbers, minlength=len(uses))
    weights = np.repeat(uses, entries.rows.counts)
    return np.bincount(entries.rows.values, weights, entries.size).astype(np.int64)


def key_ranges(loads: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of entries that have at most MOST_KEYS keys together, or are one entry; none without keys."""
    ends = np.cumsum(loads)
    first = 0
    while first < len(ends):
        before = int(ends[first - 1]) if first else 0
        end = max(first + 1, int(np.searchsorted(ends, before + MOST_KEYS, "right")))
        if ends[end - 1] > before:
            yield first, end
        first = end
