"""/gemeenten: what is known of a municipality; that nothing is known is an answer too."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for

from zoek.analysis.normalize import fold
from zoek.errors import NotFound
from zoek.web.site import publication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask.typing import ResponseReturnValue

    from zoek.library.municipalities import Municipality

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
def show(name: str) -> ResponseReturnValue:
    """One municipality with its practices; another spelling or an old name leads there."""
    library = publication().library
    place = library.municipalities.get(name)
    if place is None and (meant := _meant(name, library.municipalities.values())):
        return redirect(url_for("municipalities.show", name=meant.name))
    if place is None:
        raise NotFound("Deze gemeente kent Zoek niet.", "Controleer de spelling, of kijk in de lijst met gemeenten.")
    practices = [practice for practice in library.practices.values() if name in practice.municipalities]
    return render_template("municipality.html", place=place, practices=practices)


def _meant(name: str, places: Iterable[Municipality]) -> Municipality | None:
    """The municipality of that name when case, accents and signs are left aside: den-haag, 's gravenhage."""
    sought = _bare(name)
    found = (place for place in places if sought in {_bare(known) for known in (place.name, *place.other_names)})
    return next(found, None) if sought else None


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]+", "", fold(name))
