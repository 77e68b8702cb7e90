"""Municipalities are told from words, provinces, schools, and from those that a page only mentions."""

from __future__ import annotations

import pytest

from tests.serving import ROOT
from zoek.harvest.places import Places
from zoek.harvest.story import Story
from zoek.library.municipalities import read_municipalities

PLACES = Places(read_municipalities(ROOT / "content" / "gemeenten.csv", []))


def mentioned(text: str) -> list[str]:
    return [mention.named.name for mention in PLACES.mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Best gaat het goed.", ["Best"]),
        ("Best practices uit Ede, Epe en Buren.", ["Ede", "Epe", "Buren"]),
        ("Buren helpen elkaar. Goede Buren zijn goud.", []),
        ("De gemeente Buren betaalt.", ["Buren"]),
        ("Leiden helpt gezinnen. Leiden is moeilijk.", ["Leiden", "Leiden"]),
        ("buren en beste mensen in ede", []),
        ("De Hogeschool Utrecht en de provincie Groningen.", []),
        ("Postbus 1, 3501 DE Utrecht", []),
        ("Rotterdam-Zuid, Den Haag en Bergen op Zoom", ["Rotterdam", "Den Haag", "Bergen op Zoom"]),
        ("Alphen a/d Rijn en 's-Hertogenbosch", ["'s-Hertogenbosch"]),
    ],
)
def test_names_are_told_from_words(text: str, names: list[str]) -> None:
    assert mentioned(text) == names


def where(address: str = "https://www.example.nl/x", certain: str = "", **parts: str) -> list[str]:
    story = Story(title=parts.pop("title", ""), site=parts.pop("site", ""))
    if "label" in parts:
        story.facts["gemeenten"] = [parts["label"]]
    story.parts[""] = [parts.get("text", ""), parts.get("label", "")]
    return [recognition.value for recognition in PLACES.municipalities(story, address, certain)]


def test_a_place_in_the_title_outweighs_one_that_is_compared_with() -> None:
    assert where(title="Wijkteams in Arnhem", text="Zoals in Eindhoven gaat het snel. Net als Utrecht.") == ["Arnhem"]


def test_a_municipality_that_no_longer_exists_is_named_as_it_is_today() -> None:
    story = Story(title="Burenhulp in Haren")

    (recognition,) = PLACES.municipalities(story, "https://example.nl")

    assert (recognition.value, recognition.words) == ("Groningen", "Haren, nu Groningen")


def test_a_name_that_two_bear_goes_by_the_province() -> None:
    assert where(label="Bergen, Noord-Holland") == ["Bergen (NH)"]
    assert where(label="Bergen") == []
    assert where(label="Bergen", text="In Schoorl begon het.") == ["Bergen (NH)"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://zaanstad.jaarverslag-2018.nl/p9/jeugd", "Zaanstad"),
        ("https://www.gemeentebest.nl/nieuws", "Best"),
        ("https://swm2020-nijmegen.pcportal.nl/p1/x", "Nijmegen"),
        ("https://www.nji.nl/praktijkvoorbeeld-bergen-op-zoom", "Bergen op Zoom"),
        ("https://www.welzijnbarneveld.nl/x", "Barneveld"),
    ],
)
def test_an_address_tells_the_municipality(address: str, name: str) -> None:
    assert where(address) == [name]


def test_the_name_of_a_site_ends_with_its_municipality() -> None:
    assert where(site="Sociaal Team Houten") == ["Houten"]


def test_a_town_in_the_middle_of_the_name_of_a_site_counts_too() -> None:
    assert where(site="Welzijn Houten en omstreken") == ["Houten"]


@pytest.mark.parametrize("text", ["Schiedamse gezinnen eten samen.", "In Schiedam eten gezinnen samen."])
def test_a_town_is_known_by_its_adjective(text: str) -> None:
    assert where(text=text) == ["Schiedam"]


def test_a_village_stands_for_its_municipality() -> None:
    assert where(text="In Vaassen en Emst komen vrijwilligers langs.") == ["Epe"]


def test_a_town_that_stands_out_from_one_named_in_passing_is_the_place() -> None:
    assert where(text="In Rijswijk zaten kinderen thuis, de school was voorbij Utrecht.") == ["Rijswijk"]


def test_what_the_source_says_is_certain() -> None:
    assert where(certain="Almere", text="In Utrecht kan het ook.") == ["Almere"]


def test_a_page_that_is_everywhere_is_nowhere() -> None:
    assert where(text="Ik telde 112 pilots, van Groningen tot Maastricht.") == []
    assert where(label="Arnhem, Ede, Epe, Best, Breda, Almere, Assen, Delft, Gouda, Hoorn, Leiden, Soest, Weert") == []
