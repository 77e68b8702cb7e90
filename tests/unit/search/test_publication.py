"""Publishing: readers see the old index or the new one, and damage is told."""

from __future__ import annotations

import fcntl
import gc
import json
import weakref
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.samples import change
from zoek.errors import ContentError, EngineError
from zoek.search.publication import MANIFEST, Publications
from zoek.search.publish import publish
from zoek.search.query import parse

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.search.publication import Published

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PRACTICE = "praktijken/achter-de-voordeur-enschede.md"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def build(content: Path, data: Path, *, hours: int = 0, is_full: bool = False) -> Published | None:
    return publish(content, data, NOW + timedelta(hours=hours), lambda done, total: None, is_full=is_full)


def folders(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "index").iterdir() if path.is_dir())


def test_what_was_published_can_be_searched_and_read(content: Path, data: Path) -> None:
    build(content, data)

    current = Publications(data).current()

    assert current.search(parse("wijkcoaches")).hits[0].document.id == "achter-de-voordeur-enschede"
    assert current.library.practices["wijkteams-arnhem"].title == "Wijkteams in Arnhem"
    assert current.built_at == NOW


def test_nothing_is_built_when_nothing_changed_unless_asked(content: Path, data: Path) -> None:
    build(content, data)

    assert build(content, data, hours=1) is None
    assert build(content, data, hours=2, is_full=True) is not None


def test_a_server_lets_go_of_what_it_left_out_of_searches_for_rings(content: Path, data: Path) -> None:
    build(content, data)
    publications = Publications(data)
    publications.freezes = True
    try:
        before = weakref.ref(publications.current())
        frozen = gc.get_freeze_count()
        change(content, PRACTICE, "Wijkcoaches gingen", "Straathoekwerkers gingen")
        build(content, data, hours=1)
        after = publications.current()

        assert frozen > 0
        assert after.name != folders(data)[0]
        assert before() is None
    finally:
        gc.unfreeze()


def test_changed_content_is_seen_by_a_reader_that_was_open(content: Path, data: Path) -> None:
    build(content, data)
    publications = Publications(data)
    before = publications.current()
    change(content, PRACTICE, "Wijkcoaches gingen", "Straathoekwerkers gingen")

    build(content, data, hours=1)

    assert publications.current().search(parse("straathoekwerker")).total == 1
    assert before.search(parse("straathoekwerker")).total == 0


def test_two_publications_are_kept_and_older_ones_removed(content: Path, data: Path) -> None:
    for hours in range(4):
        build(content, data, hours=hours, is_full=True)

    assert len(folders(data)) == 2
    assert (data / "index" / "CURRENT").read_text() == folders(data)[-1]


def test_two_builds_in_one_second_get_names_of_their_own(content: Path, data: Path) -> None:
    build(content, data)

    build(content, data, is_full=True)

    assert len(folders(data)) == 2


def test_content_with_faults_is_not_published_and_the_old_index_stays(content: Path, data: Path) -> None:
    build(content, data)
    change(content, PRACTICE, "status: gestopt", "status: klaar")

    with pytest.raises(ContentError):
        build(content, data, hours=1)

    assert Publications(data).current().built_at == NOW


def test_without_an_index_the_reader_is_told_to_make_one(data: Path) -> None:
    with pytest.raises(EngineError, match="nog geen index") as caught:
        Publications(data).current()

    assert "zoek index" in caught.value.hint


@pytest.mark.parametrize("victim", ["whoosh", "bibliotheek", "wijzigingen", MANIFEST])
def test_a_changed_file_is_damage_and_a_rebuild_mends_it(content: Path, data: Path, victim: str) -> None:
    published = build(content, data)
    assert published is not None
    folder = data / "index" / published.name
    files = sorted(path for path in folder.rglob("*") if path.is_file() and victim in path.as_posix())
    files[0].write_bytes(files[0].read_bytes()[:-3] + b"xyz")

    with pytest.raises(EngineError, match="beschadigd"):
        Publications(data).current()

    build(content, data, hours=1)
    assert Publications(data).current().search(parse("wijkteam")).total > 0


def test_a_missing_folder_behind_the_pointer_is_damage(content: Path, data: Path) -> None:
    build(content, data)
    (data / "index" / "CURRENT").write_text("20200101T000000-weg")

    with pytest.raises(EngineError, match="beschadigd"):
        Publications(data).current()


def test_a_reader_keeps_the_last_good_index_when_the_new_one_is_damaged(content: Path, data: Path) -> None:
    build(content, data)
    publications = Publications(data)
    good = publications.current()
    newer = build(content, data, hours=1, is_full=True)
    assert newer is not None
    (data / "index" / newer.name / MANIFEST).write_text("{")

    assert publications.current() is good
    assert publications.current() is good


def test_an_index_of_another_version_must_be_rebuilt(content: Path, data: Path) -> None:
    published = build(content, data)
    assert published is not None
    manifest = data / "index" / published.name / MANIFEST
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"fingerprint": "anders"}))

    with pytest.raises(EngineError, match="andere versie"):
        Publications(data).current()

    assert build(content, data, hours=1) is not None


def test_a_second_builder_is_told_who_holds_the_lock_since_when(content: Path, data: Path) -> None:
    (data / "index").mkdir(parents=True)
    with (data / "index" / "LOCK").open("w") as lock:
        lock.write("proces 12, sinds 23-11-2026 12:00:00 UTC")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)

        with pytest.raises(EngineError, match="proces 12, sinds 23-11-2026"):
            build(content, data)


def test_a_build_that_was_killed_leaves_nothing_behind_after_the_next(content: Path, data: Path) -> None:
    (data / "index" / ".bouw-1").mkdir(parents=True)

    build(content, data)

    assert [name for name in folders(data) if name.startswith(".")] == []


def test_a_data_folder_that_cannot_be_written_is_told(content: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("geen map")

    with pytest.raises(EngineError, match="kan niet worden geschreven"):
        build(content, blocked)
