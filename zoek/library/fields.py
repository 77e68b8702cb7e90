"""THE field table: the only bridge between Dutch keys and English attributes.

Front matter, check, index, facets, pages and JSON derive from it. Adding a
field is adding a row here and an attribute to the value in practice.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.library.approaches import APPROACH_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Kind(Enum):
    """What a field holds; the value is the form that an editor is told to write."""

    LINE = "een regel tekst"
    LINES = "een lijst, bijvoorbeeld [eerste, tweede]"
    FLAG = "true of false"
    NUMBER = "een heel getal"
    CHOICE = "een van de vaste woorden"
    CHOICES = "een lijst met vaste woorden, bijvoorbeeld [jeugd, onderwijs]"
    PERIOD = "jaren, bijvoorbeeld {van: 2009, tot: 2012, ongeveer: true}"
    CONCEPTS = "een lijst met begrippen uit begrippen.ttl, bijvoorbeeld [wijkteam, schulden]"
    MUNICIPALITIES = "een lijst met gemeenten uit gemeenten.csv, bijvoorbeeld [Arnhem, Den Haag]"
    PRACTICES = "een lijst met namen van praktijkbestanden zonder .md"
    SOURCES = "een lijst met bronnen: - {titel: ..., uitgever: ..., jaar: 2011, url: ..., geraadpleegd: 2026-11-23}"
    PROSE = "alinea's of een opsomming"
    SOURCED = "een opsomming; elke regel eindigt met het nummer van een bron, zoals [1]"
    LESSONS = "een opsomming; elke regel eindigt met een bron, zoals [1], of met (duiding)"


SECTIONS = frozenset({Kind.PROSE, Kind.SOURCED, Kind.LESSONS})


class SearchField(Enum):
    """The text fields of the index; the value is how much a word found there weighs.

    Title weight: flat between 2 and 4 in the measurement of 2026 on 6,761
    Dutch documents, so 3; summary and key words half-way.
    """

    TITLE = 3.0
    SUMMARY = 2.0
    BODY = 1.0


STATUSES = MappingProxyType(
    {"loopt": "Loopt nog", "gestopt": "Gestopt", "opgegaan": "Opgegaan in iets anders", "onbekend": "Onbekend"}
)
TRANSITIONS = MappingProxyType(
    {
        "jeugd": "Jeugd",
        "awbz-wmo": "Zorg en ondersteuning (AWBZ, Wmo)",
        "onderwijs": "Passend onderwijs",
        "participatie": "Werk en meedoen",
    }
)
TARGET_GROUPS = MappingProxyType(
    {
        "gezinnen-met-meerdere-problemen": "Gezinnen met meerdere problemen",
        "kinderen": "Kinderen",
        "jongeren": "Jongeren",
        "ouders": "Ouders",
        "leerlingen": "Leerlingen",
        "ouderen": "Ouderen",
        "mantelzorgers": "Mantelzorgers",
        "mensen-met-dementie": "Mensen met dementie",
        "mensen-met-een-beperking": "Mensen met een beperking",
        "mensen-met-psychische-problemen": "Mensen met psychische problemen",
        "mensen-met-schulden": "Mensen met schulden",
        "mensen-zonder-huis": "Mensen zonder huis",
        "mensen-zonder-werk": "Mensen zonder werk",
        "wijkbewoners": "Wijkbewoners",
        "vrijwilligers": "Vrijwilligers",
        "ondernemers": "Ondernemers",
        "professionals": "Professionals",
    }
)
SOURCINGS = MappingProxyType({"sterk": "Sterk", "redelijk": "Redelijk", "dun": "Dun"})
KINDS = MappingProxyType({"praktijk": "Praktijken", "les": "Lessen"})
FIND = "vondst"
"""The kind of a page of others; what a visitor filters on is the site that it was found on."""
READINGS = MappingProxyType({"kopie": "Gelezen in een kopie", "samenvatting": "Alleen de samenvatting gelezen"})


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table.

    `attribute` is the name in practice.py, `key` the Dutch key in front
    matter and JSON (for a section: the key in JSON), `label` what a visitor
    reads (for a section: its heading). `facet` is the key in the URL when
    visitors can filter on it, `search` the index field that its words go to.
    """

    attribute: str
    key: str
    kind: Kind
    label: str
    is_required: bool = True
    facet: str | None = None
    search: SearchField | None = None
    choices: Mapping[str, str] = field(default_factory=dict)


