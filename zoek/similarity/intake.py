"""What somebody typed or handed over, made fit to compare: not too long, long enough, and Dutch."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zoek.analysis.stopwords import STOP_WORDS
from zoek.errors import QueryError
from zoek.similarity.sentences import tidy

MOST_CHARACTERS = 20_000
"""Some 3,000 words: the longest plan for a council without its appendices."""
FEWEST_WORDS = 12
"""Fewer words are a question for the search page: with less there is no approach to compare."""
ENGLISH = (
    frozenset(
        "the and to with for that this are be by from as it will which our their have has not can at or an on was were".split()  # noqa: SIM905
    )
    - STOP_WORDS
)
FEWEST_ENGLISH = 3
"""English sentences of twelve words have four or more of these; names and quoted words in a Dutch list have one or two."""
WORD = re.compile(r"[^\W\d_]+")
JUDGED_WORDS = 2000
"""Words by which the language is told; more do not change it."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A text to compare, and what was changed in it, in sentences."""

    text: str
    notices: tuple[str, ...] = ()


def taken_in(text: str) -> Intake:
    """The text as it is compared.

    Raises QueryError when it is empty, too short, or not Dutch.
    """
    notices: tuple[str, ...] = ()
    if len(text) > MOST_CHARACTERS:
        ends = (text.rfind(mark, MOST_CHARACTERS // 2, MOST_CHARACTERS) + 1 for mark in (". ", "\n", " "))
        end = next(filter(None, ends), MOST_CHARACTERS)
        told = f"Uw tekst is te lang: {_thousands(len(text))} tekens. Zoek vergelijkt de eerste {_thousands(end)}."
        notices = (f"{told} Plak alleen het deel over de aanpak als u iets mist.",)
        text = text[:end]
    words = [word.lower() for word in WORD.findall(tidy(text))[:JUDGED_WORDS]]
    if not words:
        raise QueryError("Er staat nog geen plan.", "Plak de tekst van uw plan in het veld, of kies een bestand.")
    if len(words) < FEWEST_WORDS:
        raise QueryError(
            f"Uw plan is te kort om te vergelijken: {len(words)} {'woord' if len(words) == 1 else 'woorden'}.",
            f"Beschrijf in minstens {FEWEST_WORDS} woorden wat u wilt doen en voor wie. Wilt u op een woord zoeken? "
            "Gebruik dan het zoekveld.",
        )
    english = sum(word in ENGLISH for word in words)
    if english >= FEWEST_ENGLISH and english > sum(word in STOP_WORDS for word in words):
        raise QueryError(
            "Deze tekst lijkt Engels.", "Zoek vergelijkt Nederlandse teksten. Plak uw plan in het Nederlands."
        )
    return Intake(text, notices)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
