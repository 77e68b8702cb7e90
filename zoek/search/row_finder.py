"""Words in a row in a text: phrases as typed, and names of several words in any of their forms."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from zoek.analysis.tokens import word_parts
from zoek.search.text_words import mask_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer
    from zoek.search.text_words import DocumentWords, Lexicon, TextWords

    Row = tuple[str, ...]


class RowFinder:
    """Finds rows in texts of one index; a hyphenated word counts as its pieces, one after the other."""

    def __init__(self, phrases: Sequence[Row], names: Sequence[Row], analyzer: DutchAnalyzer, lexicon: Lexicon) -> None:
        """Look up in which words a row can begin: phrases are of exact words, names of terms; there is at least one."""
        self._rows = [*((0, row) for row in phrases), *((1, row) for row in names)]
        self._longest = max(len(row) for _, row in self._rows)
        self._has_single = any(len(row) == 1 for _, row in self._rows)
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._pieces: dict[int, tuple[Row, Row]] = {}
        self._composed = mask_of(lexicon.composed, lexicon)
        self._firsts = self._at(0)
        self._seconds = self._at(1)

    def found(self, texts: Sequence[str], words: DocumentWords) -> Iterator[tuple[int, tuple[int, int, int]]]:
        """Where each row stands: in which text, and there its begin, its end and its number among phrases and names."""
        numbers = words.words.numbers
        if not len(numbers):
            return
        can_go_on = self._composed[numbers]
        can_go_on[:-1] |= self._seconds[numbers[1:]]
        can_go_on[-1] |= self._has_single
        for place in np.flatnonzero(self._firsts[numbers] & can_go_on).tolist():
            text = bisect_right(words.firsts, place) - 1
            for stretch in self._from(texts[text], words.words, range(place, words.firsts[text + 1])):
                yield text, stretch

    def _from(self, text: str, words: TextWords, places: range) -> Iterator[tuple[int, int, int]]:
        """The rows that begin in the first of these places, which are the rest of the text."""
        place = places.start
        pieces, terms, ends = self._stretch(text, words, places)
        for skipped in range(len(self._pieces_of(int(words.numbers[place]))[0])):
            for number, (form, row) in enumerate(self._rows):
                if (pieces, terms)[form][skipped : skipped + len(row)] == row:
                    yield int(words.starts[place]), ends[skipped + len(row) - 1], number

    def _stretch(self, text: str, words: TextWords, places: range) -> tuple[Row, Row, list[int]]:
        """The pieces at these places, as many as the longest row may need, no further than the line; their terms and ends."""
        pieces, terms = self._pieces_of(int(words.numbers[places.start]))
        needed = len(pieces) - 1 + self._longest
        ends = [int(words.ends[places.start])] * len(pieces)
        for after in places[1:]:
            if len(pieces) >= needed or "\n" in text[ends[-1] : words.starts[after]]:
                break
            more_pieces, more_terms = self._pieces_of(int(words.numbers[after]))
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
