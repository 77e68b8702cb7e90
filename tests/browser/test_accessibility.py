"""Every kind of page in Chromium: no axe violation of WCAG 2.2 A or AA, narrow and wide, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.serving import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHOICE = "praktijk=skaeve-huse&praktijk=zorgcooperatie-hoogeloon&notitie-skaeve-huse=Bel+Kampen&vraag=Wat+helpt%3F"
PAGES = {
    "home": "/",
    "results": "/zoeken?q=wijkteam+schulden",
    "results with filters": "/zoeken?q=gezin&transitie=jeugd&van=2010&sorteer=titel",
    "everything": "/zoeken",
    "notices": "/zoeken?q=wijkteam&gemeente=Atlantis&van=ooit",
    "no results": "/zoeken?q=zeppelin&transitie=jeugd",
    "practices": "/praktijken",
    "practices by municipality": "/praktijken?ordening=gemeente",
    "practice": "/praktijken/achter-de-voordeur-landelijk-experiment",
    "thin practice": "/praktijken/casus-multiprobleemgezin-leeuwarden",
    "lessons": "/lessen",
    "lesson": "/lessen/les-4-kijk-wat-er-al-is",
    "municipalities": "/gemeenten",
    "municipality": "/gemeenten/Arnhem",
    "municipality without practices": "/gemeenten/Aalten",
    "concepts": "/begrippen",
    "concept": "/begrippen/awbz",
    "coverage": "/dekking",
    "plan": "/bestaat-dit-al",
    "comparison": "/vergelijken?praktijk=buurtzorg&praktijk=home-start&praktijk=de-ploeg-groningen",
    "subjects": "/onderwerpen",
    "map": "/kaart",
    "time line": "/tijdlijn",
    "changes": "/nieuw",
    "other programs": "/api",
    "help": "/help",
    "about": "/over",
    "editors": "/redactie",
    "trainers": "/trainers",
    "empty list": "/lijst",
    "list": f"/lijst?{CHOICE}",
    "results with a list": "/zoeken?q=wijkteam+schulden&lijst=skaeve-huse",
    "presentation": f"/presentatie?{CHOICE}",
    "speaker": f"/presentatie/spreker?{CHOICE}",
    "running order": f"/draaiboek?{CHOICE}",
    "hand-out": f"/hand-out?{CHOICE}",
    "error": "/weg",
}
WIDTHS = (320, 1280)
OTHER_THEME = ROOT / "tests" / "themes" / "paars.css"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def violations(page: Page, rules: dict[str, Any] | None = None) -> list[str]:
    """What axe finds on the page, first by day and then by night; one visit for both, since axe is what takes long."""
    options = {"runOnly": rules or {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for one in Axe().run(page, options=options).response["violations"]:
            found += [f"{scheme} {one['id']}: {node['html'][:160]}" for node in one["nodes"]]
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Browser, address: str, kind: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
    try:
        page.goto(address + PAGES[kind])
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")

        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()


def test_in_another_theme_colours_are_told_apart_too_and_nothing_sticks_out(
    browser: Browser, other_address: str
) -> None:
    """The rules that a theme can break; `scripts/axe` runs all of them on every page in both themes."""
    page = browser.new_page(viewport={"width": 320, "height": 800}, bypass_csp=True)
    found: list[str] = []
    try:
        for kind, path in PAGES.items():
            page.goto(other_address + path)
            found += violations(page, {"type": "rule", "values": ["color-contrast", "target-size"]})
            found += [f"{kind} sticks out"] * (page.evaluate("document.documentElement.scrollWidth") > 320)
    finally:
        page.close()

    assert found == []


def test_the_page_of_a_site_without_an_index_is_accessible_too(browser: Browser, empty_address: str) -> None:
    page = browser.new_page(bypass_csp=True)
    try:
        answer = page.goto(f"{empty_address}/")

        assert answer
        assert answer.status == 503
        assert violations(page) == []
    finally:
        page.close()
