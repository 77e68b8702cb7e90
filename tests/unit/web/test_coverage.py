"""The page of what is covered: its numbers are those of the library, and every way from it leads somewhere."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.unit.web.test_pages import headings, text_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient

UNUSED_CONCEPT = "a concept without practices"


@pytest.fixture
def page(client: FlaskClient) -> str:
    return client.get("/dekking").text


def table(page: str, first_head: str) -> dict[str, list[str]]:
    """The cells of the only table with this first head, as a visitor sees them, by the label of the row."""
    seen = re.sub(r'<span class="zoek-hidden">.*?</span>', "", page)
    (found,) = [part for part in seen.split("<table")[1:] if f'<th scope="col">{first_head}</th>' in part]
    rows = re.findall(r"<tr>(.*?)</tr>", found.partition("<tbody>")[2].partition("</tbody>")[0], re.DOTALL)
    cells = [[text_of(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]
    return {label: numbers for label, *numbers in cells}


def addresses(page: str) -> set[str]:
    """Every address within the site that the page links to."""
    return {unescape(address) for address in re.findall(r'<a [^>]*href="(/[^"]*)"', page)}


def test_the_whole_is_told_first(page: str) -> None:
    numbers = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)

    assert [(text_of(number), label) for label, number in numbers] == [
        ("2", "praktijken"),
        ("1", "les"),
        ("2", "van de 4 gemeenten"),
        ("3", "bronnen bij de praktijken"),
    ]


def test_the_tables_hold_the_numbers_of_the_library(page: str) -> None:
    assert table(page, "Onderwerp") == {
        "Jeugd": ["1"],
        "Zorg en ondersteuning (AWBZ, Wmo)": ["1"],
        "Passend onderwijs": ["0"],
        "Werk en meedoen": ["1"],
    }
    assert table(page, "Provincie") == {
        "Friesland": ["0 van 1", "0"],
        "Gelderland": ["1 van 1", "1"],
        "Overijssel": ["1 van 1", "1"],
        "Zuid-Holland": ["0 van 1", "0"],
        "Landelijk": ["", "1"],
    }
    assert table(page, "Begonnen") == {
        "tot en met 2006": ["0"],
        "2007 tot en met 2010": ["1"],
        "2011 tot en met 2014": ["1"],
        "2015 tot en met 2018": ["0"],
        "sinds 2019": ["0"],
        "onbekend": ["0"],
    }
    assert table(page, "Onderbouwing") == {"Sterk": ["0"], "Redelijk": ["1"], "Dun": ["1"]}


def test_every_number_leads_to_as_many_results(client: FlaskClient, page: str) -> None:
    links = re.findall(r'<a href="(/zoeken\?[^"]*)">(\d+)<', page)

    assert len(links) == 6
    for address, number in links:
        (heading,) = headings(client.get(unescape(address)).text, 1)
        assert heading in {f"{number} resultaat", f"{number} resultaten"}


def test_every_link_of_the_page_leads_somewhere(client: FlaskClient, page: str) -> None:
    statuses = {address: client.get(address).status_code for address in addresses(page) if "/static/" not in address}

    assert {address for address, status in statuses.items() if status != 200} == set()
    assert {"/gemeenten/Leeuwarden", "/gemeenten/Den%20Haag", "/begrippen/awbz", "/over"} <= set(statuses)


def test_every_entry_of_the_table_of_contents_leads_to_a_heading(page: str) -> None:
    entries = re.findall(r'href="#([\w-]+)"', page)

    assert len(entries) == 10
    assert [entry for entry in entries if f'id="{entry}"' not in page] == []


def test_the_gaps_are_told_in_plain_words(page: str) -> None:
    text = text_of(page)

    assert "Vindt u niets, dan staat het niet in deze verzameling. Het kan wel bestaan." in text
    assert "Van 2 van de 4 gemeenten staat er geen praktijk in." in text
    assert "Bij 1 van de 3 begrippen staat geen praktijk met dat thema." in text
    assert "Wij lazen de bronnen op 23 november 2026." in text


def test_the_page_is_one_click_from_every_page(client: FlaskClient) -> None:
    (footer,) = re.findall(r"<footer.*?</footer>", client.get("/").text, re.DOTALL)

    assert 'href="/dekking"' in footer


@pytest.mark.parametrize(
    "address",
    [
        "/zoeken?q=xyzqwvv",
        "/zoeken?q=wijkteam+xyzqwvv&gemeente=Leeuwarden",
        "/zoeken?van=1801&tot=1802",
        "/gemeenten/Leeuwarden",
        UNUSED_CONCEPT,
    ],
)
def test_whoever_finds_nothing_is_led_to_the_page(client: FlaskClient, page: str, address: str) -> None:
    (unused,) = re.findall(r'<h2 id="begrippen">.*?<a href="(/begrippen/[^"]+)">', page, re.DOTALL)
    (main,) = re.findall(
        r"<main.*?</main>", client.get(unused if address == UNUSED_CONCEPT else address).text, re.DOTALL
    )

    assert "zoek-hit__title" not in main
    assert 'href="/dekking"' in main
