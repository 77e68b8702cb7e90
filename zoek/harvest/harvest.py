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
from zoek.library.harvested import FOLDER, read_harvest, write_harvest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zoek.harvest.reading import Reader, Reading
    from zoek.harvest.sources import Source
    from zoek.library.harvested import Following

BY_RULE = "volgens onze regels"
NEVER_S = 100 * 365 * 86_400.0
"""A hundred years: until an editor changes the rule."""
STORE, ARCHIVE, LOCK = "oogst.sqlite", "archief", "LOCK"


@dataclass(frozen=True)
class Wish:
    """What a harvest is asked to do.

    `sources` are all that are followed, `names` those to visit now. `limit`
    is the most pages a source; `is_again` reads the whole archive anew and
    asks no site anything. `keeps_readings` asks for what was read in the
    outcome, which takes memory. `report(done, total)` is called after each page.
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
    """What a harvest came to: how each source stands, how many pages were asked for, and what was read just now."""

    sources: tuple[Following, ...]
    fetched: int
    readings: tuple[Reading, ...]


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
            fetched = 0 if wish.is_again else _fetch(store, folder, wish, began)
            readings = tuple(reading for reading in _read(store, folder, wish) if wish.keeps_readings)
            finds, others = grouped(_dated(store), wish.own_texts)
            now = wish.clock().timestamp()
            states = [following(source, store, finds, others, now) for source in wish.sources.values()]
            write_harvest(folder, finds, states, _moment(folder, began, is_asked=fetched > 0))
            _clean(store, folder, wish, began)
        finally:
            store.close()
    return Outcome(tuple(states), fetched, readings)


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


def _fetch(store: Store, folder: Path, wish: Wish, began: datetime) -> int:
    """Ask the sites; gives how many pages came to an outcome."""
    chosen = [wish.sources[name] for name in wish.names]
    now = began.timestamp()
    for source in chosen:
        for role, addresses in ((Role.START, source.starts), (Role.SITEMAP, source.sitemaps)):
            for address in filter(None, (address_of(one) for one in addresses)):
                store.add(address, source.id, role, 0, now)
    due = [source for source in chosen if store.is_due(source.id, now)]
    archive = Archive(folder / ARCHIVE, began)
    done = 0

    def told() -> None:
        nonlocal done
        done += 1
        left = sum(store.due(source.id, wish.clock().timestamp()) for source in chosen) if done % 20 == 1 else 0
        wish.report(done, done + left)

    try:
        if due:
            job = Job(store, archive, wish.clock, told, wish.limit, wish.loopback_pace)
            crawl(job, due, wish.contact, wish.timeout_s)
    finally:
        archive.close()
    return done


def _read(store: Store, folder: Path, wish: Wish) -> Iterator[Reading]:
    wanted = to_read(store, wish.sources, wish.reader, is_again=wish.is_again)
    for done, reading in enumerate(read_pages(wanted, store, folder / ARCHIVE, wish.sources, wish.reader), 1):
        wish.report(done, len(wanted))
        yield reading


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


def _moment(folder: Path, began: datetime, *, is_asked: bool) -> datetime:
    """When the sites were last asked; a harvest in which nothing was due leaves all as it was, and so the index."""
    if is_asked:
        return began
    try:
        return read_harvest(folder).at or began
    except ContentError:
        return began


def _clean(store: Store, folder: Path, wish: Wish, now: datetime) -> None:
    """Remove what is older than the archive may be; pages that stood in it are fetched whole at their next visit."""
    gone = remove_older(folder / ARCHIVE, now, wish.archive_days)
    for row in store.pages() if gone else ():
        if row.file in gone and row.state is not State.BUSY:
            store.change(row.address, file="", place=None, etag="", modified="")
