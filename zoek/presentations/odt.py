"""A document as an OpenDocument text: real headings, lists, tables with a row of headings; the same document, the same bytes."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from zoek.presentations.document import Grid, Heading, Items, Lines, Paragraph
from zoek.presentations.looks import color
from zoek.presentations.odp_styles import HEADER, NAMESPACES, VERSION
from zoek.presentations.odt_styles import style_name, text_styles
from zoek.presentations.package import packed
from zoek.presentations.text_looks import HEADINGS, KICKER, PARAGRAPHS, TEXT_WIDTH_CM, TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.presentations.document import Block, Document, Run

ODT = "application/vnd.oasis.opendocument.text"
FIRST_PARTS = ("mimetype", "META-INF/manifest.xml")


def write_odt(document: Document) -> bytes:
    """The document as a file."""
    parts = {"content.xml": _content(document), "styles.xml": text_styles(), "meta.xml": _meta(document)}
    texts = {**parts, "mimetype": ODT, "META-INF/manifest.xml": _manifest(sorted(parts))}
    return packed({name: text.encode() for name, text in texts.items()}, FIRST_PARTS)


def _manifest(parts: Sequence[str]) -> str:
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    entries = entry.format("/", ODT) + "".join(entry.format(part, "text/xml") for part in parts)
    return (
        f'{HEADER}<manifest:manifest xmlns:manifest="{name}" manifest:version="{VERSION}">{entries}</manifest:manifest>'
    )


def _meta(document: Document) -> str:
    day = f"{document.made_on.isoformat()}T00:00:00"
    return (
        f'{HEADER}<office:document-meta {NAMESPACES} office:version="{VERSION}"><office:meta><meta:generator>Zoek</meta:generator>'
        f"<dc:title>{escape(document.name)}</dc:title><meta:initial-creator>Zoek</meta:initial-creator><dc:creator>Zoek</dc:creator>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date><dc:language>nl-NL</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _content(document: Document) -> str:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    names = {id(grid): f"Tabel{number}" for number, grid in enumerate(grids, 1)}
    title = f'<text:p text:style-name="{style_name(KICKER)}">{escape(document.kind)}</text:p>'
    title += f'<text:p text:style-name="{style_name(TITLE)}">{escape(document.title)}</text:p>'
    body = "".join(
        _table(block, names[id(block)]) if isinstance(block, Grid) else _block(block) for block in document.blocks
    )
    styles = "".join(_table_styles(grid, names[id(grid)]) for grid in grids)
    return (
        f'{HEADER}<office:document-content {NAMESPACES} office:version="{VERSION}"><office:automatic-styles>{_own_styles()}{styles}'
        f"</office:automatic-styles><office:body><office:text>{title}{body}</office:text></office:body></office:document-content>"
    )


def _own_styles() -> str:
    heading = style_name(HEADINGS[1])
    line = f'fo:border-bottom="0.5pt solid {color("line")}" fo:padding="0.15cm" style:vertical-align="top"'
    return (
        f'<style:style style:name="NieuweBladzijde" style:family="paragraph" style:parent-style-name="{heading}">'
        f'<style:paragraph-properties fo:break-before="page" fo:margin-top="0pt" fo:margin-bottom="{HEADINGS[1].below}pt"/></style:style>'
        '<style:style style:name="LaatsteRegel" style:family="paragraph" style:parent-style-name="Schrijfregel">'
        '<style:paragraph-properties fo:keep-with-next="auto"/></style:style>'
        f'<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties {line}/></style:style>'
        f'<style:style style:name="Celkop" style:family="table-cell"><style:table-cell-properties fo:background-color="{color("brand")}"'
        ' fo:padding="0.15cm"/></style:style>'
        '<style:style style:name="Rij" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
    )


@singledispatch
def _block(block: Block) -> str:
    raise TypeError(type(block))


@_block.register
def _(block: Heading) -> str:
    style = "NieuweBladzijde" if block.begins_page else style_name(HEADINGS[block.level])
    return f'<text:h text:style-name="{style}" text:outline-level="{block.level}">{escape(block.text)}</text:h>'


@_block.register
def _(block: Paragraph) -> str:
    return f'<text:p text:style-name="{style_name(PARAGRAPHS[block.look])}">{_runs(block.runs)}</text:p>'


@_block.register
def _(block: Items) -> str:
    items = "".join(
        f'<text:list-item><text:p text:style-name="Opsomming">{_runs(item)}</text:p></text:list-item>'
        for item in block.items
    )
    return f'<text:list text:style-name="{"Afvinken" if block.has_boxes else "Punten"}">{items}</text:list>'


@_block.register
def _(block: Lines) -> str:
    told = f'<text:p text:style-name="{style_name(PARAGRAPHS["writing"])}">{escape(block.purpose)}</text:p>'
    return (
        told
        + '<text:p text:style-name="Schrijfregel"/>' * (block.count - 1)
        + '<text:p text:style-name="LaatsteRegel"/>'
    )


def _runs(runs: Sequence[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    ending = "<text:s/>" if run.text.endswith(" ") else ""
    start = "<text:s/>" if run.text.startswith(" ") else ""
    told = f"{start}{escape(run.text.strip(' '))}{ending}"
    if run.url:
        return f'<text:a xlink:type="simple" xlink:href={quoteattr(run.url)} text:style-name="Internet_20_link">{told}</text:a>'
    return f'<text:span text:style-name="Vet">{told}</text:span>' if run.is_bold else told


def _table(grid: Grid, name: str) -> str:
    columns = "".join(f'<table:table-column table:style-name="{name}.{n}"/>' for n in range(len(grid.shares)))
    rows = "".join(_row(texts, is_heading=False) for texts in grid.rows)
    head = f"<table:table-header-rows>{_row(grid.headings, is_heading=True)}</table:table-header-rows>"
    labels = ' table:use-first-column-styles="true"' if grid.has_labels else ""
    return (
        f'<table:table table:name="{name}" table:style-name="{name}" table:use-first-row-styles="true"{labels}>'
        f"<table:title>{name}</table:title><table:desc>{escape(grid.summary)}</table:desc>{columns}{head}{rows}</table:table>"
        '<text:p text:style-name="Standard"/>'
    )


def _row(texts: Sequence[str], *, is_heading: bool) -> str:
    style = "Celkop" if is_heading else "Cel"
    cells = "".join(
        f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p text:style-name="{style}">{escape(text)}</text:p></table:table-cell>'
        for text in texts
    )
    return f'<table:table-row table:style-name="Rij">{cells}</table:table-row>'


def _table_styles(grid: Grid, name: str) -> str:
    columns = "".join(
        f'<style:style style:name="{name}.{number}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{share * TEXT_WIDTH_CM:.2f}cm"/></style:style>'
        for number, share in enumerate(grid.shares)
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{TEXT_WIDTH_CM:.2f}cm"'
        f' table:align="left" fo:margin-top="0.2cm" fo:margin-bottom="0.3cm"/></style:style>{columns}'
    )
