"""The OpenAPI 3.1 document, made from the table of operations; its examples are real answers of this collection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zoek.web.api.bodies import body_schema
from zoek.web.api.operations import OPERATIONS
from zoek.web.api.schemas import PROBLEM, TEXT, record, reference, schemas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.config import Settings
    from zoek.search.publication import Publication
    from zoek.web.api.operations import Operation
    from zoek.web.api.parameters import Parameter

VERSION = "1.1.0"
"""Of the API, not of Zoek: raised by the rules of semantic versioning when an answer or a parameter changes."""
ABOUT = (
    "Zoek is één zoekvraag over de goede praktijken van gemeenten. Deze API geeft wat de site ook toont. "
    "Hij is open: zonder sleutel, zonder registratie, alleen om te lezen. Zoek bewaart niets van wie vraagt."
)
EXAMPLE_SIZE = 2
"""How many things stand on a page in an example."""
HEADERS = {"API-Version": {"description": "De volledige versie van deze API.", "schema": TEXT, "example": VERSION}}
PROBLEM_TEXTS = {
    "400": "De vraag klopt niet; alle fouten staan in `fouten`.",
    "404": "Dit is er niet.",
    "405": "Deze methode kan hier niet.",
    "413": "Wat u stuurt, is te groot.",
    "415": "Wat u stuurt, is geen JSON.",
    "500": "Er ging iets mis; het kenmerk staat in het logboek.",
    "503": "Er is nu geen bruikbare index.",
}


def document_of(current: Publication, settings: Settings) -> dict[str, Any]:
    """The document for a publication: its municipalities and concepts are the values that may be asked."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Zoek: goede praktijken van gemeenten",
            "version": VERSION,
            "description": ABOUT,
            "contact": {
                "name": "Beheer van Zoek",
                "email": settings.contact,
                "url": f"{settings.address or 'https://zoek.example'}/over",
            },
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": f"{settings.address}/api/v1"}],
        "tags": [{"name": "zoek", "description": "Praktijken, begrippen en gemeenten"}, {"name": "openapi"}],
        "security": [],
        "paths": {row.path: {row.method.lower(): _operation(row, current)} for row in OPERATIONS}
        | {"/openapi.json": _own()},
        "components": {"schemas": schemas()},
    }


def _operation(row: Operation, current: Publication) -> dict[str, Any]:
    parameters = row.parameters(current)
    answers = {"200": _answer(row, current, parameters)} | _problems(row)
    asked = [_parameter(parameter) for parameter in parameters]
    path = [_path_parameter(row, current)] if row.named else []
    return {
        "tags": ["zoek"],
        "operationId": row.name,
        "summary": row.summary,
        "description": row.description,
        "parameters": path + asked,
        **({"requestBody": _body(row)} if row.body else {}),
        "responses": answers,
    }


def _body(row: Operation) -> dict[str, Any]:
    return {
        "description": row.description,
        "required": True,
        "content": {"application/json": {"schema": body_schema(row.body), "example": row.example}},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "description": parameter.description,
        "required": False,
        "schema": parameter.schema,
        "example": parameter.example,
    }
    return found | ({"style": "form", "explode": True} if parameter.is_repeated else {})


def _path_parameter(row: Operation, current: Publication) -> dict[str, Any]:
    return {
        "name": "naam" if "{naam}" in row.path else "id",
        "in": "path",
        "required": True,
        "description": "De naam van de gemeente." if "{naam}" in row.path else "De id.",
        "schema": {"type": "string", "minLength": 1},
        "example": row.named(current) if row.named else "",
    }


def _answer(row: Operation, current: Publication, parameters: Sequence[Parameter]) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": reference(row.answer), "example": _example(row, current, parameters)}
    found = {"application/json": content}
    if row.answer.startswith("Begrip"):
        found["text/turtle"] = {"schema": TEXT}
    return {"description": row.summary, "headers": HEADERS, "content": found}


def _example(row: Operation, current: Publication, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """What the call really answers here, asked with the examples that narrow nothing down."""
    asked: dict[str, Any] = {parameter.name: parameter.default for parameter in parameters}
    asked |= {parameter.name: () for parameter in parameters if parameter.is_repeated}
    narrowed = {"q": "wijk", "aantal": EXAMPLE_SIZE}
    asked |= {name: value for name, value in narrowed.items() if name in asked}
    asked |= {"name": row.named(current)} if row.named else {}
    return row.handle(current, asked | row.example)


def _problems(row: Operation) -> dict[str, Any]:
    statuses = ["400", "503"] + (["413", "415"] if row.body else [])
    statuses += ["404"] if row.named or row.answer.endswith("en") or "_zoek" in row.path else []
    return {status: _problem(PROBLEM_TEXTS[status]) for status in sorted(statuses)}


def _problem(told: str) -> dict[str, Any]:
    return {
        "description": told,
        "headers": HEADERS,
        "content": {"application/problem+json": {"schema": PROBLEM}},
    }


def _own() -> dict[str, Any]:
    schema = record({"openapi": TEXT}) | {"additionalProperties": True}
    return {
        "get": {
            "tags": ["openapi"],
            "operationId": "getOpenapi",
            "summary": "Deze beschrijving",
            "description": "De beschrijving van de API, als OpenAPI 3.1.",
            "responses": {
                "200": {
                    "description": "De beschrijving",
                    "headers": HEADERS,
                    "content": {"application/json": {"schema": schema}},
                },
                "503": _problem(PROBLEM_TEXTS["503"]),
            },
        }
    }
