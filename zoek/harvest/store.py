"""The memory of the harvest: one row an address, in SQLite, written before and after each fetch.

A row that was in flight when the process died is fetched again, and no other:
the outcome of a page, the links found on it and where its bytes are in the
archive become true in one transaction. WAL survives a kill at any moment; a
power cut may lose the last seconds, which are then fetched anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from zoek.errors import HarvestError
from zoek.harvest.addresses import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")
FORMAT = 1
"""Raise when the tables change; an older store is then refused with a hint, never misread."""
TABLES = """
CREATE TABLE IF NOT EXISTS page (
    address TEXT PRIMARY KEY, source TEXT NOT NULL, host TEXT NOT NULL, role TEXT NOT NULL, depth INTEGER NOT NULL,
    state TEXT NOT NULL, due REAL NOT NULL, began REAL, note TEXT NOT NULL DEFAULT '', status INTEGER,
    etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '', hash TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0, interval_days REAL, first_seen REAL, last_seen REAL, changed REAL,
    gone_since REAL, target TEXT NOT NULL DEFAULT '', flags TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL DEFAULT '', place INTEGER, fetched REAL,
    read_as TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX IF NOT EXISTS page_next ON page (source, role, due, depth);
CREATE TABLE IF NOT EXISTS find (id TEXT PRIMARY KEY, address TEXT NOT NULL, source TEXT NOT NULL, line TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS find_address ON find (address);
CREATE TABLE IF NOT EXISTS host (
    host TEXT PRIMARY KEY, source TEXT NOT NULL, status INTEGER, rules TEXT NOT NULL DEFAULT '',
    reserved TEXT NOT NULL DEFAULT '', asked REAL NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '',
    rest_until REAL NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS pace (host TEXT PRIMARY KEY, asked REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS visit (source TEXT, day TEXT, pages INTEGER NOT NULL, PRIMARY KEY (source, day)) STRICT;
"""
DUE = (
    "FROM page WHERE source = ? AND due <= ? AND state != 'busy'"
    " AND host NOT IN (SELECT host FROM host WHERE rest_until > ?)"
)


class Role(StrEnum):
    """What an address is for, in the order in which they are fetched."""

    SITEMAP = "1-sitemap"
    START = "2-start"
    PAGE = "3-page"


class State(StrEnum):
    """How an address stands since it was last fetched."""

    WAITING = "waiting"
    BUSY = "busy"
    GOOD = "good"
    MOVED = "moved"
    GONE = "gone"
    FAILED = "failed"
    REFUSED = "refused"
    """The site does not want it: robots.txt, noindex, a reservation, a login."""
    DECLINED = "declined"
    """We do not want it: too large, another kind of file."""


@dataclass(frozen=True, slots=True)
class Row:
    """One address and all that is known of it; moments are seconds since 1970, `place` is where in `file` it starts."""

    address: str
    source: str
    host: str
    role: Role
    depth: int
    state: State
    due: float
    began: float | None = None
    note: str = ""
    status: int | None = None
    etag: str = ""
    modified: str = ""
    hash: str = ""
    failures: int = 0
    interval_days: float | None = None
    first_seen: float | None = None
    last_seen: float | None = None
    changed: float | None = None
    gone_since: float | None = None
    target: str = ""
    flags: str = ""
    file: str = ""
    place: int | None = None
    fetched: float | None = None
    read_as: str = ""
    kind: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """What a host allows: its robots.txt (status None: no answer), its reservations, until when to leave it alone."""

    host: str
    source: str
    status: int | None = None
    rules: str = ""
    reserved: str = ""
    asked: float = 0.0
    note: str = ""
    rest_until: float = 0.0


class Store:
    """The store in a file, which is made when it is not there."""

    def __init__(self, path: Path) -> None:
        """Open it; raises HarvestError when it cannot be used."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._base.row_factory = sqlite3.Row
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            if version not in {0, FORMAT}:
                raise HarvestError(
                    f"{path} is van een andere versie van Zoek.", "Verplaats dit bestand en oogst opnieuw."
                )
            self._base.executescript(TABLES)
            self._base.execute(f"PRAGMA user_version = {FORMAT}")
        except (sqlite3.Error, OSError) as error:
            hint = "Controleer of u in deze map mag schrijven en of de schijf vol is."
            raise HarvestError(f"De opslag van de oogst in {path} is niet te gebruiken: {error}.", hint) from error

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written in the block becomes true at once, or not at all."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def recover(self, now: float) -> int:
        """Put back what was in flight when a harvest died; gives how many pages that were."""
        changed = self._base.execute(
            "UPDATE page SET state = ?, due = ? WHERE state = ?", (State.WAITING, now, State.BUSY)
        )
        return changed.rowcount

    def add(self, address: str, source: str, role: Role, depth: int, due: float) -> bool:
        """Remember an address; False when it was known, of which a smaller depth is kept."""
        values = (address, source, host_of(address), role, depth, State.WAITING, due)
        added = self._base.execute(
            "INSERT OR IGNORE INTO page (address, source, host, role, depth, state, due) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        if not added.rowcount:
            self._base.execute("UPDATE page SET depth = ? WHERE address = ? AND depth > ?", (depth, address, depth))
        return bool(added.rowcount)

    def bring_forward(self, address: str, due: float) -> None:
        """Have a known address fetched no later than this."""
        self._base.execute("UPDATE page SET due = min(due, ?) WHERE address = ?", (due, address))

    def take(self, source: str, now: float) -> Row | None:
        """The next address of a source that is due on a host that need not be left alone; it is in flight from now on."""
        row = self._one(f"SELECT * {DUE} ORDER BY role, due, depth LIMIT 1", (source, now, now))
        if row is None:
            return None
        with self.together():
            self._base.execute("UPDATE page SET state = 'busy', began = ? WHERE address = ?", (now, row["address"]))
            self._base.execute(
                "INSERT INTO visit VALUES (?, date(?, 'unixepoch'), 1) ON CONFLICT DO UPDATE SET pages = pages + 1",
                (source, now),
            )
        return _row(row)

    def is_due(self, source: str, now: float, patience_s: float = 0) -> bool:
        """Whether an address of a source is due on a host that may be asked now, or within so many seconds."""
        return bool(self._one(f"SELECT 1 {DUE} LIMIT 1", (source, now, now + patience_s)))

    def due(self, source: str, now: float) -> int:
        """How many addresses of a source may be asked for now."""
        found = self._one(f"SELECT count(*) {DUE}", (source, now, now))
        return int(found[0]) if found else 0

    def visits(self, source: str, now: float) -> int:
        """How many pages of a source were asked for today (UTC)."""
        found = self._one("SELECT pages FROM visit WHERE source = ? AND day = date(?, 'unixepoch')", (source, now))
        return int(found[0]) if found else 0

    def change(self, address: str, **values: Any) -> None:
        """Write columns of a row."""
        names = ", ".join(f"{name} = ?" for name in values)
        self._base.execute(f"UPDATE page SET {names} WHERE address = ?", (*values.values(), address))  # noqa: S608 - names of columns, ours

    def page(self, address: str) -> Row | None:
        """The row of an address."""
        row = self._one("SELECT * FROM page WHERE address = ?", (address,))
        return _row(row) if row else None

    def pages(self, source: str = "") -> Iterator[Row]:
        """Every row, or those of one source, in order of address."""
        rows = self._base.execute("SELECT * FROM page WHERE ? IN ('', source) ORDER BY address", (source,))
        return (_row(row) for row in rows.fetchall())

    def host(self, name: str) -> Host | None:
        """What a host allows, if it was asked."""
        row = self._one("SELECT * FROM host WHERE host = ?", (name,))
        return Host(**dict(row)) if row else None

    def hosts(self, source: str) -> list[Host]:
        """The hosts of a source that were asked, by name."""
        rows = self._base.execute("SELECT * FROM host WHERE source = ? ORDER BY host", (source,))
        return [Host(**dict(row)) for row in rows]

    def keep_host(self, found: Host) -> None:
        """Remember what a host allows."""
        values = tuple(getattr(found, name) for name in Host.__slots__)
        self._base.execute(f"INSERT OR REPLACE INTO host VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608

    def rest(self, host: str, source: str, until: float, note: str) -> None:
        """Leave a host alone until a moment."""
        self._base.execute("INSERT OR IGNORE INTO host (host, source) VALUES (?, ?)", (host, source))
        self._base.execute(
            "UPDATE host SET rest_until = max(rest_until, ?), note = ? WHERE host = ?", (until, note, host)
        )

    def note_request(self, host: str, now: float) -> None:
        """Remember when a host was last asked anything, for the pace of a next harvest."""
        self._base.execute("INSERT OR REPLACE INTO pace VALUES (?, ?)", (host, now))

    def last_request(self, host: str) -> float | None:
        """When a host was last asked anything."""
        row = self._one("SELECT asked FROM pace WHERE host = ?", (host,))
        return float(row["asked"]) if row else None

    def keep_finds(self, address: str, source: str, lines: Mapping[str, str]) -> None:
        """Have these and no other finds (lines of JSON by id) at an address."""
        self._base.execute("DELETE FROM find WHERE address = ?", (address,))
        rows = [(name, address, source, line) for name, line in lines.items()]
        self._base.executemany("INSERT OR REPLACE INTO find VALUES (?, ?, ?, ?)", rows)

    def finds(self) -> Iterator[tuple[str, str]]:
        """The address and line of every find, in order of id."""
        for row in self._base.execute("SELECT address, line FROM find ORDER BY id"):
            yield row["address"], row["line"]

    def drop_sources(self, kept: Iterable[str]) -> None:
        """Forget all that belongs to sources that are no longer followed."""
        names = tuple(kept)
        marks = ", ".join("?" * len(names))
        with self.together():
            for table in ("page", "find", "host", "visit"):
                self._base.execute(f"DELETE FROM {table} WHERE source NOT IN ({marks})", names)  # noqa: S608

    def counts(self, source: str) -> dict[str, int]:
        """How many addresses of a source there are by state."""
        rows = self._base.execute("SELECT state, count(*) FROM page WHERE source = ? GROUP BY state", (source,))
        return {row[0]: row[1] for row in rows}

    def _one(self, question: str, values: tuple[Any, ...]) -> sqlite3.Row | None:
        found: sqlite3.Row | None = self._base.execute(question, values).fetchone()
        return found


def _row(row: sqlite3.Row) -> Row:
    return Row(**dict(row) | {"role": Role(row["role"]), "state": State(row["state"])})
