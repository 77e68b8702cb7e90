"""A page of results: explained hits, facets with labels known, and notices in Dutch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import document
from zoek.analysis import DutchAnalyzer
from zoek.search.knowledge import bare_knowledge
from zoek.search.memory_engine import MemoryEngine
from zoek.search.query import Filter, Query, Sort, parse
from zoek.search.searcher import search
from zoek.search.terms import document_terms

ANALYZER = DutchAnalyzer()
if TYPE_CHECKING:
    from zoek.search.results import Page

LABELS = {
    "gemeente": {"Arnhem": "Arnhem", "Ede": "Ede"},
    "doelgroep": {"mensen-met-schulden": "Mensen met schulden"},
    "soort": {"praktijk": "Praktijken"},
}
DOCUMENTS = [
    document("arnhem", "Wijkteams in Arnhem", "Gezinnen kregen hulp.", gemeente=("Arnhem",)),
    document(
        "ede", "Sociaal team Ede", "Een wijkteam voor schulden.", gemeente=("Ede",), doelgroep=("mensen-met-schulden",)
    ),
    document("loket", "Loket", "Achter de balie.", gemeente=("Ede",)),
]


def page_for(query: Query | str) -> Page:
    engine = MemoryEngine(document_terms(one, ANALYZER) for one in DOCUMENTS)
    knowledge = replace(bare_knowledge(engine, ANALYZER), labels=LABELS)
    return search(engine, knowledge, parse(query) if isinstance(query, str) else query)


def test_a_hit_tells_which_words_it_was_found_on_and_which_it_misses() -> None:
    page = page_for("wijkteam schulden arnhem")

    by_id = {hit.document.id: hit for hit in page.hits}
    assert [str(reason) for reason in by_id["ede"].reasons] == ["gevonden op “wijkteam”", "gevonden op “schulden”"]
    assert by_id["ede"].missing == ("arnhem",)
    assert by_id["arnhem"].missing == ("schulden",)


def test_a_question_of_stop_words_alone_still_finds_something() -> None:
    assert [hit.document.id for hit in page_for("de").hits] == ["loket"]


def test_stop_words_beside_other_words_are_neither_asked_nor_missing() -> None:
    page = page_for("de wijkteams")

    assert {hit.document.id for hit in page.hits} == {"arnhem", "ede"}
    assert all(hit.missing == () for hit in page.hits)


def test_filter_values_may_be_typed_as_labels_in_any_case() -> None:
    page = page_for('doelgroep:"Mensen met Schulden" gemeente:EDE')

    assert [hit.document.id for hit in page.hits] == ["ede"]
    assert dict(page.query.filter.values) == {"doelgroep": ("mensen-met-schulden",), "gemeente": ("Ede",)}


def test_an_unknown_filter_value_is_told_and_left_out() -> None:
    page = page_for("gemeente:Atlantis")

    assert page.total == 3
    assert page.notices == ("Het filter gemeente: 'Atlantis' kent Zoek niet. Er is zonder dit filter gezocht.",)


def test_selected_values_stand_first_in_their_facet_even_with_no_results() -> None:
    page = page_for(replace(parse("loket"), filter=Filter({"gemeente": ("Arnhem",)})))

    facet = next(facet for facet in page.facets if facet.key == "gemeente")
    assert [(value.value, value.total, value.is_selected) for value in facet.values] == [
        ("Arnhem", 0, True),
        ("Ede", 1, False),
    ]


@pytest.mark.parametrize("number", [2, 10**9])
def test_a_page_beyond_the_end_gives_the_last_page_and_says_so(number: int) -> None:
    page = page_for(replace(parse("wijkteam"), page=number))

    assert page.query.page == 1
    assert page.notices == (f"Pagina {number} bestaat niet. Dit is de laatste pagina.",)


def test_sorted_by_title_only_results_with_all_words_are_shown_if_there_are_any() -> None:
    assert [hit.document.id for hit in page_for(replace(parse("wijkteam schulden"), sort=Sort.TITLE)).hits] == ["ede"]
    assert page_for(replace(parse("wijkteam balie"), sort=Sort.TITLE)).total == 3


def test_nothing_found_is_a_page_not_an_error() -> None:
    page = page_for("zeppelin")

    assert (page.total, page.hits, page.page_count) == (0, (), 1)
