"""The words of texts as numbers: what an index keeps so that a page of results need not read its texts word by word.

A lexicon has every word of the texts once, folded and sorted; the number of a
word is its place there. A text is then a row of numbers, each with the
characters where the word begins and ends. Which words answer a question is
looked up in the lexicon once; where they stand in a text is one look in an array.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
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
    body, ascending, each once: the last is at or after the end of its last word.
    """

    words: TextWords
    firsts: tuple[int, int, int, int, int]
    sentence_ends: NDArray[np.uint32]

    def of_text(self, number: int) -> TextWords:
        """The words of one text: 0 the title, 1 the summary, 2 the keywords, 3 the body."""
        first, end = self.firsts[number : number + 2]
        row = self.words
        return TextWords(row.numbers[first:end], row.starts[first:end], row.ends[first:end])


@dataclass(frozen=True)
class Lexicon:
    """The words of an index.

    `words` are folded tokens (with their hyphens: wmo-loket), each once, ascending;
    `counts` tells in how many documents each stands. `terms` are the terms that
    they have, as a whole word or as a part, ascending; the numbers of the words
    with term i lie in `givers` from `firsts[i]` up to `firsts[i + 1]`, ascending.
    """

    words: Sequence[str]
    counts: NDArray[np.uint32]
    terms: Sequence[str]
    firsts: NDArray[np.uint32]
    givers: NDArray[np.uint32]

    def __len__(self) -> int:
        """The number of words."""
        return len(self.words)

    def number(self, word: str) -> int | None:
        """The number of a folded word; None when no text has it."""
        return _place(self.words, word)

    def giving(self, term: str) -> NDArray[np.uint32]:
        """The numbers of the words that have the term, whole or as a part."""
        place = _place(self.terms, term)
        return NOTHING if place is None else self.givers[self.firsts[place] : self.firsts[place + 1]]

    def beginning(self, prefix: str) -> range:
        """The numbers of the words that begin with a folded prefix."""
        return range(bisect_left(self.words, prefix), bisect_left(self.words, prefix + LAST_LETTER))

    @cached_property
    def composed(self) -> NDArray[np.uint32]:
        """The numbers of the words of several pieces: with a hyphen or an apostrophe."""
        found = [number for number, word in enumerate(self.words) if len(word_parts(word)) > 1]
        return np.asarray(found, np.uint32)


def mask_of(numbers: NDArray[np.uint32], lexicon: Lexicon) -> NDArray[np.bool_]:
    """True for each word of a lexicon of which the number is given."""
    mask = np.zeros(len(lexicon), np.bool_)
    mask[numbers] = True
    return mask


def _place(row: Sequence[str], text: str) -> int | None:
    place = bisect_left(row, text)
    return place if place < len(row) and row[place] == text else None


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
        sentence_ends=tuple(dict.fromkeys(match.end() for match in SENTENCE.finditer(document.body))),
    )


def lexicon_of(documents: Iterable[Mapping[str, Iterable[str]]]) -> Lexicon:
    """The lexicon of documents, given the terms of each of their folded words."""
    terms: dict[str, Iterable[str]] = {}
    counts: Counter[str] = Counter()
    for word_terms in documents:
        terms.update(word_terms)
        counts.update(word_terms.keys())
    words = sorted(counts)
    givers: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        for term in terms[word]:
            givers[term].append(number)
    found = sorted(givers)
    return Lexicon(
        words=tuple(words),
        counts=np.fromiter((counts[word] for word in words), np.uint32, len(words)),
        terms=tuple(found),
        firsts=np.cumsum([0, *(len(givers[term]) for term in found)], dtype=np.uint32),
        givers=np.asarray([number for term in found for number in givers[term]], np.uint32),
    )
