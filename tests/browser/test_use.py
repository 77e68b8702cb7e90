"""A visit as a person makes it: by keyboard, without JavaScript, leaving nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=False)
    yield context
    context.close()


def test_a_visit_asks_nothing_of_other_hosts_and_leaves_no_cookie(visit: BrowserContext, address: str) -> None:
    asked: list[str] = []
    visit.on("request", lambda request: asked.append(request.url))
    page = visit.new_page()

    page.goto(address)
    page.get_by_label("Waar zoekt u naar?").fill("achter de voordeur")
    page.get_by_role("button", name="Zoeken").click()
    page.locator(".zoek-hit__title a").first.click()

    assert page.url == f"{address}/praktijken/achter-de-voordeur-landelijk-experiment"
    assert asked
    assert all(url.startswith(address) for url in asked)
    assert visit.cookies() == []


@pytest.mark.parametrize("has_javascript", [False, True])
def test_a_first_load_takes_at_most_four_requests(browser: Browser, address: str, *, has_javascript: bool) -> None:
    asked: list[str] = []
    context = browser.new_context(java_script_enabled=has_javascript)
    context.on("request", lambda request: asked.append(request.url))

    context.new_page().goto(address, wait_until="networkidle")
    context.close()

    assert 0 < len(asked) <= 4


def test_the_keyboard_reaches_the_content_first_and_then_the_search_bar(visit: BrowserContext, address: str) -> None:
    page = visit.new_page()
    page.goto(f"{address}/zoeken?q=wijkteam")

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Naar de inhoud"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") == "q"

    page.keyboard.press("Enter")
    assert "/zoeken?q=wijkteam" in page.url


@pytest.mark.parametrize("width", [320, 1280])
def test_a_filter_can_be_ticked_and_removed_without_javascript(visit: BrowserContext, address: str, width: int) -> None:
    page = visit.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/zoeken?q=wijkteam")
    if width == 320:
        page.locator(".zoek-filters__summary").click()
    page.get_by_label("Jeugd (").first.check()

    page.get_by_role("button", name="Filters toepassen").click()
    assert "transitie=jeugd" in page.url

    page.get_by_role("link", name="Verwijder filter Transitie: Jeugd").click()
    assert "transitie" not in page.url


def test_words_of_the_question_are_marked_for_the_eye(visit: BrowserContext, address: str) -> None:
    page = visit.new_page()

    page.goto(f"{address}/zoeken?q=wijkteams")

    assert "wijkteam" in page.locator("mark").first.inner_text().lower()
