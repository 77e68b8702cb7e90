"""What a paragraph or heading gives away of its field by its words, those of aanwijzingen.toml.

Nothing here knows what comes before or after; story.py weighs that too.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HINTS = Path(__file__).parent / "aanwijzingen.toml"
GRADES = {"gebod": 5.0, "sterk": 3.0, "gewoon": 2.0, "zwak": 1.0}
MOST_OF_A_GRADE = 4
"""Different hints of one grade that count for a paragraph: a long one is not more certain without end."""
SENTENCE = re.compile(r"(?<=[.!?:;…])\s+|\n|[\"‘“„”]")
TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
NUMBER = r"(?!(?:19|20)[0-9]{2} )(?:[0-9][0-9.,]*|[a-z]*(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tig|honderd|duizend|miljoen))"
YEAR = r"(?:19|20)[0-9]{2}"
START = "^"
GAP = r"(?:[^ ^]+ ){0,4}"
KEY = 3
"""Letters by which a hint is looked up before it is compared."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A field, how much its words weigh, and what was found of them in a text."""

    field: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class _Line:
    field: str
    weight: float
    pattern: re.Pattern[str]


class Hints:
    """A list of hints, made ready once."""

    def __init__(self, fields: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        """Make a pattern of every hint."""
        self._lines: dict[str, list[_Line]] = {}
        for field, grades in fields.items():
            for grade, hints in grades.items():
                for hint in dict.fromkeys(hints):
                    line = _Line(field, GRADES[grade], _pattern(hint))
                    self._lines.setdefault(hint.split(" ")[0].rstrip("*")[:KEY], []).append(line)

    def found_in(self, text: str) -> list[Hint]:
        """Every hint in a text, each once, where they begin; of those of one field that begin together the heaviest."""
        plain = _plain(text)
        found: dict[re.Pattern[str], Hint] = {}
        for token in PLACE.finditer(plain):
            best: dict[str, tuple[float, re.Pattern[str], Hint]] = {}
            for line in self._candidates(token.group() + (token.group(1) or "")):
                match = line.pattern.match(plain, token.start())
                if match and line.weight > best.get(line.field, (0.0,))[0]:
                    best[line.field] = (
                        line.weight,
                        line.pattern,
                        Hint(line.field, line.weight, match.group().strip("^ ")),
                    )
            for _, pattern, hint in best.values():
                found.setdefault(pattern, hint)
        return list(found.values())

    def weights(self, text: str) -> Counter[str]:
        """How much a text weighs for each field."""
        counted: Counter[tuple[str, float]] = Counter((hint.field, hint.weight) for hint in self.found_in(text))
        weights: Counter[str] = Counter()
        for (field, weight), times in counted.items():
            weights[field] += weight * min(times, MOST_OF_A_GRADE)  # type: ignore[assignment]
        return weights

    def _candidates(self, token: str) -> Iterator[_Line]:
        yield from self._lines.get(token[:KEY], ())
        if IS_NUMBER.match(token + " "):
            yield from self._lines.get("#", ())


IS_NUMBER = re.compile(NUMBER + " ")
PLACE = re.compile(r"\^(?= ([^ ]+))|[^ ^]+")


@cache
def hints() -> tuple[Hints, Hints]:
    """The hints for paragraphs, and those for headings, of which those for paragraphs are a part."""
    tables = tomllib.loads(HINTS.read_text(encoding="utf-8"))
    headings = tables.pop("koppen")
    return Hints(tables), Hints(headings)


def _plain(text: str) -> str:
    """Folded words with a space after each, and a mark where a sentence begins."""
    sentences = (" ".join(TOKEN.findall(sentence)) for sentence in SENTENCE.split(fold(text)))
    return "".join(f"{START} {sentence} " for sentence in sentences if sentence)


def _pattern(hint: str) -> re.Pattern[str]:
    parts = []
    for word in hint.removeprefix(START).split():
        if word == "..":
            parts.append(GAP)
        else:
            known = {"#": NUMBER, "@": YEAR}.get(word)
            parts.append((known or re.escape(word).replace(r"\*", "[^ ]*")) + " ")
    return re.compile((r"\^ " if hint.startswith(START) else "") + "".join(parts))
