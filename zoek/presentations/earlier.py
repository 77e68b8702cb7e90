"""What became of the slides since an earlier file: slides are told apart by their id, which is their name in a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from zoek.errors import ExportError
from zoek.presentations.deck import Changes
from zoek.presentations.package import read_template, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
SLIDE_PART = re.compile(r"ppt/slides/[^/]+\.xml")


def changes_since(earlier: bytes, made: bytes, kind: str) -> Changes:
    """The slides of a file that were added, removed or changed since an earlier file of the same kind, by id.

    Raises ExportError when the earlier file cannot be read.
    """
    try:
        before = dict(_texts(read_template(earlier, kind), kind))
    except (ExportError, ET.ParseError) as error:
        hint = f"Geef een bestand dat Zoek eerder maakte, ook een .{kind}."
        raise ExportError("De eerdere presentatie is niet te lezen.", hint) from error
    after = dict(_texts(unpacked(made), kind))
    return Changes(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(name for name, text in after.items() if name in before and before[name] != text),
    )


def _texts(parts: Mapping[str, bytes], kind: str) -> Iterator[tuple[str, str]]:
    """The name of every slide with its text, without notes and number."""
    if kind == "odp":
        for page in ET.fromstring(parts["content.xml"]).iter(f"{ODF % 'drawing'}page"):  # noqa: S314 - DTDs are refused
            frames = [child for child in page if child.tag != f"{ODF % 'presentation'}notes"]
            yield page.get(f"{ODF % 'drawing'}name", ""), " ".join(" ".join(frame.itertext()) for frame in frames)
        return
    for part in sorted(filter(SLIDE_PART.fullmatch, parts), key=lambda name: (len(name), name)):
        slide = ET.fromstring(parts[part])  # noqa: S314 - DTDs are refused
        for paragraph in slide.iter(f"{DRAWING}p"):
            for number in paragraph.findall(f"{DRAWING}fld"):
                paragraph.remove(number)
        common = slide.find(f"{SLIDES}cSld")
        name = common.get("name", "") if common is not None else ""
        yield name, " ".join(run.text or "" for run in slide.iter(f"{DRAWING}t"))
