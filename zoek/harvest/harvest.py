"""A harvest from beginning to end: fetch what is due, read what is new, write what the site shows.

oogst/oogst.sqlite      the store, a row an address
oogst/archief/          the raw answers (WARC), outside the web
oogst/vondsten.jsonl    and overzicht.json: what the library reads
"""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from zoek.errors import ContentError, HarvestError
from zoek.harvest.addresses import address_of, why_not
from zoek.harvest.archive import Archive, remove_older
from zoek.harvest.crawl import TIMEOUT_S, crawl
from zoek.harvest.overview import following
from zoek.harvest.reading import read_pages, to_read
from zoek.harvest.spider import Job
from zoek.harvest.store import Role, State, Store
from zoek.harvest.twins import grouped
from zoek.library.find import Find
from zoek.library.harvested import FOLDER, Harvest, read_harvest, write_harvest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zoek.harvest.reading import Reader, Reading
    from zoek.harvest.sources import Source
    from zoek.harvest.store import Row
    from zoek.library.harvested import Following

BY_RULE = "volgens onze regels"
NEVER_S = 100 * 365 * 86_400.0
"""A hundred years: until an editor changes the rule."""
STORE, ARCHIVE, LOCK = "oogst.sqlite", "archief", "LOCK"


@dataclass(frozen=True)
class Wish:
    """What a harvest is asked to do.

    `sources` are all that are followed, `names` those to visit and read now.
    `limit` is the most pages a source; `is_again` reads what is in the archive
    anew and asks no site anything. `keeps_readings` asks for every page in the
    outcome, which takes memory. `report(done, total)` is called after each
    page. `own_texts` has the texts of our own content by id.
    """

    sources: Mapping[str, Source]
    names: Sequence[str]
    reader: Reader
    contact: str
    clock: Callable[[], datetime]
    report: Callable[[int, int], None]
    own_texts: Mapping[str, str]
    limit: int | None = None
    is_again: bool = False
    keeps_readings: bool = False
    archive_days: int = 365
    loopback_pace: float | None = None
    timeout_s: float = TIMEOUT_S


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a harvest came to: how each source that was named stands, and how many pages were asked for.

    When the wish keeps readings also what was read just now, and the pages
    that were asked for and gave nothing to read, with why in their note.
    """

    sources: tuple[Following, ...]
    fetched: int
    readings: tuple[Reading, ...]
    in_vain: tuple[Row, ...] = ()


def harvest(data: Path, wish: Wish) -> Outcome:
    """Do what is asked in a data folder. Raises HarvestError when another harvest runs there or the store is damaged."""
    folder = data / FOLDER
    with _alone(folder):
        store = Store(folder / STORE)
        try:
            began = wish.clock()
            store.recover(began.timestamp())
            store.drop_sources(wish.sources)
            with store.together():
                _apply_rules(store, wish.sources.values(), began.timestamp())
            asked = [] if wish.is_again else _fetch(store, folder, wish, began)
            readings = tuple(reading for reading in _read(store, folder, wish) if wish.keeps_readings)
            states = _write(store, folder, wish, is_asked=bool(asked))
            _clean(store, folder, wish, began)
            in_vain = _in_vain(store, asked) if wish.keeps_readings else ()
        finally:
            store.close()
    return Outcome(tuple(state for state in states if state.id in wish.names), len(asked), readings, in_vain)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process harvests into this folder while the block runs."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("w")
    except OSError as error:
        hint = "Controleer of u in deze map mag schrijven."
        raise HarvestError(f"De map {folder} is niet te gebruiken: {error.strerror}.", hint) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise HarvestError("Er is al een oogst bezig.", "Wacht tot die klaar is.") from error
        yield


def _apply_rules(store: Store, sources: Iterable[Source], now: float) -> None:
    """Leave out what an editor no longer wants followed since the last harvest, and take back what is wanted again."""
    pages = ((source, row) for source in sources for row in store.pages(source.id) if row.role is Role.PAGE)
    for source, row in pages:
        reason = why_not(source, row.address)
        note = f"{BY_RULE}: het adres {reason}"
        if reason and row.note != note:
            store.change(row.address, state=State.DECLINED, note=note, due=now + NEVER_S)
            store.keep_finds(row.address, row.source, {})
        elif not reason and row.note.startswith(BY_RULE):
            store.change(row.address, state=State.WAITING, note="", due=now, read_as="")


def _fetch(store: Store, folder: Path, wish: Wish, began: datetime) -> list[str]:
    """Ask the sites; gives the addresses that came to an outcome, in that order."""
    chosen = [wish.sources[name] for name in wish.names]
    now = began.timestamp()
    for source in chosen:
        for role, addresses in ((Role.START, source.starts), (Role.SITEMAP, source.sitemaps)):
            for address in filter(None, (address_of(one) for one in addresses)):
                store.add(address, source.id, role, 0, now)
    due = [source for source in chosen if store.is_due(source.id, now)]
    archive = Archive(folder / ARCHIVE, began)
    asked: list[str] = []

    def told(address: str) -> None:
        asked.append(address)
        done = len(asked)
        left = sum(store.due(source.id, wish.clock().timestamp()) for source in chosen) if done % 20 == 1 else 0
        wish.report(done, done + left)

    try:
        if due:
            job = Job(store, archive, wish.clock, told, wish.limit, wish.loopback_pace)
            crawl(job, due, wish.contact, wish.timeout_s)
    finally:
        archive.close()
    return asked


def _in_vain(store: Store, asked: Iterable[str]) -> tuple[Row, ...]:
    rows = (store.page(address) for address in dict.fromkeys(asked))
    return tuple(row for row in rows if row and row.note)


def _read(store: Store, folder: Path, wish: Wish) -> Iterator[Reading]:
    chosen = {name: wish.sources[name] for name in wish.names}
    most = wish.limit if wish.is_again else None
    wanted = to_read(store, chosen, wish.reader, is_again=wish.is_again, most=most)
    for done, reading in enumerate(read_pages(wanted, store, folder / ARCHIVE, wish.sources, wish.reader), 1):
        wish.report(done, len(wanted))
        yield reading


def _write(store: Store, folder: Path, wish: Wish, *, is_asked: bool) -> list[Following]:
    """Write what the site shows; gives how each source stands."""
    groups = grouped(_dated(store), wish.own_texts)
    at = _moment(folder, wish.clock(), is_asked=is_asked)
    states = [following(source, store, groups, at.timestamp()) for source in wish.sources.values()]
    finds = {find.id: find for find in groups.kept}
    write_harvest(folder, Harvest(finds, tuple(states), at, groups.of_own))
    return states


def _dated(store: Store) -> Iterator[Find]:
    """Every find with the dates of its page."""
    for address, line in store.finds():
        row = store.page(address)
        if row:
            yield replace(
                Find.from_json(line),
                first_seen=_day(row.first_seen),
                last_seen=_day(row.last_seen),
                gone_since=_day(row.gone_since),
            )


def _day(moment: float | None) -> date | None:
    return datetime.fromtimestamp(moment, UTC).date() if moment else None


def _moment(folder: Path, now: datetime, *, is_asked: bool) -> datetime:
    """When the sites were last asked; a harvest in which nothing was due leaves all as it was, and so the index."""
    if is_asked:
        return now
    try:
        return read_harvest(folder).at or now
    except ContentError:
        return now


def _clean(store: Store, folder: Path, wish: Wish, now: datetime) -> None:
    """Remove what is older than the archive may be; pages that stood in it are fetched whole at their next visit."""
    gone = remove_older(folder / ARCHIVE, now, wish.archive_days)
    for row in store.pages() if gone else ():
        if row.file in gone and row.state is not State.BUSY:
            store.change(row.address, file="", place=None, etag="", modified="")
