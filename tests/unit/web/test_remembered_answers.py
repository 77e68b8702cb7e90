"""A page of results is made once for a publication; whoever asks again gets the same, and never that of another one."""

from __future__ import annotations

import gc
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from werkzeug.test import Client

from tests.samples import change, write_content
from zoek.config import Settings
from zoek.search.publication import Publication
from zoek.search.publish import publish
from zoek.web import create_app
from zoek.web.answers import Answers

if TYPE_CHECKING:
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment

    from flask import Flask
    from flask.testing import FlaskClient

    from zoek.search.publication import Publications
    from zoek.search.query import Query
    from zoek.search.results import Page

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ADDRESS = "/zoeken?q=wijkteam"
PACKED = {"Accept-Encoding": "gzip"}


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The text of every question that was really searched."""
    texts: list[str] = []
    search = Publication.search

    def noted(self: Publication, query: Query) -> Page:
        texts.append(query.text)
        return search(self, query)

    monkeypatch.setattr(Publication, "search", noted)
    return texts


@pytest.fixture
def fresh(app: Flask, searched: list[str]) -> FlaskClient:
    """A client of the application that remembers nothing yet."""
    return create_app(Settings(data=app.extensions["zoek.publications"].current_folder().parent.parent)).test_client()


def test_a_question_that_comes_back_is_not_searched_again(fresh: FlaskClient, searched: list[str]) -> None:
    first, second = fresh.get(ADDRESS), fresh.get(ADDRESS)

    assert searched == ["wijkteam"]
    assert second.data == first.data
    assert dict(second.headers) == dict(first.headers)


def test_visitors_who_ask_the_same_at_once_have_it_made_once(
    fresh: FlaskClient, searched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    search = Publication.search

    def slow(self: Publication, query: Query) -> Page:
        time.sleep(0.05)
        return search(self, query)

    monkeypatch.setattr(Publication, "search", slow)
    clients = [fresh.application.test_client() for _ in range(4)]

    with ThreadPoolExecutor(len(clients)) as visitors:
        pages = set(visitors.map(lambda client: client.get(ADDRESS).data, clients))

    assert searched == ["wijkteam"]
    assert len(pages) == 1


def test_a_browser_that_has_the_page_gets_304(fresh: FlaskClient) -> None:
    known = fresh.get(ADDRESS, headers=PACKED).headers["ETag"]

    answer = fresh.get(ADDRESS, headers=PACKED | {"If-None-Match": known})

    assert answer.status_code == 304
    assert answer.data == b""
    assert answer.headers["ETag"] == known
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "changed",
    [
        {"path": "/zoeken?q=voordeur"},
        {"path": ADDRESS, "headers": PACKED},
        {"path": ADDRESS, "base_url": "https://localhost"},
        {"path": ADDRESS, "base_url": "http://zoek.example.nl"},
    ],
)
def test_another_address_or_another_form_is_another_answer(
    fresh: FlaskClient, searched: list[str], changed: dict[str, str]
) -> None:
    fresh.get(ADDRESS)

    fresh.get(**changed)

    assert len(searched) == 2


def test_an_answer_goes_when_a_new_publication_comes_into_use(tmp_path: Path) -> None:
    content, data = write_content(tmp_path / "content"), tmp_path / "data"
    publish(content, data, NOW, lambda done, total: None)
    client = create_app(Settings(data=data)).test_client()
    before = client.get("/zoeken?q=buurtploegen")
    change(content, "praktijken/wijkteams-arnhem.md", "Wijkteams in Arnhem", "Buurtploegen in Arnhem")

    publish(content, data, NOW + timedelta(hours=1), lambda done, total: None)
    after = client.get("/zoeken?q=buurtploegen", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert "Buurtploegen" in after.text.split("<ol", 1)[1]


@pytest.mark.parametrize("path", [ADDRESS, "/", "/praktijken", "/bestaat-niet", "/readyz"])
def test_a_publication_is_let_go_as_soon_as_a_question_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    content, data = write_content(tmp_path / "content"), tmp_path / "data"
    publish(content, data, NOW, lambda done, total: None)
    app = create_app(Settings(data=data))
    publications = app.extensions["zoek.publications"]
    before = weakref.ref(publications.current())
    publish(content, data, NOW + timedelta(hours=1), lambda done, total: None, is_full=True)
    monkeypatch.setattr(gc, "collect", lambda: 0)  # what is let go needs no search for rings
    gc.disable()
    try:
        with monkeypatch.context() as patched:
            patched.setattr(publications, "_is_newest", lambda _: True)
            for _ in range(2):
                app.test_client().get(path)
        publications.current()

        assert before() is None
    finally:
        gc.enable()


def test_without_room_nothing_is_remembered(app: Flask, searched: list[str]) -> None:
    data = app.extensions["zoek.publications"].current_folder().parent.parent
    client = create_app(Settings(data=data, answers_mb=0)).test_client()

    client.get(ADDRESS)
    client.get(ADDRESS)

    assert len(searched) == 2


class Counted:
    """An application that numbers its answers; and the publications it answers from."""

    def __init__(self, length: int = 100, status: str = "200 OK") -> None:
        self.name, self.made, self._length, self._status = "first", 0, length, status
        self.moves_to = ""

    def current(self) -> Counted:
        return self

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        self.made += 1
        self.name = self.moves_to or self.name
        body = str(self.made).encode().ljust(self._length)
        start_response(self._status, [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
        return [body]


def client_of(application: Counted, most_bytes: int = 100_000) -> Client:
    return Client(Answers(application, cast("Publications", application), most_bytes))


def test_behind_a_proxy_the_address_that_visitors_use_tells_answers_apart(app: Flask, searched: list[str]) -> None:
    data = app.extensions["zoek.publications"].current_folder().parent.parent
    client = create_app(Settings(data=data, proxies=1)).test_client()

    for host in ("zoek.example", "zoek.example", "anders.example"):
        client.get(ADDRESS, headers={"X-Forwarded-Host": host})

    assert len(searched) == 2


def test_what_was_asked_longest_ago_goes_first() -> None:
    application = Counted(length=1_000)
    client = client_of(application, most_bytes=30_000)  # room for some 25
    for number in range(20):
        client.get(f"/zoeken?q={number}")

    client.get("/zoeken?q=0")
    for number in range(20, 40):
        client.get(f"/zoeken?q={number}")

    assert client.get("/zoeken?q=39").data.strip() == b"40"
    assert client.get("/zoeken?q=0").data.strip() == b"1"
    assert client.get("/zoeken?q=1").data.strip() == b"41"


def test_an_answer_that_takes_much_of_the_room_is_not_remembered() -> None:
    application = Counted(length=10_000)
    client = client_of(application, most_bytes=100_000)

    client.get(ADDRESS)

    assert client.get(ADDRESS).data.strip() == b"2"


@pytest.mark.parametrize("status", ["503 Service Unavailable", "404 Not Found", "302 Found"])
def test_only_a_page_that_was_found_is_remembered(status: str) -> None:
    client = client_of(Counted(status=status))

    client.get(ADDRESS)

    assert client.get(ADDRESS).data.strip() == b"2"


def test_an_answer_of_a_publication_that_went_out_of_use_meanwhile_is_not_remembered() -> None:
    application = Counted()
    client = client_of(application)
    application.moves_to = "second"

    assert client.get(ADDRESS).data.strip() == b"1"
    assert client.get(ADDRESS).data.strip() == b"2"
    assert client.get(ADDRESS).data.strip() == b"2"


@pytest.mark.parametrize("method", ["HEAD", "POST"])
def test_other_requests_go_straight_to_the_application(method: str) -> None:
    application = Counted()
    client = client_of(application)
    client.get(ADDRESS)

    client.open(ADDRESS, method=method)

    assert application.made == 2
