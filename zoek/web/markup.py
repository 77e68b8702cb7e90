"""Markdown of the content to HTML that is safe to show, with source numbers as links."""

from __future__ import annotations

import re

import markdown
import nh3
from markupsafe import Markup

TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "h2", "h3", "h4", "code", "pre", "blockquote", "br"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
SOURCE_MARK = re.compile(r"\[(\d{1,3})\]")
READING = re.compile(r"\(duiding\)")
CODE = re.compile(r"(<pre>.*?</pre>|<code>.*?</code>)", re.DOTALL)
READING_LABEL = '<span class="zoek-reading">duiding</span>'


def render(text: str) -> Markup:
    """The text as HTML: [1] links to the source with that number, (duiding) becomes a label.

    HTML in the text is shown as text, and only links to the web and within
    the site are kept.
    """
    converter = markdown.Markdown(extensions=["sane_lists", "tables", "fenced_code"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    html = converter.convert(text)
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel=None)
    parts = CODE.split(clean)
    parts[::2] = [_with_marks(text) for text in parts[::2]]
    return Markup("".join(parts))  # noqa: S704 - nh3 cleaned it, what was added holds digits only


def _with_marks(html: str) -> str:
    linked = SOURCE_MARK.sub(r'<a class="zoek-source-mark" href="#bron-\1" aria-label="bron \1">[\1]</a>', html)
    return READING.sub(READING_LABEL, linked)
