"""A page of results as a record by Dutch keys: what `zoek search --json` prints and the API answers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zoek.search.results import Trust

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.library.find import Find
    from zoek.search.results import Fragment, Hit, Page

KINDS = MappingProxyType(
    {
        Trust.SYNONYM: "ander woord",
        Trust.NARROWER: "onderdeel",
        Trust.OLD_NAME: "nieuw woord",
        Trust.SUCCESSOR: "opvolger",
        Trust.SPELLING: "spelling",
    }
)
"""What another name is to the word asked, in one word."""


def page_record(page: Page, finds: Mapping[str, Find]) -> dict[str, Any]:
    """A page of results by Dutch keys; a page of others, one of `finds` by id, has its own address and publisher too."""
    return {
        "totaal": page.total,
        "treffers": [_hit(hit) | _origin(finds.get(hit.document.id)) for hit in page.hits],
        "facetten": {facet.key: {value.value: value.total for value in facet.values} for facet in page.facets},
        "correctie": _correction(page),
        "ookGezocht": [
            {"woord": addition.label, "voor": addition.asked, "soort": KINDS[addition.trust]}
            for addition in page.understanding.additions
        ],
        "verwant": list(page.understanding.related),
        "plaatsen": [span.place.name for span in page.understanding.spans if span.place],
        "jaren": [span.years.text for span in page.understanding.spans if span.years],
        "meldingen": list(page.notices),
        "tijdMs": round(page.milliseconds, 2),
    }


def _correction(page: Page) -> dict[str, Any] | None:
    """The other spelling, and whether it is what was searched."""
    correction = page.corrected or page.suggested
    if correction is None:
        return None
    is_searched = page.corrected is not None
    return {"getypt": correction.typed, "bedoeld": correction.text, "gezocht": is_searched, "totaal": correction.total}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.document.id,
        "titel": hit.document.title,
        "soort": hit.document.kind,
        "score": round(hit.score, 4),
        "fragmenten": [_text(fragment) for fragment in hit.fragments],
        "redenen": [str(reason) for reason in hit.reasons],
        "nietGevonden": list(hit.missing),
    }


def _origin(find: Find | None) -> dict[str, str]:
    return {"adres": find.link, "uitgever": find.publisher} if find else {}


def _text(fragment: Fragment) -> str:
    return "".join(piece.text for piece in fragment)
