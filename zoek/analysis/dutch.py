"""The chain: Dutch text to the terms that are indexed and searched for.

1. words with their place in the text (tokens.py)
2. lower case without accents (normalize.py)
3. a word with a hyphen or apostrophe: joined, and its parts
4. compounds split into parts by `split`, the whole word kept
5. every part to its lemma and stem (stems.py)
6. stop words are marked, so that a query of nothing else can keep them

The same chain runs over documents and queries. VERSION changes whenever its
terms change, so that an index made by one chain is never searched by another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zoek.analysis import compounds, stems
from zoek.analysis.normalize import fold
from zoek.analysis.stopwords import STOP_WORDS
from zoek.analysis.tokens import Token, tokenize, word_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VERSION = f"chain 2; {stems.VERSION}; words {compounds.version()}"
WHOLE_WEIGHT = 1.0
PART_WEIGHT = 0.5
"""A part counts half of the whole word, in documents and in questions.

nDCG@10 on 132 questions and 360 headings over 6,761 paragraphs (2026, `zoek evaluate`): .675 and .362; with parts
whole in questions .653 and .366; with stop words counted in the length of a text .669 and .347.
"""
CACHED_WORDS = 65_536
"""Words of which the terms are kept: at some 150 bytes each, 10 MB at most."""
CACHED_TEXTS = 512
"""Texts of which the tokens are kept: 20 results have 80; at some 60 kB for a long one, 30 MB at most."""


@dataclass(frozen=True, slots=True)
class Term:
    """What is stored in the index for a word: the whole word (weight 1) or a part of it (weight 0.5)."""

    text: str
    weight: float = WHOLE_WEIGHT


@dataclass(frozen=True, slots=True)
class AnalyzedWord:
    """A word of a text with its terms, the whole word's first; the terms share the token's place."""

    token: Token
    terms: tuple[Term, ...]
    is_stop_word: bool

    @property
    def whole(self) -> str:
        """The term of the whole word."""
        return self.terms[0].text

    @property
    def parts(self) -> tuple[str, ...]:
        """The terms of its parts; empty for a word that is not split."""
        return tuple(term.text for term in self.terms[1:])


class DutchAnalyzer:
    """The chain with a splitter of compounds; remembers the terms of the words it has seen."""

    def __init__(self, split: Callable[[str], tuple[str, ...]] = compounds.split_compound) -> None:
        """`split` gets a folded word of letters and gives its parts, or the word alone."""
        self._split = split
        self._terms = lru_cache(maxsize=CACHED_WORDS)(self._make_terms)
        self._tokens = lru_cache(maxsize=CACHED_TEXTS)(_tokens)

    def words(self, text: str) -> Iterator[AnalyzedWord]:
        """The words of a text in reading order, stop words too.

        >>> [word.whole for word in DutchAnalyzer().words("De wijkteams")]
        ['de', 'wijkteam']
        """
        for token in tokenize(text):
            terms, is_stop_word = self._terms(token.text)
            yield AnalyzedWord(token, terms, is_stop_word)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The tokens of a text; those of the last texts are remembered, since results come back on later pages."""
        return self._tokens(text)

    def terms(self, word: str) -> tuple[Term, ...]:
        """The terms of one word, the whole word's first."""
        return self._terms(word)[0]

    def _make_terms(self, word: str) -> tuple[tuple[Term, ...], bool]:
        folded = fold(word)
        pieces = word_parts(folded) or (folded,)
        joined = "".join(pieces)
        parts = self._split(joined) if len(pieces) == 1 else pieces
        if len(parts) == 1:
            return (Term(stems.stem(joined)),), joined in STOP_WORDS
        whole = joined[: len(joined) - len(parts[-1])] + stems.stem(parts[-1])
        distinct = dict.fromkeys(stems.stem(part) for part in parts if part not in STOP_WORDS)
        distinct.pop(whole, None)
        return (Term(whole), *(Term(part, PART_WEIGHT) for part in distinct)), False


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(tokenize(text))
