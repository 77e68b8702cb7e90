"""Which words of a text answer the query, marked, and the sentences that show them best.

A fragment is always a literal part of the text: pieces joined give it back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.search.results import Piece, Reason, Trust

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.analysis import DutchAnalyzer
    from zoek.search.results import Fragment
    from zoek.search.wanted import OtherWords, Wanted

SENTENCE = re.compile(r"[^\n]*?(?:[.!?:](?=\s)|$)", re.MULTILINE)
FRAGMENTS = 2
"""Sentences quoted under a result: enough to judge it, short enough to see ten results on a screen."""
LONGEST_FRAGMENT = 320
"""Characters; a sentence at level B1 takes some 90."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text that answers the query, in one way or more."""

    start: int
    end: int
    reasons: tuple[Reason, ...]


class Finder:
    """Finds the words of one query in any number of texts; each distinct word is analysed once."""

    def __init__(self, wanted: Wanted, analyzer: DutchAnalyzer) -> None:
        """Nothing is looked at yet."""
        self.wanted = wanted
        self._analyzer = analyzer
        self._terms = frozenset((*wanted.wholes, *wanted.parts, *wanted.others))
        self._answers: dict[str, tuple[Reason, ...]] = {}

    def matches(self, text: str) -> list[Match]:
        """Every word, phrase and name of the text that answers the query, in reading order, the longest first."""
        found = list(self._words(text))
        if self.wanted.phrases or self.wanted.rows:
            found += self._rows(text)
        return sorted(found, key=lambda match: (match.start, -match.end))

    def is_whole(self, word: str, term: str) -> bool:
        """Whether a word is all of what a term stands for, not a compound with it."""
        return self._analyzer.terms(word)[0].text == term

    def _words(self, text: str) -> Iterator[Match]:
        answers = self._answers
        for token in self._analyzer.tokens(text):
            word = token.text
            reasons = answers[word] if word in answers else self._answer(word)
            if reasons:
                yield Match(token.start, token.end, reasons)

    def _answer(self, word: str) -> tuple[Reason, ...]:
        terms = self._analyzer.terms(word)
        can_answer = not self._terms.isdisjoint([term.text for term in terms])
        reasons = self._answers[word] = tuple(self.wanted.reasons(word, terms)) if can_answer else ()
        return reasons

    def _rows(self, text: str) -> Iterator[Match]:
        for row in self._analyzer.rows(text):
            for first, last, meant in (
                *_stretches(row.words, self.wanted.phrases),
                *_stretches(row.terms, self.wanted.rows),
            ):
                start, end = row.tokens[first].start, row.tokens[last].end
                yield Match(start, end, tuple(other.reason(text[start:end]) for other in meant))


def _stretches(
    words: Sequence[str], rows: Mapping[tuple[str, ...], tuple[OtherWords, ...]]
) -> Iterator[tuple[int, int, tuple[OtherWords, ...]]]:
    """Where the rows stand among the words: the first and the last word; of one row none overlapping."""
    if not rows:
        return
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        by_first.setdefault(row[0], []).append(row)
    free_from: dict[tuple[str, ...], int] = {}
    for first, word in enumerate(words):
        for row in by_first.get(word, ()):
            if first >= free_from.get(row, 0) and tuple(words[first : first + len(row)]) == row:
                free_from[row] = first + len(row)
                yield first, first + len(row) - 1, rows[row]


def marked(text: str, found: Sequence[Match], start: int = 0, end: int | None = None) -> Fragment:
    """The text from `start` to `end` in pieces, the found words marked."""
    end = len(text) if end is None else end
    pieces: list[Piece] = []
    position = start
    for match in found:
        if position <= match.start and match.end <= end:
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
        (-_worth(inside), -len(inside), ends[number - 1] if number else 0, ends[number])
        for number, inside in by_sentence.items()
    ]
    chosen = sorted((start, end) for _, _, start, end in sorted(ranked)[:FRAGMENTS])
    return tuple(marked(text, found, *_shortened(text, found, start, end)) for start, end in chosen)


def _worth(inside: Sequence[Match]) -> float:
    """How many different words of the query a sentence answers; one that it has a part of counts half."""
    reasons = [reason for match in inside for reason in match.reasons]
    whole = {reason.asked for reason in reasons if reason.trust is not Trust.HALF}
    return len(whole) + len({reason.asked for reason in reasons} - whole) / 2


def _shortened(text: str, found: Sequence[Match], start: int, end: int) -> tuple[int, int]:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if end - start <= LONGEST_FRAGMENT:
        return start, end
    first = next((match.start for match in found if start <= match.start < end), start)
    if first - start > LONGEST_FRAGMENT // 2:
        start = text.rfind(" ", start, first - LONGEST_FRAGMENT // 3) + 1 or start
    last = next((match.end for match in found if match.start == first), first)
    cut = text.rfind(" ", last, min(end, start + LONGEST_FRAGMENT))
    return start, max(cut, last) if cut != -1 else max(last, min(end, start + LONGEST_FRAGMENT))
