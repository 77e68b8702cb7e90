"""A browser over every kind of page: nothing is left behind, no other host is asked, and no page is heavy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_accessibility import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request, Response

pytestmark = pytest.mark.browser

MOST_BYTES = 60_000
"""A page with its style, script and icon, before compression."""
MOST_REQUESTS = 4
HEAVIER = {"practices": 80_000, "practices by municipality": 82_000, "coverage": 68_000}
"""Lists of the whole collection: 95 practices with what they are about, 342 municipalities by name."""
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
    heavy: dict[str, int] = {}
    for kind, path in PAGES.items():
        requests: list[Request] = []
        context = browser.new_context(extra_http_headers={"Accept-Encoding": "identity"})
        page = context.new_page()
        page.on("requestfinished", partial(_note, requests))
        page.goto(address + path)
        size = sum(len(answer.body()) for request in requests if (answer := request.response()))
        context.close()

        assert 0 < len(requests) <= MOST_REQUESTS, kind
        if size > HEAVIER.get(kind, MOST_BYTES):
            heavy[kind] = size

    assert heavy == {}
