"""In which order results stand: one rule, the same for every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zoek.analysis.normalize import fold
from zoek.search.query import Sort

if TYPE_CHECKING:
    from zoek.search.document import Document

SCORE_DECIMALS = 6
"""Scores that differ by less count as equal: sums in another order differ from the 12th decimal on."""


def title_key(title: str) -> str:
    """What a title is sorted by: folded, without signs in front of the first letter."""
    return fold(title).lstrip("'\"‘’“”([ -")


def sort_key(sort: Sort, document: Document, score: float) -> tuple[Any, ...]:
    """A key whose ascending order is the order of the results."""
    tie = (-round(score, SCORE_DECIMALS), document.standing, document.id)
    if sort is Sort.NEWEST:
        return (-(document.since or 0), *tie)
    if sort is Sort.TITLE:
        return (title_key(document.title), *tie)
    return tie
