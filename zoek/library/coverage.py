"""What the collection covers, counted: a gap in it says something about us, not about the country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.library.fields import SOURCINGS, TRANSITIONS
from zoek.library.practice import Period

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from zoek.library.library import Library
    from zoek.library.practice import Practice
    from zoek.library.thesaurus import Concept

SPANS = (Period(None, 2006), Period(2007, 2010), Period(2011, 2014), Period(2015, 2018), Period(2019))
"""Years of beginning that are counted together. The Wmo is in force since 1 January 2007; Jeugdwet, Wmo 2015, Wlz
and Participatiewet since 1 January 2015. Between and after them the years go by four, a term of a council."""


@dataclass(frozen=True, slots=True)
class ProvinceCoverage:
    """A province: its present municipalities with and without a practice, and how many practices name one of them."""

    name: str
    described: tuple[str, ...]
    missing: tuple[str, ...]
    practices: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is in a library and what is not; without further words a number is a number of practices.

    `sources` counts the sources under practices, one of two practices twice,
    and the dates of `accessed` are the first and the last on which one of
    them was read. A practice in two provinces or transitions counts in both.
    `nationwide` may name municipalities as well and then counts there too.
    `undated` are those of which the year of beginning is unknown.
    """

    practices: int
    nationwide: int
    lessons: int
    sources: int
    accessed: tuple[date, date] | None
    transitions: Mapping[str, int]
    provinces: tuple[ProvinceCoverage, ...]
    starts: Mapping[Period, int]
    undated: int
    sourcings: Mapping[str, int]
    without_results: int
    without_difficulties: int
    concepts: int
    unused_concepts: tuple[Concept, ...]

    @property
    def described_municipalities(self) -> int:
        """How many present municipalities have a practice."""
        return sum(len(province.described) for province in self.provinces)

    @property
    def municipalities(self) -> int:
        """How many present municipalities there are."""
        return self.described_municipalities + sum(len(province.missing) for province in self.provinces)


def coverage_of(library: Library) -> Coverage:
    """What a library covers and what it does not."""
    practices = tuple(library.practices.values())
    sources = [source for practice in practices for source in practice.sources]
    dates = [source.accessed for source in sources if source.accessed]
    themes = {theme for practice in practices for theme in practice.themes}
    concepts = library.thesaurus.concepts.values()
    return Coverage(
        practices=len(practices),
        nationwide=sum(practice.is_nationwide for practice in practices),
        lessons=len(library.lessons),
        sources=len(sources),
        accessed=(min(dates), max(dates)) if dates else None,
        transitions=_counted(TRANSITIONS, [value for practice in practices for value in practice.transitions]),
        provinces=_provinces(library, practices),
        starts={span: sum(_began_in(span, practice) for practice in practices) for span in SPANS},
        undated=sum(practice.period.start is None for practice in practices),
        sourcings=_counted(SOURCINGS, [practice.sourcing for practice in practices]),
        without_results=sum(not practice.results for practice in practices),
        without_difficulties=sum(not practice.difficulties for practice in practices),
        concepts=len(concepts),
        unused_concepts=tuple(concept for concept in concepts if concept.id not in themes),
    )


def _counted(choices: Collection[str], values: Sequence[str]) -> dict[str, int]:
    """How often each choice occurs, also when it does not."""
    counts = Counter(values)
    return {choice: counts[choice] for choice in choices}


def _began_in(span: Period, practice: Practice) -> bool:
    year = practice.period.start
    return year is not None and (span.start or year) <= year <= (span.end or year)


def _provinces(library: Library, practices: Sequence[Practice]) -> tuple[ProvinceCoverage, ...]:
    """The provinces by name, their municipalities from a to z."""
    places: dict[str, list[str]] = {}
    for name in sorted(library.municipalities, key=str.casefold):
        place = library.municipalities[name]
        if not place.successors:
            places.setdefault(place.province, []).append(name)
    return tuple(_province(name, places[name], practices) for name in sorted(places))


def _province(name: str, places: Sequence[str], practices: Sequence[Practice]) -> ProvinceCoverage:
    here = [practice for practice in practices if not set(places).isdisjoint(practice.municipalities)]
    named = {place for practice in here for place in practice.municipalities}
    return ProvinceCoverage(
        name,
        described=tuple(place for place in places if place in named),
        missing=tuple(place for place in places if place not in named),
        practices=len(here),
    )
