"""A mock site with as many made-up practices as one likes, all different, for measuring and for killing harvests."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.mocksite.institutes import Told, drupal, index
from tests.mocksite.site import Site, page

if TYPE_CHECKING:
    from tests.mocksite.site import Answer

PLACES = ["Arnhem", "Deventer", "Zwolle", "Enschede", "Almelo", "Leeuwarden", "Utrecht", "Tilburg", "Venlo", "Delft"]
THEMES = ["mantelzorg", "schulden", "eenzaamheid", "jeugdhulp", "opvoeding", "dementie", "vrijwilligers", "armoede"]
WHO = ["jongeren", "ouderen", "gezinnen", "ouders", "leerlingen", "buurtbewoners", "mantelzorgers", "vluchtelingen"]
DID = ["gaat langs bij", "belt met", "kookt voor", "zoekt werk met", "maakt een plan met", "houdt spreekuur voor"]
BY = ["een wijkcoach", "een vrijwilliger", "de jongerenwerker", "een ervaringsdeskundige", "het sociaal wijkteam"]
ON_AN_INDEX = 100


def practice(number: int) -> Told:
    """The practice with a number, always the same one."""
    chance = random.Random(number)
    place, theme = chance.choice(PLACES), chance.choice(THEMES)

    def sentences(count: int) -> list[str]:
        told = (
            f"{chance.choice(BY).capitalize()} {chance.choice(DID)} {chance.choice(WHO)} uit straat {chance.randrange(9999)}"
            f" over {chance.choice(THEMES)}, {chance.randrange(2, 90)} keer in {chance.randrange(2005, 2024)}."
            for _ in range(count)
        )
        return [" ".join(told)]

    parts = {
        "Aanleiding": sentences(4),
        "Aanpak": sentences(8),
        "Resultaten": sentences(5),
        "Geleerde lessen": sentences(3),
    }
    intro = f"In {place} werkt de gemeente sinds {chance.randrange(2006, 2020)} aan {theme} in buurt {number}."
    return Told(f"/praktijk/{number}", f"Aanpak {theme} {number} – {place}", intro, parts)


def many(count: int) -> Site:
    """The site: indexes of a hundred links each, and the practices."""
    indexes = {f"/lijst/{first}": f"Lijst {first}" for first in range(0, count, ON_AN_INDEX)}

    def answer(path: str) -> Answer | None:
        room, _, name = path.removeprefix("/").partition("/")
        if room == "praktijk" and name.isdigit() and int(name) < count:
            return page(drupal(practice(int(name)), "Proefsite"), ETag=f'"{name}"')
        if path in indexes:
            numbers = range(int(name), min(int(name) + ON_AN_INDEX, count))
            return page(index(path, {f"/praktijk/{number}": f"Praktijk {number}" for number in numbers}))
        return None

    return Site({"/": page(index("Alle praktijken", indexes))}, answer)
