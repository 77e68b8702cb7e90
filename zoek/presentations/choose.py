"""What of a long text goes on a slide: whole sentences, the best first, as many as fit.

A sentence that leans on the one before ("Zij gingen ...", "Daarom ...") never
goes without it. Sentences with a source go before those without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.library.sentences import blocks
from zoek.presentations.fit import SMALLEST, text_height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zoek.library.sentences import Sentence

    Run = tuple[Sentence, ...]

LEANS = re.compile(
    r"(?:Zij|Ze|Hij|Dat|Die|Dit|Deze|Daar\w*|Hier\w*|Ook|Toch|Zo|Dan|Daarna|Toen(?! [^.]*,)|Later|Intussen|Maar|En|Of|Want|Dus|Er"
    r"|Hun|Haar|Zijn|Beide|Elk|Elke|Eerst|Soms|Anders|Juist|Meer niet|Verder"
    r"|Het (?:begint|begon|bespaarde|bleek|gaat|geldt|ging|hield|is|komt|kost|legt|lukte|maakt|moet|noemt|praat|richt|valt|verscheen"
    r"|vraagt|was|werd|werden|werkt)"
    r"|De (?:ander|andere|rest|eerste|tweede|laatste)|Een van|Eén van|Samen|Nog|Nu|Sindsdien|Pas|Al|Wel|Niet)\b"
)
"""Beginnings of a sentence that point back; taken from the first words of all sentences in the content."""
SIZES = (30, 26, 24, 22, 20)
"""Points of the sentences on a slide, the largest that fits all of them first."""
TIGHT_SIZES = (22, 20, 18)
"""Points when not everything fits."""
MOST_POINTS = 5
LONGEST_POINT = 240
"""Characters of sentences that go together; more than four lines on a slide are not read."""
GAP = 10
"""Points of white between two points of a list."""
INDENT = 24
"""Points between the sign of a list and its text."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes on the slide, each text a point; the size that fits; and the sentences that are left out."""

    texts: tuple[str, ...]
    size: int
    left_out: tuple[str, ...]


def units(markdown: str) -> list[tuple[Sentence, ...]]:
    """The sentences of a section in runs that make sense alone.

    A run is a line of a list, or in a paragraph what goes from one sentence
    that does not lean on another to the next. A sentence that announces a list and was not joined with it is left out.
    """
    found: list[tuple[Sentence, ...]] = []
    is_list = markdown.lstrip().startswith(("- ", "* "))
    for block in blocks(markdown):
        for place, sentence in enumerate(block):
            if sentence.text.endswith(":"):
                continue
            if place and found and (is_list or LEANS.match(sentence.text)):
                found[-1] = (*found[-1], sentence)
            else:
                found.append((sentence,))
    return found


def choose(markdown: str, width: float, height: float, most: int = MOST_POINTS) -> Chosen:
    """The sentences of a section for a box of this width and height, in points.

    Everything in the largest letters that fit; else as much as fits in
    letters of a middling size, or smaller ones in a box that takes nothing.
    """
    runs = units(markdown)
    whole = [_text(run) for run in runs]
    fitting = next((size for size in SIZES if len(runs) <= most and fits(whole, size, width, height)), None)
    taken, size = (dict(enumerate(runs)), fitting) if fitting else _some(runs, width, height, most)
    left = [sentence for place, run in enumerate(runs) for sentence in run[len(taken.get(place, ())) :]]
    return Chosen(tuple(_text(taken[place]) for place in sorted(taken)), size, tuple(map(str, left)))


def _some(runs: Sequence[Run], width: float, height: float, most: int) -> tuple[dict[int, Run], int]:
    """What fits of the runs, by their place, and the largest letters in which it does; the shortest when none does."""
    for tight in TIGHT_SIZES:
        if taken := _best(runs, tight, width, height, most):
            texts = [_text(taken[place]) for place in sorted(taken)]
            return taken, largest(texts, width, height, [*(size for size in SIZES if size > tight), tight])
    place = min(range(len(runs)), key=lambda place: len(runs[place][0].text), default=0)
    return ({place: runs[place][:1]} if runs else {}), SMALLEST


def _best(runs: Sequence[Run], size: int, width: float, height: float, most: int) -> dict[int, Run]:
    """The runs that fit, by their place: the first, then those with a source, then the others; of a long one its beginning."""
    taken: dict[int, Run] = {}
    for place in sorted(range(len(runs)), key=lambda place: (place > 0, not _is_sourced(runs[place]), place)):
        for end in range(len(runs[place]), 0, -1):
            tried = {**taken, place: runs[place][:end]}
            is_short = end == 1 or len(_text(runs[place][:end])) <= LONGEST_POINT
            if (
                is_short
                and len(tried) <= most
                and fits((_text(tried[key]) for key in sorted(tried)), size, width, height)
            ):
                taken = tried
                break
    return taken


def headline(markdown: str, longest: int, suits: Callable[[str], bool] = bool) -> Sentence | None:
    """The one sentence that tells most: the first with a source that stands alone, suits and is no longer than asked.

    Without one the first that stands alone and is short enough; then the shortest.
    """
    firsts = [run[0] for run in units(markdown)]
    alone = [sentence for sentence in firsts if not LEANS.match(sentence.text)] or firsts
    short = [sentence for sentence in alone if len(str(sentence)) <= longest]
    suiting = [sentence for sentence in short if suits(sentence.text)]
    sourced = [sentence for sentence in suiting or short if sentence.sources]
    return next(iter(sourced or suiting or short or sorted(alone, key=lambda sentence: len(sentence.text))), None)


def largest(texts: Sequence[str], width: float, height: float, sizes: Sequence[int] = SIZES) -> int:
    """The largest of the sizes at which all texts fit, or the smallest of them."""
    return next((size for size in sizes if fits(texts, size, width, height)), sizes[-1])


def fits(texts: Iterable[str], size: int, width: float, height: float) -> bool:
    """Whether texts fit as points of a list, at this size in a box of this width and height."""
    return text_height(texts, size, width - INDENT, GAP) <= height


def _is_sourced(run: Sequence[Sentence]) -> bool:
    return any(sentence.sources for sentence in run)


def _text(run: Sequence[Sentence]) -> str:
    """A run as one text, a number that several sentences share behind the last of them only."""
    pieces: list[str] = []
    for place, sentence in enumerate(run):
        following = run[place + 1] if place + 1 < len(run) else None
        is_shared = following and (following.sources, following.is_reading) == (sentence.sources, sentence.is_reading)
        pieces.append(sentence.text if is_shared else str(sentence))
    return " ".join(pieces)
