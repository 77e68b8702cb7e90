"""What is analysed anew and what is taken from the publication before."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.samples import PRACTICE, change
from zoek.analysis import dutch
from zoek.search.publication import INDEX, MANIFEST
from zoek.search.publish import publish
from zoek.search.query import parse

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.search.meaning import Embedder
    from zoek.search.publication import Publication

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ENSCHEDE = "praktijken/achter-de-voordeur-enschede.md"


class Counting:
    """An embedder that remembers what it was given."""

    def __init__(self, name: str = "tellend 1") -> None:
        self.name = name
        self.read: list[str] = []

    def question(self, text: str) -> NDArray[np.float32]:
        return np.asarray([1.0, 0.0], np.float32)

    def passage(self, text: str) -> NDArray[np.float32]:
        self.read.append(text)
        return np.asarray([len(text) % 7, 1.0], np.float32)


def build(
    content: Path, data: Path, *, hours: int = 0, is_full: bool = False, embedder: Embedder | None = None
) -> Publication:
    now = NOW + timedelta(hours=hours)
    published = publish(content, data, now, lambda done, total: None, is_full=is_full, embedder=embedder)
    assert published
    return published.open()


def test_only_a_changed_document_is_analysed_and_what_it_says_now_is_found(content: Path, data: Path) -> None:
    assert build(content, data).manifest.analyzed == 3
    change(content, ENSCHEDE, "Wijkcoaches gingen", "Straathoekwerkers gingen")

    published = build(content, data, hours=1)

    assert published.manifest.analyzed == 1
    assert published.search(parse("straathoekwerker")).total == 1
    assert published.search(parse("wijkteam")).total == 3


def test_a_new_document_and_one_with_another_name_are_analysed_and_the_others_are_not(
    content: Path, data: Path
) -> None:
    build(content, data)
    (content / "lessen" / "les-4-kijk-wat-er-al-is.md").rename(content / "lessen" / "les-4-anders.md")
    alone = PRACTICE[: PRACTICE.index("verwant:")] + PRACTICE[PRACTICE.index("bronnen:") :]
    (content / "praktijken" / "nieuw.md").write_text(alone.replace("Achter de voordeur in", "Nieuw in"))

    published = build(content, data, hours=1)

    assert published.manifest.analyzed == 2
    assert [hit.document.id for hit in published.search(parse("soort:les")).hits] == ["les-4-anders"]
    assert published.search(parse("soort:praktijk")).total == 3


def test_a_change_outside_the_texts_is_seen(content: Path, data: Path) -> None:
    build(content, data)
    change(content, ENSCHEDE, "tot: 2012", "tot: 2013")

    published = build(content, data, hours=1)

    assert published.manifest.analyzed == 1
    assert published.search(parse("van:2013 tot:2013")).hits[0].document.until == 2013


def test_a_full_build_analyses_everything(content: Path, data: Path) -> None:
    build(content, data)

    assert build(content, data, hours=1, is_full=True).manifest.analyzed == 3


def test_another_version_of_the_chain_analyses_everything(
    content: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(content, data)
    monkeypatch.setattr(dutch, "VERSION", "een andere keten")

    assert build(content, data, hours=1).manifest.analyzed == 3


@pytest.mark.parametrize("name", ["running.numbers.u4", "word_terms.values.u4", "documents.keys.u1"])
@pytest.mark.parametrize("harm", ["missing", "cut", "garbage"])
def test_damage_to_what_was_kept_costs_time_and_nothing_else(content: Path, data: Path, name: str, harm: str) -> None:
    folder = data / "index" / build(content, data).name
    path = folder / INDEX / name
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-9] if harm == "cut" else b"{" * path.stat().st_size)
    change(content, ENSCHEDE, "Wijkcoaches gingen", "Straathoekwerkers gingen")

    published = build(content, data, hours=1)

    assert published.manifest.analyzed == 3
    assert published.search(parse("straathoekwerker")).total == 1


@pytest.mark.parametrize("pointer", ["", "20200101T000000-weg", "\0\n../..", "x" * 5000])
def test_without_a_publication_to_take_from_everything_is_analysed(content: Path, data: Path, pointer: str) -> None:
    build(content, data)
    (data / "index" / "CURRENT").write_text(pointer)

    assert build(content, data, hours=1).manifest.analyzed == 3


def test_a_manifest_that_cannot_be_read_leaves_nothing_to_take(content: Path, data: Path) -> None:
    folder = data / "index" / build(content, data).name
    (folder / MANIFEST).write_text(json.dumps([]))

    assert build(content, data, hours=1).manifest.analyzed == 3


def test_vectors_are_made_for_changed_documents_alone(content: Path, data: Path) -> None:
    first, second = Counting(), Counting()
    before = build(content, data, embedder=first)
    change(content, ENSCHEDE, "Wijkcoaches gingen", "Straathoekwerkers gingen")

    after = build(content, data, hours=1, embedder=second)

    assert len(second.read) < len(first.read)
    assert any("Straathoekwerkers" in text for text in second.read)
    assert not any("Arnhem" in text for text in second.read)
    assert after.manifest.documents == before.manifest.documents


def test_vectors_of_another_model_are_made_anew_but_terms_are_not(content: Path, data: Path) -> None:
    first, other = Counting(), Counting("tellend 2")
    build(content, data, embedder=first)

    published = build(content, data, hours=1, embedder=other)

    assert sorted(other.read) == sorted(first.read)
    assert published.manifest.analyzed == 0
