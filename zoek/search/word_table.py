"""What the chain makes of every word of an index, looked up once a word.

All tables are numbers: a word is its place among the words, a term its place
among the terms. So the terms of a million words are one look in an array.
"""

from __future__ import annotations

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
    from zoek.analysis.dutch import Term
    from zoek.search.stored import Arrays

UNIT = min(PART_WEIGHT, WHOLE_WEIGHT)
"""What the weights of terms are counted in, so that they are stored as whole numbers: a part 1, a whole word 2."""
EXACT_UNITS = round(WHOLE_WEIGHT / UNIT)


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
    old = {word: number for number, word in enumerate(known.words[:])} if known else {}
    fresh = [word for word in ordered if word not in old]
    made = _analyzed(fresh, analyzer)
    both = _joined(known, made) if known else made
    places = {word: len(old) + number for number, word in enumerate(fresh)} | old
    return _with(both, ordered, np.fromiter((places[word] for word in ordered), np.int64, len(ordered)))


def _analyzed(words: Sequence[str], analyzer: DutchAnalyzer) -> WordTable:
    terms: list[Sequence[Term]] = []
    stops: list[bool] = []
    for word in words:
        steps = analyzer.steps(word) if word != BREAK else None
        terms.append(steps.terms if steps else ())
        stops.append(steps is None or steps.is_stop_word)
    names = sorted({term.text for row in terms for term in row})
    numbers = {name: number for number, name in enumerate(names)}
    rows = rows_of([[numbers[term.text] for term in row] for row in terms])
    units = np.fromiter((_in_units(term.weight) for row in terms for term in row), np.uint8, len(rows.values))
    return WordTable(words, names, rows, units, np.asarray(stops, np.uint8))


def _in_units(weight: float) -> int:
    units = round(weight / UNIT)
    if units * UNIT != weight:
        raise ValueError(f"weight {weight} is no multiple of {UNIT}")
    return units


def _joined(first: WordTable, second: WordTable) -> WordTable:
    """Both tables as one: the words of the second after those of the first, the terms in order again."""
    first_names, second_names = list(first.term_names[:]), list(second.term_names)
    names = sorted({*first_names, *second_names})
    numbers = {name: number for number, name in enumerate(names)}
    renumbered = [
        np.fromiter((numbers[name] for name in old), np.uint32, len(old))[rows.values]
        for old, rows in ((first_names, first.terms), (second_names, second.terms))
    ]
    firsts = np.concatenate([first.terms.firsts, second.terms.firsts[1:] + first.terms.firsts[-1]])
    return WordTable(
        words=[*first.words[:], *second.words],
        term_names=names,
        terms=Rows(firsts, np.concatenate(renumbered)),
        units=np.concatenate([first.units, second.units]),
        is_stop_word=np.concatenate([first.is_stop_word, second.is_stop_word]),
    )


def _with(table: WordTable, words: Sequence[str], places: NDArray[np.int64]) -> WordTable:
    """The table of these words, which stand at these places in it; terms that no word has are left out."""
    found = table.terms.places(places)
    firsts = np.concatenate([[0], np.cumsum(table.terms.counts[places])])
    terms = table.terms.values[found]
    used = np.zeros(len(table.term_names), bool)
    used[terms] = True
    numbers = np.cumsum(used) - 1
    return WordTable(
        words=words,
        term_names=[name for name, is_used in zip(table.term_names[:], used.tolist(), strict=True) if is_used],
        terms=Rows(firsts, numbers[terms].astype(np.uint32)),
        units=table.units[found],
        is_stop_word=table.is_stop_word[places],
    )
