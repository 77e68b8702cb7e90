"""Fixed addresses for robots, browsers and finders of flaws; and what a practice page says to programs."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from tests.samples import write_content
from zoek.config import Settings
from zoek.search.publish import publish
from zoek.web import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

PRACTICE = "/praktijken/achter-de-voordeur-enschede"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_the_sitemap_lists_pages_that_are_there_with_the_day_of_their_text(client: FlaskClient) -> None:
    root = ET.fromstring(client.get("/sitemap.xml").data)
    places = {place.findtext(f"{SITEMAP}loc", ""): place.findtext(f"{SITEMAP}lastmod") for place in root}

    assert places[f"http://localhost{PRACTICE}"] == "2026-11-23"
    assert places["http://localhost/begrippen/awbz"] is None
    assert {address for address in places if client.get(address).status_code != 200} == set()


def test_robots_may_read_pages_but_not_the_endless_results(client: FlaskClient) -> None:
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").get_data(as_text=True).splitlines())

    assert parser.can_fetch("iemand", PRACTICE)
    assert not parser.can_fetch("iemand", "/zoeken?q=wijk")
    assert parser.site_maps() == ["http://localhost/sitemap.xml"]


def test_security_txt_has_a_contact_and_a_day_on_which_it_ends(client: FlaskClient) -> None:
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.get_data(as_text=True).splitlines())
    expires = datetime.fromisoformat(fields["Expires"])

    assert answer.content_type == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:beheer@zoek.example"
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


def test_a_browser_can_add_zoek_to_its_search_bar(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    (address,) = re.findall(r'<link rel="search" href="([^"]+)"', page)
    root = ET.fromstring(client.get(address).data)
    templates = [found.get("template", "") for found in root.iter(f"{OPENSEARCH}Url")]

    assert root.findtext(f"{OPENSEARCH}ShortName") == "Zoek"
    assert [client.get(text.replace("{searchTerms}", "wijk")).status_code for text in templates] == [200, 200]


def test_addresses_for_others_begin_with_the_address_of_the_settings(app: Flask) -> None:
    found = app.extensions["zoek.settings"]
    settings = Settings(content=found.content, data=found.data, address="https://zoek.example")

    text = create_app(settings).test_client().get("/robots.txt", headers={"Host": "kwaad.example"})

    assert "Sitemap: https://zoek.example/sitemap.xml" in text.get_data(as_text=True)


@pytest.fixture
def practice_page(client: FlaskClient) -> str:
    return client.get(PRACTICE).get_data(as_text=True)


def test_a_practice_describes_itself_as_linked_data(practice_page: str) -> None:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', practice_page, re.DOTALL)
    found: dict[str, Any] = json.loads(text)

    assert found["@id"] == f"http://localhost{PRACTICE}"
    assert found["temporalCoverage"] == "2008/2012"
    assert found["spatialCoverage"][0]["identifier"] == "GM0153"
    assert [source["name"] for source in found["citation"]] == ["Rapport: wijkcoaches", "Krantenbericht"]
    assert found["dateModified"] == "2026-11-23"


def test_a_practice_has_dublin_core_a_canonical_address_and_a_citation(practice_page: str) -> None:
    meta = re.findall(r'<meta name="(DCTERMS\.\w+)" content="([^"]*)">', practice_page)

    assert ("DCTERMS.title", "Achter de voordeur in Enschede") in meta
    assert ("DCTERMS.spatial", "Enschede") in meta
    assert ("DCTERMS.temporal", "2008/2012") in meta
    assert f'<link rel="canonical" href="http://localhost{PRACTICE}">' in practice_page
    assert "Zoek, goede praktijken van gemeenten. Tekst van 23 november 2026." in practice_page


def test_no_text_can_end_the_linked_data(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoek.web.metadata._interval", lambda _: "</script><b>")

    page = client.get(PRACTICE).get_data(as_text=True)

    assert "</script><b>" not in page


def test_an_old_address_of_a_practice_leads_on(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    (content / "verhuisd.csv").write_text("oud,nieuw\nwijkteam-arnhem,wijkteams-arnhem\n", encoding="utf-8")
    publish(content, tmp_path / "data", datetime(2026, 11, 23, tzinfo=UTC), lambda done, total: None)

    client = create_app(Settings(content=content, data=tmp_path / "data")).test_client()
    page, record = client.get("/praktijken/wijkteam-arnhem"), client.get("/api/v1/praktijken/wijkteam-arnhem")

    assert (page.status_code, page.location) == (301, "/praktijken/wijkteams-arnhem")
    assert record.get_json()["id"] == "wijkteams-arnhem"
