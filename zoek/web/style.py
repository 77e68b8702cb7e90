"""/stijl.css and /suggesties.js: what every page needs besides itself, in one file each, shortened when the site starts.

The style sheet is the design tokens, or the theme of a municipality in their
place, and the look of the site.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, url_for

from zoek.library.theme import TOKENS, read_theme

if TYPE_CHECKING:
    from flask import Flask

    from zoek.config import Settings

blueprint = Blueprint("style", __name__)
STYLE, SCRIPT = "zoek.style", "zoek.script"
STATIC = Path(__file__).parent / "static"
LITERAL = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
AROUND = re.compile(r"\s*([{};,])\s*")
AFTER_NAME = re.compile(r"(?<=[\w-]): (?=[^{}]*[;}])")
SCRIPT_COMMENT = re.compile(r"(?m)^[ \t]*//.*\n|(?<=[;,{]) //[^\"'`\n]*$|^[ \t]+")
"""A line of comment, a comment after the end of a statement, and what a line begins with."""


def register(app: Flask, settings: Settings) -> None:
    """Make both files, with the theme of the settings; raises ConfigError when that cannot be used."""
    theme = read_theme(settings.theme) if settings.theme else TOKENS.read_text(encoding="utf-8")
    app.extensions[STYLE] = shortened(theme + (STATIC / "site.css").read_text(encoding="utf-8"))
    app.extensions[SCRIPT] = SCRIPT_COMMENT.sub("", (STATIC / "suggest.js").read_text(encoding="utf-8"))


@blueprint.get("/stijl.css")
def show() -> Response:
    """The style sheet."""
    return Response(current_app.extensions[STYLE], mimetype="text/css")


@blueprint.get("/suggesties.js")
def script() -> Response:
    """The script of the search bar."""
    return Response(current_app.extensions[SCRIPT], mimetype="text/javascript")


def style_address() -> str:
    """The address of the style sheet, with its content in it, so that a browser may keep it for a year."""
    return url_for("style.show", v=_digest(STYLE))


def script_address() -> str:
    """The same of the script."""
    return url_for("style.script", v=_digest(SCRIPT))


def _digest(name: str) -> str:
    return hashlib.sha256(current_app.extensions[name].encode()).hexdigest()[:12]


def shortened(css: str) -> str:
    """A style sheet without its comments and needless spaces: a sixth less to send. What is quoted stays.

    >>> shortened('a, b { color: red; } /* x */ a::after { content: " ; " }')
    'a,b{color:red}a::after{content:" ; "}'
    """
    parts = LITERAL.split(COMMENT.sub("", css))
    parts[::2] = [AROUND.sub(r"\1", re.sub(r"\s+", " ", part)) for part in parts[::2]]
    return AFTER_NAME.sub(":", "".join(parts).strip()).replace(";}", "}")
