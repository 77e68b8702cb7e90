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
STAY, STAY_IN_SECTION, STAY_IN_LIST = 0.5, 4.0, 8.0
"""For a paragraph in the field of the one before it: under a new heading, under the same, and as an item of one list."""
BACK, AWAY = -4.0, -2.0
"""For a step against the usual order, and for each field passed over."""
FOR_REST = 4.5
"""What the rest weighs without any evidence: a paragraph with less than two signs is not put in a field."""
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
        return STAY
    if field == last:
        if before.section != paragraph.section:
            return STAY
        return STAY_IN_LIST if before.is_item and paragraph.is_item else STAY_IN_SECTION
    if REST in {field, last} or before.field is not None or paragraph.field is not None:
        return 0.0
    distance = USUAL.index(field) - USUAL.index(last)
    return BACK if distance < 0 else AWAY * (distance - 1)
