"""The smallest honest engine: plain dictionaries and sets, no shortcuts.

It is the oracle that the tests hold other engines to, and serves where an
index lives no longer than a process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.library.fields import SearchField
from zoek.search.engine import Engine, Matches
from zoek.search.ordering import sort_key
from zoek.search.scoring import inverse_document_frequency, normalized_frequency, saturated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zoek.search.document import Document
    from zoek.search.engine import Alternative, Group, Plan
    from zoek.search.query import Filter
    from zoek.search.terms import DocumentTerms


class MemoryEngine(Engine):
    """An index in dictionaries, made of the terms of its documents."""

    def __init__(self, documents: Iterable[DocumentTerms]) -> None:
        """Keep the documents by id; of two with one id the last stays."""
        self._documents = {terms.document.id: terms for terms in documents}
        count = max(len(self._documents), 1)
        self._averages = {
            field: sum(terms.lengths[field] for terms in self._documents.values()) / count for field in SearchField
        }

    def __len__(self) -> int:
        return len(self._documents)

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents with these ids, in this order; unknown ids are left out."""
        return tuple(self._documents[name].document for name in ids if name in self._documents)

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
        scores = {terms.document.id: self._score(plan, terms) for terms in matches}
        ordered = sorted(matches, key=lambda terms: sort_key(plan.sort, terms.document, scores[terms.document.id]))
        page = ordered[plan.offset : plan.offset + plan.limit]
        return Matches(
            total=len(matches),
            with_all_words=sum(passes(terms.document, plan.filter) for terms in complete),
            found=tuple((terms.document, scores[terms.document.id]) for terms in page),
            facets=self._count(pool, plan.filter),
        )

    def _holds(self, group: Group, terms: DocumentTerms) -> bool:
        return any(self._has(alternative, terms) for alternative in group.alternatives)

    def _touches(self, group: Group, terms: DocumentTerms) -> bool:
        return self._holds(group, terms) or any(
            self._contains(term, terms) for alternative in group.alternatives for term, _ in alternative.scored
        )

    def _has(self, alternative: Alternative, terms: DocumentTerms) -> bool:
        if alternative.phrase:
            return has_phrase(alternative.phrase, terms)
        has_parts = bool(alternative.parts) and all(self._contains(part, terms) for part in alternative.parts)
        return self._contains(alternative.whole, terms) or has_parts

    def _contains(self, term: str, terms: DocumentTerms) -> bool:
        return any(term in terms.weights[field] for field in SearchField)

    def _score(self, plan: Plan, terms: DocumentTerms) -> float:
        return sum(
            max(
                sum(weight * self._term_score(term, terms) for term, weight in alternative.scored)
                for alternative in group.alternatives
                if not alternative.phrase or has_phrase(alternative.phrase, terms)
            )
            for group in plan.groups
            if not group.is_excluded and any(not a.phrase or has_phrase(a.phrase, terms) for a in group.alternatives)
        )

    def _term_score(self, term: str, terms: DocumentTerms) -> float:
        if not self._contains(term, terms):
            return 0.0
        holders = sum(self._contains(term, other) for other in self._documents.values())
        normalized = sum(
            normalized_frequency(
                terms.weights[field].get(term, 0.0), terms.lengths[field], self._averages[field], field.value
            )
            for field in SearchField
        )
        return saturated(normalized, inverse_document_frequency(len(self), holders))

    def _count(self, pool: Iterable[DocumentTerms], filter_: Filter) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {}
        for terms in pool:
            for key, values in terms.document.facets.items():
                if passes(terms.document, filter_, ignoring=key):
                    for value in values:
                        facet = counts.setdefault(key, {})
                        facet[value] = facet.get(value, 0) + 1
        return counts


def has_phrase(phrase: Sequence[str], terms: DocumentTerms) -> bool:
    """Whether the words stand in a row somewhere in the document."""
    starts = terms.positions.get(phrase[0], ())
    return any(
        all(start + step in terms.positions.get(word, ()) for step, word in enumerate(phrase)) for start in starts
    )


def passes(document: Document, filter_: Filter, ignoring: str = "") -> bool:
    """Whether a document fits the filter, one facet left aside."""
    for key, values in filter_.values.items():
        if key != ignoring and not set(values) & set(document.facets.get(key, ())):
            return False
    if filter_.since is None and filter_.until is None:
        return True
    if document.since is None and document.until is None:
        return False
    starts_in_time = filter_.until is None or document.since is None or document.since <= filter_.until
    ends_in_time = filter_.since is None or document.until is None or document.until >= filter_.since
    return starts_in_time and ends_in_time
