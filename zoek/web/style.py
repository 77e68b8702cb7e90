"""/stijl/<look>.css and /scripts/<name>.js: what a page needs besides itself, in one file each, shortened when the site starts.

A style sheet is the design tokens, or the theme of a municipality in their
place, the look of every page, and what this kind of page has besides.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app

from zoek.errors import NotFound
from zoek.library.theme import TOKENS, read_theme

if TYPE_CHECKING:
    from flask import Flask

    from zoek.config import Settings

blueprint = Blueprint("style", __name__)
STYLES, SCRIPTS = "zoek.styles", "zoek.scripts"
STATIC = Path(__file__).parent / "static"
PAGE = ("frame", "pieces")
"""What the pages of the site have: head and foot, and what belongs to searching and reading."""
LOOKS = {
    "home": (*PAGE, "figures", "home"),
    "results": (*PAGE, "results"),
    "reading": (*PAGE, "reading"),
    "figures": (*PAGE, "reading", "figures"),
    "find": (*PAGE, "results", "reading"),
    "plan": (*PAGE, "results", "reading", "figures", "plan"),
    "list": (*PAGE, "results", "form", "list"),
    "template": (*PAGE, "reading", "form"),
    "document": (*PAGE, "document"),
    "slides": ("frame", "form", "slides", "presentation"),
    "speaker": ("slides", "speaker"),
}
"""The files that each kind of page has after site.css. All of it on every page weighed 31 kB, half of the goal for a page (2026)."""
NAMES = ("suggest", "slides")
"""The scripts: of the search bar, and of a presentation."""
LITERAL = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
AROUND = re.compile(r"\s*([{};,])\s*")
AFTER_NAME = re.compile(r"(?<=[\w-]): (?=[^{}]*[;}])")
SCRIPT_COMMENT = re.compile(r"(?m)^[ \t]*//.*\n|(?<=[;,{]) //[^\"'`\n]*$|^[ \t]+")
"""A line of comment, a comment after the end of a statement, and what a line begins with."""


def register(app: Flask, settings: Settings) -> None:
    """Make all files, with the theme of the settings; raises ConfigError when that cannot be used."""
    theme = read_theme(settings.theme) if settings.theme else TOKENS.read_text(encoding="utf-8")
    app.extensions[STYLES] = {
        look: shortened(theme + "".join(_read(f"{name}.css") for name in ("site", *parts)))
        for look, parts in LOOKS.items()
    }
    app.extensions[SCRIPTS] = {name: SCRIPT_COMMENT.sub("", _read(f"{name}.js")) for name in NAMES}


def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


@blueprint.get("/stijl/<name>.css")
def show(name: str) -> Response:
    """The style sheet of a kind of page."""
    return Response(_made(STYLES, name), mimetype="text/css")


@blueprint.get("/scripts/<name>.js")
def script(name: str) -> Response:
    """A script."""
    return Response(_made(SCRIPTS, name), mimetype="text/javascript")


def style_address(look: str) -> str:
    """The address of a style sheet, with its content in it, so that a browser may keep it for a year."""
    return f"/stijl/{look}.css?v={_digest(_made(STYLES, look))}"


def script_address(name: str) -> str:
    """The same of a script."""
    return f"/scripts/{name}.js?v={_digest(_made(SCRIPTS, name))}"


def _made(kind: str, name: str) -> str:
    text: str | None = current_app.extensions[kind].get(name)
    if text is None:
        raise NotFound("Dit bestand hoort niet bij de site.", "Begin op de beginpagina.")
    return text


@lru_cache(maxsize=32)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def shortened(css: str) -> str:
    """A style sheet without its comments and needless spaces: a sixth less to send. What is quoted stays.

    >>> shortened('a, b { color: red; } /* x */ a::after { content: " ; " }')
    'a,b{color:red}a::after{content:" ; "}'
    """
    parts = LITERAL.split(COMMENT.sub("", css))
    parts[::2] = [AROUND.sub(r"\1", re.sub(r"\s+", " ", part)) for part in parts[::2]]
    return AFTER_NAME.sub(":", "".join(parts).strip()).replace(";}", "}")
