"""Which words of a document answer a question: looked up in the lexicon once, then seen in arrays of numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from zoek.search.beginnings import MOST_WORDS, meant_words
from zoek.search.results import Reason, Trust
from zoek.search.row_finder import RowFinder
from zoek.search.text_words import NOTHING, TEXTS, mask_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zoek.analysis import DutchAnalyzer
    from zoek.search.highlight import Match
    from zoek.search.text_words import Lexicon, TextWords
    from zoek.search.wanted import Wanted

    Matches = tuple[list[Match], ...]


class Finder:
    """Finds the words of one question in any number of documents of one index.

    What answers is told by a number: that of a word in the lexicon, or one
    below zero for words in a row.
    """

    def __init__(self, wanted: Wanted, analyzer: DutchAnalyzer, lexicon: Lexicon) -> None:
        """Look up which words of the lexicon answer."""
        self.wanted = wanted
        self._analyzer = analyzer
        self._lexicon = lexicon
        numbers = [lexicon.giving(term) for term in {*wanted.wholes, *wanted.parts, *wanted.others}]
        self._begun: dict[int, list[str]] = {}
        for beginning, asked in wanted.beginnings.items():
            for number in meant_words(beginning, lexicon)[:MOST_WORDS]:
                self._begun.setdefault(number, []).append(asked)
        begun = np.fromiter(self._begun, np.uint32)
        self._sought = mask_of(np.concatenate([NOTHING, begun, *numbers]), lexicon)
        self._meant = (*wanted.phrases.values(), *wanted.rows.values())
        self._rows = RowFinder(tuple(wanted.phrases), tuple(wanted.rows), analyzer, lexicon) if self._meant else None
        self._reasons: dict[str, tuple[Reason, ...]] = {}
        self._worths: dict[int, tuple[int, int]] = {}
        self._bits: dict[str, int] = {}

    def matches(self, words: TextWords) -> list[Matches]:
        """Every word, phrase and name that answers, for each document in its title, summary, keywords and body.

        In reading order, the longest first.
        """
        places = np.flatnonzero(self._sought[words.numbers])
        cuts = np.searchsorted(places, words.firsts)
        ends = words.ends[places] - np.repeat(words.begins, np.diff(cuts))
        columns = (ends - words.sizes[places], ends, words.numbers[places])
        found = list(zip(*(column.tolist() for column in columns), strict=True))
        by_text = [found[first:end] for first, end in pairwise(cuts.tolist())]
        self._add_rows(words, by_text)
        return [tuple(by_text[first : first + TEXTS]) for first in range(0, len(by_text), TEXTS)]

    def reasons(self, answer: int, found: str) -> tuple[Reason, ...]:
        """Why words that were found answer the question."""
        if answer < 0:
            return tuple(other.reason(found) for other in self._meant[-1 - answer])
        if found not in self._reasons:
            begun = (Reason(Trust.BEGINNING, asked, (found,)) for asked in self._begun.get(answer, ()))
            self._reasons[found] = (*self.wanted.reasons(found, self._analyzer.terms(found)), *begun)
        return self._reasons[found]

    def worth(self, answers: Iterable[int]) -> float:
        """How many different words of the question are answered; one that only a part is found of counts half."""
        whole = half = 0
        for answer in answers:
            of_whole, of_half = self._worths.get(answer) or self._worth(answer)
            whole |= of_whole
            half |= of_half
        return whole.bit_count() + (half & ~whole).bit_count() / 2

    def is_whole(self, word: str, term: str) -> bool:
        """Whether a word is all of what a term stands for, not a compound with it."""
        return self._analyzer.terms(word)[0].text == term

    def _worth(self, answer: int) -> tuple[int, int]:
        """Of the words asked, each a bit, those that are answered whole, and those of which a part is found."""
        whole = half = 0
        for reason in self.reasons(answer, self._lexicon.words[answer] if answer >= 0 else ""):
            bit = self._bits.setdefault(reason.asked, 1 << len(self._bits))
            if reason.trust is Trust.HALF:
                half |= bit
            else:
                whole |= bit
        self._worths[answer] = whole, half
        return whole, half

    def _add_rows(self, words: TextWords, by_text: Sequence[list[Match]]) -> None:
        rows = list(self._rows.found(words)) if self._rows else []
        for text, (start, end, number) in rows:
            by_text[text].append((start, end, -1 - number))
        for text in {text for text, _ in rows}:
            by_text[text].sort(key=lambda match: (match[0], -match[1]))