PRACTICE_FIELDS = (
    Field("title", "titel", Kind.LINE, "Titel", search=SearchField.TITLE),
    Field("summary", "samenvatting", Kind.LINE, "Samenvatting", search=SearchField.SUMMARY),
    Field(
        "municipalities",
        "gemeenten",
        Kind.MUNICIPALITIES,
        "Gemeente",
        facet="gemeente",
        search=SearchField.SUMMARY,
    ),
    Field("is_nationwide", "landelijk", Kind.FLAG, "Landelijk", is_required=False),
    Field("regions", "regios", Kind.LINES, "Regio", is_required=False, search=SearchField.SUMMARY),
    Field("period", "periode", Kind.PERIOD, "Periode"),
    Field("status", "status", Kind.CHOICE, "Stand", choices=STATUSES),
    Field("transitions", "transities", Kind.CHOICES, "Transitie", facet="transitie", choices=TRANSITIONS),
    Field("themes", "themas", Kind.CONCEPTS, "Thema", facet="thema", search=SearchField.SUMMARY),
    Field(
        "target_groups",
        "doelgroepen",
        Kind.CHOICES,
        "Doelgroep",
        facet="doelgroep",
        search=SearchField.SUMMARY,
        choices=TARGET_GROUPS,
    ),
    Field("approach_kinds", "vormen", Kind.CHOICES, "Vorm van de aanpak", is_required=False, choices=APPROACH_KINDS),
    Field("partners", "partners", Kind.LINES, "Partners", is_required=False, search=SearchField.BODY),
    Field("sourcing", "onderbouwing", Kind.CHOICE, "Onderbouwing", choices=SOURCINGS),
    Field("related", "verwant", Kind.PRACTICES, "Verwante praktijken", is_required=False),
    Field("sources", "bronnen", Kind.SOURCES, "Bronnen"),
    Field("problem", "opgave", Kind.PROSE, "Opgave", search=SearchField.BODY),
    Field("approach", "aanpak", Kind.PROSE, "Aanpak", search=SearchField.BODY),
    Field("results", "resultaten", Kind.SOURCED, "Resultaten", is_required=False, search=SearchField.BODY),
    Field(
        "difficulties",
        "watGingMoeilijk",
        Kind.SOURCED,
        "Wat ging moeilijk",
        is_required=False,
        search=SearchField.BODY,
    ),
    Field("lessons", "lessen", Kind.LESSONS, "Lessen", is_required=False, search=SearchField.BODY),
    Field("unknowns", "watWeNietWeten", Kind.PROSE, "Wat we niet weten", is_required=False, search=SearchField.BODY),
)

LESSON_FIELDS = (
    Field("title", "titel", Kind.LINE, "Titel", search=SearchField.TITLE),
    Field("number", "nummer", Kind.NUMBER, "Nummer"),
    Field("summary", "samenvatting", Kind.LINE, "Samenvatting", search=SearchField.SUMMARY),
    Field(
        "transitions",
        "transities",
        Kind.CHOICES,
        "Transitie",
        is_required=False,
        facet="transitie",
        choices=TRANSITIONS,
    ),
    Field("themes", "themas", Kind.CONCEPTS, "Thema", is_required=False, facet="thema", search=SearchField.SUMMARY),
    Field("supported_by", "bevestigd", Kind.PRACTICES, "Praktijken die dit laten zien", is_required=False),
    Field("contradicted_by", "weersproken", Kind.PRACTICES, "Praktijken die iets anders laten zien", is_required=False),
    Field("sources", "bronnen", Kind.SOURCES, "Bronnen"),
    Field("lesson", "les", Kind.PROSE, "De les", search=SearchField.BODY),
    Field("in_practice", "praktijk", Kind.PROSE, "Wat praktijken laten zien", search=SearchField.BODY),
    Field("questions", "vragen", Kind.PROSE, "Om te bespreken", search=SearchField.BODY),
)


def front_matter_fields(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The rows that stand between the --- lines of a file, in their order."""
    return tuple(row for row in fields if row.kind not in SECTIONS)


def section_fields(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The rows that are a section under a heading, in their order."""
    return tuple(row for row in fields if row.kind in SECTIONS)


def facet_fields() -> tuple[Field, ...]:
    """The rows that a visitor can filter on, one a facet, in the order of the page."""
    return tuple(row for row in PRACTICE_FIELDS if row.facet)
