"""Which municipalities practices put in a region, as far as they tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import write_content
from tests.serving import ROOT
from zoek.library import read_library
from zoek.library.municipalities import read_municipalities
from zoek.library.placenames import distance_km
from zoek.search.places import regions_of

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.library import Library

MUNICIPALITIES = read_municipalities(ROOT / "content" / "gemeenten.csv", [])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = write_content(tmp_path_factory.mktemp("content"))
    return replace(read_library(folder), municipalities=MUNICIPALITIES)


def regions(library: Library, regions: tuple[str, ...], municipalities: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    practice = next(iter(library.practices.values()))
    changed = replace(practice, regions=regions, municipalities=municipalities)
    return regions_of(replace(library, practices={changed.id: changed}))


def test_a_practice_in_one_region_puts_its_municipalities_there(library: Library) -> None:
    assert regions(library, ("Twente",), ("Enschede", "Almelo")) == {"Twente": ("Enschede", "Almelo")}


def test_practices_of_one_region_add_up(library: Library) -> None:
    one = replace(next(iter(library.practices.values())), regions=("Twente",), municipalities=("Enschede",))
    other = replace(one, municipalities=("Almelo", "Enschede"))

    assert regions_of(replace(library, practices={"een": one, "twee": other})) == {"Twente": ("Enschede", "Almelo")}


def test_of_several_regions_only_the_one_with_the_name_of_the_municipality_is_known(library: Library) -> None:
    found = regions(library, ("Rijk van Nijmegen", "Rijnmond"), ("Groningen", "Nijmegen", "Rotterdam"))

    assert found == {"Rijk van Nijmegen": ("Nijmegen",)}


def test_municipalities_far_apart_are_not_in_one_region(library: Library) -> None:
    assert regions(library, ("Achterhoek",), ("Amsterdam", "Tilburg")) == {}


@pytest.mark.parametrize("province", ["Overijssel", "Friesland", "Fryslân", "Brabant"])
def test_a_province_is_no_region(library: Library, province: str) -> None:
    assert regions(library, (province,), ("Deventer",)) == {}


def test_distance_is_that_between_the_main_towns_and_endless_to_what_is_gone() -> None:
    arnhem, nijmegen, weesp = (MUNICIPALITIES[name] for name in ("Arnhem", "Nijmegen", "Weesp"))

    assert distance_km(arnhem, nijmegen) == pytest.approx(15.1, abs=0.1)
    assert distance_km(arnhem, arnhem) == 0
    assert distance_km(arnhem, weesp) == float("inf")
