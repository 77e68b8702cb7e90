"""The first documents of a plan that asks for no counts, without adding up what cannot come among them.

The groups are added up from the highest score downwards. As soon as what is
left cannot lift a document to the last place of the page, documents that were
not met yet are out, and the others stay only while they can still reach it.
Those that remain get their sum in the order of the plan, so that it is the very
number that adding up everything gives. Source: Turtle and Flood, "Query
evaluation: strategies and optimizations", 1995 (MaxScore).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zoek.search.ordering import SCORE_DECIMALS
from zoek.search.query import Sort
from zoek.search.scoring import RELATED_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from zoek.search.engine import Plan
    from zoek.search.weighing import Weighed

    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.intp]
    Scores = NDArray[np.float64]
    Links = tuple[NDArray[np.int32], NDArray[np.int32]]

MOST_LINKED = 16
"""When more than one in so many documents is linked with another, adding up everything is as fast."""
LOOKED_UP = 20
"""Looking a document up among those of a group takes as long as adding so many of them (100,000 documents, 2026)."""
MARGIN = 2 * 10.0**-SCORE_DECIMALS
"""Scores that differ by less may count as equal."""


def can_prune(plan: Plan) -> bool:
    """Whether a plan asks for no more than its first documents by score, out of groups that each may be missing."""
    is_plain = all(group.is_optional and not group.preferences for group in plan.groups)
    wants_few = plan.limit > 0 and plan.sort is Sort.RELEVANCE and not plan.needs_all_words
    return bool(plan.groups) and is_plain and wants_few and not plan.counts


def contenders(
    groups: Sequence[Weighed], passing: Mask | None, links: Links, size: int, wanted: int
) -> tuple[Numbers, Scores] | None:
    """Documents among which the first `wanted` surely are, ascending, with their scores; None when it must count.

    `passing` are those that pass the filter; `links` as of Columns; `size` is the number of documents.
    """
    if len(links[0]) * MOST_LINKED > size:
        return None
    ordered = sorted(groups, key=lambda group: -group.highest)
    left = np.cumsum([0.0, *(group.highest for group in reversed(ordered))])[::-1].tolist()
    sums, lowest, done = np.zeros(size), 0.0, 0
    while done < len(ordered) and left[done] + MARGIN >= lowest:
        group = ordered[done]
        np.add.at(sums, group.numbers, group.scores)
        done += 1
        if left[done] < group.highest * done or done == len(ordered):  # before that it could not yet be enough
            lowest = max(lowest, _last_place(sums, group.numbers, passing, wanted))
    if not lowest:
        lowest = _last_place(sums, np.flatnonzero(sums), passing, wanted)
    if not lowest:
        return None
    found = np.flatnonzero(sums >= lowest - left[done] - MARGIN)
    found = found if passing is None else found[passing[found]]
    found = _narrowed(found, sums, tuple(zip(ordered[done:], left[done + 1 :], strict=True)), wanted)
    return _with_scores(found, groups, passing, links)


def _last_place(sums: Scores, numbers: NDArray[np.integer], passing: Mask | None, wanted: int) -> float:
    """The least that the first `wanted` of these documents have so far; 0 when there are fewer."""
    scores = sums[numbers if passing is None else numbers[passing[numbers]]]
    return float(np.partition(scores, -wanted)[-wanted]) if len(scores) >= wanted else 0.0


def _narrowed(found: Numbers, sums: Scores, rest: Sequence[tuple[Weighed, float]], wanted: int) -> Numbers:
    """Those that can still be among the first when the rest of the groups is added, one by one.

    With each comes the most that those after it can add. `sums` are of all documents, and are changed.
    """
    for group, further in rest:
        if len(found) * LOOKED_UP > len(group.numbers):
            np.add.at(sums, group.numbers, group.scores)
        else:
            sums[found] += _scores_of(group, found)
        scores = sums[found]
        lowest = float(np.partition(scores, -wanted)[-wanted])
        stays = scores >= lowest - further - MARGIN
        found = found[stays]
    return found


def _scores_of(group: Weighed, documents: Numbers) -> Scores:
    """The score of a group in each of these documents."""
    if not len(group.numbers):
        return np.zeros(len(documents))
    places = np.minimum(np.searchsorted(group.numbers, documents), len(group.numbers) - 1)
    return np.where(group.numbers[places] == documents, group.scores[places], 0.0)


def _summed(documents: Numbers, groups: Sequence[Weighed]) -> Scores:
    sums = np.zeros(len(documents))
    for group in groups:
        sums += _scores_of(group, documents)
    return sums


def _with_scores(
    found: Numbers, groups: Sequence[Weighed], passing: Mask | None, links: Links
) -> tuple[Numbers, Scores]:
    """The documents with their scores; and those that are linked with another, as they take over of its score."""
    numbers, others = links
    if not len(numbers):
        return found, _summed(found, groups)
    found = np.union1d(found, numbers if passing is None else numbers[passing[numbers]])
    sums, lifted = _summed(found, groups), np.zeros(len(found))
    places = np.minimum(np.searchsorted(found, numbers), len(found) - 1)
    linked = np.flatnonzero(found[places] == numbers)
    np.maximum.at(lifted, places[linked], _summed(others[linked].astype(np.intp), groups))
    is_found = sums > 0
    return found[is_found], (sums + RELATED_WEIGHT * lifted)[is_found]
