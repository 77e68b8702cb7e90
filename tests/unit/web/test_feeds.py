"""Every question has a feed of what is new or changed among its results."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import feedparser
import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def feed_of(client: FlaskClient, address: str) -> feedparser.FeedParserDict:
    answer = client.get(address)
    assert (answer.status_code, answer.content_type) == (200, "application/atom+xml; charset=utf-8")
    parsed = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def test_a_feed_has_the_results_of_the_question_with_their_moments(client: FlaskClient) -> None:
    feed = feed_of(client, "/feeds/zoeken.atom?q=wijkcoach&gemeente=Enschede")

    assert [entry.title for entry in feed.entries] == ["Achter de voordeur in Enschede"]
    assert feed.entries[0].id == "http://localhost/praktijken/achter-de-voordeur-enschede"
    assert feed.entries[0].published == feed.entries[0].updated == "2026-11-23T00:00:00+00:00"
    assert feed.entries[0].tags[0].label == "sociaal wijkteam"
    assert client.get(feed.entries[0].link).status_code == 200
    assert feed.feed.title.endswith("voor wijkcoach")


@pytest.mark.parametrize("extra", ["", "&sorteer=titel", "&sorteer=nieuwste&pagina=2", "&woorden=alle"])
def test_every_page_of_results_leads_to_its_feed(client: FlaskClient, extra: str) -> None:
    page = client.get(f"/zoeken?q=wijkteam&gemeente=Arnhem{extra}").get_data(as_text=True)
    (address,) = set(re.findall(r'href="(/feeds/zoeken\.atom[^"]*)"', page))

    assert "sorteer" not in address
    assert "pagina" not in address
    assert "wijkteams-arnhem" in feed_of(client, unescape(address)).entries[0].id


def test_a_reader_that_has_the_feed_already_gets_no_other(client: FlaskClient) -> None:
    tag = client.get("/feeds/zoeken.atom?q=wijkteam", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    again = client.get("/feeds/zoeken.atom?q=wijkteam", headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/feeds/zoeken.atom?q=jeugd", headers={"If-None-Match": tag}).status_code == 200


def test_a_question_without_results_has_an_empty_feed(client: FlaskClient) -> None:
    assert feed_of(client, "/feeds/zoeken.atom?q=xyzzy").entries == []


@pytest.mark.parametrize("text", ["%00%01", "<script>&\"'", "a" * 3000, "\ud83d\ude00", "]]>"])
def test_any_question_gives_a_feed_that_can_be_read(client: FlaskClient, text: str) -> None:
    answer = client.get("/feeds/zoeken.atom", query_string={"q": text.encode("utf-8", "surrogatepass")})

    parsed = feedparser.parse(answer.data)

    assert answer.status_code == 200
    assert not parsed.bozo


def test_the_whole_collection_can_be_followed(client: FlaskClient) -> None:
    assert len(feed_of(client, "/feeds/zoeken.atom").entries) == 3
