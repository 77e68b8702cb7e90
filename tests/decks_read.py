"""Slides of a file, read back in one form for both formats; knows nothing of how they were written."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from pptx import Presentation

if TYPE_CHECKING:
    from collections.abc import Iterator

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ODF = {
    prefix: f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for prefix, name in {
        "draw": "drawing",
        "text": "text",
        "table": "table",
        "style": "style",
        "presentation": "presentation",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
        "office": "office",
    }.items()
}


def odf(prefix: str, name: str) -> str:
    """The whole name of an element or attribute of OpenDocument."""
    return ODF[prefix] + name


HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass
class ReadSlide:
    """What a reader meets on a slide, in the order of reading."""

    name: str
    title: str
    paragraphs: list[str]
    cells: list[list[str]]
    notes: list[str]
    kinds: list[str]
    descriptions: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    sizes: set[float] = field(default_factory=set)

    @property
    def texts(self) -> list[str]:
        return [self.title, *self.paragraphs, *(cell for row in self.cells for cell in row)]


def read_slides(data: bytes, kind: str) -> list[ReadSlide]:
    return list({"pptx": _pptx, "odp": _odp}[kind](data))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _pptx(data: bytes) -> Iterator[ReadSlide]:
    for slide in Presentation(io.BytesIO(data)).slides:
        runs = list(slide.element.iter(f"{A}rPr", f"{A}endParaRPr"))
        shapes: list[Any] = list(slide.shapes)
        tables = [shape for shape in shapes if shape.has_table]
        bodies = [shape for shape in shapes[1:] if shape.has_text_frame and "Dianummer" not in shape.name]
        notes: Any = slide.notes_slide.notes_text_frame
        links = [run.hyperlink.address for shape in bodies for p in shape.text_frame.paragraphs for run in p.runs]
        yield ReadSlide(
            name=slide.name,
            title=shapes[0].text_frame.text.replace("\v", "\n"),
            paragraphs=[p.text for shape in bodies for p in shape.text_frame.paragraphs],
            cells=[[cell.text for cell in row.cells] for shape in tables for row in shape.table.rows],
            notes=[p.text for p in notes.paragraphs],
            kinds=[_kind(shape) for shape in shapes],
            descriptions=[shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in tables],
            links=[link for link in links if link],
            languages={run.get("lang", "") for run in runs}
            | {run.get("lang", "") for run in slide.notes_slide.element.iter(f"{A}rPr")},
            sizes={int(run.get("sz")) / 100 for run in runs if run.get("sz")},
        )


def _kind(shape: Any) -> str:
    if shape.has_table:
        return "table"
    return str(shape.placeholder_format.type).split()[0].lower() if shape.is_placeholder else "text"


def _odp(data: bytes) -> Iterator[ReadSlide]:
    parts = parts_of(data)
    root = ET.fromstring(parts["content.xml"])
    styles = {style.get(odf("style", "name")): style for style in root.iter(odf("style", "style"))}
    for page in root.iter(odf("draw", "page")):
        frames = page.findall(odf("draw", "frame"))
        tables = [frame for frame in frames if frame.find(odf("table", "table")) is not None]
        notes = page.find(odf("presentation", "notes"))
        spans = [styles.get(span.get(odf("text", "style-name"))) for span in page.iter(odf("text", "span"))]
        letters = [p for style in spans if style is not None for p in style.iter(odf("style", "text-properties"))]
        yield ReadSlide(
            name=page.get(odf("draw", "name"), ""),
            title=_paragraphs(frames[0])[0],
            paragraphs=[text for frame in frames[1:] if frame not in tables for text in _paragraphs(frame)],
            cells=[
                ["\n".join(_paragraphs(cell)) for cell in row.iter(odf("table", "table-cell"))]
                for frame in tables
                for row in frame.iter(odf("table", "table-row"))
            ],
            notes=_paragraphs(notes) if notes is not None else [],
            kinds=["table" if f in tables else f.get(odf("presentation", "class"), "text") for f in frames],
            descriptions=[frame.findtext(odf("svg", "desc"), "") for frame in tables],
            links=[a.get(HREF, "") for a in page.iter(odf("text", "a"))],
            languages={"-".join((p.get(odf("fo", "language"), ""), p.get(odf("fo", "country"), ""))) for p in letters},
            sizes={float(size[:-2]) for frame in frames for size in _sizes(frame, styles)},
        )


def _sizes(frame: ET.Element, styles: dict[str | None, ET.Element]) -> Iterator[str]:
    for span in frame.iter(odf("text", "span")):
        style = styles.get(span.get(odf("text", "style-name")))
        for properties in style.iter(odf("style", "text-properties")) if style is not None else ():
            if size := properties.get(odf("fo", "font-size")):
                yield size


def _paragraphs(element: ET.Element) -> list[str]:
    return [_text(paragraph) for paragraph in element.iter(odf("text", "p"))]


def _text(element: ET.Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == odf("text", "line-break"):
            pieces.append("\n")
        elif child.tag == odf("text", "s"):
            pieces.append(" " * int(child.get(odf("text", "c"), "1")))
        else:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
