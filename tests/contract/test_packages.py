"""Every kind of file that a session makes is sound by the rules of its format, and so is one on a template."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.decks_read import parts_of
from tests.packages_checked import faults
from tests.unit.presentations.decks import FOUR, deck_of
from tests.unit.presentations.test_templates import TEMPLATES, made
from tests.unit.presentations.test_texts import request_for
from zoek.presentations import SESSIONS
from zoek.presentations.package import packed
from zoek.presentations.text_writing import TEXT_FORMATS, TEXTS
from zoek.presentations.writing import FORMATS, write

DECKS = [(kind, session) for kind in FORMATS for session in SESSIONS]
DOCUMENTS = [(kind, name) for kind in TEXT_FORMATS for name in TEXTS]


@cache
def deck(kind: str, session: str) -> bytes:
    return write(deck_of(*FOUR, session=session, question="Wat helpt <gezinnen> & scholen?"), kind)


@pytest.mark.parametrize(("kind", "session"), DECKS)
def test_a_deck_is_a_sound_file(kind: str, session: str) -> None:
    assert faults(deck(kind, session)) == []


@pytest.mark.parametrize(("kind", "name"), DOCUMENTS)
def test_a_document_is_a_sound_file(kind: str, name: str) -> None:
    assert faults(TEXT_FORMATS[kind].write(TEXTS[name](request_for(*FOUR)))) == []


def test_a_deck_on_a_template_is_a_sound_file() -> None:
    assert faults(made(TEMPLATES["pptx"](), "pptx").data) == []
    assert faults(made(TEMPLATES["odp"](), "odp").data) == []


@pytest.mark.parametrize("kind", ["pptx", "docx"])
def test_nothing_in_a_file_tells_of_another_document(kind: str) -> None:
    data = deck("pptx", "kort") if kind == "pptx" else TEXT_FORMATS["docx"].write(TEXTS["hand-out"](request_for(*FOUR)))
    leftovers = ("thumbnail", "app.xml", "custom", "Effects", "printer")

    assert [name for name in parts_of(data) if any(one in name for one in leftovers)] == []


def test_no_style_in_a_deck_goes_unused() -> None:
    content = parts_of(deck("odp", "kort"))["content.xml"].decode()
    made = set(re.findall(r'<(?:style:style|text:list-style) style:name="([^"]*)"', content))

    assert made
    assert made <= set(re.findall(r'-name="([^"]*)"', content.partition("<office:body>")[2]))


@pytest.mark.parametrize(
    ("kind", "part", "before", "after", "told"),
    [
        ("pptx", "ppt/slides/slide1.xml", b"<p:sld ", b"<!DOCTYPE x><p:sld ", "has a DTD"),
        ("pptx", "ppt/slides/_rels/slide1.xml.rels", b"slideLayout1.xml", b"weg.xml", "which is not there"),
        (
            "pptx",
            "[Content_Types].xml",
            b"/ppt/slides/slide2.xml",
            b"/ppt/slides/weg.xml",
            "has a type but is not there",
        ),
        ("pptx", "ppt/slides/slide2.xml", b'<p:cNvPr id="3"', b'<p:cNvPr id="2"', "has two shapes 2"),
        ("pptx", "ppt/presentation.xml", b"p:sldIdLst", b"p:extLst", "presentation has its children in the order"),
        ("odp", "META-INF/manifest.xml", b"styles.xml", b"stijl.xml", "the manifest lists"),
        ("odp", "content.xml", b'draw:style-name="page"', b'draw:style-name="weg"', "the style weg is not there"),
        ("odp", "content.xml", b'xlink:href="https', b'xlink:href="file', "a link leads to file"),
    ],
)
def test_the_check_sees_what_is_wrong(kind: str, part: str, before: bytes, after: bytes, told: str) -> None:
    data = deck(kind, "kort")
    parts = parts_of(data)
    assert before in parts[part]

    broken = packed({**parts, part: parts[part].replace(before, after)}, ("mimetype",))

    assert [fault for fault in faults(broken) if told in fault]
