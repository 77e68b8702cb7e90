"""/api/v1 keeps the promises of the Dutch REST API Design Rules and of its own OpenAPI document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from zoek.library.fields import PRACTICE_FIELDS
from zoek.web.api.openapi import VERSION
from zoek.web.api.operations import OPERATIONS
from zoek.web.api.parameters import Parameter

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

PLAN = (
    "In Enschede komen veel hulpverleners bij hetzelfde gezin met schulden. Een wijkcoach gaat zelf langs bij gezinnen. "
    "De woningcorporatie doet mee. Elke week brengt een zeppelin muzikanten naar het buurthuis."
)
CALLS = (
    "/praktijken",
    "/praktijken?sorteer=nieuwste&transitie=jeugd&transitie=awbz-wmo&gemeente=Arnhem&van=2000&tot=2020&aantal=1",
    "/praktijken/_zoek",
    "/praktijken/_zoek?q=wijkteam&woorden=alle&uitbreiden=nee&soort=praktijk",
    "/praktijken/_zoek?q=wijkteamz",
    "/praktijken/wijkteams-arnhem",
    "/begrippen",
    "/begrippen/awbz",
    "/gemeenten?provincie=Friesland",
    "/gemeenten/Den Haag",
    "/gemeenten/Boarnsterhim",
    "/suggesties?q=wijk",
    "/suggesties",
    "/dekking",
)


def get(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1{path}")
    assert (answer.status_code, answer.content_type) == (200, "application/json"), answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


@pytest.fixture
def described(client: FlaskClient) -> dict[str, Any]:
    return get(client, "/openapi.json")


def test_the_description_is_valid_openapi_and_names_a_contact(described: dict[str, Any]) -> None:
    validate(described)

    assert described["openapi"] == "3.1.0"
    assert set(described["info"]["contact"]) == {"name", "email", "url"}


@pytest.mark.parametrize("call", CALLS)
def test_an_answer_has_the_form_that_the_description_promises(
    client: FlaskClient, described: dict[str, Any], call: str
) -> None:
    path = call.split("?", maxsplit=1)[0]
    name = next(row.answer for row in OPERATIONS if _fits(row.path, path))
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}

    found = get(client, call)

    assert list(Draft202012Validator(schema).iter_errors(found)) == []


def _fits(pattern: str, path: str) -> bool:
    if pattern == path or "{" not in pattern:
        return pattern == path
    return path.startswith(pattern.split("{", maxsplit=1)[0]) and "_" not in path


def test_every_call_is_tried_above() -> None:
    tried = {row.name for row in OPERATIONS for call in CALLS if _fits(row.path, call.split("?")[0])}

    assert tried == {row.name for row in OPERATIONS if row.method == "GET"}


def test_the_examples_of_the_description_are_answers_of_this_form(described: dict[str, Any]) -> None:
    for path, item in described["paths"].items():
        (operation,) = item.values()
        content = operation["responses"]["200"]["content"]["application/json"]
        if path != "/openapi.json":
            schema = content["schema"] | {"components": described["components"]}
            assert list(Draft202012Validator(schema).iter_errors(content["example"])) == [], path


def test_a_practice_has_every_field_under_its_dutch_key(client: FlaskClient) -> None:
    found = get(client, "/praktijken/achter-de-voordeur-enschede")

    assert list(found) == ["id", *(row.key for row in PRACTICE_FIELDS), "_links"]
    assert found["periode"] == {"van": 2008, "tot": 2012, "ongeveer": True}
    assert found["bronnen"][0] == {
        "nummer": 1,
        "titel": "Rapport: wijkcoaches",
        "uitgever": "Universiteit",
        "jaar": 2011,
        "url": "https://example.org/rapport",
        "geraadpleegd": "2026-11-23",
        "gelezen": "kopie",
    }
    assert found["resultaten"] == "- Coaches hielpen 36 gezinnen. [1] [2]"
    assert client.get(found["_links"]["pagina"]["href"]).status_code == 200


def test_a_long_list_comes_in_pages_that_link_to_each_other(client: FlaskClient) -> None:
    first = get(client, "/praktijken?aantal=1&transitie=awbz-wmo&transitie=jeugd")
    second = client.get(first["_links"]["next"]["href"])

    assert (first["totaal"], first["paginas"], first["pagina"]) == (2, 2, 1)
    assert "prev" not in first["_links"]
    assert "transitie=awbz-wmo&transitie=jeugd" in first["_links"]["next"]["href"]
    assert second.get_json()["praktijken"] != first["praktijken"]
    assert 'rel="prev"' in second.headers["Link"]
    assert "next" not in second.get_json()["_links"]


def test_the_search_finds_what_the_page_finds_and_says_why(client: FlaskClient) -> None:
    found = get(client, "/praktijken/_zoek?q=wijkteam&soort=praktijk")

    assert found["totaal"] == 2
    assert found["treffers"][0]["id"] == "wijkteams-arnhem"
    assert found["treffers"][0]["redenen"]
    assert found["facetten"]["gemeente"]["Arnhem"] == 1


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/praktijken/", 404),
        ("GET", "/api/v1//praktijken", 404),
        ("GET", "/api/v1/praktijken/bestaat-niet", 404),
        ("GET", "/api/v1/begrippen/bestaat-niet", 404),
        ("GET", "/api/v1/gemeenten/bestaat-niet", 404),
        ("GET", "/api/v1/bestaat-niet", 404),
        ("GET", "/api/v2/praktijken", 404),
        ("GET", "/api/v1/praktijken?pagina=3", 404),
        ("GET", "/api/v1/begrippen?pagina=3", 404),
        ("POST", "/api/v1/praktijken", 405),
        ("DELETE", "/api/v1/dekking", 405),
        ("GET", "/api/v1/praktijken/_vergelijk", 405),
        ("DELETE", "/api/v1/praktijken/_vergelijk", 405),
        ("POST", "/api/v1/praktijken/_vergelijk", 415),
        ("POST", "/api/v1/praktijken/_zoek", 405),
        ("GET", "/api/v1/dekking?q=x", 400),
        ("GET", "/api/v1/praktijken/_zoek?q=a&q=b", 400),
        ("GET", f"/api/v1/praktijken/_zoek?q={'a' * 1001}", 400),
    ],
)
def test_whatever_is_wrong_the_answer_is_a_problem_with_the_version(
    client: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    problem = json.loads(answer.data)

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert answer.headers["API-Version"] == VERSION
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


def compared(client: FlaskClient, **sent: object) -> TestResponse:
    return client.post("/api/v1/praktijken/_vergelijk", json=sent)


def test_a_plan_is_compared_as_the_page_and_the_command_do(client: FlaskClient, described: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Vergelijking", "components": described["components"]}

    answer = compared(client, tekst=PLAN, titel="Wijkcoaches")
    found = answer.get_json()

    assert (answer.status_code, answer.headers["API-Version"]) == (200, VERSION)
    assert list(Draft202012Validator(schema).iter_errors(found)) == []
    assert found["treffers"][0]["id"] == "achter-de-voordeur-enschede"
    assert found["treffers"][0]["watGingMoeilijk"] == [{"tekst": "Het geld stopte.", "duiding": False}]
    assert {"tekst": "Begin klein.", "duiding": True} in found["treffers"][0]["lessen"]
    assert found["nieuw"]["zinnen"][0]["zin"].startswith("Elke week brengt een zeppelin")
    assert found["plan"]["titel"] == "Wijkcoaches"


def test_the_body_of_the_example_is_allowed_by_its_own_schema(described: dict[str, Any]) -> None:
    content = described["paths"]["/praktijken/_vergelijk"]["post"]["requestBody"]["content"]["application/json"]

    assert list(Draft202012Validator(content["schema"]).iter_errors(content["example"])) == []
    assert list(Draft202012Validator(content["schema"]).iter_errors({"tekst": "een wijkteam, in de wijk"})) != []


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        ({}, {"tekst": "ontbreekt"}),
        ({"tekst": ""}, {"tekst": "Er staat nog geen plan."}),
        ({"tekst": "wijkteam"}, {"tekst": "te kort om te vergelijken: 1 woord"}),
        ({"tekst": "The plan is to visit all the families that have debts and to help them."}, {"tekst": "lijkt Engels"}),
        ({"tekst": "a" * 20_001}, {"tekst": "hoogstens 20000"}),
        ({"tekst": 12, "titel": "t" * 201, "kleur": "rood"}, {"kleur": "is er niet", "tekst": "moet tekst zijn", "titel": "hoogstens 200"}),
        ({"tekst": f"{PLAN} \ud800", "\ud800": 1}, {"?": "is er niet", "tekst": "half teken"}),
    ],
)  # fmt: skip
def test_all_faults_of_a_body_are_told_at_once(
    client: FlaskClient, sent: dict[str, object], faults: dict[str, str]
) -> None:
    answer = client.post(
        "/api/v1/praktijken/_vergelijk?pagina=1", data=json.dumps(sent), content_type="application/json"
    )
    told = {fault["naam"]: fault["melding"] for fault in json.loads(answer.data)["fouten"]}

    assert answer.status_code == 400
    assert list(told) == ["pagina", *faults]
    assert all(message in told[name] for name, message in faults.items()), told


@pytest.mark.parametrize(
    ("content", "kind", "status", "told"),
    [
        ("tekst=een+plan", "application/x-www-form-urlencoded", 415, "application/json"),
        (PLAN, "text/plain", 415, "application/json"),
        ("{", "application/json", 400, "geen JSON"),
        (b'{"tekst": "\xff"}', "application/json", 400, "geen JSON"),
        ("[" * 100_000, "application/json", 400, "geen JSON"),
        ('["een plan"]', "application/json", 400, "geen object"),
        (json.dumps({"tekst": "a" * 300_000}), "application/json", 413, "te groot"),
    ],
    ids=["form", "text", "half", "not utf-8", "deep", "list", "large"],
)
def test_a_body_that_cannot_be_read_is_a_problem(
    client: FlaskClient, content: str | bytes, kind: str, status: int, told: str
) -> None:
    answer = client.post("/api/v1/praktijken/_vergelijk", data=content, content_type=kind)

    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert told in answer.get_data(as_text=True)


def test_the_longest_text_in_the_longest_writing_is_read(client: FlaskClient) -> None:
    text = f"{PLAN} {'𝔸' * 19_000}"

    answer = client.post(
        "/api/v1/praktijken/_vergelijk", data=json.dumps({"tekst": text}), content_type="application/json"
    )

    assert answer.status_code == 200


def test_all_faults_of_a_call_are_told_at_once(client: FlaskClient, described: dict[str, Any]) -> None:
    answer = client.get("/api/v1/praktijken?aantal=0&kleur=rood&transitie=jeugd&transitie=fout&van=soms&sorteer=snel")
    problem = json.loads(answer.data)
    (schema,) = [described["components"]["schemas"]["Probleem"]]

    assert [fault["naam"] for fault in problem["fouten"]] == ["kleur", "transitie", "van", "sorteer", "aantal"]
    assert "1 tot en met 100" in problem["fouten"][-1]["melding"]
    assert "nieuwste, titel" in problem["fouten"][-2]["melding"]
    assert list(Draft202012Validator(schema).iter_errors(problem)) == []


def test_a_fault_of_the_site_is_a_problem_without_its_words(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr("zoek.web.api.routes.read_parameters", fail)

    answer = client.get("/api/v1/dekking")

    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert "geheim" not in answer.get_data(as_text=True)
    assert len(json.loads(answer.data)["kenmerk"]) == 8


def test_pages_of_other_sites_may_call_it(client: FlaskClient) -> None:
    answer = client.options("/api/v1/praktijken", headers={"Origin": "https://elders.example"})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/zoeken").headers.get("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize("path", ["/begrippen", "/begrippen/awbz"])
def test_concepts_come_as_skos_for_who_asks_so(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/api/v1{path}", headers={"Accept": "text/turtle"})

    assert answer.content_type == "text/turtle; charset=utf-8"
    assert "skos:prefLabel" in answer.get_data(as_text=True)


def test_a_concept_that_is_not_there_is_missing_in_every_form(client: FlaskClient) -> None:
    assert client.get("/api/v1/begrippen/niets", headers={"Accept": "text/turtle"}).status_code == 404


def test_the_start_leads_everywhere(client: FlaskClient) -> None:
    links = get(client, "")["_links"]

    assert {row.name for row in OPERATIONS} < set(links)
    assert client.get(links["openapi"]["href"]).status_code == 200


def test_the_page_for_people_explains_every_call_with_an_answer_to_look_at(client: FlaskClient) -> None:
    page = client.get("/api").get_data(as_text=True)

    for row in OPERATIONS:
        assert f"{row.method} /api/v1{row.path}" in page
        assert row.summary in page


@pytest.mark.parametrize("text", ["0", "01x", "-1", "1.0", "101", "99999999999", "²"])
def test_a_number_outside_its_bounds_is_refused(text: str) -> None:
    parameter = Parameter("aantal", "", 1, lowest=1, highest=100)

    with pytest.raises(ValueError, match="geen geheel getal van 1 tot en met 100"):
        parameter.read([text])
