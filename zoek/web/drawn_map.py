"""/kaart: where the practices play, as a drawing made here and as a table with the same content."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from zoek.web.site import publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.library import Library

blueprint = Blueprint("map", __name__)
OUTLINE = Path(__file__).with_name("outline.json")
WEST, NORTH = 3.2, 53.6
"""The corner of the drawing in degrees WGS84."""
WIDTH, HEIGHT = 500, 590
SCALE = 200
"""Units of the drawing in a degree of latitude."""
NARROWING = math.cos(math.radians(52.2))
"""A degree of longitude in degrees of latitude, in the middle of the country."""
SMALLEST, STEP = 5.0, 2.6
"""The radius of a municipality with one practice, and what the root of their number adds, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A municipality on the map: its place and size in units of the drawing, and the address of its practices."""

    name: str
    province: str
    count: int
    x: float
    y: float
    radius: float
    address: str


@blueprint.get("/kaart")
def show() -> str:
    """The map and its table."""
    library = publication().library
    dots = sorted(dots_of(library), key=lambda dot: -dot.count)  # the large ones first, so that none hides a small one
    nationwide = sum(practice.is_nationwide for practice in library.practices.values())
    frame = (WIDTH, HEIGHT)
    return render_template("map.html", dots=dots, outline=outline(), frame=frame, nationwide=nationwide)


def dots_of(library: Library) -> Iterator[Dot]:
    """The municipalities with a practice."""
    counts = Counter(name for practice in library.practices.values() for name in practice.municipalities)
    for name, count in counts.items():
        place = library.municipalities[name]
        if place.latitude is not None and place.longitude is not None:
            x, y = _projected(place.longitude, place.latitude)
            radius = round(SMALLEST + STEP * math.sqrt(count - 1), 1)
            yield Dot(name, place.province, count, x, y, radius, url_for("search.show", gemeente=name))


@lru_cache(maxsize=1)
def outline() -> str:
    """The outline of the country as the path of a drawing."""
    rings = json.loads(OUTLINE.read_text(encoding="utf-8"))["ringen"]
    return "".join(f"M{'L'.join(_point(*place) for place in ring)}Z" for ring in rings)


def _point(longitude: float, latitude: float) -> str:
    x, y = _projected(longitude, latitude)
    return f"{x:g} {y:g}"


def _projected(longitude: float, latitude: float) -> tuple[float, float]:
    return round((longitude - WEST) * NARROWING * SCALE, 1), round((NORTH - latitude) * SCALE, 1)
