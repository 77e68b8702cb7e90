"""`zoek present`, as someone types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.decks_read import read_slides
from tests.unit.presentations.test_templates import pptx
from zoek.cli import main
from zoek.presentations.package import ODP, packed

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FIRST, SECOND = "achter-de-voordeur-enschede", "wijkteams-arnhem"


def run(content: Path, *arguments: str) -> Result:
    return CliRunner(env={"ZOEK_CONTENT": str(content)}).invoke(main, ["present", *arguments])


@pytest.mark.parametrize("kind", ["pptx", "odp"])
def test_chosen_practices_become_a_file(content: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"deck.{kind}"

    result = run(
        content, FIRST, SECOND, FIRST, "--format", kind, "--session", "kort", "--question", "Wat?", "-o", str(target)
    )

    assert result.exit_code == 0, result.output
    assert "dia's voor 10 minuten" in result.output
    read = read_slides(target.read_bytes(), kind)
    assert "De vraag van vandaag: Wat?" in read[1].paragraphs


def test_a_template_is_used_and_what_it_lacks_is_said(content: Path, tmp_path: Path) -> None:
    template, target = tmp_path / "huisstijl.pptx", tmp_path / "deck.pptx"
    template.write_bytes(pptx())

    result = run(content, FIRST, "--format", "pptx", "--template", str(template), "-o", str(target))

    assert result.exit_code == 0, result.output
    assert target.stat().st_size > 10_000


@pytest.mark.parametrize("kind", ["pptx", "odp"])
def test_what_changed_since_an_earlier_file_is_told_by_slide(content: Path, tmp_path: Path, kind: str) -> None:
    before, after = (str(tmp_path / f"{name}.{kind}") for name in ("before", "after"))
    wanted = ["--format", kind, "--session", "kort"]
    run(content, FIRST, *wanted, "-o", before)

    same = run(content, FIRST, *wanted, "--since", before, "-o", after)
    other = run(content, SECOND, *wanted, "--question", "Wat helpt?", "--since", before, "-o", after)

    assert same.output.splitlines()[-1] == "  Er is niets veranderd."
    assert "  nieuw: De praktijk: Wijkteams in Arnhem" in other.output
    assert f"  weg: {FIRST}/kort" in other.output
    assert "  anders: Waarom we hier zijn: Kijk eerst wat er al is" in other.output


@pytest.mark.parametrize(
    "data", [b"tekst", packed({"mimetype": ODP.encode(), "content.xml": b"<x"}, ("mimetype",))], ids=["text", "broken"]
)
def test_an_earlier_file_that_cannot_be_read_is_told(content: Path, tmp_path: Path, data: bytes) -> None:
    broken = tmp_path / "oud.odp"
    broken.write_bytes(data)

    result = run(content, FIRST, "--format", "odp", "--since", str(broken), "-o", str(tmp_path / "x.odp"))

    assert result.exit_code == 1
    assert "De eerdere presentatie is niet te lezen." in result.output


def test_a_name_that_does_not_fit_the_kind_of_file_is_told(content: Path, tmp_path: Path) -> None:
    result = run(content, FIRST, "--format", "odp", "-o", str(tmp_path / "deck.pptx"))

    assert result.exit_code == 0
    assert "Let op: de naam eindigt niet op .odp." in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["achter-de-voordeur-enschedee", "--format", "odp"], 1, "Bedoelt u achter-de-voordeur-enschede?"),
        (["bestaatniet", "--format", "odp"], 1, "Deze praktijken zijn er niet: bestaatniet."),
        ([FIRST, "--format", "odp", "--template", "weg.otp"], 1, "Zoek kan het sjabloon weg.otp niet lezen"),
        ([FIRST, "--format", "pdf"], 2, "Verwacht: pptx of odp"),
    ],
)
def test_mistakes_are_told_in_dutch(
    content: Path, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    result = run(content, *arguments, "-o", str(tmp_path / "x"))

    assert result.exit_code == code
    assert message in result.output


def test_a_file_that_cannot_be_written_is_told(content: Path, tmp_path: Path) -> None:
    result = run(content, FIRST, "--format", "odp", "-o", str(tmp_path / "weg" / "x.odp"))

    assert result.exit_code == 1
    assert "niet schrijven" in result.output


@pytest.mark.parametrize(("kind", "name"), [("draaiboek", "d.odt"), ("handout", "h.DOCX")])
def test_running_order_and_handout_are_written_as_the_name_of_the_file_says(
    content: Path, tmp_path: Path, kind: str, name: str
) -> None:
    file = tmp_path / name
    result = run(content, "achter-de-voordeur-enschede", "--format", kind, "-o", str(file))

    assert result.exit_code == 0
    assert kind in result.output
    assert file.read_bytes().startswith(b"PK")


def test_a_name_that_tells_no_kind_of_document_is_explained(content: Path, tmp_path: Path) -> None:
    result = run(content, "achter-de-voordeur-enschede", "--format", "draaiboek", "-o", str(tmp_path / "d.pdf"))

    assert result.exit_code == 1
    assert "Laat de naam eindigen op .odt of .docx." in result.output
