"""The suggestions under the search bar: by keyboard, by mouse, silent when anything fails, and not needed."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page, Request, Route

pytestmark = pytest.mark.browser

ASKED = "**/suggesties?*"
WIDTHS = [320, 1280]
SMALLEST_TARGET = 24
"""Pixels; WCAG 2.5.8."""
PLACES = "[...document.querySelectorAll('h1, h2, .zoek-button')].map(one => one.getBoundingClientRect().toJSON())"


@contextmanager
def visiting(browser: Browser, address: str, *, width: int = 1280) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=False)
    try:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(address)
        yield page
    finally:
        context.close()


def bar(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Waar zoekt u naar?")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggesties").get_by_role("option")


def begin(page: Page, text: str) -> None:
    """Type a text, too fast for a question in between, and wait for the list."""
    bar(page).fill(text)
    expect(bar(page)).to_have_attribute("aria-expanded", "true")
    expect(options(page).first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_by_keyboard_alone_a_municipality_is_found(browser: Browser, address: str, width: int) -> None:
    with visiting(browser, address, width=width) as page:
        bar(page).focus()
        page.keyboard.insert_text("enschede")
        expect(options(page).first).to_contain_text("Enschede")

        page.keyboard.press("ArrowDown")
        expect(options(page).first).to_have_attribute("aria-selected", "true")
        expect(bar(page)).to_have_attribute("aria-activedescendant", options(page).first.get_attribute("id") or "-")
        expect(bar(page)).to_be_focused()
        expect(bar(page)).to_have_value("enschede")
        page.keyboard.press("Enter")

        page.wait_for_url("**/zoeken?q=Enschede")
        expect(bar(page)).to_have_value("Enschede")
        expect(page.get_by_role("heading", level=1)).to_contain_text("voor “Enschede”")


def test_the_arrows_go_round_by_way_of_the_field(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        begin(page, "jeugd")

        page.keyboard.press("ArrowUp")
        expect(options(page).last).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
        page.keyboard.press("ArrowDown")
        expect(options(page).first).to_have_attribute("aria-selected", "true")

        page.keyboard.press("Home")
        assert bar(page).get_attribute("aria-activedescendant") is None
        assert bar(page).evaluate("field => field.selectionStart") == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_by_mouse_a_practice_is_opened(browser: Browser, address: str, width: int) -> None:
    with visiting(browser, address, width=width) as page:
        begin(page, "hoogeloon")

        options(page).filter(has_text="Zorgcoöperatie Hoogeloon").click()

        page.wait_for_url("**/praktijken/zorgcooperatie-hoogeloon")


def test_enter_without_a_choice_searches_what_was_typed(browser: Browser, address: str) -> None:
    with visiting(browser, f"{address}/zoeken?q=wijkteam&transitie=jeugd") as page:
        begin(page, "schuld")

        page.keyboard.press("Enter")

        page.wait_for_url(re.compile(r"/zoeken\?transitie=jeugd&q=schuld$"))


def test_escape_closes_the_list_and_keeps_the_text(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        begin(page, "jeugd")
        page.keyboard.press("ArrowDown")

        page.keyboard.press("Escape")
        expect(options(page).first).to_be_hidden()
        expect(bar(page)).to_have_attribute("aria-expanded", "false")
        expect(bar(page)).to_have_value("jeugd")
        assert bar(page).get_attribute("aria-activedescendant") is None

        page.keyboard.press("Alt+ArrowDown")
        expect(options(page).first).to_be_visible()
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)

        page.keyboard.press("Alt+ArrowUp")
        expect(options(page).first).to_be_hidden()


def test_leaving_the_field_closes_the_list_and_chooses_nothing(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        begin(page, "jeugd")
        page.keyboard.press("ArrowDown")

        page.keyboard.press("Tab")

        expect(options(page).first).to_be_hidden()
        expect(page.get_by_role("button", name="Zoeken")).to_be_focused()
        expect(bar(page)).to_have_value("jeugd")
        assert page.url == f"{address}/"


def test_the_number_of_suggestions_is_told(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        told = page.locator(".zoek-search-bar [role=status]")
        expect(told).to_have_text("")

        begin(page, "jeugd")
        expect(told).to_have_text(f"{options(page).count()} suggesties")
        bar(page).fill("hoogeloo")
        expect(told).to_have_text("1 suggestie")
        bar(page).fill("zeppelin")
        expect(told).to_have_text("Geen suggesties")
        expect(bar(page)).to_have_attribute("aria-expanded", "false")


def test_a_pause_asks_once_and_the_same_text_never_again(browser: Browser, address: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/suggesties" in request.url:
            asked.append(request.url)

    with visiting(browser, address) as page:
        page.on("request", note)
        bar(page).press_sequentially("j")
        page.wait_for_timeout(400)
        bar(page).evaluate(
            """field => {
                for (const text of ["je", "jeu", "jeugd"]) {
                    field.value = text;
                    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
                }
            }"""
        )
        expect(options(page).first).to_be_visible()
        page.keyboard.press("Escape")
        bar(page).press_sequentially(" ")
        expect(options(page).first).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowDown")
        expect(options(page).first).to_have_attribute("aria-selected", "true")

    assert asked == [f"{address}/suggesties?q=jeugd"]


def test_an_answer_that_comes_too_late_is_not_shown(browser: Browser, address: str) -> None:
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        held.append(route) if route.request.url.endswith("=jeugd") else route.continue_()

    with visiting(browser, address) as page:
        page.route(ASKED, hold_the_first)
        with page.expect_event("requestfailed", lambda request: "jeugd" in request.url):
            with page.expect_request(ASKED):
                bar(page).fill("jeugd")
            bar(page).fill("enschede")

        expect(options(page).first).to_contain_text("Enschede")
        assert len(held) == 1


@pytest.mark.parametrize("status", [200, 503])
def test_an_answer_that_cannot_be_used_leaves_the_search_bar_as_it_is(
    browser: Browser, address: str, status: int
) -> None:
    faults: list[str] = []
    with visiting(browser, address) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route(ASKED, lambda route: route.fulfill(status=status, body="<h1>Fout</h1>", content_type="text/html"))
        with page.expect_response(ASKED):
            bar(page).fill("jeugd")
        page.wait_for_timeout(100)

        expect(bar(page)).to_have_attribute("aria-expanded", "false")
        expect(page.locator(".zoek-search-bar [role=status]")).to_have_text("")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zoeken?q=jeugd")
    assert faults == []


def test_names_are_shown_as_text_whatever_is_in_them(browser: Browser, address: str) -> None:
    row = {"tekst": "<img src=x onerror=alert(1)>", "soort": "begrip", "adres": "/help", "toelichting": "<b>x</b>"}
    with visiting(browser, address) as page:
        page.route(ASKED, lambda route: route.fulfill(json={"suggesties": [row]}))
        begin(page, "jeugd")

        expect(options(page).first).to_have_text("<img src=x onerror=alert(1)> begrip, <b>x</b>")
        assert page.locator("[role=listbox] img").count() == 0


def test_keys_of_someone_who_composes_a_letter_are_left_alone(browser: Browser, address: str) -> None:
    with visiting(browser, address) as page:
        begin(page, "jeugd")
        page.keyboard.press("ArrowDown")

        is_left_alone = bar(page).evaluate(
            """field => field.dispatchEvent(
                new KeyboardEvent("keydown", {key: "Enter", isComposing: true, cancelable: true, bubbles: true}))"""
        )

        assert is_left_alone
        assert page.url == f"{address}/"


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_the_open_list_and_nothing_moves_or_sticks_out(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    try:
        page.goto(address)
        before = page.evaluate(PLACES)
        begin(page, "jeugd")
        after = page.evaluate(PLACES)
        page.keyboard.press("ArrowDown")

        assert after == before
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        heights = options(page).evaluate_all("all => all.map(option => option.getBoundingClientRect().height)")
        assert min(heights) >= SMALLEST_TARGET
    finally:
        page.close()


def test_magnified_four_times_every_option_can_be_reached_and_the_field_stays_in_sight(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256})
    try:
        page = context.new_page()
        page.goto(f"{address}/begrippen")
        begin(page, "jeugd")
        for _ in range(options(page).count()):
            page.keyboard.press("ArrowDown")

        expect(options(page).last).to_be_in_viewport()
        expect(bar(page)).to_be_in_viewport()
    finally:
        context.close()


def test_typing_asks_nothing_of_other_hosts_and_leaves_nothing_behind(browser: Browser, address: str) -> None:
    asked: list[str] = []
    with visiting(browser, address) as page:
        page.context.on("request", lambda request: asked.append(request.url))
        begin(page, "jeugd")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zoeken?q=*")

        assert asked
        assert all(url.startswith(f"{address}/") for url in asked)
        assert page.context.cookies() == []
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_javascript_the_search_bar_is_an_ordinary_one(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(address)
        field = page.get_by_role("searchbox", name="Waar zoekt u naar?")
        field.press_sequentially("enschede")

        assert page.locator("[role=combobox], [role=listbox]").count() == 0
        assert field.get_attribute("aria-expanded") is None
        field.press("Enter")
        page.wait_for_url("**/zoeken?q=enschede")
    finally:
        context.close()
