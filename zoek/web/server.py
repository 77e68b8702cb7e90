"""How gunicorn serves Zoek; read by gunicorn as its configuration (`--config python:zoek.web.server`).

Two workers for two cores: a page costs a few milliseconds of pure
computing, so more workers than cores only wait for each other. The
application is loaded before the workers split off and shares its memory.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gunicorn.http import message

from zoek.analysis import DutchAnalyzer
from zoek.config import Settings
from zoek.web import create_app

if TYPE_CHECKING:
    from flask import Flask
    from gunicorn.arbiter import Arbiter

SETTINGS = Settings.from_environment(os.environ)

wsgi_app = "zoek.web.server:application()"
bind = f"{SETTINGS.host}:{SETTINGS.port}"
workers = SETTINGS.workers
worker_class = "zoek.web.worker.QuietWorker"
preload_app = True
timeout = 30
graceful_timeout = 10
LONGEST_REQUEST_LINE = 32 * 1024
"""A question of 1,000 words takes some 10 kB of address; Zoek reads its first 1,000 characters and says so."""
message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE  # gunicorn itself allows no more than 8,190
limit_request_line = LONGEST_REQUEST_LINE
accesslog = None
"""No access log: it would hold addresses and questions of visitors."""
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
proc_name = "zoek"


def application() -> Flask:
    """The site with the settings of this process; the word lists are read here, once for all workers."""
    DutchAnalyzer().terms("voordeur")
    return create_app(SETTINGS)


def when_ready(server: Arbiter) -> None:
    """Tell where the site can be seen."""
    addresses = ", ".join(
        f"http://{listener.getsockname()[0]}:{listener.getsockname()[1]}" for listener in server.LISTENERS
    )
    print(f"Zoek staat klaar op {addresses} (stoppen: Ctrl+C).", flush=True)  # noqa: T201 - for the person who started it
