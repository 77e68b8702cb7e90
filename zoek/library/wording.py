"""Small Dutch sentences: counts, periods, lists and dates."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.library.practice import Period

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
PLURALS = MappingProxyType(
    {
        "resultaat": "resultaten",
        "praktijk": "praktijken",
        "gemeente": "gemeenten",
        "bron": "bronnen",
        "begrip": "begrippen",
        "les": "lessen",
        "adres": "adressen",
        "pagina": "pagina's",
    }
)


def counted(number: int, word: str) -> str:
    """The number with its word: "1 praktijk", "12 praktijken"."""
    return f"{number} {word if number == 1 else PLURALS[word]}"


def quoted(text: str) -> str:
    """The text between Dutch quotation marks, or as it is when it has marks of its own."""
    return text if '"' in text else f"“{text}”"


def listed(words: Sequence[str]) -> str:
    """Words in a row as in a sentence: "a, b en c"."""
    *others, last = words or [""]
    return f"{', '.join(others)} en {last}" if others else last


def years(period: Period) -> str:
    """A period in words: "ongeveer 2008 tot en met 2012", "sinds 2015"; empty when nothing is known."""
    about = "ongeveer " if period.is_approximate else ""
    if period.start and period.end:
        span = str(period.start) if period.start == period.end else f"{period.start} tot en met {period.end}"
        return about + span
    if period.start:
        return f"sinds {about}{period.start}"
    return f"tot en met {about}{period.end}" if period.end else ""


def day(value: date | str) -> str:
    """A date, or a date as YYYY-MM-DD, in words: "23 november 2026"."""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
