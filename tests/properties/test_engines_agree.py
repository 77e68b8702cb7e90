"""Whoosh with numpy gives what the plain dictionaries of the memory engine give, for any corpus and question."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zoek.analysis import DutchAnalyzer
from zoek.search.document import Document
from zoek.search.memory_engine import MemoryEngine
from zoek.search.query import Sort, parse
from zoek.search.terms import document_terms, plan_of
from zoek.search.whoosh_engine import WhooshEngine, build

ANALYZER = DutchAnalyzer()
TOLERANCE = 1e-6
WORDS = [
    "wijkteam",
    "wijkteams",
    "gezin",
    "gezinnen",
    "schulden",
    "de",
    "een",
    "jeugd-ggz",
    "ggz",
    "school",
    "één",
    "Arnhem",
]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
places = st.lists(st.sampled_from(["Arnhem", "Ede", "Den Haag"]), max_size=2, unique=True).map(tuple)
years = st.none() | st.integers(2005, 2015)


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    return [
        Document(
            id=f"d{number:02}",
            kind="praktijk",
            title=draw(texts),
            summary=draw(texts),
            keywords=draw(texts),
            body="\n".join(draw(st.lists(texts, max_size=3))),
            facets={"gemeente": draw(places), "soort": ("praktijk",)},
            since=draw(years),
            until=draw(years),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


clauses = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: f"-{word}"),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: '"' + " ".join(words) + '"'),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(" OF ".join),
    st.sampled_from(["gemeente:Arnhem", "gemeente:Ede", "van:2008", "tot:2010", "soort:les"]),
)
questions = st.lists(clauses, max_size=4).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(corpora(), questions, st.sampled_from(list(Sort)), st.booleans(), st.integers(0, 5))
def test_the_engines_agree_on_matches_order_scores_and_counts(
    corpus: list[Document],
    question: str,
    sort: Sort,
    needs_all_words: bool,
    offset: int,
) -> None:
    analyzed = [document_terms(document, ANALYZER) for document in corpus]
    plan = replace(
        plan_of(parse(question), ANALYZER), sort=sort, needs_all_words=needs_all_words, offset=offset, limit=5
    )
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), analyzed)

        by_whoosh = WhooshEngine(Path(folder)).match(plan)

    by_memory = MemoryEngine(analyzed).match(plan)
    assert (by_whoosh.total, by_whoosh.with_all_words) == (by_memory.total, by_memory.with_all_words)
    assert by_whoosh.facets == by_memory.facets
    assert [found.id for found, _ in by_whoosh.found] == [found.id for found, _ in by_memory.found]
    assert [score for _, score in by_whoosh.found] == pytest.approx(
        [score for _, score in by_memory.found], abs=TOLERANCE
    )
