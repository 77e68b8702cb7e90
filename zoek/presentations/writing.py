"""The kinds of file that a deck can be written as."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.presentations.making import make_deck
from zoek.presentations.package import ODP

if TYPE_CHECKING:
    from zoek.presentations.deck import Deck
    from zoek.presentations.request import Request


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the end of its name (which is its key), its name for a reader and its media type."""

    key: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Made:
    """A file, the deck that is in it, and what its maker has to know, in sentences."""

    data: bytes
    deck: Deck
    notices: tuple[str, ...] = ()


PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
FORMATS = MappingProxyType(
    {"pptx": Format("pptx", "PowerPoint", PPTX), "odp": Format("odp", "OpenDocument", ODP)},
)


def make_file(request: Request, key: str, template: bytes | None = None) -> Made:
    """The file for a request, in the format with this key, on a template when there is one.

    Raises ExportError when it cannot be made: too many practices, or a
    template that is broken, harmful or of another kind.
    """
    if template is None:
        deck = make_deck(request)
        return Made(write(deck, key), deck)
    # The libraries are loaded where they are needed: together they take 80 ms of every other command.
    if key == "pptx":
        from zoek.presentations.pptx_template import read_pptx_template as read  # noqa: PLC0415
        from zoek.presentations.pptx_template import write_pptx_on as write_on  # noqa: PLC0415
    else:
        from zoek.presentations.odp_template import read_odp_template as read  # noqa: PLC0415
        from zoek.presentations.odp_template import write_odp_on as write_on  # noqa: PLC0415
    design = read(template)
    deck = make_deck(replace(request, room=design.room))
    return Made(write_on(deck, design), deck, design.notices)


def write(deck: Deck, key: str) -> bytes:
    """The deck in our own design, in the format with this key."""
    if key == "pptx":
        from zoek.presentations.pptx import write_pptx  # noqa: PLC0415

        return write_pptx(deck)
    from zoek.presentations.odp import write_odp  # noqa: PLC0415

    return write_odp(deck)
