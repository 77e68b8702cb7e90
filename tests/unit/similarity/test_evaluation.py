"""Figures of comparing, and the thresholds that judged pairs ask for."""

from __future__ import annotations

import pytest

from tests.samples import write_content
from zoek.library import read_library
from zoek.similarity.comparison import Verdict
from zoek.similarity.duplicates import comparer_without_index
from zoek.similarity.evaluation import JudgedPair, JudgedPlan, calibrated, judge_pairs, judge_plans, strongest_of_others

ONE, OTHER = "achter-de-voordeur-enschede", "wijkteams-arnhem"
PLAN = (
    "In Enschede gaat een wijkcoach langs bij gezinnen. De woningcorporatie doet mee. Een zeppelin brengt muzikanten."
)


@pytest.fixture(scope="module")
def comparer(tmp_path_factory):
    return comparer_without_index(read_library(write_content(tmp_path_factory.mktemp("content"))))


def test_sterk_begins_where_nine_in_ten_are_the_same_idea() -> None:
    scored = [(10.0 - number / 10, "zelfde") for number in range(9)] + [
        (8.0, "verwant"),
        (7.0, "verwant"),
        (1.0, "anders"),
    ]

    least = calibrated(scored)

    assert least == {Verdict.STRONG: 8.0, Verdict.PARTLY: 7.0, Verdict.SUBJECT: 1.0}


def test_plans_are_found_or_not_and_new_sentences_seen_or_not(comparer) -> None:
    plans = [
        JudgedPlan("", PLAN, (ONE,), "Een zeppelin brengt muzikanten."),
        JudgedPlan("", "Bomen kappen in het park.", ()),
    ]

    outcome = judge_plans(comparer, plans)

    assert (outcome.plans, outcome.found, outcome.others, outcome.strong_on_other, outcome.new_seen) == (2, 1, 1, 0, 1)
    assert strongest_of_others(comparer, plans) < max(comparer.scores(comparer.read(PLAN)).values())


def test_sterk_that_is_never_said_is_never_right(comparer) -> None:
    outcome = judge_pairs(comparer, [JudgedPair(ONE, OTHER, "zelfde")])

    assert (outcome.pairs, outcome.said, outcome.precision, outcome.recall) == (1, 0, 0.0, 0.0)
    assert judge_plans(comparer, []).milliseconds == 0.0
