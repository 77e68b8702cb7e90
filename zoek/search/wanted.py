"""What to look for in the text of a hit, and why a word of it answers the question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from zoek.analysis.normalize import fold
from zoek.search.beginnings import STAR
from zoek.search.framing import passed_over
from zoek.search.results import Reason, Trust
from zoek.search.terms import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zoek.analysis import AnalyzedWord, DutchAnalyzer, Term
    from zoek.search.query import Clause, Literal, Query
    from zoek.search.understanding import Span


Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Words that answer `asked`: its phrase (EXACT), or another name of it with its `label`."""

    asked: str
    trust: Trust
    label: str = ""

    def reason(self, found: str) -> Reason:
        """Why words of a document answer the question."""
        return Reason(self.trust, self.asked, (found,), self.label)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a question as terms, each with the word as typed.

    `wholes` by the term of the whole word, `parts` by that of a part of a
    compound, `others` by the term of another name; `phrases` are rows of
    exact words, `rows` rows of terms; `beginnings` are those of words, as typed by the letters. `circumstances` are places and years, which a
    document may answer without a word. `respelt` are the typed words that were
    searched in another spelling; `covers` gives the words that are answered
    with another one.
    """

    wholes: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[str, tuple[OtherWords, ...]] = field(default_factory=dict)
    phrases: Mapping[tuple[str, ...], tuple[OtherWords, ...]] = field(default_factory=dict)
    rows: Mapping[tuple[str, ...], tuple[OtherWords, ...]] = field(default_factory=dict)
    beginnings: Mapping[str, str] = field(default_factory=dict)
    circumstances: tuple[str, ...] = ()
    respelt: frozenset[str] = frozenset()
    covers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def all_asked(self) -> tuple[str, ...]:
        """Every word and phrase of the query that a document may answer."""
        phrases = (phrase.asked for meant in self.phrases.values() for phrase in meant)
        return tuple(dict.fromkeys((*self.wholes.values(), *self.beginnings.values(), *phrases, *self.circumstances)))

    def reasons(self, word: str, terms: Sequence[Term]) -> Iterator[Reason]:
        """Why a word with these terms answers the question, once for each word asked that it answers."""
        whole, parts = terms[0].text, [term.text for term in terms[1:]]
        asked = self.wholes.get(whole)
        if asked is not None:
            yield Reason(self._trust(asked, Trust.EXACT if fold(asked) == fold(word) else Trust.STEM), asked, (word,))
        yield from _others(self.others.get(whole, ()), word)
        for part in parts:
            if part in self.wholes and self.wholes[part] != asked:
                yield Reason(self._trust(self.wholes[part], Trust.COMPOUND), self.wholes[part], (word,))
            yield from _others(self.others.get(part, ()), word)
        for term in (whole, *parts):
            for compound in self.parts.get(term, ()):
                if compound != asked:
                    yield Reason(Trust.HALF, compound, (word,), term)

    def _trust(self, asked: str, found: Trust) -> Trust:
        return Trust.SPELLING if asked in self.respelt else found


def _others(meant: Iterable[OtherWords], word: str) -> Iterator[Reason]:
    return (other.reason(word) for other in meant)


def wanted_of(query: Query, spans: Sequence[Span], spelt: Mapping[str, str], analyzer: DutchAnalyzer) -> Wanted:
    """What a query asks of a text, other names included; stop words only if it asks nothing else."""
    silent = passed_over(query, spans, analyzer)
    silent |= {number for span in spans if span.is_circumstance for number in range(span.start, span.end)}
    asked = [clause for number, clause in enumerate(query.clauses) if not clause.is_excluded and number not in silent]
    literals = [literal for clause in asked for literal in clause.alternatives]
    phrases = [(phrase_of(one.text), OtherWords(one.text, Trust.EXACT)) for one in literals if one.is_phrase]
    phrases += [(span.row, OtherWords(span.asked, Trust.EXACT)) for span in spans if span.row]
    beginnings = {fold(one.text): _told(one) for one in literals if one.is_beginning}
    words = [(word, clause) for clause in asked for word in _loose_words(clause, analyzer)]
    telling = [word for word, clause in words if not word.is_stop_word or len(clause.alternatives) > 1]
    sought = telling or ([] if phrases or beginnings else [word for word, _ in words])
    additions = [addition for span in spans for addition in span.additions]
    named = [(one.expansion, OtherWords(one.asked, one.trust, one.label)) for one in additions]
    return Wanted(
        wholes={word.whole: _typed(word, spelt) for word in reversed(sought)},
        parts=_parts(sought, spelt),
        others=_grouped((expansion.terms[0], meant) for expansion, meant in named if not expansion.row),
        phrases=_grouped(phrases),
        rows=_grouped((tuple(term[1:] for term in one.row), meant) for one, meant in named if one.row),
        beginnings=beginnings,
        circumstances=tuple(span.asked for span in spans if span.is_circumstance),
        respelt=frozenset(spelt.values()),
        covers={span.asked: frozenset(_as_typed(span.asked, spelt)) for span in spans} | _instead(asked),
    )


def _loose_words(clause: Clause, analyzer: DutchAnalyzer) -> Iterator[AnalyzedWord]:
    """The words of a clause but for phrases and beginnings."""
    loose = (one for one in clause.alternatives if not (one.is_phrase or one.is_beginning))
    return (word for literal in loose for word in analyzer.asked(literal.text))


def _as_typed(asked: str, spelt: Mapping[str, str]) -> Iterator[str]:
    """The words of a span as they were typed."""
    return (spelt.get(fold(word), word) for word in asked.split())


def _typed(word: AnalyzedWord, spelt: Mapping[str, str]) -> str:
    return spelt.get(fold(word.token.text), word.token.text)


def _told(literal: Literal) -> str:
    return literal.text + STAR * literal.is_beginning


def _instead(clauses: Iterable[Clause]) -> dict[str, frozenset[str]]:
    """Of alternatives (a OF b) each one covers them all."""
    rows = [frozenset(_told(literal) for literal in clause.alternatives) for clause in clauses]
    return {text: row for row in rows if len(row) > 1 for text in row}


def _grouped(pairs: Iterable[tuple[Key, OtherWords]]) -> dict[Key, tuple[OtherWords, ...]]:
    grouped: dict[Key, tuple[OtherWords, ...]] = {}
    for key, meant in pairs:
        grouped[key] = (*grouped.get(key, ()), meant)
    return grouped


def _parts(words: Sequence[AnalyzedWord], spelt: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The compounds asked for, by the term of each of their parts."""
    compounds: dict[str, tuple[str, ...]] = {}
    for word in words:
        for part in word.parts:
            compounds[part] = tuple(dict.fromkeys((*compounds.get(part, ()), _typed(word, spelt))))
    return compounds
