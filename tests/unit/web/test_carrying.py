"""The list goes along through the site, in the address alone."""

from __future__ import annotations

import html as escaping
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from zoek.library import read_library
from zoek.web.carrying import carried
from zoek.web.chosen import Chosen
from zoek.web.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

FIRST, SECOND = "achter-de-voordeur-enschede", "wijkteams-arnhem"
LIST = f"lijst={FIRST}&notitie-{FIRST}=Bel+%22hen%22+%26+vraag&vraag=Wat+helpt%3F&bijeenkomst=kort"
PAGES = (
    "/",
    "/zoeken?q=wijk",
    "/praktijken",
    f"/praktijken/{FIRST}",
    "/lessen",
    "/begrippen/wmo",
    "/gemeenten/Arnhem",
    "/kaart",
    "/help",
    "/weg",
)
ALONE = re.compile(r"^(?:#|https?:|mailto:|/api/|/feeds/|/downloads/|/lijst|/opensearch)")


def page(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def links(text: str) -> list[str]:
    return [escaping.unescape(found) for found in re.findall(r'<a\s[^>]*href="([^"]*)"', text)]


def joined(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


@pytest.mark.parametrize("address", PAGES)
def test_every_link_and_form_takes_the_list_along(client: FlaskClient, address: str) -> None:
    text = page(client, joined(address, LIST))
    onward = [link for link in links(text) if not ALONE.match(link)]
    forms = re.findall(r"<form\s[^>]*>((?:<input[^>]*data-lijst>)*)", text)

    assert onward
    for link in onward:
        carried = parse_qs(urlsplit(link).query)
        if f"lijst-{FIRST}" not in urlsplit(link).fragment:  # where it is taken off the list
            assert FIRST in carried["lijst"], link
            assert carried[f"notitie-{FIRST}"] == ['Bel "hen" & vraag']
            assert carried["vraag"] == ["Wat helpt?"]
            assert carried["bijeenkomst"] == ["kort"]
    for fields in forms:
        assert f'name="lijst" value="{FIRST}"' in fields
        assert 'value="Bel &quot;hen&quot; &amp; vraag"' in fields


@pytest.mark.parametrize("address", PAGES)
def test_without_a_list_addresses_stay_clean(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    onward = [link for link in links(answer.get_data(as_text=True)) if not link.startswith("#")]

    assert [
        link for link in onward if "lijst=" in link and f"lijst={FIRST}#" not in link and f"lijst={SECOND}#" not in link
    ] == []
    assert "X-Robots-Tag" not in answer.headers
    assert "data-lijst>" not in re.sub(r"<a[^>]*>", "", answer.get_data(as_text=True))


def test_links_elsewhere_and_files_are_left_alone(client: FlaskClient) -> None:
    text = page(client, f"/praktijken/{FIRST}?{LIST}") + page(client, f"/praktijken?{LIST}")

    assert "https://example.org/rapport" in links(text)
    assert "/downloads/praktijken.csv" in links(text)
    assert f'rel="canonical" href="http://localhost/praktijken/{FIRST}"' in text


def test_two_searches_collect_two_practices(client: FlaskClient) -> None:
    found = page(client, "/zoeken?q=voordeur&sorteer=titel")
    add = next(link for link in links(found) if link.endswith(f"#lijst-{FIRST}"))
    assert parse_qs(urlsplit(add).query) == {"q": ["voordeur"], "sorteer": ["titel"], "lijst": [FIRST]}

    again = page(client, add.replace("q=voordeur", "q=arnhem"))
    second = next(link for link in links(again) if link.endswith(f"#lijst-{SECOND}"))
    last = page(client, second)

    assert f"/lijst?praktijk={FIRST}&praktijk={SECOND}" in links(last)
    assert re.search(r'zoek-nav__list-count">2<span class="zoek-hidden"> praktijken', last)


def test_a_practice_on_the_list_can_be_taken_off_where_it_is_found(client: FlaskClient) -> None:
    text = page(client, f"/praktijken/{FIRST}?{LIST}")

    assert "Op uw lijst" in text
    assert f"/praktijken/{FIRST}#lijst-{FIRST}" in links(text)


def test_robots_are_told_to_leave_pages_with_a_list(client: FlaskClient) -> None:
    assert client.get(f"/praktijken?{LIST}").headers["X-Robots-Tag"] == "noindex"
    assert client.get("/praktijken?lijst=weg").headers["X-Robots-Tag"] == "noindex"


def test_a_list_that_is_full_takes_no_more(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoek.web.carrying.MOST_CHOSEN", 1)

    assert "Uw lijst is vol" in page(client, f"/praktijken/{SECOND}?{LIST}")


def test_a_form_that_is_posted_takes_the_list_along_in_its_address(content: Path) -> None:
    chosen = Chosen(read_library(content).practices[FIRST])
    html = '<form class="x" method="post" action="/bestaat-dit-al"><a href="/praktijken#kop">x</a></form>'

    assert carried(html, Selection((chosen,))) == (
        f'<form class="x" method="post" action="/bestaat-dit-al?lijst={FIRST}">'
        f'<a href="/praktijken?lijst={FIRST}#kop">x</a></form>'
    )


def test_a_page_with_a_list_is_not_kept_in_memory(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[object] = []
    monkeypatch.setattr("zoek.web.answers.Answers._remember", lambda self, *answer: kept.append(answer))

    client.get("/zoeken?q=nietinhetgeheugen")
    client.get(f"/zoeken?q=nietinhetgeheugen&{LIST}")

    assert len(kept) == 1
