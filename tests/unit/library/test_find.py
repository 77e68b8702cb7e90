"""A find: written as a line and read back the same, with an id that stays."""

from __future__ import annotations

from datetime import date

import pytest

from zoek.library import Period
from zoek.library.find import Find, Recognition, Twin, find_id

ADDRESS = "https://www.example.org/wijkteam"
FULL = Find(
    id=find_id(ADDRESS),
    address=ADDRESS,
    source="voorbeeld",
    publisher="Voorbeeld",
    title="Wijkteam “Zuid”",
    snippet="Een wijkteam.",
    text="Tekst\nmet regels",
    sections={"results": "Goed", "approach": "Samen"},
    municipalities=("Enschede",),
    period=Period(2009, 2012, is_approximate=True),
    transitions=("jeugd",),
    themes=("wijkteam",),
    partners=("de woningcorporatie",),
    published=date(2020, 1, 2),
    page=3,
    reasons=(Recognition("period", "2009", "sinds 2009"),),
    first_seen=date(2026, 11, 1),
    last_seen=date(2026, 11, 25),
    gone_since=date(2026, 11, 26),
    twins=(Twin("https://example.com", "Wijkteam Zuid", "Ander"),),
)


@pytest.mark.parametrize("find", [FULL, Find("vondst-1", ADDRESS, "voorbeeld", "Voorbeeld", "Titel")])
def test_a_find_is_read_back_from_one_line(find: Find) -> None:
    line = find.to_json()

    assert "\n" not in line
    assert Find.from_json(line) == find


def test_equal_finds_give_equal_lines_whatever_the_order_of_their_sections() -> None:
    first = Find("vondst-1", ADDRESS, "a", "A", "T", sections={"results": "r", "problem": "p"})
    other = Find("vondst-1", ADDRESS, "a", "A", "T", sections={"problem": "p", "results": "r"})

    assert first.to_json() == other.to_json()


def test_an_id_depends_on_the_address_and_on_the_page_of_a_pdf() -> None:
    assert find_id(ADDRESS) == find_id(ADDRESS)
    assert len({find_id(ADDRESS), find_id(ADDRESS + "-2"), find_id(ADDRESS, 1), find_id(ADDRESS, 2)}) == 4


def test_a_find_in_a_pdf_links_to_its_page() -> None:
    assert FULL.link == ADDRESS + "#page=3"
    assert Find("vondst-1", ADDRESS, "a", "A", "T").link == ADDRESS


def test_a_line_that_is_no_find_is_an_error() -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Find.from_json('{"id": 1}')
