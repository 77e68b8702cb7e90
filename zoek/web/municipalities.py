"""/gemeenten: what is known of a municipality; that nothing is known is an answer too."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template

from zoek.errors import NotFound
from zoek.web.site import publication

blueprint = Blueprint("municipalities", __name__, url_prefix="/gemeenten")


@blueprint.get("")
def index() -> str:
    """All municipalities with a practice, by province."""
    library = publication().library
    counts = Counter(name for practice in library.practices.values() for name in practice.municipalities)
    provinces: dict[str, list[tuple[str, int]]] = {}
    for name in sorted(counts, key=str.casefold):
        provinces.setdefault(library.municipalities[name].province, []).append((name, counts[name]))
    current = sum(not place.successors for place in library.municipalities.values())
    return render_template("municipalities.html", provinces=sorted(provinces.items()), count=len(counts), total=current)


@blueprint.get("/<name>")
def show(name: str) -> str:
    """One municipality with its practices."""
    library = publication().library
    place = library.municipalities.get(name)
    if place is None:
        raise NotFound("Deze gemeente kent Zoek niet.", "Controleer de spelling, of kijk in de lijst met gemeenten.")
    practices = [practice for practice in library.practices.values() if name in practice.municipalities]
    return render_template("municipality.html", place=place, practices=practices)
