"""A deck as a PowerPoint file: native placeholders, tables and notes, on our own master or on a template of a user."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.util import Emu, Pt

from zoek.presentations.columns import row_heights
from zoek.presentations.comparison_slides import NOT_TOLD
from zoek.presentations.deck import Layout
from zoek.presentations.looks import KICKER_SIZE, LOOKS, MARGIN_X, MARGIN_Y, OWN, ROOM, SMALL_SIZE, title_size
from zoek.presentations.package import repacked
from zoek.presentations.pptx_master import (
    EMU,
    LANGUAGE,
    NAMESPACES,
    NUMBER_FIELD,
    NUMBER_INDEX,
    SOURCES_INDEX,
    color_element,
    fill,
    own_presentation,
)
from zoek.presentations.pptx_notes import write_notes

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Package
    from pptx.slide import Slide as PptxSlide

    from zoek.presentations.deck import Deck, Slide, Table
    from zoek.presentations.fit import Box

FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")


def write_pptx(deck: Deck) -> bytes:
    """The deck in our own design; the same deck gives the same bytes."""
    package = own_presentation()
    layouts = dict(zip(Layout, package.slide_layouts, strict=True))
    for number, slide in enumerate(deck.slides, 1):
        page = package.slides.add_slide(layouts[slide.layout])
        _write_slide(page, slide, number)
    return saved(package, deck)


def saved(package: Package, deck: Deck) -> bytes:
    """The bytes of a presentation with the properties of the deck."""
    properties = package.core_properties
    properties.title, properties.author, properties.language = deck.title, "Zoek", LANGUAGE
    properties.subject, properties.keywords, properties.comments = deck.session.name, "", ""
    properties.last_modified_by, properties.revision = "Zoek", 1
    properties.created = properties.modified = datetime.combine(deck.made_on, time(), UTC).replace(tzinfo=None)
    _list_notes_master(package)
    stream = io.BytesIO()
    package.save(stream)
    return repacked(stream.getvalue(), FIRST_PARTS)


def _list_notes_master(package: Package) -> None:
    """Name the master of the notes in the presentation, which python-pptx leaves out and the format asks for."""
    element: Any = package.part._element  # noqa: SLF001
    numbers = [number for number, relation in package.part.rels.items() if relation.reltype == RT.NOTES_MASTER]
    if numbers and element.find("p:notesMasterIdLst", element.nsmap) is None:
        listed = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{numbers[0]}"/></p:notesMasterIdLst>'
        element.find("p:sldMasterIdLst", element.nsmap).addnext(parse_xml(listed))


def _write_slide(page: PptxSlide, slide: Slide, number: int) -> None:
    look = LOOKS[slide.layout]
    page._element.cSld.set("name", slide.id)  # noqa: SLF001 - the name of a slide has no setter
    placeholders = {shape.placeholder_format.idx: shape for shape in page.placeholders}
    size = title_size(OWN[slide.layout], slide.kicker, slide.title)
    write_title(placeholders[0].text_frame, slide, look.kicker_color, size if size != look.title_size else None)
    if slide.table:
        frame = placeholders[1].insert_table(rows=len(slide.table.rows) + 1, cols=len(slide.table.headings))
        write_table(frame, slide.table, slide.size, ROOM[Layout.TABLE])
    else:
        write_points(placeholders[1].text_frame, slide, slide.size)
    if SOURCES_INDEX in placeholders:
        sources = placeholders[SOURCES_INDEX]
        if slide.sources:
            write_run(sources.text_frame.paragraphs[0], slide.sources)
        else:
            sources._element.getparent().remove(sources._element)  # noqa: SLF001
    if look.has_sources:
        add_number(page, NUMBER_INDEX, number, look.soft_color)
    write_notes(page, slide, number)


def write_title(frame: Any, slide: Slide, kicker_color: str | None, size: int | None = None) -> None:
    """The kicker on a line of its own above the title, in the same placeholder: together they are unique."""
    paragraph = frame.paragraphs[0]
    if slide.kicker:
        run = write_run(paragraph, slide.kicker, min(size or KICKER_SIZE, KICKER_SIZE))
        if kicker_color:
            _paint(run, kicker_color)
        paragraph.add_line_break()
        paragraph._p[-1].append(parse_xml(f'<a:rPr {NAMESPACES} lang="{LANGUAGE}"/>'))  # noqa: SLF001
    write_run(paragraph, slide.title, size)


def write_points(frame: Any, slide: Slide, size: int | None) -> None:
    """The points as paragraphs: lines of a list, or text after a label or with a link."""
    for number, point in enumerate(slide.points):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if not slide.is_list:
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<a:buNone {NAMESPACES}/>"))  # noqa: SLF001
            paragraph._p.pPr.set("marL", "0")  # noqa: SLF001
            paragraph._p.pPr.set("indent", "0")  # noqa: SLF001
        if point.label:
            write_run(paragraph, f"{point.label}: ", size).font.bold = True
        before, link, after = point.text.rpartition(point.link) if point.link else (point.text, "", "")
        for text in filter(None, (before, link, after)):
            run = write_run(paragraph, text, size)
            if text is link:
                run.hyperlink.address = point.url


def write_table(frame: Any, table: Table, size: int, box: Box, *, is_own: bool = True) -> None:
    """A native table with a row of headings and a column of headings, and a description for who cannot see it."""
    shape = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001
    shape.set("name", "Tabel")
    shape.set("descr", table.summary)
    frame.left, frame.top, frame.width = Pt(box.x), Pt(box.y), Pt(box.width)
    grid = frame.table
    grid.first_row = grid.first_col = True
    grid.horz_banding = False
    for column, share in zip(grid.columns, table.shares, strict=True):
        column.width = Emu(round(share * box.width * EMU))
    heights = row_heights(table, size, box.width)
    for number, (row, texts) in enumerate(zip(grid.rows, (table.headings, *table.rows), strict=True)):
        row.height = Pt(heights[number])
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            run = _write_cell(cell, text, size)
            if is_own:
                _paint_cell(cell, run, is_heading=number == 0, is_label=place == 0)
    frame.height = Pt(sum(heights))


def _write_cell(cell: Any, text: str, size: int) -> Any:
    cell.margin_left = cell.margin_right = Pt(MARGIN_X)
    cell.margin_top = cell.margin_bottom = Pt(MARGIN_Y)
    return write_run(cell.text_frame.paragraphs[0], text, size)


def _paint_cell(cell: Any, run: Any, *, is_heading: bool, is_label: bool) -> None:
    run.font.bold = is_heading
    quiet = "text-soft" if run.text == NOT_TOLD else "text"
    _paint(run, "on-brand" if is_heading else "brand" if is_label else quiet)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    for edge in ("lnL", "lnR", "lnT"):
        properties.append(parse_xml(f'<a:{edge} {NAMESPACES} w="0"><a:noFill/></a:{edge}>'))
    line = fill("brand" if is_heading else "line")
    properties.append(parse_xml(f'<a:lnB {NAMESPACES} w="{EMU}">{line}</a:lnB>'))
    if is_heading:
        properties.append(parse_xml(f"<a:solidFill {NAMESPACES}>{color_element('brand')}</a:solidFill>"))
    else:
        properties.append(parse_xml(f"<a:noFill {NAMESPACES}/>"))


def add_number(page: PptxSlide, index: int, number: int, soft_color: str | None = None) -> None:
    """The number of the slide, in the placeholder of its layout; last in the order of reading."""
    tree: Any = page.shapes._spTree  # noqa: SLF001
    letters = f' sz="{SMALL_SIZE * 100}">{fill(soft_color)}</a:rPr>' if soft_color else "/>"
    id_ = max(shape.shape_id for shape in page.shapes) + 1
    tree.append(
        parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{id_}" name="Dianummer"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f'</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{NUMBER_FIELD}" type="slidenum">'
            f'<a:rPr lang="{LANGUAGE}"{letters}<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>'
        )
    )


def write_run(paragraph: Any, text: str, size: int | None = None) -> Any:
    """A new run in Dutch; python-pptx is typed in part, so its values go untyped from here."""
    run = paragraph.add_run()
    run.text = text
    run._r.get_or_add_rPr().set("lang", LANGUAGE)  # noqa: SLF001
    if size:
        run.font.size = Pt(size)
    return run


def _paint(run: Any, name: str) -> None:
    filled = parse_xml(f"<a:solidFill {NAMESPACES}>{color_element(name)}</a:solidFill>")
    run._r.get_or_add_rPr().insert(0, filled)  # noqa: SLF001
