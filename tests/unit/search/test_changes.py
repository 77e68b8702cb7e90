"""What is new and what changed is known from one publication to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.samples import write_content
from zoek.library import read_library
from zoek.search.changes import CHANGES, changes_of, read_changes, write_changes
from zoek.search.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.library import Library

MONDAY, TUESDAY, WEDNESDAY = (datetime(2026, 12, day, 9, tzinfo=UTC) for day in (7, 8, 9))
ENSCHEDE, ARNHEM = "achter-de-voordeur-enschede", "wijkteams-arnhem"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return read_library(write_content(tmp_path / "content"))


def with_title(library: Library, name: str, title: str) -> Library:
    changed = replace(library.practices[name], title=title)
    return replace(library, practices={**library.practices, name: changed})


def test_in_the_first_publication_the_newest_source_tells_when(library: Library) -> None:
    changes = changes_of(library, {}, MONDAY)

    assert changes[ENSCHEDE].added == changes[ENSCHEDE].changed == datetime(2026, 11, 23, tzinfo=UTC)
    assert changes[ENSCHEDE].is_new


def test_what_stays_the_same_keeps_its_moments(library: Library) -> None:
    before = changes_of(library, {}, MONDAY)

    assert changes_of(library, before, TUESDAY) == before


def test_a_changed_text_has_a_new_moment_and_the_same_beginning(library: Library) -> None:
    before = changes_of(library, {}, MONDAY)

    after = changes_of(with_title(library, ARNHEM, "Anders"), before, TUESDAY)

    assert after[ARNHEM].added == before[ARNHEM].added
    assert after[ARNHEM].changed == TUESDAY
    assert not after[ARNHEM].is_new
    assert after[ENSCHEDE] == before[ENSCHEDE]


def test_something_new_is_added_now(library: Library) -> None:
    before = changes_of(library, {}, MONDAY)
    del before[ARNHEM]

    after = changes_of(library, before, WEDNESDAY)

    assert (after[ARNHEM].added, after[ARNHEM].changed) == (WEDNESDAY, WEDNESDAY)


def test_a_publication_carries_on_what_the_one_before_knew(tmp_path: Path) -> None:
    content, data = write_content(tmp_path / "content"), tmp_path / "data"
    file = content / "praktijken" / f"{ARNHEM}.md"
    publish(content, data, MONDAY, lambda done, total: None)
    file.write_text(file.read_text(encoding="utf-8").replace("jong en oud", "iedereen"), encoding="utf-8")

    found = publish(content, data, TUESDAY, lambda done, total: None)

    assert found
    assert found.open().changes[ARNHEM].changed == TUESDAY
    assert found.open().changes[ENSCHEDE].changed < MONDAY


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": ["x", "y", "z"]}'])
def test_changes_that_cannot_be_read_are_none(tmp_path: Path, text: str) -> None:
    (tmp_path / CHANGES).write_text(text, encoding="utf-8")

    assert read_changes(tmp_path) == {}
    assert read_changes(tmp_path / "nergens") == {}


def test_what_is_written_is_read(tmp_path: Path, library: Library) -> None:
    changes = changes_of(library, {}, MONDAY)

    write_changes(tmp_path, changes)

    assert read_changes(tmp_path) == changes
