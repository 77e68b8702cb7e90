"""Requests a second through gunicorn on this machine: /zoeken asked by 1, 8 and 32 clients at once, over loopback.

    scripts/bench serve [--documents N] [--clients 1,8,32] [--seconds N] [--questions repeated,different]
                        [--connections kept,new] [--json]

The collection is the content of the project with generated practices up to so
many documents; it is made once and kept. Questions are those of
tests/benchmarks/corpus.py: one to twenty words, and phrases; 6,500 of 10,000
documents match on average.

- repeated: a thousand different questions, the second asked half as often as
  the first, the third a third as often (Zipf). Each was asked twice before the
  clock runs, as on a day on which the content did not change.
- different: no question comes twice, so that no answer can be remembered; 200
  others were asked before.

The clients run on the same cores as the server: `serverMs` and `clientMs` are
what a request takes of a processor on each side. `alone` is how many a second
they would come to if nothing else ran on the cores and none of them ever
waited: where other programs run, the truth lies between the two. To try
another set-up:
GUNICORN_CMD_ARGS="--workers 3 --threads 8" scripts/bench serve.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from tests.benchmarks.clients import crowd
from tests.benchmarks.collection import published
from tests.benchmarks.corpus import SEED, questions
from tests.benchmarks.memory import processor_seconds, workers
from tests.benchmarks.timing import machine, summary
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.benchmarks.clients import Address

REPEATED, DIFFERENT = "repeated", "different"
KEPT, NEW = "kept", "new"
POOL = 1_000
"""Different questions among those that are repeated."""
WARM_UP_CLIENTS, WARM_UP_REQUESTS, WARM_UP_S = 8, 200, 600
WANTED_PER_SECOND, WANTED_P95_MS = 300, 150
"""The goal at 10,000 documents with 32 clients on two cores."""
COLUMNS = (
    *("questions", "connections", "clients", "perSecond", "median", "p95", "failures"),
    *("requests", "kB", "serverMs", "clientMs", "alone"),
)


class Server(NamedTuple):
    """Where it listens, and the id of its first process."""

    address: Address
    pid: int


def distinct(seed: int) -> Iterator[str]:
    """The addresses of questions, none twice."""
    asked: set[str] = set()
    for number in itertools.count():
        for question in questions(seed + number):
            if question.typed not in asked:
                asked.add(question.typed)
                yield f"/zoeken?{urlencode({'q': question.typed})}"


def zipf(paths: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Paths at random; the one at place n comes 1/n as often as the first."""
    weights = list(itertools.accumulate(1 / place for place in range(1, len(paths) + 1)))
    while True:
        yield from chance.choices(paths, cum_weights=weights, k=1_000)


def level(server: Server, paths: Iterator[str], clients: int, seconds: float, *, is_kept: bool) -> dict[str, Any]:
    """Requests a second, milliseconds and failures with so many clients at once."""
    before = processor_seconds(server.pid)
    outcome = crowd(server.address, paths, clients, seconds, is_kept=is_kept)
    count = len(outcome.taken)
    server_ms = (processor_seconds(server.pid) - before) / count * 1000
    client_ms = outcome.client_seconds / count * 1000
    times = summary(outcome.taken)
    return {
        "clients": clients,
        "perSecond": round(count / outcome.seconds, 1),
        "median": round(times["median"], 1),
        "p95": round(times["p95"], 1),
        "failures": outcome.failures,
        "requests": count,
        "kB": round(outcome.bytes / count / 1000, 1),
        "serverMs": round(server_ms, 2),
        "clientMs": round(client_ms, 2),
        "alone": round((os.cpu_count() or 1) * 1000 / (server_ms + client_ms)),
    }


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Every level that was asked for, on one server; different questions first, while no answer is known."""
    data = published(options.documents)
    fresh, chance = distinct(SEED + 1_000_000), random.Random(SEED)
    pool = list(islice(distinct(SEED), POOL))
    levels: list[dict[str, Any]] = []
    with serving(data) as (url, pid):
        parts = urlsplit(url)
        server = Server((str(parts.hostname), int(parts.port or 0)), pid)
        for kind in sorted(options.questions):
            ready = zipf(pool, chance) if kind == REPEATED else _made(fresh, options)
            before = pool * 2 if kind == REPEATED else list(islice(ready, WARM_UP_REQUESTS))
            crowd(server.address, iter(before), WARM_UP_CLIENTS, WARM_UP_S, is_kept=False)
            for connections, clients in itertools.product(options.connections, options.clients):
                row = level(server, ready, clients, options.seconds, is_kept=connections == KEPT)
                levels.append({"questions": kind, "connections": connections, **row})
        memory = workers(pid)
    return {"machine": machine(), "documents": options.documents, "workers": memory, "levels": levels}


def _made(fresh: Iterator[str], options: argparse.Namespace) -> Iterator[str]:
    """Enough questions, made before the clock runs; more of them cost the client time."""
    levels = len(options.connections) * len(options.clients)
    count = WARM_UP_REQUESTS + int(levels * options.seconds * WANTED_PER_SECOND)
    return itertools.chain(list(islice(fresh, count)), fresh)


def table(outcome: Mapping[str, Any]) -> Iterator[str]:
    """Everything that was measured, for people: how it stands to the goal first."""
    yield ", ".join(f"{name} {value}" for name, value in outcome["machine"].items())
    yield f"{outcome['documents']:,} documents; workers at the end: {outcome['workers']}"
    yield f"\nTimes the goal of {WANTED_PER_SECOND} a second and {WANTED_P95_MS} ms (95%); above 1 is better\n"
    for row in outcome["levels"]:
        ratios = row["perSecond"] / WANTED_PER_SECOND, WANTED_P95_MS / row["p95"]
        yield f"{row['questions']}, {row['connections']}, {row['clients']} clients: {ratios[0]:.2f} and {ratios[1]:.2f}"
    yield ""
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|---" * len(COLUMNS) + "|"
    for row in outcome["levels"]:
        yield f"| {' | '.join(str(row[name]) for name in COLUMNS)} |"


def main() -> None:
    """Measure and print."""
    options = _options()
    outcome = measured(options)
    print(json.dumps(outcome, indent=2) if options.json else "\n".join(table(outcome)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench serve", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--clients", type=lambda text: [int(part) for part in text.split(",")], default=[1, 8, 32])
    parser.add_argument("--seconds", type=float, default=10, help="for each level")
    parser.add_argument("--questions", type=lambda text: text.split(","), default=[DIFFERENT, REPEATED])
    parser.add_argument("--connections", type=lambda text: text.split(","), default=[KEPT, NEW])
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
