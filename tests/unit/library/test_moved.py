"""Renamed practices: the old id leads to the new one, and a table that cannot be right is refused whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import write_content
from zoek.errors import ContentError
from zoek.library import read_library

if TYPE_CHECKING:
    from pathlib import Path


def write_moved(content: Path, *lines: str) -> Path:
    (content / "verhuisd.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return content


def test_an_old_id_leads_to_the_practice(tmp_path: Path) -> None:
    content = write_moved(write_content(tmp_path), "# uitleg", "oud,nieuw", "wijkteam-arnhem,wijkteams-arnhem")

    assert read_library(content).moved == {"wijkteam-arnhem": "wijkteams-arnhem"}


def test_the_table_may_be_absent(tmp_path: Path) -> None:
    assert read_library(write_content(tmp_path)).moved == {}


def test_every_fault_of_the_table_is_told_with_its_line(tmp_path: Path) -> None:
    lines = ("oud,nieuw", "wijkteams-arnhem,achter-de-voordeur-enschede", "a,weg", "a,wijkteams-arnhem", "een")

    with pytest.raises(ContentError) as caught:
        read_library(write_moved(write_content(tmp_path), *lines))

    assert [(fault.line, fault.field) for fault in caught.value.faults] == [
        (2, "oud"),
        (3, "nieuw"),
        (4, "oud"),
        (5, ""),
    ]


@pytest.mark.parametrize("text", ["", "nieuw,oud"])
def test_a_table_without_its_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match="1 fout"):
        read_library(write_moved(write_content(tmp_path), text))
