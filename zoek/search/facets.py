"""The facets: which there are, what their values are called, and which a visitor may ask for."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.library.fields import FIND, KINDS, Kind, facet_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.library import Library
    from zoek.search.query import Query

NATIONWIDE = "landelijk"


def facet_titles() -> dict[str, str]:
    """What a visitor reads above each facet, by its key, in the order of the page."""
    return {field.facet: field.label for field in facet_fields() if field.facet} | {"soort": "Soort"}


def facet_labels(library: Library) -> dict[str, dict[str, str]]:
    """The label of every value of every facet: {"transitie": {"jeugd": "Jeugd"}, ...}."""
    labels: dict[str, dict[str, str]] = {}
    for field in facet_fields():
        if field.kind is Kind.MUNICIPALITIES:
            current = (name for name, place in library.municipalities.items() if not place.successors)
            values = {NATIONWIDE: "Landelijk"} | {name: name for name in current}
        elif field.kind is Kind.CONCEPTS:
            values = {concept.id: concept.label for concept in library.thesaurus.concepts.values()}
        else:
            values = dict(field.choices)
        labels[field.facet or ""] = values
    sites = {source: f"Gevonden op {site}" for source, site in library.harvest.sites.items()}
    return labels | {"soort": dict(KINDS) | ({FIND: "Pagina’s van anderen"} if sites else {}) | sites}


def resolve_filter(query: Query, labels: Mapping[str, Mapping[str, str]]) -> Query:
    """The query with every filter value as the index knows it; unknown ones left out, with a notice.

    A value may be typed as the value itself or as its label, in any case:
    gemeente:arnhem, doelgroep:"mensen met schulden".
    """
    notices = list(query.notices)
    resolved: dict[str, tuple[str, ...]] = {}
    for key, asked in query.filter.values.items():
        if key not in labels:
            continue
        known = {label.casefold(): value for value, label in labels[key].items()}
        known |= {value.casefold(): value for value in labels[key]}
        found = tuple(dict.fromkeys(known[text.casefold()] for text in asked if text.casefold() in known))
        notices += [
            f"Het filter {key}: '{text}' kent Zoek niet. Er is zonder dit filter gezocht."
            for text in asked
            if text.casefold() not in known
        ]
        if found:
            resolved[key] = found
    narrowed = replace(query.filter, values=MappingProxyType(resolved))
    return replace(query, filter=narrowed, notices=tuple(notices))
