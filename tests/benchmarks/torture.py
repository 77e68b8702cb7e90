"""Try to break the index while it is searched: kill its builder, or publish for a long time.

    scripts/torture kill [--times 200]     kill -9 at random moments of indexing, publishing and switching
    scripts/torture soak [--minutes 30]    publish every 20 seconds and see what memory and open files do

Both serve a copy of the content of the project from a temporary folder on
this machine, ask it questions all the time and end what they started. The
exit code is 1 when anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.benchmarks.asking import CLIENTS, PAGES, Asked, asking  # noqa: E402 - after the path is set
from tests.benchmarks.memory import workers  # noqa: E402
from tests.samples import PRACTICE  # noqa: E402
from tests.serving import environment, serving  # noqa: E402
from zoek.errors import ZoekError  # noqa: E402
from zoek.search.publication import POINTER, Publications  # noqa: E402
from zoek.search.publish import BUILDING  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_BUILD_S = 120
SWITCH, BUILD, ANY = "switch", "build", "any"
FEWEST_PUBLICATIONS = 3
"""Enough to look at the workers twice, however slow the machine."""
START, SETTLED, END = "after the second publication", "after 5 minutes", "at the end"
SETTLED_MIN = 5
MOST_GROWTH = 1.1
"""Times the memory after five minutes; kept answers and word lists that are read at first need are there by then."""


FOLDERS_KEPT = 2
"""The publication in use and the one before it."""
BUILDS_TO_LET_GO = 3
"""A thread of the site holds the folder of its last answer until it answers again; the build after that removes it."""


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


class Builder:
    """Builds an index in processes of their own, that can be killed."""

    def __init__(self, content: Path, data: Path) -> None:
        """Build the first index and see how long that takes."""
        self._content, self._data = content, data
        began = time.monotonic()
        assert self.start().wait(LONGEST_BUILD_S) == 0
        self.duration_s = time.monotonic() - began
        self._base = len(self._current())

    def _current(self) -> set[str]:
        return set(Publications(self._data).current().library.practices)

    def count(self) -> int:
        """How many documents the index in use holds above the first one; raises EngineError."""
        return len(self._current()) - self._base

    def add(self, number: int, text: str = "") -> None:
        """Put one more practice in the content, or change one."""
        practice = PRACTICE[: PRACTICE.index("verwant:")] + PRACTICE[PRACTICE.index("bronnen:") :]
        practice = practice.replace("themas: [wijkteam]", "themas: []").replace("regios: [Twente]", "regios: []")
        path = self._content / "praktijken" / f"proef-{number}.md"
        path.write_text(practice.replace("Achter de voordeur in Enschede", f"Proef {number}{text}"), encoding="utf-8")

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        """`zoek index`, running."""
        return subprocess.Popen(
            [sys.executable, "-c", "from zoek.cli import main; main()", "index", *options],
            cwd=ROOT,
            env=environment(ZOEK_CONTENT=self._content, ZOEK_DATA=self._data),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self, process: subprocess.Popen[bytes], moment: str, delay_s: float) -> str:
        """Kill it a while after the moment; gives what it was doing, "" when it had finished."""
        before = self._pointer()
        deadline = time.monotonic() + LONGEST_BUILD_S
        while process.poll() is None and time.monotonic() < deadline and not self._is_at(moment, before):
            time.sleep(0.0002)
        until = time.monotonic() + delay_s
        while process.poll() is None and time.monotonic() < until:
            time.sleep(0.0002)
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            return ""
        if self._pointer() != before:
            return "after the switch"
        return "while building" if list((self._data / "index").glob(f"{BUILDING}*")) else "before building"

    def _is_at(self, moment: str, before: str) -> bool:
        folder = self._data / "index"
        if moment == SWITCH:
            return (folder / f"{POINTER}.nieuw").exists() or self._pointer() != before
        return moment == ANY or any(folder.glob(f"{BUILDING}*"))

    def _pointer(self) -> str:
        return (self._data / "index" / POINTER).read_text(encoding="utf-8")

    def folders(self) -> list[str]:
        """The folders beside the pointer: publications, and builds that were broken off."""
        return [path.name for path in (self._data / "index").iterdir() if path.is_dir()]


def kill(content: Path, times: int, seed: int) -> Killed:
    """Kill the builder that many times while a server answers questions over a copy of the content."""
    outcome, chance = Killed(), random.Random(seed)
    with _served_copy(content) as (builder, address, _), asking(address) as asked:
        for number in range(1, times + 1):
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
        _compare(builder, asked, outcome, times)
        _until_all_saw(asked, outcome)
        for _ in range(BUILDS_TO_LET_GO):
            assert builder.start("--full").wait(LONGEST_BUILD_S) == 0
            folders = builder.folders()
            if len(folders) <= FOLDERS_KEPT:
                break
            time.sleep(1)
    outcome.left_behind = max(len(folders) - FOLDERS_KEPT, 0) + sum(name.startswith(BUILDING) for name in folders)
    outcome.requests, outcome.failed_requests, outcome.wrong_counts = asked.requests, asked.failed, asked.wrong
    outcome.documents, outcome.slowest_answer_s = times, asked.slowest_s
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
    with _served_copy(content) as (builder, address, pid), asking(address) as asked:
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


@contextmanager
def _served_copy(content: Path) -> Iterator[tuple[Builder, str, int]]:
    with tempfile.TemporaryDirectory() as name:
        copy, data = Path(name) / "content", Path(name) / "data"
        shutil.copytree(content, copy)
        builder = Builder(copy, data)
        with serving(data) as (address, pid):
            yield builder, address, pid


def main() -> None:
    """Do what was asked and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = arguments.add_subparsers(dest="command", required=True)
    killing, soaking = commands.add_parser("kill"), commands.add_parser("soak")
    killing.add_argument("--times", type=int, default=200, help="at most 10000")
    killing.add_argument("--seed", type=int, default=20261123)
    soaking.add_argument("--minutes", type=float, default=30, help="at most 1440")
    options = arguments.parse_args()
    if options.command == "kill":
        outcome: Killed | Soaked = kill(ROOT / "content", min(options.times, 10_000), options.seed)
    else:
        outcome = soak(ROOT / "content", min(options.minutes, 1440))
    print(json.dumps(asdict(outcome), indent=1))
    sys.exit(not outcome.is_sound)


if __name__ == "__main__":
    main()
