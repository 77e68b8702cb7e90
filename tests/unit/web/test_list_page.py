from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from odfdo import Document

from tests.unit.library.test_references import read_bibtex, read_ris
from tests.unit.web.conftest import NOW
from zoek.config import Settings
from zoek.search.publish import publish
from zoek.web import create_app
from zoek.web.app import LARGEST_BODY
from zoek.web.list_page import openable

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

FIRST, SECOND = "achter-de-voordeur-enschede", "wijkteams-arnhem"
LIST = f"praktijk={FIRST}&praktijk={SECOND}&notitie-{SECOND}=Bel+Arnhem&vraag=Wat+helpt%3F&bijeenkomst=kort"
FORM = {
    "praktijk": [FIRST, SECOND],
    f"notitie-{FIRST}": "",
    f"notitie-{SECOND}": " Bel\nArnhem ",
    "bijeenkomst": "kort",
}


def page(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_an_empty_list_says_how_to_begin(client: FlaskClient) -> None:
    text = page(client, "/lijst")

    assert "Uw lijst is nog leeg" in text
    assert "<form" in text
    assert "Maak een bijeenkomst" not in text


def test_a_list_shows_its_practices_in_order_with_notes(client: FlaskClient) -> None:
    text = page(client, f"/lijst?{LIST}")

    assert re.findall(r'name="praktijk" value="([^"]*)"', text) == [FIRST, SECOND]
    assert re.search(r"<textarea[^>]*>Bel Arnhem</textarea>", text)
    assert re.search(r'value="kort" checked', text)
    assert "Wat helpt?</textarea>" in text


def test_what_cannot_be_used_is_told(client: FlaskClient) -> None:
    text = page(client, f"/lijst?praktijk=weg&praktijk={FIRST}&bijeenkomst=feest&vraag={'x' * 201}")

    assert "De praktijk &#39;weg&#39; is er niet" in text
    assert "De bijeenkomst &#39;feest&#39; is er niet" in text
    assert "De vraag van de groep is te lang" in text
    assert f">{'x' * 200}</textarea>" in text


@pytest.mark.parametrize(
    ("pressed", "address"),
    [
        ("bewaar", f"/lijst?praktijk={FIRST}&praktijk={SECOND}&notitie-{SECOND}=Bel%0AArnhem&bijeenkomst=kort"),
        (
            f"omlaag {FIRST}",
            f"/lijst?praktijk={SECOND}&praktijk={FIRST}&notitie-{SECOND}=Bel%0AArnhem&bijeenkomst=kort#lijst-{FIRST}",
        ),
        (
            f"omhoog {FIRST}",
            f"/lijst?praktijk={FIRST}&praktijk={SECOND}&notitie-{SECOND}=Bel%0AArnhem&bijeenkomst=kort#lijst-{FIRST}",
        ),
        (f"weg {SECOND}", f"/lijst?praktijk={FIRST}&bijeenkomst=kort"),
        (
            "open /presentatie.odp",
            f"/presentatie.odp?praktijk={FIRST}&praktijk={SECOND}&notitie-{SECOND}=Bel%0AArnhem&bijeenkomst=kort",
        ),
        ("zoek", f"/zoeken?lijst={FIRST}&lijst={SECOND}&notitie-{SECOND}=Bel%0AArnhem&bijeenkomst=kort"),
        (
            "open https://kwaad.example",
            f"/lijst?praktijk={FIRST}&praktijk={SECOND}&notitie-{SECOND}=Bel%0AArnhem&bijeenkomst=kort",
        ),
        (
            "omhoog weg",
            f"/lijst?praktijk={FIRST}&praktijk={SECOND}&notitie-{SECOND}=Bel%0AArnhem&bijeenkomst=kort#lijst-weg",
        ),
    ],
)
def test_a_button_leads_to_the_address_of_the_changed_list(client: FlaskClient, pressed: str, address: str) -> None:
    answer = client.post("/lijst", data={**FORM, "doe": pressed})

    assert answer.status_code == 303
    assert answer.headers["Location"] == address


def test_ticked_practices_are_compared_with_the_list_taken_along(client: FlaskClient) -> None:
    answer = client.post("/lijst", data={**FORM, "vergelijk": [SECOND, FIRST, "weg"], "doe": "vergelijk"})
    address = answer.headers["Location"]

    assert answer.status_code == 303
    assert address.startswith(f"/vergelijken?praktijk={SECOND}&praktijk={FIRST}&lijst={FIRST}&lijst={SECOND}")
    assert "Op uw lijst" in page(client, address)


@pytest.mark.parametrize(
    ("ticked", "told"),
    [([], "U koos er nog geen."), ([FIRST], "U koos er 1."), ([FIRST, SECOND], "U koos er 2.")],
)
def test_too_few_or_too_many_to_compare_is_told_on_the_list_itself(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, ticked: list[str], told: str
) -> None:
    if len(ticked) == 2:
        monkeypatch.setattr("zoek.web.list_page.MOST", 1)
    answer = client.post("/lijst", data={**FORM, "vergelijk": ticked, "doe": "vergelijk"})
    text = answer.get_data(as_text=True)

    assert answer.status_code == 400
    assert "Vergelijken kan met 2 tot" in text
    assert told in text
    assert re.findall(r'name="vergelijk" value="([^"]*)" checked', text) == ticked
    assert re.search(r"<textarea[^>]*>Bel\nArnhem</textarea>", text)


def test_a_list_that_fits_in_a_comparison_is_ticked_and_one_alone_is_not_compared(client: FlaskClient) -> None:
    assert len(re.findall(r'name="vergelijk" value="[^"]*" checked', page(client, f"/lijst?{LIST}"))) == 2
    assert 'name="vergelijk"' not in page(client, f"/lijst?praktijk={FIRST}")


def test_the_last_practice_can_be_removed(client: FlaskClient) -> None:
    answer = client.post("/lijst", data={"praktijk": FIRST, "doe": f"weg {FIRST}"})

    assert answer.headers["Location"] == "/lijst"


def test_notes_that_do_not_fit_in_an_address_are_told(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zoek.web.list_page.LONGEST_ADDRESS", 50)
    answer = client.post("/lijst", data={**FORM, "doe": "bewaar"})

    assert answer.status_code == 400
    assert "Uw lijst is te lang voor een adres" in answer.get_data(as_text=True)


def test_the_form_offers_every_page_and_file(app: Flask, client: FlaskClient) -> None:
    offered = re.findall(r'name="doe" value="open ([^"]*)"', page(client, f"/lijst?{LIST}"))

    with app.test_request_context():
        assert set(offered) == openable()


def test_csv_and_ods_have_a_row_a_practice_with_the_note(client: FlaskClient) -> None:
    table = client.get(f"/lijst.csv?{LIST}")
    rows = list(csv.reader(io.StringIO(table.get_data(as_text=True).removeprefix("\ufeff")), delimiter=";"))
    sheet = Document(io.BytesIO(client.get(f"/lijst.ods?{LIST}").data)).body.tables[0]

    assert table.headers["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert rows[0][:2] == ["id", "notitie"]
    assert [row[:2] for row in rows[1:]] == [[FIRST, ""], [SECOND, "Bel Arnhem"]]
    assert [row[:2] for row in sheet.get_values()][1:] == [[FIRST, ""], [SECOND, "Bel Arnhem"]]


def test_json_has_the_practices_as_the_api_gives_them_with_notes(client: FlaskClient) -> None:
    told = json.loads(page(client, f"/lijst.json?{LIST}"))

    assert (told["vraag"], told["bijeenkomst"]) == ("Wat helpt?", "kort")
    assert told["adres"].startswith(f"http://localhost/lijst?praktijk={FIRST}")
    assert [(one["id"], one["notitie"]) for one in told["praktijken"]] == [(FIRST, ""), (SECOND, "Bel Arnhem")]
    assert told["praktijken"][0]["bronnen"][0]["titel"] == "Rapport: wijkcoaches"


def test_sources_come_once_each_with_what_rests_on_them(client: FlaskClient) -> None:
    records = read_ris(page(client, f"/lijst.ris?{LIST}"))
    entries = read_bibtex(page(client, f"/lijst.bib?{LIST}"))

    assert [record["TI"][0] for record in records] == ["Rapport: wijkcoaches", "Krantenbericht", "Jaarverslag"]
    assert records[2]["N1"] == ["Bron bij: Wijkteams in Arnhem"]
    assert len(entries) == 3


@pytest.mark.parametrize("kind", ["csv", "ods", "json", "ris", "bib"])
def test_files_of_an_empty_list_are_files_too(client: FlaskClient, kind: str) -> None:
    assert client.get(f"/lijst.{kind}").status_code == 200


def test_a_list_that_was_shared_before_a_practice_was_renamed_still_works(content: Path, data: Path) -> None:
    (content / "verhuisd.csv").write_text("oud,nieuw\nwijkteam-arnhem,wijkteams-arnhem\n", encoding="utf-8")
    publish(content, data, NOW, lambda done, total: None)
    client = create_app(Settings(content=content, data=data)).test_client()

    text = page(
        client, f"/lijst?praktijk=wijkteam-arnhem&praktijk={FIRST}&praktijk={SECOND}&notitie-wijkteam-arnhem=Bel"
    )

    assert re.findall(r'name="praktijk" value="([^"]*)"', text) == [SECOND, FIRST]
    assert re.search(r"<textarea[^>]*>Bel</textarea>", text)
    assert "is er niet" not in text


def test_a_form_that_is_too_large_is_told_so(client: FlaskClient) -> None:
    answer = client.post("/lijst", data={"vraag": "a" * (LARGEST_BODY + 1)})

    assert answer.status_code == 413
    assert "Dit is te groot" in answer.text
