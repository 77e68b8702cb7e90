"""Finding without searching: every count is that of the page that its link opens."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from zoek.library.thesaurus import Concept
from zoek.web.browse import _years, bars
from zoek.web.drawn_map import HEIGHT, WIDTH, outline

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ROW = re.compile(
    r'<a href="(/zoeken\?[^"]+)">([^<]+)</a>.*?(?:zoek-chart__count|zoek-count|zoek-table__number)">(\d+)<', re.DOTALL
)


def total(client: FlaskClient, address: str) -> int:
    page = client.get(unescape(address)).get_data(as_text=True)
    found = re.search(r"<h1[^>]*>(\d+) resultaa?t", page)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("page", ["/onderwerpen", "/tijdlijn", "/kaart"])
def test_each_number_is_that_of_the_results_behind_it(client: FlaskClient, page: str) -> None:
    rows = ROW.findall(client.get(page).get_data(as_text=True))

    assert rows
    for address, label, count in rows:
        assert total(client, address) == int(count), label


def test_the_map_has_a_link_for_each_municipality_of_the_table(client: FlaskClient) -> None:
    page = client.get("/kaart").get_data(as_text=True)
    drawn = re.findall(r'<a class="zoek-map__link" href="([^"]+)" aria-label="([^:]+): (\d+) praktijk', page)
    places = [(float(x), float(y)) for x, y in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', page)]

    assert {(address, name, count) for address, name, count in drawn} == set(ROW.findall(page))
    assert len(places) == len(drawn) == 2
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)


def test_the_outline_of_the_country_fits_the_drawing() -> None:
    numbers = [float(text) for text in re.findall(r"[\d.]+", outline())]

    assert 0 <= min(numbers[::2]) < max(numbers[::2]) <= WIDTH
    assert 0 <= min(numbers[1::2]) < max(numbers[1::2]) <= HEIGHT


def test_the_time_line_runs_from_the_first_year_to_the_last(client: FlaskClient) -> None:
    page = client.get("/tijdlijn").get_data(as_text=True)

    assert re.findall(r">(\d{4})</a></th>", page) == [str(year) for year in range(2008, 2015)]


def test_a_law_ends_in_the_year_after_its_last_day_when_that_is_the_last_of_a_year() -> None:
    old, new = Concept("awbz", "AWBZ", valid_until="2014-12-31"), Concept("wlz", "Wlz", valid_from="2015-01-01")
    short = Concept("rugzak", "rugzak", valid_until="2014-07-31")

    before, after = _years(bars([("2014", 3, ""), ("2015", 6, "")]), [old, new, short])

    assert (before.began, before.ended, before.bar.share) == ((), (short,), 50)
    assert (after.began, after.ended, after.bar.share) == ((new,), (old,), 100)


def test_what_is_new_comes_by_day_with_practices_and_lessons(client: FlaskClient) -> None:
    page = client.get("/nieuw").get_data(as_text=True)

    assert "23 november 2026" in page
    for name in ("/praktijken/wijkteams-arnhem", "/praktijken/achter-de-voordeur-enschede", "/lessen/"):
        assert name in page
    assert "(gewijzigd)" not in page


def test_the_page_about_zoek_shows_the_collection_in_charts(client: FlaskClient) -> None:
    assert "De verzameling in cijfers" in client.get("/over").get_data(as_text=True)
    assert "De verzameling in cijfers" not in client.get("/help").get_data(as_text=True)
