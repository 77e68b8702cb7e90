"""A deck on the PowerPoint template of a user: its layouts are matched by the placeholders that they hold."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.exc import PythonPptxError
from pptx.util import Pt

from zoek.errors import ExportError
from zoek.presentations.fit import Box
from zoek.presentations.looks import title_size
from zoek.presentations.package import HINT, POTX_MAIN, PPTX_MAIN, packed, read_template
from zoek.presentations.pptx import (
    FIRST_PARTS,
    add_number,
    saved,
    write_points,
    write_run,
    write_table,
    write_title,
)
from zoek.presentations.pptx_master import EMU
from zoek.presentations.pptx_notes import write_notes
from zoek.presentations.template import Place, Template, roomiest, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.presentations.deck import Deck, Slide
    from zoek.presentations.looks import Setting

TITLES = {KIND.TITLE, KIND.CENTER_TITLE}
TEXTS = {KIND.BODY, KIND.OBJECT, KIND.SUBTITLE}
UNREADABLE = (PythonPptxError, KeyError, ValueError, AttributeError, IndexError, TypeError, SyntaxError)
"""What python-pptx and lxml say to a package that is not as it should be; SyntaxError is that of XML."""


def read_pptx_template(data: bytes) -> Template:
    """A template of PowerPoint, .pptx or .potx; raises ExportError that says what is wrong with it."""
    parts = read_template(data, "pptx")
    types = parts["[Content_Types].xml"].replace(POTX_MAIN.encode(), PPTX_MAIN.encode())
    parts["[Content_Types].xml"] = types
    try:
        package = _opened(parts)
        size = (package.slide_width / EMU, package.slide_height / EMU)
        places = [_place(number, layout) for number, layout in enumerate(_layouts(package))]
        opening = next((place for place, layout in places if _kinds(layout) & {KIND.CENTER_TITLE, KIND.SUBTITLE}), None)
        texts = [place for place, layout in places if place.title and place.body and _is_plain(layout)]
    except UNREADABLE as error:
        raise ExportError("In dit sjabloon is iets stuk: Zoek kan de indelingen niet lezen.", HINT) from error
    if not places:
        raise ExportError("In dit sjabloon staat geen enkele indeling voor een dia.", HINT)
    spare = next((place for place, _ in places if place.title), places[0][0])
    return settled(parts, (opening, roomiest(texts), spare), size)


def write_pptx_on(deck: Deck, template: Template) -> bytes:
    """The deck in the design of a template; slides that were in it go."""
    package = _opened(dict(template.parts))
    _empty(package)
    layouts = list(_layouts(package))
    for number, slide in enumerate(deck.slides, 1):
        setting = template.settings[slide.layout]
        _write_slide(package.slides.add_slide(layouts[int(setting.master)]), slide, setting, number)
    return saved(package, deck)


def _opened(parts: dict[str, bytes]) -> Any:
    return Presentation(io.BytesIO(packed(parts, FIRST_PARTS)))


def _layouts(package: Any) -> Iterator[Any]:
    return (layout for master in package.slide_masters for layout in master.slide_layouts)


def _kinds(layout: Any) -> set[Any]:
    return {shape.placeholder_format.type for shape in layout.placeholders}


def _is_plain(layout: Any) -> bool:
    """Whether the layout has one place for text, and none for a picture or a second column."""
    kinds = [shape.placeholder_format.type for shape in layout.placeholders]
    return sum(kind in {KIND.BODY, KIND.OBJECT} for kind in kinds) == 1 and KIND.PICTURE not in kinds


def _place(number: int, layout: Any) -> tuple[Place, Any]:
    title = next((_box(shape) for shape in layout.placeholders if shape.placeholder_format.type in TITLES), None)
    body = next((_box(shape) for shape in layout.placeholders if shape.placeholder_format.type in TEXTS), None)
    pictures = sum(not shape.is_placeholder for shape in layout.shapes)
    return Place(str(number), title, body, pictures), layout


def _box(shape: Any) -> Box | None:
    sides = (shape.left, shape.top, shape.width, shape.height)
    return None if None in sides else Box(*(side / EMU for side in sides))


def _empty(package: Any) -> None:
    """Take the slides out of a package, and the lists that name them."""
    element = package.part._element  # noqa: SLF001 - python-pptx cannot take slides out
    for number in list(package.slides._sldIdLst):  # noqa: SLF001
        package.part.drop_rel(number.rId)
        package.slides._sldIdLst.remove(number)  # noqa: SLF001
    for child in list(element):
        if child.tag.endswith(("}custShowLst", "}extLst")):
            element.remove(child)


def _write_slide(page: Any, slide: Slide, setting: Setting, number: int) -> None:
    page._element.cSld.set("name", slide.id)  # noqa: SLF001
    shapes = list(page.placeholders)
    title = next((shape for shape in shapes if shape.placeholder_format.type in TITLES), None)
    body = next((shape for shape in shapes if shape.placeholder_format.type in TEXTS), None)
    for shape in shapes:
        if shape not in (title, body) or (shape is body and slide.table):
            shape._element.getparent().remove(shape._element)  # noqa: SLF001
    title = title or _text_box(page, setting.title)
    size = title_size(setting, slide.kicker, slide.title)
    title.text_frame.word_wrap = True
    write_title(title.text_frame, slide, None, size)
    if slide.table:
        box = setting.body
        frame = page.shapes.add_table(len(slide.table.rows) + 1, len(slide.table.headings), 0, 0, Pt(box.width), Pt(1))
        write_table(frame, slide.table, slide.size, box, is_own=False)
    else:
        shape = body or _text_box(page, setting.body)
        shape.left, shape.top, shape.width, shape.height = _sides(setting.body)
        write_points(shape.text_frame, slide, slide.size)
    if slide.sources:
        write_run(_text_box(page, setting.sources).text_frame.paragraphs[0], slide.sources, 18)
    if KIND.SLIDE_NUMBER in _kinds(page.slide_layout):
        add_number(page, _number_index(page.slide_layout), number)
    write_notes(page, slide, number)


def _sides(box: Box) -> tuple[int, int, int, int]:
    return Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)


def _text_box(page: Any, box: Box) -> Any:
    shape = page.shapes.add_textbox(*_sides(box))
    shape.text_frame.word_wrap = True
    return shape


def _number_index(layout: Any) -> int:
    (index, *_) = [
        s.placeholder_format.idx for s in layout.placeholders if s.placeholder_format.type == KIND.SLIDE_NUMBER
    ]
    return int(index)
