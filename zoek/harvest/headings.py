"""What a heading or label of others means: the field of Zoek that it stands for, by the words of koppen.tsv.

Words are compared through the Dutch analysis, in order, with little words
left out: "Wat gaan wij daarvoor doen?" has "wat gaan we doen" in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.harvest.marks import heading_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.analysis import DutchAnalyzer

LITTLE = frozenset(
    [
        "de", "het", "een", "er", "we", "wij", "ze", "zij", "ons", "onze", "u", "uw", "je", "jij", "jullie", "men", "nu",
        "ook", "dan", "daarvoor", "hiervoor", "precies", "eigenlijk", "deze", "dit", "die", "dat", "van", "voor", "in",
        "en", "bij", "aan", "per", "om", "te", "nog", "al", "eerste", "belangrijkste", "concrete", "gewenste", "ervan",
    ]
)  # fmt: skip
"""Words that say nothing of which field a heading means, and are left out or put in freely."""
NUMBERING = re.compile(
    r"^(?:[0-9]{1,2}|[A-Za-z])(?:\.[0-9]{1,2})*[.)]?\s+(?=\S)|^(?:stap|deel|hoofdstuk)\s[0-9]+[:.]?\s", re.IGNORECASE
)
MOST_WORDS = 12
"""A heading with more words than this, little ones left out, is a sentence."""
COVERED, COVERED_BY_LABEL, COVERED_AT_START = 0.5, 0.6, 0.25
"""How much of a heading the words of the list must be: "Resultaten van twee jaar buurtteam" begins with its field."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as its term, and that of the last part of a compound: projectresultaten is a kind of resultaten."""

    whole: str
    last: str


class Headings:
    """The fields of headings; made once, it remembers what it was asked."""

    def __init__(self, analyzer: DutchAnalyzer) -> None:
        """Analyse the list once: 320 headings in 0.1 s."""
        self._analyzer = analyzer
        self._lines = [(field, [word.whole for word in self._words(heading)]) for field, heading in heading_lines()]
        self.field = lru_cache(maxsize=8192)(self._field)

    def _field(self, heading: str, *, is_label: bool = False) -> str:
        """The Dutch key of the field that a heading stands for, "" when none."""
        words = self._words(NUMBERING.sub("", heading))
        if not words or len(words) > MOST_WORDS:
            return ""
        best = (0, 0.0, 0)
        field_of_best = ""
        for field, line in self._lines:
            places = _places(line, words)
            if not places:
                continue
            covered = len(line) / len(words)
            needed = COVERED_BY_LABEL if is_label else COVERED_AT_START if places[0] == 0 else COVERED
            whole = sum(words[place].whole == term for place, term in zip(places, line, strict=True))
            if covered >= needed and (len(line), covered, whole) > best:
                best, field_of_best = (len(line), covered, whole), field
        return field_of_best

    def _words(self, text: str) -> list[_Word]:
        words = [(fold(word.token.text), word) for word in self._analyzer.words(text)]
        telling = [word for folded, word in words if folded not in LITTLE] or [word for _, word in words]
        return [_Word(word.whole, word.parts[-1] if word.parts else word.whole) for word in telling]


def _places(line: Sequence[str], words: Sequence[_Word]) -> list[int]:
    """Where the words of a line stand in a heading that has them all in order; empty when it has not."""
    places: list[int] = []
    for term in line:
        start = places[-1] + 1 if places else 0
        found = next((at for at in range(start, len(words)) if term in {words[at].whole, words[at].last}), None)
        if found is None:
            return []
        places.append(found)
    return places
