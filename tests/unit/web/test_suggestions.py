"""/suggesties answers with JSON that the script can use, whatever is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.serving import ROOT
from zoek.config import Settings
from zoek.search import suggest
from zoek.web import create_app
from zoek.web.headers import HEADERS

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

SCRIPT = ROOT / "zoek" / "web" / "static" / "suggest.js"


def rows(client: FlaskClient, typed: str) -> list[dict[str, str]]:
    answer = client.get("/suggesties", query_string={"q": typed}).get_json()
    assert list(answer) == ["suggesties"]
    found: list[dict[str, str]] = answer["suggesties"]
    return found


def test_each_kind_leads_where_it_should(client: FlaskClient) -> None:
    assert rows(client, "wijk") == [
        {
            "tekst": "sociaal wijkteam",
            "soort": "begrip",
            "adres": "/zoeken?q=sociaal+wijkteam",
            "toelichting": "thema van 2 praktijken",
        },
        {
            "tekst": "Wijkteams in Arnhem",
            "soort": "praktijk",
            "adres": "/praktijken/wijkteams-arnhem",
            "toelichting": "",
        },
    ]
    assert rows(client, "ensch")[0] == {
        "tekst": "Enschede",
        "soort": "gemeente",
        "adres": "/zoeken?q=Enschede",
        "toelichting": "1 praktijk",
    }
    assert rows(client, "kijk wat")[0]["adres"] == "/lessen/les-4-kijk-wat-er-al-is"


def test_an_old_name_is_searched_by_the_name_of_now(client: FlaskClient) -> None:
    (row,) = rows(client, "wijkploeg")

    assert row["toelichting"] == "oude naam van sociaal wijkteam"
    assert row["adres"] == "/zoeken?q=sociaal+wijkteam"


@pytest.mark.parametrize("typed", ["wijk", "arn", "ensch", "kijk", "achter", "wet"])
def test_every_address_is_a_page_that_found_something(client: FlaskClient, typed: str) -> None:
    found = rows(client, typed)

    assert found
    for row in found:
        answer = client.get(row["adres"])
        assert answer.status_code == 200
        assert "Niets gevonden" not in answer.text


@pytest.mark.parametrize("address", ["/suggesties", "/suggesties?q=", "/suggesties?q=a", "/suggesties?x=1"])
def test_nothing_typed_gives_an_empty_list(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.get_json() == {"suggesties": []}


def test_the_answer_is_json_with_the_headers_of_every_answer(client: FlaskClient) -> None:
    answer = client.get("/suggesties?q=wijk")

    assert answer.content_type == "application/json"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in answer.headers


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_no_bytes_give_a_fault(client: FlaskClient, data: bytes) -> None:
    answer = client.get("/suggesties?q=" + "".join(f"%{byte:02x}" for byte in data))

    assert answer.status_code == 200
    assert isinstance(answer.get_json()["suggesties"], list)


def test_a_text_of_thousands_of_letters_is_answered(client: FlaskClient) -> None:
    assert rows(client, "wijk" * 1500) == []
    assert rows(client, "wijk " * 1500) == rows(client, "wijk " * 20)


def test_without_an_index_the_script_is_told_so_by_the_status(tmp_path: Path) -> None:
    answer = create_app(Settings(data=tmp_path)).test_client().get("/suggesties?q=wijk")

    assert answer.status_code == 503


def test_only_asking_is_possible(client: FlaskClient) -> None:
    assert client.post("/suggesties", data={"q": "wijk"}).status_code == 405
    assert client.get("/suggesties/").status_code == 404


def test_the_script_is_small_asks_no_other_host_and_writes_no_html() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    forbidden = ["http:", "https:", "//cdn", "innerHTML", "eval(", "document.write", "cookie", "localStorage", "import"]

    assert len(source.encode()) < 6_000
    assert [word for word in forbidden if word in source] == []


@pytest.mark.parametrize(
    ("name", "value"), [("FEWEST_LETTERS", suggest.FEWEST_LETTERS), ("LONGEST_TEXT", suggest.LONGEST_TEXT)]
)
def test_the_script_knows_the_bounds_of_the_server(name: str, value: Any) -> None:
    assert f"const {name} = {value};" in SCRIPT.read_text(encoding="utf-8")
