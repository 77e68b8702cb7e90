"""Which practices are worth comparing: those that search finds by the rarest words and the concepts of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.search.engine import Alternative, Group, Plan, Preference, Word
from zoek.search.query import Filter
from zoek.similarity.weights import CONCEPT_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zoek.search.engine import Engine
    from zoek.similarity.weights import Weights

ONLY_PRACTICES = Filter({"soort": ("praktijk",)})
KEY_TERMS = 40
"""Words of a plan that are searched: those that weigh most and that a practice holds."""
KEY_CONCEPTS = 12
COMPARED = 20
"""Practices that are compared; the others share too little."""


def candidates(bag: Mapping[str, float], engine: Engine, weights: Weights, limit: int = COMPARED) -> list[str]:
    """The ids of the practices that share most with a bag of features, the best first."""
    groups = [*_terms(bag, weights), *_concepts(bag)]
    if not groups:
        return []
    found = engine.match(Plan(tuple(groups), ONLY_PRACTICES, limit=limit, counts=False))
    return [name for name, _ in found.found]


def _terms(bag: Mapping[str, float], weights: Weights) -> Iterator[Group]:
    terms = (key for key in bag if not key.startswith(CONCEPT_MARK) and weights.holders(key))
    for key in _heaviest(bag, terms, KEY_TERMS):
        yield Group((Alternative(words=(Word(key),), scored=((key, 1.0),)),))


def _concepts(bag: Mapping[str, float]) -> Iterator[Group]:
    for key in _heaviest(bag, (key for key in bag if key.startswith(CONCEPT_MARK)), KEY_CONCEPTS):
        named = Filter({"thema": (key.removeprefix(CONCEPT_MARK),)})
        yield Group((), preferences=(Preference(named, 1.0),))


def _heaviest(bag: Mapping[str, float], keys: Iterable[str], most: int) -> list[str]:
    return sorted(keys, key=lambda key: (-bag[key], key))[:most]
