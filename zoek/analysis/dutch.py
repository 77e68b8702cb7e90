"""The chain: Dutch text to the terms that are indexed and searched for.

1. words with their place in the text (tokens.py)
2. lower case without accents (normalize.py)
3. a word with a hyphen or apostrophe: joined, and its pieces
4. compounds split into parts by `split`, the whole word kept
5. every part to its lemma and stem (stems.py)
6. stop words are marked, so that a query of nothing else can keep them

`DutchAnalyzer.steps` gives what each step made of a word; the terms come
from it and from nothing else.

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

VERSION = f"chain 3; {stems.VERSION}; words {compounds.version()}"
WHOLE_WEIGHT = 1.0
PART_WEIGHT = 0.5
"""A part counts half of the whole word, in documents and in questions.

nDCG@10 on 132 questions and 360 headings over 6,761 paragraphs, and on 28 and 82 questions over the practices (2026,
`zoek evaluate`): .680, .370, .860 and .771; at 0.4 .678, .373, .864 and .769.
"""
APOSTROPHES = "'’"
ENDINGS = {"s": "", "en": "", "ers": "er"}
"""What a plural adds after an apostrophe, and what is left of it: regio's, pgb's, zzp'ers."""
CACHED_WORDS = 65_536
"""Words of which the terms are kept: at some 380 bytes each in both caches, 25 MB at most."""
CACHED_TEXTS = 512
"""Words of questions and labels that are kept analysed: a search needs each four times; most take under 1 kB."""


@dataclass(frozen=True, slots=True)
class Term:
    """What is stored in the index for a word: the whole word (weight 1) or a part of it (weight 0.5)."""

    text: str
    weight: float = WHOLE_WEIGHT


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound, or a whole word, with its dictionary form and what the index keeps of it."""

    text: str
    lemma: str
    stem: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What the chain makes of one word, step by step.

    `pieces` are the stretches between hyphens and apostrophes, `parts` those
    of the compound, or the word alone; `whole` is the term of the whole word.
    """

    word: str
    folded: str
    pieces: tuple[str, ...]
    parts: tuple[Part, ...]
    is_stop_word: bool
    whole: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """What goes into the index: the whole word and each other part once, stop words left out."""
        stems_of_parts = dict.fromkeys(part.stem for part in self.parts if part.text not in STOP_WORDS)
        stems_of_parts.pop(self.whole, None)
        return (Term(self.whole), *(Term(stem, PART_WEIGHT) for stem in stems_of_parts))


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
        self._whole = lru_cache(maxsize=CACHED_WORDS)(self._make_whole)
        self._asked = lru_cache(maxsize=CACHED_TEXTS)(lambda text: tuple(self.words(text)))

    def words(self, text: str) -> Iterator[AnalyzedWord]:
        """The words of a text in reading order, stop words too.

        >>> [word.whole for word in DutchAnalyzer().words("De wijkteams")]
        ['de', 'wijkteam']
        """
        for token in tokenize(text):
            terms, is_stop_word = self._terms(token.text)
            yield AnalyzedWord(token, terms, is_stop_word)

    def asked(self, text: str) -> tuple[AnalyzedWord, ...]:
        """The words of a short text, as one asks or labels; those of the last texts are remembered."""
        return self._asked(text)

    def terms(self, word: str) -> tuple[Term, ...]:
        """The terms of one word, the whole word's first."""
        return self._terms(word)[0]

    def steps(self, word: str) -> Steps:
        """What each step of the chain makes of one word."""
        folded = fold(word)
        pieces = _pieces(folded)
        joined = "".join(pieces)
        texts = self._split(joined) if len(pieces) == 1 else pieces
        parts = tuple(Part(text, stems.lemma(text), self._whole(text)) for text in texts)
        whole = joined[: len(joined) - len(texts[-1])] + parts[-1].stem
        return Steps(word, folded, pieces, parts, joined in STOP_WORDS, whole)

    def _make_whole(self, word: str) -> str:
        """The term of a whole word, as a part too: huisartsenpost meets post, and schuldhulpverlener hulpverlener."""
        last = self._split(word)[-1]
        if last == word:
            return stems.stem(word)
        return word[: len(word) - len(last)] + self._whole(last)

    def _make_terms(self, word: str) -> tuple[tuple[Term, ...], bool]:
        steps = self.steps(word)
        return steps.terms, steps.is_stop_word


def _pieces(folded: str) -> tuple[str, ...]:
    """The stretches between hyphens and apostrophes, without an ending after an apostrophe: regio's, zzp'ers."""
    pieces = word_parts(folded) or (folded,)
    if len(pieces) > 1 and folded[-len(pieces[-1]) - 1] in APOSTROPHES:
        ending = ENDINGS.get(pieces[-1], pieces[-1])
        return (*pieces[:-1], ending) if ending else pieces[:-1]
    return pieces
