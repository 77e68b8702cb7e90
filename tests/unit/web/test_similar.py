"""/bestaat-dit-al and /vergelijken: what a visitor sends, sees, and what is left of it (nothing)."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from html import unescape
from typing import TYPE_CHECKING

import odfdo
import pytest

from zoek.similarity.files import LARGEST_FILE
from zoek.web import uploads
from zoek.web.similar import MOST_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask.testing import FlaskClient

PLAN = (
    "In Enschede komen veel hulpverleners bij hetzelfde gezin met schulden. Een wijkcoach gaat zelf langs bij gezinnen. "
    "De woningcorporatie doet mee. Elke week brengt een zeppelin muzikanten naar het buurthuis."
)
TWO = "praktijk=achter-de-voordeur-enschede&praktijk=wijkteams-arnhem"


def body(form: Mapping[str, object]) -> dict[str, object]:
    """The form as a browser sends it; made here, since the test client writes long ones to a file."""
    parts: list[bytes] = []
    for name, value in form.items():
        file, content = value if isinstance(value, tuple) else ("", str(value).encode())
        head = f'Content-Disposition: form-data; name="{name}"' + (f'; filename="{file}"' if file else "")
        parts += [b"--grens", head.encode(), b"", content]
    return {"data": b"\r\n".join([*parts, b"--grens--", b""]), "content_type": "multipart/form-data; boundary=grens"}


def send(client: FlaskClient, address: str = "/bestaat-dit-al", **form: object) -> tuple[int, str]:
    answer = client.post(address, **body(form))
    return answer.status_code, unescape(re.sub(r"<[^>]+>", "", answer.text))


def test_the_form_says_that_nothing_is_kept(client: FlaskClient) -> None:
    page = client.get("/bestaat-dit-al").text

    assert "bewaart het niet en schrijft het nergens op" in page
    assert 'type="file"' in page


def test_a_plan_is_answered_with_sentences_of_both_what_is_new_and_what_is_not_known(client: FlaskClient) -> None:
    status, text = send(client, tekst=PLAN)

    assert status == 200
    assert "Achter de voordeur in Enschede" in text
    assert "Een wijkcoach gaat zelf langs bij gezinnen." in text
    assert "Wijkcoaches gingen langs bij gezinnen." in text
    assert "Aanpak: Elke week brengt een zeppelin muzikanten naar het buurthuis." in text
    assert "Van 2 van de 4 gemeenten kennen wij geen praktijk." in text
    assert "Het geld stopte." in text
    assert "Begin klein. duiding" in text


def test_a_sentence_can_be_moved_and_compared_again(client: FlaskClient) -> None:
    page = client.post("/bestaat-dit-al", **body({"tekst": PLAN})).text
    (key,) = set(re.findall(r'name="(element-\w+)" aria-describedby="zin-1"', page))

    _, text = send(client, tekst=PLAN, **{key: "resultaten"})

    assert "u koos dit zelf" in text


def test_what_a_visitor_moved_goes_along_to_the_comparison_and_the_rest_is_read_from_the_text(
    client: FlaskClient,
) -> None:
    page = client.post("/bestaat-dit-al", **body({"tekst": PLAN})).text
    (key,) = set(re.findall(r'name="(element-\w+)" aria-describedby="zin-1"', page))
    moved = client.post("/bestaat-dit-al", **body({"tekst": PLAN, key: "resultaten"})).text

    assert re.findall(r'type="hidden" name="(element-\w+)"', page) == []
    assert re.findall(r'type="hidden" name="(element-\w+)" value="(\w+)"', moved) == [(key, "resultaten")]


def test_a_sentence_that_is_repeated_stands_once_in_the_list(client: FlaskClient) -> None:
    page = client.post("/bestaat-dit-al", **body({"tekst": "Een wijkcoach gaat zelf langs. " * 400})).text

    assert page.count('class="zoek-sentences__item"') == 1
    assert "Een zin die vaker in uw plan staat, staat hier één keer." in page


def test_of_a_long_plan_the_page_shows_the_first_sentences_and_says_how_many_there_are(client: FlaskClient) -> None:
    plan = " ".join(f"Een wijkcoach gaat {number} keer langs." for number in range(MOST_SENTENCES + 20))
    page = client.post("/bestaat-dit-al", **body({"tekst": plan})).text
    short = client.post("/bestaat-dit-al", **body({"tekst": PLAN})).text

    assert page.count('class="zoek-sentences__item"') == MOST_SENTENCES
    assert f"Hier staan de eerste {MOST_SENTENCES} van {MOST_SENTENCES + 20} zinnen." in page
    assert "Hier staan de eerste" not in short
    assert "één keer" not in short


def test_a_practice_that_is_like_the_plan_goes_on_the_list_and_the_answer_stays(client: FlaskClient) -> None:
    text = client.post("/bestaat-dit-al", **body({"tekst": PLAN})).text
    address = re.findall(r'formaction="([^"#]*)', text)[0]
    added = client.post(unescape(address), **body({"tekst": PLAN})).text

    assert 'form="gekozen"' in text
    assert "Op uw lijst" not in text
    assert address.startswith("/bestaat-dit-al?lijst=")
    assert "Op uw lijst" in added
    assert "Praktijken die erop lijken" in added


def test_a_comparison_with_a_plan_puts_practices_on_the_list_too(client: FlaskClient) -> None:
    name = "wijkteams-arnhem"
    text = client.post("/vergelijken", **body({"tekst": PLAN, "praktijk": name})).text
    (address,) = re.findall(r'form="plan" formaction="([^"#]*)', text)
    added = client.post(unescape(address), **body({"tekst": PLAN, "praktijk": name})).text

    assert address == f"/vergelijken?lijst={name}"
    assert "Op uw lijst" in added


def test_an_unknown_element_in_the_form_is_passed_over(client: FlaskClient) -> None:
    status, text = send(client, tekst=PLAN, **{"element-0123456789": "aanpak", "element-x": "kwade opzet"})

    assert (status, "u koos dit zelf" in text) == (200, False)


def test_a_file_goes_before_the_text_and_comes_back_in_the_field(client: FlaskClient) -> None:
    status, text = send(client, tekst="iets anders", bestand=("plan.txt", PLAN.encode()))

    assert status == 200
    assert "In Enschede komen veel hulpverleners" in text
    assert "iets anders" not in text


@pytest.mark.parametrize(
    ("form", "status", "message"),
    [
        ({"tekst": ""}, 400, "Er staat nog geen plan."),
        ({"tekst": "woord"}, 400, "Uw plan is te kort om te vergelijken: 1 woord."),
        ({"bestand": ("plan.docx", b"\x89PNG" + bytes(2000))}, 400, "Dit bestand is geen plan"),
        ({"bestand": ("plan.txt", b"a" * uploads.LARGEST_PLAN)}, 413, "Wat u stuurde, is te groot."),
        ({"bestand": ("plan.txt", b"a" * (LARGEST_FILE + 1))}, 413, "Een bestand mag 5 MB zijn."),
        ({"tekst": "a" * (uploads.LARGEST_TEXT + 1)}, 413, "Wat u stuurde, is te groot."),
    ],
    ids=["empty", "one word", "picture", "large file", "over 5 MB", "large text"],
)
def test_what_cannot_be_compared_gives_the_form_with_what_to_do(
    client: FlaskClient, form: dict[str, object], status: int, message: str
) -> None:
    found = client.post("/bestaat-dit-al", **body(form))

    assert found.status_code == status
    assert message in unescape(found.text)
    assert "De tekst van uw plan" in found.text


def test_a_million_letters_are_answered_with_how_much_was_read(client: FlaskClient) -> None:
    status, text = send(client, tekst=PLAN * 5_000)

    assert status == 200
    assert "Uw tekst is te lang: 1.0" in text


def test_no_file_is_written_of_what_is_sent(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    plan = (PLAN + " ").encode() * 8_000

    status, _ = send(client, bestand=("plan.txt", plan))

    assert len(plan) > 500_000, "Werkzeug itself keeps less than this in memory"
    assert status == 200


def test_nothing_of_a_plan_is_logged_or_kept_in_a_cookie(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.post("/bestaat-dit-al", **body({"tekst": PLAN}))

    assert "Set-Cookie" not in answer.headers
    assert caplog.text == ""


def test_other_pages_take_no_more_than_before(client: FlaskClient) -> None:
    assert client.post("/zoeken", data={"q": "a" * 100_000}).status_code == 405
    assert client.post("/vergelijken", **body({"praktijk": "wijkteams-arnhem"})).status_code == 400


def test_practices_stand_beside_each_other_with_differences_and_silence_told(client: FlaskClient) -> None:
    page = client.get(f"/vergelijken?{TWO}").text

    assert page.count('<span class="zoek-comparison__differs">verschilt</span>') > 3
    assert "niet vermeld" in page
    assert 'href="/praktijken/achter-de-voordeur-enschede#bron-1"' in page
    assert '<th class="zoek-comparison__label" scope="row">Opgave' in page


def test_a_plan_stands_beside_one_practice(client: FlaskClient) -> None:
    status, text = send(client, "/vergelijken", tekst=PLAN, titel="Ons plan", praktijk="wijkteams-arnhem")

    assert status == 200
    assert "Ons plan en Wijkteams in Arnhem naast elkaar" in text
    assert "Een wijkcoach gaat zelf langs bij gezinnen." in text


@pytest.mark.parametrize(
    "address", ["/vergelijken", "/vergelijken?praktijk=wijkteams-arnhem", "/vergelijken?praktijk=x"]
)
def test_one_practice_alone_is_told_with_what_to_choose(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert "Kies 2 tot 4 praktijken" in answer.text


def test_the_comparison_is_a_csv_that_a_dutch_spreadsheet_opens(client: FlaskClient) -> None:
    answer = client.get(f"/vergelijken.csv?{TWO}")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="vergelijking.csv"'
    assert rows[0] == ["Onderdeel", "Achter de voordeur in Enschede", "Wijkteams in Arnhem"]
    assert ["Partners", "gemeente Enschede, woningcorporatie", "niet vermeld"] in rows


def test_the_comparison_is_an_opendocument_spreadsheet(client: FlaskClient) -> None:
    document = odfdo.Document(io.BytesIO(client.get(f"/vergelijken.ods?{TWO}").data))
    (table,) = document.body.tables

    assert table.name == "Vergelijking"
    assert table.get_row_values(0) == ["Onderdeel", "Achter de voordeur in Enschede", "Wijkteams in Arnhem"]


@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_a_plan_beside_practices_can_be_kept_as_a_file_too(client: FlaskClient, kind: str) -> None:
    form = {"tekst": PLAN, "praktijk": "wijkteams-arnhem"}

    answer = client.post(f"/vergelijken.{kind}", **body(form))

    assert answer.status_code == 200
    assert f"vergelijking.{kind}" in answer.headers["Content-Disposition"]
