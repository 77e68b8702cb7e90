from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from zoek.library import read_library
from zoek.web.chosen import LONGEST_NOTE, Chosen, address, read_choice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zoek.library import Practice

FIRST, SECOND = "achter-de-voordeur-enschede", "wijkteams-arnhem"


@pytest.fixture
def practices(content: Path) -> Mapping[str, Practice]:
    return read_library(content).practices


def arguments(*names: str, **notes: str) -> MultiDict[str, str]:
    pairs = [("praktijk", name) for name in names]
    return MultiDict([*pairs, *((f"notitie-{FIRST}", note) for note in notes.values())])


def test_practices_come_in_the_order_of_the_address_and_once(practices: Mapping[str, Practice]) -> None:
    choice = read_choice(arguments(SECOND, FIRST, "", SECOND, note=" Bel hen. "), practices)

    assert choice.chosen == (Chosen(practices[SECOND]), Chosen(practices[FIRST], "Bel hen."))
    assert choice.practices == (practices[SECOND], practices[FIRST])
    assert choice.notices == ()


def test_names_that_are_not_there_are_told(practices: Mapping[str, Practice]) -> None:
    few = read_choice(arguments("weg", FIRST), practices)
    many = read_choice(arguments(*"abcde"), practices)

    assert few.notices == ("De praktijk 'weg' is er niet. Die is weggelaten.",)
    assert [item.practice.id for item in few.chosen] == [FIRST]
    assert many.notices == ("5 van de praktijken in het adres zijn er niet. Die zijn weggelaten.",)


def test_a_surplus_is_told_and_left_out(practices: Mapping[str, Practice]) -> None:
    copies = {f"p{number}": replace(practices[FIRST], id=f"p{number}") for number in range(5)}

    choice = read_choice(arguments(*copies), copies, most=4)

    assert [item.practice.id for item in choice.chosen] == ["p0", "p1", "p2", "p3"]
    assert choice.notices == ("Meer dan 4 praktijken kan niet. U ziet de eerste 4.",)


def test_a_note_that_is_too_long_keeps_its_beginning(practices: Mapping[str, Practice]) -> None:
    choice = read_choice(arguments(FIRST, note="x" * (LONGEST_NOTE + 1)), practices)

    assert choice.chosen[0].note == "x" * LONGEST_NOTE
    assert "te lang" in choice.notices[0]


def test_an_address_reads_back_as_the_same_choice(practices: Mapping[str, Practice]) -> None:
    app = Flask(__name__)
    app.add_url_rule("/lijst", "list.show", lambda: "")
    chosen = (Chosen(practices[SECOND], "Wat & hoe?"), Chosen(practices[FIRST]))

    with app.test_request_context():
        written = address("list.show", chosen, vorm="druk", ander=None)
    with app.test_request_context(written) as context:
        read = read_choice(context.request.args, practices)

    assert written.startswith(f"/lijst?praktijk={SECOND}&praktijk={FIRST}")
    assert "vorm=druk" in written
    assert read.chosen == chosen
