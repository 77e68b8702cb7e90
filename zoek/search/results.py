"""What a search gives back, as values: a page of hits with their reasons, and facets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoek.search.document import Document
    from zoek.search.query import Query


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, marked when it is a word that was searched for."""

    text: str
    is_marked: bool = False


Fragment = tuple[Piece, ...]
"""A quotation: joined pieces are a literal part of the document's text."""


class Trust(Enum):
    """How a word in a document came to match, most trusted first; the value is its rank."""

    EXACT = 1
    STEM = 2
    PART = 3
    SYNONYM = 4
    OLD_NAME = 5
    SPELLING = 6


REASON_WORDS = MappingProxyType(
    {
        Trust.EXACT: "gevonden op \u201c{found}\u201d",
        Trust.STEM: "gevonden op \u201c{found}\u201d, een vorm van \u201c{asked}\u201d",
        Trust.PART: "gevonden op \u201c{found}\u201d, een deel van of samenstelling met \u201c{asked}\u201d",
        Trust.SYNONYM: "gevonden op \u201c{found}\u201d, een ander woord voor \u201c{asked}\u201d",
        Trust.OLD_NAME: "gevonden op \u201c{found}\u201d, de nieuwe naam voor \u201c{asked}\u201d",
        Trust.SPELLING: "gevonden op \u201c{found}\u201d, dat lijkt op \u201c{asked}\u201d",
    }
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document is a hit: the `found` word of its text, for the `asked` word of the query."""

    trust: Trust
    asked: str
    found: str

    def __str__(self) -> str:
        """The reason in Dutch, as a visitor reads it."""
        return REASON_WORDS[self.trust].format(asked=self.asked, found=self.found)


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `score` is BM25F, 0 or more, comparable within one query only."""

    document: Document
    score: float
    title: Fragment
    summary: Fragment
    fragments: tuple[Fragment, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many results there are when it is (also) ticked."""

    value: str
    count: int
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet, selected ones first, then by count, then by name."""

    key: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of results.

    `total` counts all matches, `with_all_words` those that hold every word
    that was asked; `notices` say in Dutch what was understood or changed.
    """

    query: Query
    total: int
    with_all_words: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    page_count: int
    notices: tuple[str, ...]
    milliseconds: float
