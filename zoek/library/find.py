"""What a harvest recognised on a page of others: facts, a short snippet, and why we think so.

A find is no practice: nobody checked it. Its texts are indexed and never
shown whole; a visitor sees title, snippet and facts with a link to the page.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from zoek.library.practice import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_SNIPPET = 300
"""Characters of another's text that a result shows."""
ID_LENGTH = 16
"""Hexadecimal digits of a hash in an id: a million finds have two alike once in 37 million times."""
UNKNOWN = Period()


@dataclass(frozen=True, slots=True)
class Recognition:
    """Why a fact is there: the attribute of Find, the value that it got, and the words of the page that gave it."""

    attribute: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Twin:
    """Another page that describes the same: its address, title and publisher."""

    address: str
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Find:
    """A page (or a page of a PDF) of others on which something was recognised.

    `kind` is what the page is: "praktijk", "nieuws", "onderzoek", ...
    `sections` has plain text by the attribute of a section of Practice
    (problem, approach, results, difficulties, lessons, unknowns), `text` the
    rest of the main content. `municipalities` are present names, `themes` ids
    of concepts, `transitions` and `target_groups` values of the field table.
    `page` counts from 1, None for what is no PDF. `reasons` has at least one
    entry for every recognised value. What follows `reasons` is filled in by
    the harvest, not by who reads the page.
    """

    id: str
    address: str
    source: str
    publisher: str
    title: str
    kind: str = "praktijk"
    snippet: str = ""
    text: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    municipalities: tuple[str, ...] = ()
    period: Period = UNKNOWN
    transitions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    published: date | None = None
    language: str = "nl"
    page: int | None = None
    reasons: tuple[Recognition, ...] = ()
    first_seen: date | None = None
    last_seen: date | None = None
    gone_since: date | None = None
    twins: tuple[Twin, ...] = ()

    @property
    def link(self) -> str:
        """The address that opens the page, of a PDF at the right page."""
        return f"{self.address}#page={self.page}" if self.page else self.address

    def to_json(self) -> str:
        """One line of JSON that `from_json` reads back as an equal value; equal finds give equal lines."""
        return json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The find that `to_json` wrote; raises ValueError, TypeError or KeyError when the line is no find."""
        values: dict[str, Any] = json.loads(line)
        values |= {name: date.fromisoformat(values[name]) for name in DATES if values[name]}
        values["period"] = Period(**values["period"])
        values["reasons"] = tuple(Recognition(**reason) for reason in values["reasons"])
        values["twins"] = tuple(Twin(**twin) for twin in values["twins"])
        values |= {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
        return cls(**values)


DATES = ("published", "first_seen", "last_seen", "gone_since")


def find_id(address: str, page: int | None = None) -> str:
    """The id of what stands at an address, the same on every harvest.

    >>> find_id("https://example.org/wijkteam")
    'vondst-4127ae25239828ed'
    """
    whole = f"{address}#page={page}" if page else address
    return "vondst-" + hashlib.sha256(whole.encode()).hexdigest()[:ID_LENGTH]


def _plain(value: Any) -> Any:
    """The value as JSON knows it, attributes in their order and mappings sorted."""
    if isinstance(value, Find | Recognition | Twin | Period):
        return {row.name: _plain(getattr(value, row.name)) for row in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return dict(sorted(value.items())) if hasattr(value, "items") else value
