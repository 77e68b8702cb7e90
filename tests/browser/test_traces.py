"""A browser over every kind of page: nothing is left behind, no other host is asked, and no page is heavy."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.browser.test_accessibility import PAGES
from tests.browser.test_trainers import FOUR
from zoek.presentations import SESSIONS
from zoek.web.style import STATIC

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request, Response

pytestmark = pytest.mark.browser

MOST_BYTES = 60_000
"""A page with its style, script and icon, before compression."""
MOST_REQUESTS = 4
CLASS = re.compile(r"\.(zoek-[a-z0-9_-]+)")
MOST_BYTES_OF_EIGHT = 100_000
"""A presentation stays one page, so that a room without network can show it: half a day with as many practices as it takes."""
RICHEST = (
    "achter-de-voordeur-landelijk-experiment",
    "vroeg-eropaf-amsterdam",
    "wijeindhoven-generalisten",
    "sociale-wijkteams-leeuwarden-amaryllis",
    "eigen-kracht-conferenties",
    "frontlijnteam-heechterp-schieringen-leeuwarden",
    "sociale-teams-wij-groningen",
    "buurtteams-jeugd-en-gezin-utrecht",
)
"""The practices that each alone made the heaviest slides of a case discussion, of all in the content (2026-11-25)."""
LEFT = "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length, (await indexedDB.databases()).length]"


def test_no_page_leaves_anything_behind_or_asks_another_host(browser: Browser, address: str) -> None:
    asked: list[str] = []
    set_cookies: list[str] = []

    def note(response: Response) -> None:
        set_cookies.extend(value for name, value in response.headers.items() if name == "set-cookie")

    context = browser.new_context()
    try:
        context.on("request", lambda request: asked.append(request.url))
        context.on("response", note)
        page = context.new_page()
        for path in PAGES.values():
            page.goto(address + path)
            assert page.evaluate(LEFT) == [0, 0, 0, 0], path
            assert page.evaluate("document.cookie") == ""
        page.goto(address)
        page.get_by_role("combobox").press_sequentially("wijkteam")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zoeken?q=wijkteam")
        page.get_by_label("Jeugd (").first.check()
        page.get_by_role("button", name="Filters toepassen").click()
        page.wait_for_url("**transitie=jeugd**")

        assert len(asked) > len(PAGES)
        assert [url for url in asked if not url.startswith(f"{address}/")] == []
        assert set_cookies == []
        assert context.cookies() == []
    finally:
        context.close()


def _note(requests: list[Request], request: Request) -> None:
    requests.append(request)


def test_a_first_visit_is_light_on_every_kind_of_page(browser: Browser, address: str) -> None:
    heavy: dict[str, tuple[int, int]] = {}
    for kind, path in PAGES.items():
        size, requests = _weight(browser, address + path)
        if size > MOST_BYTES or requests > MOST_REQUESTS:
            heavy[kind] = (size, requests)

    assert heavy == {}


@pytest.mark.parametrize("path", ["/presentatie", "/presentatie/spreker"])
@pytest.mark.parametrize("session", SESSIONS)
def test_four_practices_are_a_light_presentation_in_every_kind_of_session(
    browser: Browser, address: str, path: str, session: str
) -> None:
    choice = "&".join(f"praktijk={name}" for name in FOUR)

    size, requests = _weight(browser, f"{address}{path}?{choice}&bijeenkomst={session}")

    assert 20_000 < size < MOST_BYTES
    assert requests <= MOST_REQUESTS


@pytest.mark.parametrize("path", ["/presentatie", "/presentatie/spreker"])
def test_the_longest_presentation_of_the_richest_practices_is_bounded_too(
    browser: Browser, address: str, path: str
) -> None:
    choice = "&".join(f"praktijk={name}" for name in RICHEST)

    size, requests = _weight(browser, f"{address}{path}?{choice}&bijeenkomst=werkatelier")

    assert len(RICHEST) == SESSIONS["werkatelier"].most
    assert MOST_BYTES < size < MOST_BYTES_OF_EIGHT
    assert requests <= MOST_REQUESTS


def _weight(browser: Browser, address: str) -> tuple[int, int]:
    """Bytes and requests of a first visit."""
    requests: list[Request] = []
    context = browser.new_context(extra_http_headers={"Accept-Encoding": "identity"})
    page = context.new_page()
    page.on("requestfinished", partial(_note, requests))
    page.goto(address)
    size = sum(len(answer.body()) for request in requests if (answer := request.response()))
    context.close()
    return size, len(requests)


def test_a_page_has_every_rule_that_its_classes_have_somewhere(address: str) -> None:
    """Each kind of page has a style sheet of its own; what stands in another one would look like nothing here."""
    styled = {name for path in STATIC.glob("*.css") for name in CLASS.findall(path.read_text(encoding="utf-8"))}
    missing: dict[str, set[str]] = {}
    for kind, path in PAGES.items():
        html = _text(address + path)
        (sheet,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
        used = {name for names in re.findall(r'class="([^"]+)"', html) for name in names.split()}
        bare = (used & styled) - set(CLASS.findall(_text(address + sheet)))
        if bare:
            missing[kind] = bare

    assert missing == {}


def _text(address: str) -> str:
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return str(error.read().decode())
