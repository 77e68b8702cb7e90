"""What of a plan no known practice has: sentences that nothing in the collection resembles, and words it does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from zoek.analysis.compounds import dictionary
from zoek.analysis.normalize import fold
from zoek.similarity.weights import CONCEPT_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zoek.analysis import DutchAnalyzer
    from zoek.similarity.elements import Element
    from zoek.similarity.profile import Profile, Statement
    from zoek.similarity.telling import Told
    from zoek.similarity.weights import Weights

KNOWN_FROM = 0.3
"""The part of the weight of a sentence that one sentence elsewhere must hold for it to be known.

On the tuning half of the plans 7 of 8 sentences that no practice has are seen as new; at 0.2 it is 6."""
KNOWN_WITHOUT_WORDS_FROM = 0.12
"""The same for a sentence of which every word stands somewhere in the collection: then less is enough to be known."""
FEWEST_FEATURES = 3
"""A sentence that tells fewer things than this is too short to be new."""
COMMON_FREQUENCY = 28
"""10 times the Zipf scale: a word used as often as this in Dutch ("vergaderd", 0.6 in a million) is not new because 100 texts
happen to miss it. On the tuning half 42 shows 154 sentences of the 28 plans with a practice as new, 28 shows 124; from 42
down to 20 the same 7 of 8 sentences that no practice has are among them, at 10 it is 6."""
SHORTEST_WORD = 5
"""Letters; shorter words that no practice holds are forms of common ones, numbers and abbreviations."""
MOST_SENTENCES, MOST_WORDS = 8, 12
LOOKED_AT = 12
"""Sentences that are looked for in the collection, those with most unknown words first: each costs a search."""


@dataclass(frozen=True, slots=True)
class NewSentence:
    """A sentence of the plan that nothing resembles, with its element and the words in it that no practice has."""

    text: str
    element: Element
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a plan: its sentences, most telling first, and the words and concepts that no practice has."""

    sentences: tuple[NewSentence, ...]
    words: tuple[str, ...]
    concepts: tuple[str, ...]


def news_of(
    plan: Profile,
    weights: Weights,
    analyzer: DutchAnalyzer,
    label: Callable[[str], str],
    nearest: Callable[[Statement], Iterable[Told]],
) -> News:
    """What is new in a plan; `nearest` gives the sentences of the collection that a statement may resemble."""
    words = {statement.sentence.text: unknown_words(statement.told, weights, analyzer) for statement in plan.statements}
    ranked = sorted(plan.statements, key=lambda one: -_novelty(one, words[one.sentence.text]))
    new = (one for one in ranked[:LOOKED_AT] if _is_new(one, words[one.sentence.text], nearest))
    concepts = dict.fromkeys(
        concept
        for statement in plan.statements
        for concept in statement.told.concepts
        if not weights.concept_holders(concept)
    )
    return News(
        tuple(_new_sentence(statement, words[statement.sentence.text]) for statement in islice(new, MOST_SENTENCES)),
        tuple(dict.fromkeys(word for row in words.values() for word in row))[:MOST_WORDS],
        tuple(map(label, concepts)),
    )


def unknown_words(told: Told, weights: Weights, analyzer: DutchAnalyzer) -> tuple[str, ...]:
    """The words of a sentence that no document holds in any form, that name no concept and are rare in Dutch."""
    return tuple(dict.fromkeys(_unknown(told, weights, analyzer)))


def _unknown(told: Told, weights: Weights, analyzer: DutchAnalyzer) -> Iterator[str]:
    used = dictionary()
    named = {place for key, places in told.places.items() if key.startswith(CONCEPT_MARK) for place in places}
    for number, word in enumerate(analyzer.words(told.text)):
        folded = fold(word.token.text)
        is_name = number > 0 and word.token.text[0].isupper()
        is_telling = len(folded) >= SHORTEST_WORD and not folded.isdigit() and not is_name
        is_rare = used.get(folded, 0) < COMMON_FREQUENCY and (word.token.start, word.token.end) not in named
        if is_telling and is_rare and not weights.holders(word.whole):
            yield word.token.text


def _is_new(statement: Statement, words: tuple[str, ...], nearest: Callable[[Statement], Iterable[Told]]) -> bool:
    bag = statement.told.bag
    if len(bag) < FEWEST_FEATURES:
        return False
    most = (KNOWN_FROM if words else KNOWN_WITHOUT_WORDS_FROM) * sum(weight * weight for weight in bag.values())
    return all(sum(bag[key] ** 2 for key in bag if key in other.bag) < most for other in nearest(statement))


def _novelty(statement: Statement, words: tuple[str, ...]) -> float:
    return len(words) + sum(statement.told.bag.values()) / 100


def _new_sentence(statement: Statement, words: tuple[str, ...]) -> NewSentence:
    element = statement.sentence.element
    assert element  # only sentences with one are compared
    return NewSentence(statement.sentence.text, element, words)
