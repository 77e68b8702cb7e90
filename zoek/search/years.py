"""Years in a question: "sinds 2015", "tussen 2010 en 2014", "in de jaren negentig", "2012".

What counts, and why:

- "tot 2015" and "voor 2015" end with 2014, as Dutch readers take "tot" without
  "en met"; but "van 2010 tot 2014" holds 2014, as the years of a project do.
- "na 2015" begins with 2016, "vanaf 2015" with 2015. With a part of the year
  ("na 1 juli 2015", "tot eind 2015") that year counts too.
- The text always says "tot en met", so that a reader sees which years are in.
- A number before euro or uur is no year, and before people ("2000 gezinnen")
  only after in, sinds or sedert. Names of laws (Wmo 2015) are for the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

YEAR = "(?:19[5-9][0-9]|20[0-4][0-9])"
"""1950 to 2049: no practice is older, and other numbers of four digits are seldom years."""
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
MOMENT = (
    rf"(?:(?P<moment>begin|voorjaar|zomer|medio|half|najaar|eind|(?:[0-9]{{1,2}} )?(?:{MONTHS})) )?(?:het )?(?:jaar )?"
)
STARTS_OF_YEAR = frozenset({None, "begin", "januari", "1 januari"})
"""Before these moments lies the year before; None is a year without a moment."""
ENDS_OF_YEAR = frozenset({None, "eind", "december", "31 december"})
"""After these moments comes the next year."""
DECADES = {"vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90, "nul": 0, "tien": 10}
YOUNGEST_DECADE = 50
"""The jaren 50 are those of the last century; the jaren 10 and 20 of this one."""
NOW = "(?:nu|heden|vandaag)"
MEASURES = frozenset(
    ["euro", "eur", "uur", "uren", "minuten", "dagen", "weken", "procent", "keer", "meter", "km", "m2"]
)
COUNTED = frozenset(
    [
        "bewoners",
        "bezoekers",
        "burgers",
        "clienten",
        "deelnemers",
        "gemeenten",
        "gezinnen",
        "huishoudens",
        "huizen",
        "inwoners",
        "jeugdigen",
        "jongeren",
        "kinderen",
        "leerlingen",
        "medewerkers",
        "mensen",
        "mantelzorgers",
        "ouderen",
        "ouders",
        "personen",
        "scholen",
        "vrijwilligers",
        "woningen",
    ]
)
"""What policy texts count by the thousand."""
TEMPORAL = frozenset({"in", "sinds", "sedert"})
"""Words after which a number is a year whatever follows: "sinds 2012 kinderen helpen"."""
AROUND = 1
"""Years on either side of "rond 2012"."""
EDGES = " \t.,;:!?()[]'’‘`´\"“”„"
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"))


@dataclass(frozen=True, slots=True)
class Years:
    """The words [start, end) of a question that name years, a lead such as "sinds" included.

    `since` and `until` are the first and last year, None where open; `text`
    says so in Dutch.
    """

    start: int
    end: int
    since: int | None
    until: int | None
    text: str


Reading = tuple[int | None, int | None, str]
"""The first year, the last year, and both in words."""


def years_of(words: Sequence[str]) -> Years | None:
    """The first years that the words of a question name, or None.

    >>> years_of(["wijkteams", "sinds", "2015"])
    Years(start=1, end=3, since=2015, until=None, text='sinds 2015')
    """
    plain = [_plain(word) for word in words]
    text = " ".join(plain)
    readings = (
        (match.start(), -match.end(), order, match)
        for order, (pattern, _) in enumerate(PATTERNS)
        for match in pattern.finditer(text)
        if not _is_amount(match, text)
    )
    first = min(readings, default=None, key=lambda reading: reading[:3])
    if first is None:
        return None
    begin, end, order, match = first
    return Years(text.count(" ", 0, begin), text.count(" ", 0, -end) + 1, *PATTERNS[order][1](match))


def _plain(word: str) -> str:
    """A word in small letters without accents, spaces and the marks around it; never empty."""
    return "".join(fold(word).translate(DASHES).strip(EDGES).split()) or "."


def _is_amount(match: re.Match[str], text: str) -> bool:
    """Whether the number is an amount: 2000 euro, € 2000, 2000 gezinnen."""
    following = text[match.end() :].split(maxsplit=1)[:1]
    if MEASURES.intersection(following) or text[: match.start()].endswith("€ "):
        return True
    return bool(COUNTED.intersection(following)) and TEMPORAL.isdisjoint(match.group().split())


def _between(match: re.Match[str]) -> Reading:
    since, until = sorted((int(match["since"]), int(match["until"])))
    return since, until, f"{since} tot en met {until}" if since < until else f"in {since}"


def _from(match: re.Match[str]) -> Reading:
    since = int(match["year"])
    return since, None, f"sinds {since}"


def _after(match: re.Match[str]) -> Reading:
    since = int(match["year"]) + (match["moment"] in ENDS_OF_YEAR)
    return since, None, f"sinds {since}"


def _before(match: re.Match[str]) -> Reading:
    until = int(match["year"]) - (match["moment"] in STARTS_OF_YEAR)
    return None, until, f"tot en met {until}"


def _through(match: re.Match[str]) -> Reading:
    until = int(match["year"])
    return None, until, f"tot en met {until}"


def _around(match: re.Match[str]) -> Reading:
    year = int(match["year"])
    return year - AROUND, year + AROUND, f"rond {year}"


def _in(match: re.Match[str]) -> Reading:
    year = int(match["year"])
    return year, year, f"in {year}"


def _decade(match: re.Match[str]) -> Reading:
    number = match["decade"]
    decade = DECADES[number] if number in DECADES else int(number) % 100
    first = (1900 if decade >= YOUNGEST_DECADE else 2000) + decade
    return first, first + 9, f"{first} tot en met {first + 9}"


def _patterns() -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], Reading]]]:
    year = rf"{MOMENT}(?P<year>{YEAR})"
    since, until = rf"(?:het jaar |(?:de )?jaren )?(?P<since>{YEAR})", rf"(?:het jaar )?(?P<until>{YEAR})"
    through = "(?:tot en met|tot|t/m|t m|tm)"
    shapes = {
        rf"(?:tussen|van) {since} en {until}": _between,
        rf"(?:(?:van|vanaf|sinds|in) )?{since} {through} {until}": _between,
        rf"(?:(?:van|in|periode) )?(?P<since>{YEAR})(?:-|/| - | / | )(?P<until>{YEAR})": _between,
        rf"(?:(?:van|vanaf|sinds) )?{year}(?:-| - | {through} | ){NOW}": _from,
        rf"(?:sinds|sedert|vanaf|per|met ingang van) {year}": _from,
        rf"{year} (?:en|of) (?:later|daarna)": _from,
        rf"na {year}": _after,
        rf"(?:voor|tot) {year}": _before,
        rf"(?:tot en met|t/m|t m|tm) {year}": _through,
        rf"{year} (?:en|of) (?:eerder|daarvoor)": _through,
        rf"(?:rond|rondom|omstreeks|circa|ca) {year}": _around,
        rf"(?:(?:in|uit|anno) )?{year}": _in,
        rf"(?:in )?(?:de )?jaren (?P<decade>19[5-9]0|20[0-2]0|[0125-9]0|{'|'.join(DECADES)})": _decade,
    }
    for shape, read in shapes.items():
        yield re.compile(rf"(?<!\S){shape}(?!\S)"), read


PATTERNS = tuple(_patterns())
"""How years are written, with what each way means; of those that begin at the same word, the longest is read."""
