"""The application: its rooms, its filters for templates and what every answer carries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from jinja2.ext import Extension
from werkzeug.middleware.proxy_fix import ProxyFix

from zoek.search.meaning import load_embedder
from zoek.search.publication import Publications
from zoek.web import (
    api,
    browse,
    carrying,
    comparing,
    comparison,
    compression,
    concepts,
    coverage,
    discovery,
    downloads,
    drawn_map,
    errors,
    feeds,
    finds,
    headers,
    health,
    home,
    lessons,
    limits,
    list_page,
    logs,
    misses,
    municipalities,
    pages,
    pieces,
    practices,
    search,
    session_files,
    similar,
    style,
    suggestions,
    watching,
    wording,
)
from zoek.web.answers import Answers
from zoek.web.markup import render, render_cell
from zoek.web.site import PUBLICATIONS, SETTINGS, let_go, site_context
from zoek.web.uploads import MemoryRequest

if TYPE_CHECKING:
    from zoek.config import Settings
    from zoek.web.watching import Tell

BLUEPRINTS = (
    home.blueprint,
    search.blueprint,
    suggestions.blueprint,
    practices.blueprint,
    list_page.blueprint,
    session_files.blueprint,
    similar.blueprint,
    comparison.blueprint,
    lessons.blueprint,
    municipalities.blueprint,
    concepts.blueprint,
    coverage.blueprint,
    health.blueprint,
    style.blueprint,
    api.blueprint,
    browse.blueprint,
    drawn_map.blueprint,
    feeds.blueprint,
    downloads.blueprint,
    finds.blueprint,
    discovery.blueprint,
    pages.blueprint,
)


class WithoutIndents(Extension):
    """Templates as they are sent: the spaces that a line begins with are for who writes them, a tenth of a page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's names
        """The source of a template without them; no template has text in which they count."""
        return re.sub(r"(?m)^[ \t]+", "", source)


class JsonInOrder(DefaultJSONProvider):
    """JSON as it was written down: keys in their order, letters with their accents."""

    sort_keys = False
    ensure_ascii = False


LARGEST_BODY = 64 * 1024
"""Bytes; no page of the site takes more than an address, but those that read a plan (uploads.py)."""


def create_app(settings: Settings) -> Flask:
    """The site over the published index in the data folder; it starts without one and says so on its pages."""
    app = Flask(__name__)
    app.request_class = MemoryRequest
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_BODY, SEND_FILE_MAX_AGE_DEFAULT=headers.STATIC_AGE_S)
    app.url_map.strict_slashes = True
    app.url_map.merge_slashes = False
    app.json = JsonInOrder(app)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "extensions": [WithoutIndents]}
    app.extensions[PUBLICATIONS] = Publications(settings.data, load_embedder() if settings.uses_meaning else None)
    app.extensions[SETTINGS] = settings
    app.extensions[comparing.COMPARERS] = comparing.comparers()
    app.context_processor(site_context)
    app.jinja_env.filters.update(
        markdown=render,
        cell_markdown=render_cell,
        years=wording.years,
        counted=wording.counted,
        listed=wording.listed,
        quoted=wording.quoted,
        replaced=wording.replaced,
        day=wording.day,
        marked=pieces.marked,
        checkboxes=pieces.checkboxes,
    )
    style.register(app, settings)
    misses.register(app, settings)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    if settings.answers_mb:
        remembering = Answers(app.wsgi_app, app.extensions[PUBLICATIONS], settings.answers_mb * 1024**2)
        app.wsgi_app = remembering  # type: ignore[method-assign]
    watching.register(app, _observers(app, settings))
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    app.teardown_request(let_go)
    limits.register(app)
    errors.register(app)
    compression.register(app)
    carrying.register(app)  # before compression: what is registered last comes first
    headers.register(app)
    return app


def _observers(app: Flask, settings: Settings) -> list[Tell]:
    """Who is told of every request."""
    told: list[Tell] = []
    if settings.log == "json":
        logs.register(app)
        told.append(logs.request_lines())
    if settings.metrics_port:
        from zoek.web import metrics  # noqa: PLC0415 - its library looks at the environment when it is imported

        told.append(metrics.count)
    return told
