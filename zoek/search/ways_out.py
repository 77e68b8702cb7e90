"""What to try when nothing was found: each way with the number of results that it has, and none that has none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.search.query import NO_FILTER, Query, parse
from zoek.search.searcher import answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.search.engine import Engine
    from zoek.search.knowledge import Knowledge
    from zoek.search.query import Clause, Filter

MOST_CONCEPTS = 6
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
    CONCEPT = "begrip"


@dataclass(frozen=True, slots=True)
class Way:
    """Another question that has results: what it leaves out or asks (`name`, for a filter with its `key`)."""

    change: Change
    name: str
    query: Query
    total: int
    key: str = ""


def ways_out(engine: Engine, knowledge: Knowledge, query: Query) -> tuple[Way, ...]:
    """Every single change of a question that leads to results, then the nearest concepts."""
    found: list[Way] = []
    for change, key, name, other in (*_without_filters(query), *_without_words(query), *_nearest(query, knowledge)):
        matches = answer(engine, knowledge, replace(other, page=1, notices=())).matches
        total = matches.with_all_words if change is Change.CONCEPT else matches.total
        if total:
            found.append(Way(change, name, other, total, key))
    concepts = [way for way in found if way.change is Change.CONCEPT][:MOST_CONCEPTS]
    return (*(way for way in found if way.change is not Change.CONCEPT), *concepts)


Candidate = tuple[Change, str, str, Query]


def _without_filters(query: Query) -> Iterator[Candidate]:
    filter_ = query.filter
    for key, values in filter_.values.items():
        for value in values:
            kept = {name: tuple(v for v in row if (name, v) != (key, value)) for name, row in filter_.values.items()}
            left = MappingProxyType({name: row for name, row in kept.items() if row})
            yield Change.FILTER, key, value, replace(query, filter=replace(filter_, values=left))
    if filter_.since is not None:
        yield Change.FILTER, "van", str(filter_.since), replace(query, filter=replace(filter_, since=None))
    if filter_.until is not None:
        yield Change.FILTER, "tot", str(filter_.until), replace(query, filter=replace(filter_, until=None))
    if _count(filter_) > 1:
        yield Change.ALL_FILTERS, "", "", replace(query, filter=NO_FILTER)


def _count(filter_: Filter) -> int:
    years = [year for year in (filter_.since, filter_.until) if year is not None]
    return sum(len(values) for values in filter_.values.values()) + len(years)


def _without_words(query: Query) -> Iterator[Candidate]:
    if query.needs_all_words:
        yield Change.ALL_WORDS, "", "", replace(query, needs_all_words=False)
    if query.is_literal:
        yield Change.LITERAL, "", "", replace(query, is_literal=False)
    if any(literal.is_phrase for clause in query.clauses for literal in clause.alternatives):
        bare = parse(query.text.translate(str.maketrans("", "", '"“”„')), query.filter)
        yield Change.QUOTES, "", "", replace(query, text=bare.text, clauses=bare.clauses)
    if len(query.clauses) > 1:
        for number, clause in enumerate(query.clauses):
            left = (*query.clauses[:number], *query.clauses[number + 1 :])
            yield Change.WORD, "", _typed(clause), replace(query, text=" ".join(map(_typed, left)), clauses=left)


def _typed(clause: Clause) -> str:
    """A clause as a person would type it."""
    minus = "-" if clause.is_excluded else ""
    return " OF ".join(
        f'{minus}"{literal.text}"' if literal.is_phrase else f"{minus}{literal.text}" for literal in clause.alternatives
    )


def _nearest(query: Query, knowledge: Knowledge) -> Iterator[Candidate]:
    """A question for each concept that shares a word or part with this one, the most shared first."""
    words = [
        word
        for clause in query.clauses
        if not clause.is_excluded
        for literal in clause.alternatives
        for word in knowledge.analyzer.words(literal.text)
        if not word.is_stop_word
    ]
    terms = {term.text for word in words for term in word.terms if len(term.text) >= SHORTEST_SHARED}
    for label in knowledge.vocabulary.near(terms, [word.token.text for word in words]):
        yield Change.CONCEPT, "", label, parse(label)
