"""The next index out of the one before: what stays of it, and a small index of what is new, put together array by array.

Both have their documents in order of id and their strings in order, and so has
what comes of them: every row is taken over with its numbers changed, and what is
new is put in between. The outcome is to the byte the index of all documents
(tests/properties/test_incremental.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from zoek.search.field_arrays import PLACES_FIRSTS
from zoek.search.inversion import FIELD_TEXTS
from zoek.search.links import LINKS, write_ids, write_links
from zoek.search.merged_rows import (
    NONE,
    Lists,
    by_number,
    firsts_of,
    rows_by_number,
    sums_by_number,
    values_of,
    write_lists,
    write_merged_strings,
)
from zoek.search.running_text import RunningText, narrow, read_running_text
from zoek.search.stored import SortedStrings, write_array
from zoek.search.text_words import TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.search.merged_rows import Numbers
    from zoek.search.stored import Arrays

FIELDS = tuple(f"text_{field.name.lower()}" for field in FIELD_TEXTS)
COLUMNS = ("documents.since", "documents.until", "documents.standing", *(f"{name}.lengths" for name in FIELDS))
FACETS = "facet_"
KEY_BYTES = 16
"""Bytes of the key of a document (building.py)."""
NO_UNITS = np.zeros(0, np.uint16)


@dataclass(frozen=True, slots=True)
class Side:
    """An index that is taken from, and the new number of each of its documents; NONE for those left out."""

    arrays: Arrays
    documents: Numbers

    @property
    def kept(self) -> Numbers:
        """The numbers of the documents that are taken."""
        return np.flatnonzero(self.documents != NONE)

    def strings(self, name: str) -> SortedStrings:
        """The strings of a name; none when it has no such."""
        if f"{name}.firsts" not in self.arrays and name.startswith(FACETS):
            return SortedStrings(np.zeros(0, np.uint8), np.zeros(1, np.int64))
        return self.arrays.strings(name)

    def lists(self, name: str, entries: Numbers, renumbered: NDArray[np.integer]) -> Lists:
        """The lists of a name; none when it has no such."""
        if f"{name}.firsts" not in self.arrays:
            return Lists(np.zeros(1, np.int64), np.zeros(0, np.uint32), NO_UNITS, entries, renumbered)
        units = self.arrays.get(f"{name}.units", NO_UNITS)
        return Lists(
            self.arrays[f"{name}.firsts"], self.arrays[f"{name}.{values_of(name)}"], units, entries, renumbered
        )


def merge(folder: Path, before: Arrays, stays: NDArray[np.bool_], fresh: Arrays) -> tuple[int, int, list[str]]:
    """Write the index of the documents before that stay and of all fresh ones, which have other ids, but for Whoosh's.

    Gives the number of documents, the number of terms, and the facets.
    """
    return _Merger(folder, before, stays, fresh).write()


class _Merger:
    def __init__(self, folder: Path, before: Arrays, stays: NDArray[np.bool_], fresh: Arrays) -> None:
        self._folder = folder
        kept, ids = np.flatnonzero(stays), before.strings("ids")
        named = [*(ids[number] for number in kept.tolist()), *fresh.strings("ids")]
        self._order: Numbers = np.asarray(sorted(range(len(named)), key=named.__getitem__), np.int64)
        self._ids = [named[place] for place in self._order.tolist()]
        places = np.zeros(len(named), np.int64)
        places[self._order] = np.arange(len(named))
        numbers = np.full(len(stays), NONE, np.int64)
        numbers[kept] = places[: len(kept)]
        self._sides = (Side(before, numbers), Side(fresh, places[len(kept) :]))

    def write(self) -> tuple[int, int, list[str]]:
        words, texts = self._write_texts()
        terms, count = self._write_word_rows("word_terms", "terms", words, texts)
        pieces, piece_count = self._write_word_rows("word_pieces", "pieces", words, texts)
        self._write_row_terms(pieces, piece_count)
        self._write_columns()
        documents = [side.documents for side in self._sides]
        exact = [np.where(found == NONE, NONE, found + count) for found in words]
        entries = [np.concatenate(pair) for pair in zip(terms, exact, strict=True)]
        for name in FIELDS:
            self._write_lists(name, entries, count + texts, documents)
        self._write_places(pieces, piece_count)
        return len(self._ids), count, self._write_named(documents)

    def _write_texts(self) -> tuple[list[Numbers], int]:
        """Write the texts and their words; gives the new numbers of the words of each side, and how many there are."""
        texts = [read_running_text(side.arrays) for side in self._sides]
        counts = [side.arrays["words.counts"].astype(np.int64) for side in self._sides]
        counts[0] -= _word_counts_lost(texts[0], self._sides[0].documents, len(counts[0]))
        used = [found > 0 for found in counts]
        for found in used:
            found[:1] = True  # BREAK is no word, but always there
        words, size = self._write_strings("words", used)
        write_array(self._folder, "words.counts", sums_by_number(words, counts, size))
        self._joined_texts(texts, words).write(self._folder)
        return words, size

    def _joined_texts(self, texts: Sequence[RunningText], words: Sequence[Numbers]) -> RunningText:
        bounds = [found.firsts[::TEXTS] for found in texts]
        numbers = [new.astype(np.uint32)[found.numbers] for found, new in zip(texts, words, strict=True)]
        ends = [found.sentence_firsts for found in texts]
        return RunningText(
            numbers=self._stretches(numbers, bounds),
            gaps=narrow(self._stretches([found.gaps for found in texts], bounds)),
            sizes=narrow(self._stretches([found.sizes for found in texts], bounds)),
            firsts=firsts_of(self._column([np.diff(found.firsts).reshape(-1, TEXTS) for found in texts]).ravel()),
            sentence_ends=self._stretches([found.sentence_ends for found in texts], ends),
            sentence_firsts=firsts_of(self._column([np.diff(found) for found in ends])),
        )

    def _write_word_rows(
        self, name: str, strings: str, words: Sequence[Numbers], size: int
    ) -> tuple[list[Numbers], int]:
        """Write what words have under a name; gives the new numbers of its strings, and how many there are."""
        firsts = [side.arrays[f"{name}.firsts"] for side in self._sides]
        values = [side.arrays[f"{name}.values"] for side in self._sides]
        used = [np.zeros(len(side.arrays.strings(strings)), bool) for side in self._sides]
        for is_used, bounds, row, found in zip(used, firsts, values, words, strict=True):
            is_used[row[np.repeat(found != NONE, np.diff(bounds))]] = True
        renumbered, count = self._write_strings(strings, used)
        places, counts = rows_by_number(words, firsts, size)
        write_array(self._folder, f"{name}.firsts", firsts_of(counts))
        both = np.concatenate([new[row] for new, row in zip(renumbered, values, strict=True)])
        write_array(self._folder, f"{name}.values", both[places].astype(np.uint32))
        if name == "word_terms":
            units = np.concatenate([side.arrays[f"{name}.units"] for side in self._sides])
            write_array(self._folder, f"{name}.units", units[places])
            stops = [side.arrays[f"{name}.stops"] for side in self._sides]
            write_array(self._folder, f"{name}.stops", by_number(words, stops, size))
        return renumbered, count

    def _write_row_terms(self, pieces: Sequence[Numbers], size: int) -> None:
        terms = [side.arrays["pieces.row_terms"] for side in self._sides]
        used = [np.zeros(len(side.arrays.strings("row_terms")), bool) for side in self._sides]
        for is_used, row, found in zip(used, terms, pieces, strict=True):
            is_used[row[found != NONE]] = True
        renumbered, _ = self._write_strings("row_terms", used)
        rows = [new[row] for new, row in zip(renumbered, terms, strict=True)]
        write_array(self._folder, "pieces.row_terms", by_number(pieces, rows, size).astype(np.uint32))

    def _write_columns(self) -> None:
        """Write what there is for every document, and the documents themselves."""
        for name in COLUMNS:
            write_array(self._folder, name, self._column([side.arrays[name] for side in self._sides]))
        keys = [side.arrays["documents.keys"].reshape(-1, KEY_BYTES) for side in self._sides]
        write_array(self._folder, "documents.keys", self._column(keys).ravel())
        bounds = [side.arrays["documents.records"] for side in self._sides]
        write_array(self._folder, "records", self._stretches([side.arrays["records"] for side in self._sides], bounds))
        write_array(self._folder, "documents.records", firsts_of(self._column([np.diff(found) for found in bounds])))
        ranks = [side.arrays["documents.title_rank"] for side in self._sides]
        used = [np.zeros(len(side.arrays.strings("titles")), bool) for side in self._sides]
        for is_used, side, rank in zip(used, self._sides, ranks, strict=True):
            is_used[rank[side.kept]] = True
        renumbered, _ = self._write_strings("titles", used)
        column = self._column([numbers[rank] for numbers, rank in zip(renumbered, ranks, strict=True)])
        write_array(self._folder, "documents.title_rank", column.astype(np.int32))

    def _write_places(self, pieces: Sequence[Numbers], size: int) -> None:
        """Write the places of every piece, which move with the documents before them."""
        begins = [side.arrays[PLACES_FIRSTS].astype(np.int64) for side in self._sides]
        firsts = firsts_of(self._column([np.diff(found) for found in begins]))
        write_array(self._folder, PLACES_FIRSTS, firsts.astype(np.uint32))
        moved: list[NDArray[np.integer]] = []
        for side, begin in zip(self._sides, begins, strict=True):
            widths = np.diff(begin)
            # In 32 bits, as there is one for every word: 137 MB at 100,000 documents.
            places = np.repeat((firsts[side.documents] - begin[:-1]).astype(np.int32), widths)
            places += np.arange(len(places), dtype=np.int32)
            places[np.repeat(side.documents == NONE, widths)] = NONE
            moved.append(places)
        self._write_lists("pieces", pieces, size, moved)
        holders = [side.arrays["pieces.holders"].astype(np.int64) for side in self._sides]
        holders[0] -= _holders_lost(self._sides[0], begins[0])
        write_array(self._folder, "pieces.holders", sums_by_number(pieces, holders, size))

    def _write_named(self, documents: Sequence[Numbers]) -> list[str]:
        """Write the ids, the facets and the links; gives the names of the facets."""
        write_ids(self._folder, self._ids)
        names = {
            name.removesuffix(".firsts")
            for side in self._sides
            for name in side.arrays.names()
            if name.endswith(".firsts")
        }
        facets = []
        for name in [*sorted(name for name in names if name.startswith(FACETS)), LINKS]:
            used = [_is_held(side, name) for side in self._sides]
            if name != LINKS and not any(found.any() for found in used):
                continue
            entries, size = self._write_strings(name, used)
            self._write_lists(name, entries, size, documents)
            facets.append(name)
        write_links(self._folder, self._ids)
        return facets[:-1]

    def _write_lists(
        self,
        name: str,
        entries: Sequence[Numbers],
        size: int,
        renumbered: Sequence[NDArray[np.integer]],
    ) -> None:
        sides = zip(self._sides, entries, renumbered, strict=True)
        lists = [side.lists(name, found, numbers) for side, found, numbers in sides]
        write_lists(self._folder, name, lists, size, has_units=name in FIELDS)

    def _write_strings(self, name: str, used: Sequence[NDArray[np.bool_]]) -> tuple[list[Numbers], int]:
        return write_merged_strings(self._folder, name, [side.strings(name) for side in self._sides], used)

    def _column(self, rows: Sequence[NDArray[Any]]) -> NDArray[Any]:
        """What there is for every document, in the new order."""
        return np.concatenate([row[side.kept] for side, row in zip(self._sides, rows, strict=True)])[self._order]

    def _stretches(self, values: Sequence[NDArray[Any]], bounds: Sequence[Numbers]) -> NDArray[Any]:
        """The stretches of the documents in the new order; neighbours that stay so are taken at once."""
        kept = [side.kept for side in self._sides]
        numbers, is_fresh = np.concatenate(kept)[self._order], self._order >= len(kept[0])
        breaks = (np.flatnonzero((np.diff(numbers) != 1) | np.diff(is_fresh)) + 1).tolist()
        parts: list[NDArray[Any]] = [np.zeros(0, np.result_type(*values))]
        for start, end in zip([0, *breaks], [*breaks, len(numbers)], strict=True) if len(numbers) else ():
            side = int(is_fresh[start])
            inside = bounds[side][[numbers[start], numbers[end - 1] + 1]].tolist()
            parts.append(values[side][slice(*inside)])
        return np.concatenate(parts)


def _word_counts_lost(texts: RunningText, documents: Numbers, size: int) -> Numbers:
    """In how many of the documents that are left out each word stands."""
    lost = np.zeros(size, np.int64)
    for number in np.flatnonzero(documents == NONE).tolist():
        first, end = texts.firsts[[TEXTS * number, TEXTS * (number + 1)]].tolist()
        words = np.unique(texts.numbers[first:end])
        lost[words[words > 0]] += 1
    return lost


def _holders_lost(side: Side, begins: Numbers) -> Numbers:
    """How many of the documents that are left out hold each piece."""
    firsts, places = side.arrays["pieces.firsts"], side.arrays["pieces.places"]
    is_lost = np.repeat(side.documents == NONE, np.diff(begins))[places]
    found = np.flatnonzero(is_lost)
    entries = np.searchsorted(firsts, found, "right") - 1
    holders = np.searchsorted(begins, places[found], "right") - 1
    once = np.unique(entries * len(side.documents) + holders)
    return np.bincount(once // max(len(side.documents), 1), minlength=len(firsts) - 1)


def _is_held(side: Side, name: str) -> NDArray[np.bool_]:
    """Which of the strings of a name documents that are taken have."""
    strings = side.strings(name)
    if f"{name}.firsts" not in side.arrays:
        return np.zeros(0, bool)
    stays = side.documents[side.arrays[f"{name}.documents"]] != NONE
    entries = np.repeat(np.arange(len(strings)), np.diff(side.arrays[f"{name}.firsts"]))
    return np.bincount(entries[stays], minlength=len(strings)) > 0
