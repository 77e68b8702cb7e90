"""How long the files of a session take: slides, running order and hand-out, from chosen practices to bytes.

    scripts/bench decks [--rounds N] [--json]

Every kind of session in every format. The content is read once, before the clock starts; the last line
is four practices of a case discussion with reading the content. The first
round warms up and is not counted; practices change every round. `processor`
is the time that this process computed, which other work does not lengthen.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.timing import machine, summary
from tests.serving import ROOT
from zoek.library import read_library
from zoek.presentations import SESSIONS, Request
from zoek.presentations.text_writing import TEXT_FORMATS, TEXTS
from zoek.presentations.writing import FORMATS, make_file

if TYPE_CHECKING:
    from zoek.library import Library

PRACTICES = 4
Maker = Callable[[Request], tuple[bytes, int]]
"""What makes the bytes of a file, and tells how many slides or blocks of text are in it."""


def makers() -> dict[str, Maker]:
    """What makes each file, by its name."""
    slides = {kind: partial(_deck, kind) for kind in FORMATS}
    texts = {f"{name}.{kind}": partial(_text, name, kind) for name in TEXTS for kind in TEXT_FORMATS}
    return {**slides, **texts}


def _deck(kind: str, request: Request) -> tuple[bytes, int]:
    made = make_file(request, kind)
    return made.data, len(made.deck.slides)


def _text(name: str, kind: str, request: Request) -> tuple[bytes, int]:
    document = TEXTS[name](request)
    return TEXT_FORMATS[kind].write(document), len(document.blocks)


def measure(library: Library, session: str, make: Maker, rounds: int) -> dict[str, float]:
    """Milliseconds for four practices, and the median number of slides or blocks and of kilobytes."""
    choices, names = random.Random(20261123), sorted(library.practices)
    taken, busy, sizes, counts = [], [], [], []
    for number in range(rounds + 1):
        chosen = tuple(library.practices[name] for name in choices.sample(names, PRACTICES))
        began, began_busy = time.perf_counter(), time.process_time()
        data, count = make(Request(chosen, tuple(library.lessons.values()), SESSIONS[session]))
        if number:
            taken.append((time.perf_counter() - began) * 1000)
            busy.append((time.process_time() - began_busy) * 1000)
            sizes.append(len(data) / 1024)
            counts.append(count)
    middle = {"processor": summary(busy)["median"]}
    return (
        summary(taken)
        | middle
        | {"parts": sorted(counts)[len(counts) // 2], "kB": round(sorted(sizes)[len(sizes) // 2])}
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
    figures = {f"{s}, {k}": measure(library, s, make, options.rounds) for s in SESSIONS for k, make in makers().items()}
    figures["with reading the content"] = together(max(3, options.rounds // 4))
    if options.json:
        print(json.dumps({"machine": machine(), "decks": figures}, indent=2))
        return
    print(", ".join(f"{name} {value}" for name, value in machine().items()))
    for name, row in figures.items():
        print(f"{name:<26}", ", ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
