"""The story of a page as a row of blocks: headings with their level, paragraphs and items, in reading order.

What looks like a heading is one: the name on a panel that opens, a paragraph
that is bold from end to end, a term of a list, a bold label at the start of
a line. Nothing here knows what a heading means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bs4.element import NavigableString, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": 5, "legend": 6, "dt": 8}
BOLD_LEVEL, LABEL_LEVEL = 7, 9
"""Below every heading of HTML; a label at the start of a line belongs to that line first of all."""
BOLD = frozenset(["b", "strong"])
INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
     "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img"]
)  # fmt: skip
LONGEST_HEADING = 120
"""Characters; a longer bold paragraph is the introduction of an article."""
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SPACES = re.compile(r"[^\S\n]+")
SENTENCE_END = (".", "!", "…", ";", ",")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text; `level` is 1 to 9 for a heading and 0 for what is none.

    A heading without text ends the terms of a list or table: what follows is
    not under the last of them.

    `links` is the share of its characters that is link, `is_item` tells of a
    list item.
    """

    text: str
    level: int = 0
    links: float = 0.0
    is_item: bool = False


@dataclass(slots=True)
class _Piece:
    text: str
    is_bold: bool = False
    is_link: bool = False


@dataclass(slots=True)
class _Writer:
    """Collects text until a block ends."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    bold: int = 0
    link: int = 0
    item: int = 0
    headings: list[int] = field(default_factory=list)

    def flush(self) -> None:
        pieces, self.pieces = self.pieces, []
        if not "".join(piece.text for piece in pieces).strip():
            return
        if self.headings:
            self._write(pieces, min(self.headings))
            return
        for paragraph in _paragraphs(pieces):
            self._flush_paragraph(paragraph)

    def _flush_paragraph(self, pieces: list[_Piece]) -> None:
        for label, rest in _labelled(pieces):
            text = _plain(label)
            is_label = text.endswith(":") or _plain(rest).startswith(":")
            if label and (rest or not self.item):
                self._write(label, LABEL_LEVEL if is_label else BOLD_LEVEL)
                self._write(rest, 0)
            else:
                self._write(label or rest, 0)

    def _write(self, pieces: list[_Piece], level: int) -> None:
        text = _plain(pieces)
        text = text.rstrip(": ") if level else text.lstrip(": ")
        if text:
            linked = sum(len(piece.text.strip()) for piece in pieces if piece.is_link)
            self.blocks.append(Block(text, level, round(min(1.0, linked / len(text)), 3), self.item > 0))


def blocks_of(root: Tag) -> list[Block]:
    """The blocks of an element in reading order; takes trees of any depth."""
    writer = _Writer()
    stack: list[Iterator[object]] = [iter(list(root.contents))]
    parents: list[Tag] = []
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if parents:
                _leave(parents.pop(), writer)
        elif isinstance(node, Tag):
            _enter(node, writer)
            stack.append(iter(list(node.contents)))
            parents.append(node)
        elif isinstance(node, NavigableString):
            text = SPACES.sub(" ", INVISIBLE.sub("", str(node)).replace("\n", " "))
            writer.pieces.append(_Piece(text, writer.bold > 0, writer.link > 0))
    writer.flush()
    return writer.blocks


def _enter(tag: Tag, writer: _Writer) -> None:
    name = tag.name
    if name == "br":
        writer.pieces.append(_Piece("\n", writer.bold > 0))
    elif name in INLINE:
        writer.bold += name in BOLD
        writer.link += name == "a"
    else:
        writer.flush()
        writer.item += name == "li"
        if name in HEADINGS:
            writer.headings.append(HEADINGS[name])


def _leave(tag: Tag, writer: _Writer) -> None:
    name = tag.name
    if name in INLINE:
        if name == "span" and isinstance(tag.next_sibling, Tag):
            writer.pieces.append(_Piece(" ", writer.bold > 0))  # a style sheet keeps them apart
        writer.bold -= name in BOLD
        writer.link -= name == "a"
    elif name != "br":
        writer.flush()
        if name in {"dl", "table"} and tag.find("dt"):
            writer.blocks.append(Block("", HEADINGS["dt"]))
        writer.item -= name == "li"
        if name in HEADINGS and writer.headings:
            writer.headings.pop()


def _plain(pieces: list[_Piece]) -> str:
    return " ".join("".join(piece.text for piece in pieces).split())


def _paragraphs(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces between empty lines: old pages write <br><br> for a new paragraph."""
    paragraph: list[_Piece] = []
    breaks = 0
    for piece in pieces:
        if piece.text == "\n":
            breaks += 1
        elif piece.text.strip():
            if breaks > 1:
                yield paragraph
                paragraph = []
            breaks = 0
        paragraph.append(piece)
    yield paragraph


def _labelled(pieces: list[_Piece]) -> Iterator[tuple[list[_Piece], list[_Piece]]]:
    """Pairs of a bold label at the start of a line or sentence and what follows it; either may be empty."""
    runs = _runs(pieces)
    label: list[_Piece] = []
    rest: list[_Piece] = []
    before = ""
    for place, run in enumerate(runs):
        following = "".join(after.text for after in runs[place + 1 : place + 2])
        if run.is_bold and _starts_line(before) and _ends_label(run.text, following):
            if label or _plain(rest):
                yield label, rest
            label, rest = [run], []
        else:
            rest.append(run)
        before = run.text
    yield label, rest if _plain(rest) else []


def _runs(pieces: list[_Piece]) -> list[_Piece]:
    """Neighbours that are equally bold joined; white space takes after what it follows."""
    runs: list[_Piece] = []
    for piece in pieces:
        alike = runs and (
            not piece.text.strip() or (runs[-1].is_bold, runs[-1].is_link) == (piece.is_bold, piece.is_link)
        )
        if alike:
            runs[-1] = _Piece(runs[-1].text + piece.text, runs[-1].is_bold, runs[-1].is_link)
        elif piece.text.strip() or runs:
            runs.append(piece)
    return runs


def _starts_line(before: str) -> bool:
    return not before.strip() or before.rstrip(" ").endswith(("\n", ".", "!", "?", "’", "'", '"'))


def _ends_label(text: str, following: str) -> bool:
    """Whether a bold stretch is a label: a colon or a new line follows, or nothing at all."""
    is_short = len(text.strip()) <= LONGEST_HEADING
    if text.rstrip().endswith(":") or following.lstrip(" ").startswith(":"):
        return is_short
    ends_line = text.rstrip(" ").endswith("\n") or following.lstrip(" ").startswith("\n") or not following.strip()
    return ends_line and _is_like_heading(text.strip())


def _is_like_heading(text: str) -> bool:
    return 0 < len(text) <= LONGEST_HEADING and not text.endswith(SENTENCE_END)
