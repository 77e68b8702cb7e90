"""Running order and hand-out: what is in them, and that both kinds of file hold it for every reader."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from odfdo import Document as OpenDocument

from tests.decks_read import HREF, odf, parts_of
from tests.unit.presentations.decks import FOUR, library
from zoek.errors import ExportError
from zoek.presentations import SESSIONS, Request
from zoek.presentations.document import Document, Grid, Heading, Items, Lines, Paragraph, prose
from zoek.presentations.handout import MOST, make_handout
from zoek.presentations.looks import TOKENS
from zoek.presentations.running_order import make_running_order
from zoek.presentations.session_guide import AIMS, GUIDES, NEEDED
from zoek.presentations.text_looks import HEADINGS, KICKER, PARAGRAPHS, TITLE
from zoek.presentations.text_writing import TEXT_FORMATS, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL = sorted(library().practices)


def request_for(*names: str, session: str = "casus", question: str = "Wat helpt <gezinnen> & scholen?") -> Request:
    found = library()
    practices = tuple(found.practices[name] for name in names)
    remarks = {names[0]: "Bel eerst."} if names else {}
    return Request(practices, tuple(found.lessons.values()), SESSIONS[session], question, remarks)


DOCUMENTS = {name: make(request_for(*FOUR)) for name, make in TEXTS.items()}
FILES = {(name, kind): format_.write(DOCUMENTS[name]) for name in TEXTS for kind, format_ in TEXT_FORMATS.items()}


def texts_of(document: Document) -> list[str]:
    """Every text of a document in order, as it is read."""
    found = [document.kind, document.title]
    for block in document.blocks:
        match block:
            case Heading():
                found.append(block.text)
            case Paragraph():
                found.append("".join(run.text for run in block.runs))
            case Items():
                found += ["".join(run.text for run in item) for item in block.items]
            case Grid():
                found += [cell for row in (block.headings, *block.rows) for cell in row]
            case Lines():
                found.append(block.purpose)
    return [text for text in found if text]


def plain(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).replace("☐", "").split())


@pytest.mark.parametrize("session", SESSIONS)
def test_the_programme_takes_all_the_minutes_of_the_session_without_gaps(session: str) -> None:
    document = make_running_order(request_for(*FOUR, session=session))
    (programme,) = [block for block in document.blocks if isinstance(block, Grid)]
    times = [tuple(map(int, row[0].split("–"))) for row in programme.rows]

    assert times[0][0] == 0
    assert times[-1][1] == SESSIONS[session].length
    assert all(before[1] == after[0] for before, after in pairwise(times))


def test_the_running_order_has_aims_methods_materials_and_every_slide() -> None:
    told = texts_of(DOCUMENTS["draaiboek"])

    assert sum(text.startswith("Werkvorm: ") for text in told) == sum(text.startswith("Doel: ") for text in told) == 6
    assert [text for text in told if text.startswith("Dia 1. ")]
    assert "De vraag van de groep: Wat helpt <gezinnen> & scholen?" in told
    assert "Uw notitie: Bel eerst." in told
    assert {"Doelen", "Dit hebt u nodig", "Vooraf", "Programma", "Bronnen"} <= set(told)


def test_every_kind_of_session_has_its_texts() -> None:
    parts = {part for session in SESSIONS.values() for part in session.minutes}

    assert parts == set(GUIDES)
    assert set(AIMS) == set(NEEDED) == set(SESSIONS)


@pytest.mark.parametrize("name", ALL)
def test_the_handout_holds_every_word_of_a_practice(name: str) -> None:
    practice = library().practices[name]
    told = plain(texts_of(make_handout(request_for(name))))

    for section in (practice.problem, practice.approach, practice.results, practice.difficulties, practice.lessons):
        for word in re.findall(r"\w{4,}", re.sub(r"\]\([^)]*\)", "", section)):
            assert word in told


def test_numbers_in_the_handout_are_those_of_its_list_of_sources() -> None:
    told = texts_of(DOCUMENTS["hand-out"])
    listed = [int(found[1]) for text in told if (found := re.match(r"\[(\d+)\] ", text))]
    cited = {int(number) for text in told for number in re.findall(r"(?<!^)\[(\d+)\]", text)}

    assert listed == list(range(1, len(listed) + 1))
    assert cited <= set(listed)


def test_too_many_practices_or_none_are_told() -> None:
    practices = tuple(replace(library().practices[FOUR[0]], id=str(number)) for number in range(MOST + 1))
    many = Request(practices, (), SESSIONS["casus"])

    with pytest.raises(ExportError, match="hoogstens 20 praktijken"):
        make_handout(many)
    with pytest.raises(ExportError, match="geen praktijk"):
        make_handout(request_for())


def test_a_handout_takes_more_practices_than_a_session_does() -> None:
    document = make_handout(request_for(*ALL[:12], session="kort", question=""))

    assert sum(isinstance(block, Heading) and block.begins_page for block in document.blocks) == 13


def test_prose_keeps_paragraphs_and_lists_apart() -> None:
    blocks = list(prose("Een **alinea** met [een link](/x). [1]\n\n- punt een\n- punt *twee* [2]\n\nNog een."))

    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Items", "Paragraph"]
    assert texts_of(Document("", "", tuple(blocks), DOCUMENTS["hand-out"].made_on)) == [
        "Een alinea met een link. [1]",
        "punt een",
        "punt twee [2]",
        "Nog een.",
    ]


@pytest.mark.parametrize(("name", "kind"), FILES)
def test_the_same_document_is_the_same_file(name: str, kind: str) -> None:
    assert TEXT_FORMATS[kind].write(DOCUMENTS[name]) == FILES[name, kind]


@pytest.mark.parametrize("name", TEXTS)
def test_an_odt_reads_back_with_headings_links_and_tables(name: str) -> None:
    document, parts = DOCUMENTS[name], parts_of(FILES[name, "odt"])
    root, styles = ET.fromstring(parts["content.xml"]), ET.fromstring(parts["styles.xml"])
    for space in root.iter(odf("text", "s")):
        space.text = " "
    headings = [
        (int(str(h.get_attribute("text:outline-level"))), h.text_recursive)
        for h in OpenDocument(io.BytesIO(FILES[name, "odt"])).body.headers
    ]
    paragraphs = [
        text for p in root.iter() if p.tag in {odf("text", "p"), odf("text", "h")} if (text := "".join(p.itertext()))
    ]

    assert headings == [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]
    assert plain(paragraphs) == plain(texts_of(document))
    assert len(list(root.iter(odf("table", "table-header-rows")))) == sum(isinstance(b, Grid) for b in document.blocks)
    assert all(desc.text for desc in root.iter(odf("table", "desc")))
    assert {a.get(HREF) for a in root.iter(odf("text", "a"))} <= addresses(document)
    assert {p.get(odf("fo", "language")) for p in styles.iter(odf("style", "text-properties"))} >= {"nl"}
    assert list(styles.iter(odf("text", "page-number")))
    assert b"<dc:language>nl-NL" in parts["meta.xml"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_docx_reads_back_with_headings_links_and_tables(name: str) -> None:
    document, data = DOCUMENTS[name], FILES[name, "docx"]
    read = docx.Document(io.BytesIO(data))
    headings = [
        (int(p.style.name[-1]), p.text) for p in read.paragraphs if p.style and str(p.style.name).startswith("Heading")
    ]
    body = [
        text for p in read.element.body.iter(qn("w:p")) if (text := "".join(t.text or "" for t in p.iter(qn("w:t"))))
    ]
    defaults = read.styles.element.find(qn("w:docDefaults"))
    links = {part.target_ref for part in read.part.rels.values() if part.is_external}

    assert headings == [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]
    assert plain(body) == plain(texts_of(document))
    assert sum(1 for _ in read.element.body.iter(qn("w:tblHeader"))) == len(read.tables)
    assert sum(1 for _ in read.element.body.iter(qn("w:tblDescription"))) == len(read.tables)
    assert links <= addresses(document)
    assert defaults is not None
    assert [lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))] == ["nl-NL"]
    assert b" PAGE " in b"".join(part for name, part in parts_of(data).items() if "footer" in name)
    assert not [name for name in parts_of(data) if "vba" in name.lower()]


def addresses(document: Document) -> set[str | None]:
    return {run.url for block in document.blocks if isinstance(block, Paragraph) for run in block.runs if run.url}


@pytest.mark.parametrize("name", TEXTS)
def test_headings_skip_no_level(name: str) -> None:
    levels = [block.level for block in DOCUMENTS[name].blocks if isinstance(block, Heading)]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_letters_can_be_read_on_paper() -> None:
    for look in (*PARAGRAPHS.values(), *HEADINGS.values(), KICKER, TITLE):
        assert contrast(TOKENS[look.color], "#ffffff") >= 4.5
        assert look.size >= 9


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(value: str) -> float:
    shares = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
