"""The words of the field: SKOS concepts with labels, old names and successors.

File: begrippen.ttl. Labels of SKOS are kept by kind, since search may use
each kind differently (the file's own header documents this):

    altLabel                     exchangeable with the preferred label
    zoek:oudeNaam                an old name: searched from old to new
    zoek:nauwereNaam             narrower: found with this concept, not the other way
    zoek:dubbelzinnigeNaam       ambiguous: never expanded by itself
    other hiddenLabel            another spelling
    zoek:zieOok                  only a suggestion
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.plugins.parsers.notation3 import BadSyntax

from zoek.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ZOEK = rdflib.Namespace("urn:zoek:begrippen:")
EUVOC = rdflib.Namespace("http://publications.europa.eu/ontology/euvoc#")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with its Dutch labels by kind; broader, narrower, related and successors are ids."""

    id: str
    label: str
    definition: str = ""
    synonyms: tuple[str, ...] = ()
    old_names: tuple[str, ...] = ()
    narrower_names: tuple[str, ...] = ()
    ambiguous_names: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    valid_from: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """All concepts by id, in order of their labels."""

    concepts: Mapping[str, Concept]

    def label(self, concept_id: str) -> str:
        """The preferred label, or the id made readable when the concept is unknown."""
        concept = self.concepts.get(concept_id)
        return concept.label if concept else concept_id.replace("-", " ")


def read_thesaurus(path: Path, faults: list[Fault]) -> Thesaurus:
    """The concepts of a Turtle file; faults are added to the list."""
    return thesaurus_of(path.read_text(encoding="utf-8"), path.name, faults)


def thesaurus_of(text: str, file: str, faults: list[Fault]) -> Thesaurus:
    """The concepts of a text in Turtle; faults are added to the list."""
    graph = rdflib.Graph()
    try:
        graph.parse(data=text, format="turtle")
    except BadSyntax as error:
        line = int(getattr(error, "lines", 0)) + 1
        faults.append(Fault(file, line, "", "Dit is geen geldig Turtle-bestand.", "een punt of puntkomma vergeten?"))
        return Thesaurus({})
    concepts = [_concept(graph, subject) for subject in graph.subjects(RDF.type, SKOS.Concept)]
    thesaurus = Thesaurus(
        {concept.id: concept for concept in sorted(concepts, key=lambda c: (c.label.casefold(), c.id))}
    )
    lines = text.splitlines()
    faults += [
        Fault(file, _line_of(lines, concept_id), concept_id, message, expected)
        for concept_id, message, expected in _mistakes(thesaurus)
    ]
    return thesaurus


def _concept(graph: rdflib.Graph, subject: rdflib.term.Node) -> Concept:
    def texts(predicate: rdflib.URIRef) -> tuple[str, ...]:
        return tuple(sorted(str(value) for value in graph.objects(subject, predicate)))

    def ids(predicate: rdflib.URIRef) -> tuple[str, ...]:
        return tuple(sorted(_id(value) for value in graph.objects(subject, predicate)))

    old, narrow, ambiguous = texts(ZOEK.oudeNaam), texts(ZOEK.nauwereNaam), texts(ZOEK.dubbelzinnigeNaam)
    marked = {*old, *narrow, *ambiguous}
    return Concept(
        id=_id(subject),
        label=next(iter(texts(SKOS.prefLabel)), ""),
        definition=" ".join(texts(SKOS.definition)),
        synonyms=tuple(text for text in texts(SKOS.altLabel) if text not in marked),
        old_names=old,
        narrower_names=narrow,
        ambiguous_names=ambiguous,
        spellings=tuple(text for text in texts(SKOS.hiddenLabel) if text not in marked),
        see_also=texts(ZOEK.zieOok),
        broader=ids(SKOS.broader),
        narrower=ids(SKOS.narrower),
        related=ids(SKOS.related),
        successors=ids(DCTERMS.isReplacedBy),
        predecessors=ids(DCTERMS.replaces),
        valid_from=next(iter(texts(EUVOC.startDate)), ""),
        valid_until=next(iter(texts(EUVOC.endDate)), ""),
    )


def _id(node: rdflib.term.Node) -> str:
    return str(node).rsplit(":", 1)[-1].rsplit("/", 1)[-1]


def _line_of(lines: list[str], concept_id: str) -> int:
    starts = (number for number, line in enumerate(lines, 1) if line.startswith(f"begrip:{concept_id} "))
    return next(starts, 1)


def _mistakes(thesaurus: Thesaurus) -> list[tuple[str, str, str]]:
    mistakes = [
        (concept.id, "Dit begrip heeft geen voorkeursterm.", 'skos:prefLabel "..."@nl')
        for concept in thesaurus.concepts.values()
        if not concept.label
    ]
    for concept in thesaurus.concepts.values():
        named = (*concept.broader, *concept.narrower, *concept.related, *concept.successors, *concept.predecessors)
        mistakes += [
            (concept.id, f"Het begrip '{other}' bestaat niet.", "een begrip uit dit bestand")
            for other in dict.fromkeys(named)
            if other not in thesaurus.concepts
        ]
        if concept.id in _ancestors(thesaurus, concept):
            mistakes.append((concept.id, "Dit begrip staat via skos:broader boven zichzelf.", "een boom zonder kring"))
    return mistakes + _ambiguous_labels(thesaurus)


def _ancestors(thesaurus: Thesaurus, concept: Concept) -> set[str]:
    found: set[str] = set()
    waiting = list(concept.broader)
    while waiting:
        above = thesaurus.concepts.get(waiting.pop())
        if above and above.id not in found:
            found.add(above.id)
            waiting += above.broader
    return found


def _ambiguous_labels(thesaurus: Thesaurus) -> list[tuple[str, str, str]]:
    owner: dict[str, str] = {}
    mistakes: list[tuple[str, str, str]] = []
    for concept in thesaurus.concepts.values():
        sure = (concept.label, *concept.synonyms, *concept.old_names, *concept.narrower_names, *concept.spellings)
        for label in dict.fromkeys(label.casefold() for label in sure):
            other = owner.setdefault(label, concept.id)
            if other != concept.id:
                mistakes.append(
                    (concept.id, f"'{label}' hoort ook bij '{other}'.", "zoek:dubbelzinnigeNaam bij een van de twee")
                )
    return mistakes
