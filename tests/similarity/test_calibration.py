"""What is learned from judged pairs holds what it promises: no weight below zero, no pair scored by itself."""

from __future__ import annotations

import numpy as np

from tests.similarity.calibration import STEADY, Pairs, cross_validated, learn, least_strong

DRAWN = np.random.default_rng(1)
MANY = 120
SAME = (DRAWN.random(MANY) < 0.4).astype(float)
LEADING = np.where(DRAWN.random(MANY) < 0.7, SAME, 1 - SAME)
VALUES = np.column_stack([LEADING, SAME * 0.3 + DRAWN.random(MANY) * 0.4, DRAWN.random(MANY)])
PAIRS = Pairs(VALUES, ["team" if one else "" for one in LEADING], SAME)
EVERY = np.arange(MANY)


def test_more_alike_is_never_less_the_same() -> None:
    backwards = Pairs(np.column_stack([VALUES[:, 0], VALUES[:, 1], 1 - SAME]), PAIRS.forms, SAME)

    assert learn(backwards, EVERY).worth.min() >= 0


def test_what_tells_the_same_from_others_is_worth_most() -> None:
    worth = learn(PAIRS, EVERY).worth

    assert worth[1] > worth[2]


def test_a_share_of_few_pairs_stays_near_that_of_all() -> None:
    forms = ["zeldzaam", *PAIRS.forms[1:]]
    learned = learn(Pairs(VALUES, forms, SAME), EVERY)

    assert abs(learned.shares["zeldzaam"] - learned.otherwise) < 1 / (STEADY + 1)


def test_a_pair_is_not_scored_by_its_own_label() -> None:
    turned = SAME.copy()
    turned[0] = 1 - turned[0]

    one, other = cross_validated(PAIRS), cross_validated(Pairs(VALUES, PAIRS.forms, turned))

    assert np.corrcoef(one, SAME)[0, 1] > 0.5
    assert (other[0] - one[0]) * (turned[0] - SAME[0]) <= 0.1, "a label of its own would pull the score towards it"


def test_strong_begins_where_it_is_right_often_enough() -> None:
    scores = np.array([5.0, 4.0, 3.0, 2.0])

    assert least_strong(scores, [True, True, False, True]) == 4.0
    assert least_strong(scores, [True, True, True, True]) == 2.0
