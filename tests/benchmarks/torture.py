"""Try to break the index while it is searched, and the site while it is used.

    scripts/torture kill [--times 200]         kill -9 at random moments of indexing, publishing and switching
    scripts/torture soak [--minutes 30]        publish every 20 seconds and see what memory and open files do
    scripts/torture hostile [--count 20000]    requests that no browser sends, from eight clients
    scripts/torture traffic [--minutes 120]    50 requests a second for everything there is, with new content and a harvest every minute

Both serve a copy of the content of the project from a temporary folder on
this machine, ask it questions all the time and end what they started. The
exit code is 1 when anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.benchmarks.asking import CLIENTS, PAGES, Asked, asking  # noqa: E402 - after the path is set
from tests.benchmarks.building import ANY, BUILD, LONGEST_BUILD_S, SWITCH, Builder, served_copy  # noqa: E402
from tests.benchmarks.hostile import Besieged, besiege  # noqa: E402
from tests.benchmarks.memory import workers  # noqa: E402
from tests.benchmarks.traffic import Used, use  # noqa: E402
from zoek.errors import ZoekError  # noqa: E402
from zoek.search.publish import BUILDING  # noqa: E402

FEWEST_PUBLICATIONS = 3
"""Enough to look at the workers twice, however slow the machine."""
START, SETTLED, END = "after the second publication", "after 5 minutes", "at the end"
SETTLED_MIN = 5
MOST_GROWTH = 1.1
"""Times the memory after five minutes; kept answers and word lists that are read at first need are there by then."""


TRIES = 3
"""For each kill: of builders that only merge a change one in three is done before its moment has come (2026)."""
FOLDERS_KEPT = 2
"""The publication in use and the one before it."""
BUILDS_TO_LET_GO = 1
"""A worker holds the folder before until it answers from the new one; the build after that removes it."""


@dataclass
class Killed:
    """What a run of kills came to; from the failed requests on, all is 0 when all is well."""

    kills: dict[str, int] = field(default_factory=dict)
    """By what the builder was doing when it was killed."""
    finished: int = 0
    requests: int = 0
    documents: int = 0
    slowest_answer_s: float = 0.0
    failed_requests: int = 0
    wrong_counts: int = 0
    lost_documents: int = 0
    damaged: int = 0
    left_behind: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was wrong."""
        wrong = self.failed_requests, self.wrong_counts, self.lost_documents, self.damaged, self.left_behind
        return self.requests > 0 and not any(wrong)


@dataclass
class Soaked:
    """What a long run came to, with memory and open files of each worker at the start, on the way and at the end."""

    minutes: float = 0.0
    publications: int = 0
    requests: int = 0
    failed_requests: int = 0
    wrong_counts: int = 0
    failed_builds: int = 0
    slowest_answer_s: float = 0.0
    folders: int = 0
    most_files: int = 0
    workers: dict[str, list[dict[str, int]]] = field(default_factory=dict)
    """By when they were looked at."""

    def look(self, minutes: float, found: list[dict[str, int]]) -> None:
        """Note what the workers hold after so many minutes; the last look is the end."""
        self.minutes = round(minutes, 1)
        self.most_files = max(self.most_files, *(worker["files"] for worker in found))
        self.workers.setdefault(START, found)
        if minutes >= SETTLED_MIN:
            self.workers.setdefault(SETTLED, found)
        self.workers[END] = found

    @property
    def is_sound(self) -> bool:
        """Whether nothing failed, no file stayed open and memory did not grow once it had settled.

        Each client may have a request open when files are counted.
        """
        wrong = self.failed_requests, self.wrong_counts, self.failed_builds
        at_first = max(worker["files"] for worker in self.workers[START])
        before = sum(worker["mb"] for worker in self.workers.get(SETTLED, self.workers[END]))
        growth = sum(worker["mb"] for worker in self.workers[END]) / before
        has_leaked = self.most_files > at_first + CLIENTS or growth > MOST_GROWTH
        return self.requests > 0 and not any(wrong) and not has_leaked


