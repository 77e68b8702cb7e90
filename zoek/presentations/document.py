"""A text document as values: headings, paragraphs, lists, tables and lines to write on; nothing here knows a file format.

Running order and hand-out are made of this; odt.py, docx.py and the pages of
the site each write the same document in their own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.library.sentences import BULLET, EMPHASIS, LINK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one look; with `url` it leads to a source."""

    text: str
    is_bold: bool = False
    url: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `begins_page` puts it on a new page."""

    text: str
    level: int = 1
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: plain, or "lead" (larger, once at the top), "quiet" (an aside) or "call" (what asks attention)."""

    runs: Runs
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class Items:
    """A list with a bullet a line, or a box to tick."""

    items: tuple[Runs, ...]
    has_boxes: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row of headings; `shares` of the width sum to 1, `summary` tells what it holds.

    The first cell of a row is its heading when `has_labels`.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    summary: str
    has_labels: bool = True


@dataclass(frozen=True, slots=True)
class Lines:
    """Room to write on: so many empty lines, with what they are for, for who cannot see them."""

    count: int
    purpose: str


Block = Heading | Paragraph | Items | Grid | Lines


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: what it is, what it is about, its blocks, and the day that stands in its file."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    made_on: date

    @property
    def name(self) -> str:
        """What it is and what it is about."""
        return f"{self.kind}: {self.title}"


def text(words: str, look: str = "plain") -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(words),), look)


def listed_items(*texts: str, has_boxes: bool = False) -> Items:
    """A list of plain texts."""
    return Items(tuple((Run(one),) for one in texts), has_boxes)


def prose(markdown: str) -> Iterator[Block]:
    """The paragraphs and lists of a section, whole and in order, without the marks of emphasis and links."""
    items: list[Runs] = []
    for line in filter(str.strip, markdown.splitlines()):
        plain = EMPHASIS.sub("", LINK.sub(r"\1", BULLET.sub("", line))).strip()
        if BULLET.match(line):
            items.append((Run(plain),))
            continue
        if items:
            yield Items(tuple(items))
            items = []
        yield text(plain)
    if items:
        yield Items(tuple(items))
