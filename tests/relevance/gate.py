"""The floors of relevance: what search reaches on the judged questions, and of which content that was measured.

    scripts/relevance             measure, print, and raise every floor that can rise
    scripts/relevance --lower     the same, and lower floors too: only with a line in the changelog

A floor belongs to the content it was measured on; with other content the
gate asks to measure again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from zoek.search.evaluation import evaluate, read_queries  # noqa: E402 - after the path is set
from zoek.search.publish import publish  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.search.publication import Publication

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SETS = ("vragen-eigen", "vragen-praktijken")
HELD = ("ndcg10", "mrr10", "succes3")
"""Figures with a floor; the others are reported. Questions without results may not grow in number either."""

SEARCHED = ("*.ttl", "*.csv", "praktijken/*.md", "lessen/*.md")
"""The files of the content that search depends on: all but the pages of the site itself."""

Figures = dict[str, dict[str, float]]


def searched_hash(content: Path) -> str:
    """One hash over the files that search depends on."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in SEARCHED for path in content.glob(pattern)):
        digest.update(path.relative_to(content).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def measured(publication: Publication) -> Figures:
    """Every figure of every set, rounded down to three decimals, so that what was measured passes."""
    return {name: _figures(publication, name) for name in SETS}


def _figures(publication: Publication, name: str) -> dict[str, float]:
    outcome = evaluate(publication.engine, publication.knowledge, read_queries(HERE / f"{name}.jsonl"))
    shares = {
        "ndcg10": outcome.ndcg10,
        "mrr10": outcome.mrr10,
        "succes3": outcome.success3,
        "onbeoordeeld10": outcome.unjudged10,
    }
    return {key: int(value * 1000) / 1000 for key, value in shares.items()} | {"zonderTreffers": outcome.without_hits}


def shortfalls(now: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """What is worse than its floor, a line each."""
    lines = [
        f"{name} {key}: {now[name][key]} is lower than {floor[key]}"
        for name, floor in floors.items()
        for key in HELD
        if now[name][key] < floor[key]
    ]
    return lines + [
        f"{name}: {now[name]['zonderTreffers']} questions without results, was {floor['zonderTreffers']}"
        for name, floor in floors.items()
        if now[name]["zonderTreffers"] > floor["zonderTreffers"]
    ]


def read_floors() -> dict[str, Any]:
    """The floors with the hash of the content that they were measured on."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raised(now: Figures, floors: Figures, *, may_fall: bool) -> Figures:
    """The floors to keep: the higher of each, or those of now when they may fall."""
    if may_fall or not floors:
        return now
    return {
        name: figures | {key: max(figures[key], floors[name][key]) for key in HELD} for name, figures in now.items()
    }


def main() -> int:
    """Measure the content as it is and write the floors; 1 when one would have to fall and may not."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--lower", action="store_true", help="let floors fall")
    may_fall = arguments.parse_args().lower
    with tempfile.TemporaryDirectory() as folder:
        publication = publish(ROOT / "content", Path(folder), datetime.now(UTC), lambda done, total: None)
        assert publication
        now = measured(publication.open())
    floors = read_floors()["floors"] if FLOORS.exists() else {}
    print(json.dumps(now, indent=2))
    worse = shortfalls(now, floors)
    if worse and not may_fall:
        print("\n".join(["Nothing is written; --lower lets floors fall:", *worse]), file=sys.stderr)
        return 1
    kept = {"content": searched_hash(ROOT / "content"), "floors": raised(now, floors, may_fall=may_fall)}
    FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
