"""The floors of "bestaat dit al?": what it reaches on the gold set, and of which content that was measured.

    scripts/relevance similar               measure, print, and raise every floor that can rise
    scripts/relevance similar --lower       the same, and lower floors too: only with a line in the changelog
    scripts/relevance similar --calibrate   print the weights and thresholds that the tuning half asks for; write nothing

Thresholds and weights come from the tuning half and the pairs that were judged
later; the half set apart is measured and never looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.relevance.gate import searched_hash  # noqa: E402 - after the path is set
from tests.similarity import calibration  # noqa: E402
from tests.similarity.gold import HALVES, JUDGES, LATER, THIRD, half_of_plan, read_judgements, read_pairs  # noqa: E402
from tests.similarity.gold import read_plans as read_gold_plans  # noqa: E402
from zoek.search.publish import publish  # noqa: E402
from zoek.similarity.comparer import Comparer, comparer_of  # noqa: E402
from zoek.similarity.evaluation import (  # noqa: E402
    SAME,
    JudgedPair,
    JudgedPlan,
    calibrated,
    judge_pairs,
    judge_plans,
    strongest_of_others,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FLOORS = Path(__file__).parent / "floors.json"
HELD = ("sterkTerecht", "sterkGezegd", "gevonden3", "nieuwGezien")
TEAMS = frozenset(
    [
        "wijeindhoven-generalisten",
        "sociale-wijkteams-arnhem",
        "wijkteams-amersfoort",
        "wijkteams-enschede-stadsbreed",
        "sociale-wijkteams-leeuwarden-amaryllis",
        "sociale-teams-wij-groningen",
        "sociale-wijkteams-en-stips-nijmegen",
        "wijkteams-inlooppunten-almelo",
        "sociale-wijkteams-en-jeugdteams-zaanstad",
        "buurtteams-krachtig-utrecht",
        "wijkcoaches-velve-lindenhof-enschede",
        "frontlijnteam-heechterp-schieringen-leeuwarden",
        "teams-stokhasselt-groenewoud-tilburg",
        "wijkteams-rotterdam",
        "samen-doen-amsterdam",
    ]
)
"""The group of neighbourhood teams that most same ideas are in; figures are also given without pairs of two of them."""

SURE = 1.96
"""Deviations to each side that hold 95% of a normal distribution."""

Figures = dict[str, dict[str, float]]


def judged_pairs(half: str) -> list[JudgedPair]:
    """The pairs of a half with the label of the first judge."""
    labels = read_judgements("a")
    return [JudgedPair(*pair, labels[pair]) for pair, where in read_pairs().items() if where == half]


def judged_plans(half: str) -> list[JudgedPlan]:
    """The plans of a half."""
    return [
        JudgedPlan(plan.title, plan.text, plan.practices, plan.new)
        for plan in read_gold_plans()
        if half_of_plan(plan.id) == half
    ]


def outside_teams(pairs: Sequence[JudgedPair]) -> list[JudgedPair]:
    """The pairs of which not both are in the group of neighbourhood teams."""
    return [pair for pair in pairs if not {pair.one, pair.other} <= TEAMS]


def counted(right: int, said: int, wanted: int) -> str:
    """How often "sterk" is right and is said, each with the interval in which the true share lies."""
    return f"right {share(right, said)}, said of {share(right, wanted)}"


def share(right: int, of: int) -> str:
    """So many of so many, with the interval in which the true share lies."""
    least, most = wilson(right, of)
    return f"{right} of {of} ({least:.0%} to {most:.0%})"


def wilson(right: int, of: int) -> tuple[float, float]:
    """The interval of Wilson around a share, 95% sure: as wide as so few cases make it."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, SURE**2 / of
    middle, half = share + spread / 2, SURE * ((share * (1 - share) + spread / 4) / of) ** 0.5
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def measured(comparer: Comparer) -> Figures:
    """Every figure of both halves, rounded down to three decimals, so that what was measured passes."""
    return {half: _figures(comparer, half) for half in HALVES}


def _figures(comparer: Comparer, half: str) -> dict[str, float]:
    pairs = judged_pairs(half)
    strong, rest = judge_pairs(comparer, pairs), judge_pairs(comparer, outside_teams(pairs))
    plans = judge_plans(comparer, judged_plans(half))
    shares = {
        "sterkTerecht": strong.precision,
        "sterkGezegd": strong.recall,
        "sterkTerechtZonderTeams": rest.precision,
        "sterkGezegdZonderTeams": rest.recall,
        "gevonden3": plans.found,
        "nieuwGezien": plans.new_seen,
    }
    return {key: int(value * 1000) / 1000 for key, value in shares.items()} | {"sterkBijAnders": plans.strong_on_other}


