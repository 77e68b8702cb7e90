"""The words of texts as numbers: what an index keeps so that a page of results need not read its texts word by word.

A lexicon has every word of the texts once, folded and sorted; the number of a
word is its place there. A text is then a row of numbers, each with the
characters where the word begins and ends. Which words answer a question is
looked up in the lexicon once; where they stand in a text is one look in an array.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from zoek.analysis.normalize import fold
from zoek.analysis.tokens import tokenize, word_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from zoek.search.document import Document

SENTENCE = re.compile(r"[^\n]*?(?:[.!?:](?=\s)|$)", re.MULTILINE)
LAST_LETTER = "\U0010ffff"
NOTHING = np.zeros(0, np.uint32)


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of a text in reading order: their numbers in the lexicon, and where each begins and ends."""

    numbers: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of a document: those of its title, summary, keywords and body, one after the other.

    Word `firsts[i]` up to `firsts[i + 1]` are those of text i; their starts and
    ends count from the begin of that text. `sentence_ends` are those of the
    body, ascending: the last is at or after the end of its last word.
    """

    words: TextWords
    firsts: tuple[int, int, int, int, int]
    sentence_ends: NDArray[np.uint32]


@dataclass(frozen=True)
class Lexicon:
    """The words of an index.

    `words` are folded tokens (with their hyphens: wmo-loket), each once, ascending;
    `by_term` gives for each term the numbers of the words that have it among
    their terms, as the whole word or as a part, ascending; `counts` tells in how many
    documents each word stands.
    """

    words: Sequence[str]
    by_term: Mapping[str, NDArray[np.uint32]]
    counts: NDArray[np.uint32]

    def __len__(self) -> int:
        """The number of words."""
        return len(self.words)

    def number(self, word: str) -> int | None:
        """The number of a folded word; None when no text has it."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None

    def giving(self, term: str) -> NDArray[np.uint32]:
        """The numbers of the words that have the term, whole or as a part."""
        return self.by_term.get(term, NOTHING)

    def beginning(self, prefix: str) -> range:
        """The numbers of the words that begin with a folded prefix."""
        return range(bisect_left(self.words, prefix), bisect_left(self.words, prefix + LAST_LETTER))

    @cached_property
    def composed(self) -> NDArray[np.uint32]:
        """The numbers of the words of several pieces: with a hyphen or an apostrophe."""
        found = [number for number, word in enumerate(self.words) if len(word_parts(word)) > 1]
        return np.asarray(found, np.uint32)


@dataclass(frozen=True, slots=True)
class DocumentTokens:
    """As DocumentWords, with the folded words themselves."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    firsts: tuple[int, int, int, int, int]
    sentence_ends: tuple[int, ...]

    def numbered(self, lexicon: Lexicon) -> DocumentWords:
        """The words as their numbers in a lexicon that has them all."""
        numbers = np.fromiter((bisect_left(lexicon.words, word) for word in self.words), np.uint32, len(self.words))
        words = TextWords(numbers, np.asarray(self.starts, np.uint32), np.asarray(self.ends, np.uint32))
        return DocumentWords(words, self.firsts, np.asarray(self.sentence_ends, np.uint32))


def document_tokens(document: Document) -> DocumentTokens:
    """The words of a document and where its sentences end."""
    texts = [list(tokenize(text)) for text in (document.title, document.summary, document.keywords, document.body)]
    tokens = [token for text in texts for token in text]
    title, summary, keywords, body = (len(text) for text in texts)
    return DocumentTokens(
        words=tuple(fold(token.text) for token in tokens),
        starts=tuple(token.start for token in tokens),
        ends=tuple(token.end for token in tokens),
        firsts=(0, title, title + summary, title + summary + keywords, title + summary + keywords + body),
        sentence_ends=tuple(match.end() for match in SENTENCE.finditer(document.body)),
    )


def lexicon_of(documents: Iterable[Iterable[str]], terms: Mapping[str, Iterable[str]]) -> Lexicon:
    """The lexicon of documents, given the folded words of each; `terms` has the terms of every word."""
    counts: dict[str, int] = defaultdict(int)
    for document in documents:
        for word in set(document):
            counts[word] += 1
    words = sorted(counts)
    by_term: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        for term in terms[word]:
            by_term[term].append(number)
    return Lexicon(
        words=tuple(words),
        by_term={term: np.asarray(numbers, np.uint32) for term, numbers in by_term.items()},
        counts=np.fromiter((counts[word] for word in words), np.uint32, len(words)),
    )
