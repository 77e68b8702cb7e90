"""Mixed traffic at a steady rate on a server whose content changes meanwhile.

A request is due at its moment whether or not earlier ones were answered, and
its time runs from then: a server that falls behind is seen to do so.
"""

from __future__ import annotations

import json
import queue
import random
import re
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tests.benchmarks.building import LONGEST_BUILD_S, served_copy
from tests.benchmarks.memory import processor_seconds, workers
from tests.benchmarks.timing import summary
from tests.mocksite.many import many
from tests.mocksite.site import open_site
from tests.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.building import Builder

    Due = tuple[float, str, str]

CLIENTS = 32
"""Requests that may be open at once; at 50 a second one answer may take 0.6 s before others wait for it."""
PATIENCE_S = 30
INDEX_EVERY_S = 60
"""Between a new index and a harvest that makes another one, and the next two."""
FOLLOWED_PAGES, PAGES_A_HARVEST = 400, 40
"""Of the mock site that is followed; all are in before memory is looked at, since it grows with what is found."""
MOST_P95_MS = 200
MOST_GROWTH = 1.1
MOST_NOTES = 20
SETTLED_PART = 0.5
"""Of the time, before memory is looked at: every page was asked and remembered pages fill their room."""
MOVED_QUESTIONS = 5_000
"""Questions that no other request has, so that not every page of results is a remembered one."""
ADDRESS = re.compile(r"<loc>https?://[^/<]+([^<]*)</loc>")
MIX = {"results": 45, "page": 30, "suggestions": 10, "api": 8, "feed": 4, "download": 1, "machine": 2}
"""Parts of a hundred: someone who searches opens a few pages of results and some practices, and types."""
API = "/praktijken", "/begrippen", "/gemeenten", "/dekking"
MACHINE = ("/robots.txt", "/sitemap.xml", "/opensearch.xml", "/.well-known/security.txt", "/readyz", "/healthz")


@dataclass
class Used:
    """What mixed traffic came to."""

    minutes: float = 0.0
    requests: int = 0
    per_second: float = 0.0
    failed: list[str] = field(default_factory=list)
    milliseconds: dict[str, dict[str, float]] = field(default_factory=dict)
    """Median, 95th percentile and longest, by kind and of all together."""
    processor_ms: float = 0.0
    """What a request takes of the processor in the workers: on a machine that others use too it tells more than time."""
    publications: int = 0
    harvests: int = 0
    harvested_pages: int = 0
    failed_builds: int = 0
    mb: dict[str, int] = field(default_factory=dict)
    """Memory of the workers together, half-way and at the end."""

    @property
    def is_sound(self) -> bool:
        """Whether every request was answered in time and memory did not grow once it had settled."""
        is_flat = self.mb["end"] / self.mb["settled"] < MOST_GROWTH
        is_quick = self.milliseconds["all"]["p95"] < MOST_P95_MS
        return self.requests > 0 and not self.failed and not self.failed_builds and is_flat and is_quick


