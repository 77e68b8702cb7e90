"""/suggesties: what someone may be typing, for the script of the search bar; the site works without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for

from zoek.search.suggest import CONCEPT, LESSON, PRACTICE
from zoek.web.site import publication

if TYPE_CHECKING:
    from zoek.library import Library
    from zoek.search.suggest import Suggestion

    Answer = dict[str, list[dict[str, str]]]

blueprint = Blueprint("suggestions", __name__)


@blueprint.get("/suggesties")
def show() -> Answer:
    """The suggestions for a text as JSON, each with the address that it leads to; an empty list when there are none."""
    current = publication()
    found = current.suggester.suggest(request.args.get("q", ""))
    return {"suggesties": [suggestion_record(suggestion, current.library) for suggestion in found]}


def suggestion_record(suggestion: Suggestion, library: Library) -> dict[str, str]:
    """A suggestion by Dutch keys, with the address that it leads to."""
    return {
        "tekst": suggestion.text,
        "soort": suggestion.kind,
        "adres": _address(suggestion, library),
        "toelichting": suggestion.note,
    }


def _address(suggestion: Suggestion, library: Library) -> str:
    """The page of a practice or lesson; a search for the own name of a concept or municipality."""
    target = suggestion.target
    if suggestion.kind == PRACTICE:
        return url_for("practices.show", name=target)
    if suggestion.kind == LESSON:
        return url_for("lessons.show", name=target)
    return url_for("search.show", q=library.thesaurus.label(target) if suggestion.kind == CONCEPT else target)
