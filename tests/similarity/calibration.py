"""What makes two practices one idea, learned from the tuning side alone: what signals are worth, and from where "sterk".

Three signals, three weights, no more: with 280 pairs target groups made
cross-validation no better, and concepts are worth nothing beside these. Labels
are those of both judges, each for half. The threshold comes from scores that a pair got from the other pairs (ten parts,
again and again), not from scores of pairs that the weights were fitted on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from zoek.similarity.comparison import ROOTED, first_of_both, signals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from zoek.similarity.comparer import Comparer

    Numbers = NDArray[np.float64]

SIGNALS = ("leading", "kinds", "approach")
KIND = SIGNALS.index("leading")
PARTS, REPEATED = 10, 40
RIDGE = 1.0
"""Pairs that the weights are held back by: from 0.3 to 10 nothing changed."""
STEADY = 1.0
"""Pairs that a share of a kind is held back by: log loss in cross-validation .215, with 2 .220 and with 4 .227."""
STRONG_RIGHT = 0.93
"""How often "sterk" is right in cross-validation from the threshold on: 0.9 was asked, the rest is margin.

At .93 it is said of 49 pairs and right of 46; at .95 of 46 and 44."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs with their signals (the leading form as 1 or 0), the form both are first of, and how sure they are one idea."""

    values: Numbers
    forms: Sequence[str]
    same: Numbers


@dataclass(frozen=True, slots=True)
class Learned:
    """What every signal is worth, how often pairs of a form are one idea, and that of a form with few pairs."""

    worth: Numbers
    constant: float
    shares: dict[str, float]
    otherwise: float

    def scores(self, pairs: Pairs) -> Numbers:
        """The score of every pair, as `comparison.score_of` gives it."""
        return _with_shares(pairs, self.shares, self.otherwise) @ self.worth


def pairs_of(comparer: Comparer, names: Sequence[tuple[str, str]], same: Sequence[float]) -> Pairs:
    """The pairs as they are compared."""
    values, forms = [], []
    for one, other in names:
        first, second = comparer.profile(one), comparer.profile(other)
        found = signals(first, second, 0.0)
        forms.append(first_of_both(first.kinds, second.kinds))
        values.append([getattr(found, name) ** (0.5 if name in ROOTED else 1.0) for name in SIGNALS])
    return Pairs(np.array(values), forms, np.array(same))


def learn(pairs: Pairs, chosen: NDArray[np.int64]) -> Learned:
    """Weights and shares from the chosen pairs."""
    shares, otherwise = _shares(pairs, chosen)
    values = _with_shares(pairs, shares, otherwise)[chosen]
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    weights, constant = _logistic((values - middle) / spread, pairs.same[chosen])
    worth = weights / spread
    return Learned(worth, constant - float(middle @ worth), shares, otherwise)


def cross_validated(pairs: Pairs) -> Numbers:
    """The score of every pair from the others, on the scale of what is learned from all, the mean of many divisions."""
    every = np.arange(len(pairs.same))
    whole = learn(pairs, every)
    drawn = np.random.default_rng(5)
    scores = np.zeros(len(every))
    for _ in range(REPEATED):
        order = drawn.permutation(every)
        for part in range(PARTS):
            left_out = order[part::PARTS]
            learned = learn(pairs, np.setdiff1d(every, left_out))
            scores[left_out] += learned.scores(pairs)[left_out] + learned.constant
    return scores / REPEATED - whole.constant


def least_strong(scores: Numbers, is_same: Sequence[bool]) -> float:
    """The lowest score from where "sterk" is right as often as it must be."""
    ranked = sorted(zip(scores.tolist(), is_same, strict=True), reverse=True)
    least, right = ranked[0][0], 0
    for said, (score, same) in enumerate(ranked, 1):
        right += same
        if right >= STRONG_RIGHT * said:
            least = score
    return float(least)


def _shares(pairs: Pairs, chosen: NDArray[np.int64]) -> tuple[dict[str, float], float]:
    found: dict[str, list[float]] = {}
    for number in chosen:
        if pairs.forms[number]:
            found.setdefault(pairs.forms[number], []).append(float(pairs.same[number]))
    otherwise = float(np.mean([(sum(same) + 1) / (len(same) + 2) for same in found.values()]))
    shares = {form: (sum(same) + STEADY * otherwise) / (len(same) + STEADY) for form, same in found.items()}
    return shares, otherwise


def _with_shares(pairs: Pairs, shares: dict[str, float], otherwise: float) -> Numbers:
    values = pairs.values.copy()
    values[:, KIND] = [shares.get(form, otherwise) if form else 0.0 for form in pairs.forms]
    return values


def _logistic(values: Numbers, same: Numbers) -> tuple[Numbers, float]:
    """Weights of none below zero (more alike is never less the same), by gradient descent."""
    weights, constant = np.zeros(values.shape[1]), 0.0
    for _ in range(600):
        off = 1 / (1 + np.exp(-(values @ weights + constant))) - same
        weights = np.maximum(weights - 0.5 * (values.T @ off + RIDGE * weights) / len(same), 0.0)
        constant -= 0.5 * float(off.mean())
    return weights, constant
