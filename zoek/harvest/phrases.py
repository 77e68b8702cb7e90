"""Words of a list found back in a text in any form: plural, inflected, written together or apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zoek.analysis import AnalyzedWord, DutchAnalyzer

LONGEST_PHRASE = 10
"""Words; the longest label of the thesaurus has nine."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for, what finding them means, and whether capitals must be the same, as in an abbreviation."""

    words: str
    value: str
    is_literal: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a stretch of a text means, with that stretch; `is_part` when only a part of a compound means it."""

    value: str
    words: str
    start: int
    is_part: bool = False


class Phrases:
    """A list of phrases, analysed once."""

    def __init__(self, analyzer: DutchAnalyzer, phrases: Iterable[Phrase]) -> None:
        """Analyse every phrase: 600 in 0.1 s."""
        self._analyzer = analyzer
        self._values: dict[str, dict[str, None]] = {}
        self._literal: dict[str, dict[str, None]] = {}
        for phrase in phrases:
            where = self._literal if phrase.is_literal else self._values
            key = phrase.words if phrase.is_literal else self._key(phrase.words)
            where.setdefault(key, {})[phrase.value] = None

    def _key(self, text: str) -> str:
        return "".join(word.whole for word in self._analyzer.words(text))

    def found_in(self, text: str) -> Iterator[Found]:
        """Every phrase in a text, the longest at each place, none overlapping; one for each value."""
        words = list(self._analyzer.words(text))
        start = 0
        while start < len(words):
            end = start + 1
            for size in range(min(LONGEST_PHRASE, len(words) - start), 0, -1):
                span = words[start : start + size]
                written = text[span[0].token.start : span[-1].token.end]
                values = self._literal.get(written) or self._values.get("".join(word.whole for word in span))
                if values:
                    yield from (Found(value, written, span[0].token.start) for value in values)
                    end = start + size
                    break
            else:
                yield from self._in_parts(words[start])
            start = end

    def _in_parts(self, word: AnalyzedWord) -> Iterator[Found]:
        """What the parts of a compound mean: bijstandsuitkering has bijstand in it."""
        for part in word.parts:
            for value in self._values.get(part, ()):
                yield Found(value, word.token.text, word.token.start, is_part=True)
