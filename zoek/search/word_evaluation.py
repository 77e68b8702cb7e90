"""How well words are split and spelt, measured on lists that people made.

Files are tab-separated, a word a line; lines that start with # say where the
list is from. What follows the columns named here is not read.

    compounds     word, its parts joined by + (or the word itself when it is none)
    misspellings  the word as typed, the word that was meant
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.analysis.compounds import split_compound
from zoek.analysis.normalize import fold
from zoek.analysis.spelling import Speller
from zoek.analysis.stems import stem
from zoek.search.evaluation import read_lines
from zoek.search.terms import exact_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from zoek.search.document import Document

COMPOUND_FORM = "woord, tab, delen met een + ertussen: jeugdzorg, tab, jeugd+zorg"
MISSPELLING_FORM = "fout, tab, goed: begelijding, tab, begeleiding"
OFFERED = 3
"""Corrections a word that are looked at."""


@dataclass(frozen=True, slots=True)
class Compound:
    """A word with its parts as people name them (often as lemmas: rupsenplaag is rups and plaag)."""

    word: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word as typed and as it was meant."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class CompoundEvaluation:
    """`right` is the share of the compounds of which all parts are right, `false_splits` that of the others."""

    compounds: int
    right: float
    others: int
    false_splits: float


@dataclass(frozen=True, slots=True)
class SpellingEvaluation:
    """The shares of the words of which the first correction, or one of the first three, is the word meant."""

    words: int
    right_at_1: float
    right_at_3: float
    milliseconds_per_word: float


def read_compounds(path: Path) -> list[Compound]:
    """The words of a file; raises QueryError that names every line that cannot be read."""

    def compound(line: str) -> Compound:
        word, joined = _columns(line)
        parts = tuple(joined.split("+"))
        if not all(parts):
            raise ValueError(line)
        return Compound(word, parts)

    return read_lines(path, compound, COMPOUND_FORM, comment="#")


def read_misspellings(path: Path) -> list[Misspelling]:
    """The words of a file; raises QueryError that names every line that cannot be read."""
    return read_lines(path, lambda line: Misspelling(*_columns(line)), MISSPELLING_FORM, comment="#")


def _columns(line: str) -> tuple[str, str]:
    first, second, *_ = (column.strip() for column in line.split("\t"))
    if not first or not second:
        raise ValueError(line)
    return first, second


def evaluate_compounds(words: Sequence[Compound]) -> CompoundEvaluation:
    """How often the splitter finds the parts that people name, and how often it splits what is no compound.

    Parts are compared by their stems, as they are indexed, since the lists
    name lemmas: 2,154 of 2,506 right. By their letters, a link (s, en) at the
    end aside, 2,082 are.
    """
    compounds = [word for word in words if len(word.parts) > 1]
    others = [word for word in words if len(word.parts) == 1]
    return CompoundEvaluation(
        compounds=len(compounds),
        right=_share([_stems(split_compound(fold(word.word))) == _stems(word.parts) for word in compounds]),
        others=len(others),
        false_splits=_share([len(split_compound(fold(word.word))) > 1 for word in others]),
    )


def _stems(parts: Sequence[str]) -> list[str]:
    return [stem(fold(part)) for part in parts]


def _share(claims: Sequence[bool]) -> float:
    return sum(claims) / len(claims) if claims else 0.0


def speller_of(documents: Iterable[Document]) -> Speller:
    """A speller over the words of documents, each with the number of documents that it is in."""
    counts: Counter[str] = Counter()
    for document in documents:
        text = f"{document.title}\n{document.summary}\n{document.keywords}\n{document.body}"
        counts.update(set(exact_words(text)))
    return Speller(counts)


def evaluate_spelling(words: Sequence[Misspelling], speller: Speller) -> SpellingEvaluation:
    """How often the speller gives the word that was meant; the speller is built before the clock starts."""
    speller.corrections(words[0].typed)
    began = time.perf_counter()
    offered = [offers(speller, word) for word in words]
    seconds = time.perf_counter() - began
    pairs = [(fold(word.meant), found) for word, found in zip(words, offered, strict=True)]
    return SpellingEvaluation(
        words=len(words),
        right_at_1=_share([meant in found[:1] for meant, found in pairs]),
        right_at_3=_share([meant in found for meant, found in pairs]),
        milliseconds_per_word=seconds * 1000 / len(words),
    )


def offers(speller: Speller, word: Misspelling) -> tuple[str, ...]:
    """What is offered for a misspelt word; a word of the index that lacks its accents alone is found as it is."""
    typed = fold(word.typed)
    if typed == fold(word.meant) and typed in speller:
        return (typed,)
    return speller.corrections(typed, OFFERED)
