"""What every request came to, told to who keeps count or writes it down; nothing in it leads to a person.

Around the whole application, so that pages that were remembered count too.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from zoek.web.answers import PATH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask, Response

    Tell = Callable[["Seen"], None]

ROUTE = "zoek.route"
"""Where the environment of a request holds the rule that its address fits."""
UNKNOWN = "onbekend"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A request and its answer: `route` is the rule (/praktijken/<name>), never the address that was asked."""

    method: str
    route: str
    status: int
    seconds: float
    bytes: int


class Watched:
    """An application that tells of each request once the answer begins."""

    def __init__(self, app: WSGIApplication, tell: Sequence[Tell]) -> None:
        """Tell each of these."""
        self._app = app
        self._tell = tuple(tell)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does."""
        began = time.perf_counter()

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:
            sizes = [int(value) for name, value in headers if name == "Content-Length"]
            seconds = time.perf_counter() - began
            seen = Seen(_method(environ), _route(environ), int(status[:3]), seconds, sum(sizes))
            for tell in self._tell:
                tell(seen)
            return start_response(status, headers, *rest)

        return self._app(environ, start)


def _method(environ: WSGIEnvironment) -> str:
    method = environ.get("REQUEST_METHOD", "")
    return method if method in METHODS else UNKNOWN


def _route(environ: WSGIEnvironment) -> str:
    """The rule; a page that was remembered never came as far as the rules."""
    return str(environ.get(ROUTE) or (PATH if environ.get("PATH_INFO") == PATH else UNKNOWN))


def register(app: Flask, tell: Sequence[Tell]) -> None:
    """Have the application tell these of every request; without any, nothing is added."""
    if not tell:
        return

    @app.after_request
    def note_the_rule(response: Response) -> Response:
        request.environ[ROUTE] = request.url_rule.rule if request.url_rule else UNKNOWN
        return response

    app.wsgi_app = Watched(app.wsgi_app, tell)  # type: ignore[method-assign]
