"""Documents and questions to measure with: Dutch words by how often they are used, the same on every machine.

The words stand in no order that means anything, so these texts measure speed
and nothing else. They come one by one; none are kept.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.analysis.compounds import dictionary
from zoek.analysis.stopwords import STOP_WORDS
from zoek.library.fields import TRANSITIONS
from zoek.search.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEED = 20261125
TITLE_WORDS, SUMMARY_WORDS, BODY_WORDS = 5, 25, 300
"""330 words a document; a practice of the project has some 400."""
SENTENCE_WORDS = 12
PARAGRAPH_SENTENCES = 4
SMALL_WORDS = MappingProxyType(
    {
        "de": 45,
        "een": 24,
        "en": 24,
        "in": 22,
        "het": 22,
        "van": 18,
        "met": 10,
        "er": 7,
        "is": 7,
        "op": 7,
        "dat": 6,
        "die": 6,
        "bij": 5,
        "of": 5,
        "zij": 4,
        "te": 4,
        "ook": 4,
        "uit": 4,
        "aan": 4,
        "om": 3,
    }
)
"""Uses in 1,000 words of the practices of the project (40,295 words, 2026); the dictionary has only longer words."""
HIGHEST_FREQUENCY = 67
"""10 times the Zipf scale; higher ones of the dictionary are sums of many forms (voor would be 7% of the words)."""
MUNICIPALITIES, THEMES = 342, 60
"""As many municipalities as the country has; themes as the thesaurus has that practices carry."""
KINDS = MappingProxyType({"praktijk": 9, "les": 1})
FACETS = ("gemeente", "transitie", "thema", "soort")
FIRST_YEAR, LAST_YEAR = 1990, 2026
LOOSE_WORDS = (*range(1, 21), *range(1, 21), *range(1, 21))
"""How many words the sixty loose questions have: one to twenty, each three times."""
PHRASE_WORDS = (2, 2, 3, 3, 4) * 4
"""How many words the twenty phrases have."""
BEGINNING_WORDS = (1, 1, 2, 3, 4) * 4
"""How many words the twenty questions have of which the last is the beginning of a word."""
BEGINNING_LETTERS = 5
"""Letters of such a beginning: in 10,000 documents 2 to 188 words begin so, of which Zoek looks for 200 at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words of which one suffices, or a phrase: words that must stand in a row; `beginning` is that of one word more."""

    words: tuple[str, ...]
    is_phrase: bool = False
    beginning: str = ""

    @property
    def typed(self) -> str:
        """The question as a person types it."""
        text = " ".join([*self.words, *([f"{self.beginning}*"] if self.beginning else [])])
        return f'"{text}"' if self.is_phrase else text


def documents(count: int, seed: int = SEED) -> Iterator[Document]:
    """So many documents; a longer row begins with the shorter one."""
    chance = random.Random(seed)
    for number in range(count):
        yield _document(number, chance)


def questions(seed: int = SEED) -> tuple[Question, ...]:
    """A hundred: sixty of words that tell something, twenty with the beginning of one, twenty of words in a row."""
    chance = random.Random(seed + 1)
    loose = [Question(tuple(_drawn(chance, count, *_telling_words()))) for count in LOOSE_WORDS]
    texts = [document.body for document in documents(len(PHRASE_WORDS), seed)]
    phrases = [_phrase(text, count, chance) for text, count in zip(texts, PHRASE_WORDS, strict=True)]
    return (*loose, *(_begun(count, chance) for count in BEGINNING_WORDS), *phrases)


def _begun(count: int, chance: random.Random) -> Question:
    *words, last = _drawn(chance, count, *_telling_words())
    while len(last) <= BEGINNING_LETTERS:
        (last,) = _drawn(chance, 1, *_telling_words())
    return Question(tuple(words), beginning=last[:BEGINNING_LETTERS])


def _phrase(text: str, count: int, chance: random.Random) -> Question:
    sentences = [sentence.rstrip(".").lower().split() for sentence in text.splitlines()[0].split(". ")]
    words = chance.choice(sentences)
    start = chance.randrange(len(words) - count)
    return Question(tuple(words[start : start + count]), is_phrase=True)


def _document(number: int, chance: random.Random) -> Document:
    since = chance.randint(FIRST_YEAR, LAST_YEAR)
    return Document(
        id=f"document-{number:06}",
        kind="praktijk",
        title=_sentence(_drawn(chance, TITLE_WORDS, *_telling_words())).rstrip("."),
        summary=_text(_drawn(chance, SUMMARY_WORDS, *_all_words())),
        body=_text(_drawn(chance, BODY_WORDS, *_all_words())),
        facets={
            "gemeente": (_skewed(chance, "gemeente", MUNICIPALITIES),),
            "transitie": (chance.choices(tuple(TRANSITIONS), weights=(8, 4, 2, 1))[0],),
            "thema": tuple(sorted({_skewed(chance, "thema", THEMES) for _ in range(chance.randint(1, 3))})),
            "soort": (chance.choices(tuple(KINDS), weights=tuple(KINDS.values()))[0],),
        },
        since=since,
        until=min(since + chance.randint(0, 10), LAST_YEAR),
    )


def _text(words: Sequence[str]) -> str:
    sentences = [_sentence(words[start : start + SENTENCE_WORDS]) for start in range(0, len(words), SENTENCE_WORDS)]
    steps = range(0, len(sentences), PARAGRAPH_SENTENCES)
    return "\n".join(" ".join(sentences[start : start + PARAGRAPH_SENTENCES]) for start in steps)


def _sentence(words: Sequence[str]) -> str:
    return " ".join(words).capitalize() + "."


def _skewed(chance: random.Random, name: str, values: int) -> str:
    """A value of a facet; the tenth one is drawn a tenth as often as the first."""
    return f"{name}-{chance.choices(range(1, values + 1), cum_weights=_by_rank(values))[0]:03}"


def _drawn(chance: random.Random, count: int, words: Sequence[str], weights: Sequence[float]) -> list[str]:
    return chance.choices(words, cum_weights=weights, k=count)


@lru_cache
def _by_rank(values: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, values + 1)))


@lru_cache
def _all_words() -> tuple[list[str], list[float]]:
    """Every word with its summed chance: the small ones theirs, those of the dictionary what is left."""
    used = {word: use for word, use in _uses().items() if word not in SMALL_WORDS}
    left = 1000 - sum(SMALL_WORDS.values())
    share = left / sum(used.values())
    words = dict(SMALL_WORDS) | {word: use * share for word, use in used.items()}
    return list(words), list(accumulate(words.values()))


@lru_cache
def _telling_words() -> tuple[list[str], list[float]]:
    """The words that are no stop words, with their summed chance."""
    used = {word: use for word, use in _uses().items() if word not in STOP_WORDS}
    return list(used), list(accumulate(used.values()))


def _uses() -> dict[str, float]:
    """How often each word of the dictionary is used, in 1,000 million words."""
    return {word: 10 ** (min(frequency, HIGHEST_FREQUENCY) / 10) for word, frequency in dictionary().items()}
