"""How much room text takes, measured with the widths of letters; nothing here draws.

Decks name Arial. Where a machine has neither Arial nor Liberation Sans (the
same widths), programs fall back to wider letters, so the width of a letter
here is that of DejaVu Sans: what fits with it fits with all of them. Dutch
text in Liberation Sans is 13% narrower, bold 17%.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SMALLEST = 18
"""Points; what the back row of a meeting room can read, and the floor that the product promises."""
LINE = 1.2
"""Height of a line in font sizes; DejaVu Sans measures 1.165, Liberation Sans 1.118."""


def _widths(rows: Mapping[int, str]) -> Mapping[str, int]:
    return MappingProxyType({letter: width for width, letters in rows.items() for letter in letters})


REGULAR = _widths(
    {
        280: "'ijl",
        300: "I",
        320: " ,.·‘’",
        340: "/:;\\|",
        370: "f-",
        400: "()[]t!",
        430: "r",
        460: '"',
        520: "*J“”„",
        560: "szc?L_–",
        600: "kvxy•",
        640: "FTaeo$0123456789bdghnpqu€",
        690: "EKPSABVXYZ",
        740: "CRU",
        790: "DGHNOQ&",
        840: "w+<=>",
        980: "MmW%",
    }
)
BOLD = _widths(
    {
        350: "'ijl ",
        380: "/\\|,.I‘’:;",
        450: "-f()[]!",
        500: "rt",
        570: '"*J_–',
        600: "zcs",
        650: "?Lx•",
        700: "vykaeEFTo“”„$0123456789€",
        740: "SbdghnpquCPYZ",
        790: "ABKRVX",
        850: "DGHNOQU+<=>&",
        1000: "Mw%",
        1110: "mW",
    }
)
HYPHEN = re.compile(r"(?<=\w-)(?=[^\W\d_])")
"""Where a line may end inside a word: after a hyphen before a letter. Before a figure programs differ."""
WIDEST = 1170
"""Thousandths; the widest letter of Latin in DejaVu Sans Bold, for letters that the tables do not name."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points from the left and the top."""

    x: float
    y: float
    width: float
    height: float


@lru_cache(maxsize=512)
def _letter(letter: str, *, is_bold: bool) -> int:
    widths = BOLD if is_bold else REGULAR
    base = letter if letter in widths else unicodedata.normalize("NFKD", letter)[0]
    return widths.get(base, WIDEST)


@lru_cache(maxsize=8192)
def _word(word: str, *, is_bold: bool) -> int:
    return sum(_letter(letter, is_bold=is_bold) for letter in word)


@lru_cache(maxsize=8192)
def _pieces(word: str, *, is_bold: bool) -> tuple[int, ...]:
    """The widths of the pieces of a word, between which a line may end, in thousandths."""
    return tuple(_word(piece, is_bold=is_bold) for piece in HYPHEN.split(word))


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of one line of text, in points."""
    return _word(text, is_bold=is_bold) * size / 1000


def widest_word(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of the widest piece of a text that no line may end in, in points."""
    return max((max(_pieces(word, is_bold=is_bold)) for word in text.split()), default=0) * size / 1000


def line_count(text: str, size: float, width: float, *, is_bold: bool = False) -> int:
    """The number of lines that a text takes in a column; a word that is wider goes on on the next line."""
    if width <= size:
        return max(1, len(text))
    room = width * 1000 / size + 0.01  # sums of fractions differ in their last digit
    blank = _letter(" ", is_bold=is_bold)
    lines, used = 1, 0.0
    for word in text.split():
        space = blank
        for long in _pieces(word, is_bold=is_bold):
            if used and used + space + long > room:
                lines, used = lines + 1, 0.0
            used += long + (space if used else 0)
            space = 0
            while used > room:
                lines, used = lines + 1, used - room
    return lines


def text_height(texts: Iterable[str], size: float, width: float, gap: float = 0, *, is_bold: bool = False) -> float:
    """The height of paragraphs in a column with a gap after each, in points."""
    return sum(line_count(text, size, width, is_bold=is_bold) * size * LINE + gap for text in texts)
