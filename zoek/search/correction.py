"""Another spelling of a question: only of loose words that neither the index nor the dictionary knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from zoek.analysis import compounds
from zoek.analysis.normalize import fold
from zoek.analysis.tokens import tokenize
from zoek.search.engine import Alternative, Group, Plan, Word
from zoek.search.query import Query, parse
from zoek.search.results import Correction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zoek.analysis import AnalyzedWord
    from zoek.search.engine import Engine
    from zoek.search.knowledge import Knowledge
    from zoek.search.understanding import Understanding


MOST_RESPELT = 8
"""Words of a question that are respelt; one takes some ten milliseconds when nothing is near."""


@dataclass(frozen=True, slots=True)
class Respelling:
    """The query that was perhaps meant, and for each word of it that changed the word as typed."""

    query: Query
    typed: str
    spelt: Mapping[str, str]

    def told(self, total: int) -> Correction:
        """What a visitor is told of it, with the number of results it has."""
        return Correction(self.typed, self.query.text, total)


def correction_of(
    query: Query, understanding: Understanding, engine: Engine, knowledge: Knowledge
) -> Respelling | None:
    """The query with every unknown word replaced by the nearest known one; None when there is nothing to replace."""
    unknown = dict.fromkeys(_unknown(query, understanding, engine, knowledge))
    changed = {
        word: meant[0] for word in islice(unknown, MOST_RESPELT) if (meant := knowledge.speller.corrections(word, 1))
    }
    if not changed:
        return None
    again = parse(_respelt(query.text, changed), query.filter)
    kept = replace(again, sort=query.sort, page_size=query.page_size, needs_all_words=query.needs_all_words)
    return Respelling(replace(kept, notices=query.notices), query.text, {new: old for old, new in changed.items()})


def _unknown(query: Query, understanding: Understanding, engine: Engine, knowledge: Knowledge) -> Iterator[str]:
    understood = {
        number
        for span in understanding.spans
        if span.additions or span.preferences
        for number in range(span.start, span.end)
    }
    for number, clause in enumerate(query.clauses):
        if number not in understood and clause.is_loose:
            for word in knowledge.analyzer.asked(clause.alternatives[0].text):
                if not _is_known(word, engine):
                    yield fold(word.token.text)


def _is_known(word: AnalyzedWord, engine: Engine) -> bool:
    """Whether a document holds the word, in parts of a compound perhaps, or the dictionary does."""
    if word.is_stop_word or fold(word.token.text) in compounds.dictionary():
        return True
    asked = Alternative(words=(Word(word.whole, word.parts),))
    return engine.match(Plan((Group((asked,)),), limit=0, needs_all_words=True)).total > 0


def _respelt(text: str, changed: Mapping[str, str]) -> str:
    """The text with every word that changed in its new form, all else as it was."""
    made, position = "", 0
    for token in tokenize(text):
        meant = changed.get(fold(token.text), token.text)
        made += text[position : token.start] + (meant.capitalize() if token.text.istitle() else meant)
        position = token.end
    return made + text[position:]
