"""Whoosh with numpy gives what the plain dictionaries of the memory engine give, for any corpus and question."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thesauri import ANALYZER, knowledge_over
from zoek.library.municipalities import Municipality
from zoek.search.building import build
from zoek.search.document import Document
from zoek.search.memory_engine import MemoryEngine
from zoek.search.places import Gazetteer
from zoek.search.query import Sort, parse
from zoek.search.terms import document_terms, plan_of
from zoek.search.understanding import understand
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from zoek.search.text_words import Lexicon, TextWords

PLACES = {name: Municipality(name, "", "Gelderland") for name in ("Arnhem", "Ede")}
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
    "buurtteam",
    "sociale wijkteams",
    "dorpsloket",
    "AWBZ",
    "Wmo",
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
            standing=draw(st.integers(0, 2)),
            related=tuple(f"d{other:02}" for other in draw(st.sets(st.integers(0, 11), max_size=3))),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


clauses = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: f"-{word}"),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: '"' + " ".join(words) + '"'),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(" OF ".join),
    st.sampled_from(["wij*", "gez*", "jeugd-*", "-sch*", "ggz* OF een*", "awb*", "één*", "zzz*"]),
    st.sampled_from(["gemeente:Arnhem", "gemeente:Ede", "van:2008", "tot:2010", "soort:les"]),
    st.sampled_from(["Ede", "Gelderland", "sinds 2009", "in 2010", "goede voorbeelden"]),
)
questions = st.lists(clauses, max_size=4).map(" ".join)


def told(words: TextWords) -> list[object]:
    columns = (words.numbers, words.ends, words.sizes, words.firsts, words.begins, *words.sentence_ends)
    return [column.tolist() for column in columns]


def told_lexicon(lexicon: Lexicon) -> dict[str, object]:
    counts = dict(zip(lexicon.words, lexicon.counts.tolist(), strict=True))
    givers = {term: [lexicon.words[number] for number in lexicon.giving(term)] for term in lexicon.terms}
    return {"counts": counts, "givers": givers}


@settings(max_examples=150, deadline=None)
@given(corpora(), questions, st.sampled_from(list(Sort)), st.tuples(st.booleans(), st.booleans()), st.integers(0, 5))
def test_the_engines_agree_on_matches_order_scores_and_counts(
    corpus: list[Document],
    question: str,
    sort: Sort,
    switches: tuple[bool, bool],
    offset: int,
) -> None:
    analyzed = [document_terms(document, ANALYZER) for document in corpus]
    memory, query = MemoryEngine(analyzed), parse(question)
    gazetteer = Gazetteer(PLACES, {}, memory.words().__contains__)
    understanding = understand(query, memory, replace(knowledge_over(memory), gazetteer=gazetteer))
    plan = replace(
        plan_of(query, ANALYZER, understanding.spans),
        sort=sort,
        needs_all_words=switches[0],
        counts=switches[1],
        offset=offset,
        limit=5,
    )
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), corpus, ANALYZER)
        whoosh = WhooshEngine(Path(folder))

        by_whoosh = whoosh.match(plan)
        names = [name for name, _ in by_whoosh.found]
        documents, words = whoosh.documents(names), whoosh.text_words(names)

    by_memory = memory.match(plan)
    assert documents == memory.documents(names)
    assert told(words) == told(memory.text_words(names))
    assert told_lexicon(whoosh.lexicon()) == told_lexicon(memory.lexicon())
    assert whoosh.words() == memory.words()
    assert (by_whoosh.total, by_whoosh.with_all_words) == (by_memory.total, by_memory.with_all_words)
    assert by_whoosh.with_a_word == by_memory.with_a_word
    assert by_whoosh.facets == by_memory.facets
    assert [name for name, _ in by_whoosh.found] == [name for name, _ in by_memory.found]
    assert [score for _, score in by_whoosh.found] == pytest.approx(
        [score for _, score in by_memory.found], abs=TOLERANCE
    )
