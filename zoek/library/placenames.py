"""How places are called: every spelling of municipalities, provinces and regions, with what it stands for.

Which of them a question means is for search to say, and which a page means for harvesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.analysis.tokens import word_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.library.municipalities import Municipality

Spelling = tuple[str, ...]
"""Folded words of a name without hyphens: ("den", "haag") and ("denhaag",) are two spellings of one name."""

OTHER_PROVINCE_NAMES = {"Fryslân": "Friesland", "Brabant": "Noord-Brabant"}
"""Holland is not among them: to most people it is two provinces or the whole country."""
QUALIFIER = re.compile(r" \([^)]*\)$")
INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class PlaceKind(Enum):
    """What sort of place a name stands for; the value is the Dutch word for it."""

    MUNICIPALITY = "gemeente"
    FORMER = "voormalige gemeente"
    PROVINCE = "provincie"
    REGION = "regio"


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for: how it is officially called, and the municipalities that exist today."""

    name: str
    kind: PlaceKind
    municipalities: tuple[str, ...]


def towns_by_spelling(municipalities: Mapping[str, Municipality]) -> dict[Spelling, Named]:
    """Current and former municipalities by every spelling; a name that several bear stands for all of them."""
    bearers: dict[Spelling, dict[str, Municipality]] = {}
    for town in municipalities.values():
        for name in (town.name, *town.other_names, QUALIFIER.sub("", town.name)):
            for spelling in _spellings(name):
                bearers.setdefault(spelling, {})[town.name] = town
    return {spelling: _town(list(towns.values())) for spelling, towns in bearers.items()}


def _town(bearers: Sequence[Municipality]) -> Named:
    current = [town.name for town in bearers if not town.successors]
    if current:
        name = current[0] if len(current) == 1 else QUALIFIER.sub("", current[0])
        return Named(name, PlaceKind.MUNICIPALITY, tuple(current))
    successors = dict.fromkeys(name for town in bearers for name in town.successors)
    return Named(bearers[0].name, PlaceKind.FORMER, tuple(successors))


def provinces_by_spelling(municipalities: Mapping[str, Municipality]) -> dict[Spelling, Named]:
    """Provinces by every spelling, with their municipalities of today."""
    found: dict[Spelling, Named] = {}
    for name, province in province_names(municipalities).items():
        members = (town.name for town in municipalities.values() if town.province == province and not town.successors)
        named = Named(province, PlaceKind.PROVINCE, tuple(members))
        found |= dict.fromkeys(_spellings(name), named)
    return found


def province_names(municipalities: Mapping[str, Municipality]) -> dict[str, str]:
    """Every name of a province, with the one that the municipalities use for it."""
    names = {town.province: town.province for town in municipalities.values()}
    return names | {name: province for name, province in OTHER_PROVINCE_NAMES.items() if province in names}


def regions_by_spelling(
    regions: Mapping[str, tuple[str, ...]], towns: Mapping[Spelling, Named]
) -> dict[Spelling, Named]:
    """Regions by every spelling without the lead; a region of one town is left to its neighbours."""
    found: dict[Spelling, Named] = {}
    for name, members in regions.items():
        bare = name.removeprefix("regio ").removeprefix("Regio ")
        town = towns.get(tuple(word_parts(fold(bare))))
        centre = town.municipalities if town else ()
        whole = tuple(dict.fromkeys((*centre, *members)))
        if len(whole) > len(centre):
            found |= dict.fromkeys(_spellings(bare), Named(name, PlaceKind.REGION, whole))
    return found


def _spellings(name: str) -> Iterator[Spelling]:
    """Every way in which the words of a name are written, together or apart.

    >>> sorted(_spellings("'s-Gravenhage"))
    [('gravenhage',), ('s', 'gravenhage'), ('sgravenhage',)]
    """
    text = " ".join(word_parts(fold(INNER_CAPITAL.sub(" ", name))))
    ways = {text, text.removeprefix("s "), text.replace(" aan den ", " aan de ")}
    ways |= {re.sub(" aan den? ", short, text) for short in (" a d ", " ad ")}
    for way in ways:
        yield from _glued(tuple(way.split()))


def _glued(words: Spelling) -> Iterator[Spelling]:
    if len(words) < 2:
        yield words
        return
    for rest in _glued(words[1:]):
        yield (words[0], *rest)
        yield (words[0] + rest[0], *rest[1:])


def distance_km(one: Municipality, other: Municipality) -> float:
    """Kilometres between the main towns of two municipalities, as the crow flies; endless when one is gone."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return float("inf")
    south, north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(chord))
