"""PDFs are read page by page in a process of their own, and a bad one gives a reason."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.mocksite.bodies import pdf_bomb, small_pdf
from tests.recognition.gate import HERE
from tests.unit.harvest.test_recognise import KNOWLEDGE, SOURCE, answer
from zoek.harvest import pdf
from zoek.harvest.pdf import BROKEN, TOO_LARGE, TOO_SLOW, blocks_of_lines, read_pdf
from zoek.harvest.recognise import recognise

if TYPE_CHECKING:
    from pathlib import Path

REPORT = HERE / "eigen" / "pdf-eindrapport-dordrecht.pdf"


def test_every_page_is_a_find_that_opens_at_that_page() -> None:
    finds = recognise(answer(REPORT.read_bytes(), "application/pdf"), SOURCE, KNOWLEDGE).finds

    assert [find.page for find in finds] == [1, 2, 3]
    assert finds[1].link == "https://example.nl/praktijk#page=2"
    assert finds[1].title == "Eindrapport Vroegsignalering schulden Dordrecht: Aanpak"
    assert len({find.id for find in finds}) == 3


def test_what_holds_for_the_whole_report_holds_for_every_page() -> None:
    finds = recognise(answer(REPORT.read_bytes(), ""), SOURCE, KNOWLEDGE).finds

    assert {find.municipalities for find in finds} == {("Dordrecht",)}
    assert len({find.published for find in finds}) == 1
    assert all(("municipalities", "Dordrecht") in {(r.attribute, r.value) for r in find.reasons} for find in finds)


@pytest.mark.parametrize("body", [b"%PDF-1.7 kapot", b"", REPORT.read_bytes()[:3000]])
def test_a_broken_pdf_gives_a_reason(body: bytes) -> None:
    recognised = recognise(answer(body, "application/pdf"), SOURCE, KNOWLEDGE)

    assert recognised.finds == ()
    assert recognised.reason.endswith(".")
    assert recognised.kind == "pdf"


def test_a_pdf_without_text_is_said_to_be_a_scan() -> None:
    recognised = recognise(answer(small_pdf(b""), "application/pdf"), SOURCE, KNOWLEDGE)

    assert "scan" in recognised.reason


def test_a_bomb_of_a_gigabyte_costs_no_more_than_its_limits() -> None:
    read = read_pdf(pdf_bomb())

    assert read.reason or not any(page.blocks for page in read.pages)


def test_a_pdf_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LARGEST_PDF", 3)

    assert read_pdf(b"%PDF").reason == TOO_LARGE


def test_a_child_that_takes_too_long_or_too_much_gives_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: Any, **__: Any) -> Any:
        raise subprocess.TimeoutExpired("pdf", 1)

    def killed(*_: Any, **__: Any) -> Any:
        return subprocess.CompletedProcess((), -9)

    monkeypatch.setattr(subprocess, "run", late)
    assert read_pdf(b"%PDF").reason == TOO_SLOW
    monkeypatch.setattr(subprocess, "run", killed)
    assert read_pdf(b"%PDF").reason == TOO_SLOW
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess((), 1))
    assert read_pdf(b"%PDF").reason == BROKEN


def test_lines_become_headings_and_paragraphs() -> None:
    lines = [
        "2.1 Aanpak",
        "De coach komt elke dag samen-",
        "werken met het gezin.",
        "• Hij belt aan.",
        "",
        "Gemeente",
        "en verder.",
    ]

    assert [(block.level > 0, block.text) for block in blocks_of_lines(lines)] == [
        (True, "Aanpak"),
        (False, "De coach komt elke dag samenwerken met het gezin."),
        (False, "Hij belt aan."),
        (False, "Gemeente en verder."),
    ]


def test_headers_and_page_numbers_are_no_part_of_the_text(tmp_path: Path) -> None:
    texts = [
        f"Jaarverslag 2017 - {number}\nTekst van pagina {word}.\n{number}"
        for number, word in ((1, "een"), (2, "twee"), (3, "drie"))
    ]

    document = pdf._document("Verslag", texts)

    assert [[block.text for block in page.blocks] for page in document.pages] == [
        ["Tekst van pagina een."],
        ["Tekst van pagina twee."],
        ["Tekst van pagina drie."],
    ]
