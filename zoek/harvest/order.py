"""Which field each paragraph of a story is in, from the evidence of each and the order that stories are told in.

Paragraphs whose heading says so are certain; the others take the row of
fields that weighs most as a whole (Viterbi's way), so that a paragraph with
little evidence stays with its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SUMMARY = "samenvatting"
REST = ""
USUAL = (SUMMARY, "opgave", "aanpak", "resultaten", "watGingMoeilijk", "lessen", "watWeNietWeten", REST)
"""The order in which stories are told most: of 96 practices in content/ all, of the pages in tests/recognition most."""
CERTAIN = 1000.0
STAY, STAY_IN_SECTION, STAY_IN_LIST = -1.0, 4.0, 8.0
"""For a paragraph in the field of the one before it: under a new heading, under the same, and as an item of one list."""
BACK, AWAY = -7.0, -1.0
"""For a step against the usual order, and for each field passed over."""
FIRST = 6.0
"""For what follows an introduction: stories begin with why. These six were set on
tests/recognition/test_without_headings.py, where -7 .. 6 gave .895 and .717, and the first guess .637 and .541, with the
same F1 on the pages as they are."""
FOR_REST = 0.1
"""What the rest weighs without any sign of it: prose of a story is mostly in a field."""
FOR_LEAD = (9.0, 2.0, 0.0, -2.0)
"""What the introduction weighs for its first paragraphs: the first is one, the fourth is not."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The evidence for each field, the number of the heading that it is under (0 before any), and what is certain."""

    weights: Mapping[str, float]
    section: int = 0
    lead: int | None = None
    is_item: bool = False
    field: str | None = None


def fields_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The field of each paragraph; REST for what has none."""
    if not paragraphs:
        return []
    scores = {field: _evidence(paragraphs[0], field) for field in USUAL}
    steps: list[dict[str, str]] = []
    for before, paragraph in pairwise(paragraphs):
        best = {
            field: max(USUAL, key=lambda last, field=field: scores[last] + _step(last, field, before, paragraph))  # type: ignore[misc]
            for field in USUAL
        }
        scores = {
            field: scores[last] + _step(last, field, before, paragraph) + _evidence(paragraph, field)
            for field, last in best.items()
        }
        steps.append(best)
    fields = [max(USUAL, key=lambda field: scores[field])]
    for best in reversed(steps):
        fields.append(best[fields[-1]])
    return fields[::-1]


def _evidence(paragraph: Paragraph, field: str) -> float:
    if paragraph.field is not None:
        return CERTAIN if field == paragraph.field else 0.0
    weight = paragraph.weights.get(field or "overig", 0.0)
    if field == SUMMARY:
        return -CERTAIN if paragraph.lead is None else FOR_LEAD[min(paragraph.lead, len(FOR_LEAD) - 1)]
    return weight + FOR_REST if field == REST else weight


def _step(last: str, field: str, before: Paragraph, paragraph: Paragraph) -> float:
    if field == last == REST:
        return 0.0
    if field == last:
        if before.section != paragraph.section:
            return STAY
        return STAY_IN_LIST if before.is_item and paragraph.is_item else STAY_IN_SECTION
    if last == SUMMARY and field == "opgave":
        return FIRST
    if REST in {field, last} or before.field is not None or paragraph.field is not None:
        return 0.0
    distance = USUAL.index(field) - USUAL.index(last)
    return BACK if distance < 0 else AWAY * (distance - 1)
