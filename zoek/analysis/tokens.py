"""Where words begin and end in a text. Nothing is changed here: a token is a slice of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINERS = "'’\\-‐‑"
LETTERS = "(?:[^\\W_][\u0300-\u036f]*)+"
"""Letters and digits, each with the accents that follow it as separate characters."""
WORD = re.compile(rf"{LETTERS}(?:[{JOINERS}]{LETTERS})*")
PART = re.compile(LETTERS)
WORD_OR_BREAK = re.compile(rf"({WORD.pattern}|\n)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in a text: `text` is what lies between `start` and `end`, in characters."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> Iterator[Token]:
    """The words of a text in reading order; hyphens and apostrophes inside a word keep it whole.

    >>> [token.text for token in tokenize("Wmo-loket: 't gezin, één plan!")]
    ['Wmo-loket', 't', 'gezin', 'één', 'plan']
    """
    for match in WORD.finditer(text):
        yield Token(match.group(), match.start(), match.end())


def word_parts(word: str) -> tuple[str, ...]:
    """The stretches of letters and digits between hyphens and apostrophes.

    >>> word_parts("jeugd-ggz")
    ('jeugd', 'ggz')
    """
    return tuple(PART.findall(word))


def cut(text: str) -> list[str]:
    r"""A text in pieces that joined give it back: what is no word, then a word or the end of a line, and so on.

    The pieces at odd places are the tokens, and every newline by itself.

    >>> cut("één plan!\n")
    ['', 'één', ' ', 'plan', '!', '\n', '']
    """
    return WORD_OR_BREAK.split(text)
