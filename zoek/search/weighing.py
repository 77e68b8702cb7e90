"""What the words of a group come to: which documents hold them, which touch them, and the score of each.

Sparse arrays, made once and kept by an engine (postings.py): a word that is
asked again costs one addition, however many terms it has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np

from zoek.search.engine import Word
from zoek.search.postings import OVERHEAD_BYTES
from zoek.search.scoring import demoted, inverse_document_frequency, shared_idf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from zoek.search.engine import Alternative, Expansion
    from zoek.search.postings import Postings

    Mask = NDArray[np.bool_]
    Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Names:
    """The ways to find a group: its alternatives and expansions (engine.py)."""

    alternatives: tuple[Alternative, ...]
    expansions: tuple[Expansion, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The documents that touch a group, `numbers` ascending, with their `scores`; and those that hold it.

    Numbers are kept small: in those of numpy's own kind an addition takes 11 µs where it takes 14, but the words of
    a hundred questions at 100,000 documents 259 MB where they take 194.
    """

    numbers: NDArray[np.int32]
    scores: Scores
    holders: NDArray[np.int32]
    highest: float = field(init=False)

    def __post_init__(self) -> None:
        """See what the best score is: what cannot come among the first is left out by it (pruning.py)."""
        object.__setattr__(self, "highest", float(self.scores.max(initial=0.0)))

    @property
    def size(self) -> int:
        """Bytes taken, as of Postings."""
        apart = 0 if self.holders is self.numbers else self.holders.nbytes
        return self.numbers.nbytes + self.scores.nbytes + apart + OVERHEAD_BYTES


class Terms(Protocol):
    """What an index tells of terms."""

    def __len__(self) -> int:
        """The number of documents."""

    def postings(self, term: str) -> Postings:
        """Documents that hold the term, with its BM25F score in each."""

    def phrase(self, words: Sequence[str]) -> NDArray[np.integer]:
        """The numbers of the documents that have the exact words in a row."""


def weigh(source: Terms, names: Names) -> Weighed:
    """What the names of a group come to, by the contract of engine.py: the best of them counts."""
    if len(names.alternatives) == 1 and not names.expansions:
        return _weigh_one(source, names.alternatives[0])
    size = len(source)
    holds, touches, best = np.zeros(size, bool), np.zeros(size, bool), np.zeros(size)
    for alternative in names.alternatives:
        has, touched, scores = _alternative(source, alternative)
        holds |= has
        touches |= touched
        np.maximum(best, scores, out=best)
    if names.expansions:
        idf = _shared_idf(source, names)
        for expansion in names.expansions:
            level = _level(source, expansion)
            holds |= level > 0
            np.maximum(best, expansion.weight * idf * demoted(level), out=best)
    return _sparse(holds, touches, best)


def _weigh_one(source: Terms, alternative: Alternative) -> Weighed:
    """What one alternative comes to: most have one word, and the documents with its exact form are among its own."""
    (first, weight), *others = alternative.scored or (("", 0.0),)
    if alternative.words == (Word(first),):
        found = source.postings(first)
        scores = weight * found.scores
        if all(_add_among(found.numbers, scores, source.postings(term), share) for term, share in others):
            return Weighed(found.numbers, scores, found.numbers)
    return _sparse(*_alternative(source, alternative))


def _add_among(numbers: NDArray[np.int32], scores: Scores, other: Postings, weight: float) -> bool:
    """Add the scores of another term to those of these documents; False when it has others too."""
    if not len(numbers):
        return not len(other.numbers)
    places = np.searchsorted(numbers[:-1], other.numbers)
    scores[places] += weight * other.scores
    return np.array_equal(numbers[places], other.numbers)


def _sparse(holds: Mask, touches: Mask, scores: Scores) -> Weighed:
    numbers, holders = np.flatnonzero(touches | holds).astype(np.int32), np.flatnonzero(holds).astype(np.int32)
    return Weighed(numbers, scores[numbers], numbers if len(numbers) == len(holders) else holders)


def _alternative(source: Terms, alternative: Alternative) -> tuple[Mask, Mask, Scores]:
    """Which documents hold an alternative, which touch it, and its score in each."""
    scores, touched = np.zeros(len(source)), np.zeros(len(source), bool)
    for term, weight in alternative.scored:
        postings = source.postings(term)
        touched[postings.numbers] = True
        np.add.at(scores, postings.numbers, weight * postings.scores)
    if alternative.phrase:
        has = _mask(source, source.phrase(alternative.phrase))
        return has, has, np.where(has, scores, 0.0)
    return _all(_holds_word(source, word) for word in alternative.words), touched, scores


def _holds_word(source: Terms, word: Word) -> Mask:
    has = _holders(source, word.whole)
    if word.parts:
        has |= _all(_holders(source, part) for part in word.parts)
    return has


def _holders(source: Terms, term: str) -> Mask:
    return _mask(source, source.postings(term).numbers)


def _mask(source: Terms, numbers: NDArray[np.integer]) -> Mask:
    mask = np.zeros(len(source), bool)
    mask[numbers] = True
    return mask


def _all(masks: Iterable[Mask]) -> Mask:
    first, *others = masks
    for mask in others:
        first &= mask
    return first


def _idf(source: Terms, term: str) -> float:
    return inverse_document_frequency(len(source), len(source.postings(term).numbers))


def _shared_idf(source: Terms, names: Names) -> float:
    asked = [_idf(source, term) for alternative in names.alternatives for term in alternative.asked]
    return shared_idf(asked, ((_idf(source, term) for term in one.terms) for one in names.expansions))


def _level(source: Terms, expansion: Expansion) -> Scores:
    """The saturated frequency of the least frequent term of an expansion in each document; 0 where it is not held."""
    level: Scores = np.full(len(source), np.inf)
    for term in expansion.terms:
        postings = source.postings(term)
        of_term = np.zeros(len(source))
        of_term[postings.numbers] = postings.scores / _idf(source, term)
        np.minimum(level, of_term, out=level)
    if expansion.row:
        level[~_mask(source, source.phrase(expansion.row))] = 0.0
    return level