def kill(content: Path, times: int, seed: int) -> Killed:
    """Kill the builder that many times while a server answers questions over a copy of the content.

    A builder that was done before it could be killed is not counted; after
    three tries for each kill the run ends.
    """
    outcome, chance, number = Killed(), random.Random(seed), 0
    with served_copy(content) as (builder, address, _), asking(address) as asked:
        while sum(outcome.kills.values()) < times and number < TRIES * times:
            number += 1
            builder.add(number)
            asked.highest = number
            options = ["--full"] if chance.random() < 0.5 else []
            moment = (ANY, BUILD, SWITCH)[number % 3]
            delay_s = chance.random() * {ANY: 1.0, BUILD: 0.5, SWITCH: 0.05}[moment]
            delay_s *= builder.duration_s if moment != SWITCH else 1
            doing = builder.kill(builder.start(*options), moment, delay_s)
            if doing:
                outcome.kills[doing] = outcome.kills.get(doing, 0) + 1
            outcome.finished += not doing
            _compare(builder, asked, outcome, number if not doing else asked.lowest)
        assert builder.start().wait(LONGEST_BUILD_S) == 0
        _compare(builder, asked, outcome, number)
        _until_all_saw(asked, outcome)
        for _ in range(BUILDS_TO_LET_GO):
            assert builder.start("--full").wait(LONGEST_BUILD_S) == 0
            folders = builder.folders()
            if len(folders) <= FOLDERS_KEPT:
                break
            time.sleep(1)
    outcome.left_behind = max(len(folders) - FOLDERS_KEPT, 0) + sum(name.startswith(BUILDING) for name in folders)
    outcome.requests, outcome.failed_requests, outcome.wrong_counts = asked.requests, asked.failed, asked.wrong
    outcome.documents, outcome.slowest_answer_s = number, asked.slowest_s
    return outcome


def _compare(builder: Builder, asked: Asked, outcome: Killed, committed: int) -> None:
    """Whether the index on the disk holds what was committed; from now on the site must hold it too."""
    try:
        found = builder.count()
    except ZoekError:
        outcome.damaged += 1
        return
    outcome.lost_documents += max(committed - found, 0)
    asked.raise_to(found)


def _until_all_saw(asked: Asked, outcome: Killed) -> None:
    """Wait until the site was asked again some times: then both workers have opened the newest index."""
    enough, deadline = asked.requests + 20 * len(PAGES), time.monotonic() + LONGEST_BUILD_S
    while asked.requests < enough and time.monotonic() < deadline:
        time.sleep(0.01)
    outcome.damaged += asked.requests < enough


def soak(content: Path, minutes: float, every_s: float = 20) -> Soaked:
    """Publish every so many seconds while a server answers questions over a copy of the content."""
    outcome = Soaked()
    with served_copy(content) as (builder, address, pid), asking(address) as asked:
        began = time.monotonic()
        while time.monotonic() < began + minutes * 60 or outcome.publications < FEWEST_PUBLICATIONS:
            next_at = time.monotonic() + every_s
            asked.highest = 1
            builder.add(1, f" ronde {outcome.publications}")
            outcome.failed_builds += builder.start().wait(LONGEST_BUILD_S) != 0
            outcome.publications += 1
            asked.raise_to(1)
            time.sleep(max(next_at - time.monotonic(), 0))
            if outcome.publications >= 2:
                outcome.look((time.monotonic() - began) / 60, workers(pid))
        outcome.folders = len(builder.folders())
    outcome.requests, outcome.failed_requests, outcome.wrong_counts = asked.requests, asked.failed, asked.wrong
    outcome.slowest_answer_s = asked.slowest_s
    return outcome


def main() -> None:
    """Do what was asked and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = arguments.add_subparsers(dest="command", required=True)
    killing, soaking = commands.add_parser("kill"), commands.add_parser("soak")
    attacking, using = commands.add_parser("hostile"), commands.add_parser("traffic")
    killing.add_argument("--times", type=int, default=200, help="at most 10000")
    killing.add_argument("--seed", type=int, default=20261123)
    soaking.add_argument("--minutes", type=float, default=30, help="at most 1440")
    attacking.add_argument("--count", type=int, default=20_000, help="at most 1000000")
    attacking.add_argument("--seed", type=int, default=20261125)
    using.add_argument("--minutes", type=float, default=120, help="at most 1440")
    using.add_argument("--rate", type=float, default=50, help="requests a second, at most 1000")
    outcome = _outcome(arguments.parse_args())
    print(json.dumps(asdict(outcome), indent=1))
    sys.exit(not outcome.is_sound)


def _outcome(options: argparse.Namespace) -> Killed | Soaked | Besieged | Used:
    content = ROOT / "content"
    if options.command == "kill":
        return kill(content, min(options.times, 10_000), options.seed)
    if options.command == "soak":
        return soak(content, min(options.minutes, 1440))
    if options.command == "hostile":
        return besiege(content, min(options.count, 1_000_000), options.seed)
    return use(content, min(options.minutes, 1440), min(options.rate, 1_000))


if __name__ == "__main__":
    main()
