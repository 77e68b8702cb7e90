"""What the collection covers: every number can be counted by hand in tests/samples.py."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.samples import change
from zoek.library import Period, read_library
from zoek.library.coverage import SPANS, Coverage, ProvinceCoverage, coverage_of

if TYPE_CHECKING:
    from pathlib import Path

ENSCHEDE = "praktijken/achter-de-voordeur-enschede.md"
ARNHEM = "praktijken/wijkteams-arnhem.md"


def counted(content: Path) -> Coverage:
    return coverage_of(read_library(content))


def test_the_whole_is_counted(content: Path) -> None:
    coverage = counted(content)

    assert (coverage.practices, coverage.lessons, coverage.sources) == (2, 1, 3)
    assert (coverage.described_municipalities, coverage.municipalities) == (2, 4)
    assert coverage.nationwide == 1


def test_a_practice_counts_in_each_of_its_transitions_and_an_empty_one_is_told(content: Path) -> None:
    assert counted(content).transitions == {"jeugd": 1, "awbz-wmo": 1, "onderwijs": 0, "participatie": 1}


def test_every_present_municipality_stands_in_its_province_with_or_without_a_practice(content: Path) -> None:
    assert counted(content).provinces == (
        ProvinceCoverage("Friesland", described=(), missing=("Leeuwarden",), practices=0),
        ProvinceCoverage("Gelderland", described=("Arnhem",), missing=(), practices=1),
        ProvinceCoverage("Overijssel", described=("Enschede",), missing=(), practices=1),
        ProvinceCoverage("Zuid-Holland", described=(), missing=("Den Haag",), practices=0),
    )


def test_a_practice_counts_once_in_each_of_its_provinces(content: Path) -> None:
    change(content, "gemeenten.csv", "Enschede,", "Almelo,GM0141,Overijssel,52.3570,6.6620,,,\nEnschede,")
    change(content, ENSCHEDE, "gemeenten: [Enschede]", "gemeenten: [Enschede, Almelo, Den Haag]")

    practices = {province.name: province.practices for province in counted(content).provinces}

    assert practices == {"Friesland": 0, "Gelderland": 1, "Overijssel": 1, "Zuid-Holland": 1}


def test_a_nationwide_practice_without_municipalities_is_in_no_province(content: Path) -> None:
    change(content, ARNHEM, "gemeenten: [Arnhem]", "gemeenten: []")

    coverage = counted(content)

    assert coverage.nationwide == 1
    assert sum(province.practices for province in coverage.provinces) == 1


@pytest.mark.parametrize(
    ("year", "span"),
    [
        (1993, Period(None, 2006)),
        (2006, Period(None, 2006)),
        (2007, Period(2007, 2010)),
        (2010, Period(2007, 2010)),
        (2011, Period(2011, 2014)),
        (2014, Period(2011, 2014)),
        (2015, Period(2015, 2018)),
        (2018, Period(2015, 2018)),
        (2019, Period(2019)),
        (2026, Period(2019)),
    ],
)
def test_a_practice_counts_in_the_span_in_which_it_began(content: Path, year: int, span: Period) -> None:
    change(content, ENSCHEDE, "van: 2008, tot: 2012", f"van: {year}")
    change(content, ARNHEM, "{van: 2014}", "{tot: 2014}")

    coverage = counted(content)

    assert coverage.starts == {one: int(one == span) for one in SPANS}
    assert coverage.undated == 1


def test_sourcing_and_silent_sections_are_counted(content: Path) -> None:
    coverage = counted(content)

    assert coverage.sourcings == {"sterk": 0, "redelijk": 1, "dun": 1}
    assert (coverage.without_results, coverage.without_difficulties) == (1, 1)


def test_concepts_that_are_the_theme_of_no_practice_are_named(content: Path) -> None:
    coverage = counted(content)

    assert coverage.concepts == 3
    assert [concept.id for concept in coverage.unused_concepts] == ["awbz"]


def test_the_first_and_the_last_day_of_reading_are_told(content: Path) -> None:
    change(content, ARNHEM, "geraadpleegd: 2026-11-23", "geraadpleegd: 2026-10-01")

    assert counted(content).accessed == (date(2026, 10, 1), date(2026, 11, 23))
