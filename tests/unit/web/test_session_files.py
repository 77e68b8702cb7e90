from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.unit.web.test_list_page import FIRST, LIST, page
from zoek.presentations import Layout
from zoek.presentations.looks import LOOKS, TITLE_SIZE
from zoek.presentations.package import LARGEST_TEMPLATE
from zoek.web.session_files import file_name, linked
from zoek.web.style import STATIC
from zoek.web.template_upload import LARGEST_REQUEST

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

MAGIC = {"pptx": b"PK", "odp": b"PK", "odt": b"PK", "docx": b"PK"}
FILES = [
    "/presentatie.pptx",
    "/presentatie.odp",
    *(f"/{n}.{k}" for n in ("draaiboek", "hand-out") for k in ("odt", "docx")),
]


@pytest.mark.parametrize("path", FILES)
def test_a_file_has_a_safe_name_and_its_own_kind(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?{LIST}")
    name, _, kind = path[1:].partition(".")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}-leren-van-enschede-en-arnhem.{kind}"'
    assert answer.data.startswith(MAGIC[kind])
    assert client.get(f"{path}?{LIST}").data == answer.data


@pytest.mark.parametrize("path", ["/presentatie", "/draaiboek", "/draaiboek.odt", "/presentatie.pptx", "/hand-out"])
def test_no_practices_is_told_and_not_called_a_failure(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 400
    assert "Er is geen praktijk gekozen." in answer.get_data(as_text=True)
    assert "Dit kan Zoek niet maken" in answer.get_data(as_text=True)


def test_what_does_not_fit_leads_back_to_the_list(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoek.presentations.handout.MOST", 1)
    text = page(client, f"/hand-out?{LIST}")

    assert "U koos er 2." in text
    assert f'<a href="/lijst?praktijk={FIRST}' in text
    assert "Terug naar uw lijst" in text


def test_the_page_of_slides_shows_every_slide_and_that_of_the_speaker_its_notes(client: FlaskClient) -> None:
    text = page(client, f"/presentatie?{LIST}")
    spoken = page(client, f"/presentatie/spreker?{LIST}")
    ids = re.findall(r' id="(dia-\d+)"', text)

    assert ids == [f"dia-{number}" for number in range(1, len(ids) + 1)]
    assert len(ids) > 5
    assert re.findall(r' id="(dia-\d+)"', spoken) == ids
    assert spoken.count("<p>Tijd: ") == len(ids)
    assert "Uw notitie: Bel Arnhem" in spoken
    assert "Uw notitie: Bel Arnhem" not in text
    assert "Wat helpt?" in text
    assert "style=" not in text


def test_the_style_sheet_knows_the_usual_size_of_the_title_of_every_kind_of_slide() -> None:
    css = (STATIC / "slides.css").read_text(encoding="utf-8")
    usual = dict.fromkeys(Layout, TITLE_SIZE) | {
        Layout[name.upper()]: int(size)
        for name, size in re.findall(r":where\(\.zoek-slide--(\w+)\) h2 \{ --size: (\d+); \}", css)
    }

    assert f":where(.zoek-slides) h2 {{ --size: {TITLE_SIZE};" in css
    assert usual == {layout: look.title_size for layout, look in LOOKS.items()}


def test_the_page_of_the_speaker_says_what_comes_and_until_which_minute(client: FlaskClient) -> None:
    text = page(client, f"/presentatie/spreker?{LIST}")

    assert re.findall(r'data-ends-at="(\d+)"', text)[-1] == "10"
    assert "Hierna:" in text
    assert "<header" not in text
    assert 'rel="external"' not in text


def test_texts_to_print_link_their_numbers_to_the_sources(client: FlaskClient) -> None:
    for name in ("draaiboek", "hand-out"):
        text = page(client, f"/{name}?{LIST}")
        cited = set(re.findall(r'href="#(bron-\d+)"', text))

        assert cited
        assert cited <= set(re.findall(r'id="(bron-\d+)"', text))
        assert 'href="https://example.org/rapport"' in text


def test_a_note_cannot_become_markup(client: FlaskClient) -> None:
    text = page(client, f"/draaiboek?praktijk={FIRST}&notitie-{FIRST}=%3Cscript%3Ex")

    assert "&lt;script&gt;x" in text
    assert "<script>x" not in text
    assert linked("<b> [2]") == '&lt;b&gt; <a class="zoek-source-mark" href="#bron-2" aria-label="bron 2">[2]</a>'


@pytest.mark.parametrize("kind", ["odt", "docx"])
def test_signs_that_xml_does_not_know_do_not_break_a_file(client: FlaskClient, kind: str) -> None:
    answer = client.get(f"/draaiboek.{kind}?praktijk={FIRST}&vraag=a%00%08%EF%BF%BEb&notitie-{FIRST}=c%0Bd%1Fe")

    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        body = archive.read("content.xml" if kind == "odt" else "word/document.xml").decode()
    assert "ab" in body


def test_names_of_files_are_plain() -> None:
    assert file_name("presentatie-Coöperatie: “zó” <x>/..", "odp") == "presentatie-cooperatie-zo-x.odp"
    assert file_name("x" * 90, "odt") == f"{'x' * 60}.odt"


def send(client: FlaskClient, data: bytes, name: str = "huisstijl.potx", wish: str = "maak") -> TestResponse:
    """What a browser sends; written here, since the client of the tests would write large files to disk."""
    body = f'--x\r\nContent-Disposition: form-data; name="doe"\r\n\r\n{wish}\r\n--x\r\n'
    body += f'Content-Disposition: form-data; name="sjabloon"; filename="{name}"\r\n\r\n'
    sent = body.encode() + data + b"\r\n--x--\r\n"
    return client.post(f"/presentatie?{LIST}", data=sent, content_type="multipart/form-data; boundary=x")


@pytest.mark.parametrize("kind", ["pptx", "odp"])
def test_an_own_template_is_filled_or_checked(client: FlaskClient, kind: str) -> None:
    own = client.get(f"/presentatie.{kind}?{LIST}").data

    made = send(client, own, f"Huisstijl.{kind.upper()}")
    checked = send(client, own, f"huisstijl.{kind}", "controleer")

    assert (
        made.headers["Content-Disposition"] == f'attachment; filename="presentatie-leren-van-enschede-en-arnhem.{kind}"'
    )
    assert made.data.startswith(b"PK")
    assert "Uw sjabloon past" in checked.get_data(as_text=True)


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "", "U koos geen sjabloon"),
        (b"geen zip", "huis.pptx", "niet te openen"),
        (b"PK", "huis.docx", "Dit is geen sjabloon voor PowerPoint"),
        (b"x" * (LARGEST_REQUEST + 1), "huis.odp", "Het sjabloon mag hoogstens 10 MB zijn"),
    ],
)
def test_a_template_that_cannot_be_used_gets_a_clear_answer(
    client: FlaskClient, data: bytes, name: str, told: str
) -> None:
    answer = send(client, data, name)

    assert answer.status_code == 400
    assert told in answer.get_data(as_text=True)


def test_a_template_never_comes_on_a_disk(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_file(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("werkzeug.formparser.default_stream_factory", no_file)
    monkeypatch.setattr("tempfile._TemporaryFileWrapper", no_file)

    answer = send(client, b"x" * (LARGEST_TEMPLATE // 4))

    assert answer.status_code == 400
    assert "niet te openen" in answer.get_data(as_text=True)
