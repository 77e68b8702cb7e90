"""Requests a second through gunicorn: /zoeken asked by 1, 8 and 32 clients at once, over loopback.

    scripts/bench serve [--clients 1,8,32] [--requests N] [--seconds N] [--json]

The site holds the content of the project (some hundred documents), not a
generated one. The clients are threads of this process: they take processor
time from the server on the same machine, so a server alone does better.
Each level ends after so many requests or seconds, whichever comes first; a
level before it warms up. A failure is any answer but 200, or none.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.benchmarks.corpus import SEED
from tests.benchmarks.page import QUESTIONS
from tests.benchmarks.timing import machine, summary
from tests.serving import ROOT, served
from zoek.search.publish import publish

WARM_UP_CLIENTS, WARM_UP_REQUESTS = 4, 100
TIMEOUT_S = 30


@dataclass
class Level:
    """What so many clients at once got; shared by their threads."""

    host: str
    requests: int
    ends_at: float
    taken: list[float] = field(default_factory=list)
    failures: int = 0
    _count: itertools.count[int] = field(default_factory=itertools.count)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def ask_on(self, seed: int) -> None:
        """Be one client: ask until the level is over."""
        chance = random.Random(seed)
        connection = HTTPConnection(self.host, timeout=TIMEOUT_S)
        while next(self._count) < self.requests and time.perf_counter() < self.ends_at:
            began = time.perf_counter()
            is_answered = _is_answered(connection, chance.choice(QUESTIONS))
            taken = (time.perf_counter() - began) * 1000
            with self._lock:
                self.taken.append(taken)
                self.failures += not is_answered
        connection.close()


def _is_answered(connection: HTTPConnection, question: str) -> bool:
    try:
        connection.request("GET", f"/zoeken?{urlencode({'q': question})}")
        response = connection.getresponse()
        response.read()
    except (OSError, HTTPException):
        connection.close()
        return False
    return response.status == 200


def level(host: str, clients: int, requests: int, seconds: float) -> dict[str, object]:
    """Requests a second, times and failures with so many clients at once."""
    began = time.perf_counter()
    one = Level(host, requests, began + seconds)
    threads = [threading.Thread(target=one.ask_on, args=(SEED + number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    return {
        "clients": clients,
        "requests": len(one.taken),
        "perSecond": round(len(one.taken) / took, 1),
        "ms": summary(one.taken),
        "failures": one.failures,
    }


def main() -> None:
    """Publish the content in a temporary folder, serve it, measure, print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        publish(ROOT / "content", Path(folder), datetime.now(UTC), lambda done, total: None)
        with served(Path(folder)) as address:
            host = urlsplit(address).netloc
            level(host, WARM_UP_CLIENTS, WARM_UP_REQUESTS, options.seconds)
            levels = [level(host, clients, options.requests, options.seconds) for clients in options.clients]
    outcome = {"machine": machine(), "content": "the content of the project", "levels": levels}
    if options.json:
        print(json.dumps(outcome, indent=2))
        return
    for name, value in (*outcome.items(),)[:2]:
        print(f"{name}: {value}")
    for row in levels:
        print(", ".join(f"{name} {value}" for name, value in row.items()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench serve", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clients", type=lambda text: [int(part) for part in text.split(",")], default=[1, 8, 32])
    parser.add_argument("--requests", type=int, default=1_000, help="at most, for each number of clients")
    parser.add_argument("--seconds", type=float, default=20, help="at most, for each number of clients")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
