"""The only place where an error becomes a page: what happened, why, and what to do now."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import current_app, render_template
from werkzeug.exceptions import HTTPException

from zoek.errors import EngineError, NotFound, QueryError, ZoekError

if TYPE_CHECKING:
    from flask import Flask

    Answer = tuple[str, int]

HTTP_WORDS = {
    400: ("Dit verzoek is niet te lezen", "Er staat iets in het adres dat de site niet begrijpt."),
    404: ("Deze pagina bestaat niet", "Het adres is verkeerd getypt of de pagina is verhuisd."),
    405: ("Dit kan hier niet", "Deze pagina kunt u bekijken, maar u kunt er niets naartoe sturen."),
    413: ("Dit is te groot", "U stuurde meer dan de site aankan."),
    414: ("Uw vraag is te lang", "Stel een kortere vraag. Zoek leest hoogstens 1000 tekens."),
}
STATUSES = ((QueryError, 400), (NotFound, 404), (EngineError, 503))


@dataclass(frozen=True, slots=True)
class Problem:
    """What the error page says; `reference` is there when the log tells more."""

    status: int
    title: str
    reason: str
    advice: str = ""
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
        return _page(Problem(status, "Zoeken kan nu even niet", error.message, error.hint))
    return _page(Problem(status, HTTP_WORDS[status][0], error.message, error.hint))


def _http_error(error: HTTPException) -> Answer:
    status = error.code or 500
    title, reason = HTTP_WORDS.get(status, ("Dit lukt niet", "De site kan dit verzoek niet uitvoeren."))
    return _page(Problem(status, title, reason))


def _unexpected(error: Exception) -> Answer:
    reference = secrets.token_hex(4)
    current_app.logger.error("Onverwachte fout, kenmerk %s", reference, exc_info=error)
    reason = "Dit is een fout in de site, niet in wat u deed."
    return _page(Problem(500, "Er ging iets mis", reason, "Probeer het over een minuut opnieuw.", reference))


def _page(problem: Problem) -> Answer:
    return render_template("error.html", problem=problem), problem.status
