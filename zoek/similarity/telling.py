"""What a sentence tells: its weighty terms and the concepts of the field in it, and where in it they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from zoek.search.framing import frames
from zoek.search.vocabulary import LabelKind
from zoek.similarity.weights import CONCEPT_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zoek.analysis import AnalyzedWord
    from zoek.search.knowledge import Knowledge
    from zoek.similarity.named import Towns
    from zoek.similarity.weights import Weights

Bag = dict[str, float]
"""Features (terms, and concepts behind a mark) with what each weighs."""
CONCEPT_WORTH = 2.0
"""A concept is one meaning under many words, so it counts as two words do."""
BROADER_WORTH = 0.4
"""What is right above a concept is shared by its neighbours, so it tells less."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence tells: features with their weight, and the places of their words in its text.

    `towns` are the present municipalities that it names; `concepts` the ids
    of those it names, not of those above them.
    """

    text: str
    bag: Mapping[str, float]
    places: Mapping[str, tuple[tuple[int, int], ...]]
    towns: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


class Teller:
    """Reads what sentences tell; made once for a collection."""

    def __init__(self, knowledge: Knowledge, weights: Weights, towns: Towns) -> None:
        """Nothing is read yet."""
        self._analyzer = knowledge.analyzer
        self._vocabulary = knowledge.vocabulary
        self._thesaurus = knowledge.thesaurus
        self.weights = weights
        self._towns = towns

    def tell(self, text: str) -> Told:
        """What a sentence tells. Names of municipalities are places and no words of the idea."""
        words = list(self._analyzer.words(text))
        found = list(self._towns.find(words))
        silent = {number for start, end, _ in found for number in range(start, end)}
        bag: Bag = {}
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, word in enumerate(words):
            if number in silent or word.is_stop_word or frames(word.token.text):
                continue
            for term in word.terms:
                weight = self.weights.of_term(term.text) * term.weight
                bag[term.text] = max(weight, bag.get(term.text, 0.0))
                places[term.text].append((word.token.start, word.token.end))
        concepts = self._concepts(words, bag, places)
        names = tuple(dict.fromkeys(name for _, _, named in found for name in named.municipalities))
        return Told(text, bag, {key: tuple(where) for key, where in places.items()}, names, concepts)

    def label(self, concept: str) -> str:
        """The label of a concept."""
        return self._thesaurus.label(concept)

    def concept_bag(self, concepts: Iterable[str]) -> Bag:
        """The features of concepts: themselves, and at a lower weight what is right above them."""
        bag: Bag = {}
        for concept in concepts:
            for number, name in enumerate(self.weights.line(concept)):
                worth = CONCEPT_WORTH if number == 0 else CONCEPT_WORTH * BROADER_WORTH
                key = CONCEPT_MARK + name
                bag[key] = max(worth * self.weights.of_concept(name), bag.get(key, 0.0))
        return bag

    def _concepts(
        self, words: Sequence[AnalyzedWord], bag: Bag, places: dict[str, list[tuple[int, int]]]
    ) -> tuple[str, ...]:
        found: list[str] = []
        for naming in self._vocabulary.namings(words):
            sure = [name for name in naming.names if name.kind is not LabelKind.AMBIGUOUS]
            if len(sure) != 1:
                continue
            concept = sure[0].concept.id
            found.append(concept)
            where = (words[naming.start].token.start, words[naming.end - 1].token.end)
            for key, weight in self.concept_bag([concept]).items():
                bag[key] = max(weight, bag.get(key, 0.0))
                places[key].append(where)
        return tuple(dict.fromkeys(found))


def summed(parts: Iterable[tuple[Mapping[str, float], float]]) -> Bag:
    """Bags together, each times a factor; what stands in several counts at most double its best."""
    best: Bag = {}
    sums: Bag = defaultdict(float)
    for bag, factor in parts:
        for key, weight in bag.items():
            best[key] = max(weight * factor, best.get(key, 0.0))
            sums[key] += weight * factor
    return {key: min(sums[key], MOST_REPEATED * weight) for key, weight in best.items()}


MOST_REPEATED = 2.0
"""A word that is said over and over tells little more than one that is said twice."""


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine between two bags: 0 when they share nothing, 1 when they are in proportion."""
    if len(one) > len(other):
        one, other = other, one
    shared = sum(weight * other[key] for key, weight in one.items() if key in other)
    return shared / (length(one) * length(other)) if shared else 0.0


FEW_FEATURES = 40.0
"""What is added to the square of each length: two rare concepts weigh as much. With it a theme that is alone on both
sides tells less than three that agree."""


def agreement(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine between two small bags, less as they hold less: below 1 even when they are the same."""
    shared = sum(weight * other[key] for key, weight in one.items() if key in other)
    return shared / sqrt((length(one) ** 2 + FEW_FEATURES) * (length(other) ** 2 + FEW_FEATURES)) if shared else 0.0


def covered(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The part of what the first tells that the second tells too, from 0 to 1; a longer second loses nothing by it."""
    shared = sum(weight * min(weight, other[key]) for key, weight in one.items() if key in other)
    return shared / length(one) ** 2 if shared else 0.0


def length(bag: Mapping[str, float]) -> float:
    """The length of a bag as a vector."""
    return sqrt(sum(weight * weight for weight in bag.values()))
