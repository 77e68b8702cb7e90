"""One plan beside one practice: the signals of how like they are, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.similarity.elements import Element
from zoek.similarity.forms import forms_alike
from zoek.similarity.same_idea import SAME_IDEA, SAME_IDEA_OTHERWISE
from zoek.similarity.telling import agreement, covered, likeness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.similarity.profile import Profile


class Verdict(Enum):
    """How like a plan and a practice are, in the words of a visitor, most alike first."""

    STRONG = "sterk vergelijkbaar"
    PARTLY = "deels vergelijkbaar"
    SUBJECT = "zelfde onderwerp"


@dataclass(frozen=True, slots=True)
class Signals:
    """How like a plan and a practice are, each from 0 to 1.

    `covered` is the part of what the plan tells that the practice tells too,
    `found` how high search puts the practice. The others compare kinds of
    approach (`form`: how much each is of them; `leading`: whether both are first
    of all of the same one, and how often two of that kind are one idea; `kinds`:
    what part of those that either is both are), concepts, the words of the
    approach, and target groups.
    """

    covered: float
    found: float
    form: float
    leading: float
    kinds: float
    themes: float
    approach: float
    groups: float


@dataclass(frozen=True, slots=True)
class Scale:
    """How signals become a score, and the least score of each verdict."""

    worth: Mapping[str, float]
    least: Mapping[Verdict, float]


ROOTED = frozenset({"covered", "approach"})
"""Signals that are small for most pairs: their square root counts."""
FOR_PLANS = Scale(
    MappingProxyType({"covered": 2.0, "found": 1.0, "form": 0.5, "themes": 0.2, "approach": 0.3, "groups": 0.2}),
    MappingProxyType({Verdict.STRONG: 1.85, Verdict.PARTLY: 1.6, Verdict.SUBJECT: 1.5}),
)
"""A plan is in the words of its writer, so what it shares counts for most.

Worth: the best of 324 settings on the tuning half of tests/similarity/plannen.jsonl, but for "form": .5 is the best of .2
to .8 since editors say what a practice is. 26 of 28 plans have the wanted practice in the first three. Least: a plan that
is like nothing reaches 1.77 at most there; 9 in 10 wanted practices reach 1.59 (`scripts/relevance similar --calibrate`).
"""
FOR_PRACTICES = Scale(
    MappingProxyType({"leading": 5.0, "kinds": 2.76, "approach": 5.27}),
    MappingProxyType({Verdict.STRONG: 5.73, Verdict.PARTLY: 2.26, Verdict.SUBJECT: 1.27}),
)
"""Practices are told in one manner and with fields of their own, so the kind of approach counts for most.

Worth: a logistic regression on the 220 judged pairs of the tuning half and the 60 that were judged later. Least: STRONG is
right 93 in 100 times in cross-validation on these, a margin above the 90 that were asked.
`scripts/relevance similar --calibrate` prints all.
"""


def signals(plan: Profile, practice: Profile, found: float) -> Signals:
    """The signals of a practice for a plan; `found` is 1 for what search puts first and 0 for what it does not find."""
    return Signals(
        covered=covered(plan.whole, practice.whole),
        found=found,
        form=forms_alike(plan.forms, practice.forms),
        leading=_leading_alike(plan.kinds, practice.kinds),
        kinds=_shared_part(frozenset(plan.kinds), frozenset(practice.kinds)),
        themes=agreement(plan.themes, practice.themes),
        approach=likeness(plan.bags[Element.APPROACH], practice.bags[Element.APPROACH]),
        groups=_shared_part(plan.groups, practice.groups),
    )


def score_of(found: Signals, worth: Mapping[str, float]) -> float:
    """The signals in one number, by which practices are ordered; it means nothing by itself."""
    values = {name: float(getattr(found, name)) for name in worth}
    return sum(weight * (values[name] ** 0.5 if name in ROOTED else values[name]) for name, weight in worth.items())


def verdict_of(score: float, least: Mapping[Verdict, float]) -> Verdict | None:
    """What a score comes to; None when the practice is not worth showing."""
    return next((verdict for verdict in Verdict if score >= least[verdict]), None)


def first_of_both(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """The kind that two are both first of all; "" when there is none."""
    return one[0] if one[:1] == other[:1] != () else ""


def _leading_alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """0 when two are first of all of different kinds; else the part of such pairs that is one idea."""
    kind = first_of_both(one, other)
    return SAME_IDEA.get(kind, SAME_IDEA_OTHERWISE) if kind else 0.0


def _shared_part(one: frozenset[str], other: frozenset[str]) -> float:
    """What part of the names in either is in both."""
    return len(one & other) / len(one | other) if one or other else 0.0
