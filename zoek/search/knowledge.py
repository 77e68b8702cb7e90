"""What search knows besides an index: the analysis, the words of the field, the places, the spelling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from zoek.analysis.spelling import Speller
from zoek.library.thesaurus import Thesaurus
from zoek.search.facets import facet_labels
from zoek.search.places import Gazetteer, regions_of
from zoek.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.analysis import DutchAnalyzer
    from zoek.library import Library
    from zoek.search.engine import Engine


@dataclass(frozen=True)
class Knowledge:
    """Made once for an index; `labels` name the values of every facet."""

    analyzer: DutchAnalyzer
    thesaurus: Thesaurus
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    labels: Mapping[str, Mapping[str, str]]
    words: Mapping[str, int]

    @cached_property
    def label_ranks(self) -> Mapping[str, Mapping[str, int]]:
        """The place of every value of every facet in the order of their labels."""
        return {
            key: {value: rank for rank, value in enumerate(sorted(names, key=lambda value: names[value].casefold()))}
            for key, names in self.labels.items()
        }

    @cached_property
    def speller(self) -> Speller:
        """Corrections out of the words of the index; made at the first question that has an unknown word."""
        return Speller(self.words)


def knowledge_of(library: Library, engine: Engine, analyzer: DutchAnalyzer) -> Knowledge:
    """What the library and the index it was made of teach."""
    words = engine.words()
    return Knowledge(
        analyzer=analyzer,
        thesaurus=library.thesaurus,
        vocabulary=Vocabulary(library.thesaurus, analyzer),
        gazetteer=Gazetteer(library.municipalities, regions_of(library), words.__contains__),
        labels=facet_labels(library),
        words=words,
    )


def bare_knowledge(engine: Engine, analyzer: DutchAnalyzer) -> Knowledge:
    """Nothing but the analysis and the words of an index, for a collection without a library."""
    words, nothing = engine.words(), Thesaurus({})
    gazetteer = Gazetteer({}, {}, words.__contains__)
    return Knowledge(analyzer, nothing, Vocabulary(nothing, analyzer), gazetteer, {}, words)
