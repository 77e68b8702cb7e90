"""Search by the beginning of a word: which words of an index a visitor means with `wijk*`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.analysis.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zoek.search.query import Clause
    from zoek.search.text_words import Lexicon

STAR = "*"
EXACT_MARK = "="
MOST_WORDS = 200
"""Words that a beginning stands for; of more, those that stand in most documents.

Of the 867 beginnings of three letters in the content of the project (2026, 103 documents) none has more: ver has 141.
In 10,000 generated documents (62,163 words) those of five letters that scripts/bench asks have 2 to 188.
"""
EXAMPLES = 3


def beginning_term(beginning: str) -> str:
    """The term of a beginning of words: of all exact words that begin so."""
    return EXACT_MARK + fold(beginning) + STAR


def meant_words(beginning: str, lexicon: Lexicon) -> list[int]:
    """The numbers of the words that begin so, those in most documents first; stop words, which tell nothing, left out."""
    numbers = [
        number
        for number in lexicon.beginning(fold(beginning))
        if lexicon.counts[number] and lexicon.words[number] not in STOP_WORDS
    ]
    return sorted(numbers, key=lambda number: (-int(lexicon.counts[number]), number))


def meant_terms(term: str, lexicon: Lexicon) -> list[str]:
    """The terms that a term stands for: itself, or of a beginning those of the exact words, MOST_WORDS at most."""
    if not term.endswith(STAR):
        return [term]
    beginning = term[len(EXACT_MARK) : -len(STAR)]
    return [EXACT_MARK + lexicon.words[number] for number in meant_words(beginning, lexicon)[:MOST_WORDS]]


def beginnings_told(clauses: Iterable[Clause], lexicon: Lexicon) -> Iterator[str]:
    """In Dutch, which beginnings in a question stood for more words than are searched, or for none."""
    texts = (literal.text for clause in clauses for literal in clause.alternatives if literal.is_beginning)
    for text in dict.fromkeys(texts):
        words = [lexicon.words[number] for number in meant_words(text, lexicon)]
        if len(words) > MOST_WORDS:
            examples = ", ".join(f"“{word}”" for word in words[:EXAMPLES])
            yield (
                f"Er zijn {len(words)} woorden die beginnen met “{text}”. Zoek gebruikt de {MOST_WORDS} die het meest"
                f" voorkomen, zoals {examples}. Typ meer letters voor het sterretje als u iets mist."
            )
        elif not words:
            yield f"Geen enkel woord begint met “{text}”."
