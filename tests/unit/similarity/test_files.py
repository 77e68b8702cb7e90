"""Files of every kind, and files that would do harm; the text or a Dutch sentence, never a crash."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import docx
import odfdo
import pypdf
import pytest

from tests.serving import ROOT
from zoek.errors import QueryError
from zoek.similarity import extraction
from zoek.similarity.extraction import Unreadable, text_of
from zoek.similarity.files import LARGEST_FILE, text_of_file

TEXT = "Wij helpen gezinnen met schulden. Eén coach komt thuis."


def word(*paragraphs: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_heading("Aanpak", level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Partners", "de corporatie"
    document.save(file)
    return file.getvalue()


def opendocument(*paragraphs: str) -> bytes:
    document, file = odfdo.Document("text"), io.BytesIO()
    document.body.clear()
    document.body.append(odfdo.Header(1, "Aanpak"))
    for paragraph in paragraphs:
        document.body.append(odfdo.Paragraph(paragraph))
    document.save(file)
    return file.getvalue()


def pdf(text: str = "", password: str = "") -> bytes:
    """One page with a line of text, written by hand: pypdf writes no text."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    file = io.BytesIO(b"%PDF-1.4\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(objects, 1):
        places.append(file.tell())
        file.write(f"{number} 0 obj\n".encode() + one + b"\nendobj\n")
    start = file.tell()
    file.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    file.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    file.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    if not password:
        return file.getvalue()
    writer, locked = pypdf.PdfWriter(clone_from=io.BytesIO(file.getvalue())), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(locked)
    return locked.getvalue()


def package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("cp1252"), b"\xff\xfe" + TEXT.encode("utf-16-le")],
    ids=["utf-8", "with mark", "windows", "utf-16"],
)
def test_a_text_file_is_read_in_the_encodings_of_dutch_computers(content: bytes) -> None:
    assert text_of_file(content) == TEXT


@pytest.mark.parametrize("make", [word, opendocument])
def test_documents_give_their_headings_and_paragraphs(make) -> None:
    lines = text_of("zip", make(TEXT, "Tweede alinea.")).split("\n")

    assert lines[:3] == ["# Aanpak", TEXT, "Tweede alinea."]


def test_tables_of_a_document_are_read_too() -> None:
    assert text_of("zip", word(TEXT)).endswith("Partners\nde corporatie")


def test_a_pdf_gives_its_text() -> None:
    assert text_of("pdf", pdf("Wij helpen gezinnen.")) == "Wij helpen gezinnen."


@pytest.mark.parametrize("content", [word(TEXT), pdf("Wij helpen gezinnen.")], ids=["docx", "pdf"])
def test_the_process_of_its_own_gives_the_same(content: bytes) -> None:
    assert "gezinnen" in text_of_file(content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "Dit bestand is geen plan dat Zoek kan lezen."),
        (b"a" * (LARGEST_FILE + 1), "Dit bestand is te groot."),
        (
            b"\xd0\xcf\x11\xe0" + b"\0" * 100,
            "Dit is een oud soort Word-bestand, of het is beveiligd met een wachtwoord.",
        ),
        (b"{\\rtf1 tekst}", "Dit is een oud soort Word-bestand, of het is beveiligd met een wachtwoord."),
        (b"   \n", "In dit bestand staat geen tekst. Misschien is het een scan: een foto van papier."),
        (pdf(), "In dit bestand staat geen tekst. Misschien is het een scan: een foto van papier."),
        (pdf("geheim", "wachtwoord"), "Dit bestand is beveiligd met een wachtwoord."),
        (b"%PDF-1.7 kapot", "Dit bestand is beschadigd of te ingewikkeld om te lezen."),
        (b"PK\x03\x04 kapot", "Dit bestand is beschadigd of te ingewikkeld om te lezen."),
        (package(foto_png=b"x"), "Dit bestand is geen plan dat Zoek kan lezen."),
        (package(word__document_xml=b"\0" * 70_000_000), "Dit bestand wordt uitgepakt veel te groot."),
    ],
    ids=["picture", "large", "old word", "rtf", "blank", "scan", "locked", "bad pdf", "bad zip", "other zip", "bomb"],
)
def test_a_file_that_cannot_be_read_is_told_with_what_to_do(content: bytes, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        text_of_file(content)

    assert caught.value.message == message
    assert caught.value.hint


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(QueryError, match="te ingewikkeld"):
        text_of_file(word(TEXT), most_seconds=0.001)


def test_an_encrypted_opendocument_is_known_by_its_manifest() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("mimetype", extraction.OPENDOCUMENT)
        made.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")

    with pytest.raises(Unreadable, match="versleuteld"):
        text_of("zip", file.getvalue())


def test_a_file_with_more_parts_than_a_document_has_is_not_unpacked(monkeypatch) -> None:
    monkeypatch.setattr(extraction, "MOST_PARTS", 1)

    with pytest.raises(Unreadable, match="teGroot"):
        text_of("zip", word(TEXT))


def test_no_more_is_taken_than_can_be_told_of(monkeypatch) -> None:
    monkeypatch.setattr(extraction, "MOST_CHARACTERS", 20)

    assert text_of("zip", word(TEXT, "Nooit gelezen.")).split("\n") == ["# Aanpak", TEXT]


@pytest.mark.parametrize(
    ("kind", "content", "answer"),
    [
        ("pdf", pdf("Wij helpen gezinnen."), {"tekst": "Wij helpen gezinnen."}),
        ("pdf", pdf("geheim", "wachtwoord"), {"fout": "versleuteld"}),
        ("pdf", b"%PDF-1.7 kapot", {"fout": "stuk"}),
        ("zip", b"PK kapot", {"fout": "stuk"}),
        ("zip", package(foto_png=b"x"), {"fout": "onbekend"}),
    ],
    ids=["text", "locked", "bad pdf", "bad zip", "other zip"],
)
def test_the_answer_of_the_process_is_a_text_or_a_fault(kind: str, content: bytes, answer: dict[str, str]) -> None:
    assert extraction.answer_for(kind, content) == answer


def test_the_process_cannot_write_a_file(tmp_path) -> None:
    program = (
        "from zoek.similarity.extraction import limit_this_process\n"
        "limit_this_process()\n"
        f"file = open({str(tmp_path / 'spoor')!r}, 'w')\n"
        "file.write('x' * 100_000)\n"
        "file.flush()\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env={"PYTHONPATH": str(ROOT)}, check=False
    )

    assert b"File too large" in done.stderr
    assert (tmp_path / "spoor").stat().st_size == 0
