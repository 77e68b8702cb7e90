"""Sources are data: content/bronnen/*.toml, a file for each website (or family of websites) that Zoek follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

KINDS = ("kennisinstituut", "gemeente", "overheid", "onderzoek", "vakblad")
SELECTORS = {
    "hoofdtekst": "main",
    "titel": "title",
    "samenvatting": "summary",
    "gemeente": "municipalities",
    "publicatiedatum": "published",
    "opgave": "problem",
    "aanpak": "approach",
    "resultaten": "results",
    "watGingMoeilijk": "difficulties",
    "lessen": "lessons",
}
"""Where fields may be told to stand: the Dutch key under [velden] and the attribute of Find (main: all content)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A website that Zoek follows.

    `hosts` may have a `*` for one part of a name: "*.begroting-2026.nl".
    `follow` and `avoid` are regular expressions searched in path and query;
    without `follow` everything on the hosts is followed. `pages` are those of
    addresses that may be practices: others are only read for their links.
    `municipality` is the one that the whole site is of, if it is.
    `selectors` are CSS selectors by attribute of Find, "main" for the content.
    `seen_live` is when someone looked at the live site, None for not yet.
    """

    id: str
    name: str
    publisher: str
    kind: str
    starts: tuple[str, ...]
    licence: str
    contact: str
    hosts: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    delay_s: float = 5.0
    pages_a_day: int = 200
    depth: int = 4
    revisit_days: int = 30
    municipality: str = ""
    seen_live: date | None = None
    selectors: Mapping[str, str] = field(default_factory=dict)
