"""How long a page of results takes: the whole of /zoeken through the application, and the search alone.

    scripts/bench page [--rounds N] [--json]

The network is left out (the application is called in this process). Every
question is asked in every round, in an order that a fixed seed shuffles;
the first round warms up and is not counted.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.timing import machine, summary
from tests.serving import ROOT
from zoek.config import Settings
from zoek.search.publication import Publications
from zoek.search.publish import publish
from zoek.search.query import parse
from zoek.web import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS = (
    "achter de voordeur",
    "wijkteam Arnhem",
    "wijkteams",
    '"achter de voordeur" Enschede',
    "schulden vroeg signaleren",
    "jeugdhulp op school",
    "één gezin één plan één regisseur",
    "bewoners nemen buurthuis over van gemeente",
    "wijkteam OF buurtteam -Rotterdam",
    "dagbesteding gemeente:Leeuwarden",
    "huisuitzetting voorkomen bij mensen met schulden en psychische problemen in een achterstandswijk",
    "",
)


def timed(work: Callable[[str], object], rounds: int) -> list[float]:
    """Milliseconds of every call; questions shuffled anew each round."""
    order, shuffled = list(QUESTIONS), random.Random(20261123)
    taken: list[float] = []
    for number in range(rounds + 1):
        shuffled.shuffle(order)
        for question in order:
            began = time.perf_counter()
            work(question)
            if number:
                taken.append((time.perf_counter() - began) * 1000)
    return taken


def main() -> None:
    """Build the index in a temporary folder, measure, print."""
    arguments = argparse.ArgumentParser(
        prog="scripts/bench page", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, began = Path(folder), time.perf_counter()
        publish(ROOT / "content", data, datetime.now(UTC), lambda done, total: None)
        seconds_to_build, began = time.perf_counter() - began, time.perf_counter()
        publication = Publications(data).current()
        seconds_to_open = time.perf_counter() - began
        client = create_app(Settings(data=data)).test_client()
        outcome = {
            "machine": machine(),
            "documents": len(publication.engine),
            "questions": len(QUESTIONS) * options.rounds,
            "buildSeconds": round(seconds_to_build, 2),
            "openSeconds": round(seconds_to_open, 2),
            "searchMs": summary(timed(lambda text: publication.search(parse(text)), options.rounds)),
            "pageMs": summary(timed(lambda text: client.get("/zoeken", query_string={"q": text}), options.rounds)),
        }
    if options.json:
        print(json.dumps(outcome, indent=2))
        return
    for name, value in outcome.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
