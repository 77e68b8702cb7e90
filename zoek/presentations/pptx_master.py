"""Our own slide master for PowerPoint: theme, layouts and placeholders, written over those that python-pptx brings.

The package that python-pptx starts from is part of it (MIT licence).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Pt

from zoek.presentations.choose import GAP, INDENT
from zoek.presentations.deck import Layout
from zoek.presentations.looks import (
    FONT,
    HEIGHT,
    LOOKS,
    NUMBER_BOX,
    SMALL_SIZE,
    SOURCES_BOX,
    TOKENS,
    WIDTH,
    color,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.presentation import Presentation as Package
    from pptx.slide import SlideLayout

    from zoek.presentations.fit import Box
    from zoek.presentations.looks import Shape

EMU = 12_700
"""Units of PowerPoint in a point."""
LANGUAGE = "nl-NL"
BODY_SIZE = 24
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
SCHEME = {
    "dk1": "text",
    "lt1": "ground",
    "dk2": "brand",
    "lt2": "brand-soft",
    "accent1": "accent",
    "accent2": "warm",
    "accent3": "text-soft",
    "accent4": "on-brand-soft",
    "accent5": "sunken",
    "accent6": "brand-deep",
    "hlink": "link",
    "folHlink": "link",
}
"""The colours of the theme, so that someone who changes the theme in PowerPoint changes all slides."""
SCHEME_NAMES = {"text": "tx1", "ground": "bg1", "brand": "tx2", "brand-soft": "bg2"} | {
    token: name for name, token in SCHEME.items() if name.startswith("accent")
}
KINDS = {
    Layout.TITLE: ("title", "ctrTitle", 'type="subTitle" idx="1"'),
    Layout.PRACTICE: ("secHead", "title", 'type="body" idx="1"'),
    Layout.POINTS: ("obj", "title", 'idx="1"'),
    Layout.SETBACK: ("obj", "title", 'idx="1"'),
    Layout.TABLE: ("tbl", "title", 'type="tbl" idx="1"'),
    Layout.QUESTION: ("obj", "title", 'idx="1"'),
}
"""By layout: its type in the format, the type of its title, and what its body is."""
SOURCES_INDEX, NUMBER_INDEX = 13, 12
NUMBER_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
"""What PowerPoint calls the field of a slide number; any fixed identifier will do."""


def own_presentation() -> Package:
    """An empty presentation of 16:9 with our master, and a layout for every kind of slide in the order of Layout."""
    package = Presentation()
    package.slide_width, package.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for spare in list(package.slide_layouts)[len(Layout) :]:
        package.slide_layouts.remove(spare)
    for layout, kind in zip(package.slide_layouts, Layout, strict=True):
        _write_layout(layout, kind)
    _write_master(package)
    _drop_leftovers(package)
    return package


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set: name of its colour, points, alignment, colour of its bullet, points of white after it."""

    color: str
    size: int
    is_bold: bool = False
    alignment: str = "l"
    bullet: str = ""
    gap: int = 0


def color_element(name: str) -> str:
    """A colour by its name or value, from the theme where it is there."""
    value = SCHEME_NAMES.get(name)
    return f'<a:schemeClr val="{value}"/>' if value else f'<a:srgbClr val="{color(name)[1:].upper()}"/>'


def fill(name: str) -> str:
    """A solid fill by the name or value of a colour."""
    return f"<a:solidFill>{color_element(name)}</a:solidFill>"


def _write_layout(layout: SlideLayout, kind: Layout) -> None:
    look = LOOKS[kind]
    type_, title, body = KINDS[kind]
    heading = TextStyle(look.title_color, look.title_size, is_bold=True)
    small = TextStyle(look.soft_color, SMALL_SIZE)
    quarter = f'sz="quarter" idx="{SOURCES_INDEX}"'
    placeholders = [
        _placeholder(2, f'type="{title}"', look.title, _level(heading), "Titel", "b" if look.hangs else "t"),
        _placeholder(3, body, look.body, _level(body_style(kind)), kind.value, "ctr" if look.is_centred else "t"),
    ]
    if look.has_sources:
        placeholders.append(_placeholder(4, f'type="body" {quarter}', SOURCES_BOX, _level(small), "Bronregel", "b"))
        placeholders.append(_number_placeholder(look.soft_color))
    shapes = [_shape(10 + number, shape) for number, shape in enumerate(look.shapes)]
    tree = f"{_tree_head()}{''.join(shapes)}{''.join(placeholders)}"
    background = f"<p:bg><p:bgPr>{fill(look.ground)}<a:effectLst/></p:bgPr></p:bg>"
    element: Any = layout.element
    new = parse_xml(
        f'<p:cSld {NAMESPACES} name="{escape(kind.value)}">{background}<p:spTree>{tree}</p:spTree></p:cSld>'
    )
    element.replace(element.cSld, new)
    element.set("type", type_)


def _tree_head() -> str:
    return (
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    )


