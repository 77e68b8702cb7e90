"""Pairs of practices that are probably one: for an editor to look at, never to merge by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.analysis import DutchAnalyzer
from zoek.search.document import documents_of
from zoek.search.knowledge import knowledge_of
from zoek.search.memory_engine import MemoryEngine
from zoek.search.terms import document_terms
from zoek.similarity.comparer import Comparer
from zoek.similarity.telling import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.library import Library

LOOKED_AT = 5
"""Practices that are compared with each: a copy is among the first that search finds."""
SAME_TEXT = 0.7
"""How like two texts must be over all they tell. The most alike of 95 practices in 2026 are .57, and are two."""
SAME_PLACE_TEXT = 0.5
"""The same for two practices in one municipality with a theme in common."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two practices by their ids in order of the alphabet, and why they may be one, in Dutch."""

    one: str
    other: str
    reason: str


def duplicates_in(library: Library) -> tuple[Duplicate, ...]:
    """The pairs in a library that are probably one practice, the most alike first; needs no index."""
    comparer = comparer_without_index(library)
    found = {pair: degree for name in library.practices for pair, degree in _alike(comparer, name)}
    ranked = sorted(found, key=lambda pair: (-found[pair], pair))
    return tuple(filter(None, (_duplicate(library, *pair, found[pair]) for pair in ranked)))


def comparer_without_index(library: Library) -> Comparer:
    """What holds plans and practices against a library that is not published (a second for 95 practices)."""
    analyzer = DutchAnalyzer()
    engine = MemoryEngine([document_terms(document, analyzer) for document in documents_of(library)])
    return Comparer(library, engine, knowledge_of(library, engine, analyzer))


def _alike(comparer: Comparer, name: str) -> Iterator[tuple[tuple[str, str], float]]:
    for other in comparer.nearest_practices(name)[:LOOKED_AT]:
        one, two = sorted((name, other))
        yield (one, two), likeness(comparer.profile(one).whole, comparer.profile(two).whole)


def _duplicate(library: Library, one: str, other: str, degree: float) -> Duplicate | None:
    first, second = library.practices[one], library.practices[other]
    places = sorted(set(first.municipalities) & set(second.municipalities))
    if degree >= SAME_TEXT:
        return Duplicate(one, other, "de teksten zeggen bijna hetzelfde")
    if degree >= SAME_PLACE_TEXT and places and set(first.themes) & set(second.themes):
        return Duplicate(one, other, f"de teksten lijken op elkaar en spelen in {', '.join(places)}")
    return None
