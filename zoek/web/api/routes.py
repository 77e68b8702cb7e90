"""The routes of the API, made from the table of operations; and the page that explains them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, render_template, request, url_for
from werkzeug.routing import BaseConverter

from zoek.library.skos import turtle_of
from zoek.web.api.bodies import read_body
from zoek.web.api.openapi import VERSION, document_of
from zoek.web.api.operations import OPERATIONS, Operation
from zoek.web.api.parameters import read_parameters
from zoek.web.site import publication, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.blueprints import BlueprintSetupState
    from flask.typing import ResponseReturnValue

    from zoek.library.thesaurus import Thesaurus

blueprint = Blueprint("api", __name__)
ROOT = "/api/v1"
TURTLE = "text/turtle"
AS_TURTLE = frozenset({"getBegrippen", "getBegrip"})


def _answering(operation: Operation) -> Callable[..., ResponseReturnValue]:
    def answer(**path: str) -> ResponseReturnValue:
        current = publication()
        sent, faults = read_body(operation.body)
        values = read_parameters(operation.parameters(current), request.args, faults) | sent | path
        found = operation.handle(current, values)
        if operation.name in AS_TURTLE and _wants_turtle():
            return _turtle(current.library.thesaurus, found.get("id"))
        return _with_links(found)

    return answer


def _with_links(found: dict[str, Any]) -> Response:
    answer = jsonify(found)
    links = found.get("_links", {})
    pages = [f'<{link["href"]}>; rel="{name}"' for name, link in links.items() if name in {"prev", "next", "last"}]
    if pages:
        answer.headers["Link"] = ", ".join(pages)
    return answer


def _wants_turtle() -> bool:
    return request.accept_mimetypes.best_match(["application/json", TURTLE]) == TURTLE


def _turtle(thesaurus: Thesaurus, name: str | None) -> ResponseReturnValue:
    """One concept, or all: a list in Turtle has no pages."""
    concepts = [thesaurus.concepts[name]] if name else thesaurus.concepts.values()
    return Response(turtle_of(concepts), content_type=f"{TURTLE}; charset=utf-8")


class IdConverter(BaseConverter):
    """An id in a path: calls that begin with _ stand beside ids, and are none."""

    regex = "[^/_][^/]*"


@blueprint.record_once
def know_ids(state: BlueprintSetupState) -> None:
    """Let the rules below name an id."""
    state.app.url_map.converters["id"] = IdConverter


for row in OPERATIONS:
    blueprint.add_url_rule(f"{ROOT}{row.rule}", row.name, _answering(row), methods=[row.method])


@blueprint.get(ROOT)
def start() -> ResponseReturnValue:
    """Where everything is."""
    links = {row.name: {"href": f"{ROOT}{row.path}"} for row in OPERATIONS}
    own = {"self": {"href": ROOT}, "openapi": {"href": url_for("api.describe")}, "uitleg": {"href": "/api"}}
    return jsonify({"naam": "Zoek", "versie": VERSION, "_links": own | links})


@blueprint.get(f"{ROOT}/openapi.json")
def describe() -> ResponseReturnValue:
    """The OpenAPI document, with the values that this collection has."""
    return jsonify(document_of(publication(), settings()))


@blueprint.get("/api")
def explain() -> str:
    """The page for people."""
    current = publication()
    rows = [(row, row.parameters(current), row.named(current) if row.named else "") for row in OPERATIONS]
    return render_template("api.html", rows=rows, root=ROOT, version=VERSION)
