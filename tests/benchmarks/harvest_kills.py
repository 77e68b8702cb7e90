"""Kill harvests of a mock site at random moments, and see whether anything was lost, doubled or asked for in vain.

    scripts/torture harvest [--times 100] [--pages 300]

Every process is killed with signal 9 at a random moment after it asked its
first page; when all pages are in, the next one starts with an empty store.
The exit code is 1 when anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.mocksite.institutes import write_source  # noqa: E402 - after the path is set
from tests.mocksite.many import ON_AN_INDEX, many  # noqa: E402
from tests.mocksite.run import command, left_by, rows_of  # noqa: E402
from tests.mocksite.site import Site, open_site  # noqa: E402
from tests.serving import environment  # noqa: E402
from zoek.harvest.store import State  # noqa: E402

PACE = 0.005
"""Of the second that the source waits: a run of 300 pages then takes some seconds, so that most kills meet it at work."""
LONGEST_DELAY_S = 1.0


@dataclass
class Killed:
    """What a run of kills came to; all but the first four are 0 when all is well."""

    kills: int = 0
    harvests: int = 0
    requests: int = 0
    in_flight: int = 0
    lost_pages: int = 0
    doubled_finds: int = 0
    asked_in_vain: int = 0
    failed_harvests: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether nothing was wrong."""
        return not any((self.lost_pages, self.doubled_finds, self.asked_in_vain, self.failed_harvests))


def kill(times: int, pages: int, seed: int) -> Killed:
    """Kill so many harvests of a site of so many pages."""
    outcome, chance = Killed(), random.Random(seed)
    while outcome.kills < times:
        with tempfile.TemporaryDirectory() as name, open_site(many(pages)) as site:
            _until_whole(Path(name), site, times, chance, outcome, pages)
    return outcome


def _until_whole(folder: Path, site: Site, times: int, chance: random.Random, outcome: Killed, pages: int) -> None:
    write_source(folder, "veel", site, "paginasPerDag = 10000\n")
    busy: Counter[str] = Counter()
    while outcome.kills < times:
        process = _started(folder, site)
        time.sleep(chance.uniform(0, LONGEST_DELAY_S))
        if process.poll() is not None:
            outcome.failed_harvests += process.returncode != 0
            break
        process.send_signal(signal.SIGKILL)
        process.wait()
        outcome.kills += 1
        busy.update(row.address for row in rows_of(folder).values() if row.state is State.BUSY)
    outcome.failed_harvests += (
        subprocess.run(
            command(folder, "--real"), cwd=ROOT, env=environment(), check=False, stdout=subprocess.DEVNULL
        ).returncode
        != 0
    )
    _compare(folder, site, busy, outcome, pages)


def _started(folder: Path, site: Site) -> subprocess.Popen[bytes]:
    """A harvest that has just asked its first page, or is over."""
    before = len(site.paths())
    process = subprocess.Popen(
        command(folder, "--real", "--pace", PACE), cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL
    )
    while process.poll() is None and len(site.paths()) == before:
        time.sleep(0.002)
    return process


def _compare(folder: Path, site: Site, busy: Counter[str], outcome: Killed, pages: int) -> None:
    expected = pages + -(-pages // ON_AN_INDEX) + 1
    asked = Counter(site.address + path for path in site.paths())
    found = Counter(find.address for find in left_by(folder).finds.values())
    outcome.harvests += 1
    outcome.requests += sum(asked.values())
    outcome.in_flight += sum(busy.values())
    outcome.lost_pages += expected - len(found)
    outcome.doubled_finds += sum(times - 1 for times in found.values())
    outcome.asked_in_vain += sum(max(times - 1 - busy[address], 0) for address, times in asked.items())


def main() -> None:
    """Do what was asked and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261125)
    options = parser.parse_args()
    outcome = kill(options.times, options.pages, options.seed)
    print(json.dumps(asdict(outcome), indent=1))
    sys.exit(not outcome.is_sound)


if __name__ == "__main__":
    main()
