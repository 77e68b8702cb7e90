"""The measures give what ir-measures (the trec_eval formulas, in wide use) gives, for any ranking and grades."""

from __future__ import annotations

import ir_measures
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ir_measures import RR, Qrel, R, ScoredDoc, Success, nDCG

from zoek.search.evaluation import ndcg, recall, reciprocal_rank, success

TOLERANCE = 1e-9
"""Both sides add some ten doubles between 0 and 3; only the order of adding may differ."""
IDS = [f"d{number:02}" for number in range(70)]
"""More than the fifty that recall looks at."""

grades = st.dictionaries(st.sampled_from(IDS), st.integers(0, 3), min_size=1, max_size=30)
rankings = st.integers(0, len(IDS)).flatmap(lambda length: st.permutations(IDS).map(lambda order: order[:length]))


def theirs(relevant: dict[str, int], ranking: list[str]) -> dict[str, float]:
    """The four measures by ir-measures; the scores fall strictly, as it breaks ties by name and not by place."""
    judged = [Qrel("1", name, grade) for name, grade in relevant.items()]
    run = [ScoredDoc("1", name, float(len(ranking) - place)) for place, name in enumerate(ranking)]
    outcome = ir_measures.calc_aggregate([nDCG @ 10, RR @ 10, R @ 50, Success @ 3], judged, run)
    return {str(measure): value for measure, value in outcome.items()}


@example(relevant={"d00": 0}, ranking=["d00", "d01"])
@example(relevant={"d00": 0, "d02": 1}, ranking=["d00", "d01", "d03", "d02"])
@example(relevant={"d00": 3, "d01": 3}, ranking=[])
@given(relevant=grades, ranking=rankings)
def test_every_measure_agrees_with_the_library(relevant: dict[str, int], ranking: list[str]) -> None:
    ours = {
        "nDCG@10": ndcg(relevant, ranking, 10),
        "RR@10": reciprocal_rank(relevant, ranking[:10]),
        "R@50": recall(relevant, ranking[:50]),
        "Success@3": success(relevant, ranking[:3]),
    }

    assert ours == pytest.approx(theirs(relevant, ranking), abs=TOLERANCE)
