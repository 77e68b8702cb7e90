"""The gold set as values: judged pairs and plans, and how far two judges agree.

    python -m tests.similarity.gold     the agreement of the judges, all pairs and per half

What the files mean stands in README.md.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HERE = Path(__file__).parent
LABELS = ("zelfde", "verwant", "anders")
HALVES = ("afstemmen", "apart")
KINDS = ("kopie", "variant", "nieuw", "ander-onderwerp")
JUDGES = ("a", "b")
THIRD = "c"
"""The reader who judged all pairs on 25 November 2026 and saw nothing but the texts and the rules."""
LATER = "later-"
"""In the name of the files of pairs that were judged later, since the method called them "sterk" and nobody had read them."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """One line of plannen.jsonl; `practices` in the order a reader wants them, `new` is the sentence no practice has."""

    id: str
    title: str
    text: str
    kind: str
    practices: tuple[str, ...]
    half: str
    new: str


def pair_digest(pair: Pair) -> str:
    """What orders the pairs and puts them in a half: SHA-256 of both ids, in hexadecimal."""
    return sha256("|".join(pair).encode()).hexdigest()


def half_of_pair(pair: Pair) -> str:
    return HALVES[int(pair_digest(pair)[0], 16) % 2]


def half_of_plan(plan_id: str) -> str:
    return HALVES[0] if int(plan_id[1:]) % 2 else HALVES[1]


def read_rows(path: Path) -> list[dict[str, str]]:
    """The lines of a tab separated file by its heading; a quotation mark is a letter like any other."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_pairs() -> dict[Pair, str]:
    """The half of every pair, in the order of the file."""
    return {(row["a"], row["b"]): row["helft"] for row in read_rows(HERE / "paren.tsv")}


def judgements_of(judge: str) -> Path:
    """The labels of a judge; with LATER before the name, of the judge of the pairs that came later."""
    return HERE / f"oordelen-{judge}.tsv"


def read_judgements(judge: str) -> dict[Pair, str]:
    """The label one judge gave to every pair, in the order of the file."""
    return {(row["a"], row["b"]): row["oordeel"] for row in read_rows(judgements_of(judge))}


def read_plans() -> list[Plan]:
    """All plans, in the order of the file."""
    lines = (HERE / "plannen.jsonl").read_text(encoding="utf-8").splitlines()
    return [_plan(json.loads(line)) for line in lines]


def cohens_kappa(labels: Sequence[tuple[str, str]]) -> float:
    """How much more two judges agree than by chance: 1 always, 0 no more than by chance.

    Source: J. Cohen, A coefficient of agreement for nominal scales, 1960.

    >>> cohens_kappa([("zelfde", "zelfde"), ("anders", "anders"), ("anders", "zelfde"), ("zelfde", "anders")])
    0.0
    """
    agreed = sum(one == other for one, other in labels) / len(labels)
    first, second = (Counter(side) for side in zip(*labels, strict=True))
    chance = sum(first[label] * second[label] for label in first) / len(labels) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def agreement(pairs: Iterable[Pair], first: Mapping[Pair, str], second: Mapping[Pair, str]) -> str:
    """One line: how many pairs, how many with the same label, and kappa."""
    labels = [(first[pair], second[pair]) for pair in pairs]
    same = sum(one == other for one, other in labels)
    return f"{len(labels)} paren, {same} gelijk, kappa {cohens_kappa(labels):.2f}"


def _plan(line: dict[str, Any]) -> Plan:
    practices = tuple(line["praktijken"])
    return Plan(
        line["id"], line["titel"], line["tekst"], line["soort"], practices, line["helft"], line.get("nieuw", "")
    )


def main() -> None:
    """Print the agreement of both judges, over all pairs and per half, and of those who judged later."""
    pairs = read_pairs()
    first, second = (read_judgements(judge) for judge in JUDGES)
    sys.stdout.write(f"alles: {agreement(pairs, first, second)}\n")
    for half in HALVES:
        chosen = [pair for pair, where in pairs.items() if where == half]
        sys.stdout.write(f"{half}: {agreement(chosen, first, second)}\n")
    for judge in JUDGES:
        told = agreement(pairs, read_judgements(judge), read_judgements(THIRD))
        sys.stdout.write(f"{judge} en {THIRD}: {told}\n")
    later = [read_judgements(LATER + judge) for judge in JUDGES]
    sys.stdout.write(f"later: {agreement(later[0], *later)}\n")
    confusion = Counter((first[pair], second[pair]) for pair in pairs)
    for (one, other), count in confusion.most_common():
        sys.stdout.write(f"  {one} / {other}: {count}\n")


if __name__ == "__main__":
    main()
