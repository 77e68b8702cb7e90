"""Questions that find nothing are counted here, when the settings ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, request

from zoek.search.misses import Misses
from zoek.web.answers import ANEW

if TYPE_CHECKING:
    from flask import Flask

    from zoek.config import Settings
    from zoek.search.query import Query

MISSES = "zoek.misses"


def register(app: Flask, settings: Settings) -> None:
    """Have the application count, or not."""
    app.extensions[MISSES] = Misses(settings.data) if settings.counts_misses else None


def count_miss(query: Query) -> None:
    """Count the words of a question without results; its page is not remembered, or it would count once."""
    misses: Misses | None = current_app.extensions[MISSES]
    if misses is None or request.method != "GET":
        return
    request.environ.get(ANEW, set()).add(MISSES)
    try:
        misses.note(query)
    except OSError as error:
        current_app.logger.warning("woorden zonder resultaat kunnen niet bewaard worden: %s", error.strerror)
