"""Notes of a slide in PowerPoint, written whole: python-pptx copies them placeholder by placeholder, in four times as long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart

from zoek.presentations.pptx_master import LANGUAGE, NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.presentations.deck import Slide

HOLDERS = {"sldImg": "Dia", "body": "Notities", "sldNum": "Nummer"}
"""The placeholders of notes that are taken from their master, with their names here."""


def write_notes(page: Any, slide: Slide, number: int) -> None:
    """What is said with a slide, a paragraph each, as the notes of the page with this number."""
    part = page.part
    master = part.package.presentation_part.notes_master_part
    holders = (shape.element.ph for shape in master.notes_master.placeholders)
    places = {"body": "1"} | {one.get("type", ""): one.get("idx", "0") for one in holders}
    notes: Any = NotesSlidePart(
        PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"),
        CT.PML_NOTES_SLIDE,
        part.package,
        parse_xml(_xml(slide, places)),
    )
    notes.relate_to(master, RT.NOTES_MASTER)
    notes.relate_to(part, RT.SLIDE)
    part.relate_to(notes, RT.NOTES_SLIDE)


def _xml(slide: Slide, places: Mapping[str, str]) -> str:
    told = "".join(
        f'<a:p><a:r><a:rPr lang="{LANGUAGE}"/><a:t>{escape(text)}</a:t></a:r></a:p>' for text in slide.spoken
    )
    texts = {"body": f"<p:txBody><a:bodyPr/><a:lstStyle/>{told}</p:txBody>"}
    holders = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="{kind}" idx="{places[kind]}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"{texts.get(kind, '')}</p:sp>"
        for id_, (kind, name) in enumerate(HOLDERS.items(), 2)
        if kind in places
    )
    return (
        f'<p:notes {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{holders}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
