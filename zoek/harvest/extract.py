"""Bytes of a page to what stands on it: title, story in blocks, and what its head says.

Nothing here knows of practices; the same bytes give the same page.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import trafilatura
from bs4.element import Tag

from zoek.analysis.normalize import fold
from zoek.harvest.blocks import Block, blocks_of
from zoek.harvest.charset import decode
from zoek.harvest.markup import parsed, story_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bs4 import BeautifulSoup

SITE_PARTS = re.compile(r"\s+[|»–—·:›-]{1,2}\s+|\s+::\s+")
"""What stands between the title of a page and the name of its site."""
HOST = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+)+/?$")
"""A heading that is an address: walls call themselves after the site."""
LONGEST_TO_TRY = 300_000
FEWEST_WORDS = 25
"""With fewer words of story than this, trafilatura looks for the body in its own way."""
DATED = re.compile(r"(?i:gepubliceerd|geplaatst|publicatiedatum|datum publicatie|verschenen)(?: op)?\s?:?\s(.{6,24})")
"""The date of publication with the words before it; "laatst gewijzigd" is another date."""
LONGEST_STORY, LONGEST_BLOCK = 120_000, 12_000
"""Characters that are read: some 20,000 words, and 2,000 in one paragraph; what comes after is no story of a practice."""
MOST_BLOCKS = 3_000
TOP = 20_000
"""Characters of the page in which its date is looked for, from the top and from the bottom."""
MOST_STRUCTURED = 20
LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page.

    `site` is what the <title> says besides the title: mostly whose site it is.
    `metas` has the <meta> elements by name or property in lower case,
    `structured` the objects of JSON-LD, `times` the datetime of <time>
    elements in the story, `dated` what follows a word such as "gepubliceerd" anywhere, `top` the first lines of the page as text,
    `has_password` whether it asks to log in, `pager` whether it leads to
    more of the same.
    """

    title: str
    blocks: tuple[Block, ...]
    site: str = ""
    metas: Mapping[str, str] = field(default_factory=dict)
    structured: tuple[Mapping[str, Any], ...] = ()
    times: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    top: str = ""
    language: str = "nl"
    links: int = 0
    has_pager: bool = False
    has_password: bool = False
    selected: Mapping[str, str] = field(default_factory=dict)


def read_page(body: bytes, charset: str, selectors: Mapping[str, str]) -> Page:
    """What stands on a page of HTML; `selectors` tell where fields are, "main" where the story is."""
    html = decode(body, charset)
    soup = parsed(html)
    head = _Head.of(soup)
    selected = {name: text for name, css in selectors.items() if name != "main" and (text := _selected(soup, css))}
    has_pager, has_password = _has_pager(soup), bool(soup.find("input", type="password"))
    top = " ".join((soup.body or soup).get_text(" ").split())[:1500]
    dated = tuple(_dated(soup))
    main = story_of(soup, selectors.get("main", ""))
    blocks = tuple(_first(blocks_of(main)))
    words = sum(len(block.text.split()) for block in blocks if not block.level)
    if words < FEWEST_WORDS and len(html) <= LONGEST_TO_TRY:
        blocks = _by_trafilatura(html, blocks)
    return Page(
        title=_title(blocks, head),
        blocks=blocks,
        site="\n".join(_site_parts(head)),
        metas=head.metas,
        structured=head.structured,
        times=tuple(str(tag.get("datetime")) for tag in main.find_all("time") if tag.get("datetime")),
        dated=dated,
        top=top,
        language=head.language,
        links=len(main.find_all("a")),
        has_pager=has_pager,
        has_password=has_password,
        selected=selected,
    )


