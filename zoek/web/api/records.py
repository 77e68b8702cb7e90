"""What the API gives of each thing: plain values by Dutch keys, with links to itself and to its page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from flask import url_for

from zoek.library.fields import PRACTICE_FIELDS, front_matter_fields
from zoek.library.records import record_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.library import Library, Practice
    from zoek.library.municipalities import Municipality
    from zoek.library.thesaurus import Concept

SHORT_FIELDS = front_matter_fields(PRACTICE_FIELDS)
LONG_FIELDS = PRACTICE_FIELDS


def short_practice(practice: Practice) -> dict[str, Any]:
    """A practice without its sections, for lists."""
    return record_of(practice, SHORT_FIELDS) | _practice_links(practice)


def long_practice(practice: Practice) -> dict[str, Any]:
    """A practice whole; sections are Markdown in which [1] refers to the first source."""
    return record_of(practice, LONG_FIELDS) | _practice_links(practice)


def _practice_links(practice: Practice) -> dict[str, Any]:
    page = url_for("practices.show", name=practice.id)
    return _links(url_for("api.getPraktijk", name=practice.id), page)


def _links(own: str, page: str) -> dict[str, Any]:
    return {"_links": {"self": {"href": own}, "pagina": {"href": page}}}


def concept_record(concept: Concept, practices: Mapping[str, int]) -> dict[str, Any]:
    """A concept with its labels by kind; `practices` counts those it is a theme of."""
    record: dict[str, Any] = {
        "id": concept.id,
        "term": concept.label,
        "definitie": concept.definition,
        "synoniemen": list(concept.synonyms),
        "oudeNamen": list(concept.old_names),
        "nauwereNamen": list(concept.narrower_names),
        "dubbelzinnigeNamen": list(concept.ambiguous_names),
        "spellingen": list(concept.spellings),
        "breder": list(concept.broader),
        "nauwer": list(concept.narrower),
        "verwant": list(concept.related),
        "opvolgers": list(concept.successors),
        "voorgangers": list(concept.predecessors),
        "geldigVanaf": concept.valid_from or None,
        "geldigTot": concept.valid_until or None,
        "praktijken": practices.get(concept.id, 0),
    }
    return record | _links(url_for("api.getBegrip", name=concept.id), url_for("concepts.show", name=concept.id))


def municipality_record(place: Municipality, practices: Mapping[str, int]) -> dict[str, Any]:
    """A municipality, of the past too; `practices` counts those that play there."""
    record: dict[str, Any] = {
        "naam": place.name,
        "code": place.code or None,
        "provincie": place.province,
        "breedte": place.latitude,
        "lengte": place.longitude,
        "andereNamen": list(place.other_names),
        "opgegaanIn": list(place.successors),
        "opgegaanOp": place.merged_on.isoformat() if place.merged_on else None,
        "praktijken": practices.get(place.name, 0),
    }
    own, page = url_for("api.getGemeente", name=place.name), url_for("municipalities.show", name=place.name)
    return record | _links(own, page)


def practices_by_theme(library: Library) -> Counter[str]:
    """How many practices have each concept as a theme."""
    return Counter(theme for practice in library.practices.values() for theme in practice.themes)


def practices_by_municipality(library: Library) -> Counter[str]:
    """How many practices play in each municipality."""
    return Counter(name for practice in library.practices.values() for name in practice.municipalities)
