"""Misspellings made by hand: what is offered for them today, over the words of the project's own content.

A change of content or of the speller that changes an answer is written into
the last column of the table, so that it is seen in review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.library import read_library
from zoek.search.document import documents_of
from zoek.search.word_evaluation import Misspelling, evaluate_spelling, offers, read_misspellings, speller_of

if TYPE_CHECKING:
    from zoek.analysis.spelling import Speller

TABLE = ROOT / "tests" / "words" / "spelfouten.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
FLOOR_AT_1, FLOOR_AT_3 = 0.97, 0.98
NOTHING = "-"


@pytest.fixture(scope="module")
def speller() -> Speller:
    return speller_of(documents_of(read_library(ROOT / "content")))


def test_the_table_says_what_is_offered_today(speller: Speller) -> None:
    today = [(typed, (offers(speller, Misspelling(typed, meant)) or (NOTHING,))[0]) for typed, meant, _, _ in ROWS]

    assert today == [(typed, offered) for typed, _, _, offered in ROWS]


def test_the_share_that_is_right_is_at_or_above_the_floor(speller: Speller) -> None:
    outcome = evaluate_spelling(read_misspellings(TABLE), speller)

    assert outcome.words == len(ROWS) == 120
    assert outcome.right_at_1 >= FLOOR_AT_1
    assert outcome.right_at_3 >= FLOOR_AT_3
