"""A thesaurus for tests with every kind of label, and what search knows with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zoek.analysis import DutchAnalyzer
from zoek.library.thesaurus import Concept, Thesaurus
from zoek.search.knowledge import Knowledge, bare_knowledge
from zoek.search.memory_engine import MemoryEngine
from zoek.search.terms import document_terms
from zoek.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zoek.search.document import Document
    from zoek.search.engine import Engine

ANALYZER = DutchAnalyzer()
CONCEPTS = (
    Concept(
        id="wijkteam",
        label="sociaal wijkteam",
        synonyms=("buurtteam",),
        spellings=("wijkteam",),
        old_names=("wijkploeg",),
        narrower_names=("straatteam",),
        ambiguous_names=("ST",),
        related=("toegang",),
        successors=("dorpsloket",),
    ),
    Concept(id="toegang", label="toegang", ambiguous_names=("TG", "loket"), related=("wijkteam",)),
    Concept(id="dorpsloket", label="dorpsloket", synonyms=("dorpspunt",), ambiguous_names=("TG",)),
    Concept(id="awbz", label="AWBZ", successors=("wmo",)),
    Concept(id="wmo", label="Wmo 2015", synonyms=("Wmo", "Wet maatschappelijke ondersteuning")),
    Concept(id="praktijk", label="goede praktijk", synonyms=("goed voorbeeld",)),
)
THESAURUS = Thesaurus({concept.id: concept for concept in CONCEPTS})
VOCABULARY = Vocabulary(THESAURUS, ANALYZER)


def engine_of(documents: Iterable[Document]) -> Engine:
    """The memory engine over these documents."""
    return MemoryEngine(document_terms(one, ANALYZER) for one in documents)


def knowledge_over(engine: Engine) -> Knowledge:
    """What search knows with the thesaurus of the tests and the words of an engine."""
    return replace(bare_knowledge(engine, ANALYZER), thesaurus=THESAURUS, vocabulary=VOCABULARY)
