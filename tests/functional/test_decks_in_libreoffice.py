"""Decks and documents opened by the real LibreOffice: it draws every slide and page, and gives back every text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.decks_read import ReadSlide, read_slides
from tests.unit.presentations.decks import FOUR, deck_of
from tests.unit.presentations.test_columns import WIDE
from tests.unit.presentations.test_texts import DOCUMENTS, texts_of
from zoek.presentations.document import Heading
from zoek.presentations.text_writing import TEXT_FORMATS
from zoek.presentations.writing import FORMATS, write

if TYPE_CHECKING:
    from zoek.presentations import Deck

DECKS = {
    "vier-werkatelier": deck_of(*FOUR, session="werkatelier"),
    "vier-kort": deck_of(*FOUR, session="kort"),
    "lange-namen-casus": deck_of("jim-aanpak", "skaeve-huse", "de-kanteling", "oogo-onderwijs-jeugd"),
    "brede-woorden-casus": deck_of(*WIDE),
    "een-casus": deck_of("twintig-jaar-wijkaanpak-arnhem", question="Wat helpt <gezinnen> & scholen?"),
}
FILES = {f"{name}-{kind}.{kind}": (name, kind) for name in DECKS for kind in FORMATS}
TEXT_FILES = {"draaiboek.odt": ("draaiboek", "odt"), "hand-out.docx": ("hand-out", "docx")}
TIME_LIMIT_S = 240
"""Two starts of LibreOffice and eight files take 25 seconds on two idle cores."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file as PDF, and as LibreOffice itself saves it: one start for each of the two."""
    for program in ("soffice", "pdftotext", "pdftoppm"):
        if shutil.which(program) is None:
            pytest.fail(
                f"NOT TESTED: {program} is missing. Install it: apt-get install libreoffice-impress poppler-utils"
            )
    folder = tmp_path_factory.mktemp("decks")
    for file, (name, kind) in FILES.items():
        (folder / file).write_bytes(write(DECKS[name], kind))
    for file, (name, kind) in TEXT_FILES.items():
        (folder / file).write_bytes(TEXT_FORMATS[kind].write(DOCUMENTS[name]))
    for target, files in (("pdf", [*FILES, *TEXT_FILES]), ("odp", [*FILES])):
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
        command += [target, "--outdir", str(folder / target), *(str(folder / file) for file in files)]
        subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT_S)
    return folder


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def words(text: str) -> list[str]:
    """The words of a text, both parts of one with a hyphen, since a line may end there."""
    return re.findall(r"\w+", text)


def pages(pdf: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True)
    return told.stdout.split("\f")[:-1]


def texts(slide: ReadSlide) -> list[str]:
    """The lines of a slide without the field of its number, which LibreOffice gives back as a frame like any other."""
    return [line for text in slide.texts for line in text.split("\n") if line and line != "<number>"]


def test_every_slide_is_a_page_and_every_text_is_drawn_on_it(opened: Path, file: str) -> None:
    deck = DECKS[FILES[file][0]]
    drawn = pages(opened / "pdf" / Path(file).with_suffix(".pdf").name)

    assert len(drawn) == len(deck.slides)
    for slide, page in zip(deck.slides, drawn, strict=True):
        cells = [cell for row in (slide.table.headings, *slide.table.rows) for cell in row] if slide.table else []
        told = [slide.kicker, slide.title, *map(str, slide.points), *cells, slide.sources]

        assert sorted({*words(" ".join(told))} - {*words(page)}) == [], slide.id


def test_the_texts_of_slides_and_notes_come_back_as_they_were(opened: Path, file: str) -> None:
    name, kind = FILES[file]
    before = read_slides((opened / file).read_bytes(), kind)
    after = read_slides((opened / "odp" / Path(file).with_suffix(".odp").name).read_bytes(), "odp")

    assert [texts(slide) for slide in after] == [texts(slide) for slide in before]
    for slide, read in zip(DECKS[name].slides, after, strict=True):
        assert [line for line in read.notes if line not in {"", "<number>"}] == list(slide.spoken)


def test_nothing_is_drawn_outside_its_box(opened: Path, file: str) -> None:
    """The words of the body stand above those of the source line, which stands above the edge of the slide."""
    deck: Deck = DECKS[FILES[file][0]]
    pdf = opened / "pdf" / Path(file).with_suffix(".pdf").name
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    for slide, page in zip(deck.slides, told.split("<page ")[1:], strict=True):
        width, height = (float(value) for value in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        boxes = [
            tuple(map(float, box)) for box in re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', page)
        ]
        scale = 540 / height
        body = [box for box in boxes if box[1] * scale < 464]

        assert max(box[2] for box in boxes) <= width, slide.id
        assert max(box[3] for box in boxes) * scale <= 522, slide.id
        assert max(box[3] for box in body) * scale <= 464, slide.id


@pytest.mark.parametrize("file", TEXT_FILES)
def test_a_document_is_drawn_whole_on_numbered_pages_of_a4(opened: Path, file: str) -> None:
    document = DOCUMENTS[TEXT_FILES[file][0]]
    pdf = opened / "pdf" / Path(file).with_suffix(".pdf").name
    drawn = pages(pdf)
    size = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    begun = sum(isinstance(block, Heading) and block.begins_page for block in document.blocks)

    assert begun < len(drawn) <= 16
    assert "(A4)" in size
    for number, page in enumerate(drawn, 1):
        assert f"Pagina {number} van {len(drawn)}" in page
    assert sorted({*words(" ".join(texts_of(document)))} - {*words(" ".join(drawn))}) == []
