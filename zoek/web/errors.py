"""The only place where an error becomes a page: what happened, why, and what to do now."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app, render_template
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from zoek.errors import EngineError, NotFound, QueryError, ZoekError

if TYPE_CHECKING:
    from flask import Flask

    Answer = tuple[str, int, dict[str, str]]

HTTP_WORDS = {
    400: ("Dit verzoek is niet te lezen", "Er staat iets in het adres dat de site niet begrijpt."),
    404: ("Deze pagina bestaat niet", "Het adres is verkeerd getypt of de pagina is verhuisd."),
    405: ("Dit kan hier niet", "Deze pagina kunt u bekijken, maar u kunt er niets naartoe sturen."),
    413: ("Dit is te groot", "U stuurde meer dan de site aankan."),
    414: ("Uw vraag is te lang", "Stel een kortere vraag. Zoek leest hoogstens 1000 tekens."),
}
TRY_AGAIN_S = 60
"""What a visitor or a robot is told to wait when the index cannot be used: building one takes seconds."""
STATUSES = ((QueryError, 400), (NotFound, 404), (EngineError, 503))


@dataclass(frozen=True, slots=True)
class Problem:
    """What the error page says.

    `remedy` is for the administrator; `reference` is there when the log tells more.
    """

    status: int
    title: str
    reason: str
    advice: str = ""
    remedy: str = ""
    reference: str = ""


def register(app: Flask) -> None:
    """Have the application answer every error with a page."""
    app.register_error_handler(ZoekError, _zoek_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _zoek_error(error: ZoekError) -> Answer:
    status = next((status for kind, status in STATUSES if isinstance(error, kind)), 500)
    if status >= 500:
        current_app.logger.error("%s %s", error.message, error.hint)
        advice = "Probeer het over een paar minuten opnieuw."
        problem = Problem(status, "Zoeken kan nu even niet", error.message, advice, remedy=error.hint)
        return _page(problem, {"Retry-After": str(TRY_AGAIN_S)})
    return _page(Problem(status, HTTP_WORDS[status][0], error.message, error.hint))


def _http_error(error: HTTPException) -> Answer:
    status = error.code or 500
    title, reason = HTTP_WORDS.get(status, ("Dit lukt niet", "De site kan dit verzoek niet uitvoeren."))
    allowed = error.valid_methods if isinstance(error, MethodNotAllowed) else None
    return _page(Problem(status, title, reason), {"Allow": ", ".join(sorted(allowed))} if allowed else {})


def _unexpected(error: Exception) -> Answer:
    reference = secrets.token_hex(4)
    current_app.logger.error("Onverwachte fout, kenmerk %s", reference, exc_info=error)
    reason = "Dit is een fout in de site, niet in wat u deed."
    return _page(Problem(500, "Er ging iets mis", reason, "Probeer het over een minuut opnieuw.", reference=reference))


def _page(problem: Problem, headers: dict[str, str] | None = None) -> Answer:
    return render_template("error.html", problem=problem), problem.status, headers or {}
