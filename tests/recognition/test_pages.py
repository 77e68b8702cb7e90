"""The pages can be trusted, and what is recognised in them does not fall below its floors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
