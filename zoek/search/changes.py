"""When each practice and lesson came into the collection, and when its text last changed.

Kept in the folder of a publication (wijzigingen.json) and carried on from
the one before, so that feeds and the page of changes need no database.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from zoek.library.fields import LESSON_FIELDS, PRACTICE_FIELDS
from zoek.library.records import record_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from zoek.library import Lesson, Library, Practice

CHANGES = "wijzigingen.json"


@dataclass(frozen=True, slots=True)
class Change:
    """The moments (UTC) on which something was added and last changed, and the hash of what it is now."""

    added: datetime
    changed: datetime
    digest: str

    @property
    def is_new(self) -> bool:
        """Whether it was never changed since it was added."""
        return self.added == self.changed


def changes_of(
    library: Library, before: Mapping[str, Change], now: datetime, earlier: Library | None = None
) -> dict[str, Change]:
    """The changes by id, after `before` of the publication in use, made of the `earlier` library.

    In the first publication nothing is news: there the day that the newest
    of its sources was read counts, as that is when the text was written.
    """
    found: dict[str, Change] = {}
    same = _same(earlier, library) & before.keys() if earlier else frozenset()
    found |= {name: before[name] for name in same}
    for thing, digest in _digests(library, same):
        last = before.get(thing.id)
        if last and last.digest == digest:
            found[thing.id] = last
        else:
            moment = now if before else _written(thing, now)
            found[thing.id] = Change(last.added if last else moment, moment, digest)
    return {thing.id: found[thing.id] for things in _things(library) for thing in things.values()}


def _things(library: Library) -> tuple[Mapping[str, Practice | Lesson], ...]:
    return library.practices, library.lessons


def _same(earlier: Library, library: Library) -> frozenset[str]:
    """The ids of what is in both and was not read anew."""
    pairs = zip(_things(earlier), _things(library), strict=True)
    return frozenset(name for before, after in pairs for name, thing in after.items() if before.get(name) is thing)


def _digests(library: Library, leaving_out: Collection[str]) -> Iterator[tuple[Practice | Lesson, str]]:
    for things, fields in ((library.practices, PRACTICE_FIELDS), (library.lessons, LESSON_FIELDS)):
        for thing in (thing for thing in things.values() if thing.id not in leaving_out):
            text = json.dumps(record_of(thing, fields), sort_keys=True)
            yield thing, hashlib.sha256(text.encode()).hexdigest()[:16]


def _written(thing: Practice | Lesson, now: datetime) -> datetime:
    days = [source.accessed for source in thing.sources if source.accessed]
    return min(now, datetime.combine(max(days), time(), now.tzinfo)) if days else now


def write_changes(folder: Path, changes: Mapping[str, Change]) -> None:
    """Write the changes into the folder of a publication."""
    rows = {
        name: [change.added.isoformat(), change.changed.isoformat(), change.digest] for name, change in changes.items()
    }
    (folder / CHANGES).write_text(json.dumps(rows, indent=0), encoding="utf-8")


def read_changes(folder: Path) -> dict[str, Change]:
    """The changes in the folder of a publication; none when it has none that can be read."""
    try:
        rows = json.loads((folder / CHANGES).read_text(encoding="utf-8"))
        return {
            name: Change(datetime.fromisoformat(added), datetime.fromisoformat(changed), str(digest))
            for name, (added, changed, digest) in rows.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
