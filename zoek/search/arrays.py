"""A plan worked out over numpy arrays: which documents match, in what order, counted per facet.

Documents are numbers from 0 in order of their id. Where the arrays come from
is the business of an engine; this file knows only their shapes. What the
words of a group come to is worked out in weighing.py and kept by the engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from zoek.search.first import first_places
from zoek.search.ordering import SCORE_DECIMALS
from zoek.search.pruning import can_prune, contenders
from zoek.search.query import Sort
from zoek.search.scoring import RELATED_WEIGHT, inverse_document_frequency
from zoek.search.weighing import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from numpy.typing import NDArray

    from zoek.search.engine import Group, Plan
    from zoek.search.query import Filter
    from zoek.search.weighing import Weighed

    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.intp]
    Scores = NDArray[np.float64]

NO_YEAR = 0


@dataclass(frozen=True)
class FacetArrays:
    """The values of one facet, and pairs (document number, index into `values`), one a value a document."""

    values: tuple[str, ...]
    numbers: NDArray[np.int32]
    ordinals: NDArray[np.int32]
    size: int
    """The number of documents in all."""

    @cached_property
    def first(self) -> Numbers:
        """For every document its first value, or one past the last when it has none: most have one value."""
        first = np.full(self.size, len(self.values), np.intp)  # of the kind that is counted without a copy
        first[self.numbers[::-1]] = self.ordinals[::-1]
        return first

    @cached_property
    def others(self) -> tuple[Numbers, Numbers]:
        """The pairs that are not in `first`."""
        rest = self.first[self.numbers] != self.ordinals
        return self.numbers[rest].astype(np.intp), self.ordinals[rest].astype(np.intp)

    def with_any(self, wanted: Iterable[str]) -> Mask:
        """True for each document with one of the values."""
        is_wanted = np.zeros(len(self.values) + 1, bool)
        is_wanted[[ordinal for ordinal, value in enumerate(self.values) if value in wanted]] = True
        mask = is_wanted[self.first]
        numbers, ordinals = self.others
        mask[numbers[is_wanted[ordinals]]] = True
        return mask

    def counts(self, matching: Numbers, mask: Mask) -> dict[str, int]:
        """How many of the documents, given as numbers and as a mask, have each value; those that none has left out."""
        totals = np.bincount(self.first[matching], minlength=len(self.values) + 1)[:-1]
        numbers, ordinals = self.others
        if len(numbers):
            totals += np.bincount(ordinals[mask[numbers]], minlength=len(self.values))
        return {value: count for value, count in zip(self.values, totals.tolist(), strict=True) if count}


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

    def weighed(self, names: Names) -> Weighed:
        """What the alternatives and expansions of a group come to (weighing.py)."""


@dataclass(frozen=True, slots=True)
class NumberedMatches:
    """The outcome in document numbers; `scores` belong to `numbers`, the page in order."""

    total: int
    with_all_words: int
    with_a_word: int
    numbers: Numbers
    scores: Scores
    facets: Mapping[str, Mapping[str, int]]


def match_plan(source: Source, plan: Plan) -> NumberedMatches:
    """Matches, order and counts of a plan, by the contract of engine.py."""
    if can_prune(plan) and (found := _contenders(source, plan)):
        places = _order(source, plan.sort, *found, plan.offset + plan.limit)[plan.offset :]
        return _uncounted(found[0][places], found[1][places])
    fit = _fit(source, plan.groups)
    pool = fit.complete if plan.needs_all_words else fit.allowed
    masks = _filter_masks(source, plan.filter)
    matches = _and(pool, *masks.values())
    numbers = np.flatnonzero(matches)
    end = plan.offset + plan.limit if plan.limit else 0
    page = numbers[_order(source, plan.sort, numbers, fit.scores[numbers], end)[plan.offset :]]
    if not plan.counts:
        return _uncounted(page, fit.scores[page])
    return NumberedMatches(
        total=len(numbers),
        with_all_words=int(np.count_nonzero(_and(fit.complete, *masks.values()))),
        with_a_word=int(np.count_nonzero(fit.holding & matches)),
        numbers=page,
        scores=fit.scores[page],
        facets=_count(source, pool, masks, numbers),
    )


def _uncounted(numbers: Numbers, scores: Scores) -> NumberedMatches:
    """The page of a plan that asks for no counts."""
    return NumberedMatches(len(numbers), len(numbers), len(numbers), numbers, scores, {})


def _contenders(source: Source, plan: Plan) -> tuple[Numbers, Scores] | None:
    groups = [source.weighed(Names(group.alternatives, group.expansions)) for group in plan.groups]
    masks = _filter_masks(source, plan.filter)
    passing = _and(*masks.values()) if masks else None
    return contenders(groups, passing, source.columns.related, len(source), plan.offset + plan.limit)


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
        weighed = source.weighed(Names(group.alternatives, group.expansions))
        holds = np.zeros(size, bool)
        holds[weighed.holders] = True
        if not group.is_excluded:
            np.add.at(scores, weighed.numbers, weighed.scores)
            if weighed.holders is weighed.numbers:
                touched |= holds  # a twentieth of looking up their places again
            else:
                touched[weighed.numbers] = True
        _prefer(source, group, holds, touched, scores)
        if group.is_excluded:
            allowed &= ~holds
            continue
        holding |= holds
        if group.is_required:
            allowed &= holds
        else:
            complete &= holds
    if any(group.is_optional for group in groups) and not any(group.is_required for group in groups):
        allowed &= touched
    _relate(source, allowed, scores)
    return _Fit(allowed, allowed & complete, holding, scores)


def _prefer(source: Source, group: Group, holds: Mask, touched: Mask, scores: Scores) -> None:
    """Add to what a group holds and touches, and to the scores, what it prefers."""
    for preference in group.preferences:
        fitting = _and(np.ones(len(source), bool), *_filter_masks(source, preference.filter).values())
        numbers = np.flatnonzero(fitting)
        holds |= fitting
        if not group.is_excluded:
            scores[numbers] += preference.weight * inverse_document_frequency(len(source), len(numbers))
            if preference.finds:
                touched |= fitting


def _relate(source: Source, allowed: Mask, scores: Scores) -> None:
    """Add to the score of each document what it takes over of those that it is linked with."""
    numbers, others = source.columns.related
    if len(numbers):
        best = np.zeros(len(source))
        np.maximum.at(best, numbers, np.where(allowed[others], scores[others], 0.0))
        scores += RELATED_WEIGHT * best


def _filter_masks(source: Source, filter_: Filter) -> dict[str, Mask]:
    masks: dict[str, Mask] = {}
    for key, wanted in filter_.values.items():
        facet = source.columns.facets.get(key)
        masks[key] = facet.with_any(wanted) if facet else np.zeros(len(source), bool)
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


def _and(first: Mask, *others: Mask) -> Mask:
    """Where all of the masks are true."""
    together = first
    for mask in others:
        together = together & mask
    return together


def _order(source: Source, sort: Sort, numbers: Numbers, scores: Scores, count: int) -> Numbers:
    """The places in `numbers` of the first so many results, in order."""
    places = np.arange(len(numbers))
    if sort is Sort.RELEVANCE and 0 < count < len(numbers):
        lowest = np.partition(scores, -count)[-count]  # rounding may put what is as good as that before it
        places = np.flatnonzero(scores >= lowest - 2 * 10.0**-SCORE_DECIMALS)
    kept, columns = numbers[places], source.columns
    keys: list[NDArray[Any]] = [-np.round(scores[places], SCORE_DECIMALS), columns.standing[kept]]
    if sort is Sort.NEWEST:
        keys.insert(0, -columns.since[kept])
    elif sort is Sort.TITLE:
        keys.insert(0, columns.title_rank[kept])
    return places[first_places(keys, count)]


def _count(source: Source, pool: Mask, masks: Mapping[str, Mask], matching: Numbers) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    mask = _and(pool, *masks.values())
    for key, facet in source.columns.facets.items():
        if key in masks:
            without = _and(pool, *(other for name, other in masks.items() if name != key))
            counts[key] = facet.counts(np.flatnonzero(without), without)
        else:
            counts[key] = facet.counts(matching, mask)
    return {key: values for key, values in counts.items() if values}
