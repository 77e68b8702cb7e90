"""What a template of a user has to offer, whatever its format: places for the things on a slide, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.presentations.deck import Layout
from zoek.presentations.fit import SMALLEST, Box
from zoek.presentations.looks import HEIGHT, LOOKS, SOURCES_BOX, WIDTH, Setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INSET = 8
"""Points that programs leave free on each side of a text box, 7.2 in PowerPoint."""
SHARE = 0.9
"""Part of a box of a user that our text may fill: its lines may stand wider apart, its bullets deeper."""
SOURCES_HEIGHT = 50
"""Points for two lines of sources at the bottom of a body."""
SMALLEST_BODY = (300, 160)
"""Points; a smaller box holds no five lines at 18 points, and our own place is used."""
ABOUT = 0.8
"""Part of the largest body that a body may have to count as large."""
CONTENT = tuple(layout for layout in Layout if layout is not Layout.TITLE)


@dataclass(frozen=True, slots=True)
class Place:
    """A master page or layout of a template: what it is called there, and where its title and body stand, if it has them.

    `pictures` is how many things besides text are drawn on it.
    """

    master: str
    title: Box | None
    body: Box | None
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """A template that is fit for use: its parts, a place for every kind of slide, and what it lacks, in sentences."""

    parts: Mapping[str, bytes]
    settings: Mapping[Layout, Setting]
    notices: tuple[str, ...]

    @property
    def room(self) -> dict[Layout, Box]:
        """The room for the body of every kind of slide."""
        return {layout: _inside(setting.body, layout) for layout, setting in self.settings.items()}


def roomiest(places: Sequence[Place]) -> Place | None:
    """Of the places with about the largest body that with the fewest pictures, the first of equals; None without any."""
    areas = [place.body.width * place.body.height if place.body else 0 for place in places]
    large = [place for place, area in zip(places, areas, strict=True) if area >= ABOUT * max(areas)]
    return min(large, key=lambda place: place.pictures, default=None)


def settled(
    parts: Mapping[str, bytes], places: tuple[Place | None, Place | None, Place], size: tuple[float, float]
) -> Template:
    """The template with a place for every kind of slide.

    `places` are that for a title slide, for a slide with a title and text,
    and what is used where one of these is missing; `size` is that of a slide.
    """
    opening, text, spare = places
    notices = []
    if opening is None:
        notices.append("In het sjabloon vond Zoek geen titeldia. De titel staat op een gewone dia.")
    if text is None:
        notices.append(
            "In het sjabloon vond Zoek geen dia met een titel en tekst. De tekst staat op een plek die Zoek koos."
        )
    settings: dict[Layout, Setting] = {layout: _setting(text or spare, layout, size, notices) for layout in CONTENT}
    settings[Layout.TITLE] = _setting(opening or text or spare, Layout.TITLE, size, notices)
    return Template(parts, settings, tuple(dict.fromkeys(notices)))


def _setting(found: Place, layout: Layout, size: tuple[float, float], notices: list[str]) -> Setting:
    look = LOOKS[layout]
    title = found.title or _scaled(look.title, size)
    body = found.body
    if body and layout is not Layout.TITLE and (body.width < SMALLEST_BODY[0] or body.height < SMALLEST_BODY[1]):
        notices.append("De plek voor tekst in het sjabloon is te klein. De tekst staat op een plek die Zoek koos.")
        body = None
    if body is None:
        body = _scaled(look.body, size)
        sources = _scaled(SOURCES_BOX, size)
    elif layout is Layout.TITLE:
        sources = body
    else:
        sources = Box(body.x, body.y + body.height - SOURCES_HEIGHT, body.width, SOURCES_HEIGHT)
        body = Box(body.x, body.y, body.width, body.height - SOURCES_HEIGHT)
    return Setting(found.master, title, body, sources)


def _scaled(box: Box, size: tuple[float, float]) -> Box:
    """A place of our own design on a slide of another size."""
    across, down = size[0] / WIDTH, size[1] / HEIGHT
    return Box(box.x * across, box.y * down, box.width * across, box.height * down)


def _inside(box: Box, layout: Layout) -> Box:
    if layout is Layout.TABLE:
        return Box(box.x, box.y, box.width, box.height - INSET)
    return Box(box.x, box.y, box.width - 4 * INSET, max(box.height * SHARE - 2 * INSET, SMALLEST))
