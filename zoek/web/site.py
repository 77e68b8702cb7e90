"""What every page needs: the publication of this request, and what stands in the frame of the page."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import current_app, g, request, url_for

from zoek.errors import ZoekError
from zoek.web.answers import PUBLICATION
from zoek.web.style import script_address, style_address

if TYPE_CHECKING:
    from zoek.config import Settings
    from zoek.library import ContentPage
    from zoek.search.publication import Publication

PUBLICATIONS = "zoek.publications"
SETTINGS = "zoek.settings"
FOOTER_PAGES = ("over", "help", "trainers", "privacy", "toegankelijkheid", "redactie")


def publication() -> Publication:
    """The publication in use, the same one all through a request; raises EngineError when there is none."""
    if "publication" not in g:
        known = request.environ.get(PUBLICATION)
        g.publication = known or current_app.extensions[PUBLICATIONS].current()
    found: Publication = g.publication
    return found


def let_go(_: BaseException | None) -> None:
    """Let go of the publication at the end of a request, so that its folder can be removed when another is in use.

    A request and its environment refer to each other: what they hold would stay until Python looks for such rings.
    """
    g.pop("publication", None)
    request.environ.pop(PUBLICATION, None)


def settings() -> Settings:
    """The settings that the application was made with."""
    found: Settings = current_app.extensions[SETTINGS]
    return found


def absolute(path: str) -> str:
    """The whole address of a path on this site, as others may keep it."""
    return (settings().address or request.url_root.removesuffix("/")) + path


def site_context() -> dict[str, Any]:
    """Names that every template may use; works without an index too, for the page that says so."""
    return {
        "footer_pages": _footer_pages(),
        "asset": asset,
        "style_address": style_address,
        "script_address": script_address,
    }


def _footer_pages() -> list[ContentPage]:
    try:
        pages = publication().library.pages
    except (ZoekError, OSError):
        return []
    return [pages[name] for name in FOOTER_PAGES if name in pages]


def asset(name: str) -> str:
    """The address of a static file, with its content in it, so that a browser may keep it for a year."""
    return url_for("static", filename=name, v=_digest(Path(current_app.static_folder or "") / name))


@lru_cache(maxsize=32)
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
