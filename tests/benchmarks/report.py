"""The outcome of scripts/bench engines as tables in Markdown: ratios to Zoek first, then the figures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    Figures = Mapping[str, Any]

OWN = "zoek"
MEASURES: Mapping[str, Callable[[Figures], float]] = {
    "page, median": lambda engine: float(engine["pageMs"]["median"]),
    "page, 95%": lambda engine: float(engine["pageMs"]["p95"]),
    "page, processor": lambda engine: float(engine["pageProcessorMs"]["median"]),
    "first time, median": lambda engine: float(engine["firstPageMs"]["median"]),
    "ids, median": lambda engine: float(engine["idsMs"]["median"]),
    "ids, 95%": lambda engine: float(engine["idsMs"]["p95"]),
    "index": lambda engine: float(engine["index"]["seconds"]),
    "index, processor": lambda engine: float(engine["index"]["processorSeconds"]),
    "disk": lambda engine: float(engine["index"]["diskMb"]),
    "peak memory": lambda engine: float(engine["index"]["peakMb"]),
    "open": lambda engine: float(engine["openMs"]),
}
UNITS = ("ms", "ms", "ms", "ms", "ms", "ms", "s", "s", "MB", "MB", "ms")


def tables(outcome: Figures) -> str:
    """Everything that was measured, for people."""
    return "\n".join(_lines(outcome))


def _lines(outcome: Figures) -> Iterator[str]:
    yield ", ".join(f"{name} {value}" for name, value in outcome["machine"].items())
    for size in outcome["sizes"]:
        yield from _ratios(size)
    for size in outcome["sizes"]:
        yield from _figures(size)
    for smaller, larger in zip(outcome["sizes"], outcome["sizes"][1:], strict=False):
        yield from _growth(smaller, larger)
    for name, why in outcome["notMeasured"].items():
        yield f"\nNOT MEASURED: {name} ({why})"


def _ratios(size: Figures) -> Iterator[str]:
    own = size["engines"].get(OWN)
    if own is None:
        return
    yield f"\nTimes Zoek, {size['documents']:,} documents (above 1: Zoek needs less)\n"
    yield from _table(
        ["engine", *MEASURES],
        [
            [name, *(f"{measure(engine) / measure(own):.2f}" for measure in MEASURES.values())]
            for name, engine in size["engines"].items()
            if name != OWN
        ],
    )


def _figures(size: Figures) -> Iterator[str]:
    generator = size["generator"]
    yield f"\nFigures, {size['documents']:,} documents, {size['questions']} questions"
    yield f"(the generator alone: {generator['seconds']} s, peak memory {generator['peakMb']} MB)\n"
    if "update" in size:
        updated = size["update"]
        yield f"(ten documents changed, the next index of {OWN} made and opened: {updated['seconds']} s,"
        yield f"of the processor {updated['processorSeconds']} s, peak memory {updated['peakMb']} MB)\n"
    names = [f"{name} ({unit})" for name, unit in zip(MEASURES, UNITS, strict=True)]
    yield from _table(
        ["engine", *names, "matches, mean", "version"],
        [
            [
                name,
                *(f"{measure(engine):.4g}" for measure in MEASURES.values()),
                f"{engine['meanMatches']:,}",
                engine["version"],
            ]
            for name, engine in size["engines"].items()
        ],
    )


def _growth(smaller: Figures, larger: Figures) -> Iterator[str]:
    doublings = math.log2(larger["documents"] / smaller["documents"])
    yield f"\nTimes at each doubling, from {smaller['documents']:,} to {larger['documents']:,} documents\n"
    yield from _table(
        ["engine", *MEASURES],
        [
            [
                name,
                *(f"{(m(engine) / m(smaller['engines'][name])) ** (1 / doublings):.2f}" for m in MEASURES.values()),
            ]
            for name, engine in larger["engines"].items()
        ],
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
