"""Practices like a practice: near copies together, each told once; copies for an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import PRACTICE, change
from zoek.library import read_library
from zoek.similarity.comparison import Verdict
from zoek.similarity.duplicates import comparer_without_index, duplicates_in
from zoek.similarity.neighbours import neighbours_of

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.similarity.comparer import Comparer

FIRST, COPY, LIKE, LIKE_COPY = "achter-de-voordeur-enschede", "kopie", "lijkt", "lijkt-kopie"
OTHER_WORDS = (
    (
        "Wijkcoaches gingen langs bij gezinnen. Het hielp bij schulden.",
        "Een coach hielp huishoudens aan de keukentafel.",
    ),
    (
        "In Velve-Lindenhof kwamen veel hulpverleners bij hetzelfde gezin.",
        "Geen loket zag het geheel van een huishouden.",
    ),
    (
        "Een wijkcoach ging zelf langs. In 2009 begonnen 6 coaches. [1]",
        "Een wijkcoach ging zelf langs, vanuit een kamer in de buurt. [1]",
    ),
    ("- Coaches hielpen 36 gezinnen. [1] [2]", "- Het bespaarde geld. [1]"),
)


def write(content: Path, name: str, title: str) -> None:
    text = PRACTICE.replace("titel: Achter de voordeur in Enschede", f"titel: {title}")
    (content / "praktijken" / f"{name}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def comparer(content: Path) -> Comparer:
    write(content, COPY, "Nogmaals achter de voordeur")
    for name, title in ((LIKE, "Langs de deuren"), (LIKE_COPY, "Langs de deuren, vervolg")):
        write(content, name, title)
        for old, new in OTHER_WORDS:
            change(content, f"praktijken/{name}.md", old, new)
    return comparer_without_index(read_library(content))


def test_own_copies_stand_apart_and_copies_of_a_neighbour_stand_with_it(comparer: Comparer) -> None:
    found = neighbours_of(comparer, FIRST)
    told = [(one.match.practice.id, [match.practice.id for match in one.copies]) for one in found.others]

    assert [match.practice.id for match in found.copies] == [COPY]
    assert (LIKE, [LIKE_COPY]) in told or (LIKE_COPY, [LIKE]) in told


def test_a_practice_is_no_neighbour_of_itself(comparer: Comparer) -> None:
    assert FIRST not in {match.practice.id for match in comparer.neighbours(FIRST)}


def test_neighbours_carry_a_reason_in_one_line(comparer: Comparer) -> None:
    copy = neighbours_of(comparer, FIRST).copies[0]

    assert copy.verdict is Verdict.STRONG
    assert copy.reason.startswith("Komt overeen: ")
    assert "\n" not in copy.reason


def test_copies_are_told_to_an_editor_with_why(content: Path) -> None:
    write(content, COPY, "Nogmaals achter de voordeur")

    (found,) = duplicates_in(read_library(content))

    assert (found.one, found.other, found.reason) == (FIRST, COPY, "de teksten zeggen bijna hetzelfde")
