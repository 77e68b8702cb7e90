"""What a question means beyond its words: concepts, places and years, each with what it adds to the search.

Only loose words are looked at: what stands between quotation marks, after a
minus or beside OF is searched as typed. Words that name a concept are taken
together (a span), and so are a place ("regio Arnhem") and years
("sinds 2015"). A place and years prefer, they do not restrict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.analysis import compounds
from zoek.analysis.normalize import fold
from zoek.analysis.stopwords import STOP_WORDS
from zoek.search.engine import Preference
from zoek.search.framing import frames
from zoek.search.places import PlaceKind
from zoek.search.query import Filter
from zoek.search.results import ADDED_WORDS, Trust
from zoek.search.terms import exact_words, expansion_of
from zoek.search.vocabulary import LabelKind
from zoek.search.years import years_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.analysis import AnalyzedWord
    from zoek.library.thesaurus import Concept
    from zoek.search.engine import Engine, Expansion
    from zoek.search.knowledge import Knowledge
    from zoek.search.places import Place
    from zoek.search.query import Clause, Query
    from zoek.search.vocabulary import Name, Naming, OtherName
    from zoek.search.years import Years

WEIGHTS = MappingProxyType(
    {Trust.SYNONYM: 0.9, Trust.NARROWER: 0.8, Trust.OLD_NAME: 0.7, Trust.SUCCESSOR: 0.6, Trust.SPELLING: 0.5}
)
"""How far another name is trusted, as a share of what the asked word itself would score as part of a compound."""
PLACE_WEIGHT, YEARS_WEIGHT = 1.0, 0.25
"""What being there or then adds, times the idf of the documents that are."""
PLACE_WORD_WEIGHT = 0.5
"""The name of a place tells where, not what: its words count half, being there makes up for it.

nDCG@10 on 28 and 82 judged questions (2026, `zoek evaluate`): .860 and .773, and .860 and .768 when a place is no
more than a word; flat between a PLACE_WEIGHT of 0.5 and 2.
"""
COMMON_SHARE = 0.1
"""A small word that stands in more of the documents is an ordinary word (mee), not an abbreviation (MEE)."""
LONGEST_ABBREVIATION = 4
"""Letters; the ambiguous abbreviations of the thesaurus have two to four."""
MOST_RELATED = 6
"""Concepts offered: one line on the page."""
PLACE_LEADS = frozenset(["gemeente", "provincie", "regio"])
"""Words before a place that say what it is; no part of its name."""
AMOUNT = re.compile(r"€\s*(\d{4})\b")


@dataclass(frozen=True, slots=True)
class Addition:
    """Another name that is searched for as well: `label`, for the words `asked`."""

    asked: str
    label: str
    trust: Trust
    expansion: Expansion


@dataclass(frozen=True, slots=True)
class Span:
    """Clauses from `start` up to `end` that are one group: a concept, a place or years.

    Of a place or years (a circumstance) only `row` is looked for in texts,
    its exact words one after the other (none when they would say something
    else), at a `weight`.
    """

    start: int
    end: int
    asked: str
    additions: tuple[Addition, ...] = ()
    preferences: tuple[Preference, ...] = ()
    row: tuple[str, ...] = ()
    weight: float = 1.0
    place: Place | None = None
    years: Years | None = None

    @property
    def is_circumstance(self) -> bool:
        """Whether it says where or when, not what."""
        return self.place is not None or self.years is not None


@dataclass(frozen=True, slots=True)
class Question:
    """An abbreviation that can mean several things, or may be no abbreviation: what the visitor is asked."""

    asked: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood: the spans, and what is offered but not searched.

    `meanings` are the concepts that words of the question name, or may name.
    """

    spans: tuple[Span, ...] = ()
    questions: tuple[Question, ...] = ()
    related: tuple[str, ...] = ()
    meanings: tuple[tuple[str, Concept], ...] = ()

    @property
    def additions(self) -> tuple[Addition, ...]:
        """Every name that is searched for besides what was typed."""
        return tuple(addition for span in self.spans for addition in span.additions)

    def added(self) -> tuple[tuple[tuple[str, ...], str, str], ...]:
        """The additions as a visitor reads them: the names, what they are ("een ander woord voor") and of what."""
        kinds: dict[tuple[str, Trust], list[str]] = {}
        told = {fold(span.asked) for span in self.spans}
        for addition in self.additions:
            if fold(addition.label) not in told:
                told.add(fold(addition.label))
                kinds.setdefault((addition.asked, addition.trust), []).append(addition.label)
        return tuple(
            (tuple(labels), ADDED_WORDS[trust][len(labels) > 1], asked) for (asked, trust), labels in kinds.items()
        )


NOTHING = Understanding()


def understand(query: Query, engine: Engine, knowledge: Knowledge) -> Understanding:
    """What the loose words of a query mean; names that no document holds are left out."""
    if query.is_literal:
        return NOTHING
    reader = _Reader(query, engine, knowledge)
    for is_loose, numbered in groupby(enumerate(query.clauses), key=lambda pair: pair[1].is_loose):
        if is_loose:
            reader.read(list(numbered))
    return reader.understanding()


