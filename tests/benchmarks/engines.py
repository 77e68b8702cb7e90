"""Zoek's engine beside others, at the work of a page of results: ratios first.

    scripts/bench engines [--documents 1000,10000,100000] [--rounds N] [--peers zoek,tantivy] [--json | --into FILE]

One page is: the best twenty over three weighted fields, four facets counted
over all matches, twenty snippets with the words marked, the total. The
questions are one to twenty words of which one suffices, words of which one is
only begun (`wijk*`), and phrases. Every engine is open in this one process and
gets every question in every round, in an order that a fixed seed shuffles; the
first round warms up and is told apart. An engine that is not on
this machine is printed as NOT MEASURED. All sizes take some forty minutes on a
quiet machine with two cores, nearly all of it Whoosh itself and Xapian indexing
100,000 documents. `--into` adds the tables to a file in Markdown.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import SEED, questions
from tests.benchmarks.indexing import NOTHING, UPDATE, indexed
from tests.benchmarks.peers import INDEXES, PEERS, make_peer, why_missing
from tests.benchmarks.report import OWN, tables
from tests.benchmarks.timing import machine, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from tests.benchmarks.corpus import Question
    from tests.benchmarks.peers.peer import Peer


def main() -> None:
    """Measure every size asked for, print."""
    options = _options()
    missing = {name: why for name in options.peers if (why := why_missing(name))}
    names = [name for name in options.peers if name not in missing]
    if not names:
        sys.exit("None of these engines is on this machine: " + ", ".join(missing))
    outcome: dict[str, Any] = {"machine": machine(), "rounds": options.rounds, "notMeasured": missing}
    outcome["sizes"] = [measured(names, count, options.rounds) for count in options.documents]
    if options.into:
        with options.into.open("a", encoding="utf-8") as file:
            file.write(f"\n## scripts/bench engines --rounds {options.rounds}\n\n{tables(outcome)}\n")
    print(json.dumps(outcome, indent=2) if options.json else tables(outcome))


def measured(names: Sequence[str], count: int, rounds: int) -> dict[str, Any]:
    """All figures of every engine at a number of documents."""
    with tempfile.TemporaryDirectory() as root:
        indexes = {name: Path(root, INDEXES.get(name, name)) for name in names}
        made: dict[Path, dict[str, float]] = {}
        for folder in dict.fromkeys(indexes.values()):
            folder.mkdir()
            _tell(f"{count} documents: {folder.name} makes its index")
            made[folder] = indexed(folder.name, count, folder)
        peers = {name: make_peer(name, folder) for name, folder in indexes.items()}
        opened = {name: _milliseconds(peer.open) for name, peer in peers.items()}
        _tell(f"{count} documents: questions")
        times = _asked(peers, rounds)
        own = Path(root, OWN)
        updated = {"update": indexed(UPDATE, count, own)} if own in made else {}
        return updated | {
            "documents": count,
            "questions": len(questions()),
            "generator": indexed(NOTHING, count, Path(root, NOTHING)),
            "engines": {
                name: {
                    "version": peer.version,
                    "index": made[indexes[name]],
                    "openMs": round(opened[name], 1),
                    "meanMatches": round(statistics.mean(peer.page(one).total for one in questions())),
                    **{f"{kind}Ms": summary(by_name[name]) for kind, by_name in times.items()},
                }
                for name, peer in peers.items()
            },
        }


Times = dict[str, dict[str, list[float]]]


def _asked(peers: dict[str, Peer], rounds: int) -> Times:
    """Milliseconds by what was asked, then by engine: pages of the first round, and pages and ids of those after it.

    `pageProcessor` is the processor time of the same pages, which other programs on the machine disturb less.
    """
    times: Times = {kind: defaultdict(list) for kind in ("firstPage", "page", "pageProcessor", "ids")}
    order, names, chance = list(questions()), list(peers), random.Random(SEED)
    for number in range(rounds + 1):
        chance.shuffle(order)
        for question in order:
            chance.shuffle(names)
            for name in names:
                _ask(name, peers[name], question, times, is_first=not number)
    return times


def _ask(name: str, peer: Peer, question: Question, times: Times, *, is_first: bool) -> None:
    began = time.process_time()
    page = _milliseconds(lambda: peer.page(question))
    processor = (time.process_time() - began) * 1000
    ids = _milliseconds(lambda: peer.ids(question))
    if is_first:
        times["firstPage"][name].append(page)
        return
    times["page"][name].append(page)
    times["pageProcessor"][name].append(processor)
    times["ids"][name].append(ids)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench engines", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--documents", type=_counts, default=[1_000, 10_000, 100_000], help="sizes, with commas between"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often every question is asked and counted")
    parser.add_argument("--peers", type=_names, default=list(PEERS), help=", ".join(PEERS))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--into", type=Path, metavar="FILE", help="add the tables to this file")
    return parser.parse_args()


def _counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in PEERS]
    if unknown:
        message = f"unknown: {', '.join(unknown)}; there are {', '.join(PEERS)}"
        raise argparse.ArgumentTypeError(message)
    return names


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
