"""Which words of a text answer the query, marked, and the sentences that show them best.

A fragment is always a literal part of the text: pieces joined give it back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.analysis.tokens import tokenize, word_parts
from zoek.search.results import Piece, Reason, Trust

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.analysis import DutchAnalyzer, Term
    from zoek.search.results import Fragment

SENTENCE = re.compile(r"[^\n]*?(?:[.!?:](?=\s)|$)", re.MULTILINE)
LINE = re.compile(r".+")
FRAGMENTS = 2
"""Sentences quoted under a result: enough to judge it, short enough to see ten results on a screen."""
LONGEST_FRAGMENT = 320
"""Characters; a sentence at level B1 takes some 90."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: the word asked for, by whole term and by part of a compound; and phrases of exact words."""

    wholes: Mapping[str, str]
    parts: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]

    def all_asked(self) -> tuple[str, ...]:
        """Every word and phrase of the query that a document may answer."""
        return tuple(dict.fromkeys((*self.wholes.values(), *self.parts.values(), *self.phrases.values())))

    def asked(self, word: str, terms: Sequence[Term]) -> tuple[str, Trust] | None:
        """The word of the query that a word with these terms answers, and how surely; None when it answers none."""
        whole = terms[0].text
        by_whole = self.wholes.get(whole)
        if by_whole is not None:
            return by_whole, Trust.EXACT if fold(by_whole) == fold(word) else Trust.STEM
        for term in terms:
            by_part = self.parts.get(term.text) or self.wholes.get(term.text)
            if by_part is not None:
                return by_part, Trust.PART
        return None


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a text that answers the query."""

    start: int
    end: int
    reason: Reason


class Finder:
    """Finds the words of one query in any number of texts; each distinct word is analysed once."""

    def __init__(self, wanted: Wanted, analyzer: DutchAnalyzer) -> None:
        """Nothing is looked at yet."""
        self.wanted = wanted
        self._analyzer = analyzer
        self._answers: dict[str, Reason | None] = {}

    def matches(self, text: str) -> list[Match]:
        """Every word and phrase of the text that answers the query, in reading order, none overlapping."""
        phrases = list(_phrase_matches(text, self.wanted)) if self.wanted.phrases else []
        words = (match for match in self._words(text) if not any(_overlap(match, phrase) for phrase in phrases))
        return sorted([*phrases, *words], key=lambda match: match.start)

    def _words(self, text: str) -> Iterator[Match]:
        answers = self._answers
        for token in self._analyzer.tokens(text):
            word = token.text
            reason = answers[word] if word in answers else self._answer(word)
            if reason:
                yield Match(token.start, token.end, reason)

    def _answer(self, word: str) -> Reason | None:
        answer = self.wanted.asked(word, self._analyzer.terms(word))
        reason = self._answers[word] = Reason(answer[1], answer[0], word) if answer else None
        return reason


def _phrase_matches(text: str, wanted: Wanted) -> Iterator[Match]:
    for line in LINE.finditer(text):
        row = [(word, token) for token in tokenize(line.group()) for word in word_parts(fold(token.text))]
        for phrase, asked in wanted.phrases.items():
            free_from = 0
            for first in range(len(row) - len(phrase) + 1):
                if first >= free_from and tuple(word for word, _ in row[first : first + len(phrase)]) == phrase:
                    free_from = first + len(phrase)
                    start, end = line.start() + row[first][1].start, line.start() + row[free_from - 1][1].end
                    yield Match(start, end, Reason(Trust.EXACT, asked, text[start:end]))


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def marked(text: str, found: Sequence[Match], start: int = 0, end: int | None = None) -> Fragment:
    """The text from `start` to `end` in pieces, the found words marked."""
    end = len(text) if end is None else end
    pieces: list[Piece] = []
    position = start
    for match in found:
        if start <= match.start and match.end <= end:
            pieces += [Piece(text[position : match.start]), Piece(text[match.start : match.end], is_marked=True)]
            position = match.end
    pieces.append(Piece(text[position:end]))
    return tuple(piece for piece in pieces if piece.text)


def best_fragments(text: str, found: Sequence[Match]) -> tuple[Fragment, ...]:
    """The sentences that answer most different words of the query, in reading order.

    No fragment when nothing was found. A sentence that is longer than
    LONGEST_FRAGMENT is cut at a word, around its first found word.
    """
    ends = [match.end() for match in SENTENCE.finditer(text)]
    by_sentence: dict[int, list[Match]] = {}
    for match in found:
        by_sentence.setdefault(bisect_left(ends, match.end), []).append(match)
    ranked = [
        (-len({match.reason.asked for match in inside}), -len(inside), ends[number - 1] if number else 0, ends[number])
        for number, inside in by_sentence.items()
    ]
    chosen = sorted((start, end) for _, _, start, end in sorted(ranked)[:FRAGMENTS])
    return tuple(marked(text, found, *_shortened(text, found, start, end)) for start, end in chosen)


def _shortened(text: str, found: Sequence[Match], start: int, end: int) -> tuple[int, int]:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if end - start <= LONGEST_FRAGMENT:
        return start, end
    first = next(match.start for match in found if match.start >= start)
    if first - start > LONGEST_FRAGMENT // 2:
        start = text.rfind(" ", start, first - LONGEST_FRAGMENT // 3) + 1 or start
    last = next((match.end for match in found if match.start == first), first)
    cut = text.rfind(" ", last, start + LONGEST_FRAGMENT)
    return start, max(cut, last) if cut != -1 else max(last, min(end, start + LONGEST_FRAGMENT))
