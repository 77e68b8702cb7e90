"""For whoever watches over the service: is it up, and can it answer?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Blueprint, jsonify, request

from zoek.errors import EngineError
from zoek.web.site import publication

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("health", __name__)
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    """The process answers."""
    return "ok\n", PLAIN


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """There is an index to search in; 503 with the reason when there is not. With more in JSON, for who asks for that."""
    wants_json = request.accept_mimetypes.best_match(["text/plain", "application/json"]) == "application/json"
    try:
        current = publication()
    except EngineError as error:
        told = f"{error.message} {error.hint}"
        return ({"gereed": False, "reden": told}, 503) if wants_json else (f"{told}\n", 503, PLAIN)
    count, manifest = len(current.engine), current.manifest
    if not wants_json:
        return f"ok, {count} documenten\n", PLAIN
    age = datetime.now(UTC) - manifest.built_at
    return jsonify(
        {
            "gereed": True,
            "documenten": count,
            "gebouwd": manifest.built_at.isoformat(timespec="seconds"),
            "leeftijdSeconden": max(0, round(age.total_seconds())),
            "vingerafdruk": manifest.fingerprint,
        }
    )
