"""What goes wrong around an index, and that the site goes on with the last good one."""

from __future__ import annotations

import errno
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.samples import change
from zoek.errors import EngineError
from zoek.search import building
from zoek.search import publish as publishing
from zoek.search.lock import exclusive
from zoek.search.publication import Manifest, Publication, Publications
from zoek.search.publish import publish
from zoek.search.query import parse
from zoek.search.word_table import WordTable

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def build(content: Path, data: Path, *, hours: int = 0, is_full: bool = True) -> str:
    published = publish(content, data, NOW + timedelta(hours=hours), lambda done, total: None, is_full=is_full)
    assert published
    return published.name


def folders(data: Path) -> set[str]:
    return {path.name for path in (data / "index").iterdir() if path.is_dir()}


def full_disk(*_: Any, **__: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


FULL_AT = {
    "the library": (publishing, "keep_library"),
    "the documents": (building, "append"),
    "the words": (WordTable, "write"),
    "the postings": (building, "write_inverted"),
    "the index": (building, "commit"),
    "the manifest": (Manifest, "write"),
    "having it on the disk": (publishing, "_sync"),
    "naming the folder": (Path, "rename"),
    "moving the pointer": (Path, "replace"),
}


@pytest.mark.parametrize("place", FULL_AT)
def test_a_full_disk_is_told_and_leaves_the_old_index_alone_on_the_disk(
    content: Path, data: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    name = build(content, data)
    with monkeypatch.context() as patched:
        patched.setattr(*FULL_AT[place], full_disk)

        with pytest.raises(EngineError, match="kan niet worden geschreven") as caught:
            build(content, data, hours=1)

    assert "schijf vol" in caught.value.hint
    assert folders(data) == {name}
    assert Publications(data).current().search(parse("wijkteam")).total == 3
    assert build(content, data, hours=2) != name


def test_an_error_after_the_switch_does_not_take_away_the_index_in_use(
    content: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(content, data)
    pointer, sync = data / "index" / "CURRENT", publishing._sync

    def fail_when_switched(*paths: Path) -> None:
        if pointer.read_text() != before:
            full_disk()
        sync(*paths)

    monkeypatch.setattr(publishing, "_sync", fail_when_switched)
    with pytest.raises(EngineError):
        build(content, data, hours=1)

    assert Publications(data).current().name == pointer.read_text() != before


def test_what_another_process_published_meanwhile_is_never_replaced_by_something_older(
    content: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(content, data)

    def after_another(path: Path, now: datetime) -> AbstractContextManager[None]:
        monkeypatch.undo()
        change(content, "praktijken/wijkteams-arnhem.md", "jong en oud", "elke zeppelin")
        build(content, data, hours=1)
        return exclusive(path, now)

    monkeypatch.setattr(publishing, "exclusive", after_another)
    build(content, data, hours=2)

    assert Publications(data).current().search(parse("zeppelin")).total == 1
    assert publish(content, data, NOW, lambda done, total: None) is None


def test_content_that_changes_while_it_is_published_comes_with_the_next(
    content: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def after_a_change(path: Path, now: datetime) -> AbstractContextManager[None]:
        change(content, "praktijken/wijkteams-arnhem.md", "jong en oud", "elke zeppelin")
        return exclusive(path, now)

    monkeypatch.setattr(publishing, "exclusive", after_a_change)
    build(content, data)
    monkeypatch.undo()
    assert Publications(data).current().search(parse("zeppelin")).total == 0

    build(content, data, hours=1, is_full=False)

    assert Publications(data).current().search(parse("zeppelin")).total == 1


def test_a_clock_that_was_set_back_changes_nothing(content: Path, data: Path) -> None:
    names = [build(content, data, hours=hours) for hours in (9, 5, 1)]

    assert folders(data) == set(names[1:])
    assert Publications(data).current().name == names[2]


def test_a_folder_goes_when_its_last_reader_let_go_and_not_before(content: Path, data: Path) -> None:
    first = build(content, data)
    publications = Publications(data)
    answering = publications.current()
    for hours in (1, 2, 3):
        build(content, data, hours=hours)
    assert first in folders(data)

    publications.current()
    build(content, data, hours=4)
    assert first in folders(data)
    assert answering.search(parse("wijkteam")).total == 3

    del answering
    build(content, data, hours=5)
    assert first not in folders(data)


def test_a_reader_that_stays_open_keeps_its_own_folder_alone(content: Path, data: Path) -> None:
    names = [build(content, data)]
    publications = Publications(data)
    for hours in range(1, 6):
        assert publications.current().name == names[-1]
        names.append(build(content, data, hours=hours))

    assert folders(data) == set(names[-2:])


@pytest.mark.parametrize("pointer", ["", "\n", "20200101T000000-weg", "../../etc", "\0", "x" * 5000, b"\xff\xfe", None])
def test_a_pointer_that_says_nothing_stops_no_reader_and_a_build_mends_it(
    content: Path, data: Path, pointer: str | bytes | None
) -> None:
    build(content, data)
    publications = Publications(data)
    good = publications.current()
    if pointer is None:
        (data / "index" / "CURRENT").unlink()
    else:
        (data / "index" / "CURRENT").write_bytes(pointer.encode() if isinstance(pointer, str) else pointer)

    assert publications.current() is good
    with pytest.raises(EngineError) as caught:
        Publications(data).current()
    assert "zoek index" in caught.value.hint
    mended = build(content, data, hours=1, is_full=False)
    assert publications.current().name == Publications(data).current().name == mended


def test_a_publication_that_is_removed_while_it_is_opened_is_no_fault(
    content: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = build(content, data)
    seen = iter(["20200101T000000-weg", name, name])
    monkeypatch.setattr(Publications, "_pointer", lambda _: next(seen))

    assert Publications(data).current().name == name


def test_readers_in_threads_never_go_back_to_an_older_index(content: Path, data: Path) -> None:
    publications = Publications(data)
    order = [build(content, data)]
    publications.current()
    went_back: list[tuple[str, str]] = []
    is_done = threading.Event()

    def read() -> None:
        newest = order[0]
        while not is_done.wait(0.001):
            name = publications.current().name
            if name < newest:
                went_back.append((newest, name))
            newest = name

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        order += [build(content, data, hours=hours) for hours in range(1, 6)]
    finally:
        is_done.set()
        for thread in threads:
            thread.join()

    assert went_back == []
    assert publications.current().name == order[-1]


def test_an_opened_publication_can_be_read_when_its_folder_is_gone(content: Path, data: Path) -> None:
    name = build(content, data)
    opened = Publication(data / "index" / name)
    for path in sorted((data / "index" / name).rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()

    assert opened.search(parse("wijkteam")).total == 3
