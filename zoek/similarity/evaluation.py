"""How good the comparison is, measured on judged pairs of practices and on plans whose practice is known.

Of pairs: "sterk" is right when the judge called the two the same idea, of all
times it is said (precision) and of all pairs that are the same (recall). Of
plans: whether the first of the wanted practices is among the first three, and
whether a plan that is like nothing is ever called strongly alike.
"""

from __future__ import annotations

import csv
import json
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from zoek.errors import QueryError
from zoek.similarity.comparison import FOR_PRACTICES, Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from zoek.similarity.comparer import Comparer

SAME, RELATED, OTHER = "zelfde", "verwant", "anders"
FOUND_IN = 3
STRONG_RIGHT = 0.9
"""How often "sterk vergelijkbaar" must be said of two practices that the judge called the same idea."""
RELATED_RIGHT = {Verdict.PARTLY: 0.98, Verdict.SUBJECT: 0.9}
"""How often the other verdicts must be said of two practices that the judge called related or the same."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two practices by their ids, and whether they are the same idea, related or neither."""

    one: str
    other: str
    label: str


@dataclass(frozen=True, slots=True)
class JudgedPlan:
    """A plan with the practices that a reader wants to see, the most wanted first; `new` is what no practice has."""

    title: str
    text: str
    practices: tuple[str, ...]
    new: str = ""


@dataclass(frozen=True, slots=True)
class PairOutcome:
    """Of how many pairs "sterk" was said, how often that is right, and of what part of the same ideas it is said."""

    pairs: int
    said: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """How plans fared.

    `found` is the part of the plans with a practice that have it in the first
    three, `strong_on_other` how many of those without were called strongly
    alike, `new_seen` the part of the new sentences that were seen as new.
    """

    plans: int
    found: float
    others: int
    strong_on_other: int
    new_seen: float
    milliseconds: float


def read_pairs(path: Path) -> list[JudgedPair]:
    """The pairs in a tab separated file with the columns a, b and oordeel; raises QueryError when it cannot be read."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        return [JudgedPair(row["a"], row["b"], row["oordeel"]) for row in rows]
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise QueryError(
            f"{path} is geen lijst met paren.", "Een regel heeft de kolommen a, b en oordeel, met tabs ertussen."
        ) from error


def read_plans(path: Path) -> list[JudgedPlan]:
    """The plans in a file of JSON lines; raises QueryError when it cannot be read."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return [JudgedPlan(row["titel"], row["tekst"], tuple(row["praktijken"]), row.get("nieuw", "")) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QueryError(
            f"{path} is geen lijst met plannen.", 'Een regel is {"titel": "...", "tekst": "...", "praktijken": [...]}.'
        ) from error


def judge_pairs(comparer: Comparer, pairs: Sequence[JudgedPair]) -> PairOutcome:
    """How right "sterk" is on judged pairs."""
    least = FOR_PRACTICES.least
    said = [pair for pair in pairs if verdict_of(comparer.score(pair.one, pair.other), least) is Verdict.STRONG]
    same = sum(pair.label == SAME for pair in pairs)
    right = sum(pair.label == SAME for pair in said)
    return PairOutcome(len(pairs), len(said), right / len(said) if said else 0.0, right / same if same else 0.0)


def judge_plans(comparer: Comparer, plans: Sequence[JudgedPlan]) -> PlanOutcome:
    """How plans fare: those with a practice, those with none, and new sentences."""
    found = strong = seen = 0
    taken: list[float] = []
    for plan in plans:
        began = time.perf_counter()
        read = comparer.read(plan.text, plan.title)
        answer = comparer.answer(read)
        taken.append((time.perf_counter() - began) * 1000)
        first = list(comparer.scores(read))[:FOUND_IN]
        found += bool(plan.practices) and plan.practices[0] in first
        strong += not plan.practices and any(match.verdict is Verdict.STRONG for match in answer.matches)
        seen += bool(plan.new) and any(plan.new in one.text or one.text in plan.new for one in answer.news.sentences)
    wanted, new = sum(bool(plan.practices) for plan in plans), sum(bool(plan.new) for plan in plans)
    return PlanOutcome(
        plans=len(plans),
        found=found / wanted if wanted else 0.0,
        others=len(plans) - wanted,
        strong_on_other=strong,
        new_seen=seen / new if new else 0.0,
        milliseconds=median(taken) if taken else 0.0,
    )


def calibrated(scored: Iterable[tuple[float, str]]) -> dict[Verdict, float]:
    """The least score of each verdict from where it is right as often as it must be."""
    ranked = sorted(scored, reverse=True)
    least = dict.fromkeys(Verdict, ranked[0][0])
    same = related = 0
    for count, (score, label) in enumerate(ranked, 1):
        same += label == SAME
        related += label != OTHER
        if same >= STRONG_RIGHT * count:
            least[Verdict.STRONG] = score
        least |= {verdict: score for verdict, share in RELATED_RIGHT.items() if related >= share * count}
    return least


def strongest_of_others(comparer: Comparer, plans: Sequence[JudgedPlan]) -> float:
    """The highest score that a plan without a practice has: "sterk" is said only above it."""
    return max(
        (max(comparer.scores(comparer.read(plan.text, plan.title)).values(), default=0.0))
        for plan in plans
        if not plan.practices
    )
