"""What the harvest remembers: rows that survive, answers that can be read again."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.unit.harvest.rows import NOW, SITE, row
from zoek.errors import HarvestError
from zoek.harvest.answer import Answer
from zoek.harvest.archive import Archive, read_answer, remove_older
from zoek.harvest.store import Host, Role, State, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AT = datetime.fromtimestamp(NOW, UTC)
ANSWER = Answer(f"{SITE}/pagina", "text/html", "utf-8", "<p>caf\u00e9</p>".encode(), AT)
HEADERS = [("Content-Type", "text/html; charset=UTF-8")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "oogst" / "oogst.sqlite")
    yield opened
    opened.close()


def add(store: Store, *paths: str, role: Role = Role.PAGE) -> None:
    for path in paths:
        store.add(SITE + path, "bron", role, 1, NOW)


def test_an_address_is_remembered_once_with_its_smallest_depth(store: Store) -> None:
    assert store.add(f"{SITE}/a", "bron", Role.PAGE, 3, NOW)
    assert not store.add(f"{SITE}/a", "bron", Role.PAGE, 1, NOW + 1)
    assert not store.add(f"{SITE}/a", "bron", Role.PAGE, 2, NOW)

    (kept,) = store.pages()
    assert (kept.depth, kept.due, kept.host) == (1, NOW, "www.voorbeeld.example")


def test_sitemaps_come_first_then_starts_then_pages_by_when_they_are_due(store: Store) -> None:
    store.add(f"{SITE}/later", "bron", Role.PAGE, 1, NOW + 50)
    add(store, "/nu")
    add(store, "/", role=Role.START)
    add(store, "/s.xml", role=Role.SITEMAP)

    taken = [store.take("bron", NOW + 10) for _ in range(4)]

    assert [one.address.removeprefix(SITE) if one else None for one in taken] == ["/s.xml", "/", "/nu", None]
    assert store.visits("bron", NOW) == 3
    assert store.due("bron", NOW + 60) == 1


def test_what_was_in_flight_is_due_again_after_a_death_and_nothing_else(store: Store) -> None:
    add(store, "/a", "/b")
    taken = store.take("bron", NOW)
    store.change(f"{SITE}/b", state=State.GOOD, due=NOW + 99)

    assert taken
    assert store.recover(NOW + 5) == 1
    assert not store.is_due("bron", NOW)
    again = store.take("bron", NOW + 5)
    assert again
    assert again.address == taken.address


def test_a_host_that_is_left_alone_is_skipped_until_its_time_and_waited_for_within_patience(store: Store) -> None:
    add(store, "/a")
    store.rest("www.voorbeeld.example", "bron", NOW + 20, "druk")
    store.rest("www.voorbeeld.example", "bron", NOW + 10, "korter")

    assert store.take("bron", NOW + 15) is None
    assert not store.is_due("bron", NOW)
    assert store.is_due("bron", NOW, patience_s=30)
    assert store.take("bron", NOW + 20)
    assert [host.note for host in store.hosts("bron")] == ["korter"]


def test_what_a_host_allows_is_kept(store: Store) -> None:
    told = Host("a.example", "bron", 200, "User-agent: *", "[]", NOW, "", 0.0)

    store.keep_host(told)

    assert store.host("a.example") == told
    assert store.host("b.example") is None


def test_a_page_has_the_finds_that_were_kept_last(store: Store) -> None:
    store.keep_finds("b", "bron", {"vondst-2": "{}"})
    store.keep_finds("a", "bron", {"vondst-1": "oud", "vondst-3": "x"})
    store.keep_finds("a", "bron", {"vondst-1": "nieuw"})

    assert list(store.finds()) == [("a", "nieuw"), ("b", "{}")]


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    add(store, "/a")

    def half() -> None:
        with store.together():
            store.change(f"{SITE}/a", state=State.GOOD)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()

    assert [one.state for one in store.pages()] == [State.WAITING]


def test_a_source_that_is_no_longer_followed_is_forgotten(store: Store) -> None:
    add(store, "/a")
    store.keep_finds(f"{SITE}/a", "bron", {"vondst-1": "{}"})
    store.drop_sources(["andere"])

    assert list(store.pages()) == []
    assert list(store.finds()) == []


def test_a_store_of_another_version_or_no_store_at_all_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "ander.sqlite"
    with sqlite3.connect(other) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    (tmp_path / "onzin.sqlite").write_bytes(b"geen database" * 100)

    with pytest.raises(HarvestError, match="van een andere versie van Zoek"):
        Store(other)
    with pytest.raises(HarvestError, match="niet te gebruiken"):
        Store(tmp_path / "onzin.sqlite")


def archived(folder: Path) -> tuple[str, int]:
    archive = Archive(folder, AT)
    archive.append(replace(ANSWER, address=f"{SITE}/eerder"), "0", HEADERS)
    place = archive.append(ANSWER, "ab", HEADERS)
    archive.append_revisit(row(hash="ab", fetched=NOW), AT, 304)
    archive.append_revisit(row(hash="ab", fetched=NOW), AT, 200)
    archive.close()
    return place


def test_an_answer_is_read_back_as_it_came(tmp_path: Path) -> None:
    file, place = archived(tmp_path)

    assert read_answer(tmp_path, row(file=file, place=place, fetched=NOW)) == ANSWER


def test_an_unchanged_answer_is_a_record_that_points_to_the_one_before(tmp_path: Path) -> None:
    file, _ = archived(tmp_path)

    with (tmp_path / file).open("rb") as stream:
        records = [(record.rec_type, dict(record.rec_headers.headers)) for record in ArchiveIterator(stream)]

    assert [kind for kind, _ in records] == ["response", "response", "revisit", "revisit"]
    assert records[2][1]["WARC-Profile"].endswith("server-not-modified")
    assert records[3][1]["WARC-Profile"].endswith("identical-payload-digest")
    assert records[2][1]["WARC-Refers-To-Date"] == "2027-01-15T08:00:00.000000Z"
    assert records[1][1]["WARC-Payload-Digest"] == records[2][1]["WARC-Payload-Digest"] == "sha256:ab"


@pytest.mark.parametrize(
    "values", [{"file": ""}, {"place": 3}, {"place": 0}, {"place": 10**9}, {"file": "weg.warc.gz"}]
)
def test_a_record_that_is_not_there_is_told(tmp_path: Path, values: dict[str, Any]) -> None:
    file, place = archived(tmp_path)

    with pytest.raises(HarvestError, match="is niet te lezen"):
        read_answer(tmp_path, replace(row(file=file, place=place, fetched=NOW), **values))


def test_half_a_record_at_the_end_of_a_file_is_in_nobodys_way(tmp_path: Path) -> None:
    file, place = archived(tmp_path)
    with (tmp_path / file).open("ab") as stream:
        stream.write(b"\x1f\x8b\x08half")

    assert read_answer(tmp_path, row(file=file, place=place, fetched=NOW)) == ANSWER


def test_old_files_are_removed(tmp_path: Path) -> None:
    file, _ = archived(tmp_path)

    assert remove_older(tmp_path, datetime.now(UTC), 1) == set()
    assert remove_older(tmp_path, datetime(2099, 1, 1, tzinfo=UTC), 365) == {file}
    assert list(tmp_path.iterdir()) == []
