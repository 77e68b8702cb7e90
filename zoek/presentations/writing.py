"""The kinds of file that a deck can be written as."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.presentations.making import make_deck
from zoek.presentations.package import ODP

if TYPE_CHECKING:
    from collections.abc import Callable

    from zoek.presentations.deck import Deck
    from zoek.presentations.request import Request


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the end of its name (which is its key), its name for a reader, its media type, its writer."""

    key: str
    name: str
    media_type: str
    write: Callable[[Deck], bytes]


def _write_pptx(deck: Deck) -> bytes:
    from zoek.presentations.pptx import write_pptx  # noqa: PLC0415 - python-pptx takes 50 ms of every other command

    return write_pptx(deck)


def _write_odp(deck: Deck) -> bytes:
    from zoek.presentations.odp import write_odp  # noqa: PLC0415 - as above

    return write_odp(deck)


_ALL = (
    Format(
        "pptx",
        "PowerPoint",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _write_pptx,
    ),
    Format("odp", "OpenDocument", ODP, _write_odp),
)
FORMATS = MappingProxyType({format_.key: format_ for format_ in _ALL})


@dataclass(frozen=True, slots=True)
class Made:
    """A file, the deck that is in it, and what its maker has to know, in sentences."""

    data: bytes
    deck: Deck
    notices: tuple[str, ...] = ()


def make_file(request: Request, key: str) -> Made:
    """The file for a request, in the format with this key; raises ExportError when it cannot be made."""
    deck = make_deck(request)
    return Made(FORMATS[key].write(deck), deck)
