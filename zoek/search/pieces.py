"""The words that stand in a row, for phrases: a token as it is, or what is between its hyphens and apostrophes.

Each piece also has a row term, the term of that piece as a word by itself, so
that names of several words are found in all their forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from zoek.analysis.tokens import word_parts
from zoek.search.stored import write_array, write_strings
from zoek.search.word_table import Rows, place_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer
    from zoek.search.stored import Arrays
    from zoek.search.word_table import WordTable


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of words: row w of `of_words` are those of word w, by their place among `names`.

    `row_terms` has the term of each piece, by its place among `row_names`.
    """

    names: Sequence[str]
    of_words: Rows
    row_names: Sequence[str]
    row_terms: NDArray[np.uint32]

    def write(self, folder: Path) -> None:
        """Write what is needed to find them again."""
        write_strings(folder, "pieces", self.names)
        write_strings(folder, "row_terms", self.row_names)
        write_array(folder, "pieces.row_terms", self.row_terms)
        write_array(folder, "word_pieces.firsts", self.of_words.firsts)
        write_array(folder, "word_pieces.values", self.of_words.values)


def read_pieces(arrays: Arrays) -> Pieces:
    """The pieces that were written into a folder."""
    rows = Rows(arrays["word_pieces.firsts"], arrays["word_pieces.values"])
    return Pieces(arrays.strings("pieces"), rows, arrays.strings("row_terms"), arrays["pieces.row_terms"])


def pieces_of(table: WordTable, analyzer: DutchAnalyzer, known: Pieces | None = None) -> Pieces:
    """The pieces of the words of a table; the chain runs over those alone that are neither words of it nor known."""
    rows = [_pieces(word) for word in table.words]
    names = sorted({piece for row in rows for piece in row})
    numbers = {name: number for number, name in enumerate(names)}
    firsts, values = table.terms.firsts.tolist(), table.terms.values.tolist()
    wholes = {word: table.term_names[values[first]] for word, first in zip(table.words[1:], firsts[1:], strict=False)}
    terms = [wholes[name] if name in wholes else _row_term(name, analyzer, known) for name in names]
    row_names = sorted(set(terms))
    row_numbers = {name: number for number, name in enumerate(row_names)}
    return Pieces(
        names=names,
        of_words=rows_of([[numbers[piece] for piece in row] for row in rows]),
        row_names=row_names,
        row_terms=_numbered(terms, row_numbers),
    )


def _row_term(name: str, analyzer: DutchAnalyzer, known: Pieces | None) -> str:
    number = place_of(name, known.names) if known else None
    return known.row_names[known.row_terms[number]] if known and number is not None else analyzer.steps(name).whole


def _pieces(word: str) -> tuple[str, ...]:
    return (word,) if word.isalnum() else word_parts(word)


def _numbered(names: Iterable[str], numbers: dict[str, int]) -> NDArray[np.uint32]:
    return np.asarray([numbers[name] for name in names], np.uint32)
