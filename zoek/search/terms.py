"""Documents and queries to terms: the same analysis on both sides, so that engines need know no Dutch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.analysis.tokens import tokenize, word_parts
from zoek.library.fields import SearchField
from zoek.search.engine import Alternative, Group, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.analysis import AnalyzedWord, DutchAnalyzer
    from zoek.search.document import Document
    from zoek.search.query import Clause, Literal, Query

PHRASE_GAP = 1
"""Positions left free between paragraphs, so that no phrase runs from one into the next."""


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """A document as an engine stores it.

    `weights` holds per field the summed weight of each term, `lengths` the
    number of terms of the field, those of stop words left out; `positions` the places of every exact word
    (folded) in title, summary and body taken as one row.
    """

    document: Document
    weights: Mapping[SearchField, Mapping[str, float]]
    lengths: Mapping[SearchField, int]
    positions: Mapping[str, Sequence[int]]


def document_terms(document: Document, analyzer: DutchAnalyzer) -> DocumentTerms:
    """The terms of a document, stop words too: a question of nothing else must find something."""
    texts = {
        SearchField.TITLE: document.title,
        SearchField.SUMMARY: f"{document.summary}\n{document.keywords}",
        SearchField.BODY: document.body,
    }
    weights: dict[SearchField, Mapping[str, float]] = {}
    lengths: dict[SearchField, int] = {}
    for field, text in texts.items():
        sums: dict[str, float] = defaultdict(float)
        lengths[field] = 0
        for word in analyzer.words(text):
            lengths[field] += 0 if word.is_stop_word else len(word.terms)
            for term in word.terms:
                sums[term.text] += term.weight
        weights[field] = sums
    return DocumentTerms(document, weights, lengths, _positions(document))


def _positions(document: Document) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    position = 0
    for line in (document.title, document.summary, *document.body.split("\n")):
        for word in exact_words(line):
            places[word].append(position)
            position += 1
        position += PHRASE_GAP
    return places


def exact_words(text: str) -> Iterator[str]:
    """The folded words of a text in a row; a hyphenated word gives its parts one after the other."""
    for token in tokenize(text):
        yield from word_parts(fold(token.text))


def plan_of(query: Query, analyzer: DutchAnalyzer) -> Plan:
    """The query in terms, ready for an engine.

    Stop words outside phrases are left out, unless the query holds nothing else.
    """
    analyzed = [(clause, [_words(literal, analyzer) for literal in clause.alternatives]) for clause in query.clauses]
    telling = [pair for pair in analyzed if not _is_idle(*pair)]
    wanted = [pair for pair in telling if not pair[0].is_excluded]
    scored: set[str] = set()
    groups = tuple(_group(clause, words, scored) for clause, words in (telling if wanted else analyzed))
    return Plan(
        groups=groups,
        filter=query.filter,
        sort=query.sort,
        offset=(query.page - 1) * query.page_size,
        limit=query.page_size,
        needs_all_words=query.needs_all_words,
    )


def _words(literal: Literal, analyzer: DutchAnalyzer) -> list[AnalyzedWord]:
    return list(analyzer.words(literal.text))


def _is_idle(clause: Clause, words: Sequence[Sequence[AnalyzedWord]]) -> bool:
    has_phrase = any(literal.is_phrase for literal in clause.alternatives)
    return not has_phrase and all(word.is_stop_word for alternative in words for word in alternative)


def _group(clause: Clause, words: Sequence[Sequence[AnalyzedWord]], scored: set[str]) -> Group:
    pairs = list(zip(clause.alternatives, words, strict=True))
    alternatives = tuple(_alternative(literal, found, scored) for literal, found in pairs)
    if not clause.is_excluded:
        scored.update(term for alternative in alternatives for term, _ in alternative.scored)
    is_required = not clause.is_excluded and any(literal.is_phrase for literal in clause.alternatives)
    return Group(alternatives, is_required, clause.is_excluded)


def _alternative(literal: Literal, words: Sequence[AnalyzedWord], scored: set[str]) -> Alternative:
    terms = [term for word in words for term in word.terms if not (literal.is_phrase and word.is_stop_word)]
    weights = {term.text: term.weight for term in reversed(terms)}
    weighted = tuple((text, 0.0 if text in scored else weight) for text, weight in weights.items())
    if literal.is_phrase:
        return Alternative(phrase=tuple(exact_words(literal.text)), scored=weighted)
    first = words[0]
    return Alternative(whole=first.whole, parts=first.parts, scored=weighted)
