"""What holds for answers rather than pages: their headers, their size, and pages for what went wrong."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from zoek.config import Settings
from zoek.errors import ContentError, Fault
from zoek.search.publication import Publications
from zoek.web import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

PACKED = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("address", ["/zoeken?q=wijkteam", "/static/site.css"])
def test_a_long_text_is_compressed_for_who_can_unpack_it(client: FlaskClient, address: str) -> None:
    with client.get(address) as plain, client.get(address, headers=PACKED) as packed:
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.data) == plain.data
        assert len(packed.data) < len(plain.data) / 2
        assert "Content-Encoding" not in plain.headers
        assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "identity"])
def test_nothing_is_compressed_for_who_did_not_ask(client: FlaskClient, accepted: str) -> None:
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": accepted}).headers


def test_a_static_file_that_a_browser_has_is_not_sent_again(client: FlaskClient) -> None:
    with client.get("/static/site.css", headers=PACKED) as first:
        known = first.headers["ETag"]

    with client.get("/static/site.css", headers=PACKED | {"If-None-Match": known}) as second:
        assert second.status_code == 304
        assert second.data == b""


def test_a_static_file_without_its_content_in_the_address_is_not_kept(client: FlaskClient) -> None:
    with client.get("/static/site.css") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"


def test_what_a_page_does_take_is_told_when_something_is_sent_to_it(client: FlaskClient) -> None:
    assert client.post("/praktijken").headers["Allow"] == "GET, HEAD, OPTIONS"


def test_without_an_index_a_visitor_and_an_administrator_each_read_what_to_do(tmp_path: Path) -> None:
    answer = create_app(Settings(data=tmp_path)).test_client().get("/")

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "Probeer het over een paar minuten opnieuw." in answer.text
    assert "<code>zoek index</code>" in answer.text


def test_published_content_that_cannot_be_read_still_gives_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Publications) -> None:
        raise ContentError([Fault("praktijken/x.md", 1, "titel", "Dit ontbreekt.")])

    monkeypatch.setattr(Publications, "current", refuse)

    answer = create_app(Settings(data=tmp_path)).test_client().get("/zoeken")

    assert answer.status_code == 500
    assert "Er is 1 fout in de inhoud." in answer.text


@pytest.mark.parametrize("name", ["den-haag", "DEN HAAG", "s-gravenhage", "Den%20Haag%20"])
def test_another_spelling_of_a_municipality_leads_to_its_page(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/gemeenten/{name}")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/gemeenten/Den%20Haag"


def test_a_sign_alone_is_no_municipality(client: FlaskClient) -> None:
    assert client.get("/gemeenten/-").status_code == 404


def test_who_watches_sees_which_index_is_in_use_and_how_old_it_is(client: FlaskClient) -> None:
    found = client.get("/readyz", headers={"Accept": "application/json"}).get_json()

    assert (found["gereed"], found["documenten"], found["gebouwd"]) == (True, 3, "2026-11-23T00:00:00+00:00")
    assert found["leeftijdSeconden"] > 0
    assert len(found["vingerafdruk"]) == 64
    assert client.get("/readyz").get_data(as_text=True) == "ok, 3 documenten\n"


def test_who_watches_sees_why_there_is_no_index(tmp_path: Path) -> None:
    client = create_app(Settings(data=tmp_path)).test_client()

    answer = client.get("/readyz", headers={"Accept": "application/json"})

    assert (answer.status_code, answer.get_json()["gereed"]) == (503, False)
    assert "zoek index" in answer.get_json()["reden"]
