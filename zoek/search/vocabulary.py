"""The thesaurus as a question meets it: which words name a concept, and what else that concept is called.

How a label may be used depends on its kind (library/thesaurus.py):

    typed                            searched as well
    preferred, synonym, spelling     the other ones of these, narrower names, and the names of successors
    old name                         the preferred name and its synonyms, and the names of successors
    narrower name                    nothing: a part does not ask for the whole
    ambiguous name                   as a synonym, when typed in exactly its capitals and of one concept alone

Related concepts are never searched; they are offered.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.analysis.spelling import Speller
from zoek.search.results import Trust
from zoek.search.terms import exact_term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from zoek.analysis import AnalyzedWord, DutchAnalyzer
    from zoek.library.thesaurus import Concept, Thesaurus

LONGEST_LABEL = 10
"""Words; the longest label of the thesaurus has nine."""


class LabelKind(Enum):
    """How a label belongs to its concept."""

    EXCHANGEABLE = auto()
    OLD = auto()
    NARROWER = auto()
    AMBIGUOUS = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """A label of a concept."""

    concept: Concept
    label: str
    kind: LabelKind

    @property
    def is_abbreviation(self) -> bool:
        """Whether the label is letters that stand for words: such a label has no other forms (ZAT is not zitten)."""
        return " " not in self.label and sum(letter.isupper() for letter in self.label) > 1


@dataclass(frozen=True, slots=True)
class Naming:
    """Where words of a question, from `start` up to `end`, name something; several names when they are ambiguous."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class OtherName:
    """A label that may be searched for as well, and how far it is trusted to mean the same."""

    label: str
    trust: Trust
    concept: str


class Vocabulary:
    """All labels of a thesaurus, found by their terms, so that forms of a word and words written apart meet."""

    def __init__(self, thesaurus: Thesaurus, analyzer: DutchAnalyzer) -> None:
        """Analyse every label once (562 labels: 0.1 s)."""
        self._thesaurus = thesaurus
        self._analyzer = analyzer
        self._names: dict[str, list[Name]] = {}
        for concept in thesaurus.concepts.values():
            for name in _names(concept):
                key = exact_term(name.label) if name.is_abbreviation else self._key(name.label)
                self._names.setdefault(key, []).append(name)
        self._beginnings = {key[:end] for key in self._names for end in range(1, len(key))}
        """What a key begins with; a row of words that is not among them names nothing, however it goes on."""

    def namings(self, words: Sequence[AnalyzedWord]) -> list[Naming]:
        """The labels in a row of words, longest first, none overlapping, in reading order."""
        found: list[Naming] = []
        start = 0
        while start < len(words):
            naming = self._longest(words, start)
            if naming:
                found.append(naming)
            start = naming.end if naming else start + 1
        return found

    def other_names(self, name: Name) -> Iterator[OtherName]:
        """What may be searched for besides a label, most trusted first, none that finds only what another one finds."""
        kept = [self._row(name.label)]
        others = list(self._allowed(name))
        rows = [self._row(other.label) for other in others]
        for other, row in zip(others, rows, strict=True):
            shorter = (one for one in rows if len(one) < len(row))
            if not any(_holds(row, one) for one in (*kept, *shorter)):
                kept.append(row)
                yield other

    def near(self, terms: AbstractSet[str], words: Sequence[str]) -> list[str]:
        """Preferred labels of the concepts that share most terms with these, or hold a word that looks like one."""
        alike = {near for word in words for near in self._speller.corrections(word, 2)}
        scores: dict[str, int] = {}
        for label, concept, own_terms, own_words in self._near:
            shared = len(own_terms & terms) + len(own_words & alike)
            if shared:
                scores[concept] = max(scores.get(concept, 0), shared * 100 - len(label))
        best = sorted(scores, key=lambda concept: (-scores[concept], concept))
        return [self._thesaurus.label(concept) for concept in best]

    @cached_property
    def _near(self) -> list[tuple[str, str, frozenset[str], frozenset[str]]]:
        return [
            (name.label, name.concept.id, self._all_terms(name.label), frozenset(fold(name.label).split()))
            for names in self._names.values()
            for name in names
        ]

    @cached_property
    def _speller(self) -> Speller:
        return Speller(Counter(word for _, _, _, words in self._near for word in words))

    def _all_terms(self, text: str) -> frozenset[str]:
        return frozenset(term.text for word in self._analyzer.asked(text) for term in word.terms)

    def _longest(self, words: Sequence[AnalyzedWord], start: int) -> Naming | None:
        found = Naming(start, start + 1, ())
        key = ""
        for end in range(start + 1, min(len(words), start + LONGEST_LABEL) + 1):
            key += words[end - 1].whole
            names = [*self._names.get(key, ())]
            if end == start + 1:
                names += self._names.get(exact_term(words[start].token.text), ())
            if names:
                found = Naming(start, end, _meant(names, " ".join(word.token.text for word in words[start:end])))
            if key not in self._beginnings:
                break
        return found if found.names else None

    def _key(self, text: str) -> str:
        return "".join(self._row(text))

    def _row(self, text: str) -> tuple[str, ...]:
        return tuple(word.whole for word in self._analyzer.asked(text))

    def _allowed(self, name: Name) -> Iterator[OtherName]:
        concept = name.concept
        if name.kind is LabelKind.NARROWER:
            return
        trust = Trust.OLD_NAME if name.kind is LabelKind.OLD else Trust.SYNONYM
        yield from _labelled((concept.label, *concept.synonyms, *concept.spellings), trust, concept)
        if name.kind is not LabelKind.OLD:
            yield from _labelled(concept.narrower_names, Trust.NARROWER, concept)
        for successor in concept.successors:
            heir = self._thesaurus.concepts[successor]
            yield from _labelled((heir.label, *heir.synonyms), Trust.SUCCESSOR, heir)


def _names(concept: Concept) -> Iterator[Name]:
    for label in (concept.label, *concept.synonyms, *concept.spellings):
        yield Name(concept, label, LabelKind.EXCHANGEABLE)
    for kind, labels in (
        (LabelKind.OLD, concept.old_names),
        (LabelKind.NARROWER, concept.narrower_names),
        (LabelKind.AMBIGUOUS, concept.ambiguous_names),
    ):
        yield from (Name(concept, label, kind) for label in labels)


def _meant(names: Sequence[Name], typed: str) -> tuple[Name, ...]:
    """The names that typed words stand for: sure ones if there are any, else every ambiguous one of that spelling."""
    sure = [name for name in names if name.kind is not LabelKind.AMBIGUOUS]
    exact = [name for name in sure if name.label == typed]
    return tuple(exact[:1] or sure[:1] or {name.concept.id: name for name in names}.values())


def _holds(row: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the part stands somewhere in the row, without gaps."""
    return any(row[start : start + len(part)] == part for start in range(len(row) - len(part) + 1))


def _labelled(labels: Sequence[str], trust: Trust, concept: Concept) -> Iterator[OtherName]:
    return (OtherName(label, trust, concept.id) for label in labels)
