from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import pytest
from pptx import Presentation

from tests.decks_read import parts_of, read_slides
from tests.unit.presentations.decks import FOUR, deck_of, library
from zoek.errors import ExportError
from zoek.presentations import SESSIONS, Request
from zoek.presentations.fit import SMALLEST
from zoek.presentations.package import LARGEST_TEMPLATE, MOST_PARTS, ODP, OTP, POTX_MAIN, PPTX_MAIN, packed
from zoek.presentations.writing import FORMATS, Made, make_file, write


@cache
def pptx() -> bytes:
    """A template with slides of its own, of 4:3, such as python-pptx brings."""
    package = Presentation()
    package.slides.add_slide(package.slide_layouts[1]).shapes[0].text_frame.text = "Voorbeelddia"
    stream = io.BytesIO()
    package.save(stream)
    return stream.getvalue()


@cache
def odp() -> bytes:
    return write(deck_of("jim-aanpak", session="kort"), "odp")


TEMPLATES = {"pptx": pptx, "odp": odp}


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """The package with parts replaced, added or (None) taken out; in a name __ stands for a slash and _ for a dot."""
    named = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    return packed({k: v for k, v in (parts_of(data) | named).items() if v is not None}, ("mimetype",))


def made(template: bytes, kind: str, session: str = "casus") -> Made:
    found = library()
    practices = tuple(found.practices[name] for name in FOUR)
    return make_file(Request(practices, tuple(found.lessons.values()), SESSIONS[session]), kind, template)


@pytest.fixture(params=FORMATS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_template_is_filled_and_its_own_slides_go(kind: str) -> None:
    file = made(TEMPLATES[kind](), kind)
    read = read_slides(file.data, kind)

    assert [slide.name for slide in read] == [slide.id for slide in file.deck.slides]
    assert [slide.notes for slide in read] == [list(slide.spoken) for slide in file.deck.slides]
    for slide, back in zip(file.deck.slides, read, strict=True):
        assert back.title.split("\n")[-1] == slide.title
        assert [text for text in back.paragraphs if text != slide.sources] == [str(point) for point in slide.points]
        assert min(back.sizes) >= SMALLEST
        assert back.languages == {"nl-NL"}


def test_a_narrow_slide_has_fewer_columns_and_is_still_filled(kind: str) -> None:
    narrow = [slide.table for slide in made(pptx(), "pptx").deck.slides if slide.table and "/" in slide.id]

    assert {len(table.headings) for table in narrow} == {3}
    assert made(TEMPLATES[kind](), kind, "kort").deck.slides


def test_the_kind_that_programs_give_to_templates_is_taken_too() -> None:
    types = parts_of(pptx())["[Content_Types].xml"].replace(PPTX_MAIN.encode(), POTX_MAIN.encode())
    potx = packed(parts_of(pptx()) | {"[Content_Types].xml": types}, ())
    otp = changed(odp(), mimetype=OTP.encode())

    assert PPTX_MAIN.encode() in parts_of(made(potx, "pptx", "kort").data)["[Content_Types].xml"]
    assert parts_of(made(otp, "odp", "kort").data)["mimetype"] == ODP.encode()


def test_the_same_template_gives_the_same_bytes(kind: str) -> None:
    assert made(TEMPLATES[kind](), kind, "kort").data == made(TEMPLATES[kind](), kind, "kort").data


def test_what_a_template_lacks_is_told() -> None:
    package = Presentation()
    for layout in list(package.slide_layouts)[:6]:
        package.slide_layouts.remove(layout)
    stream = io.BytesIO()
    package.save(stream)

    file = made(stream.getvalue(), "pptx", "kort")

    assert [notice for notice in file.notices if "titeldia" in notice]
    assert len(read_slides(file.data, "pptx")) == len(file.deck.slides)


def test_a_place_for_text_that_is_too_small_is_left_and_told() -> None:
    styles = re.sub(
        rb'(<draw:frame presentation:style-name="[^"]*-outline1"[^>]*svg:height=")[^"]*',
        rb"\g<1>20pt",
        parts_of(odp())["styles.xml"],
    )

    file = made(changed(odp(), styles_xml=styles), "odp", "kort")

    assert "De plek voor tekst in het sjabloon is te klein. De tekst staat op een plek die Zoek koos." in file.notices


def test_a_turned_frame_in_a_template_is_passed_over() -> None:
    styles = parts_of(odp())["styles.xml"].replace(b'svg:x="64pt"', b'draw:transform="rotate (1)"')

    assert made(changed(odp(), styles_xml=styles), "odp", "kort").notices


BOMB = {"content_xml": b"0" * 120_000_000}
HOSTILE = {
    "not a zip": (b"Dit is tekst.", "niet te openen"),
    "nothing": (b"", "niet te openen"),
    "too large": (b"0" * (LARGEST_TEMPLATE + 1), "hoogstens 10 MB"),
    "another zip": (packed({"a.txt": b"x"}, ()), "geen sjabloon"),
    "too many parts": (packed({f"{n}.xml": b"" for n in range(MOST_PARTS + 1)}, ()), "veel te groot"),
    "macros": (changed(pptx(), ppt__vbaProject_bin=b"x"), "macro's"),
    "macros in OpenDocument": (changed(odp(), Basic__Standard__Module1_xml=b"<x/>"), "macro's"),
    "an entity": (
        changed(odp(), styles_xml=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
        "DTD",
    ),
    "an entity in UTF-16": (changed(odp(), styles_xml='<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")), "DTD"),
    "a file elsewhere": (
        changed(
            pptx(),
            ppt__slideMasters___rels__slideMaster1_xml_rels=b'<Relationships><Relationship Type="http://x/image"'
            b' Target="http://example.org/a.png" TargetMode="External"/></Relationships>',
        ),
        "andere plek",
    ),
    "broken XML": (changed(pptx(), ppt__presentation_xml=b"<p:presentation"), "iets stuk"),
    "broken styles": (changed(odp(), styles_xml=b"<office:document-styles"), "iets stuk"),
    "no styles": (changed(odp(), styles_xml=b"<x/>"), "iets stuk"),
    "a part that is not there": (changed(pptx(), ppt__slideMasters__slideMaster1_xml=None), "iets stuk"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_template_is_refused_in_dutch(name: str) -> None:
    data, message = HOSTILE[name]
    kind = "odp" if data.startswith(b"PK") and b"mimetype" in data[:60] else "pptx"

    with pytest.raises(ExportError) as caught:
        made(data, kind)

    assert message in caught.value.message
    assert caught.value.hint


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = changed(odp(), **BOMB)

    assert len(bomb) < 1_000_000
    with pytest.raises(ExportError, match="veel te groot"):
        made(bomb, "odp")


def test_a_zip_that_lies_about_its_size_is_not_believed() -> None:
    data = bytearray(changed(odp(), content_xml=b"0" * 1_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("content.xml").file_size
    lied = bytes(data).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))

    with pytest.raises(ExportError):
        made(lied, "odp")


def test_a_template_with_a_password_is_refused() -> None:
    data = bytearray(pptx())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1

    with pytest.raises(ExportError, match="wachtwoord"):
        made(bytes(data), "pptx")


@pytest.mark.parametrize(("data", "wanted"), [(pptx, "odp"), (odp, "pptx")])
def test_a_template_for_the_other_program_says_which_to_choose(data: object, wanted: str) -> None:
    with pytest.raises(ExportError) as caught:
        made(data(), wanted)  # type: ignore[operator]

    assert "Dit sjabloon is voor" in caught.value.message
    assert caught.value.hint.startswith(f"Kies {'pptx' if wanted == 'odp' else 'odp'}")
