"""A deck as an OpenDocument presentation: native placeholders, tables and notes, on our own master pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from zoek.presentations.columns import row_heights
from zoek.presentations.comparison_slides import NOT_TOLD
from zoek.presentations.deck import Layout
from zoek.presentations.looks import OWN, title_size
from zoek.presentations.odp_letters import cell_styles, content_styles
from zoek.presentations.odp_styles import (
    HEADER,
    NAMESPACES,
    NOTES_BOX,
    NOTES_THUMBNAIL,
    VERSION,
    body_class,
    fonts,
    own_styles,
    page_layout,
    place,
)
from zoek.presentations.package import ODP, packed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.presentations.deck import Deck, Point, Slide, Table
    from zoek.presentations.fit import Box
    from zoek.presentations.looks import Setting

    Design = Mapping[Layout, Setting]

FIRST_PARTS = ("mimetype", "META-INF/manifest.xml")
STYLE_USE = re.compile(r'style-name="([^"]*)"')


def write_odp(deck: Deck) -> bytes:
    """The deck in our own design; the same deck gives the same bytes."""
    parts = {"content.xml": content(deck, OWN), "styles.xml": own_styles(), "meta.xml": meta(deck)}
    texts = {**parts, "mimetype": ODP, "META-INF/manifest.xml": manifest(dict.fromkeys(parts, "text/xml"))}
    return packed({name: text.encode() for name, text in texts.items()}, FIRST_PARTS)


def manifest(types: Mapping[str, str]) -> str:
    """The list of parts with their media types that every package has to have; its version is that of our content."""
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(part)} manifest:media-type={quoteattr(kind)}/>"
        for part, kind in sorted(types.items())
    )
    return (
        f'{HEADER}<manifest:manifest xmlns:manifest="{name}" manifest:version="{VERSION}"><manifest:file-entry'
        f' manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{ODP}"/>{entries}</manifest:manifest>'
    )


def meta(deck: Deck) -> str:
    """The properties of the file; its day is that of the deck, so that equal decks are equal files."""
    day = f"{deck.made_on.isoformat()}T00:00:00"
    return (
        f'{HEADER}<office:document-meta {NAMESPACES} office:version="{VERSION}"><office:meta><meta:generator>Zoek</meta:generator>'
        f"<dc:title>{escape(deck.title)}</dc:title><dc:subject>{escape(deck.session.name)}</dc:subject>"
        f"<meta:initial-creator>Zoek</meta:initial-creator><dc:creator>Zoek</dc:creator><meta:creation-date>{day}</meta:creation-date>"
        f"<dc:date>{day}</dc:date><dc:language>nl-NL</dc:language></office:meta></office:document-meta>"
    )


def content(deck: Deck, design: Design) -> str:
    """The whole of content.xml, in a design."""
    titles = {title_size(design[slide.layout], slide.kicker, slide.title) for slide in deck.slides}
    is_own = all(setting.is_own for setting in design.values())
    pages = [_page(slide, number, design[slide.layout]) for number, slide in enumerate(deck.slides, 1)]
    used = set(STYLE_USE.findall("".join(pages)))
    every = content_styles({slide.size for slide in deck.slides} | titles, is_own=is_own)
    letters = "".join(style for name, style in every.items() if name in used)
    tables = "".join(_table_styles(slide, design[slide.layout]) for slide in deck.slides if slide.table)
    frames = "".join(
        f'<style:style style:name="F-{layout.value}-{kind}" style:family="presentation" style:parent-style-name={quoteattr(f"{setting.master}-{kind}")}/>'
        for layout, setting in design.items()
        for kind in ("title", "subtitle", "outline1", "notes")
        if f"F-{layout.value}-{kind}" in used
    )
    return (
        f'{HEADER}<office:document-content {NAMESPACES} office:version="{VERSION}">{fonts()}<office:automatic-styles>'
        f"{_page_styles()}{frames}{letters}{cell_styles(is_own=is_own)}{tables}</office:automatic-styles>"
        f"<office:body><office:presentation>{''.join(pages)}</office:presentation></office:body></office:document-content>"
    )


def _page_styles() -> str:
    shown = 'presentation:background-visible="true" presentation:background-objects-visible="true"'
    hidden = 'presentation:display-footer="false" presentation:display-date-time="false"'
    return (
        f'<style:style style:name="page" style:family="drawing-page"><style:drawing-page-properties {shown}'
        f' {hidden} presentation:display-page-number="true"/></style:style>'
        f'<style:style style:name="notes" style:family="drawing-page"><style:drawing-page-properties {hidden}'
        ' presentation:display-header="false" presentation:display-page-number="false"/></style:style>'
        '<style:style style:name="table" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties'
        ' style:writing-mode="lr-tb"/><style:paragraph-properties style:writing-mode="lr-tb"/></style:style>'
        '<style:style style:name="sources" style:family="graphic" style:parent-style-name="standard"><style:graphic-properties'
        ' draw:stroke="none" draw:fill="none" draw:auto-grow-height="false" fo:wrap-option="wrap" fo:padding-top="0pt"'
        ' fo:padding-bottom="0pt" fo:padding-left="0pt" fo:padding-right="0pt" draw:textarea-vertical-align="bottom"/></style:style>'
    )


def _page(slide: Slide, number: int, setting: Setting) -> str:
    name = slide.layout.value
    known = f' presentation:presentation-page-layout-name="{page_layout(slide.layout)}"' if setting.is_own else ""
    title = (
        f'<draw:frame draw:name="Titel" presentation:style-name="F-{name}-title" draw:layer="layout" {place(setting.title)}'
        f' presentation:class="title"><draw:text-box>{_title(slide, setting)}</draw:text-box></draw:frame>'
    )
    return (
        f'<draw:page draw:name={quoteattr(slide.id)} draw:style-name="page" draw:master-page-name={quoteattr(setting.master)}{known}>'
        f"{title}{_body(slide, setting)}{_sources(slide, setting)}{_notes(slide, number)}</draw:page>"
    )


def _title(slide: Slide, setting: Setting) -> str:
    name, size = slide.layout.value, title_size(setting, slide.kicker, slide.title)
    kicker = f"{span(f'T-{name}-kicker', slide.kicker)}<text:line-break/>" if slide.kicker else ""
    return f"<text:p>{kicker}{span(f'T-{name}-{size}-title', slide.title)}</text:p>"


def _body(slide: Slide, setting: Setting) -> str:
    name, kind = slide.layout.value, body_class(slide.layout)
    if slide.table:
        return table_frame(slide.table, slide, setting.body)
    style = f"F-{name}-{'subtitle' if kind == 'subtitle' else 'outline1'}"
    return (
        f'<draw:frame draw:name="{name}" presentation:style-name="{style}" draw:layer="layout" {place(setting.body)}'
        f' presentation:class="{kind}"><draw:text-box>{paragraphs(slide)}</draw:text-box></draw:frame>'
    )


def paragraphs(slide: Slide) -> str:
    """The points: a list, or texts after a label or with a link."""
    told = [f'<text:p text:style-name="P-{slide.size}">{_point(point, slide)}</text:p>' for point in slide.points]
    if not slide.is_list:
        return "".join(told)
    items = "".join(f"<text:list-item>{text}</text:list-item>" for text in told)
    return f'<text:list text:style-name="L-{slide.layout.value}">{items}</text:list>'


def _point(point: Point, slide: Slide) -> str:
    style = f"T-{slide.layout.value}-{slide.size}"
    label = span(f"{style}-bold", f"{point.label}: ") if point.label else ""
    if not point.link:
        return label + span(style, point.text)
    before, link, after = point.text.rpartition(point.link)
    address = f'<text:a xlink:type="simple" xlink:href={quoteattr(point.url)}>{escape(link)}</text:a>'
    linked = f'<text:span text:style-name="T-link-{slide.size}">{address}</text:span>'
    return f"{label}{span(style, before)}{linked}{span(style, after) if after else ''}"


def span(style: str, text: str) -> str:
    """Text in a style; a space at its end is written so that no program drops it."""
    ending = "<text:s/>" if text.endswith(" ") else ""
    return f'<text:span text:style-name="{style}">{escape(text.rstrip(" "))}{ending}</text:span>'


def table_frame(table: Table, slide: Slide, box: Box) -> str:
    """A native table with a row of headings, and a description for who cannot see it."""
    columns = "".join(f'<table:table-column table:style-name="{_key(slide)}-c{n}"/>' for n in range(len(table.shares)))
    rows = "".join(
        f'<table:table-row table:style-name="{_key(slide)}-r{number}">{_cells(texts, slide.size, is_heading=number == 0)}</table:table-row>'
        for number, texts in enumerate((table.headings, *table.rows))
    )
    height = sum(row_heights(table, slide.size, box.width))
    return (
        f'<draw:frame draw:name="Tabel" draw:style-name="table" draw:layer="layout" svg:x="{box.x:g}pt" svg:y="{box.y:g}pt"'
        f' svg:width="{box.width:g}pt" svg:height="{height:g}pt"><table:table table:use-first-row-styles="true"'
        f' table:use-first-column-styles="true">{columns}{rows}</table:table><svg:title>Tabel</svg:title>'
        f"<svg:desc>{escape(table.summary)}</svg:desc></draw:frame>"
    )


def _cells(texts: tuple[str, ...], size: int, *, is_heading: bool) -> str:
    written = []
    for place_, text in enumerate(texts):
        style = f"T-{Layout.TABLE.value}-{size}"
        if is_heading:
            style = f"T-head-{size}"
        elif place_ == 0:
            style = f"T-label-{size}"
        elif text == NOT_TOLD:
            style = f"T-quiet-{size}"
        cell = "C-head" if is_heading else "C-cell"
        paragraph = f'<text:p text:style-name="P-cell-{size}">{span(style, text)}</text:p>'
        written.append(f'<table:table-cell table:style-name="{cell}">{paragraph}</table:table-cell>')
    return "".join(written)


def _table_styles(slide: Slide, setting: Setting) -> str:
    assert slide.table
    width = setting.body.width
    columns = [
        f'<style:style style:name="{_key(slide)}-c{number}" style:family="table-column"><style:table-column-properties'
        f' style:column-width="{share * width:g}pt"/></style:style>'
        for number, share in enumerate(slide.table.shares)
    ]
    rows = [
        f'<style:style style:name="{_key(slide)}-r{number}" style:family="table-row"><style:table-row-properties'
        f' style:row-height="{height:g}pt"/></style:style>'
        for number, height in enumerate(row_heights(slide.table, slide.size, width))
    ]
    return "".join([*columns, *rows])


def _key(slide: Slide) -> str:
    """The id of a slide as the beginning of a name, in which a slash cannot stand."""
    return slide.id.replace("/", "-")


def _sources(slide: Slide, setting: Setting) -> str:
    if not slide.sources:
        return ""
    text = span(f"T-{slide.layout.value}-sources", slide.sources)
    style = (
        'draw:style-name="sources"' if setting.is_own else f'presentation:style-name="F-{slide.layout.value}-outline1"'
    )
    return (
        f'<draw:frame draw:name="Bronregel" {style} draw:layer="layout" {place(setting.sources)}>'
        f'<draw:text-box><text:p text:style-name="P-cell-18">{text}</text:p></draw:text-box></draw:frame>'
    )


def _notes(slide: Slide, number: int) -> str:
    told = "".join(f'<text:p text:style-name="P-notes">{span("T-notes", text)}</text:p>' for text in slide.spoken)
    return (
        f'<presentation:notes draw:style-name="notes"><draw:page-thumbnail draw:layer="layout" {NOTES_THUMBNAIL}'
        f' draw:page-number="{number}" presentation:class="page"/><draw:frame presentation:style-name="F-{slide.layout.value}-notes"'
        f' draw:layer="layout" {NOTES_BOX} presentation:class="notes"><draw:text-box>{told}</draw:text-box></draw:frame></presentation:notes>'
    )
