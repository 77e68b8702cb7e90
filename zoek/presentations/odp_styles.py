"""Our own master pages for OpenDocument: the same look as those for PowerPoint, written as styles.xml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.presentations.choose import GAP
from zoek.presentations.deck import Layout
from zoek.presentations.looks import FONT, HEIGHT, LOOKS, NUMBER_BOX, SMALL_SIZE, WIDTH, color
from zoek.presentations.odp_letters import NOTES_SIZE, TextStyle

if TYPE_CHECKING:
    from zoek.presentations.fit import Box
    from zoek.presentations.looks import Look, Shape

VERSION = "1.3"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
NOTES_THUMBNAIL = 'svg:x="96pt" svg:y="40pt" svg:width="403pt" svg:height="227pt"'
NOTES_BOX = 'svg:x="60pt" svg:y="290pt" svg:width="475pt" svg:height="500pt"'
HUNDREDTHS = 2540 / 72
"""Hundredths of a millimetre in a point, the unit of the corners of a polygon."""


def place(box: Box) -> str:
    """The attributes that put a frame in a box."""
    return f'svg:x="{box.x:g}pt" svg:y="{box.y:g}pt" svg:width="{box.width:g}pt" svg:height="{box.height:g}pt"'


def own_styles() -> str:
    """The whole of styles.xml."""
    styles = "".join(_layout_styles(layout, look) for layout, look in LOOKS.items())
    fills = sorted({shape.fill for look in LOOKS.values() for shape in look.shapes})
    automatic = "".join(
        [
            _page_layout("PM1", WIDTH, HEIGHT),
            _page_layout("PM2", 595, 842),
            *(_ground(layout, look) for layout, look in LOOKS.items()),
            *(_shape_style(name) for name in fills),
            *(_number_style(layout, look) for layout, look in LOOKS.items()),
            '<style:style style:name="Mnumber" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>',
        ]
    )
    masters = "".join(_master(layout, look) for layout, look in LOOKS.items())
    return (
        f'{HEADER}<office:document-styles {NAMESPACES} office:version="{VERSION}">{fonts()}'
        f"<office:styles>{_defaults()}{styles}{_page_layouts()}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{_layers()}{masters}</office:master-styles></office:document-styles>"
    )


def fonts() -> str:
    """The fonts of a part; Liberation Sans has the widths of Arial and stands in for it where there is none."""
    return (
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}"'
        ' style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
    )


def _defaults() -> str:
    return (
        '<style:default-style style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="none"/>'
        f'<style:paragraph-properties fo:margin-top="0pt" fo:margin-bottom="0pt"/>{TextStyle("text", 18).properties()}'
        '</style:default-style><style:style style:name="standard" style:family="graphic"/>'
    )


def _layout_styles(layout: Layout, look: Look) -> str:
    """The presentation styles that every master page has to have, under the names that programs look for."""
    name = layout.value
    hang = "bottom" if look.hangs else "top"
    body_hang = "middle" if look.is_centred else "top"
    title = TextStyle(look.title_color, look.title_size, is_bold=True)
    body = TextStyle(look.text_color, 24)
    return "".join(
        [
            _background(name, look),
            f'<style:style style:name="{name}-backgroundobjects" style:family="presentation">{TextStyle(look.soft_color, 18).properties()}</style:style>',
            _presentation_style(f"{name}-title", hang, title, 0),
            _presentation_style(f"{name}-subtitle", body_hang, body, GAP),
            _presentation_style(f"{name}-outline1", body_hang, body, GAP),
            *(
                f'<style:style style:name="{name}-outline{level}" style:family="presentation" style:parent-style-name="{name}-outline{level - 1}"/>'
                for level in range(2, 10)
            ),
            _presentation_style(f"{name}-notes", "top", TextStyle("text", NOTES_SIZE), 4),
        ]
    )


def _background(name: str, look: Look) -> str:
    return (
        f'<style:style style:name="{name}-background" style:family="presentation"><style:graphic-properties draw:stroke="none"'
        f' draw:fill="solid" draw:fill-color="{color(look.ground)}"/></style:style>'
    )


def _presentation_style(name: str, hang: str, letters: TextStyle, gap: int) -> str:
    return (
        f'<style:style style:name="{name}" style:family="presentation"><style:graphic-properties draw:stroke="none" draw:fill="none"'
        ' draw:auto-grow-height="false" draw:fit-to-size="false" fo:wrap-option="wrap" fo:padding-top="0pt" fo:padding-bottom="0pt"'
        f' fo:padding-left="0pt" fo:padding-right="0pt" draw:textarea-vertical-align="{hang}" draw:textarea-horizontal-align="left"/>'
        f'<style:paragraph-properties fo:text-align="start" fo:margin-top="0pt" fo:margin-bottom="{gap}pt"/>{letters.properties()}</style:style>'
    )


def _page_layouts() -> str:
    """The placeholders of a slide, so that programs know a title and a body as such."""
    return "".join(
        f'<style:presentation-page-layout style:name="{page_layout(layout)}"><presentation:placeholder presentation:object="title"'
        f' {place(look.title)}/><presentation:placeholder presentation:object="{body_class(layout)}" {place(look.body)}/>'
        "</style:presentation-page-layout>"
        for layout, look in LOOKS.items()
    )


def page_layout(layout: Layout) -> str:
    """The name of the placeholders of a kind of slide."""
    return f"AL-{layout.value}"


def body_class(layout: Layout) -> str:
    """What the body of a kind of slide is called in the format."""
    return {Layout.TITLE: "subtitle", Layout.TABLE: "table"}.get(layout, "outline")


def _page_layout(name: str, width: float, height: float) -> str:
    orientation = "landscape" if width > height else "portrait"
    return (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:margin-top="0pt" fo:margin-bottom="0pt"'
        f' fo:margin-left="0pt" fo:margin-right="0pt" fo:page-width="{width}pt" fo:page-height="{height}pt"'
        f' style:print-orientation="{orientation}"/></style:page-layout>'
    )


def _ground(layout: Layout, look: Look) -> str:
    return (
        f'<style:style style:name="Mdp-{layout.value}" style:family="drawing-page"><style:drawing-page-properties'
        f' draw:background-size="border" draw:fill="solid" draw:fill-color="{color(look.ground)}"/></style:style>'
    )


def _shape_style(name: str) -> str:
    return (
        f'<style:style style:name="Mfill-{name.lstrip("#")}" style:family="graphic"><style:graphic-properties draw:stroke="none"'
        f' draw:fill="solid" draw:fill-color="{color(name)}"/></style:style>'
    )


def _number_style(layout: Layout, look: Look) -> str:
    letters = TextStyle(look.soft_color, SMALL_SIZE).properties()
    return (
        f'<style:style style:name="Mnumber-{layout.value}" style:family="presentation" style:parent-style-name="{layout.value}-backgroundobjects">'
        '<style:graphic-properties draw:stroke="none" draw:fill="none" draw:auto-grow-height="false" fo:padding-top="0pt"'
        ' fo:padding-bottom="0pt" fo:padding-left="0pt" fo:padding-right="0pt" draw:textarea-vertical-align="bottom"/></style:style>'
        f'<style:style style:name="MT-{layout.value}" style:family="text">{letters}</style:style>'
    )


def _layers() -> str:
    names = ("layout", "background", "backgroundobjects", "controls", "measurelines")
    return f"<draw:layer-set>{''.join(f'<draw:layer draw:name={name!r}/>' for name in names)}</draw:layer-set>"


def _master(layout: Layout, look: Look) -> str:
    name = layout.value
    frames = [
        _prompt(f"{name}-title", "title", look.title),
        _prompt(f"{name}-outline1", "outline", look.body),
    ]
    if look.has_sources:
        frames.append(
            f'<draw:frame presentation:style-name="Mnumber-{name}" draw:layer="backgroundobjects" {place(NUMBER_BOX)}'
            ' presentation:class="page-number"><draw:text-box><text:p text:style-name="Mnumber">'
            f'<text:span text:style-name="MT-{name}"><text:page-number>‹nr.›</text:page-number></text:span></text:p></draw:text-box></draw:frame>'
        )
    notes = (
        '<presentation:notes style:page-layout-name="PM2"><draw:page-thumbnail draw:layer="backgroundobjects"'
        f' {NOTES_THUMBNAIL} presentation:class="page"/><draw:frame presentation:style-name="{name}-notes" draw:layer="backgroundobjects"'
        f' {NOTES_BOX} presentation:class="notes" presentation:placeholder="true"><draw:text-box/></draw:frame></presentation:notes>'
    )
    return (
        f'<style:master-page style:name="{name}" style:page-layout-name="PM1" draw:style-name="Mdp-{name}">'
        f"{''.join(map(_polygon, look.shapes))}{''.join(frames)}{notes}</style:master-page>"
    )


def _prompt(style: str, kind: str, box: Box) -> str:
    return (
        f'<draw:frame presentation:style-name="{style}" draw:layer="backgroundobjects" {place(box)}'
        f' presentation:class="{kind}" presentation:placeholder="true"><draw:text-box/></draw:frame>'
    )


def _polygon(shape: Shape) -> str:
    xs, ys = zip(*shape.points, strict=True)
    x, y, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    corners = " ".join(f"{round((a - x) * HUNDREDTHS)},{round((b - y) * HUNDREDTHS)}" for a, b in shape.points)
    return (
        f'<draw:polygon draw:style-name="Mfill-{shape.fill.lstrip("#")}" draw:layer="backgroundobjects" svg:x="{x:g}pt" svg:y="{y:g}pt"'
        f' svg:width="{width:g}pt" svg:height="{height:g}pt"'
        f' svg:viewBox="0 0 {round(width * HUNDREDTHS)} {round(height * HUNDREDTHS)}" draw:points="{corners}"/>'
    )
