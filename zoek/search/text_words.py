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
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from zoek.analysis.normalize import fold
from zoek.analysis.tokens import cut, word_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from zoek.search.document import Document

TEXTS = 4
"""Those of a document: title, summary, keywords, body."""
BREAK = "\n"
"""Stands among the words where a line ends; as no word has a character before it, it is word 0."""
BREAK_NUMBER = 0
SENTENCE_END = re.compile(r"[.!?:](?=\s)|$", re.MULTILINE)
LAST_LETTER = "\U0010ffff"
CACHED_TERMS = 8192
"""Terms of questions of which the words are remembered: looking one up in a file takes 8 µs; 2 MB at most."""
NOTHING = np.zeros(0, np.uint32)


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of documents: those of the title, summary, keywords and body of each, one after the other.

    Each text, and each line in it, ends with BREAK. `numbers` are places in the
    lexicon; `ends` tell after how many characters of the texts, taken together, each
    word ends, and `sizes` how long it is. Word `firsts[t]` up to `firsts[t + 1]` are
    those of text t, which begins after `begins[t]` characters; document d has texts
    4 * d to 4 * d + 3. `sentence_ends` are those of each body, counted from there,
    ascending, each once: the last is at or after the end of its last word.

    All documents of a page together, since numpy takes as long to be called as to do
    its work on the three hundred words of one.
    """

    numbers: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    sizes: NDArray[np.unsignedinteger[Any]]
    firsts: NDArray[np.int64]
    begins: NDArray[np.uint32]
    sentence_ends: Sequence[NDArray[np.uint32]]


@dataclass(frozen=True)
class Lexicon:
    """The words of an index.

    `words` are BREAK and folded tokens (with their hyphens: wmo-loket), each once, ascending;
    `counts` tells in how many documents each stands, of BREAK 0. `terms` are the terms that
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
        return self._giving(term)

    @cached_property
    def _giving(self) -> Callable[[str], NDArray[np.uint32]]:
        return lru_cache(maxsize=CACHED_TERMS)(self._find_giving)

    def _find_giving(self, term: str) -> NDArray[np.uint32]:
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


def words_of(documents: Sequence[Document], lexicon: Lexicon) -> TextWords:
    """The words of documents that the lexicon has all of."""
    texts = [f"{text}\n" for one in documents for text in (one.title, one.summary, one.keywords, one.body)]
    pieces = [cut(text)[:-1] for text in texts]  # nothing comes after the last BREAK
    words = [piece for text in pieces for piece in text[1::2]]
    lengths = np.fromiter((len(piece) for text in pieces for piece in text), np.uint32)
    numbers = (bisect_left(lexicon.words, word if word == BREAK else fold(word)) for word in words)
    return TextWords(
        numbers=np.fromiter(numbers, np.uint32, len(words)),
        ends=np.cumsum(lengths, dtype=np.uint32)[1::2],
        sizes=lengths[1::2],
        firsts=np.cumsum([0, *(len(text) // 2 for text in pieces)], dtype=np.int64),
        begins=np.cumsum([0, *map(len, texts)], dtype=np.uint32)[:-1],
        sentence_ends=[np.asarray(sentence_ends(one.body), np.uint32) for one in documents],
    )


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text end, a line being one at least; the last is where the text does."""
    return list(dict.fromkeys(match.end() for match in SENTENCE_END.finditer(text)))


def lexicon_of(documents: Iterable[Mapping[str, Iterable[str]]]) -> Lexicon:
    """The lexicon of documents, given the terms of each of their folded words."""
    terms: dict[str, Iterable[str]] = {}
    counts: Counter[str] = Counter()
    for word_terms in documents:
        terms.update(word_terms)
        counts.update(word_terms.keys())
    words = [BREAK, *sorted(counts)]
    terms[BREAK] = ()
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
