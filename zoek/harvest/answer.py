"""The border between fetching and reading: what a site answered, and what was recognised in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from zoek.library.find import Find
    from zoek.library.municipalities import Municipality
    from zoek.library.thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as a site gave it.

    `media_type` is lower case and without parameters ("text/html"), `charset`
    what the Content-Type header said, "" when silent. `body` is no longer
    compressed; it may be cut off, in another charset than it says, or no page
    at all.
    """

    address: str
    media_type: str
    charset: str
    body: bytes
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a page gave: finds, or in `reason` (a Dutch sentence) why it gave none.

    `kind` is the kind of page that it was taken for, also when it gave none.
    """

    finds: tuple[Find, ...] = ()
    reason: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Knowledge:
    """What a reader of pages knows of the field, out of the content folder; hashable by identity, to be kept by."""

    thesaurus: Thesaurus
    municipalities: Mapping[str, Municipality]

    __hash__ = object.__hash__
