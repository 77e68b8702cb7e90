"""Dates and years as pages write them: when something was published, and when a practice ran."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zoek.library.practice import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MONTHS = ("jan", "feb", "mrt|maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec")
MONTH = "|".join(MONTHS)
WRITTEN = re.compile(
    rf"\b([0-3]?[0-9])\s*(?:e\s+)?\s*[-\s]({MONTH})[a-zé]*\.?[-,\s]+((?:19|20)[0-9]{{2}}|['’][0-9]{{2}})\b",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"\b({MONTH})[a-zé]*\.?\s+([0-3]?[0-9])(?:st|nd|rd|th|e)?,?\s+((?:19|20)[0-9]{{2}})\b", re.IGNORECASE
)
"""As systems that were never set to Dutch write it: mei 18th, 2020."""
NUMBERS = re.compile(r"(?<![\d.\-/])([0-3]?[0-9])([-/.])([01]?[0-9])\2((?:19|20)?[0-9]{2})(?![\d\-/])")
ISO = re.compile(r"(?<!\d)((?:19|20)[0-9]{2})-?([01][0-9])-?([0-3][0-9])(?![0-9])")
IN_ADDRESS = re.compile(r"/((?:19|20)[0-9]{2})/([01][0-9])/([0-3][0-9])/")
EARLIEST = 1995
"""No page of the web is older."""
PUBLISHED = re.compile(
    r"(?:gepubliceerd|geplaatst|publicatiedatum|datum publicatie|nieuwsbericht|verschenen|datum)\b[^\n]{0,20}$",
    re.IGNORECASE,
)
YEAR = r"((?:19[89]|20[0-4])[0-9])"
MONTH_WORD = r"(?:(?:[0-3]?[0-9]\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|begin|eind|medio|het (?:voor|na)jaar van|de zomer van)\s+)?"
RANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:van|tussen|periode|in de jaren)\s+{MONTH_WORD}{YEAR}\s+(?:tot|tot en met|t/m|en)\s+(?:met\s+)?{MONTH_WORD}{YEAR}\b",
        rf"\b{MONTH_WORD}{YEAR}\s*(?:-|–|—|t/m|tot en met|tot)\s*{MONTH_WORD}{YEAR}\b",
    )
)
VERBS_OF_START = r"begon(?:nen)?|startte(?:n)?|gestart|begonnen|opgezet|opgericht|opende(?:n)?|geopend|ingevoerd|invoerde|van start(?: gegaan| ging| gingen)?|ging van start|ging|gingen|huurden?|kocht(?:en)?|draait|besloot|besloten|kreeg|stelde|ontstond|ontstaan|loopt|bestaat"
STARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:sinds|vanaf|sedert)\s+{MONTH_WORD}{YEAR}\b",
        rf"\b(?:{VERBS_OF_START})\b[^.\n]{{0,40}}?\b(?:in|op)\s+{MONTH_WORD}{YEAR}\b",
        rf"\b(?:In|Op)\s+{MONTH_WORD}{YEAR}\b[^.\n]{{0,60}}?\b(?:{VERBS_OF_START})\b",
        rf"\b(?:{VERBS_OF_START})\s+(?:sinds|in|op)\s+{MONTH_WORD}{YEAR}\b",
    )
)
VERBS_OF_END = r"stopte(?:n)?|gestopt|eindigde|geëindigd|beëindigd|afgelopen|afgerond|sloot|gesloten|opgeheven|liep"
ENDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:loopt|liep|duurde|duurt)\s+(?:nog\s+)?(?:tot en met|t/m|tot)\s+{MONTH_WORD}{YEAR}\b",
        rf"\b(?:{VERBS_OF_END})\b[^.\n]{{0,30}}?\b(?:in|op|per)\s+{MONTH_WORD}{YEAR}\b",
        rf"\b(?:In|Op|Per|Eind)\s+{MONTH_WORD}{YEAR}\b[^.\n]{{0,40}}?\b(?:{VERBS_OF_END})\b",
    )
)
ANY_YEAR = re.compile(rf"\b{YEAR}\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day with the words that gave it."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A period with the words that gave it."""

    period: Period
    words: str


def dates_in(text: str, latest: date) -> Iterator[Dated]:
    """The days that a text writes, in no notation before another, none after `latest`."""
    for pattern, order in ((ISO, (1, 2, 3)), (WRITTEN, (3, 2, 1)), (MONTH_FIRST, (3, 1, 2)), (NUMBERS, (4, 3, 1))):
        for found in pattern.finditer(text):
            year, month, day = (found.group(place) for place in order)
            made = _day(year, month, day)
            if made and date(EARLIEST, 1, 1) <= made <= latest:
                yield Dated(made, found.group())


def _day(year: str, month: str, day: str) -> date | None:
    year = year.lstrip("'’")
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(number, int(month) if month.isdigit() else _month(month), int(day))
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, names in enumerate(MONTHS, 1) if name.lower() in names.split("|"))


def date_in_address(address: str, latest: date) -> Dated | None:
    """The day in an address such as /2013/05/14/naam."""
    found = IN_ADDRESS.search(address)
    made = _day(*found.groups()) if found else None
    return Dated(made, found.group().strip("/")) if found and made and made <= latest else None


def period_in(labelled: Iterable[str], text: str) -> Timed | None:
    """When a practice ran: what a label says, else what sentences say of its beginning and end."""
    for value in labelled:
        timed = _period(value) or _only_year(value)
        if timed:
            return timed
    return _period(text)


def _period(text: str) -> Timed | None:
    for pattern in RANGES:
        for found in pattern.finditer(text):
            start, end = int(found.group(1)), int(found.group(2))
            if start <= end <= start + 30:
                return Timed(Period(start, end), found.group())
    started = _first(STARTS, text)
    ended = _first(ENDS, text)
    if ended and (started is None or int(ended.group(1)) >= int(started.group(1))):
        words = f"{started.group()} … {ended.group()}" if started else ended.group()
        return Timed(Period(int(started.group(1)) if started else None, int(ended.group(1))), words)
    return Timed(Period(int(started.group(1))), started.group()) if started else None


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """The match that stands first in a text; the first pattern wins when two do."""
    return min(
        (found for pattern in patterns if (found := pattern.search(text))), key=lambda f: f.start(), default=None
    )


def _only_year(text: str) -> Timed | None:
    years = [int(found.group()) for found in ANY_YEAR.finditer(text)]
    if not years:
        return None
    is_open = len(years) == 1 and not re.search(r"\b(?:jaar|in)\b", text, re.IGNORECASE)
    return Timed(Period(years[0], None if is_open else years[-1]), text)
