"""Markdown of the content to HTML that is safe to show, with source numbers as links."""

from __future__ import annotations

import re
from html import unescape

import markdown
import nh3
from markupsafe import Markup

TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "h2", "h3", "h4", "code", "pre", "blockquote", "br"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href"}, "h2": {"id"}, "h3": {"id"}}
SOURCE_MARK = re.compile(r"\[(\d{1,3})\]")
READING = re.compile(r"\(duiding\)")
CODE = re.compile(r"(<pre>.*?</pre>|<code>.*?</code>)", re.DOTALL)
READING_LABEL = '<span class="zoek-reading">duiding</span>'


def render(text: str) -> Markup:
    """The text as HTML: [1] links to the source with that number, (duiding) becomes a label.

    HTML in the text is shown as text, and only links to the web and within
    the site are kept.
    """
    return _safe(_converter().convert(text))


def render_cell(text: str, practice: str) -> Markup:
    """The text as HTML on a page of several practices: its source numbers link to the page of its own."""
    html = str(render(text))
    return Markup(html.replace('href="#bron-', f'href="/praktijken/{practice}#bron-'))  # noqa: S704 - an id is a slug


def render_page(text: str) -> tuple[Markup, list[tuple[str, str]]]:
    """The text as HTML, and its second-level headings in order, each with the id to link to."""
    converter = _converter("toc")
    html = _safe(converter.convert(text))
    tokens: list[dict[str, str]] = vars(converter)["toc_tokens"]
    return html, [(token["id"], unescape(token["name"])) for token in tokens]


def _converter(*extensions: str) -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["sane_lists", "tables", "fenced_code", *extensions])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter


def _safe(html: str) -> Markup:
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)
    parts = CODE.split(clean)
    parts[::2] = [_with_marks(text) for text in parts[::2]]
    return Markup("".join(parts))  # noqa: S704 - nh3 cleaned it, what was added holds digits only


def _with_marks(html: str) -> str:
    linked = SOURCE_MARK.sub(r'<a class="zoek-source-mark" href="#bron-\1" aria-label="bron \1">[\1]</a>', html)
    return READING.sub(READING_LABEL, linked)
