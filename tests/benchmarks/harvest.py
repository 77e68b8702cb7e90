"""A whole harvest of a mock site on this machine, delays off: fetched, archived, recognised and indexed.

    scripts/bench harvest [--pages 3000]

Prints one JSON document: seconds of `zoek harvest` from beginning to end,
the most memory that it took, the bytes that it left, and the seconds that a
second harvest takes, in which nothing is due.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.timing import machine
from tests.mocksite.institutes import write_source
from tests.mocksite.many import many
from tests.mocksite.site import open_site
from tests.samples import write_content
from tests.serving import ROOT, environment
from zoek.library.harvested import read_harvest


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench harvest", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=3_000)
    print(json.dumps({"machine": machine()} | measured(parser.parse_args().pages), indent=2))


def measured(pages: int) -> dict[str, Any]:
    """The figures for a number of pages."""
    with tempfile.TemporaryDirectory() as name, open_site(many(pages)) as site:
        content, data = write_content(Path(name) / "content"), Path(name) / "data"
        for file in ("begrippen.ttl", "gemeenten.csv"):
            (content / file).write_bytes((ROOT / "content" / file).read_bytes())
        for practice in (
            "praktijken/achter-de-voordeur-enschede.md",
            "praktijken/wijkteams-arnhem.md",
            "lessen/les-4-kijk-wat-er-al-is.md",
        ):
            path = content / practice
            path.write_text(
                path.read_text(encoding="utf-8").replace("themas: [wijkteam, wmo]", "themas: [wijkteam]"),
                encoding="utf-8",
            )
        write_source(content, "veel", site, "paginasPerDag = 10000\n")
        settings: dict[str, object] = {
            "ZOEK_CONTENT": content,
            "ZOEK_DATA": data,
            "ZOEK_LOOPBACK": 0,
            "ZOEK_CONTACT": "a@b.nl",
        }
        seconds = [_seconds(settings) for _ in range(2)]
        finds = len(read_harvest(data / "oogst").finds)
        sizes = {folder: _megabytes(data / folder) for folder in ("oogst", "index")}
    return {
        "pages": pages,
        "finds": finds,
        "requests": len(site.log),
        "seconds": seconds[0],
        "pagesPerSecond": round(pages / seconds[0], 1),
        "secondsWhenNothingIsDue": seconds[1],
        "peakMemoryMb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "sizeMb": sizes,
    }


def _seconds(settings: dict[str, object]) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", "from zoek.cli import main; main()", "harvest"],
        cwd=ROOT,
        env=environment(**settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return round(time.perf_counter() - began, 1)


def _megabytes(folder: Path) -> float:
    return round(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1024**2, 1)


if __name__ == "__main__":
    main()
