"""From a question to a page of results: understand, match, and explain every hit."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from zoek.search.facets import resolve_filter
from zoek.search.highlight import Finder, Wanted, best_fragments, marked
from zoek.search.query import Query, Sort
from zoek.search.results import Facet, FacetValue, Hit, Page
from zoek.search.terms import exact_words, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zoek.analysis import DutchAnalyzer
    from zoek.search.document import Document
    from zoek.search.engine import Engine, Matches
    from zoek.search.highlight import Match
    from zoek.search.results import Reason

MOST_REASONS = 6
"""Reasons told for one hit; more would be a list, not an explanation."""


def search(engine: Engine, analyzer: DutchAnalyzer, labels: Mapping[str, Mapping[str, str]], query: Query) -> Page:
    """The page of results for a query; `labels` (facets.py) say which filter values exist.

    A page beyond the last gives the last one. Sorted by year or title, only
    results with all words are shown, as long as there are any.
    """
    began = time.perf_counter()
    query = resolve_filter(query, labels)
    found, query = _match(engine, analyzer, query)
    page_count = max(1, -(-found.total // query.page_size))
    finder = Finder(_wanted(query, analyzer), analyzer)
    return Page(
        query=query,
        total=found.total,
        with_all_words=found.with_all_words,
        hits=tuple(_hit(document, score, finder) for document, score in found.found),
        facets=_facets(found, query, labels),
        page_count=page_count,
        notices=query.notices,
        milliseconds=(time.perf_counter() - began) * 1000,
    )


def _match(engine: Engine, analyzer: DutchAnalyzer, query: Query) -> tuple[Matches, Query]:
    plan = plan_of(query, analyzer)
    is_sorted = query.sort is not Sort.RELEVANCE
    found = engine.match(replace(plan, needs_all_words=plan.needs_all_words or is_sorted))
    if is_sorted and not found.total and not query.needs_all_words:
        found = engine.match(plan)
    last_page = max(1, -(-found.total // query.page_size))
    if query.page > last_page:
        notice = f"Pagina {query.page} bestaat niet. Dit is de laatste pagina."
        query = replace(query, page=last_page, notices=(*query.notices, notice))
        return _match(engine, analyzer, query)
    return found, query


def _wanted(query: Query, analyzer: DutchAnalyzer) -> Wanted:
    literals = [literal for clause in query.clauses if not clause.is_excluded for literal in clause.alternatives]
    phrases = {tuple(exact_words(literal.text)): literal.text for literal in literals if literal.is_phrase}
    words = [word for literal in literals if not literal.is_phrase for word in analyzer.words(literal.text)]
    telling = [word for word in words if not word.is_stop_word]
    sought = telling or ([] if phrases else words)
    wholes = {word.whole: word.token.text for word in reversed(sought)}
    parts = {part: word.token.text for word in reversed(sought) for part in word.parts}
    return Wanted(wholes, parts, phrases)


def _hit(document: Document, score: float, finder: Finder) -> Hit:
    in_title, in_summary, in_keywords, in_body = (
        finder.matches(text) for text in (document.title, document.summary, document.keywords, document.body)
    )
    reasons = _reasons([*in_title, *in_summary, *in_keywords, *in_body])
    answered = {reason.asked for reason in reasons}
    return Hit(
        document=document,
        score=score,
        title=marked(document.title, in_title),
        summary=marked(document.summary, in_summary),
        fragments=best_fragments(document.body, in_body),
        reasons=reasons[:MOST_REASONS],
        missing=tuple(word for word in finder.wanted.all_asked() if word not in answered),
    )


def _reasons(found: Sequence[Match]) -> tuple[Reason, ...]:
    best: dict[str, Reason] = {}
    for match in found:
        kept = best.setdefault(match.reason.asked, match.reason)
        if match.reason.trust.value < kept.trust.value:
            best[match.reason.asked] = match.reason
    return tuple(sorted(best.values(), key=lambda reason: reason.trust.value))


def _facets(found: Matches, query: Query, labels: Mapping[str, Mapping[str, str]]) -> tuple[Facet, ...]:
    return tuple(
        Facet(key, _values(found.facets.get(key, {}), query.filter.values.get(key, ()), names))
        for key, names in labels.items()
    )


def _values(counts: Mapping[str, int], selected: Sequence[str], names: Mapping[str, str]) -> tuple[FacetValue, ...]:
    values = [
        FacetValue(value, counts.get(value, 0), value in selected) for value in dict.fromkeys((*selected, *counts))
    ]
    return tuple(sorted(values, key=lambda v: (not v.is_selected, -v.count, names.get(v.value, v.value).casefold())))
