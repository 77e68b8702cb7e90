"""What a harvest leaves for the site: written and read back the same, and refused when it is damaged."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.unit.library.test_find import FULL
from zoek.errors import ContentError
from zoek.library import read_library
from zoek.library.find import Find, Twin
from zoek.library.harvested import Following, Harvest, read_harvest, write_harvest

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
SOURCE = Following(
    "voorbeeld", "Voorbeeld", "Uitgever", "voorbeeld.example", "https://www.voorbeeld.example/", "Onbekend.", False, 1,
    left_out={"geen praktijk": 3}, hosts=("voorbeeld.example: te druk",), last_good=date(2026, 11, 24),
)  # fmt: skip
OTHER = Following("ander", "Ander", "Uitgever", "ander.example", "https://ander.example/", "Onbekend.", True)


def test_a_harvest_is_read_back_in_order(tmp_path: Path) -> None:
    second = Find("vondst-0", "https://ander.example/x", "ander", "Uitgever", "Titel")

    twins = {"wijkteams-arnhem": (Twin("https://ander.example/y", "Wijkteams", "Ander"),)}
    write_harvest(tmp_path / "oogst", Harvest({FULL.id: FULL, second.id: second}, (SOURCE, OTHER), AT, twins))

    assert read_harvest(tmp_path / "oogst") == Harvest({second.id: second, FULL.id: FULL}, (OTHER, SOURCE), AT, twins)
    assert read_harvest(tmp_path / "oogst").sites == {"ander": "ander.example", "voorbeeld": "voorbeeld.example"}


def test_signs_that_end_a_line_elsewhere_end_no_line_here(tmp_path: Path) -> None:
    find = Find("vondst-0", "https://ander.example/x", "ander", "Uitgever", "een\x85twee\u2028drie\x1cvier\x0bvijf")

    write_harvest(tmp_path, Harvest({find.id: find}, (OTHER,), AT))

    assert read_harvest(tmp_path).finds == {find.id: find}


def test_a_harvest_without_finds_is_a_harvest(tmp_path: Path) -> None:
    write_harvest(tmp_path, Harvest({}, (OTHER,), AT))

    assert read_harvest(tmp_path) == Harvest({}, (OTHER,), AT)


def test_a_harvest_of_before_our_own_practices_had_twins_is_read(tmp_path: Path) -> None:
    write_harvest(tmp_path, Harvest({}, (OTHER,), AT))
    overview = tmp_path / "overzicht.json"
    overview.write_text(overview.read_text(encoding="utf-8").replace("ookBeschreven", "anders"), encoding="utf-8")

    assert read_harvest(tmp_path) == Harvest({}, (OTHER,), AT)


def test_without_a_harvest_there_is_nothing(tmp_path: Path) -> None:
    assert read_harvest(tmp_path) == Harvest()


def test_the_same_harvest_leaves_the_files_untouched(tmp_path: Path) -> None:
    write_harvest(tmp_path, Harvest({FULL.id: FULL}, (SOURCE,), AT))
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    write_harvest(tmp_path, Harvest({FULL.id: FULL}, (SOURCE,), AT))

    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("overzicht.json", "{", "oogst/overzicht.json:1: Dit bestand is beschadigd."),
        (
            "overzicht.json",
            '{"geoogst": "gisteren", "bronnen": []}',
            "oogst/overzicht.json:1: Dit bestand is beschadigd.",
        ),
        (
            "overzicht.json",
            '{"geoogst": "2026-11-25", "bronnen": [], "ookBeschreven": {"a": [3]}}',
            "oogst/overzicht.json:1: Dit bestand is beschadigd.",
        ),
        ("overzicht.json", "[]", "oogst/overzicht.json:1: Dit bestand is beschadigd."),
        ("vondsten.jsonl", "\n\n", "oogst/vondsten.jsonl:1: Deze regel is geen vondst."),
        ("vondsten.jsonl", "3\n", "oogst/vondsten.jsonl:1: Deze regel is geen vondst."),
        ("vondsten.jsonl", FULL.to_json() + '\n{"id": "x"}\n', "oogst/vondsten.jsonl:2: Deze regel is geen vondst."),
    ],
)
def test_a_damaged_file_is_told_with_its_line_among_the_faults_of_the_content(
    tmp_path: Path, content: Path, name: str, text: str, told: str
) -> None:
    write_harvest(tmp_path, Harvest({FULL.id: FULL}, (SOURCE,), AT))
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_library(content, tmp_path)

    assert str(error.value.faults[0]).startswith(told)
    assert "zoek harvest --again" in str(error.value.faults[0])
