"""The pages can be trusted, and what is recognised in them does not fall below its floors."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.recognition import gate
from tests.recognition.gate import (
    DESCRIBED,
    HERE,
    TOLD,
    Report,
    knowledge,
    measure,
    pages_in,
    read_floors,
    truth_of,
)
from zoek.library.fields import TARGET_GROUPS, TRANSITIONS
from zoek.library.privacy import without_personal_data

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [*pages_in(HERE / "eigen"), *pages_in(HERE / "apart")]
KNOWN = knowledge()
KINDS = {"praktijk", "begroting", "publicatie", "nieuws", "index", "agenda", "vacature", "dienst", "muur"}
ALLOWED = {
    "adres", "soort", "titel", "type", "gepubliceerd", "gemeenten", "periode", "transities", "transitiesMag", "themas", "themasMag",
    "doelgroepen", "doelgroepenMag", "partners", "kosten", "nergens", "velden",
}  # fmt: skip


@pytest.fixture(scope="module")
def own() -> Report:
    return measure(HERE / "eigen", KNOWN)


def test_there_are_eighty_pages_or_more_of_our_own() -> None:
    assert len(pages_in(HERE / "eigen")) >= 80


def test_nothing_recognised_in_our_own_pages_is_below_its_floor(own: Report) -> None:
    now = own.figures()

    assert {name: (now[name], floor) for name, floor in read_floors().items() if now[name] < floor} == {}


def test_the_goals_are_reached_on_our_own_pages(own: Report) -> None:
    figures = own.figures()

    assert figures["f1"] >= 0.9
    assert figures["soort"] >= 0.95
    assert figures["gemeente"] >= 0.95


def test_the_pages_apart_are_measured_and_their_mistakes_are_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, folder in (("canon-tabel-eigenkracht", "eigen"), ("epe-vette-kopjes", "apart")):
        (tmp_path / folder).mkdir()
        for suffix in (".html", ".toml"):
            shutil.copy(HERE / "eigen" / f"{name}{suffix}", tmp_path / folder)
    truth = tmp_path / "apart" / "epe-vette-kopjes.toml"
    truth.write_text(truth.read_text(encoding="utf-8").replace('titel = "', 'titel = "Een andere '), encoding="utf-8")
    monkeypatch.setattr(gate, "HERE", tmp_path)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr("sys.argv", ["gate.py", "--mistakes"])

    assert gate.main() == 0

    told = capsys.readouterr().out
    assert "eigen: 1 pages" in told
    assert "apart: 1 pages" in told
    assert "canon-tabel-eigenkracht: " in told
    assert "epe-vette-kopjes" not in told
    assert read_floors() == measure(tmp_path / "eigen", KNOWN).figures()


def test_a_folder_without_pages_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate.print_report("apart", measure(tmp_path / "apart", KNOWN), is_long=False)

    assert capsys.readouterr().out == "\napart: no pages\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_truth_uses_words_that_exist(page: Path) -> None:
    truth = truth_of(page)

    assert set(truth) <= ALLOWED
    assert truth["soort"] in KINDS
    assert set(truth.get("velden", {})) <= set(TOLD)
    assert {*truth.get("themas", []), *truth.get("themasMag", [])} <= KNOWN.thesaurus.concepts.keys()
    assert {*truth.get("doelgroepen", []), *truth.get("doelgroepenMag", [])} <= TARGET_GROUPS.keys()
    assert {*truth.get("transities", []), *truth.get("transitiesMag", [])} <= TRANSITIONS.keys()
    assert all(not KNOWN.municipalities[name].successors for name in truth.get("gemeenten", []))
    assert truth["soort"] in DESCRIBED or "velden" not in truth


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_truth_holds_no_personal_data(page: Path) -> None:
    text = page.with_suffix(".toml").read_text(encoding="utf-8")

    assert without_personal_data(text) == text


def test_every_page_has_a_truth_and_every_truth_a_page() -> None:
    for folder in ("eigen", "apart"):
        truths = {path.stem for path in (HERE / folder).glob("*.toml")}

        assert truths == {page.stem for page in pages_in(HERE / folder)}
