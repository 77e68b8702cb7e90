"""What a harvest left for the site to show: the finds, and how each source stands. Written by harvest/, read here.

oogst/vondsten.jsonl    a find a line, in order of id
oogst/overzicht.json    when that was, each source with its counts, and where our own practices are described too
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from zoek.errors import ContentError, Fault
from zoek.library.find import Find, Twin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FOLDER, FINDS, OVERVIEW = "oogst", "vondsten.jsonl", "overzicht.json"
REPAIR = "Voer `zoek harvest --again` uit."


@dataclass(frozen=True, slots=True)
class Following:
    """How a source stands.

    `site` is its name for visitors ("nji.nl"), `address` where it begins.
    `pages` counts the addresses that are known, `waiting` those that were
    never fetched, `twins` finds that stand under another one. The mappings
    count pages by a reason in Dutch: read but left out, not wanted by the
    site, gone wrong at the last visit. `hosts` says what stands in the way of
    a whole site, such as its robots.txt.
    """

    id: str
    name: str
    publisher: str
    site: str
    address: str
    licence: str
    is_seen_live: bool
    finds: int = 0
    twins: int = 0
    pages: int = 0
    waiting: int = 0
    gone: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, int] = field(default_factory=dict)
    failed: Mapping[str, int] = field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    last_good: date | None = None

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The state that `write_harvest` wrote."""
        day = values["last_good"]
        return cls(**values | {"hosts": tuple(values["hosts"]), "last_good": date.fromisoformat(day) if day else None})


@dataclass(frozen=True, slots=True)
class Harvest:
    """All finds by id, every source in order of name, and when sites were last asked; None when they never were.

    `of_own` has the pages of others that say the same as a practice or lesson
    of our own, by its id.
    """

    finds: Mapping[str, Find] = field(default_factory=dict)
    sources: tuple[Following, ...] = ()
    at: datetime | None = None
    of_own: Mapping[str, tuple[Twin, ...]] = field(default_factory=dict)

    @property
    def sites(self) -> dict[str, str]:
        """The name of the site by id of its source."""
        return {source.id: source.site for source in self.sources}


def read_harvest(folder: Path) -> Harvest:
    """What the last harvest left in a folder; nothing when there was none.

    Raises ContentError when its files are damaged.
    """
    try:
        overview = json.loads((folder / OVERVIEW).read_text(encoding="utf-8"))
        lines = (folder / FINDS).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except FileNotFoundError:
        return Harvest()
    except (OSError, ValueError) as error:
        raise ContentError([Fault(f"{FOLDER}/{OVERVIEW}", 1, "", "Dit bestand is beschadigd.", REPAIR)]) from error
    try:
        sources = tuple(Following.from_json(values) for values in overview["bronnen"])
        at = datetime.fromisoformat(overview["geoogst"])
        of_own = {
            name: tuple(Twin(**twin) for twin in twins) for name, twins in overview.get("ookBeschreven", {}).items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ContentError([Fault(f"{FOLDER}/{OVERVIEW}", 1, "", "Dit bestand is beschadigd.", REPAIR)]) from error
    return Harvest(_finds(lines), sources, at, of_own)


def _finds(lines: Sequence[str]) -> dict[str, Find]:
    finds: dict[str, Find] = {}
    for number, line in enumerate(lines if lines != [""] else [], 1):
        try:
            find = Find.from_json(line)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ContentError(
                [Fault(f"{FOLDER}/{FINDS}", number, "", "Deze regel is geen vondst.", REPAIR)]
            ) from error
        finds[find.id] = find
    return finds


def write_harvest(folder: Path, harvest: Harvest) -> None:
    """Write both files; who reads meanwhile sees the old ones or the new ones."""
    assert harvest.at
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{harvest.finds[name].to_json()}\n" for name in sorted(harvest.finds))
    rows = [asdict(source) for source in sorted(harvest.sources, key=lambda source: source.name.casefold())]
    for row in rows:
        row["last_good"] = row["last_good"].isoformat() if row["last_good"] else None
    twins = {name: [asdict(twin) for twin in found] for name, found in harvest.of_own.items()}
    overview = {"geoogst": harvest.at.isoformat(timespec="seconds"), "bronnen": rows, "ookBeschreven": twins}
    _replace(folder / FINDS, lines)
    _replace(folder / OVERVIEW, json.dumps(overview, ensure_ascii=False, indent=1) + "\n")


def _replace(path: Path, text: str) -> None:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    new = path.with_name(f"{path.name}.nieuw")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
