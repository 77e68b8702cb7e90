"""What the chain makes of every word of an index, looked up once a word.

All tables are numbers: a word is its place among the words, a term its place
among the terms. So the terms of a million words are one look in an array.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from zoek.analysis.dutch import PART_WEIGHT, WHOLE_WEIGHT
from zoek.search.stored import stretches, write_array, write_strings
from zoek.search.text_words import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer
    from zoek.search.stored import Arrays

UNIT = min(PART_WEIGHT, WHOLE_WEIGHT)
"""What the weights of terms are counted in, so that they are stored as whole numbers: a part 1, a whole word 2."""
EXACT_UNITS = round(WHOLE_WEIGHT / UNIT)
Row = tuple[tuple[tuple[str, int], ...], bool]
"""The terms of a word, each with its weight in UNITs, and whether it is a stop word."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A row of numbers for each of several things: row n is `values[firsts[n]:firsts[n + 1]]`."""

    firsts: NDArray[np.int64]
    values: NDArray[np.uint32]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How long each row is."""
        return np.diff(self.firsts)

    def places(self, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """The places in `values` of these rows, one after the other."""
        return stretches(self.firsts[rows], self.firsts[rows + 1] - self.firsts[rows])


def rows_of(rows: Sequence[Sequence[int]]) -> Rows:
    """Rows out of lists."""
    firsts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=firsts[1:])
    return Rows(firsts, np.fromiter(chain.from_iterable(rows), np.uint32, int(firsts[-1])))


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words of an index: its tokens, folded, and BREAK.

    `terms` has the numbers of the terms of each word, the whole word's first, and
    `units` the weight of each in UNITs; their names are `term_names`.
    """

    words: Sequence[str]
    term_names: Sequence[str]
    terms: Rows
    units: NDArray[np.uint8]
    is_stop_word: NDArray[np.uint8]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """What each word adds to the length of its field, in UNITs: nothing for a stop word."""
        sums = np.concatenate([[0], np.cumsum(self.units, dtype=np.int64)])
        return np.where(self.is_stop_word, 0, sums[self.terms.firsts[1:]] - sums[self.terms.firsts[:-1]])

    def write(self, folder: Path) -> None:
        """Write the table into a folder."""
        write_strings(folder, "words", self.words)
        write_strings(folder, "terms", self.term_names)
        write_array(folder, "word_terms.firsts", self.terms.firsts)
        write_array(folder, "word_terms.values", self.terms.values)
        write_array(folder, "word_terms.units", self.units)
        write_array(folder, "word_terms.stops", self.is_stop_word)


def read_word_table(arrays: Arrays) -> WordTable:
    """The table that was written into a folder."""
    return WordTable(
        words=arrays.strings("words"),
        term_names=arrays.strings("terms"),
        terms=Rows(arrays["word_terms.firsts"], arrays["word_terms.values"]),
        units=arrays["word_terms.units"],
        is_stop_word=arrays["word_terms.stops"],
    )


def word_table(words: Iterable[str], analyzer: DutchAnalyzer, known: WordTable | None = None) -> WordTable:
    """The table of folded tokens; the chain runs over those alone that are not known."""
    ordered = sorted({BREAK, *words})
    rows = [((), True) if word == BREAK else _looked_up(word, known) or _analyzed(word, analyzer) for word in ordered]
    names = sorted({name for terms, _ in rows for name, _ in terms})
    numbers = {name: number for number, name in enumerate(names)}
    terms = rows_of([[numbers[name] for name, _ in terms] for terms, _ in rows])
    units = np.fromiter((units for terms, _ in rows for _, units in terms), np.uint8, len(terms.values))
    return WordTable(ordered, names, terms, units, np.asarray([is_stop_word for _, is_stop_word in rows], np.uint8))


def place_of(text: str, ordered: Sequence[str]) -> int | None:
    """The place of a text among ascending ones; None when it is not there."""
    place = bisect_left(ordered, text)
    return place if place < len(ordered) and ordered[place] == text else None


def _looked_up(word: str, known: WordTable | None) -> Row | None:
    number = place_of(word, known.words) if known else None
    if known is None or number is None:
        return None
    inside = slice(*known.terms.firsts[number : number + 2].tolist())
    names = [known.term_names[term] for term in known.terms.values[inside].tolist()]
    return tuple(zip(names, known.units[inside].tolist(), strict=True)), bool(known.is_stop_word[number])


def _analyzed(word: str, analyzer: DutchAnalyzer) -> Row:
    steps = analyzer.steps(word)
    return tuple((term.text, _in_units(term.weight)) for term in steps.terms), steps.is_stop_word


def _in_units(weight: float) -> int:
    units = round(weight / UNIT)
    if units * UNIT != weight:
        raise ValueError(f"weight {weight} is no multiple of {UNIT}")
    return units
