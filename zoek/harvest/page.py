"""What a harvest itself needs of a page: its links, and what its makers do not want done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree, html

from zoek.harvest.addresses import address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROBOT = "zoek"
"""The name by which rules may address us."""
MOST_LINKS = 2_000
"""On one page; the largest index of the sources has some hundreds."""
LOGIN_WALL = 1_500
"""Letters: a page that asks for a password and has less text than this is nothing but a login."""
TAG_END = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the makers of a page ask: not to be indexed, quoted, followed or mined."""

    no_index: bool = False
    no_snippet: bool = False
    no_follow: bool = False
    is_reserved: bool = False


def wishes_of(directives: Iterable[str], reserved: Iterable[str]) -> Wishes:
    """The wishes in values of X-Robots-Tag or meta robots, and in those of tdm-reservation.

    A directive for one robot, "naam: noindex", counts when it names ours.

    >>> wishes_of(["otherbot: noindex", "nosnippet, nofollow"], ["0"])
    Wishes(no_index=False, no_snippet=True, no_follow=True, is_reserved=False)
    """
    words = {word for directive in directives for word in _words(directive)}
    return Wishes(
        no_index=bool(words & {"noindex", "none"}),
        no_snippet=bool(words & {"nosnippet", "max-snippet:0"}),
        no_follow=bool(words & {"nofollow", "none"}),
        is_reserved=any(value.strip() == "1" for value in reserved) or bool(words & {"noai", "tdm-reservation"}),
    )


def _words(directive: str) -> set[str]:
    name, colon, rest = directive.lower().partition(":")
    if colon and name.strip() not in {"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"}:
        return set(filter(None, TAG_END.split(rest))) if name.strip() == ROBOT else set()
    return set(filter(None, TAG_END.split(directive.lower())))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page read for its links (absolute, each once, in order) and wishes; `canonical` is where it says it belongs."""

    links: tuple[str, ...]
    wishes: Wishes
    canonical: str = ""
    asks_password: bool = False


def parse_page(body: bytes, charset: str, base: str, headers: Mapping[str, Iterable[str]]) -> Parsed:
    """The links and wishes of an HTML page; `headers` has the values by name in lower case."""
    told = [*headers.get("x-robots-tag", ())]
    reserved = [*headers.get("tdm-reservation", ())]
    tree = _tree(body, charset)
    if tree is None:
        return Parsed((), wishes_of(told, reserved))
    for meta in tree.iter("meta"):
        name, content = (meta.get("name") or "").strip().lower(), meta.get("content") or ""
        if name in {"robots", ROBOT}:
            told.append(content)
        elif name == "tdm-reservation":
            reserved.append(content)
    wishes = wishes_of(told, reserved)
    root = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    base = (address_of(root, base) if root else None) or base
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    return Parsed(
        links=() if wishes.no_follow else _links(tree, base),
        wishes=wishes,
        canonical=(address_of(canonical, base) if canonical else None) or "",
        asks_password=_asks_password(tree),
    )


def _asks_password(tree: html.HtmlElement) -> bool:
    has_field = any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))
    etree.strip_elements(tree, "script", "style", "noscript", with_tail=False)
    return has_field and len("".join(str(tree.text_content()).split())) < LOGIN_WALL


def _tree(body: bytes, charset: str) -> html.HtmlElement | None:
    try:
        parser = html.HTMLParser(encoding=charset or None, remove_comments=True, huge_tree=False)
    except LookupError:
        parser = html.HTMLParser(remove_comments=True)
    try:
        tree: html.HtmlElement | None = html.document_fromstring(body, parser=parser) if body.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def _links(tree: html.HtmlElement, base: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for anchor in tree.iter("a", "area"):
        href = anchor.get("href")
        if not href or "nofollow" in (anchor.get("rel") or "").lower().split():
            continue
        address = address_of(href, base)
        if address:
            found[address] = None
        if len(found) >= MOST_LINKS:
            break
    return tuple(found)
