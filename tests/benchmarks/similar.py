"""How long a plan takes to compare: reading it, finding candidates, comparing each, and looking for what is new.

    scripts/bench similar [--documents N] [--plans N] [--words N] [--json]

Practices are generated (corpus.py), the thesaurus and municipalities are
those of the project. Every plan is compared for the first time, when most
practices must be read, and then again (`again`), when they are remembered.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import SEED, documents
from tests.benchmarks.timing import machine, summary
from tests.serving import ROOT
from zoek.analysis import DutchAnalyzer
from zoek.library import Library, Period, Practice, read_library
from zoek.library.fields import TARGET_GROUPS
from zoek.search.building import build
from zoek.search.document import documents_of
from zoek.search.knowledge import knowledge_of
from zoek.search.whoosh_engine import WhooshEngine
from zoek.similarity.comparer import Comparer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.search.document import Document


def practices(count: int, library: Library) -> Iterator[Practice]:
    """Generated practices with themes, places and target groups of the project."""
    themes, places, groups = list(library.thesaurus.concepts), list(library.municipalities), list(TARGET_GROUPS)
    pattern = next(iter(library.practices.values()))
    for number, document in enumerate(documents(count)):
        lines = document.body.split("\n")
        third = len(lines) // 3
        yield replace(
            pattern,
            id=document.id,
            title=document.title,
            summary=document.summary,
            municipalities=(places[number % len(places)],),
            is_nationwide=False,
            period=Period(document.since, document.until),
            themes=tuple(themes[(number * step) % len(themes)] for step in (1, 7, 13)),
            target_groups=(groups[number % len(groups)],),
            related=(),
            problem="\n\n".join(lines[:third]),
            approach="\n\n".join(lines[third:-third]),
            results="\n".join(f"- {line} [1]" for line in lines[-third:]),
        )


def plans(count: int, words: int) -> list[str]:
    """Plans of so many words, made as the practices are, with words of the field in every third sentence."""
    made = list(documents(count * 2, SEED + 7))
    return [_plan(made[2 * number : 2 * number + 2], words) for number in range(count)]


def _plan(parts: Sequence[Document], words: int) -> str:
    field = "Een team van wijkcoaches helpt gezinnen met schulden, samen met de woningcorporatie. "
    sentences = " ".join(part.body.replace("\n", " ") for part in parts).split(". ")
    text = ". ".join(field + sentence if number % 3 == 0 else sentence for number, sentence in enumerate(sentences))
    return " ".join(text.split()[:words]) + "."


def main() -> None:
    """Build the index in a temporary folder, measure, print."""
    arguments = argparse.ArgumentParser(
        prog="scripts/bench similar", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in (("--documents", 10_000), ("--plans", 40), ("--words", 500)):
        arguments.add_argument(name, type=int, default=default)
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    content = read_library(ROOT / "content")
    library = replace(content, practices={one.id: one for one in practices(options.documents, content)}, lessons={})
    with tempfile.TemporaryDirectory() as folder:
        analyzer = DutchAnalyzer()
        build(Path(folder), documents_of(library), analyzer)
        engine = WhooshEngine(Path(folder))
        knowledge = knowledge_of(library, engine, analyzer)
        began = time.perf_counter()
        comparer = Comparer(library, engine, knowledge)
        open_ms = (time.perf_counter() - began) * 1000
        taken = [_milliseconds(comparer, text) for text in plans(options.plans + 1, options.words)][1:]
        again = [_milliseconds(comparer, text) for text in plans(options.plans + 1, options.words)][1:]
    outcome = {
        "machine": machine(),
        "documents": options.documents,
        "plans": options.plans,
        "words": options.words,
        "openMs": round(open_ms, 1),
        "planMs": summary([by_clock for by_clock, _ in taken]),
        "planProcessorMs": summary([by_processor for _, by_processor in taken]),
        "againMs": summary([by_clock for by_clock, _ in again]),
        "againProcessorMs": summary([by_processor for _, by_processor in again]),
    }
    if options.json:
        print(json.dumps(outcome, indent=2))
        return
    for name, value in outcome.items():
        print(f"{name}: {value}")


def _milliseconds(comparer: Comparer, text: str) -> tuple[float, float]:
    """By the clock, and of the processor: other programs on the machine disturb that less."""
    began, worked = time.perf_counter(), time.process_time()
    comparer.answer(comparer.read(text))
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


if __name__ == "__main__":
    main()
