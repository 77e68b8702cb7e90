"""The documents that go with a deck, and the kinds of file that they are written as."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.presentations.handout import make_handout
from zoek.presentations.odt import ODT, write_odt
from zoek.presentations.running_order import make_running_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from zoek.presentations.document import Document


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A kind of file: the end of its name (which is its key), its name for a reader, its media type, its writer."""

    key: str
    name: str
    media_type: str
    write: Callable[[Document], bytes]


def _write_docx(document: Document) -> bytes:
    from zoek.presentations.docx import write_docx  # noqa: PLC0415 - python-docx takes 60 ms of every other command

    return write_docx(document)


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXTS = MappingProxyType({"draaiboek": make_running_order, "hand-out": make_handout})
"""What makes each document, by its name in an address."""
TEXT_FORMATS = MappingProxyType(
    {"odt": TextFormat("odt", "OpenDocument", ODT, write_odt), "docx": TextFormat("docx", "Word", DOCX, _write_docx)}
)
