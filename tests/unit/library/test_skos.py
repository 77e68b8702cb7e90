"""Concepts written as SKOS read back as the same concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.serving import ROOT
from zoek.library.skos import turtle_of
from zoek.library.thesaurus import read_thesaurus

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.errors import Fault


def test_all_concepts_of_the_content_survive_the_round(tmp_path: Path) -> None:
    faults: list[Fault] = []
    before = read_thesaurus(ROOT / "content" / "begrippen.ttl", faults)
    again = tmp_path / "begrippen.ttl"
    again.write_text(turtle_of(before.concepts.values()), encoding="utf-8")

    after = read_thesaurus(again, faults)

    assert faults == []
    assert after == before
    assert len(after.concepts) > 200
