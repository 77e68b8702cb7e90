"""A harvest without fetching: rules of editors, the archive and its end, one harvest at a time, equal bytes."""

from __future__ import annotations

import fcntl
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.unit.harvest.rows import NOW, SITE, SOURCE
from zoek.errors import HarvestError
from zoek.harvest.answer import Answer, Knowledge, Recognised
from zoek.harvest.archive import Archive
from zoek.harvest.harvest import LOCK, Wish, harvest
from zoek.harvest.reading import Reader
from zoek.harvest.store import Role, State, Store
from zoek.library.find import Find, find_id
from zoek.library.harvested import Harvest, read_harvest, write_harvest
from zoek.library.thesaurus import Thesaurus

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.harvest.sources import Source

AT = datetime.fromtimestamp(NOW, UTC)
PATHS = ("/praktijk/een", "/praktijk/twee", "/nieuws/drie")


def recognise(answer: Answer, source: Source, _: Knowledge) -> Recognised:
    text = f"Verhaal over {answer.address}"
    return Recognised((Find(find_id(answer.address), answer.address, source.id, source.publisher, text, text=text),))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which three pages were fetched and not yet read."""
    folder = tmp_path / "oogst"
    store, archive = Store(folder / "oogst.sqlite"), Archive(folder / "archief", AT)
    for path in PATHS:
        store.add(SITE + path, "bron", Role.PAGE, 1, NOW)
        file, place = archive.append(Answer(SITE + path, "text/html", "", b"<p>x</p>", AT), "0", [])
        store.change(SITE + path, state=State.GOOD, file=file, place=place, etag='"1"', fetched=NOW, last_seen=NOW)
    archive.close()
    store.close()
    return tmp_path


def wish(source: Source = SOURCE, at: datetime = AT, **values: object) -> Wish:
    made = Wish(
        sources={"bron": source},
        names=("bron",),
        reader=Reader(recognise, "1", Knowledge(Thesaurus({}), {})),
        contact="a@b.nl",
        clock=lambda: at,
        report=lambda done, total: None,
        own_texts={},
        is_again=True,
    )
    return replace(made, **values)  # type: ignore[arg-type]  # what a test gives


def found(data: Path) -> set[str]:
    return {find.address.removeprefix(SITE) for find in read_harvest(data / "oogst").finds.values()}


def test_what_was_fetched_and_not_read_is_read(data: Path) -> None:
    outcome = harvest(data, wish(keeps_readings=True))

    assert found(data) == set(PATHS)
    assert [reading.row.address.removeprefix(SITE) for reading in outcome.readings] == sorted(PATHS)
    assert outcome.fetched == 0


def test_twice_gives_the_same_bytes(data: Path) -> None:
    harvest(data, wish())
    before = (data / "oogst" / "vondsten.jsonl").read_bytes(), (data / "oogst" / "overzicht.json").read_bytes()

    harvest(data, wish(at=AT + timedelta(days=3)))

    assert (
        (data / "oogst" / "vondsten.jsonl").read_bytes(),
        (data / "oogst" / "overzicht.json").read_bytes(),
    ) == before


def test_only_the_sources_that_were_named_are_read_and_told(data: Path) -> None:
    other = replace(SOURCE, id="ander", hosts=("ander.example",), starts=("https://ander.example/",))
    outcome = harvest(data, wish(sources={"bron": SOURCE, "ander": other}, names=("ander",), keeps_readings=True))

    assert outcome.readings == ()
    assert [state.id for state in outcome.sources] == ["ander"]
    assert {state.id for state in read_harvest(data / "oogst").sources} == {"ander", "bron"}


def test_the_overview_of_a_harvest_that_asked_nobody_is_of_when_sites_were_last_asked(data: Path) -> None:
    store = Store(data / "oogst" / "oogst.sqlite")
    store.rest("www.voorbeeld.example", "bron", NOW + 3600, "te druk")
    store.close()

    states = [harvest(data, wish(at=AT + timedelta(hours=hours))).sources[0] for hours in (0, 5)]

    assert [state.hosts for state in states] == [("www.voorbeeld.example: te druk",)] * 2


def test_damaged_files_are_made_anew(data: Path) -> None:
    write_harvest(data / "oogst", Harvest(at=AT))
    (data / "oogst" / "overzicht.json").write_text("{", encoding="utf-8")

    harvest(data, wish())

    assert found(data) == set(PATHS)


def test_what_an_editor_no_longer_follows_leaves_the_index_and_comes_back_when_it_is_followed_again(data: Path) -> None:
    harvest(data, wish())

    harvest(data, wish(replace(SOURCE, avoid=("^/nieuws",))))
    without = found(data)
    (state,) = read_harvest(data / "oogst").sources
    harvest(data, wish())

    assert without == {"/praktijk/een", "/praktijk/twee"}
    assert state.left_out == {"volgens onze regels: het adres staat bij nietVolgen": 1}
    store = Store(data / "oogst" / "oogst.sqlite")
    row = store.page(f"{SITE}/nieuws/drie")
    store.close()
    assert row
    assert (row.state, row.due) == (State.WAITING, NOW)
    assert found(data) == set(PATHS)


def test_a_source_that_is_gone_takes_its_finds_along(data: Path) -> None:
    harvest(data, wish())
    harvest(data, wish(sources={}, names=()))

    assert found(data) == set()


def test_raw_pages_are_kept_as_long_as_they_may_be_and_their_finds_stay(data: Path) -> None:
    (file,) = (data / "oogst" / "archief").iterdir()
    os.utime(file, (NOW, NOW))
    harvest(data, wish(at=AT + timedelta(days=29), archive_days=30))
    assert file.exists()

    harvest(data, wish(at=AT + timedelta(days=31), archive_days=30))

    store = Store(data / "oogst" / "oogst.sqlite")
    rows = list(store.pages())
    store.close()
    assert not file.exists()
    assert {(row.file, row.etag) for row in rows} == {("", "")}
    assert found(data) == set(PATHS)


def test_only_one_harvest_runs_at_a_time(data: Path) -> None:
    with (data / "oogst" / LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(HarvestError, match="Er is al een oogst bezig"):
            harvest(data, wish())


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("geen map", encoding="utf-8")

    with pytest.raises(HarvestError, match="is niet te gebruiken"):
        harvest(tmp_path / "data", wish())