@dataclass(frozen=True, slots=True)
class _Head:
    title: str
    metas: Mapping[str, str]
    structured: tuple[Mapping[str, Any], ...]
    language: str

    @classmethod
    def of(cls, soup: BeautifulSoup) -> _Head:
        metas: dict[str, str] = {}
        for tag in soup.find_all("meta"):
            name = str(tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
            if name:
                metas.setdefault(name, str(tag.get("content") or "").strip())
        title = soup.title.get_text() if soup.title else ""
        html = soup.find("html")
        language = str(html.get("lang") or "")[:2].lower() if isinstance(html, Tag) else ""
        return cls(" ".join(title.split())[:LONGEST_TITLE], metas, tuple(_structured(soup)), language or "nl")


def _structured(soup: BeautifulSoup) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD, those in lists and graphs too; what is no JSON is passed over."""
    for tag in soup.find_all("script", type="application/ld+json", limit=MOST_STRUCTURED):
        try:
            value = json.loads(tag.get_text())
        except (ValueError, RecursionError):
            continue
        values = value if isinstance(value, list) else [value]
        for one in values[:MOST_STRUCTURED]:
            if isinstance(one, dict):
                graph = one.get("@graph")
                yield from (part for part in (graph if isinstance(graph, list) else [one]) if isinstance(part, dict))


def _dated(soup: BeautifulSoup) -> Iterator[str]:
    """Where the page says its date: elements named after it, then words before it, also in what is no story."""
    for tag in soup.select("[itemprop=datePublished], time.entry-date, time.published, .published time, .date time"):
        yield str(tag.get("datetime") or tag.get("content") or tag.get_text(" "))
    text = " ".join((soup.body or soup).get_text(" ").split())
    for found in DATED.finditer(text if len(text) <= 2 * TOP else f"{text[:TOP]} {text[-TOP:]}"):
        yield found.group(1)


def _selected(soup: BeautifulSoup, css: str) -> str:
    return "\n".join(text for tag in soup.select(css) if (text := " ".join(tag.get_text(" ").split())))


def _has_pager(soup: BeautifulSoup) -> bool:
    return bool(soup.find(["a", "link"], rel="next") or soup.find(class_=re.compile(r"\bpag(?:er|ination|inering)\b")))


def _first(blocks: list[Block]) -> Iterator[Block]:
    """The blocks up to LONGEST_STORY, each cut off at LONGEST_BLOCK."""
    left = LONGEST_STORY
    for block in blocks[:MOST_BLOCKS]:
        if left <= 0:
            return
        yield block if len(block.text) <= LONGEST_BLOCK else replace(block, text=block.text[:LONGEST_BLOCK])
        left -= len(block.text)


def _title(blocks: tuple[Block, ...], head: _Head) -> str:
    """The heading that the <title> repeats, else the first h1, else the <title> without the name of the site."""
    whole = fold(head.title)
    top = [block.text for block in blocks if block.level in {1, 2, 3} and not HOST.match(block.text)]
    firsts = [block.text for block in blocks if block.level == 1 and not HOST.match(block.text)]
    if not firsts and (part := _named_part(blocks, head)):
        return part
    for heading in (*firsts, *top):
        if whole and fold(heading) in whole and fold(heading) != fold(head.metas.get("og:site_name", "")):
            if len(firsts) < 2 and firsts and heading == firsts[0] and _is_site_name(heading, head, top):
                continue
            return heading[:LONGEST_TITLE]
    if firsts:
        return firsts[0][:LONGEST_TITLE]
    if alone := _only_highest(blocks):
        return alone[:LONGEST_TITLE]
    return (head.metas.get("og:title") or _without_site(head) or next(iter(top), ""))[:LONGEST_TITLE]


def _named_part(blocks: tuple[Block, ...], head: _Head) -> str:
    """Without an h1: the first or last part of the <title> that is a heading too, of both the one of the higher level."""
    parts = SITE_PARTS.split(head.title)
    levels = {fold(block.text): block.level for block in reversed(blocks) if block.level}
    named = [part for part in (parts[0], parts[-1]) if fold(part) in levels]
    return min(named, key=lambda part: levels[fold(part)]) if len(parts) > 1 and named else ""


def _only_highest(blocks: tuple[Block, ...]) -> str:
    """The heading above all others, when it is the only one of its level and comes first."""
    headings = [block for block in blocks if 0 < block.level < 7 and not HOST.match(block.text)]
    highest = min((block.level for block in headings), default=0)
    return (
        headings[0].text
        if [block.level for block in headings].count(highest) == 1 and headings[0].level == highest
        else ""
    )


def _is_site_name(heading: str, head: _Head, others: list[str]) -> bool:
    """Whether the only h1 is the name of the site: the <title> has it beside another heading of the page."""
    rest = fold(head.title).replace(fold(heading), "")
    return any(len(other) > 5 and fold(other) in rest for other in others)


def _without_site(head: _Head) -> str:
    parts = SITE_PARTS.split(head.title)
    site = fold(head.metas.get("og:site_name", ""))
    others = [part for part in parts if fold(part) != site]
    return (others or parts)[0]


def _site_parts(head: _Head) -> list[str]:
    return [*SITE_PARTS.split(head.title)[1:], head.metas.get("og:site_name", "")]


def _by_trafilatura(html: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body as trafilatura finds it, under the headings that were found; the blocks again when it finds no more."""
    found = trafilatura.extract(html, include_comments=False, include_tables=True, favor_precision=True) or ""
    headings = {block.text for block in blocks if block.level}
    lines = [line for line in found.split("\n") if line.strip() and line.strip("# ") not in headings]
    if sum(map(len, lines)) <= 2 * sum(len(block.text) for block in blocks if not block.level):
        return blocks
    return (*(block for block in blocks if block.level), *map(Block, lines))
