"""The answer to "does this exist already?": the practices that are like a plan, what is new, what we cannot know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.library.sentences import blocks
from zoek.library.wording import listed, quoted
from zoek.similarity.comparison import Verdict
from zoek.similarity.elements import Element, Likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.library import Practice
    from zoek.similarity.novelty import News
    from zoek.similarity.overlap import Overlap
    from zoek.similarity.plan import Plan


MOST_POINTS = 3
"""Lines of what went wrong and what can be learned; the others are on the page of the practice."""


@dataclass(frozen=True, slots=True)
class Point:
    """A line under a heading of a practice, without marks; `is_reading` when it is Zoek's own reading."""

    text: str
    is_reading: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A practice that is like the plan, with all six elements; `score` orders and means nothing by itself."""

    practice: Practice
    verdict: Verdict
    score: float
    overlaps: tuple[Overlap, ...]

    @property
    def agreeing(self) -> tuple[Overlap, ...]:
        """The elements that agree, wholly or in part."""
        return tuple(one for one in self.overlaps if one.likeness in {Likeness.SAME, Likeness.PARTLY})

    @property
    def differences(self) -> tuple[str, ...]:
        """What the two name that the other does not, a sentence an element."""
        return tuple(filter(None, map(_difference, self.overlaps)))

    @property
    def difficulties(self) -> tuple[Point, ...]:
        """What went wrong there, as far as the sources tell."""
        return _points(self.practice.difficulties)

    @property
    def lessons(self) -> tuple[Point, ...]:
        """What can be learned from it."""
        return _points(self.practice.lessons)

    @property
    def reason(self) -> str:
        """Why it is like the plan, in one line."""
        same = [one for one in self.overlaps if one.likeness is Likeness.SAME] or list(self.agreeing)
        parts = [_named(one.element.label.lower(), one.shared) for one in same]
        return f"Komt overeen: {listed(parts)}." if parts else "Gaat over hetzelfde onderwerp."


def _named(label: str, names: Sequence[str]) -> str:
    return f"{label} ({', '.join(names)})" if names else label


def _difference(overlap: Overlap) -> str:
    label = overlap.element.label
    ours, theirs = (listed(_as_named(overlap, names)) for names in (overlap.plan_only, overlap.practice_only))
    if overlap.likeness is Likeness.UNNAMED:
        return ""
    if ours and theirs and ours != theirs:
        return f"{label}: uw plan noemt {ours}, deze praktijk {theirs}."
    if overlap.likeness is Likeness.OTHER:
        return f"{label}: {NOTHING_SHARED}"
    return ""


def _as_named(overlap: Overlap, names: Sequence[str]) -> list[str]:
    """The names of one element; those of kinds of approach are words that no plan holds as they are, so between marks."""
    return [quoted(name) if overlap.element is Element.APPROACH else name for name in names]


NOTHING_SHARED = "uw plan en deze praktijk zeggen hierover iets anders."


def _points(markdown: str) -> tuple[Point, ...]:
    found = (
        Point(" ".join(one.text for one in block), any(one.is_reading for one in block)) for block in blocks(markdown)
    )
    return tuple(found)[:MOST_POINTS]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a plan; `uncovered` are sentences on what the collection does not hold."""

    plan: Plan
    matches: tuple[Match, ...]
    news: News
    uncovered: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """The answer in one sentence."""
        best = self.matches[0].verdict if self.matches else None
        return {
            Verdict.STRONG: "Ja, iets wat hier sterk op lijkt bestaat al.",
            Verdict.PARTLY: "Delen hiervan bestaan al.",
            Verdict.SUBJECT: "Over dit onderwerp is er meer, maar deze aanpak vonden wij niet.",
            None: "Wij vonden niets wat hierop lijkt. Dat wil niet zeggen dat het niet bestaat.",
        }[best]
