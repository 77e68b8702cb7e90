"""What is left out of a plan without counts is never among the first, whatever the scores, the filter and the links."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from zoek.search.pruning import contenders
from zoek.search.scoring import RELATED_WEIGHT
from zoek.search.weighing import Weighed

SIZE = 64
scores = st.sampled_from([0.0, 0.25, 0.5, 1.0, 3.0, 7.5])
groups = st.lists(st.dictionaries(st.integers(0, SIZE - 1), scores, max_size=40), min_size=1, max_size=7)
links = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=4)
masks = st.none() | st.sets(st.integers(0, SIZE - 1))


def weighed(found: dict[int, float]) -> Weighed:
    numbers = np.asarray(sorted(found), np.int32)
    return Weighed(numbers, np.asarray([found[number] for number in sorted(found)], np.float64), numbers)


@settings(max_examples=400, deadline=None)
@given(groups, masks, links, st.integers(1, 6))
def test_the_first_documents_are_always_among_the_contenders_with_their_scores(
    found: list[dict[int, float]], passing: set[int] | None, pairs: list[tuple[int, int]], wanted: int
) -> None:
    sums = [sum(group.get(number, 0.0) for group in found) for number in range(SIZE)]
    lifted = list(sums)
    for linked, other in pairs:
        lifted[linked] = max(lifted[linked], sums[linked] + RELATED_WEIGHT * sums[other])
    may = [number for number in range(SIZE) if sums[number] > 0 and (passing is None or number in passing)]
    best = sorted(may, key=lambda number: (-lifted[number], number))[:wanted]
    mask = None if passing is None else np.isin(np.arange(SIZE), list(passing))
    rows = np.asarray(sorted(pairs), np.int32).reshape(-1, 2)

    outcome = contenders([weighed(group) for group in found], mask, (rows[:, 0], rows[:, 1]), SIZE, wanted)

    if outcome is None:
        assert len(may) < wanted
        return
    numbers, scores = (part.tolist() for part in outcome)
    assert set(numbers) <= set(may)
    assert sorted(numbers, key=lambda number: (-lifted[number], number))[:wanted] == best
    assert scores == [lifted[number] for number in numbers]
