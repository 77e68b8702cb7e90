"""A plan worked out over numpy arrays: which documents match, in what order, counted per facet.

Documents are numbers from 0 in order of their id. Where the arrays come from
is the business of an engine; this file knows only their shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from zoek.search.ordering import SCORE_DECIMALS
from zoek.search.query import Sort
from zoek.search.scoring import RELATED_WEIGHT, demoted, inverse_document_frequency, shared_idf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from zoek.search.engine import Alternative, Expansion, Group, Plan, Preference, Word
    from zoek.search.postings import Postings
    from zoek.search.query import Filter

    Mask = NDArray[np.bool_]
    Scores = NDArray[np.float64]

NO_YEAR = 0


@dataclass(frozen=True, slots=True)
class FacetArrays:
    """The values of one facet, and pairs (document number, index into `values`), one a value a document."""

    values: tuple[str, ...]
    numbers: NDArray[np.int32]
    ordinals: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Columns:
    """One value a document: years of its period (0 where open), its place in title order, how well it is sourced.

    `related` are two rows of document numbers: each in the first is linked
    with the one below it in the second.
    """

    since: NDArray[np.int32]
    until: NDArray[np.int32]
    title_rank: NDArray[np.int32]
    standing: NDArray[np.int32]
    related: tuple[NDArray[np.int32], NDArray[np.int32]]
    facets: Mapping[str, FacetArrays]


class Source(Protocol):
    """What an index offers to work with."""

    columns: Columns

    def __len__(self) -> int:
        """The number of documents."""

    def postings(self, term: str) -> Postings:
        """Documents that hold the term, with its BM25F score in each."""

    def phrase(self, words: Sequence[str]) -> Mask:
        """True for each document that has the words in a row."""


@dataclass(frozen=True, slots=True)
class NumberedMatches:
    """The outcome in document numbers; `scores` belong to `numbers`, the page in order."""

    total: int
    with_all_words: int
    with_a_word: int
    numbers: NDArray[np.intp]
    scores: Scores
    facets: Mapping[str, Mapping[str, int]]


def match_plan(source: Source, plan: Plan) -> NumberedMatches:
    """Matches, order and counts of a plan, by the contract of engine.py."""
    fit = _fit(source, plan.groups)
    pool = fit.complete if plan.needs_all_words else fit.allowed
    masks = _filter_masks(source, plan.filter)
    passing = _all(source, masks.values())
    matches = pool & passing
    numbers = np.flatnonzero(matches)
    ordered = numbers[_order(source, plan.sort, numbers, fit.scores[numbers])]
    page = ordered[plan.offset : plan.offset + plan.limit]
    return NumberedMatches(
        total=len(numbers),
        with_all_words=int(np.count_nonzero(fit.complete & passing)),
        with_a_word=int(np.count_nonzero(fit.holding & matches)),
        numbers=page,
        scores=fit.scores[page],
        facets=_count(source, pool, masks) if plan.counts_facets else {},
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """Which documents fit the groups of a plan, which of those hold all of them, which at least one; and the scores."""

    allowed: Mask
    complete: Mask
    holding: Mask
    scores: Scores


def _fit(source: Source, groups: Sequence[Group]) -> _Fit:
    size = len(source)
    allowed, complete, touched = np.ones(size, bool), np.ones(size, bool), np.zeros(size, bool)
    holding = np.full(size, all(group.is_excluded for group in groups))
    scores = np.zeros(size)
    for group in groups:
        holds, touches, group_scores = _group(source, group)
        if group.is_excluded:
            allowed &= ~holds
            continue
        scores += group_scores
        holding |= holds
        if group.is_required:
            allowed &= holds
        else:
            complete &= holds
            touched |= touches
    if any(group.is_optional for group in groups) and not any(group.is_required for group in groups):
        allowed &= touched
    return _Fit(allowed, allowed & complete, holding, scores + _by_relation(source, np.where(allowed, scores, 0.0)))


def _by_relation(source: Source, scores: Scores) -> Scores:
    best = np.zeros(len(source))
    numbers, others = source.columns.related
    np.maximum.at(best, numbers, scores[others])
    return RELATED_WEIGHT * best


def _group(source: Source, group: Group) -> tuple[Mask, Mask, Scores]:
    size = len(source)
    holds, touches, fitting = np.zeros(size, bool), np.zeros(size, bool), np.zeros(size, bool)
    best = np.zeros(size)
    for alternative in group.alternatives:
        has, touched, scores = _alternative(source, alternative)
        holds |= has
        touches |= touched
        np.maximum(best, scores, out=best)
    if group.expansions:
        idf = _shared_idf(source, group)
        for expansion in group.expansions:
            has, level = _level(source, expansion)
            holds |= has
            np.maximum(best, expansion.weight * idf * level, out=best)
    for preference in group.preferences:
        mask = _all(source, _filter_masks(source, preference.filter).values())
        if preference.finds:
            touches |= mask
        best += _bonus(source, preference, mask)
        fitting |= mask
    return holds | fitting, touches | holds, best


def _alternative(source: Source, alternative: Alternative) -> tuple[Mask, Mask, Scores]:
    """Which documents hold an alternative, which touch it, and its score in each."""
    scores, touched = np.zeros(len(source)), np.zeros(len(source), bool)
    for term, weight in alternative.scored:
        postings = source.postings(term)
        touched[postings.numbers] = True
        scores[postings.numbers] += weight * postings.scores
    has = _has(source, alternative)
    if alternative.phrase:
        return has, has, np.where(has, scores, 0.0)
    return has, touched, scores


def _has(source: Source, alternative: Alternative) -> Mask:
    if alternative.phrase:
        return source.phrase(alternative.phrase)
    return _all(source, (_holds_word(source, word) for word in alternative.words))


def _holds_word(source: Source, word: Word) -> Mask:
    has = _holders(source, word.whole)
    if word.parts:
        has |= _all(source, (_holders(source, part) for part in word.parts))
    return has


def _holders(source: Source, term: str) -> Mask:
    mask = np.zeros(len(source), bool)
    mask[source.postings(term).numbers] = True
    return mask


def _idf(source: Source, term: str) -> float:
    return inverse_document_frequency(len(source), len(source.postings(term).numbers))


def _shared_idf(source: Source, group: Group) -> float:
    asked = [_idf(source, term) for alternative in group.alternatives for term in alternative.asked]
    return shared_idf(asked, ((_idf(source, term) for term in one.terms) for one in group.expansions))


def _level(source: Source, expansion: Expansion) -> tuple[Mask, Scores]:
    """Which documents hold an expansion, and the saturated frequency of its least frequent term in each."""
    level: Scores = np.full(len(source), np.inf)
    for term in expansion.terms:
        postings = source.postings(term)
        of_term = np.zeros(len(source))
        of_term[postings.numbers] = postings.scores / _idf(source, term)
        np.minimum(level, of_term, out=level)
    if expansion.row:
        level[~source.phrase(expansion.row)] = 0.0
    return level > 0, demoted(level)


def _bonus(source: Source, preference: Preference, mask: Mask) -> Scores:
    idf = inverse_document_frequency(len(source), int(np.count_nonzero(mask)))
    return np.where(mask, preference.weight * idf, 0.0)


def _filter_masks(source: Source, filter_: Filter) -> dict[str, Mask]:
    masks: dict[str, Mask] = {}
    for key, wanted in filter_.values.items():
        mask = masks[key] = np.zeros(len(source), bool)
        facet = source.columns.facets.get(key)
        if facet:
            ordinals = [facet.values.index(value) for value in wanted if value in facet.values]
            mask[facet.numbers[np.isin(facet.ordinals, ordinals)]] = True
    if filter_.since is not None or filter_.until is not None:
        masks["periode"] = _in_period(source.columns, filter_)
    return masks


def _in_period(columns: Columns, filter_: Filter) -> Mask:
    since, until = columns.since, columns.until
    mask: Mask = (since != NO_YEAR) | (until != NO_YEAR)
    if filter_.until is not None:
        mask &= (since == NO_YEAR) | (since <= filter_.until)
    if filter_.since is not None:
        mask &= (until == NO_YEAR) | (until >= filter_.since)
    return mask


def _all(source: Source, masks: Iterable[Mask]) -> Mask:
    together = np.ones(len(source), bool)
    for mask in masks:
        together &= mask
    return together


def _order(source: Source, sort: Sort, numbers: NDArray[np.intp], scores: Scores) -> NDArray[np.intp]:
    tie = (source.columns.standing[numbers], -np.round(scores, SCORE_DECIMALS))
    if sort is Sort.NEWEST:
        return np.lexsort((*tie, -source.columns.since[numbers]))
    if sort is Sort.TITLE:
        return np.lexsort((*tie, source.columns.title_rank[numbers]))
    return np.lexsort(tie)


def _count(source: Source, pool: Mask, masks: Mapping[str, Mask]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for key, facet in source.columns.facets.items():
        others = _all(source, (mask for name, mask in masks.items() if name != key))
        matching = (pool & others)[facet.numbers]
        totals = np.bincount(facet.ordinals[matching], minlength=len(facet.values))
        counts[key] = {facet.values[ordinal]: int(totals[ordinal]) for ordinal in np.flatnonzero(totals)}
    return {key: values for key, values in counts.items() if values}