def told_with_intervals(comparer: Comparer) -> Iterator[str]:
    """What "sterk" comes to on both halves, in numbers of pairs, with and without pairs of two teams."""
    third = read_judgements(THIRD)
    for half in HALVES:
        for without, pairs in (
            ("", judged_pairs(half)),
            (", without pairs of two teams", outside_teams(judged_pairs(half))),
        ):
            yield f"{half}{without}: {told(comparer, pairs)}"
        by_third = [replace(pair, label=third[pair.one, pair.other]) for pair in judged_pairs(half)]
        yield f"{half}, labels of the third reader: {told(comparer, by_third)}"
    for judge in JUDGES:
        yield f"later, judge {judge}: {told_right(comparer, judged_later(judge))}"
    yield f"{HALVES[1]} and later: {told_right(comparer, [*judged_pairs(HALVES[1]), *judged_later(JUDGES[0])])}"


def judged_later(judge: str) -> list[JudgedPair]:
    """The pairs that were judged later, with the labels of a judge."""
    return [JudgedPair(*pair, label) for pair, label in read_judgements(LATER + judge).items()]


def told(comparer: Comparer, pairs: Sequence[JudgedPair]) -> str:
    """How often "sterk" is right and is said among these pairs."""
    found = judge_pairs(comparer, pairs)
    return counted(round(found.precision * found.said), found.said, sum(pair.label == SAME for pair in pairs))


def told_right(comparer: Comparer, pairs: Sequence[JudgedPair]) -> str:
    """How often "sterk" is right among pairs that were chosen for it, so that how often it is said tells nothing."""
    found = judge_pairs(comparer, pairs)
    return f"right {share(round(found.precision * found.said), found.said)}"


def shortfalls(now: Figures, floors: Figures) -> list[str]:
    """What is worse than its floor, a line each; a plan about something else is never called strongly alike."""
    lines = [
        f"{half} {key}: {now[half][key]} is lower than {floor[key]}"
        for half, floor in floors.items()
        for key in HELD
        if now[half][key] < floor[key]
    ]
    return lines + [f"{half}: 'sterk' for a plan that is like nothing" for half in now if now[half]["sterkBijAnders"]]


def read_floors() -> dict[str, Any]:
    """The floors with the hash of the content that they were measured on."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raised(now: Figures, floors: Figures, *, may_fall: bool) -> Figures:
    """The floors to keep: the higher of each, or those of now when they may fall."""
    if may_fall or not floors:
        return now
    return {
        half: figures | {key: max(figures[key], floors[half][key]) for key in HELD} for half, figures in now.items()
    }


def _calibration(comparer: Comparer) -> Iterator[str]:
    """What the tuning half asks for, as lines to read."""
    tuning = judged_pairs(HALVES[0])
    judged = [*tuning, *judged_later(JUDGES[0])]
    other = read_judgements(JUDGES[1]) | read_judgements(LATER + JUDGES[1])
    same = [((pair.label == SAME) + (other[pair.one, pair.other] == SAME)) / 2 for pair in judged]
    pairs = calibration.pairs_of(comparer, [(pair.one, pair.other) for pair in judged], same)
    learned = calibration.learn(pairs, np.arange(len(judged)))
    yield f"worth: {dict(zip(calibration.SIGNALS, learned.worth.round(2).tolist(), strict=True))}"
    shares = sorted(learned.shares.items(), key=lambda pair: -pair[1])
    of_forms = {form: f"{part:.2f} of {pairs.forms.count(form)}" for form, part in shares}
    yield f"shares: {of_forms}, otherwise {learned.otherwise:.2f}"
    scores, is_same = calibration.cross_validated(pairs), [pair.label == SAME for pair in judged]
    least = calibration.least_strong(scores, is_same)
    for without, some in (("", judged), (", without pairs of two teams", outside_teams(judged))):
        said = [
            pair.label == SAME for score, pair in zip(scores, judged, strict=True) if score >= least and pair in some
        ]
        wanted = sum(pair.label == SAME for pair in some)
        yield f"STRONG {least:.2f} in cross-validation{without}: {counted(sum(said), len(said), wanted)}"
    ordinary = learned.scores(pairs)[: len(tuning)].tolist()  # the later ones were chosen for their scores
    found = calibrated(zip(ordinary, [pair.label for pair in tuning], strict=True))
    yield f"the others: { ({verdict.name: round(score, 2) for verdict, score in found.items()}) }"


def main() -> int:
    """Measure the content as it is and write the floors; 1 when one would have to fall and may not."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--lower", action="store_true", help="let floors fall")
    arguments.add_argument("--calibrate", action="store_true", help="print thresholds, write nothing")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        publication = publish(ROOT / "content", Path(folder), datetime.now(UTC), lambda done, total: None)
        assert publication
        comparer = comparer_of(publication.open())
        if options.calibrate:
            print("\n".join(_calibration(comparer)))
            print(
                "plans, highest without a practice:", round(strongest_of_others(comparer, judged_plans(HALVES[0])), 2)
            )
            return 0
        now = measured(comparer)
        lines = list(told_with_intervals(comparer))
    floors = read_floors()["floors"] if FLOORS.exists() else {}
    print(json.dumps(now, indent=2), *lines, sep="\n")
    worse = shortfalls(now, floors)
    if worse and not options.lower:
        print("\n".join(["Nothing is written; --lower lets floors fall:", *worse]), file=sys.stderr)
        return 1
    kept = {"content": searched_hash(ROOT / "content"), "floors": raised(now, floors, may_fall=options.lower)}
    FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
