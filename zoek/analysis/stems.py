"""Forms of one word to one form: lemma first, then stem.

The stemmer is `dutch_porter`. Since Snowball 3 the name `dutch` means the
Kraaij-Pohlmann stemmer, which maps gezin to "zin" and gemeente to "meen".
Stemmer objects hold no state that can be pickled and are not safe to share
between threads, so each thread makes its own.

The lemma dictionary and the stemmer each have faults that join different
words; the rules below mend them by class, tests/words/ holds the proof.
"""

from __future__ import annotations

import re
import threading
from importlib.metadata import version

import simplemma
import Stemmer

STEMMER = "dutch_porter"
VERSION = f"simplemma {version('simplemma')}, PyStemmer {version('PyStemmer')} {STEMMER}"

PLURALS = {"ches": "ch", "ties": "tie", "sies": "sie", "gies": "gie", "ieen": "ie", "eeen": "ee", "bare": "baar"}
"""Endings that dutch_porter keeps, since it drops no s after a vowel and knows no trema: wijkcoaches, therapieen."""
SHORTEST_PLURAL = 6
"""Letters; precies and provincies are in the dictionary and never come here."""
APART = {
    "jongen": "jongen",
    "jongens": "jongen",
    "jongere": "jongere",
    "jongeren": "jongere",
    "later": "later",
    "leden": "lid",
    "ouder": "ouder",
    "ouders": "ouder",
    "oudere": "oudere",
    "ouderen": "oudere",
    "slechts": "slechts",
    "straks": "straks",
    "vals": "vals",
}
"""Words that the lemma dictionary takes for a form of another (jong, laat, lijden, oud, val) or does not know."""
DOUBLED = frozenset(letter * 2 for letter in "bcdfgklmnprstz")
HARDENED = {"z": "s", "v": "f"}
"""Letters that no Dutch word ends in, and what stands there instead."""
FEMININE = frozenset(["a", "e", "es", "ess", "in", "kin", "ne"])
"""What makes a word for a woman; the lemma dictionary adds it to 147 of the words that compounds are made of."""
PARTICIPLE = re.compile(r"ge(.+)eerde?")
SHORT_SYLLABLE = re.compile(r"([^aeiouy]*)([aeou])([^aeiouyjwx])")
"""A stem of one syllable with one vowel and one consonant after it: rad, wet."""


class _Stemmers(threading.local):
    def __init__(self) -> None:
        self.dutch = Stemmer.Stemmer(STEMMER)


_stemmers = _Stemmers()


def stem(word: str) -> str:
    """The form that stands for all forms of a folded, lower-case word.

    >>> stem("gezinnen") == stem("gezin")
    True
    >>> stem("gezin") == stem("zin")
    False
    """
    return stem_lemma(lemma(word))


def lemma(word: str) -> str:
    """The dictionary form of a folded, lower-case word; an unknown word by rule, or as it is.

    >>> lemma("gezinnen"), lemma("leden"), lemma("wijkcoaches")
    ('gezin', 'lid', 'wijkcoach')
    """
    if word in APART:
        return APART[word]
    if word.endswith("ende") and is_known(word[:-1]):
        word = word[:-1]  # passende is a form of passend, not of the verb
    found = simplemma.lemmatize(word, lang="nl").lower().replace("_", "")
    if found == word:
        return word if is_known(word) else _lemma_by_rule(word)
    return word if _is_feminine(word, found) else found


def stem_lemma(word: str) -> str:
    """What is left of a dictionary form without its endings.

    >>> stem_lemma("weten"), stem_lemma("wet"), stem_lemma("mens"), stem_lemma("openbaar")
    ('weet', 'wet', 'mens', 'openbaar')
    """
    if word in APART.values() or word.endswith("baar") or (word.endswith("s") and is_known(word)):
        return word  # openbaar is not open, and the s of mens belongs to the word
    stemmed: str = _stemmers.dutch.stemWord(word)
    whole = _lengthened(word, stemmed)
    return _as_at_the_end(whole) if word.startswith((stemmed + "e", stemmed + "i", whole + "e")) else whole


def _is_feminine(word: str, found: str) -> bool:
    """Whether the dictionary gives the word for a woman: werkgeefster for werkgever, cursiste for cursist."""
    if word.endswith("er") and found.endswith("ster"):
        return not word.endswith("ster")
    if word.endswith("genoot"):
        return found.endswith("genote")
    return found.startswith(word) and found.removeprefix(word) in FEMININE


def _lemma_by_rule(word: str) -> str:
    for ending, singular in PLURALS.items():
        if word.endswith(ending) and len(word) > SHORTEST_PLURAL:
            return word.removesuffix(ending) + singular
    if word[-2:] in {"as", "is", "os", "us", "ys"} and is_known(word[:-1]):
        return word[:-1]  # regios, typed without the apostrophe
    participle = PARTICIPLE.fullmatch(word)
    if participle and is_known(participle[1] + "eren"):
        return participle[1] + "eren"  # geevalueerd: the dictionary has only the form with a trema
    return word


def _lengthened(word: str, stemmed: str) -> str:
    """A stem of one syllable with the length of its vowel: the stemmer takes raad for rad and weten for wet."""
    short = SHORT_SYLLABLE.fullmatch(stemmed)
    if short is None:
        return stemmed
    long = short[1] + short[2] * 2 + short[3]
    return long if word.startswith(long) or word in {stemmed + "e", stemmed + "en"} else stemmed


def _as_at_the_end(stemmed: str) -> str:
    """A stem without its e or en ends as Dutch words do, in s, f or one consonant: dakloze, actieve, gezinnen."""
    if stemmed[-2:] in DOUBLED:
        return stemmed[:-1]
    return stemmed[:-1] + HARDENED.get(stemmed[-1], stemmed[-1])


def is_known(word: str) -> bool:
    """Whether the lemma dictionary has this form."""
    known: bool = simplemma.is_known(word, lang="nl")
    return known
