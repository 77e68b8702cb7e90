"""Another spelling: offered when the question as typed has results, searched only when it has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.samples import document
from tests.thesauri import engine_of, knowledge_over
from zoek.search.query import Filter, Sort, parse
from zoek.search.results import Page, Trust
from zoek.search.searcher import search

ENGINE = engine_of(
    [
        document("hoogeloon", "Zorg in Hoogeloon", "Een coöperatie van bewoners.", gemeente=("Bladel",)),
        document("begeleiding", "Begeleiding thuis", "Zorg en begeleiding voor ouderen."),
    ]
)
KNOWLEDGE = replace(knowledge_over(ENGINE), labels={"gemeente": {"Bladel": "Bladel"}})


def page_for(text: str, **settings: object) -> Page:
    return search(ENGINE, KNOWLEDGE, replace(parse(text), **settings))  # type: ignore[arg-type]


def test_a_misspelt_word_without_results_is_corrected_and_that_is_told() -> None:
    page = page_for("Hogeloon")

    assert page.corrected
    assert (page.corrected.typed, page.corrected.text) == ("Hogeloon", "Hoogeloon")
    (hit,) = page.hits
    assert hit.reasons[0].trust is Trust.SPELLING
    assert str(hit.reasons[0]) == "gevonden op “Hoogeloon”, dat lijkt op “hogeloon”"


def test_beside_a_word_that_is_found_a_correction_is_only_offered() -> None:
    page = page_for("zorg begelijding")

    assert page.corrected is None
    assert page.suggested
    assert (page.suggested.text, page.suggested.total) == ("zorg begeleiding", 2)


@pytest.mark.parametrize("text", ["begeleiding", "zorg fiets", "zorg qzxqzxqzx", "zorg 2131231", "de"])
def test_words_that_are_known_or_like_nothing_are_left_as_they_are(text: str) -> None:
    page = page_for(text)

    assert page.corrected is None
    assert page.suggested is None


def test_a_question_to_be_taken_literally_is_not_corrected() -> None:
    page = page_for("Hogeloon", is_literal=True)

    assert (page.total, page.corrected, page.suggested) == (0, None, None)


@pytest.mark.parametrize("text", ['"zorg in hogeloon"', "-hogeloon", "hogeloon OF qzxqzx"])
def test_words_in_quotes_after_a_minus_and_beside_of_are_left_as_typed(text: str) -> None:
    page = page_for(text)

    assert (page.corrected, page.suggested) == (None, None)


def test_a_correction_keeps_filters_and_order() -> None:
    page = page_for("hogeloon", filter=Filter({"gemeente": ("Bladel",)}), sort=Sort.TITLE)

    assert page.corrected
    assert page.corrected.text == "hoogeloon"
    assert page.query.sort is Sort.TITLE
    assert dict(page.query.filter.values) == {"gemeente": ("Bladel",)}
    assert page.total == 1
