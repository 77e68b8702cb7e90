"""The outcome of scripts/bench engines as tables in Markdown: ratios to Zoek first, then the figures."""

from __future__ import annotations

import math
from types import MappingProxyType
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
BOUNDS = MappingProxyType({"page, 95%": 100.0, "index": 600.0, "peak memory": 4096.0, "disk": 20_480.0})
"""What one small server can bear: a page in 100 ms, indexing in ten minutes, in 4 GB, on 20 GB."""
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
    yield from _ends(outcome["sizes"])
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


def _ends(sizes: Sequence[Figures]) -> Iterator[str]:
    """Where one machine ends: how many documents reach each bound, if all grows on as between the last two sizes."""
    measured = [size for size in sizes if OWN in size["engines"]]
    if len(measured) < 2:
        return
    smaller, larger = measured[-2:]
    doublings = math.log2(larger["documents"] / smaller["documents"])
    yield f"\nWhere {OWN} reaches a bound, if it grows on as from {smaller['documents']:,} to {larger['documents']:,}\n"
    rows = []
    for name, bound in BOUNDS.items():
        now, before = (MEASURES[name](size["engines"][OWN]) for size in (larger, smaller))
        growth = (now / before) ** (1 / doublings)
        count = larger["documents"] * 2 ** (math.log(bound / now) / math.log(growth)) if growth > 1 else math.inf
        rows.append([name, f"{bound:,}", "never" if math.isinf(count) else f"{count:,.0f}"])
    yield from _table(["bound", "at", "documents"], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