@dataclass
class Tally:
    """Times and failures as the clients note them."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def use(content: Path, minutes: float, per_second: float, seed: int = 20261125) -> Used:
    """Ask for so long at that rate, with a changed practice, a new index and a harvest every minute."""
    outcome, tally, began = Used(), Tally(), time.monotonic()
    with served_copy(content) as (builder, address, pid), open_site(many(FOLLOWED_PAGES)) as site:
        builder.follow(site)
        wanted = requests(pages(address), random.Random(seed))
        before_s = processor_seconds(pid)
        total, began = int(minutes * 60 * per_second), time.monotonic()
        with _publishing(builder, outcome), _clients(address, tally) as due:
            for number in range(total):
                moment = began + number / per_second
                time.sleep(max(0.0, moment - time.monotonic()))
                due.put((moment, *next(wanted)))
                if number == int(total * SETTLED_PART):
                    outcome.mb["settled"] = sum(worker["mb"] for worker in workers(pid))
        seconds = time.monotonic() - began
        outcome.processor_ms = round((processor_seconds(pid) - before_s) * 1000 / total, 1)
        outcome.mb["end"] = sum(worker["mb"] for worker in workers(pid))
        outcome.harvested_pages = len(site.paths())
    everything = [taken for times in tally.taken.values() for taken in times]
    outcome.minutes, outcome.requests = round(seconds / 60, 1), len(everything)
    outcome.per_second, outcome.failed = round(len(everything) / seconds, 1), tally.failed[:MOST_NOTES]
    outcome.milliseconds = {kind: summary(times) for kind, times in sorted(tally.taken.items())}
    outcome.milliseconds["all"] = summary(everything)
    return outcome


@contextmanager
def _publishing(builder: Builder, outcome: Used) -> Iterator[None]:
    """Change a practice and publish, and harvest, every minute while the block runs."""
    is_over = threading.Event()

    def publish() -> None:
        while not is_over.is_set():
            builder.add(1, f" ronde {outcome.publications}")
            outcome.failed_builds += builder.start().wait(LONGEST_BUILD_S) != 0
            outcome.publications += 1
            outcome.failed_builds += builder.harvest(PAGES_A_HARVEST).wait(LONGEST_BUILD_S) != 0
            outcome.harvests += 1
            is_over.wait(INDEX_EVERY_S)

    thread = threading.Thread(target=publish)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


@contextmanager
def _clients(address: str, tally: Tally) -> Iterator[queue.SimpleQueue[Due | None]]:
    """A queue that clients take requests from; at the end of the block all of them are answered."""
    due: queue.SimpleQueue[Due | None] = queue.SimpleQueue()
    threads = [threading.Thread(target=_client, args=(address, due, tally)) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    try:
        yield due
    finally:
        for _ in threads:
            due.put(None)
        for thread in threads:
            thread.join()


def pages(address: str) -> list[str]:
    """Every page of the sitemap."""
    with urllib.request.urlopen(f"{address}/sitemap.xml", timeout=PATIENCE_S) as answer:
        return ADDRESS.findall(answer.read().decode())


def requests(found: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """A kind and an address, on and on, in the proportions of the mix."""
    judged = (ROOT / "tests" / "relevance" / "vragen-eigen.jsonl").read_text(encoding="utf-8")
    asked = [json.loads(line)["vraag"] for line in judged.splitlines()]
    while True:
        for kind in chance.choices(list(MIX), list(MIX.values()), k=100):
            question = chance.choice(asked)
            if kind == "results":
                yield kind, _results(question, chance)
            else:
                yield kind, chance.choice(_addresses(question, found)[kind])


def _results(question: str, chance: random.Random) -> str:
    words = {"q": question, "pagina": chance.choice(("1", "1", "1", "2")), "sorteer": chance.choice(("", "", "titel"))}
    if chance.random() < 0.5:
        words |= {"proef": str(chance.randrange(MOVED_QUESTIONS))}
    if chance.random() < 0.3:
        words |= {"transitie": chance.choice(("jeugd", "onderwijs"))}
    return f"/zoeken?{urlencode(words)}"


def _addresses(question: str, found: list[str]) -> dict[str, Sequence[str]]:
    asked = urlencode({"q": question})
    practices = [path for path in found if path.startswith("/praktijken/")]
    return {
        "page": found,
        "suggestions": [f"/suggesties?{urlencode({'q': question[:length]})}" for length in range(2, 10)],
        "api": [f"/api/v1{path}" for path in (*practices[:3], f"/praktijken/_zoek?{asked}", *API)],
        "feed": [f"/feeds/zoeken.atom?{asked}"],
        "download": [f"/downloads/praktijken.{kind}" for kind in ("csv", "ods", "ndjson")],
        "machine": MACHINE,
    }


def _client(address: str, due: queue.SimpleQueue[Due | None], tally: Tally) -> None:
    while (wanted := due.get()) is not None:
        moment, kind, path = wanted
        failure = ""
        try:
            with urllib.request.urlopen(address + path, timeout=PATIENCE_S) as answer:
                answer.read()
        except (urllib.error.URLError, OSError) as error:
            failure = f"{path}: {error}"
        taken = (time.monotonic() - moment) * 1000
        with tally.lock:
            tally.taken.setdefault(kind, []).append(taken)
            if failure:
                tally.failed.append(failure)
