"""A plan from the form to the comparison, in Chromium without JavaScript: by keyboard, narrow, and without axe violations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_accessibility import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PLAN = """\
Aanleiding
De hulp is versnipperd: iedere specialist doet zijn eigen stukje en schuift de bewoner daarna door.

Aanpak
Wij zetten een team van wijkcoaches in dat zelf helpt. Een dichter schrijft elke maand een gedicht op de stoeptegels.
"""


def fill(page: Page, address: str) -> None:
    page.goto(f"{address}/bestaat-dit-al")
    page.get_by_label("De tekst van uw plan").fill(PLAN)
    page.get_by_role("button", name="Vergelijk mijn plan").press("Enter")
    page.get_by_role("heading", name="Wat nieuw is").wait_for()


def test_a_plan_is_answered_corrected_and_put_beside_practices_without_javascript(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    try:
        fill(page, address)
        assert "dichter schrijft elke maand een gedicht" in page.locator(".zoek-news").inner_text()

        page.get_by_label("Onderdeel van zin 2").select_option(label="Beoogde resultaten")
        page.get_by_role("button", name="Vergelijk opnieuw").click()
        assert "u koos dit zelf" in page.locator(".zoek-sentences").inner_text()

        page.get_by_role("button", name="Zet mijn plan naast").click()
        assert page.get_by_role("columnheader", name="Uw plan").count() == 1
        with page.expect_download() as kept:
            page.get_by_role("button", name="Bewaar als ODS").click()
        assert kept.value.suggested_filename == "vergelijking.ods"
    finally:
        page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_an_answer_and_nothing_sticks_out(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    try:
        fill(page, address)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()
