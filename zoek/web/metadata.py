"""What a practice page tells programs about itself: schema.org as JSON-LD, Dublin Core, and how to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for

from zoek.library.fields import TRANSITIONS
from zoek.web.site import absolute, publication
from zoek.web.wording import day

if TYPE_CHECKING:
    from zoek.library import Library, Practice
    from zoek.library.practice import Period, Source

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def own_address(practice: Practice) -> str:
    """The address that a practice keeps."""
    return absolute(url_for("practices.show", name=practice.id))


def linked_data(practice: Practice, library: Library) -> dict[str, Any]:
    """The practice as a schema.org Article, with its places, years, subjects and sources."""
    change = publication().changes.get(practice.id)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": own_address(practice),
        "url": own_address(practice),
        "headline": practice.title,
        "abstract": practice.summary,
        "inLanguage": "nl",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": "Zoek", "url": absolute("/")},
        "about": [_term(theme, library) for theme in practice.themes],
        "keywords": [TRANSITIONS[transition] for transition in practice.transitions],
        "spatialCoverage": [_place(name, library) for name in practice.municipalities],
        "citation": [_citation(source) for source in practice.sources],
    }
    years = _interval(practice.period)
    found |= {"temporalCoverage": years} if years else {}
    return found | ({"dateModified": change.changed.date().isoformat()} if change else {})


def _term(theme: str, library: Library) -> dict[str, str]:
    address = absolute(url_for("concepts.show", name=theme))
    return {"@type": "DefinedTerm", "name": library.thesaurus.label(theme), "url": address}


def _place(name: str, library: Library) -> dict[str, Any]:
    place = library.municipalities[name]
    found: dict[str, Any] = {"@type": "AdministrativeArea", "name": name, "identifier": place.code}
    if place.latitude is None:
        return found
    return found | {"geo": {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}}


def _citation(source: Source) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": source.publisher}
    found: dict[str, Any] = {"@type": "CreativeWork", "name": source.title, "publisher": publisher}
    found |= {"datePublished": str(source.year)} if source.year else {}
    return found | ({"url": source.url} if source.url else {})


def _interval(period: Period) -> str:
    """The years as an ISO 8601 interval, ".." where it is open; "" when nothing is known."""
    if not period.start and not period.end:
        return ""
    return f"{period.start or '..'}/{period.end or '..'}"


def dublin_core(practice: Practice, library: Library) -> list[tuple[str, str]]:
    """Names and contents of the meta elements, in the terms of DCMI."""
    change = publication().changes.get(practice.id)
    return [
        ("DCTERMS.title", practice.title),
        ("DCTERMS.abstract", practice.summary),
        ("DCTERMS.language", "nl"),
        ("DCTERMS.type", "Text"),
        ("DCTERMS.identifier", own_address(practice)),
        ("DCTERMS.publisher", "Zoek"),
        *(("DCTERMS.subject", library.thesaurus.label(theme)) for theme in practice.themes),
        *(("DCTERMS.spatial", name) for name in practice.municipalities),
        *([("DCTERMS.temporal", _interval(practice.period))] if _interval(practice.period) else []),
        *([("DCTERMS.modified", change.changed.date().isoformat())] if change else []),
    ]


def citation(practice: Practice) -> str:
    """How to refer to the page: title, publisher, day of the text."""
    change = publication().changes.get(practice.id)
    version = f" Tekst van {day(change.changed.date())}." if change else ""
    return f"{practice.title}. Zoek, goede praktijken van gemeenten.{version}"
