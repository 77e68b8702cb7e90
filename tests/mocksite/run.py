"""A harvest in a process of its own, for tests: python -m tests.mocksite.run MAP [--days N] [--again] [...].

In MAP stand bronnen/*.toml; what is harvested comes beside them. Pages are
read by the plainest of recognisers, so that what a test sees is the harvest.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.serving import ROOT, environment
from zoek.harvest.answer import Answer, Knowledge, Recognised
from zoek.harvest.harvest import Wish, harvest
from zoek.harvest.reading import Reader
from zoek.harvest.sources import read_sources
from zoek.harvest.store import Store
from zoek.library.find import Find, find_id
from zoek.library.harvested import read_harvest
from zoek.library.thesaurus import Thesaurus

if TYPE_CHECKING:
    from zoek.harvest.sources import Source
    from zoek.harvest.store import Row
    from zoek.library.harvested import Harvest

START = datetime(2026, 11, 25, 12, tzinfo=UTC)
RUN_S = 300


def plainest(answer: Answer, source: Source, knowledge: Knowledge) -> Recognised:
    """A find of whatever has a title; the rest is left out."""
    del knowledge
    text = answer.body.decode(answer.charset if answer.charset in {"utf-8", "iso-8859-1"} else "utf-8", "replace")
    if answer.address.endswith("/struikelt"):
        raise ValueError("a fault in a recogniser")
    title = text.partition("<title>")[2].partition("</title>")[0]
    if not title:
        return Recognised(reason="er is geen titel", kind="index")
    body = text.partition("<p>")[2].partition("</p>")[0]
    whole = f"{title}: {body}"
    find = Find(find_id(answer.address), answer.address, source.id, source.publisher, title, snippet=body, text=whole)
    return Recognised((find,), kind="praktijk")


def harvested(folder: Path, *options: object) -> subprocess.CompletedProcess[str]:
    """A harvest of the sources in a folder, run to its end."""
    return subprocess.run(
        command(folder, *options),
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=RUN_S,
        check=False,
    )


def command(folder: Path, *options: object) -> list[str]:
    return [sys.executable, "-m", "tests.mocksite.run", str(folder), *map(str, options)]


def rows_of(folder: Path) -> dict[str, Row]:
    """Every row of the store by address."""
    store = Store(folder / "oogst" / "oogst.sqlite")
    try:
        return {row.address: row for row in store.pages()}
    finally:
        store.close()


def left_by(folder: Path) -> Harvest:
    return read_harvest(folder / "oogst")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--days", type=float, default=0, help="after the moment at which the first harvest begins")
    parser.add_argument("--real", action="store_true", help="by the clock of this machine")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--pace", type=float, default=0)
    parser.add_argument("--timeout", type=float, default=4)
    parser.add_argument("--archive-days", type=int, default=365)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--closed", action="store_true", help="no request to this machine itself")
    options = parser.parse_args()
    real = datetime.now(UTC)
    began = real if options.real else START + timedelta(days=options.days)
    sources = read_sources(options.folder)
    outcome = harvest(
        options.folder,
        Wish(
            sources=sources,
            names=tuple(sources),
            reader=Reader(plainest, "1", Knowledge(Thesaurus({}), {})),
            contact="robot@voorbeeld.nl",
            clock=lambda: began + (datetime.now(UTC) - real),
            report=lambda done, total: None,
            own_texts={},
            limit=options.limit,
            is_again=options.again,
            archive_days=options.archive_days,
            loopback_pace=None if options.closed else options.pace,
            timeout_s=options.timeout,
        ),
    )
    sys.stdout.write(f"{outcome.fetched}\n")


if __name__ == "__main__":
    main()
