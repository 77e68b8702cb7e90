"""Words in a row in a text: phrases as typed, and names of several words in any of their forms."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from zoek.analysis.tokens import word_parts
from zoek.search.text_words import BREAK_NUMBER, mask_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer
    from zoek.search.text_words import Lexicon, TextWords

    Row = tuple[str, ...]


class RowFinder:
    """Finds rows in texts of one index; a hyphenated word counts as its pieces, one after the other."""

    def __init__(self, phrases: Sequence[Row], names: Sequence[Row], analyzer: DutchAnalyzer, lexicon: Lexicon) -> None:
        """Look up in which words a row can begin: phrases are of exact words, names of terms; there is at least one."""
        self._rows = [*((0, row) for row in phrases), *((1, row) for row in names)]
        self._longest = max(len(row) for _, row in self._rows)
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._pieces: dict[int, tuple[Row, Row]] = {}
        self._composed = mask_of(lexicon.composed, lexicon)
        self._firsts = self._at(0)
        self._seconds = self._at(1)

    def found(self, words: TextWords) -> Iterator[tuple[int, tuple[int, int, int]]]:
        """Where each row stands: in which text, and there its begin, its end and its number among phrases and names."""
        firsts, begins = words.firsts.tolist(), words.begins.tolist()
        numbers = words.numbers
        can_go_on = self._composed[numbers]
        can_go_on[:-1] |= self._seconds[numbers[1:]]  # the last is a BREAK
        for place in np.flatnonzero(self._firsts[numbers] & can_go_on).tolist():
            text = bisect_right(firsts, place) - 1
            for end, number in self._from(words, place):
                begin = begins[text]
                yield text, (int(words.ends[place]) - int(words.sizes[place]) - begin, end - begin, number)

    def _from(self, words: TextWords, place: int) -> Iterator[tuple[int, int]]:
        """The end and the number of each row that begins at a place."""
        pieces, terms, ends = self._stretch(words, place)
        for skipped in range(len(self._pieces_of(int(words.numbers[place]))[0])):
            for number, (form, row) in enumerate(self._rows):
                if (pieces, terms)[form][skipped : skipped + len(row)] == row:
                    yield ends[skipped + len(row) - 1], number

    def _stretch(self, words: TextWords, place: int) -> tuple[Row, Row, list[int]]:
        """The pieces from a place on, as many as the longest row may need, no further than the line; their terms and ends."""
        pieces, terms = self._pieces_of(int(words.numbers[place]))
        needed = len(pieces) - 1 + self._longest
        ends = [int(words.ends[place])] * len(pieces)
        numbers = words.numbers[place + 1 : place + 1 + needed].tolist()
        for after, number in enumerate(numbers, place + 1):
            if len(pieces) >= needed or number == BREAK_NUMBER:
                break
            more_pieces, more_terms = self._pieces_of(number)
            pieces, terms = (*pieces, *more_pieces), (*terms, *more_terms)
            ends += [int(words.ends[after])] * len(more_pieces)
        return pieces, terms, ends

    def _pieces_of(self, number: int) -> tuple[Row, Row]:
        """The pieces of a word between its hyphens, and the term of each."""
        if number not in self._pieces:
            pieces = word_parts(self._lexicon.words[number])
            self._pieces[number] = pieces, tuple(self._analyzer.terms(piece)[0].text for piece in pieces)
        return self._pieces[number]

    def _at(self, place: int) -> NDArray[np.bool_]:
        """True for each word of the lexicon that can stand at a place of a row; for all of them when a row ends before it."""
        if any(len(row) <= place for _, row in self._rows):
            return np.ones(len(self._lexicon), np.bool_)
        mask = self._composed.copy()
        for number in self._numbers((form, row[place]) for form, row in self._rows):
            mask[number] = True
        return mask

    def _numbers(self, pieces: Iterable[tuple[int, str]]) -> Iterator[NDArray[np.uint32] | int]:
        for form, piece in pieces:
            number = self._lexicon.number(piece)
            if form:
                yield self._lexicon.giving(piece)
            elif number is not None:
                yield number
