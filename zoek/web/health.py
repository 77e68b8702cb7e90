"""For whoever watches over the service: is it up, and can it answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

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
    """There is an index to search in; 503 with the reason when there is not."""
    try:
        count = len(publication().engine)
    except EngineError as error:
        return f"{error.message} {error.hint}\n", 503, PLAIN
    return f"ok, {count} documenten\n", PLAIN
