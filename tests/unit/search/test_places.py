"""Places in a question: what counts as one, and what is a Dutch word that looks like it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.serving import ROOT
from zoek.analysis.compounds import dictionary
from zoek.analysis.normalize import fold
from zoek.analysis.tokens import tokenize
from zoek.library.municipalities import read_municipalities
from zoek.search.places import Gazetteer, Place, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

MUNICIPALITIES = read_municipalities(ROOT / "content" / "gemeenten.csv", [])
REGIONS = {"regio Arnhem": ("Arnhem",), "FoodValley": ("Ede", "Barneveld"), "regio Zwolle": ("Kampen",)}
INDEXED = frozenset({"pendrecht", "rozenberg"})
GAZETTEER = Gazetteer(MUNICIPALITIES, REGIONS, INDEXED.__contains__)
NAMES = sorted(
    name
    for town in MUNICIPALITIES.values()
    for name in (town.name, *town.other_names)
    if fold(name) not in dictionary() and "(" not in name
)


def places(question: str) -> tuple[Place, ...]:
    return GAZETTEER.places([token.text for token in tokenize(question)])


def names(question: str) -> list[str]:
    return [place.name for place in places(question)]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("wijkteam arnhem", "Arnhem"),
        ("schulden ARNHEM", "Arnhem"),
        ("schulden in Enschedé", "Enschede"),
        ("den haag", "Den Haag"),
        ("Denhaag", "Den Haag"),
        ("s gravenhage", "Den Haag"),
        ("’s-Gravenhage", "Den Haag"),
        ("Den Bosch", "'s-Hertogenbosch"),
        ("hertogenbosch", "'s-Hertogenbosch"),
        ("ljouwert", "Leeuwarden"),
        ("Sudwest Fryslan", "Súdwest-Fryslân"),
        ("súdwest-fryslân", "Súdwest-Fryslân"),
        ("zuidwest friesland", "Súdwest-Fryslân"),
        ("alphen aan den rijn", "Alphen aan den Rijn"),
        ("alphen aan de rijn", "Alphen aan den Rijn"),
        ("Alphen a/d Rijn", "Alphen aan den Rijn"),
        ("Nuenen c.a.", "Nuenen, Gerwen en Nederwetten"),
        ("Nuenen, Gerwen en Nederwetten", "Nuenen, Gerwen en Nederwetten"),
        ("Bergen op Zoom", "Bergen op Zoom"),
        ("Bergen (NH)", "Bergen (NH)"),
        ("hengelo (o)", "Hengelo"),
        ("berg en dal", "Berg en Dal"),
        ("utrechtse heuvelrug", "Utrechtse Heuvelrug"),
        ("Rotterdam-Zuid", "Rotterdam"),
        ("Overijssel", "Overijssel"),
        ("fryslan", "Friesland"),
        ("Brabant", "Noord-Brabant"),
        ("noord brabant", "Noord-Brabant"),
        ("foodvalley", "FoodValley"),
        ("regio Food Valley", "FoodValley"),
    ],
)
def test_a_place_is_found_as_people_write_it_and_is_not_called_misspelt(question: str, name: str) -> None:
    assert [(place.name, place.is_misspelt) for place in places(question)] == [(name, False)]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("eigenkrachtconferenties overijsel", "Overijssel"),
        ("roterdam", "Rotterdam"),
        ("leeuwaarden", "Leeuwarden"),
        ("amersvoort", "Amersfoort"),
        ("amersvort", "Amersfoort"),
        ("einhoven", "Eindhoven"),
        ("enshcede", "Enschede"),
        ("den haagg", "Den Haag"),
        ("bergen op zooom", "Bergen op Zoom"),
        ("capele aan den ijssel", "Capelle aan den IJssel"),
        ("Leidschendam-Voorbrug", "Leidschendam-Voorburg"),
        ("provincie gelderlant", "Gelderland"),
        ("wijkteam in Voorschooten", "Voorschoten"),
    ],
)
def test_a_slip_of_the_keyboard_is_seen_through_and_told(question: str, name: str) -> None:
    assert [(place.name, place.is_misspelt) for place in places(question)] == [(name, True)]


@pytest.mark.parametrize(
    "question",
    [
        "pendrecht",  # a word of the index, near to Papendrecht
        "rozenberg",
        "utrechtse aanpak",  # a form of the name
        "vlaardinger",
        "edde",  # too short
        "uitgelegt",  # rather uitgelegd
        "buuren",
        "oosterwolde",
        "schiedam24",
        "de venter",
        "over ijssel",
    ],
)
def test_other_words_are_not_corrected_into_a_place(question: str) -> None:
    assert names(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "buren helpen elkaar",
        "Buren helpen elkaar",
        "Buren voor Buren",
        "HULP VAN BUREN",
        "Best practices",
        "best practices gemeente",
        "gemeente best practices jeugd",
        "Wijkteams: Best Practices",
        "aanbesteden met Best Value",
        "gezinnen kampen met schulden",
        "Leiden tot minder zorg",
        "kan dit leiden tot uithuisplaatsing",
        "haren",
        "best",
        "wijkaanpak De Wierden",
        "helden in de wijk",
        "huizen en houten bankjes",
        "putten uit ervaring",
    ],
)
def test_a_name_that_is_also_a_word_is_no_place_without_a_sign_of_it(question: str) -> None:
    assert names(question) == []


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("gemeente best", "Best"),
        ("Gemeente Best", "Best"),
        ("wijkteam in Best", "Best"),
        ("wonen in Best in 2012", "Best"),
        ("de gemeente buren", "Buren"),
        ("wijkteam Buren", "Buren"),
        ("jeugdhulp te Kampen", "Kampen"),
        ("ouders uit Leiden", "Leiden"),
        ("Haren", "Haren"),
        ("BEST", "Best"),
        ("zeeland", "Zeeland"),
    ],
)
def test_a_name_that_is_also_a_word_counts_after_gemeente_or_with_a_telling_capital(question: str, name: str) -> None:
    assert names(question) == [name]


def test_the_names_that_are_also_words_follow_from_the_dictionary() -> None:
    risky = {town.name for town in MUNICIPALITIES.values() if names(fold(town.name)) == [] and "(" not in town.name}

    assert {"Best", "Buren", "Haren", "Helden", "Huizen", "Leiden"} < risky
    assert risky.isdisjoint({"Ede", "Epe", "Goes", "Zeist", "Den Haag", "Utrecht"})


@pytest.mark.parametrize(
    "question", ["Hoogeloon", "Kanaleneiland", "Holland", "Nederland", "gemeente", "regio", "", "?"]
)
def test_villages_neighbourhoods_and_leads_alone_are_no_places(question: str) -> None:
    assert names(question) == []


def test_a_former_municipality_stands_for_what_it_went_into() -> None:
    assert places("Weesp Boarnsterhim") == (
        Place(0, 1, "Weesp", PlaceKind.FORMER, ("Amsterdam",)),
        Place(
            1, 2, "Boarnsterhim", PlaceKind.FORMER, ("De Fryske Marren", "Heerenveen", "Leeuwarden", "Súdwest-Fryslân")
        ),
    )


def test_a_name_that_two_municipalities_bear_stands_for_both() -> None:
    assert places("Bergen") == (Place(0, 1, "Bergen", PlaceKind.MUNICIPALITY, ("Bergen (L)", "Bergen (NH)")),)


@pytest.mark.parametrize("name", ["Utrecht", "Groningen"])
def test_a_municipality_comes_before_the_province_of_that_name_unless_the_word_provincie_is_there(name: str) -> None:
    (town,) = places(f"jeugd {name}")
    (province,) = places(f"jeugd provincie {name}")

    assert (town.kind, town.municipalities) == (PlaceKind.MUNICIPALITY, (name,))
    assert (province.kind, province.start, province.end) == (PlaceKind.PROVINCE, 1, 3)
    assert len(province.municipalities) > 5


def test_a_province_holds_its_municipalities_of_today_only() -> None:
    (place,) = places("regio Fryslân")

    assert (place.name, place.kind) == ("Friesland", PlaceKind.PROVINCE)
    assert "Leeuwarden" in place.municipalities
    assert "Boarnsterhim" not in place.municipalities


def test_a_region_around_a_town_begins_with_the_town_and_holds_its_neighbours() -> None:
    (place,) = places("wijkteams regio arnhem")

    assert (place.start, place.end, place.name, place.kind) == (1, 3, "regio Arnhem", PlaceKind.REGION)
    assert place.municipalities[0] == "Arnhem"
    assert set(place.municipalities[1:]) == {
        "Duiven",
        "Lingewaard",
        "Overbetuwe",
        "Renkum",
        "Rheden",
        "Rozendaal",
        "Westervoort",
        "Zevenaar",
    }


def test_a_region_that_practices_name_holds_their_municipalities_and_no_neighbours() -> None:
    assert places("regio Zwolle") == (Place(0, 2, "regio Zwolle", PlaceKind.REGION, ("Zwolle", "Kampen")),)
    assert places("FoodValley") == (Place(0, 1, "FoodValley", PlaceKind.REGION, ("Ede", "Barneveld")),)


def test_a_region_around_a_former_municipality_is_what_it_went_into() -> None:
    assert places("regio Weesp") == (Place(0, 2, "regio Weesp", PlaceKind.REGION, ("Amsterdam",)),)


def test_a_lead_that_does_not_fit_is_left_out() -> None:
    assert places("provincie Arnhem") == (Place(1, 2, "Arnhem", PlaceKind.MUNICIPALITY, ("Arnhem",)),)


def test_several_places_come_in_the_order_of_the_question() -> None:
    assert names("van Rotterdam naar gemeente Ede en roterdam") == ["Rotterdam", "Ede", "Rotterdam"]


def test_a_letter_left_out_is_nearly_always_seen_through_and_seldom_makes_another_place() -> None:
    towns = [name for name in NAMES if len(name) >= 6 and name.isalpha() and name in MUNICIPALITIES]
    slips = [(name, name[:at] + name[at + 1 :]) for name in towns for at in range(1, len(name))]
    right = [slip for name, slip in slips if names(slip) == [name]]
    wrong = [slip for name, slip in slips if names(slip) not in ([name], [])]

    assert len(right) / len(slips) > 0.9
    assert len(wrong) / len(slips) < 0.01


def written(name: str) -> Iterable[str]:
    return (name, name.upper(), name.lower(), fold(name), name.replace("-", " "))


@given(st.sampled_from(NAMES))
def test_every_name_is_found_in_any_case_with_or_without_accents_and_hyphens(name: str) -> None:
    for way in written(name):
        (place,) = places(f"schulden bij gezinnen {way}")

        assert not place.is_misspelt
        assert place.start == 3


PIECES = [
    "Arnhem",
    "roterdam",
    "regio",
    "gemeente",
    "provincie",
    "den",
    "haag",
    "Best",
    "bergen",
    "op",
    "zoom",
    "-",
    "",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12))))
def test_whatever_is_typed_places_lie_in_the_question_in_order_and_apart(words: list[str]) -> None:
    found = GAZETTEER.places(words)

    assert all(place.start < place.end for place in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(place.start >= 0 and place.end <= len(words) for place in found)
    assert all(set(place.municipalities) <= set(MUNICIPALITIES) and place.municipalities for place in found)
