"""The practices that are like a practice, near copies together, for its own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.similarity.comparison import Verdict
from zoek.similarity.telling import likeness

if TYPE_CHECKING:
    from zoek.similarity.answer import Match
    from zoek.similarity.comparer import Comparer

NEAR_COPY = 0.5
"""How like two whole texts must be to be told as one; three pairs of 95 practices reach it (2026)."""
SHOWN = 5
"""Neighbours on a page, near copies not counted."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A practice that is like another, with the practices that tell nearly the same as it does."""

    match: Match
    copies: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is like a practice: its own near copies, and others, the most like it first."""

    copies: tuple[Match, ...]
    others: tuple[Neighbour, ...]


def neighbours_of(comparer: Comparer, name: str) -> Neighbours:
    """The practices that are strongly or partly like one."""
    close = [match for match in comparer.neighbours(name) if match.verdict is not Verdict.SUBJECT]
    copies = tuple(match for match in close if _is_copy(comparer, name, match.practice.id))
    groups: list[list[Match]] = []
    for match in close:
        if match in copies:
            continue
        told = (group for group in groups if _is_copy(comparer, group[0].practice.id, match.practice.id))
        group = next(told, None)
        if group is None:
            groups.append([match])
        else:
            group.append(match)
    return Neighbours(copies, tuple(Neighbour(first, tuple(rest)) for first, *rest in groups[:SHOWN]))


def _is_copy(comparer: Comparer, one: str, other: str) -> bool:
    return likeness(comparer.profile(one).whole, comparer.profile(other).whole) >= NEAR_COPY
