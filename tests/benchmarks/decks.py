"""How long a file with slides takes: from chosen practices to bytes, for every session and format.

    scripts/bench decks [--rounds N] [--json]

The content is read once, before the clock starts; the last line
is four practices of a case discussion with reading the content. The first
round warms up and is not counted; practices change every round. `processor`
is the time that this process computed, which other work does not lengthen.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from typing import TYPE_CHECKING

from tests.benchmarks.timing import machine, summary
from tests.serving import ROOT
from zoek.library import read_library
from zoek.presentations import SESSIONS, Request
from zoek.presentations.writing import FORMATS, make_file

if TYPE_CHECKING:
    from zoek.library import Library

PRACTICES = 4


def measure(library: Library, session: str, kind: str, rounds: int) -> dict[str, float]:
    """Milliseconds for four practices, and the median number of slides and kilobytes."""
    choices, names = random.Random(20261123), sorted(library.practices)
    taken, busy, sizes, slides = [], [], [], []
    for number in range(rounds + 1):
        chosen = tuple(library.practices[name] for name in choices.sample(names, PRACTICES))
        began, began_busy = time.perf_counter(), time.process_time()
        made = make_file(Request(chosen, tuple(library.lessons.values()), SESSIONS[session]), kind)
        if number:
            taken.append((time.perf_counter() - began) * 1000)
            busy.append((time.process_time() - began_busy) * 1000)
            sizes.append(len(made.data) / 1024)
            slides.append(len(made.deck.slides))
    middle = {"processor": summary(busy)["median"]}
    return (
        summary(taken)
        | middle
        | {"slides": sorted(slides)[len(slides) // 2], "kB": round(sorted(sizes)[len(sizes) // 2])}
    )


def together(rounds: int) -> dict[str, float]:
    """Milliseconds for reading the content and making a PowerPoint file of four practices."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        library = read_library(ROOT / "content")
        chosen = tuple(list(library.practices.values())[:PRACTICES])
        make_file(Request(chosen, tuple(library.lessons.values()), SESSIONS["casus"]), "pptx")
        taken.append((time.perf_counter() - began) * 1000)
    return summary(taken)


def main() -> None:
    """Measure, and print for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    library = read_library(ROOT / "content")
    figures = {f"{s}, {k}": measure(library, s, k, options.rounds) for s in SESSIONS for k in FORMATS}
    figures["with reading the content"] = together(max(3, options.rounds // 4))
    if options.json:
        print(json.dumps({"machine": machine(), "decks": figures}, indent=2))
        return
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    for name, row in figures.items():
        print(f"{name:<26}", ", ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
