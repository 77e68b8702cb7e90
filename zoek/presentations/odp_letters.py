"""How text in an OpenDocument presentation is set: letters, paragraphs, lists and cells, for every size and ground."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zoek.presentations.choose import GAP, INDENT, SIZES
from zoek.presentations.looks import FONT, KICKER_SIZE, LOOKS, MARGIN_X, MARGIN_Y, SMALL_SIZE, TOKENS, color

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTES_SIZE = 12
PAINTED = ("T-head-", "T-label-", "T-quiet-", "T-Tabel-", "T-notes")
"""Beginnings of names of letters that keep their colour in any design: those in cells, which have a ground of our own."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How letters look: name of their colour ("" leaves colour and font to the design), points, weight, line."""

    color: str
    size: int
    is_bold: bool = False
    is_underlined: bool = False

    def properties(self) -> str:
        """The element with these properties, always in Dutch."""
        weight = "bold" if self.is_bold else "normal"
        line = ' style:text-underline-style="solid" style:text-underline-width="auto"' if self.is_underlined else ""
        ink = f' fo:color="{color(self.color)}" style:font-name="{FONT}"' if self.color else ""
        return (
            f'<style:text-properties{ink} fo:font-size="{self.size}pt"'
            f' fo:font-weight="{weight}" fo:language="nl" fo:country="NL"{line}/>'
        )


def content_styles(sizes: Iterable[int], *, is_own: bool) -> dict[str, str]:
    """The automatic styles of content.xml by name: paragraphs and letters for every size and every ground."""
    sizes = sorted({*sizes, *SIZES})
    grounds = [(layout.value, look) for layout, look in LOOKS.items()]
    letters = {
        f"T-{name}-kicker": TextStyle(look.kicker_color, KICKER_SIZE, is_bold=True) for name, look in grounds
    } | {f"T-{name}-sources": TextStyle(look.soft_color, SMALL_SIZE) for name, look in grounds}
    for name, look in grounds:
        for size in sizes:
            letters[f"T-{name}-{size}"] = TextStyle(look.text_color, size)
            letters[f"T-{name}-{size}-bold"] = TextStyle(look.text_color, size, is_bold=True)
            letters[f"T-{name}-{size}-title"] = TextStyle(look.title_color, size, is_bold=True)
    for size in sizes:
        letters[f"T-head-{size}"] = TextStyle("on-brand", size, is_bold=True)
        letters[f"T-label-{size}"] = TextStyle("brand", size)
        letters[f"T-quiet-{size}"] = TextStyle("text-soft", size)
        letters[f"T-link-{size}"] = TextStyle("link", size, is_underlined=True)
    letters["T-notes"] = TextStyle("text", NOTES_SIZE)
    if not is_own:
        letters |= {
            name: replace(style, color="")
            for name, style in letters.items()
            if not name.startswith(PAINTED) or name.endswith(("-title", "-kicker", "-sources"))
        }
    paragraphs = {f"P-{size}": _paragraph(f"P-{size}", size, GAP) for size in sizes}
    for size in sizes:
        paragraphs[f"P-cell-{size}"] = _paragraph(f"P-cell-{size}", size, 0, ' fo:text-align="start"')
    paragraphs["P-notes"] = _paragraph("P-notes", NOTES_SIZE, 4)
    return (
        {
            name: f'<style:style style:name="{name}" style:family="text">{style.properties()}</style:style>'
            for name, style in letters.items()
        }
        | paragraphs
        | {f"L-{name}": _bullets(name, look.kicker_color if is_own else "") for name, look in grounds}
    )


def _paragraph(name: str, size: int, gap: int, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-left="0pt" fo:text-indent="0pt"'
        f' fo:margin-top="0pt" fo:margin-bottom="{gap}pt"{more}/><style:text-properties fo:font-size="{size}pt" fo:language="nl" fo:country="NL"/></style:style>'
    )


def _bullets(name: str, ink: str) -> str:
    shade = f' fo:color="{color(ink)}"' if ink else ""
    return (
        f'<text:list-style style:name="L-{name}"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        f'<style:list-level-properties text:min-label-width="{INDENT}pt"/><style:text-properties fo:font-family="{FONT}"'
        f'{shade} fo:font-size="100%"/></text:list-level-style-bullet></text:list-style>'
    )


def cell_styles(*, is_own: bool) -> str:
    """The styles of a cell: a heading, and any other. Impress reads the properties in its own namespace."""
    brand, line = TOKENS["brand"], TOKENS["line"]
    padding = f'fo:padding-top="{MARGIN_Y}pt" fo:padding-bottom="{MARGIN_Y}pt" fo:padding-left="{MARGIN_X}pt" fo:padding-right="{MARGIN_X}pt"'

    surface = TOKENS["surface"]
    ground = (
        ("transparent", 'draw:fill="none"') if is_own else (surface, f'draw:fill="solid" draw:fill-color="{surface}"')
    )

    def style(name: str, ground: str, fill: str, edge: str) -> str:
        border = (
            f'fo:border-left="none" fo:border-right="none" fo:border-top="none" fo:border-bottom="1pt solid {edge}"'
        )
        return (
            f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties fo:background-color="{ground}"'
            f' style:vertical-align="top" {border} {padding}/><loext:graphic-properties {fill} draw:textarea-vertical-align="top" {padding}/>'
            f"<style:paragraph-properties {border}/></style:style>"
        )

    return style("C-head", brand, f'draw:fill="solid" draw:fill-color="{brand}"', brand) + style(
        "C-cell", *ground, line
    )
