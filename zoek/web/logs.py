"""The log as JSON, a line each, for programs that collect logs (ZOEK_LOG=json).

A request is told by its rule, never by its address: no questions, no names,
no addresses of visitors, no browsers.
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from zoek.web.watching import Seen

FORMATTER = "zoek.web.logs.JsonFormatter"


class JsonFormatter(logging.Formatter):
    """A record of Python's log as one line of JSON with Dutch keys."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told: dict[str, Any] = {
            "moment": _moment(datetime.fromtimestamp(record.created, UTC)),
            "soort": "melding",
            "niveau": record.levelname.lower(),
            "bericht": record.getMessage(),
        }
        if record.exc_info:
            told["spoor"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def request_lines(stream: TextIO | None = None) -> Callable[[Seen], None]:
    """What writes a line for each request, to standard error or another stream."""

    def write(seen: Seen) -> None:
        told = {
            "moment": _moment(datetime.now(UTC)),
            "soort": "verzoek",
            "methode": seen.method,
            "route": seen.route,
            "status": seen.status,
            "ms": round(seen.seconds * 1000, 1),
            "bytes": seen.bytes,
        }
        print(json.dumps(told), file=stream or sys.stderr, flush=True)

    return write


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def register(app: Flask) -> None:
    """Have the application write its own messages in that form too."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    app.logger.handlers[:] = [handler]
    app.logger.propagate = False


def gunicorn_logs() -> dict[str, Any]:
    """The same for what gunicorn itself says, as its `logconfig_dict`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"class": FORMATTER}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["console"]},
        "loggers": {"gunicorn.error": {"level": "WARNING", "handlers": ["console"], "propagate": False}},
    }
