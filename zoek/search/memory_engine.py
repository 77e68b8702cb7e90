"""The smallest honest engine: plain dictionaries and sets, no shortcuts.

It is the oracle that the tests hold other engines to, and serves where an
index lives no longer than a process.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from zoek.library.fields import SearchField
from zoek.search.beginnings import meant_terms
from zoek.search.document import passes
from zoek.search.engine import Engine, Matches
from zoek.search.ordering import sort_key
from zoek.search.scoring import (
    RELATED_WEIGHT,
    demoted,
    inverse_document_frequency,
    normalized_frequency,
    saturated,
    shared_idf,
)
from zoek.search.terms import is_exact_word
from zoek.search.text_words import lexicon_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zoek.search.document import Document
    from zoek.search.engine import Alternative, Expansion, Group, Plan, Word
    from zoek.search.query import Filter
    from zoek.search.terms import DocumentTerms
    from zoek.search.text_words import Lexicon, TextWords


class MemoryEngine(Engine):
    """An index in dictionaries, made of the terms of its documents."""

    def __init__(self, documents: Iterable[DocumentTerms]) -> None:
        """Keep the documents by id; of two with one id the last stays."""
        self._documents = {terms.document.id: terms for terms in documents}
        count = max(len(self._documents), 1)
        self._averages = {
            field: sum(terms.lengths[field] for terms in self._documents.values()) / count for field in SearchField
        }
        self._lexicon = lexicon_of(terms.word_terms for terms in self._documents.values())
        self._meant_terms = lru_cache(lambda term: meant_terms(term, self._lexicon))

    def __len__(self) -> int:
        return len(self._documents)

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents with these ids, in this order; unknown ids are left out."""
        return tuple(self._documents[name].document for name in ids if name in self._documents)

    def text_words(self, ids: Sequence[str]) -> TextWords:
        """The words of the documents with these ids, in this order; unknown ids are left out."""
        return words_of(self.documents(ids), self._lexicon)

    def lexicon(self) -> Lexicon:
        """The words of all texts."""
        return self._lexicon

    def match(self, plan: Plan) -> Matches:
        """Every match counted, one page of them in order."""
        required = [group for group in plan.groups if group.is_required]
        excluded = [group for group in plan.groups if group.is_excluded]
        others = [group for group in plan.groups if group.is_optional]
        fitting = [
            terms
            for terms in self._documents.values()
            if all(self._holds(group, terms) for group in required)
            and not any(self._holds(group, terms) for group in excluded)
            and (required or not others or any(self._touches(group, terms) for group in others))
        ]
        complete = [terms for terms in fitting if all(self._holds(group, terms) for group in others)]
        pool = complete if plan.needs_all_words else fitting
        matches = [terms for terms in pool if passes(terms.document, plan.filter)]
        own = {terms.document.id: self._score(plan, terms) for terms in fitting}
        scores = {terms.document.id: own[terms.document.id] + _by_relation(terms.document, own) for terms in matches}
        ordered = sorted(matches, key=lambda terms: sort_key(plan.sort, terms.document, scores[terms.document.id]))
        page = ordered[plan.offset : plan.offset + plan.limit]
        shown = tuple((terms.document.id, scores[terms.document.id]) for terms in page)
        if not plan.counts:
            return Matches(len(shown), len(shown), len(shown), shown, {})
        return Matches(
            total=len(matches),
            with_all_words=sum(passes(terms.document, plan.filter) for terms in complete),
            with_a_word=sum(self._holds_any(plan.groups, terms) for terms in matches),
            found=shown,
            facets=self._count(pool, plan.filter),
        )

    def count(self, terms: Sequence[str]) -> int:
        """How many documents hold the one term, or the several in a row."""
        if len(terms) > 1:
            return sum(has_phrase(terms, document) for document in self._documents.values())
        return sum(self._contains(terms[0], document) for document in self._documents.values())

    def words(self) -> Mapping[str, int]:
        """Every folded word of the texts, with the number of documents that hold it."""
        return Counter(word for terms in self._documents.values() for word in terms.positions if is_exact_word(word))

    def _holds_any(self, groups: Sequence[Group], terms: DocumentTerms) -> bool:
        asked = [group for group in groups if not group.is_excluded]
        return not asked or any(self._holds(group, terms) for group in asked)

    def _holds(self, group: Group, terms: DocumentTerms) -> bool:
        return (
            any(self._has(alternative, terms) for alternative in group.alternatives)
            or any(self._level(expansion, terms) > 0 for expansion in group.expansions)
            or any(passes(terms.document, liked.filter) for liked in group.preferences)
        )

    def _touches(self, group: Group, terms: DocumentTerms) -> bool:
        finding = tuple(liked for liked in group.preferences if liked.finds)
        return self._holds(replace(group, preferences=finding), terms) or any(
            self._contains(term, terms)
            for alternative in group.alternatives
            for term, _ in alternative.scored
            if not alternative.phrase
        )

    def _has(self, alternative: Alternative, terms: DocumentTerms) -> bool:
        if alternative.phrase:
            return has_phrase(alternative.phrase, terms)
        return all(self._has_word(word, terms) for word in alternative.words)

    def _has_word(self, word: Word, terms: DocumentTerms) -> bool:
        has_parts = bool(word.parts) and all(self._contains(part, terms) for part in word.parts)
        return self._contains(word.whole, terms) or has_parts

    def _contains(self, term: str, terms: DocumentTerms) -> bool:
        meant = self._meant_terms(term)
        return any(one in terms.weights[field] for field in SearchField for one in meant)

    def _score(self, plan: Plan, terms: DocumentTerms) -> float:
        groups = [group for group in plan.groups if not group.is_excluded]
        return sum(self._best(group, terms) + self._liking(group, terms) for group in groups)

    def _best(self, group: Group, terms: DocumentTerms) -> float:
        typed = [
            sum(weight * self._term_score(term, terms) for term, weight in alternative.scored)
            for alternative in group.alternatives
            if not alternative.phrase or has_phrase(alternative.phrase, terms)
        ]
        named = [
            expansion.weight * self._shared_idf(group) * demoted(self._level(expansion, terms))
            for expansion in group.expansions
        ]
        return max([*typed, *named], default=0.0)

    def _shared_idf(self, group: Group) -> float:
        asked = [self._idf(term) for alternative in group.alternatives for term in alternative.asked]
        return shared_idf(asked, ((self._idf(term) for term in one.terms) for one in group.expansions))

    def _level(self, expansion: Expansion, terms: DocumentTerms) -> float:
        if expansion.row and not has_phrase(expansion.row, terms):
            return 0.0
        return min(self._term_score(term, terms) / self._idf(term) for term in expansion.terms)

    def _liking(self, group: Group, terms: DocumentTerms) -> float:
        return sum(
            liked.weight * inverse_document_frequency(len(self), self._passing(liked.filter))
            for liked in group.preferences
            if passes(terms.document, liked.filter)
        )

    def _passing(self, filter_: Filter) -> int:
        return sum(passes(terms.document, filter_) for terms in self._documents.values())

    def _idf(self, term: str) -> float:
        return inverse_document_frequency(len(self), self.count((term,)))

    def _term_score(self, term: str, terms: DocumentTerms) -> float:
        if not self._contains(term, terms):
            return 0.0
        normalized = sum(
            normalized_frequency(
                sum(terms.weights[field].get(one, 0.0) for one in self._meant_terms(term)),
                terms.lengths[field],
                self._averages[field],
                field.value,
            )
            for field in SearchField
        )
        return saturated(normalized, self._idf(term))

    def _count(self, pool: Iterable[DocumentTerms], filter_: Filter) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {}
        for terms in pool:
            for key, values in terms.document.facets.items():
                if passes(terms.document, filter_, ignoring=key):
                    for value in values:
                        facet = counts.setdefault(key, {})
                        facet[value] = facet.get(value, 0) + 1
        return counts


def _by_relation(document: Document, own: Mapping[str, float]) -> float:
    return RELATED_WEIGHT * max((own.get(name, 0.0) for name in document.related), default=0.0)


def has_phrase(phrase: Sequence[str], terms: DocumentTerms) -> bool:
    """Whether the words stand in a row somewhere in the document."""
    starts = terms.positions.get(phrase[0], ())
    return any(
        all(start + step in terms.positions.get(word, ()) for step, word in enumerate(phrase)) for start in starts
    )
