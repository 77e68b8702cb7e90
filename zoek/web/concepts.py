"""/begrippen: the words of the field, what they mean and where they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from zoek.errors import NotFound
from zoek.web.site import publication

if TYPE_CHECKING:
    from zoek.library.thesaurus import Concept

blueprint = Blueprint("concepts", __name__, url_prefix="/begrippen")


@blueprint.get("")
def index() -> str:
    """All concepts from a to z."""
    concepts = publication().library.thesaurus.concepts.values()
    letters: dict[str, list[Concept]] = {}
    for concept in concepts:
        letters.setdefault(concept.label[:1].upper(), []).append(concept)
    return render_template("concepts.html", letters=sorted(letters.items()), count=len(concepts))


@blueprint.get("/<name>")
def show(name: str) -> str:
    """One concept with its labels, its place in the tree and the practices about it."""
    library = publication().library
    concept = library.thesaurus.concepts.get(name)
    if concept is None:
        raise NotFound("Dit begrip kent Zoek niet.", "Kijk in de lijst met begrippen.")
    practices = [practice for practice in library.practices.values() if name in practice.themes]
    return render_template("concept.html", concept=concept, thesaurus=library.thesaurus, practices=practices)
