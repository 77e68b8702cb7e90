"""From a question to a page of results: understand, match, mend the spelling if nothing matches, explain every hit."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zoek.search.beginnings import beginnings_told
from zoek.search.correction import correction_of
from zoek.search.explanation import Found, explained, with_relations
from zoek.search.facets import resolve_filter
from zoek.search.finder import Finder
from zoek.search.query import Query, Sort, in_order
from zoek.search.results import Facet, FacetValue, Page
from zoek.search.terms import plan_of
from zoek.search.understanding import understand
from zoek.search.wanted import wanted_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.search.document import Document
    from zoek.search.engine import Engine, Matches
    from zoek.search.knowledge import Knowledge
    from zoek.search.results import Correction, Hit
    from zoek.search.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question came to: what was searched, what that means, what was found; and other spellings of it.

    With `corrected`, the query is not the one that was typed, of which no
    document held a word; `suggested` has matches, but was not searched.
    """

    query: Query
    understanding: Understanding
    matches: Matches
    corrected: Correction | None = None
    suggested: Correction | None = None
    spelt: Mapping[str, str] = field(default_factory=dict)


def answer(engine: Engine, knowledge: Knowledge, query: Query) -> Answer:
    """The matches of a query; when it has none as typed and another spelling has, of that spelling.

    A page beyond the last gives the last one. Sorted by year or title, only
    results with all words are shown, as long as there are any.
    """
    found = _searched(engine, knowledge, query)
    if query.is_literal:
        return found
    correction = correction_of(found.query, found.understanding, engine, knowledge)
    if correction is None:
        return found
    other = _searched(engine, knowledge, correction.query)
    if not other.matches.with_a_word:
        return found
    told = correction.told(other.matches.total)
    if found.matches.with_a_word:
        return replace(found, suggested=told)
    return replace(other, corrected=told, spelt=correction.spelt)


def search(engine: Engine, knowledge: Knowledge, query: Query) -> Page:
    """The page of results for a query."""
    began = time.perf_counter()
    found = answer(engine, knowledge, in_order(resolve_filter(query, knowledge.labels)))
    asked, matches = found.query, found.matches
    hits = _hits(engine, knowledge, found)
    return Page(
        query=asked,
        total=matches.total,
        with_all_words=matches.with_all_words,
        hits=tuple(with_relations(hits)),
        facets=_facets(matches, asked, knowledge.label_ranks),
        page_count=_page_count(matches, asked),
        notices=(*asked.notices, *beginnings_told(asked.clauses, engine.lexicon())),
        milliseconds=(time.perf_counter() - began) * 1000,
        understanding=found.understanding,
        corrected=found.corrected,
        suggested=found.suggested,
    )


def matching(engine: Engine, knowledge: Knowledge, query: Query) -> tuple[Document, ...]:
    """The documents that a page of results for a query would show, in its order."""
    found = answer(engine, knowledge, in_order(resolve_filter(query, knowledge.labels)))
    return engine.documents([name for name, _ in found.matches.found])


def _hits(engine: Engine, knowledge: Knowledge, found: Answer) -> list[Hit]:
    """The documents of the page, explained."""
    spans, ids = found.understanding.spans, [name for name, _ in found.matches.found]
    wanted = wanted_of(found.query, spans, found.spelt, knowledge.analyzer)
    finder = Finder(wanted, knowledge.analyzer, engine.lexicon())
    words = engine.text_words(ids)
    return [
        explained(Found(document, score, matches, ends.tolist()), finder, spans)
        for document, (_, score), matches, ends in zip(
            engine.documents(ids), found.matches.found, finder.matches(words), words.sentence_ends, strict=True
        )
    ]


def _searched(engine: Engine, knowledge: Knowledge, query: Query) -> Answer:
    understanding = understand(query, engine, knowledge)
    plan = plan_of(query, knowledge.analyzer, understanding.spans)
    is_sorted = query.sort is not Sort.RELEVANCE
    found = engine.match(replace(plan, needs_all_words=plan.needs_all_words or is_sorted))
    if is_sorted and not found.total and not query.needs_all_words:
        found = engine.match(plan)
    last_page = _page_count(found, query)
    if query.page > last_page:
        notice = f"Pagina {query.page} bestaat niet. Dit is de laatste pagina."
        return _searched(engine, knowledge, replace(query, page=last_page, notices=(*query.notices, notice)))
    return Answer(query, understanding, found)


def _page_count(found: Matches, query: Query) -> int:
    return max(1, -(-found.total // query.page_size))


def _facets(found: Matches, query: Query, ranks: Mapping[str, Mapping[str, int]]) -> tuple[Facet, ...]:
    return tuple(
        Facet(key, tuple(_values(found.facets.get(key, {}), query.filter.values.get(key, ()), rank)))
        for key, rank in ranks.items()
    )


def _values(counts: Mapping[str, int], selected: Sequence[str], rank: Mapping[str, int]) -> Iterator[FacetValue]:
    """The selected values, then the others, each by count and then by label; values without a label last."""
    last = len(rank)
    order = sorted([(-count, rank.get(value, last), value) for value, count in counts.items()])
    chosen = sorted((-counts.get(value, 0), rank.get(value, last), value) for value in dict.fromkeys(selected))
    yield from (FacetValue(value, -less, is_selected=True) for less, _, value in chosen)
    yield from [FacetValue(value, -less, is_selected=False) for less, _, value in order if value not in selected]
