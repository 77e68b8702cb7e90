"""What documents look like on A4: sizes, colours and margins. Both writers take them from here."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

FONT = "Arial"
LANGUAGE, COUNTRY = "nl", "NL"
PAGE_WIDTH_CM, PAGE_HEIGHT_CM = 21.0, 29.7
MARGIN_CM, MARGIN_BOTTOM_CM = 2.3, 2.0
TEXT_WIDTH_CM = PAGE_WIDTH_CM - 2 * MARGIN_CM
TEXT_SIZE, SMALL_SIZE, CELL_SIZE = 11, 9.5, 10
LINE_PERCENT = 135
"""Height of a line: short-sighted readers lose the line below 130%, and above 150% a paragraph falls apart."""
WRITING_LINE_PT = 26
"""Height of a line to write on; ruled paper has 8 to 9 mm."""
BOX = "☐"


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of paragraph: sizes in points, a name of a colour of the slides, space above and below in points."""

    name: str
    size: float
    color: str = "text"
    is_bold: bool = False
    above: float = 0
    below: float = 6
    keeps_next: bool = False


PARAGRAPHS = MappingProxyType(
    {
        "plain": Look("Tekst", TEXT_SIZE),
        "lead": Look("Inleiding", 13, "text", below=10),
        "quiet": Look("Toelichting", SMALL_SIZE, "text-soft", below=8),
        "call": Look("Aandacht", TEXT_SIZE, above=4, below=8),
        "writing": Look("Schrijfruimte", SMALL_SIZE, "text-soft", below=0, keeps_next=True),
        "source": Look("Bron", SMALL_SIZE, below=5),
    }
)
HEADINGS = MappingProxyType(
    {
        1: Look("Heading 1", 17, "brand", is_bold=True, above=22, below=8, keeps_next=True),
        2: Look("Heading 2", 12.5, "brand", is_bold=True, above=14, below=4, keeps_next=True),
        3: Look("Heading 3", 11.5, "text", is_bold=True, above=10, below=3, keeps_next=True),
    }
)
KICKER = Look("Subtitle", 12, "accent", is_bold=True, below=2, keeps_next=True)
TITLE = Look("Title", 26, "brand", is_bold=True, below=14, keeps_next=True)