class _Reader:
    """Collects what rows of loose words mean."""

    def __init__(self, query: Query, engine: Engine, knowledge: Knowledge) -> None:
        self.query = query
        self.engine = engine
        self.knowledge = knowledge
        self.spans: list[Span] = []
        self.names: list[Name] = []
        self.questions: dict[str, Question] = {}
        self.meanings: dict[tuple[str, str], Concept] = {}

    def read(self, numbered: Sequence[tuple[int, Clause]]) -> None:
        first = numbered[0][0]
        words = [self.knowledge.analyzer.asked(clause.alternatives[0].text)[0] for _, clause in numbered]
        texts = [word.token.text for word in words]
        for naming in self.knowledge.vocabulary.namings(words):
            if self.name(naming, texts, words, first):
                texts[naming.start : naming.end] = [""] * (naming.end - naming.start)
        for place in self.knowledge.gazetteer.places(texts):
            self.spans.append(self.placed(place, texts, first))
            texts[place.start : place.end] = [""] * (place.end - place.start)
        amounts = set(AMOUNT.findall(self.query.text))
        years = years_of([text if text not in amounts else "" for text in texts])
        if years:
            self.spans.append(_dated(years, texts, first))

    def name(self, naming: Naming, texts: Sequence[str], words: Sequence[AnalyzedWord], first: int) -> bool:
        """Take up what a label means; whether its words are spoken for."""
        asked = " ".join(texts[naming.start : naming.end])
        if all(frames(word) for word in texts[naming.start : naming.end]):
            return False
        names = naming.names
        if names[0].kind is LabelKind.AMBIGUOUS:
            exact = [name for name in names if name.label == asked and asked.isupper()]
            if len(exact) != 1:
                self.meanings |= {(asked, name.concept.id): name.concept for name in names if name.is_abbreviation}
                self.ask(asked, names, words[naming.start])
                return False
            names = tuple(exact)
        self.names.append(names[0])
        self.meanings[asked, names[0].concept.id] = names[0].concept
        others = self.knowledge.vocabulary.other_names(names[0])
        additions = tuple(self.additions(asked, others))
        if naming.end - naming.start > 1 or additions:
            self.spans.append(Span(first + naming.start, first + naming.end, asked, additions))
        return True

    def additions(self, asked: str, others: Iterator[OtherName]) -> Iterator[Addition]:
        return (self.addition(asked, other.label, other.trust) for other in others if self.is_held(other.label))

    def addition(self, asked: str, label: str, trust: Trust) -> Addition:
        return Addition(asked, label, trust, expansion_of(label, WEIGHTS[trust], self.knowledge.analyzer))

    def ask(self, asked: str, names: Sequence[Name], word: AnalyzedWord) -> None:
        is_short = max(len(name.label) for name in names) <= LONGEST_ABBREVIATION
        is_common = self.engine.count((word.whole,)) > COMMON_SHARE * len(self.engine)
        if is_short and not is_common:
            labels = tuple(name.concept.label for name in names if self.is_held(name.concept.label))
            self.questions |= {fold(asked): Question(asked, labels)} if labels else {}
        elif not is_short:
            self.names += names

    def placed(self, place: Place, texts: Sequence[str], first: int) -> Span:
        words = texts[place.start : place.end]
        asked = " ".join(words)
        named = [word for word in words if fold(word) not in PLACE_LEADS] or list(words)
        row = tuple(exact_words(" ".join(named)))
        additions: tuple[Addition, ...] = ()
        bare = place.name.removeprefix("regio ")
        if not set(exact_words(bare)) <= set(row) and self.is_held(bare):
            additions = (self.addition(asked, bare, Trust.SPELLING if place.is_misspelt else Trust.SYNONYM),)
        return Span(
            start=first + place.start,
            end=first + place.end,
            asked=asked,
            additions=additions,
            preferences=(Preference(Filter(MappingProxyType({"gemeente": place.municipalities})), PLACE_WEIGHT),),
            row=() if _is_ordinary(row) else row,
            weight=PLACE_WORD_WEIGHT,
            place=place,
        )

    def understanding(self) -> Understanding:
        return Understanding(
            spans=tuple(sorted(self.spans, key=lambda span: span.start)),
            questions=tuple(self.questions.values()),
            related=tuple(islice(filter(self.is_held, self.related()), MOST_RELATED)),
            meanings=tuple((asked, concept) for (asked, _), concept in self.meanings.items()),
        )

    def related(self) -> dict[str, None]:
        """Labels to offer, if a document holds them: old names of the concepts asked for, related and narrower ones."""
        thesaurus, typed = self.knowledge.thesaurus, {name.label for name in self.names}
        concepts = {name.concept.id: name.concept for name in self.names}
        labels = (
            label
            for concept in concepts.values()
            for label in (
                *concept.old_names,
                *(thesaurus.label(other) for other in (*concept.related, *concept.narrower) if other not in concepts),
            )
        )
        return dict.fromkeys(label for label in labels if label not in typed)

    def is_held(self, label: str) -> bool:
        """Whether a document holds a label; what leads to nothing is neither searched nor offered."""
        found = expansion_of(label, 1.0, self.knowledge.analyzer)
        return self.engine.count(found.row or found.terms) > 0


def place_in_words(place: Place) -> str:
    """How a place is called on a page: "de provincie Utrecht", "Weesp (nu Amsterdam)"."""
    if place.kind is PlaceKind.PROVINCE:
        return f"de provincie {place.name}"
    if place.kind is PlaceKind.REGION:
        return f"de {place.name}"
    return f"{place.name} (nu {', '.join(place.municipalities)})" if place.kind is PlaceKind.FORMER else place.name


def _dated(years: Years, texts: Sequence[str], first: int) -> Span:
    liked = Preference(Filter(since=years.since, until=years.until), YEARS_WEIGHT, finds=False)
    asked = " ".join(texts[years.start : years.end])
    row = (str(years.since),) if years.since == years.until else ()
    return Span(first + years.start, first + years.end, asked, (), (liked,), row, years=years)


def _is_ordinary(row: Sequence[str]) -> bool:
    """Whether the name of a place is also a word: then its word in a text says nothing of the place."""
    return len(row) == 1 and (row[0] in compounds.dictionary() or row[0] in STOP_WORDS)
