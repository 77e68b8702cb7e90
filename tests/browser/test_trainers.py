"""A trainer at work: collecting a list, two clicks to a file, presenting by keyboard, with the notes in a second window."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.test_accessibility import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
FOUR = (
    "jeugdteams-op-school-zaanstad",
    "skaeve-huse",
    "zorgcooperatie-hoogeloon",
    "achter-de-voordeur-landelijk-experiment",
)
CHOICE = f"praktijk={FOUR[1]}&praktijk={FOUR[2]}&notitie-{FOUR[1]}=Bel+Kampen&vraag=Wat+helpt%3F"
SLIDES = ".zoek-slides section"
PAGES = {"In de browser", "Om te printen"}
FILES = {
    "Presentatie": (("PowerPoint", "pptx"), ("OpenDocument (ODP)", "odp")),
    "Draaiboek": (("Word", "docx"), ("OpenDocument (ODT)", "odt")),
    "Hand-out": (("Word", "docx"), ("OpenDocument (ODT)", "odt")),
}
ADD = re.compile("Zet op lijst")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    yield made
    made.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    yield context
    context.close()


def test_five_practices_from_two_searches_become_a_file_without_javascript(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/zoeken?q=jeugdhulp+school")
    for _ in range(3):
        page.get_by_role("link", name=ADD).first.click()
    page.get_by_label("Waar zoekt u naar?").fill("huisbezoek gezinnen")
    page.get_by_role("button", name="Zoeken").click()
    for _ in range(2):
        page.get_by_role("link", name=ADD).first.click()
    page.get_by_role("link", name=re.compile("Uw lijst.*5.*praktijken")).click()

    titles = page.locator(".zoek-list__title").all_inner_texts()
    page.get_by_role("button", name="Omlaag").first.click()
    moved = page.locator(".zoek-list__title").all_inner_texts()
    page.get_by_role("button", name="Haal weg").last.click()
    page.get_by_label("Uw notitie bij").first.fill("Vraag naar de kosten.")
    with page.expect_download() as download:
        page.get_by_role("button", name="OpenDocument (ODP)").click()

    assert len(titles) == 5
    assert moved == [titles[1], titles[0], *titles[2:]]
    assert download.value.suggested_filename.startswith("presentatie-")
    assert "notitie-" in download.value.url
    assert plain.cookies() == []


def test_two_clicks_lead_from_a_list_to_every_file_and_page(page: Page, address: str) -> None:
    """One for the kind of session, one for the file."""
    found, opened = {}, {}
    for row in ("Presentatie", "Draaiboek", "Hand-out"):
        page.goto(f"{address}/lijst?{CHOICE}")
        buttons = page.locator(".zoek-maker__row", has=page.get_by_role("heading", name=row)).get_by_role("button")
        for place, name in enumerate(buttons.all_inner_texts()):
            page.goto(f"{address}/lijst?{CHOICE}")
            page.get_by_label("Korte presentatie").check()
            if name in PAGES:
                buttons.nth(place).click()
                opened[row] = page.get_by_role("heading", level=1).inner_text()
            else:
                with page.expect_download() as download:
                    buttons.nth(place).click()
                found[row, name] = download.value.suggested_filename
                assert "bijeenkomst=kort" in download.value.url

    assert opened == dict.fromkeys(("Presentatie", "Draaiboek", "Hand-out"), "Leren van 2 praktijken")
    assert found == {
        (row, name): f"{row.lower()}-leren-van-2-praktijken.{kind}"
        for row, kinds in FILES.items()
        for name, kind in kinds
    }


@pytest.mark.parametrize("kind", ["spreadsheet (ODS)", "CSV", "JSON", "RIS", "BibTeX"])
def test_one_click_leads_from_a_list_to_the_list_itself_as_a_file(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}/lijst?{CHOICE}")

    with page.expect_download() as download:
        page.get_by_role("link", name=kind).click()

    assert download.value.suggested_filename.partition(".")[0] in {"lijst", "bronnen"}


def test_practices_of_a_list_are_compared_without_javascript(plain: BrowserContext, address: str) -> None:
    page = plain.new_page()
    page.goto(f"{address}/lijst?" + "&".join(f"praktijk={name}" for name in (*FOUR, "jim-aanpak")))
    compare = page.get_by_role("button", name="Vergelijk de gekozen praktijken")
    compare.click()
    told = page.get_by_text("Vergelijken kan met 2 tot 4 praktijken.").inner_text()
    for place in (0, 2):
        page.get_by_role("checkbox").nth(place).check()
    compare.click()

    assert told.endswith("U koos er nog geen.")
    assert page.locator("thead th a[href*=praktijken]").count() == 2
    assert page.get_by_text("Op uw lijst", exact=True).count() == 2
    assert page.get_by_role("link", name=re.compile("Uw lijst.*5.*praktijken")).count() == 1


def test_a_suggestion_that_is_chosen_keeps_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}/praktijken?lijst={FOUR[1]}")
    page.get_by_label("Waar zoekt u naar?").press_sequentially("thuiszitters")
    page.get_by_role("option").first.wait_for()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"q=.*lijst={FOUR[1]}"))

    assert page.get_by_role("link", name=re.compile("Uw lijst.*1.*praktijk")).count() == 1


def test_slides_are_presented_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/presentatie?{CHOICE}")
    page.get_by_role("button", name="Presenteer").click()
    count = page.locator(SLIDES).count()
    places = {}
    for key in ("ArrowRight", "PageDown", " ", "ArrowLeft", "End", "ArrowRight", "Home"):
        page.keyboard.press(key)
        places[key] = page.locator("[data-told]").inner_text()
    focused = page.locator("#dia-1 h2:focus").inner_text()
    shown = [slide.is_visible() for slide in page.locator(SLIDES).all()]
    page.keyboard.press("Escape")

    assert places["PageDown"] == f"Dia 3 van {count}"
    assert places["ArrowRight"] == f"Dia {count} van {count}"
    assert places["Home"] == f"Dia 1 van {count}"
    assert "Leren van 2 praktijken" in focused
    assert shown == [True, *[False] * (count - 1)]
    page.get_by_role("heading", level=1).wait_for()
    assert page.locator(SLIDES).nth(count - 1).is_visible()
    assert page.locator(":focus").inner_text() == "Presenteer op het hele scherm"


def test_the_notes_follow_the_slides_and_lead_them(browser: Browser, address: str) -> None:
    context = browser.new_context()
    slides = context.new_page()
    slides.goto(f"{address}/presentatie?{CHOICE}")
    with context.expect_page() as opened:
        slides.get_by_role("link", name="Open de notities in een tweede venster").click()
    notes = opened.value
    notes.get_by_text("Zet de tijd op nul").wait_for()
    slides.get_by_role("button", name="Presenteer").click()

    slides.keyboard.press("End")
    notes.locator(".zoek-current").get_by_text("Om na te lezen:").wait_for()
    last = notes.locator("[data-next]").inner_text()
    notes.keyboard.press("Home")
    notes.keyboard.press("ArrowRight")
    slides.locator("#dia-2.zoek-current").wait_for()

    assert last == "dit is de laatste dia"
    assert notes.locator("[data-next]").inner_text().startswith("Praktijk 1 van 2: Skaeve Huse")
    assert notes.locator("[data-due]").inner_text().startswith("minuut ")
    assert re.fullmatch(r"\d\d:\d\d", notes.locator("[data-clock]").inner_text())
    context.close()


def test_without_javascript_the_slides_are_a_page_and_with_their_notes_another(
    plain: BrowserContext, address: str
) -> None:
    page = plain.new_page()
    page.goto(f"{address}/presentatie?{CHOICE}")

    assert page.get_by_role("button", name="Presenteer").count() == 0
    assert page.locator(SLIDES).last.is_visible()
    with plain.expect_page() as opened:
        page.get_by_role("link", name="Open de notities in een tweede venster").click()
    notes = opened.value
    assert notes.get_by_text("Heet iedereen welkom.").is_visible()
    assert notes.locator(SLIDES).count() == page.locator(SLIDES).count()
    assert notes.locator(SLIDES).last.is_visible()
    assert not notes.get_by_text("Hierna:").is_visible()
    notes.get_by_role("link", name="Naar de dia's").click()
    assert notes.get_by_role("heading", level=1).inner_text() == "Leren van 2 praktijken"


def test_every_slide_fits_on_the_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    choice = "&".join(f"praktijk={name}" for name in FOUR[1:])
    page.goto(f"{address}/presentatie?{choice}&bijeenkomst=werkatelier")
    page.get_by_role("button", name="Presenteer").click()
    room = "slide => slide.scrollHeight - slide.clientHeight"
    over = {}
    for number in range(page.locator(SLIDES).count()):
        over[number + 1] = page.locator(".zoek-current").evaluate(room)
        page.keyboard.press("ArrowRight")

    assert len(over) > 20
    assert {number: pixels for number, pixels in over.items() if pixels > 1} == {}


def test_a_presentation_on_the_screen_passes_axe(browser: Browser, address: str) -> None:
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{address}/presentatie?{CHOICE}")
    page.get_by_role("button", name="Presenteer").click()
    page.keyboard.press("End")

    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("session", ["kort", "casus"])
def test_on_paper_every_slide_has_a_sheet_of_its_own(page: Page, address: str, session: str) -> None:
    choice = "&".join(f"praktijk={name}" for name in FOUR)
    page.goto(f"{address}/presentatie?{choice}&bijeenkomst={session}")

    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert len(sheets) == page.locator(SLIDES).count()
    assert sheets[0].mediabox.width > sheets[0].mediabox.height


def test_the_notes_come_on_paper_with_every_slide(page: Page, address: str) -> None:
    page.goto(f"{address}/presentatie/spreker?{CHOICE}")
    page.get_by_text("Zet de tijd op nul").wait_for()

    text = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)

    assert [number for number in range(1, page.locator(SLIDES).count() + 1) if f"Dia {number}" not in text] == []
    assert "Zet de tijd op nul" not in text
