"""The only place where an error becomes a page: what happened, why, and what to do now.

A program that called the API gets the same as problem+json (RFC 9457).
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import current_app, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, TooManyRequests

from zoek.errors import EngineError, ExportError, NotFound, QueryError, ZoekError
from zoek.web.api.parameters import InvalidInput

if TYPE_CHECKING:
    from flask import Flask

    Answer = tuple[str, int, dict[str, str]]

HTTP_WORDS = {
    400: ("Dit verzoek is niet te lezen", "Er staat iets in het adres dat de site niet begrijpt."),
    404: ("Deze pagina bestaat niet", "Het adres is verkeerd getypt of de pagina is verhuisd."),
    405: ("Dit kan hier niet", "Deze pagina kunt u bekijken, maar u kunt er niets naartoe sturen."),
    413: ("Dit is te groot", "U stuurde meer dan de site aankan."),
    415: ("Dit kan de site niet lezen", "Stuur JSON, met Content-Type: application/json."),
    429: ("U vraagt erg veel tegelijk", "Van uw adres kwamen zoveel vragen dat de site even wacht."),
    414: ("Uw vraag is te lang", "Stel een kortere vraag. Zoek leest hoogstens 1000 tekens."),
}
TRY_AGAIN_S = 60
"""What a visitor or a robot is told to wait when the index cannot be used: building one takes seconds."""
UNMADE = "Dit kan Zoek niet maken"
STATUSES = ((QueryError, 400), (ExportError, 400), (NotFound, 404), (EngineError, 503))


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
    faults: tuple[tuple[str, str], ...] = ()


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
    faults = error.faults if isinstance(error, InvalidInput) else ()
    title = UNMADE if isinstance(error, ExportError) else HTTP_WORDS[status][0]
    return _page(Problem(status, title, error.message, error.hint, faults=faults))


def _http_error(error: HTTPException) -> Answer:
    status = error.code or 500
    title, reason = HTTP_WORDS.get(status, ("Dit lukt niet", "De site kan dit verzoek niet uitvoeren."))
    allowed = error.valid_methods if isinstance(error, MethodNotAllowed) else None
    headers = {"Allow": ", ".join(sorted(allowed))} if allowed else {}
    wait = error.retry_after if isinstance(error, TooManyRequests) else None
    advice = f"Probeer het over {wait} seconden opnieuw." if wait else ""
    headers |= {"Retry-After": str(wait)} if wait else {}
    return _page(Problem(status, title, reason, advice), headers)


def _unexpected(error: Exception) -> Answer:
    reference = secrets.token_hex(4)
    current_app.logger.error("Onverwachte fout, kenmerk %s", reference, exc_info=error)
    reason = "Dit is een fout in de site, niet in wat u deed."
    return _page(Problem(500, "Er ging iets mis", reason, "Probeer het over een minuut opnieuw.", reference=reference))


def _page(problem: Problem, headers: dict[str, str] | None = None) -> Answer:
    if is_for_programs(request.path):
        return _as_json(problem), problem.status, {"Content-Type": "application/problem+json"} | (headers or {})
    return render_template("error.html", problem=problem), problem.status, headers or {}


def is_for_programs(path: str) -> bool:
    """Whether an address is one of the API, in any version."""
    return path.startswith("/api/")


def _as_json(problem: Problem) -> str:
    told: dict[str, Any] = {"type": "about:blank", "title": problem.title, "status": problem.status}
    told["detail"] = " ".join(text for text in (problem.reason, problem.advice) if text)
    if problem.faults:
        told["fouten"] = [{"naam": name, "melding": message} for name, message in problem.faults]
    if problem.reference:
        told["kenmerk"] = problem.reference
    return json.dumps(told, ensure_ascii=False)
