"""The whole collection as a file: what is in it, and that no cell can do anything."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document

from zoek.library.tables import FORMULA_SIGNS, Table, csv_of
from zoek.web.spreadsheets import ods_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient

ENSCHEDE = "achter-de-voordeur-enschede"


def rows(client: FlaskClient) -> list[dict[str, str]]:
    answer = client.get("/downloads/praktijken.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="praktijken.csv"'
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_csv_has_a_row_for_each_practice_and_a_column_for_each_field(client: FlaskClient) -> None:
    (found,) = [row for row in rows(client) if row["id"] == ENSCHEDE]

    assert len(rows(client)) == 2
    assert found["gemeenten"] == "Enschede"
    assert (found["van"], found["tot"], found["ongeveer"]) == ("2008", "2012", "ja")
    assert found["resultaten"] == "• Coaches hielpen 36 gezinnen. [1] [2]"
    assert (
        found["bronnen"].splitlines()[0] == "[1] Rapport: wijkcoaches, Universiteit, 2011, https://example.org/rapport"
    )
    assert client.get(found["adres"]).status_code == 200


def test_the_spreadsheet_has_the_same_cells(client: FlaskClient) -> None:
    answer = client.get("/downloads/praktijken.ods")

    sheet = Document(io.BytesIO(answer.data)).body.get_tables()[0]
    first, *others = [[cell or "" for cell in row] for row in sheet.get_values()]

    assert answer.content_type == "application/vnd.oasis.opendocument.spreadsheet"
    assert [dict(zip(first, row, strict=True)) for row in others] == rows(client)


def test_a_line_of_the_ndjson_is_a_practice_as_the_api_gives_it(client: FlaskClient) -> None:
    lines = client.get("/downloads/praktijken.ndjson").get_data(as_text=True).splitlines()
    found = {record["id"]: record for record in map(json.loads, lines)}
    known = client.get(f"/api/v1/praktijken/{ENSCHEDE}").get_json()

    assert len(found) == 2
    assert {key: found[ENSCHEDE][key] for key in known if key != "_links"} == {
        key: value for key, value in known.items() if key != "_links"
    }


def test_another_form_is_not_there(client: FlaskClient) -> None:
    answer = client.get("/downloads/praktijken.xls")

    assert answer.status_code == 404
    assert "csv, ods en ndjson" in answer.get_data(as_text=True)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_no_cell_of_a_csv_begins_a_formula_and_no_text_is_lost(cells: list[str]) -> None:
    table = Table("x", tuple("abcdefgh"[: len(cells)]), (tuple(cells),))

    _, found = list(csv.reader(io.StringIO(csv_of(table).decode("utf-8-sig"), newline=""), delimiter=";"))

    assert not any(cell.startswith(FORMULA_SIGNS) for cell in found)
    assert [cell.removeprefix("'") for cell in found] == [cell.removeprefix("'") for cell in cells]


@pytest.mark.parametrize("text", ["=1+1", "regel 1\nregel 2", "<b>&", ""])
def test_a_cell_of_a_spreadsheet_is_its_text(text: str) -> None:
    sheet = Document(io.BytesIO(ods_of(Table("x", ("a",), ((text,),))))).body.get_tables()[0]

    assert (sheet.get_cell((0, 1)).value or "") == text
    assert sheet.get_cell((0, 1)).formula is None
