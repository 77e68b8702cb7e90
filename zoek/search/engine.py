"""The contract that every search engine keeps, and the plan that it is given.

An engine knows nothing of Dutch: words arrive as terms. It promises:

- A document holds an alternative when it has the whole term, or all of its
  parts, or its phrase in a row; it touches an alternative when it holds it
  or has any of its `scored` terms. A group is held or touched when one of
  its alternatives is.
- A document matches when it passes the filter, holds every required group
  and no excluded one, and touches at least one of the other groups if there
  are no required ones. With `needs_all_words` it must hold all of them.
  A plan without groups matches every document.
- The score is the sum over the groups of their best alternative, which is
  the sum of BM25F (scoring.py) over its `scored` terms times their weight.
- Order: by the sort of the plan, then by score, then by id, so that two
  engines give the same list.
- Sorted by year: the latest `since` first, unknown years last; by title: as
  folded text.
- Counts of a facet are over all matches, leaving that facet's own filter
  aside (so a visitor sees what ticking one more value would add).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from zoek.search.query import NO_FILTER, Filter, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zoek.search.document import Document


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to find a group: a whole term or all of its parts, or a phrase of exact words in a row.

    `scored` are the terms that count with their weight; a term that counted
    in an earlier group of the plan has weight 0.
    """

    whole: str = ""
    parts: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    scored: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives of which one suffices."""

    alternatives: tuple[Alternative, ...]
    is_required: bool = False
    is_excluded: bool = False

    @property
    def is_optional(self) -> bool:
        """Whether a document may miss it."""
        return not self.is_required and not self.is_excluded


@dataclass(frozen=True, slots=True)
class Plan:
    """A query after analysis; `offset` and `limit` cut the page out of the ordered matches."""

    groups: tuple[Group, ...] = ()
    filter: Filter = NO_FILTER
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    needs_all_words: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """What an engine found: totals, the page as (document, score) and counts per facet value."""

    total: int
    with_all_words: int
    found: tuple[tuple[Document, float], ...]
    facets: Mapping[str, Mapping[str, int]]


class Engine(Protocol):
    """An open index: read-only, safe to share between threads."""

    def match(self, plan: Plan) -> Matches:
        """Every match counted, one page of them in order."""

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents with these ids, in this order; unknown ids are left out."""

    def __len__(self) -> int:
        """The number of documents."""
