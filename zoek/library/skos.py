"""Concepts as SKOS in Turtle: what thesaurus.py reads back as the same concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from zoek.library.thesaurus import EUVOC, ZOEK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zoek.library.thesaurus import Concept

CONCEPT = rdflib.Namespace("urn:zoek:begrip:")
LANGUAGE = "nl"


def turtle_of(concepts: Iterable[Concept]) -> str:
    """The concepts in Turtle; what they refer to is named, whether or not it is among them."""
    graph = rdflib.Graph()
    for prefix, namespace in (("begrip", CONCEPT), ("zoek", ZOEK), ("euvoc", EUVOC), ("skos", SKOS)):
        graph.bind(prefix, namespace)
    for concept in concepts:
        subject = CONCEPT[concept.id]
        graph.add((subject, RDF.type, SKOS.Concept))
        for predicate, value in _statements(concept):
            graph.add((subject, predicate, value))
    return graph.serialize(format="turtle")


def _statements(concept: Concept) -> Iterator[tuple[rdflib.URIRef, rdflib.term.Node]]:
    texts: tuple[tuple[rdflib.URIRef, tuple[str, ...]], ...] = (
        (SKOS.prefLabel, (concept.label,)),
        (SKOS.definition, (concept.definition,) if concept.definition else ()),
        (SKOS.altLabel, concept.synonyms),
        (ZOEK.oudeNaam, concept.old_names),
        (ZOEK.nauwereNaam, concept.narrower_names),
        (ZOEK.dubbelzinnigeNaam, concept.ambiguous_names),
        (SKOS.hiddenLabel, concept.spellings),
        (ZOEK.zieOok, concept.see_also),
    )
    others: tuple[tuple[rdflib.URIRef, tuple[str, ...]], ...] = (
        (SKOS.broader, concept.broader),
        (SKOS.narrower, concept.narrower),
        (SKOS.related, concept.related),
        (DCTERMS.isReplacedBy, concept.successors),
        (DCTERMS.replaces, concept.predecessors),
    )
    days = ((EUVOC.startDate, concept.valid_from), (EUVOC.endDate, concept.valid_until))
    yield from ((name, rdflib.Literal(text, lang=LANGUAGE)) for name, values in texts for text in values)
    yield from ((name, CONCEPT[other]) for name, values in others for other in values)
    yield from ((name, rdflib.Literal(day, datatype=XSD.date)) for name, day in days if day)
