"""A deck on the OpenDocument template of a user: its master pages are matched by the placeholders that they hold."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from odfdo import Document

from zoek.errors import ExportError
from zoek.presentations.fit import Box
from zoek.presentations.odp import FIRST_PARTS, content, manifest, meta
from zoek.presentations.package import HINT, ODP, packed, read_template
from zoek.presentations.template import Place, Template, roomiest, settled

if TYPE_CHECKING:
    from zoek.presentations.deck import Deck

POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|pc|px)")
TITLE_NAME = re.compile(r"titel|title|voorblad|cover", re.IGNORECASE)
UNREADABLE = (SyntaxError, KeyError, ValueError, AttributeError, TypeError, IndexError)
"""What odfdo and lxml say to a package that is not as it should be; SyntaxError is that of XML."""
LEFT_BEHIND = re.compile(r"^(?:Thumbnails|Configurations2|layout-cache)|^settings\.xml$")
"""Parts of a template that are about the program that made it."""


def read_odp_template(data: bytes) -> Template:
    """A template of OpenDocument, .odp or .otp; raises ExportError that says what is wrong with it."""
    parts = read_template(data, "odp")
    try:
        styles: Any = Document(io.BytesIO(packed(parts, FIRST_PARTS))).get_part("styles.xml")
        masters = [(_place(master), master) for master in styles.get_elements("//style:master-page")]
        size = _slide_size(styles)
    except UNREADABLE as error:
        raise ExportError("In dit sjabloon is iets stuk: Zoek kan de modelpagina's niet lezen.", HINT) from error
    if not masters:
        raise ExportError("In dit sjabloon staat geen enkele modelpagina.", HINT)
    openings = [place for place, master in masters if _is_opening(master)]
    texts = [place for place, master in masters if place.title and place.body and not _is_opening(master)]
    best = roomiest(texts)
    return settled(parts, (openings[0] if openings else None, best, best or masters[0][0]), size)


def write_odp_on(deck: Deck, template: Template) -> bytes:
    """The deck in the design of a template; slides that were in it go."""
    parts = {name: part for name, part in template.parts.items() if not LEFT_BEHIND.search(name)}
    parts |= {"content.xml": content(deck, template.settings).encode(), "meta.xml": meta(deck).encode()}
    types = {name: kind for name, kind in _media_types(parts["META-INF/manifest.xml"]).items() if name in parts}
    parts["META-INF/manifest.xml"] = manifest({"content.xml": "text/xml", "meta.xml": "text/xml", **types}).encode()
    parts["mimetype"] = ODP.encode()
    return packed(parts, FIRST_PARTS)


def _media_types(listing: bytes) -> dict[str, str]:
    """What a manifest says that each part is, by name."""
    entries = re.findall(rb"<manifest:file-entry\b[^>]*>", listing)
    pairs = [
        (re.search(rb'full-path="([^"]*)"', entry), re.search(rb'media-type="([^"]*)"', entry)) for entry in entries
    ]
    return {name[1].decode(): kind[1].decode() for name, kind in pairs if name and kind}


def _is_opening(master: Any) -> bool:
    name = master.get_attribute("style:display-name") or master.get_attribute("style:name") or ""
    return bool(TITLE_NAME.search(name)) or any(
        frame.get_attribute("presentation:class") == "subtitle" for frame in master.get_elements("draw:frame")
    )


def _place(master: Any) -> Place:
    boxes: dict[str, Box] = {}
    for frame in master.get_elements("draw:frame"):
        kind, box = frame.get_attribute("presentation:class"), _box(frame)
        if kind and box:
            boxes.setdefault(kind, box)
    body = boxes.get("outline") or boxes.get("subtitle")
    pictures = len(master.get_elements("draw:frame/draw:image")) + len(master.get_elements("draw:g"))
    return Place(master.get_attribute("style:name"), boxes.get("title"), body, pictures)


def _box(frame: Any) -> Box | None:
    """Where a frame stands; None for one that is turned, which says so in another way."""
    sides = [frame.get_attribute(f"svg:{side}") for side in ("x", "y", "width", "height")]
    return None if None in sides else Box(*map(_points, sides))


def _points(length: str) -> float:
    match = LENGTH.fullmatch(length)
    if match is None:
        raise ValueError(length)
    return float(match[1]) * POINTS[match[2]]


def _slide_size(styles: Any) -> tuple[float, float]:
    """The size of a slide: that of the page layout of the first master page."""
    wanted = styles.get_elements("//style:master-page")[0].get_attribute("style:page-layout-name")
    for layout in styles.get_elements("//style:page-layout"):
        if layout.get_attribute("style:name") == wanted:
            properties = layout.get_elements("style:page-layout-properties")[0]
            return _points(properties.get_attribute("fo:page-width")), _points(
                properties.get_attribute("fo:page-height")
            )
    raise KeyError(wanted)
