"""What every engine does: the work of one page of results, as Zoek shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.benchmarks.corpus import Question
    from zoek.search.document import Document

HITS = 20
SNIPPET_CHARACTERS = 320
"""Of each snippet, where an engine can be told: what Zoek quotes at most of one sentence."""
TITLE_WEIGHT, SUMMARY_WEIGHT, BODY_WEIGHT = 3.0, 2.0, 1.0
"""The weights of Zoek (library/fields.py), for every engine."""
MARK, END_MARK = "<b>", "</b>"


@dataclass(frozen=True, slots=True)
class Results:
    """One page: the ids of the best, a snippet of each with the found words marked, and counts over all matches."""

    total: int
    ids: tuple[str, ...]
    snippets: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]]


class Peer(Protocol):
    """An engine over one folder; `open` comes before questions and after `index`, in another process if need be."""

    @property
    def version(self) -> str:
        """The engine and its version."""

    def index(self, documents: Iterable[Document]) -> None:
        """Write the index of the documents into the folder."""

    def open(self) -> None:
        """Make ready to answer."""

    def page(self, question: Question) -> Results:
        """The best twenty with snippets, four facets and the total."""

    def ids(self, question: Question) -> Sequence[str]:
        """The ids of the best twenty."""
