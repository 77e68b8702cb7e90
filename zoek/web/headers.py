"""What every answer carries: nothing from elsewhere, no code written in a page, no frame around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from zoek.web.api.openapi import VERSION
from zoek.web.errors import is_for_programs

if TYPE_CHECKING:
    from flask import Flask, Response

STATIC_AGE_S = 365 * 24 * 3600
KEPT = "static", "style.show", "style.script"
"""What has its content in its address (`v`), so that it never changes."""
OWN = "; ".join(f"{kind} 'self'" for kind in ("script-src", "style-src", "img-src", "connect-src", "form-action"))
"""The script and what it asks for are those of the suggestions."""
POLICY = f"default-src 'none'; {OWN}; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
FOR_PROGRAMS = {
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, Link",
    "API-Version": VERSION,
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""The API is open: a page of another site may call it."""
HSTS = "max-age=31536000; includeSubDomains"


def register(app: Flask) -> None:
    """Have every answer of the application carry the headers."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    response.headers.update(HEADERS)
    if is_for_programs(request.path):
        response.headers.update(FOR_PROGRAMS)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HSTS
    is_kept = request.endpoint in KEPT and "v" in request.args
    response.headers["Cache-Control"] = f"public, max-age={STATIC_AGE_S}" if is_kept else "no-cache"
    return response
