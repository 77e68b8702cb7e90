"""Every task by keyboard alone, as docs/accessibility/keyboard.md tells: with Tab, Enter, Space and arrows, focus seen all the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
MOST_TABS = 150
"""More than there are between the top of the longest page of results and its end."""
REPORT = ROOT / "docs" / "accessibility" / "keyboard.md"
NAME = """() => {
  const found = document.activeElement, labels = [...(found.labels ?? [])].map(label => label.innerText);
  return (found.getAttribute("aria-label") ?? labels.join(" ")) || found.textContent.trim() || found.id;
}"""
IS_SEEN = """() => {
  const found = document.activeElement, place = found.getBoundingClientRect(), look = getComputedStyle(found);
  const isOnScreen = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
  return isOnScreen && (look.outlineStyle !== "none" || found.closest("svg") !== null);
}"""
FOUR = "praktijk=skaeve-huse&praktijk=zorgcooperatie-hoogeloon"


class Hands:
    """Someone with a keyboard on a page; counts how often Tab was pressed."""

    def __init__(self, page: Page, address: str) -> None:
        """Nothing pressed yet."""
        self.page, self.address, self.tabs = page, address, 0

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.address + path)

    def reach(self, name: str) -> None:
        """Press Tab until what has the focus begins with this name; every stop on the way must be seen."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            self.tabs += 1
            assert self.page.evaluate(IS_SEEN), f"focus not seen on {self.page.evaluate(NAME)!r}"
            if re.match(name, self.page.evaluate(NAME)):
                return
        pytest.fail(f"{name} was not reached with {MOST_TABS} times Tab")

    def skip(self) -> None:
        """Go past the filters."""
        self.reach("Naar de resultaten")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press these keys."""
        for key in keys:
            self.page.keyboard.press(key)


def search(hands: Hands) -> None:
    hands.open("/")
    hands.reach("Waar zoekt u naar")
    hands.page.keyboard.type("wijkteam")
    hands.press("Enter")
    hands.page.wait_for_url("**/zoeken?q=wijkteam")


def skip_to_the_content(hands: Hands) -> None:
    hands.open("/zoeken?q=wijkteam")
    hands.reach("Naar de inhoud")
    hands.press("Enter")
    hands.reach("Waar zoekt u naar")


def choose_a_suggestion(hands: Hands) -> None:
    hands.open("/")
    hands.reach("Waar zoekt u naar")
    hands.page.keyboard.type("wijk")
    hands.page.get_by_role("option").first.wait_for()
    hands.press("ArrowDown", "Enter")
    hands.page.wait_for_url("**/zoeken?q=sociaal*")


def filter_results(hands: Hands) -> None:
    hands.open("/zoeken?q=wijkteam")
    hands.reach(r"Jeugd \(")
    hands.press("Space")
    hands.reach("Filters toepassen")
    hands.press("Enter")
    hands.page.wait_for_url("**transitie=jeugd**")
    hands.reach("Verwijder filter")
    hands.press("Enter")
    hands.page.wait_for_url("**/zoeken?q=wijkteam")


def sort_results(hands: Hands) -> None:
    hands.open("/zoeken?q=wijkteam")
    hands.skip()
    hands.reach("Nieuwste eerst")
    hands.press("Enter")
    hands.page.wait_for_url("**sorteer=nieuwste")


def make_a_list(hands: Hands) -> None:
    hands.open("/zoeken?q=wijkteam")
    hands.skip()
    hands.reach("Zet op lijst")
    hands.press("Enter")
    hands.page.wait_for_url("**lijst=*#lijst-*")
    hands.reach("Zet op lijst")
    hands.press("Enter")
    hands.page.wait_for_url("**lijst=*lijst=*#lijst-*")
    hands.open(hands.page.url.removeprefix(hands.address).partition("#")[0])
    hands.reach("Uw lijst")
    hands.press("Enter")
    hands.page.wait_for_url("**/lijst?praktijk=*praktijk=*")
    first = hands.page.locator(".zoek-list__title").first.inner_text()
    hands.reach("Omlaag")
    with hands.page.expect_navigation():
        hands.press("Enter")
    assert hands.page.locator(".zoek-list__title").nth(1).inner_text() == first


def compare(hands: Hands) -> None:
    hands.open("/praktijken/achter-de-voordeur-landelijk-experiment")
    hands.reach("Zet ze naast elkaar")
    hands.press("Enter")
    hands.page.wait_for_url("**/vergelijken?praktijk=achter-de-voordeur*")
    hands.reach(".* naast elkaar")
    hands.press("ArrowRight")


def plan(hands: Hands) -> None:
    hands.open("/bestaat-dit-al")
    hands.reach("De tekst van uw plan")
    hands.page.keyboard.type("Wij zetten een team van wijkcoaches in dat gezinnen met schulden thuis helpt.")
    hands.reach("Vergelijk mijn plan")
    hands.press("Enter")
    hands.page.get_by_role("heading", name="Wat nieuw is").wait_for()


def present(hands: Hands) -> None:
    hands.open(f"/presentatie?{FOUR}")
    hands.reach("Presenteer op het hele scherm")
    hands.press("Enter")
    hands.page.locator(".zoek-showing").wait_for()
    hands.press("ArrowRight")
    assert hands.page.locator(".zoek-current").get_attribute("id") == "dia-2"
    hands.press("Escape")
    hands.page.locator(".zoek-showing").wait_for(state="detached")


def download(hands: Hands) -> None:
    hands.open(f"/lijst?{FOUR}")
    hands.reach("Word")
    with hands.page.expect_download() as found:
        hands.press("Enter")
    assert found.value.suggested_filename.endswith(".docx")


def follow(hands: Hands) -> None:
    hands.open("/zoeken?q=wijkteam")
    hands.skip()
    hands.reach("Volg deze zoekvraag")
    with hands.page.expect_request("**/feeds/zoeken.atom?q=wijkteam"):
        hands.press("Enter")


def use_the_map(hands: Hands) -> None:
    hands.open("/kaart")
    hands.reach("Almere: ")
    hands.press("Enter")
    hands.page.wait_for_url("**/zoeken?gemeente=Almere**")


TASKS: dict[str, Callable[[Hands], None]] = {
    "search": search,
    "skip to the content": skip_to_the_content,
    "choose a suggestion": choose_a_suggestion,
    "filter, and take the filter away": filter_results,
    "sort": sort_results,
    "put two practices on a list and change their order": make_a_list,
    "compare two practices": compare,
    "hold a plan against the practices": plan,
    "present on the whole screen, and stop": present,
    "download a running order": download,
    "follow a question with a feed": follow,
    "choose a municipality on the map": use_the_map,
}


@pytest.fixture
def hands(browser: Browser, address: str) -> Iterator[Hands]:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield Hands(page, address)
    page.close()


@pytest.mark.parametrize("task", TASKS)
def test_a_task_can_be_done_by_keyboard_alone(
    hands: Hands, task: str, record_property: Callable[[str, object], None]
) -> None:
    TASKS[task](hands)

    assert 0 < hands.tabs <= 2 * MOST_TABS
    record_property("tabs", hands.tabs)  # --junitxml has it; the report names it


def test_the_report_names_every_task() -> None:
    rows = re.findall(r"^\| ([^|]+) \| `", REPORT.read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == list(TASKS)
