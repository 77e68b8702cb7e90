"""How gunicorn serves Zoek; read by gunicorn as its configuration (`--config python:zoek.web.server`).

One worker a core: a page is pure computing, so more of them only wait for
each other. Threads are there for connections that are slow or kept open, not
for speed. The application is loaded before the workers split off and shares
its memory; each worker opens the index itself, since open files must not be
shared. docs/adr/0012 has the figures.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import tempfile
import threading
from typing import TYPE_CHECKING

from gunicorn.http import message
from gunicorn.workers import gthread

from zoek.analysis import DutchAnalyzer
from zoek.config import Settings
from zoek.errors import ZoekError
from zoek.web import create_app
from zoek.web.logs import gunicorn_logs
from zoek.web.site import PUBLICATIONS

if TYPE_CHECKING:
    from flask import Flask
    from gunicorn.arbiter import Arbiter

    from zoek.web.worker import QuietWorker

SETTINGS = Settings.from_environment(os.environ)
if SETTINGS.metrics_port:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(
        prefix="zoek-cijfers-"
    )  # where the workers count together

wsgi_app = "zoek.web.server:application()"
bind = f"{SETTINGS.host}:{SETTINGS.port}"
workers = SETTINGS.workers
worker_class = "zoek.web.worker.QuietWorker"
threads = 4
SILENCE_S = 0.5
"""How long a new connection may hold a thread without sending anything; then it waits beside them.

With gunicorn's own 5 seconds, eight such connections kept a visitor waiting for 10; a worker without threads is
kept busy by a single one until it is replaced.
"""
gthread.DEFAULT_WORKER_DATA_TIMEOUT = SILENCE_S  # gunicorn has no setting for it
keepalive = 5
"""Seconds; longer than the pause between a page and its style sheet, shorter than a visitor reads."""
preload_app = True
timeout = 30
"""Seconds without a sign of life before a worker is replaced; threads that compute do not stop its signs."""
graceful_timeout = 10
"""Seconds that requests get to end when the site is stopped; the longest page takes less than one."""
LONGEST_REQUEST_LINE = 32 * 1024
"""A question of 1,000 words takes some 10 kB of address; Zoek reads its first 1,000 characters and says so."""
message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE  # gunicorn itself allows no more than 8,190
limit_request_line = LONGEST_REQUEST_LINE
accesslog = None
"""No access log: it would hold addresses and questions of visitors."""
errorlog = "-"
loglevel = "warning"
if SETTINGS.log == "json":
    logconfig_dict = gunicorn_logs()
control_socket_disable = True
RINGS = (700, 10, 200)
"""How often Python looks for rings of values: as usual among new ones, a twentieth as often among all there are.

Among all, it takes 10 to 90 ms at 10,000 documents, in which no page is made: seven times in 2,000 pages.
"""
proc_name = "zoek"


def application() -> Flask:
    """The site with the settings of this process; word lists and templates are read here, once for all workers."""
    DutchAnalyzer().terms("voordeur")
    app = create_app(SETTINGS)
    _read_templates(app)
    gc.collect()
    gc.freeze()  # what is here now stays: workers that never look at it again go on sharing it
    gc.set_threshold(*RINGS)
    app.extensions[PUBLICATIONS].freezes = True
    return app


def _read_templates(app: Flask) -> None:
    """Read every template now: an upgrade replaces the files under a site that runs on until it is restarted."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


def post_worker_init(worker: QuietWorker) -> None:
    """Open the index before the first question, in a thread: the worker shows signs of life meanwhile."""
    threading.Thread(target=_open, args=(worker.wsgi,), daemon=True).start()


def _open(app: Flask) -> None:
    with contextlib.suppress(ZoekError, OSError):  # the first page says what is wrong
        app.extensions[PUBLICATIONS].current()


def when_ready(server: Arbiter) -> None:
    """Tell where the site can be seen."""
    addresses = ", ".join(
        f"http://{listener.getsockname()[0]}:{listener.getsockname()[1]}" for listener in server.LISTENERS
    )
    if SETTINGS.metrics_port:
        from zoek.web import metrics  # noqa: PLC0415 - only when figures are asked for

        metrics.serve(SETTINGS.metrics_port, metrics.State(SETTINGS.data, lambda: list(server.WORKERS)))
    print(f"Zoek staat klaar op {addresses} (stoppen: Ctrl+C).", flush=True)  # noqa: T201 - for the person who started it


def child_exit(server: Arbiter, worker: QuietWorker) -> None:  # noqa: ARG001 - what gunicorn passes
    """Forget what only counts while that worker lives."""
    if SETTINGS.metrics_port:
        from zoek.web import metrics  # noqa: PLC0415 - only when figures are asked for

        metrics.forget(worker.pid)


def on_exit(server: Arbiter) -> None:  # noqa: ARG001 - what gunicorn passes
    """Leave no figures behind."""
    if SETTINGS.metrics_port:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
