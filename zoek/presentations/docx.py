"""A document as a Word file: real headings, lists, tables with a row of headings; the same document, the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import singledispatch
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from zoek.presentations.document import Grid, Heading, Items, Lines, Paragraph
from zoek.presentations.docx_styles import write_styles
from zoek.presentations.looks import color
from zoek.presentations.package import repacked
from zoek.presentations.text_looks import BOX, HEADINGS, PARAGRAPHS, TEXT_WIDTH_CM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zoek.presentations.document import Block, Document, Run

LEFTOVERS = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""Ends of the kinds of part that python-docx brings along and that tell of another document.

Styles for Word 2010 that differ from the others may count as damage."""
FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")
TWENTIETHS = 20 * 72 / 2.54
"""Twentieths of a point in a centimetre, the unit of widths in Word."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that is being written, with the id of each style by its name: python-docx looks each up in 4 ms."""

    package: Any
    ids: Mapping[str, str]

    def add(self, style: str, text: str = "") -> Any:
        """A new paragraph in this style, at the end."""
        paragraph = self.package.add_paragraph(text)
        paragraph._p.style = self.ids[style]  # noqa: SLF001
        return paragraph


def write_docx(document: Document) -> bytes:
    """The document as a file."""
    package = docx.Document()
    _leave_leftovers(package)
    write_styles(package, document.name)
    sheet = Sheet(package, {style.name: style.style_id for style in package.styles})
    sheet.add("Subtitle", document.kind)
    sheet.add("Title", document.title)
    for block in document.blocks:
        _write(block, sheet)
    properties = package.core_properties
    properties.title, properties.author, properties.language = document.name, "Zoek", "nl-NL"
    properties.subject, properties.keywords, properties.comments = document.kind, "", ""
    properties.last_modified_by, properties.revision = "Zoek", 1
    properties.created = properties.modified = datetime.combine(document.made_on, time(), UTC).replace(tzinfo=None)
    stream = io.BytesIO()
    package.save(stream)
    return repacked(stream.getvalue(), FIRST_PARTS)


def _leave_leftovers(package: Any) -> None:
    for relations in (package.part.package.rels, package.part.rels):
        for id_ in [id_ for id_, relation in relations.items() if relation.reltype.endswith(LEFTOVERS)]:
            del relations[id_]


@singledispatch
def _write(block: Block, sheet: Sheet) -> None:
    raise TypeError(type(block), sheet)


@_write.register
def _(block: Heading, sheet: Sheet) -> None:
    paragraph = sheet.add(HEADINGS[block.level].name, block.text)
    if block.begins_page:
        paragraph.paragraph_format.page_break_before = True


@_write.register
def _(block: Paragraph, sheet: Sheet) -> None:
    _add_runs(sheet, sheet.add(PARAGRAPHS[block.look].name), block.runs)


@_write.register
def _(block: Items, sheet: Sheet) -> None:
    for item in block.items:
        paragraph = sheet.add("Afvinken" if block.has_boxes else "List Bullet")
        if block.has_boxes:
            paragraph.add_run(f"{BOX}\t")
        _add_runs(sheet, paragraph, item)


@_write.register
def _(block: Lines, sheet: Sheet) -> None:
    sheet.add(PARAGRAPHS["writing"].name, block.purpose)
    for number in range(block.count):
        sheet.add("Schrijfregel").paragraph_format.keep_with_next = number + 1 < block.count


@_write.register
def _(block: Grid, sheet: Sheet) -> None:
    table = sheet.package.add_table(rows=0, cols=len(block.headings))
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no other way to describe a table
    properties.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Tabel"/>'))
    described = parse_xml(f"<w:tblDescription {nsdecls('w')}/>")
    described.set(qn("w:val"), block.summary)
    properties.append(described)
    for column, share in zip(table.columns, block.shares, strict=True):
        column.width = Cm(share * TEXT_WIDTH_CM)
    _add_row(sheet, table, block.headings, block.shares, is_heading=True)
    for texts in block.rows:
        _add_row(sheet, table, texts, block.shares, is_heading=False)
    sheet.add(PARAGRAPHS["quiet"].name)


def _add_row(sheet: Sheet, table: Any, texts: Sequence[str], shares: Iterable[float], *, is_heading: bool) -> None:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if is_heading:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, text, share in zip(row.cells, texts, shares, strict=True):
        cell.width = Cm(share * TEXT_WIDTH_CM)
        cell.paragraphs[0]._p.style = sheet.ids["Celkop" if is_heading else "Cel"]  # noqa: SLF001
        cell.paragraphs[0].add_run(text)
        cell._tc.get_or_add_tcPr().append(parse_xml(_cell_look(is_heading=is_heading)))  # noqa: SLF001


def _cell_look(*, is_heading: bool) -> str:
    if is_heading:
        return f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{color("brand")[1:]}"/>'
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{color("line")[1:]}"'
    return f"<w:tcBorders {nsdecls('w')}><w:bottom {line}/></w:tcBorders>"


def _add_runs(sheet: Sheet, paragraph: Any, runs: Iterable[Run]) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        written.bold = run.is_bold or None
        if run.url:
            written._r.style = sheet.ids["Koppeling"]  # noqa: SLF001
            id_ = paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{id_}"/>')
            written._r.addprevious(link)  # noqa: SLF001
            link.append(written._r)  # noqa: SLF001
