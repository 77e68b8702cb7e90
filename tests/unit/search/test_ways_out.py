"""What is offered when nothing was found: every way has results, and as many as it says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import document
from tests.thesauri import engine_of, knowledge_over
from zoek.search.query import Query, parse
from zoek.search.searcher import search
from zoek.search.ways_out import Change, Way, ways_out

LABELS = {"gemeente": {"Arnhem": "Arnhem", "Ede": "Ede"}, "soort": {"praktijk": "Praktijken", "les": "Lessen"}}
ENGINE = engine_of(
    [
        replace(document("arnhem", "Wijkteam in Arnhem", "Hulp voor gezinnen.", gemeente=("Arnhem",)), since=2010),
        document("ede", "Schulden in Ede", "De toegang tot hulp.", gemeente=("Ede",)),
    ]
)
KNOWLEDGE = replace(knowledge_over(ENGINE), labels=LABELS)


def ways(query: str | Query) -> tuple[Way, ...]:
    return ways_out(ENGINE, KNOWLEDGE, parse(query) if isinstance(query, str) else query)


def told(query: str | Query) -> list[tuple[Change, str, int]]:
    return [(way.change, way.name, way.total) for way in ways(query)]


def test_the_filter_that_empties_the_results_is_named_with_what_is_found_without_it() -> None:
    assert told("schulden gemeente:Arnhem van:2009") == [
        (Change.ALL_FILTERS, "", 1),
    ]
    assert told("schulden gemeente:Arnhem") == [(Change.FILTER, "Arnhem", 1)]


def test_quotes_can_go_and_so_can_each_word_that_empties_the_results() -> None:
    assert told('"wijkteam schulden"') == [(Change.QUOTES, "", 2), (Change.CONCEPT, "sociaal wijkteam", 1)]
    assert (Change.WORD, "-schulden", 1) in told('"schulden in ede" -schulden')


def test_a_demand_for_all_words_can_go() -> None:
    assert (Change.ALL_WORDS, "", 2) in told(replace(parse("wijkteam schulden"), needs_all_words=True))


def test_the_nearest_concepts_are_offered_if_a_document_holds_them() -> None:
    assert (Change.CONCEPT, "toegang", 1) in told("toegangsbewijs")
    assert told("zeppelin") == []


def test_what_stands_near_a_concept_that_no_document_holds_is_offered() -> None:
    assert (Change.CONCEPT, "toegang", 1) in told(replace(parse("ST"), is_literal=False))


words = st.sampled_from(
    ["wijkteam", "schulden", "zeppelin", "toegang", '"hulp voor"', "-hulp", "gemeente:Ede", "van:2012", "soort:les"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(words, max_size=4).map(" ".join), st.booleans())
def test_every_way_out_has_the_results_it_promises(text: str, needs_all_words: bool) -> None:
    for way in ways(replace(parse(text), needs_all_words=needs_all_words)):
        page = search(ENGINE, KNOWLEDGE, way.query)

        assert page.total >= way.total > 0
