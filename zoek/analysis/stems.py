"""Forms of one word to one form: lemma first, then stem.

The stemmer is `dutch_porter`. Since Snowball 3 the name `dutch` means the
Kraaij-Pohlmann stemmer, which maps gezin to "zin" and gemeente to "meen".
Stemmer objects hold no state that can be pickled and are not safe to share
between threads, so each thread makes its own.
"""

from __future__ import annotations

import threading
from importlib.metadata import version

import simplemma
import Stemmer

STEMMER = "dutch_porter"
VERSION = f"simplemma {version('simplemma')}, PyStemmer {version('PyStemmer')} {STEMMER}"

PLURALS = {"ches": "ch", "ties": "tie", "sies": "sie", "gies": "gie"}
"""Endings of loan words that dutch_porter keeps, since it drops no s after a vowel."""
APART = {"oudere": "oudere", "ouderen": "oudere"}
"""Words that dutch_porter takes for another: ouderen are not ouders."""
SHORTEST_PLURAL = 6
"""Letters; precies and provincies are in the dictionary and never come here."""


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
    if word in APART:
        return APART[word]
    lemma = simplemma.lemmatize(word, lang="nl").lower().replace("_", "")
    stemmed: str = _stemmers.dutch.stemWord(_singular(lemma) if lemma == word else lemma)
    return stemmed


def _singular(word: str) -> str:
    """A plural that neither the lemma dictionary nor the stemmer knows: wijkcoaches, cooperaties."""
    for ending, singular in PLURALS.items():
        if word.endswith(ending) and len(word) > SHORTEST_PLURAL:
            return word.removesuffix(ending) + singular
    return word
