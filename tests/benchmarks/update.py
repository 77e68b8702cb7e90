"""What a small change costs: ten practices of many change, and `zoek index` publishes them, as an editor runs it.

    scripts/bench update [--documents 10000] [--changed 10] [--rounds N] [--json]

Measured is the whole command, from its start until the new index is in use,
by the clock and in time of the processor; beside it the command over content
that did not change, and one that makes everything anew. The content is the
project's own with generated practices.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.collection import published
from tests.benchmarks.corpus import SEED
from tests.benchmarks.timing import machine
from tests.serving import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHANGE = "\nHier staat nu iets anders.\n"
KINDS = ("nothing changed", "changed", "everything anew")


def main() -> None:
    """Measure and print."""
    options = _options()
    outcome: dict[str, Any] = {"machine": machine(), "documents": options.documents, "changed": options.changed}
    outcome |= measured(published(options.documents).parent, options.changed, options.rounds)
    print(json.dumps(outcome, indent=2) if options.json else table(outcome))


def measured(collection: Path, changed: int, rounds: int) -> dict[str, Any]:
    """Seconds of each kind of run over a copy of a collection (a folder with content/ and data/)."""
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "copy")
        shutil.copytree(collection, copy)
        _index(copy)
        files = sorted((copy / "content" / "praktijken").glob("document-*.md"))
        times: dict[str, list[tuple[float, float]]] = {kind: [] for kind in KINDS}
        for _ in range(rounds):
            times["nothing changed"].append(_timed(lambda: _index(copy)))
            for path in chance.sample(files, min(changed, len(files))):
                path.write_text(path.read_text("utf-8") + CHANGE, "utf-8")
            times["changed"].append(_timed(lambda: _index(copy)))
        times["everything anew"].append(_timed(lambda: _index(copy, "--full")))
    return {"runs": {kind: _summary(found) for kind, found in times.items()}}


def _index(folder: Path, *options: str) -> None:
    where = environment(ZOEK_CONTENT=folder / "content", ZOEK_DATA=folder / "data")
    command = [sys.executable, "-c", "from zoek.cli import main; main()", "index", *options]
    # Python keeps what it compiled, as it does unless it is told otherwise.
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env=where | {"PYTHONDONTWRITEBYTECODE": ""}
    )
    if done.returncode:
        sys.exit(done.stderr)


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor in the processes that were started."""
    began, before = time.perf_counter(), _of_children()
    work()
    return time.perf_counter() - began, _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _summary(found: Sequence[tuple[float, float]]) -> dict[str, float]:
    clock, processor = zip(*found, strict=True)
    return {
        "median": round(statistics.median(clock), 2),
        "slowest": round(max(clock), 2),
        "processor": round(statistics.median(processor), 2),
    }


def table(outcome: dict[str, Any]) -> str:
    """The outcome for people, in Markdown."""
    lines = [", ".join(f"{name} {value}" for name, value in outcome["machine"].items()), ""]
    lines.append(f"{outcome['documents']:,} documents, {outcome['changed']} changed each time; seconds")
    lines += ["", "| `zoek index` | median | slowest | of the processor |", "|---|---|---|---|"]
    lines += [
        f"| {kind} | {row['median']} | {row['slowest']} | {row['processor']} |" for kind, row in outcome["runs"].items()
    ]
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench update", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--changed", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
