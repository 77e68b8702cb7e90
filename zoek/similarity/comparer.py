"""The door of this room: a collection that plans and practices are held against."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zoek.library.coverage import coverage_of
from zoek.similarity.answer import Answer, Match
from zoek.similarity.assignment import NO_CHOICES, read_plan
from zoek.similarity.candidates import COMPARED, candidates
from zoek.similarity.comparison import FOR_PLANS, FOR_PRACTICES, score_of, signals, verdict_of
from zoek.similarity.named import Towns
from zoek.similarity.novelty import news_of
from zoek.similarity.overlap import overlaps
from zoek.similarity.profile import named_in, profile_of_plan, profile_of_practice
from zoek.similarity.telling import Teller
from zoek.similarity.uncovered import uncovered_by
from zoek.similarity.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.library import Library
    from zoek.search.engine import Engine
    from zoek.search.knowledge import Knowledge
    from zoek.search.publication import Publication
    from zoek.similarity.comparison import Scale
    from zoek.similarity.elements import Element
    from zoek.similarity.plan import Plan
    from zoek.similarity.profile import Profile, Statement
    from zoek.similarity.telling import Told

SHOWN = 8
"""Practices in an answer; beyond that nobody compares."""
KEPT_PROFILES = 1024
"""Profiles of practices that are remembered, at some 40 kB each."""
NEIGHBOURS = 20
"""Practices that are compared with a practice for its page, where eight at most are shown."""
NEAREST = 1
"""Practices most like a sentence in which it is looked for when those like the whole plan do not have it."""


def comparer_of(publication: Publication) -> Comparer:
    """What holds plans and practices against a publication."""
    return Comparer(publication.library, publication.engine, publication.knowledge)


class Comparer:
    """Holds plans and practices against one collection; safe to share between threads."""

    def __init__(self, library: Library, engine: Engine, knowledge: Knowledge) -> None:
        """Count the themes; texts are read when they are needed."""
        self._library = library
        self._engine = engine
        self._knowledge = knowledge
        self._weights = Weights(engine, knowledge, library.practices.values())
        self._teller = Teller(knowledge, self._weights, Towns(library.municipalities))
        self._coverage = coverage_of(library)
        self.profile = lru_cache(maxsize=KEPT_PROFILES)(self._profile)
        self._scores_of = lru_cache(maxsize=KEPT_PROFILES)(self._scores_of_practice)
        self.neighbours = lru_cache(maxsize=KEPT_PROFILES)(self._neighbours)

    def read(self, text: str, title: str = "", choices: Mapping[str, Element | None] = NO_CHOICES) -> Plan:
        """The plan in a text, its sentences with their elements."""
        return read_plan(text, named_in, title, choices)

    def answer(self, plan: Plan) -> Answer:
        """The practices that are like a plan, what is new in it, and what the collection cannot tell."""
        profile = profile_of_plan(plan, self._teller)
        scores = self._scores(profile)
        names = list(scores)
        found = (self._match(profile, name, scores[name], FOR_PLANS) for name in names[:SHOWN])
        news = news_of(
            profile, self._weights, self._knowledge.analyzer, self._teller.label, lambda one: self._nearest(one, names)
        )
        return Answer(plan, tuple(match for match in found if match), news, uncovered_by(self._coverage, profile.towns))

    def scores(self, plan: Plan) -> dict[str, float]:
        """The score of every practice that was compared with a plan, the most like it first."""
        return self._scores(profile_of_plan(plan, self._teller))

    def score(self, one: str, other: str) -> float:
        """How like two practices are, as a number that orders; the same both ways."""
        return score_of(signals(self.profile(one), self.profile(other), 0.0), FOR_PRACTICES.worth)

    def nearest_practices(self, name: str) -> list[str]:
        """The ids of the practices that are most like one, the most like it first."""
        return list(self._scores_of(name))

    def _scores(self, profile: Profile) -> dict[str, float]:
        names = candidates(profile.whole, self._engine, self._weights)
        scored = {
            name: score_of(signals(profile, self.profile(name), 1 - number / COMPARED), FOR_PLANS.worth)
            for number, name in enumerate(names)
        }
        return _ranked(scored)

    def _match(self, profile: Profile, name: str, score: float, scale: Scale) -> Match | None:
        verdict = verdict_of(score, scale.least)
        if verdict is None:
            return None
        return Match(self._library.practices[name], verdict, score, overlaps(profile, self.profile(name)))

    def _neighbours(self, name: str) -> tuple[Match, ...]:
        found = (
            self._match(self.profile(name), other, score, FOR_PRACTICES)
            for other, score in list(self._scores_of(name).items())[:SHOWN]
        )
        return tuple(match for match in found if match)

    def _nearest(self, statement: Statement, names: Sequence[str]) -> Iterator[Told]:
        """The sentences of the practices compared with the plan, then of those most like this sentence."""
        for name in names:
            yield from (other.told for other in self.profile(name).statements)
        for name in candidates(statement.told.bag, self._engine, self._weights, NEAREST):
            if name not in names:
                yield from (other.told for other in self.profile(name).statements)

    def _scores_of_practice(self, name: str) -> dict[str, float]:
        names = candidates(self.profile(name).whole, self._engine, self._weights, NEIGHBOURS + 1)
        return _ranked({other: self.score(name, other) for other in names if other != name})

    def _profile(self, name: str) -> Profile:
        return profile_of_practice(self._library.practices[name], self._teller)


def _ranked(scores: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))
