"""The words of a text that answer the question, marked, and the sentences that show them best.

A fragment is always a literal part of the text: pieces joined give it back.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from zoek.search.results import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zoek.search.results import Fragment

Match = tuple[int, int, int]
"""A stretch of a text that answers the question: where it begins and ends, and the number of the answer (finder.py).

A bare tuple: a page has hundreds, and `zip` makes them at a tenth of what an object takes.
"""
FRAGMENTS = 2
"""Sentences quoted under a result: enough to judge it, short enough to see ten results on a screen."""
LONGEST_FRAGMENT = 320
"""Characters; a sentence at level B1 takes some 90."""


def marked(text: str, found: Sequence[Match], start: int = 0, end: int | None = None) -> Fragment:
    """The text from `start` to `end` in pieces, the found words marked."""
    end = len(text) if end is None else end
    pieces: list[Piece] = []
    position = start
    for first, last, _ in found[bisect_left(found, (start,)) : bisect_left(found, (end,))]:
        if position <= first and last <= end:
            if position < first:
                pieces.append(Piece(text[position:first]))
            pieces.append(Piece(text[first:last], is_marked=True))
            position = last
    if position < end:
        pieces.append(Piece(text[position:end]))
    return tuple(pieces)


def best_fragments(
    text: str, found: Sequence[Match], sentence_ends: Sequence[int], worth: Callable[[Iterable[int]], float]
) -> tuple[Fragment, ...]:
    """The sentences whose answers together are worth most, in reading order.

    No fragment when nothing was found. A sentence that is longer than
    LONGEST_FRAGMENT is cut at a word, around its first found word.
    """
    by_sentence: dict[int, list[int]] = {}
    for _, end, answer in found:
        by_sentence.setdefault(bisect_left(sentence_ends, end), []).append(answer)
    ranked = sorted((-worth(inside), -len(inside), number) for number, inside in by_sentence.items())
    chosen = sorted(number for _, _, number in ranked[:FRAGMENTS])
    stretches = ((sentence_ends[number - 1] if number else 0, sentence_ends[number]) for number in chosen)
    return tuple(marked(text, found, *_shortened(text, found, start, end)) for start, end in stretches)


def _shortened(text: str, found: Sequence[Match], start: int, end: int) -> tuple[int, int]:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if end - start <= LONGEST_FRAGMENT:
        return start, end
    first, last = next(((match[0], match[1]) for match in found if start <= match[0] < end), (start, start))
    if first - start > LONGEST_FRAGMENT // 2:
        start = text.rfind(" ", start, first - LONGEST_FRAGMENT // 3) + 1 or start
    cut = text.rfind(" ", last, min(end, start + LONGEST_FRAGMENT))
    return start, max(cut, last) if cut != -1 else max(last, min(end, start + LONGEST_FRAGMENT))
