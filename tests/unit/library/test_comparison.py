from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from zoek.library import read_library
from zoek.library.comparison import Cell, compare, costs, place

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.library import Practice


@pytest.fixture
def pair(content: Path) -> tuple[Practice, Practice]:
    practices = read_library(content).practices
    return practices["achter-de-voordeur-enschede"], practices["wijkteams-arnhem"]


def test_practices_stand_beside_each_other_on_the_same_dimensions(pair: tuple[Practice, Practice]) -> None:
    rows = {row.label: row for row in compare(pair)}

    assert rows["Gemeente"].cells == (Cell("Enschede (Twente)"), Cell("Landelijk en Arnhem"))
    assert rows["Periode"].cells == (Cell("ongeveer 2008 tot en met 2012"), Cell("sinds 2014"))
    assert rows["Resultaten"].cells == (Cell("- Coaches hielpen 36 gezinnen. [1] [2]", (1, 2)), None)
    assert rows["Partners"].cells == (Cell("gemeente Enschede, woningcorporatie"), None)
    assert rows["Stand"].cells == (Cell("Gestopt"), Cell("Loopt nog"))


def test_kinds_of_approach_stand_in_words_with_a_semicolon_between_as_a_label_can_hold_a_comma(
    pair: tuple[Practice, Practice],
) -> None:
    told = replace(pair[0], approach_kinds=("loketten-een-afspraak", "gezinsregie"))

    row = next(row for row in compare((told, pair[1])) if row.attribute == "approach_kinds")

    assert row.cells == (
        Cell("Meer loketten, één afspraak; Eén plan en één vaste regisseur"),
        Cell("Breed hulpteam in de wijk; Inlooppunt voor vragen en advies"),
    )


def test_what_nobody_tells_is_silent_and_what_one_tells_differs(pair: tuple[Practice, Practice]) -> None:
    rows = {row.label: row for row in compare(pair)}

    assert (rows["Kosten"].is_silent, rows["Kosten"].differs) == (True, False)
    assert (rows["Resultaten"].is_silent, rows["Resultaten"].differs) == (False, True)
    assert not {row.label: row for row in compare((pair[0], pair[0]))}["Opgave"].differs


def test_costs_are_the_sentences_that_name_money(pair: tuple[Practice, Practice]) -> None:
    practice = replace(pair[0], results="- Het hielp. Het kostte 3 miljoen euro. [2]\n- Er kwam € 20 bij. [1]")

    assert costs(practice) == "- Het kostte 3 miljoen euro. [2]\n- Er kwam € 20 bij. [1]"


@pytest.mark.parametrize("number", [0, 1, 5])
def test_only_two_to_four_can_be_compared(pair: tuple[Practice, Practice], number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        compare([pair[0]] * number)


def test_a_practice_without_a_municipality_is_in_its_regions_or_nowhere(pair: tuple[Practice, Practice]) -> None:
    region = replace(pair[0], municipalities=(), regions=("Twente", "Achterhoek"))

    assert place(region) == "Twente en Achterhoek"
    assert place(replace(region, regions=())) == ""
