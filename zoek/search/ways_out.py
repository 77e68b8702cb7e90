"""What to try when nothing was found: each way with the number of results that it has, and none that has none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.search.query import NO_FILTER, Query, parse, typed_text, without_each
from zoek.search.searcher import answer
from zoek.search.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zoek.search.engine import Engine
    from zoek.search.knowledge import Knowledge
    from zoek.search.understanding import Understanding

WITHOUT_QUOTES = str.maketrans("", "", '"“”„')
MOST_CONCEPTS = 6
"""Near concepts that are offered: they fit on a telephone."""
MOST_WORDS = 8
"""Words of a question that are left out one by one; each is a search, and of a longer question no one reads the list."""
SHORTEST_SHARED = 4
"""Letters of a term that a question and a concept must share to be near."""


class Change(Enum):
    """What a way out changes of the question."""

    FILTER = "filter"
    ALL_FILTERS = "filters"
    WORD = "woord"
    QUOTES = "aanhalingstekens"
    ALL_WORDS = "alle woorden"
    LITERAL = "letterlijk"
    ALL = "alles"
    CONCEPT = "begrip"


@dataclass(frozen=True, slots=True)
class Way:
    """Another question that has results: what it leaves out or asks (`name`, for a filter with its `key`)."""

    change: Change
    name: str
    query: Query
    total: int
    key: str = ""


WAY_WORDS = MappingProxyType(
    {
        Change.FILTER: "Zoek zonder het filter {name}",
        Change.ALL_FILTERS: "Zoek zonder alle filters",
        Change.WORD: "Zoek zonder “{name}”",
        Change.QUOTES: "Zoek zonder aanhalingstekens",
        Change.ALL_WORDS: "Zoek ook wat maar een deel van uw woorden heeft",
        Change.LITERAL: "Zoek ook op andere woorden en andere spelling",
        Change.ALL: "Zoek op uw losse woorden, zonder filters",
        Change.CONCEPT: "{name}",
    }
)


def way_in_words(way: Way, name: str = "") -> str:
    """A way out in Dutch; `name` when the value of its filter has a name to show."""
    return WAY_WORDS[way.change].format(name=name or way.name)


def ways_out(engine: Engine, knowledge: Knowledge, query: Query) -> tuple[Way, ...]:
    """Every single change of a question that leads to results, all of them together if none does; then near concepts."""

    def leading(candidates: Iterable[Candidate]) -> Iterator[Way]:
        for change, key, name, other in candidates:
            total = answer(engine, knowledge, replace(other, page=1, notices=())).matches.total
            if total:
                yield Way(change, name, other, total, key)

    found = list(leading((*_without_filters(query), *_without_words(query))))
    found = found or list(leading(_without_all(query)))
    labels = dict.fromkeys((*_around(understand(query, engine, knowledge), knowledge), *_alike(query, knowledge)))
    near = ((Change.CONCEPT, "", label, replace(parse(label), needs_all_words=True)) for label in labels)
    return (*found, *islice(leading(near), MOST_CONCEPTS))


Candidate = tuple[Change, str, str, Query]


def _without_filters(query: Query) -> Iterator[Candidate]:
    singles = list(without_each(query.filter))
    for key, value, left in singles:
        yield Change.FILTER, key, value, replace(query, filter=left)
    if len(singles) > 1:
        yield Change.ALL_FILTERS, "", "", replace(query, filter=NO_FILTER)


def _without_words(query: Query) -> Iterator[Candidate]:
    if query.needs_all_words:
        yield Change.ALL_WORDS, "", "", replace(query, needs_all_words=False)
    if query.is_literal:
        yield Change.LITERAL, "", "", replace(query, is_literal=False)
    if any(literal.is_phrase for clause in query.clauses for literal in clause.alternatives):
        yield Change.QUOTES, "", "", _without_quotes(query)
    if 1 < len(query.clauses) <= MOST_WORDS:
        for number, clause in enumerate(query.clauses):
            left = (*query.clauses[:number], *query.clauses[number + 1 :])
            yield Change.WORD, "", typed_text([clause]), replace(query, text=typed_text(left), clauses=left)


def _without_quotes(query: Query) -> Query:
    bare = parse(query.text.translate(WITHOUT_QUOTES), query.filter)
    return replace(query, text=bare.text, clauses=bare.clauses)


def _without_all(query: Query) -> Iterator[Candidate]:
    """The question with every demand dropped: filters, quotes, all words, the very words typed."""
    yield Change.ALL, "", "", replace(_without_quotes(query), filter=NO_FILTER, needs_all_words=False, is_literal=False)


def _around(understanding: Understanding, knowledge: Knowledge) -> Iterator[str]:
    """The labels of what stands nearest to the concepts that a question names."""
    for _, concept in understanding.meanings:
        for name in (*concept.related, *concept.narrower, *concept.broader):
            yield knowledge.thesaurus.label(name)


def _alike(query: Query, knowledge: Knowledge) -> list[str]:
    """The labels of concepts that share a word or part with a question, the most shared first."""
    words = [
        word
        for clause in query.clauses
        if not clause.is_excluded
        for literal in clause.alternatives
        for word in knowledge.analyzer.words(literal.text)
        if not word.is_stop_word
    ]
    terms = {term.text for word in words for term in word.terms if len(term.text) >= SHORTEST_SHARED}
    return knowledge.vocabulary.near(terms, [word.token.text for word in words])
