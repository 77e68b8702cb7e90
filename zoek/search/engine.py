"""The contract that every search engine keeps, and the plan that it is given.

An engine knows nothing of Dutch: words arrive as terms. It promises:

- A document holds a word when it has its whole term, or all of its parts. It
  holds an alternative when it holds all of its words, or has its phrase in a
  row; it touches an alternative when it holds it or, if that is no phrase,
  has any of its `scored` terms. An alternative has words or a phrase.
- A group is held when one of its alternatives is, or one of its expansions
  (a term, or terms in a row), or when the document fits a preference. It is
  touched when it is held, or one of its alternatives is touched; a preference
  that does not find, does not count for that.
- A term that ends in * (`=wijk*`) stands for all exact words that begin so, or
  the 200 of them in most documents (beginnings.py). A document holds it when it
  holds any of them; its frequency is the sum of theirs.
- A document matches when it passes the filter, holds every required group
  and no excluded one, and touches at least one of the other groups if there
  are no required ones. With `needs_all_words` it must hold all of them.
  A plan without groups matches every document.
- The score is the sum over the groups of the best of their alternatives and
  expansions, plus their preferences (scoring.py has the formulas). An
  alternative scores the sum of BM25F over its `scored` terms times their
  weight, an alternative with a phrase only where the phrase is. To that comes
  RELATED_WEIGHT times the best such sum among the documents that it is
  related with, of those that fit the groups.
- Order: by the sort of the plan, then by score, then by `standing`, then by
  id, so that two engines give the same list.
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
    from zoek.search.text_words import Lexicon, TextWords


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was asked for: its whole term, and those of its parts when it is a compound."""

    whole: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to find a group: all of its words, or a phrase of exact words in a row.

    `scored` are the terms that count with their weight; a term that counted
    in an earlier group of the plan has weight 0.
    """

    words: tuple[Word, ...] = ()
    phrase: tuple[str, ...] = ()
    scored: tuple[tuple[str, float], ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The terms of the words that it asks for; of a phrase those that it is scored by."""
        return tuple(word.whole for word in self.words) or tuple(term for term, _ in self.scored)


@dataclass(frozen=True, slots=True)
class Expansion:
    """Another name for what a group asks: one term, or terms in a row (in the form of `row_term`).

    `terms` are what it is scored by; `weight` (0 to 1) is how far it is
    trusted: a document with the asked word itself never scores less.
    """

    terms: tuple[str, ...]
    row: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Preference:
    """Documents that pass `filter` score higher and hold the group; they are found by that only when it `finds`."""

    filter: Filter
    weight: float
    finds: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives of which one suffices, with what may stand in for them."""

    alternatives: tuple[Alternative, ...]
    expansions: tuple[Expansion, ...] = ()
    preferences: tuple[Preference, ...] = ()
    is_required: bool = False
    is_excluded: bool = False

    @property
    def is_optional(self) -> bool:
        """Whether a document may miss it."""
        return not self.is_required and not self.is_excluded


@dataclass(frozen=True, slots=True)
class Plan:
    """A query after analysis; `offset` and `limit` cut the page out of the ordered matches.

    Without `counts` nothing is counted: totals are those of the page, and there are no facets. `text` are the words asked for, as typed; "" when nothing but those very words may count.
    """

    groups: tuple[Group, ...] = ()
    filter: Filter = NO_FILTER
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    needs_all_words: bool = False
    counts: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class Matches:
    """What an engine found: totals, the page as (id, score) and counts per facet value.

    `with_all_words` counts the matches that hold every group, `with_a_word`
    those that hold at least one (all of them, if the plan has none).
    """

    total: int
    with_all_words: int
    with_a_word: int
    found: tuple[tuple[str, float], ...]
    facets: Mapping[str, Mapping[str, int]]


class Engine(Protocol):
    """An open index: read-only, safe to share between threads."""

    def match(self, plan: Plan) -> Matches:
        """Every match counted, one page of them in order."""

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents with these ids, in this order; unknown ids are left out."""

    def text_words(self, ids: Sequence[str]) -> TextWords:
        """The words of the documents with these ids, in this order, as numbers of `lexicon`; unknown ids are left out."""

    def lexicon(self) -> Lexicon:
        """The words of all texts, stop words too; the same at every call."""

    def count(self, terms: Sequence[str]) -> int:
        """How many documents hold the one term, or the several in a row; at least one is given."""

    def words(self) -> Mapping[str, int]:
        """Every folded word of the texts, with the number of documents that hold it."""

    def __len__(self) -> int:
        """The number of documents."""
