"""The styles of our documents in Word: real headings, Dutch, A4, a page number under each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from zoek.presentations.looks import color
from zoek.presentations.text_looks import (
    CELL_SIZE,
    FONT,
    HEADINGS,
    KICKER,
    LINE_PERCENT,
    MARGIN_BOTTOM_CM,
    MARGIN_CM,
    PAGE_HEIGHT_CM,
    PAGE_WIDTH_CM,
    PARAGRAPHS,
    SMALL_SIZE,
    TEXT_SIZE,
    TEXT_WIDTH_CM,
    TITLE,
    WRITING_LINE_PT,
)

if TYPE_CHECKING:
    from zoek.presentations.text_looks import Look

SCHEMA = nsdecls("w")
FOUND_ELSEWHERE = ("w:rFonts", "w:lang")


def write_styles(package: Any, title: str) -> None:
    """Give an empty package of python-docx our styles, page and foot of the page."""
    _write_defaults(package)
    for look in (KICKER, TITLE, *HEADINGS.values(), *PARAGRAPHS.values()):
        _write_look(_style(package, look.name), look)
    _write_others(package)
    _border(package.styles["Title"], "bottom", "warm", 20, 6)
    _border(package.styles[PARAGRAPHS["call"].name], "left", "brand", 24, 8)
    _write_page(package.sections[0], title)


def _style(package: Any, name: str) -> Any:
    """The style with this name, made when the template has none."""
    if name in package.styles:
        return package.styles[name]
    made = package.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = package.styles["Normal"]
    made.quick_style = True
    return made


def _write_defaults(package: Any) -> None:
    defaults = package.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for name in FOUND_ELSEWHERE:
        for old in defaults.findall(qn(name)):
            defaults.remove(old)
    defaults.insert(
        0, parse_xml(f'<w:rFonts {SCHEMA} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>')
    )
    defaults.append(parse_xml(f'<w:lang {SCHEMA} w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'))
    normal = package.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(TEXT_SIZE), _rgb("text")


def _write_look(style: Any, look: Look) -> None:
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(look.size), look.is_bold, False
    font.color.rgb = _rgb(look.color)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(look.above), Pt(look.below)
    spacing.keep_with_next = look.keeps_next
    spacing.line_spacing = 1.1 if look.is_bold else LINE_PERCENT / 100


def _write_others(package: Any) -> None:
    """Styles that are no look of running text: cells, lines to write on, lists, links."""
    bullets = package.styles["List Bullet"]
    bullets.paragraph_format.space_after, bullets.paragraph_format.line_spacing = Pt(4), LINE_PERCENT / 100
    boxes = _style(package, "Afvinken").paragraph_format
    boxes.left_indent, boxes.first_line_indent, boxes.space_after = Cm(0.65), Cm(-0.65), Pt(4)
    boxes.tab_stops.add_tab_stop(Cm(0.65))
    for name, is_bold, letters in (("Cel", False, "text"), ("Celkop", True, "on-brand")):
        cell = _style(package, name)
        cell.font.size, cell.font.bold, cell.font.color.rgb = Pt(CELL_SIZE), is_bold, _rgb(letters)
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(4)
    line = _style(package, "Schrijfregel")
    line.paragraph_format.line_spacing_rule, line.paragraph_format.line_spacing = (
        WD_LINE_SPACING.EXACTLY,
        Pt(WRITING_LINE_PT),
    )
    line.paragraph_format.space_after = Pt(0)
    _border(line, "bottom", "text-soft", 6, 1)
    _border(line, "between", "text-soft", 6, 1)
    link = package.styles.add_style("Koppeling", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _rgb("link"), True


def _border(style: Any, edge: str, name: str, eighths: int, space: int) -> None:
    """A line along one edge of the paragraphs of a style."""
    properties = style.element.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = parse_xml(f"<w:pBdr {SCHEMA}/>")
        properties.insert_element_before(borders, *_AFTER_BORDERS)
    borders.append(
        parse_xml(f'<w:{edge} {SCHEMA} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{color(name)[1:]}"/>')
    )


_AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
)
"""What stands after the borders in the order of the standard, as far as our styles have it."""


def _write_page(section: Any, title: str) -> None:
    section.page_width, section.page_height = Cm(PAGE_WIDTH_CM), Cm(PAGE_HEIGHT_CM)
    section.top_margin = section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.bottom_margin, section.footer_distance = Cm(MARGIN_BOTTOM_CM), Cm(1)
    foot = section.footer.paragraphs[0]
    tabs = foot.style.paragraph_format.tab_stops
    tabs.clear_all()
    tabs.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    foot.style.font.size, foot.style.font.color.rgb = Pt(SMALL_SIZE), _rgb("text-soft")
    foot.add_run(f"{title}\tPagina ")
    _add_field(foot, "PAGE")
    foot.add_run(" van ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, name: str) -> None:
    field = parse_xml(f'<w:fldSimple {SCHEMA} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph._p.append(field)  # noqa: SLF001


def _rgb(name: str) -> RGBColor:
    return RGBColor.from_string(color(name)[1:].upper())
