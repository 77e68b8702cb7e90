"""How much a word or concept tells: the rarer in the collection, the more."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from zoek.search.terms import expansion_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zoek.library import Practice
    from zoek.search.engine import Engine
    from zoek.search.knowledge import Knowledge

CONCEPT_MARK = "@"
"""Before the id of a concept among features; no term has it."""
CACHED_TERMS = 65_536


class Weights:
    """The weight of a term or concept, by the number of documents that hold it."""

    def __init__(self, engine: Engine, knowledge: Knowledge, practices: Iterable[Practice]) -> None:
        """Count the themes of the practices; words are counted by the engine when they are asked for."""
        self._engine = engine
        self._thesaurus = knowledge.thesaurus
        self._analyzer = knowledge.analyzer
        self._size = len(engine)
        self._themes = Counter(
            name
            for practice in practices
            for name in {above for theme in practice.themes for above in self.line(theme)}
        )
        self.of_term = lru_cache(maxsize=CACHED_TERMS)(self._of_term)
        self.of_concept = lru_cache(maxsize=CACHED_TERMS)(self._of_concept)

    def line(self, concept: str) -> tuple[str, ...]:
        """A concept and what is right above it."""
        found = self._thesaurus.concepts.get(concept)
        return (concept, *found.broader) if found else (concept,)

    def holders(self, term: str) -> int:
        """How many documents hold a term."""
        return self._engine.count([term])

    def _of_term(self, term: str) -> float:
        return self._rarity(self.holders(term))

    def concept_holders(self, concept: str) -> int:
        """How many documents have a concept as a theme or hold one of its exchangeable labels, whichever are more."""
        found = self._thesaurus.concepts.get(concept)
        labels = (found.label, *found.synonyms, *found.spellings) if found else ()
        named = (expansion_of(label, 1.0, self._analyzer) for label in labels)
        return max(self._themes[concept], *(self._engine.count(one.row or one.terms) for one in named), 0)

    def _of_concept(self, concept: str) -> float:
        return self._rarity(self.concept_holders(concept))

    def _rarity(self, holders: int) -> float:
        return log((self._size + 1) / (holders + 1))