def _frame(box: Box) -> str:
    x, y, width, height = (round(value * EMU) for value in (box.x, box.y, box.width, box.height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _placeholder(id_: int, kind: str, box: Box, level: str, *words: str) -> str:
    """A placeholder; `words` are its name (which is its prompt too) and where its text hangs."""
    name, anchor = words
    prompt = f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{name}</a:t></a:r>'
    return _text_shape(id_, kind, box, (name, anchor, level), prompt)


def _number_placeholder(soft_color: str) -> str:
    level = _level(TextStyle(soft_color, SMALL_SIZE, alignment="r"))
    kind = f'type="sldNum" sz="quarter" idx="{NUMBER_INDEX}"'
    prompt = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{LANGUAGE}"/><a:t>‹nr.›</a:t></a:fld>'
    return _text_shape(5, kind, NUMBER_BOX, ("Dianummer", "b", level), prompt)


def _text_shape(id_: int, kind: str, box: Box, style: tuple[str, str, str], prompt: str) -> str:
    name, anchor, level = style
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{level}</a:lstStyle><a:p>{prompt}</a:p></p:txBody></p:sp>"
    )


def _level(style: TextStyle) -> str:
    indent = INDENT * EMU if style.bullet else 0
    sign = "<a:buNone/>"
    if style.bullet:
        sign = f'<a:buClr>{color_element(style.bullet)}</a:buClr><a:buFont typeface="{FONT}"/><a:buChar char="•"/>'
    return (
        f'<a:lvl1pPr marL="{indent}" indent="-{indent}" algn="{style.alignment}">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{style.gap * 100}"/></a:spcAft>{sign}'
        f'<a:defRPr lang="{LANGUAGE}" sz="{style.size * 100}" b="{int(style.is_bold)}">{fill(style.color)}</a:defRPr></a:lvl1pPr>'
    )


def body_style(kind: Layout) -> TextStyle:
    """How the body of a kind of slide is set."""
    look = LOOKS[kind]
    is_plain = kind in {Layout.TITLE, Layout.PRACTICE, Layout.TABLE}
    return TextStyle(look.text_color, BODY_SIZE, bullet="" if is_plain else look.kicker_color, gap=GAP)


def _shape(id_: int, shape: Shape) -> str:
    """A polygon that tells nothing: on the layout, where no reader stops at it."""
    xs, ys = zip(*shape.points, strict=True)
    x, y, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    corners = [f'<a:pt x="{round((a - x) * EMU)}" y="{round((b - y) * EMU)}"/>' for a, b in shape.points]
    path = (
        f"<a:moveTo>{corners[0]}</a:moveTo>{''.join(f'<a:lnTo>{corner}</a:lnTo>' for corner in corners[1:])}<a:close/>"
    )
    frame = (
        f'<a:xfrm><a:off x="{round(x * EMU)}" y="{round(y * EMU)}"/>'
        f'<a:ext cx="{round(width * EMU)}" cy="{round(height * EMU)}"/></a:xfrm>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="Versiering {id_}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{frame}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{round(width * EMU)}" h="{round(height * EMU)}">{path}'
        f"</a:path></a:pathLst></a:custGeom>{fill(shape.fill)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _write_master(package: Package) -> None:
    """The master itself: the look of a slide with points, the theme, and Dutch everywhere."""
    look = LOOKS[Layout.POINTS]
    master: Any = package.slide_master.element
    boxes = {"title": look.title, "body": look.body, "sldNum": NUMBER_BOX}
    for shape in list(package.slide_master.placeholders):
        kind = shape.element.ph.get("type")
        if kind not in boxes:
            shape.element.getparent().remove(shape.element)
            continue
        box = boxes[kind]
        shape.left, shape.top, shape.width, shape.height = (
            Pt(value) for value in (box.x, box.y, box.width, box.height)
        )
    styles = master.find("p:txStyles", master.nsmap)
    heading = TextStyle(look.title_color, look.title_size, is_bold=True)
    for name, level in (("p:titleStyle", _level(heading)), ("p:bodyStyle", _level(body_style(Layout.POINTS)))):
        style = styles.find(name, master.nsmap)
        style.replace(style[0], parse_xml(level.replace("<a:lvl1pPr", f"<a:lvl1pPr {NAMESPACES}", 1)))
    for element in (*master.iter(), *package.part._element.iter()):  # noqa: SLF001 - no public way to the defaults
        if isinstance(element.tag, str) and element.get("lang"):
            element.set("lang", LANGUAGE)
    theme = package.slide_master.part.part_related_by(RT.THEME)
    theme._blob = _theme(theme.blob)  # noqa: SLF001 - the theme is a part without an interface


def _theme(blob: bytes) -> bytes:
    element: Any = parse_xml(blob)
    names = element.nsmap
    element.set("name", "Zoek")
    scheme = element.find(".//a:clrScheme", names)
    scheme.set("name", "Zoek")
    for slot, token in SCHEME.items():
        old = scheme.find(f"a:{slot}", names)
        value = TOKENS[token][1:].upper()
        scheme.replace(old, parse_xml(f'<a:{slot} {NAMESPACES}><a:srgbClr val="{value}"/></a:{slot}>'))
    fonts = element.find(".//a:fontScheme", names)
    fonts.set("name", "Zoek")
    for group in fonts:
        group[0].set("typeface", FONT)
        for spare in group.findall("a:font", names):
            group.remove(spare)
    return bytes(serialize_part_xml(element))


def _drop_leftovers(package: Package) -> None:
    """What belongs to the maker of the package that python-pptx starts from: a picture of it, a printer, a program."""
    for part, kinds in (
        (package.part.package, (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)),
        (package.part, (RT.PRINTER_SETTINGS,)),
    ):
        for number in list(_relations(part, kinds)):
            part._rels.pop(number)  # noqa: SLF001 - no public way to drop a relation of a package


def _relations(part: Any, kinds: tuple[str, ...]) -> Iterator[str]:
    return (number for number, relation in part._rels.items() if relation.reltype in kinds)  # noqa: SLF001
