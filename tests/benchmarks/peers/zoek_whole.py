"""All that Zoek does for a page before it is HTML: meaning, other spellings, marked titles, reasons; on the same index.

The thesaurus, places and labels are those of the content of the project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.peers.peer import Results
from tests.benchmarks.peers.zoek_engine import joined
from tests.serving import ROOT
from zoek import __version__
from zoek.analysis import DutchAnalyzer
from zoek.library import read_library
from zoek.search.knowledge import knowledge_of
from zoek.search.query import parse
from zoek.search.searcher import answer, search
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.corpus import Question
    from zoek.search.document import Document


class ZoekWhole:
    """The search of the site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def version(self) -> str:
        return f"Zoek {__version__}"

    def index(self, documents: Iterable[Document]) -> None:
        raise NotImplementedError("it searches in the index of the peer zoek")

    def open(self) -> None:
        self._engine = WhooshEngine(self._folder)
        self._knowledge = knowledge_of(read_library(ROOT / "content"), self._engine, DutchAnalyzer())

    def page(self, question: Question) -> Results:
        page = search(self._engine, self._knowledge, parse(question.typed))
        return Results(
            total=page.total,
            ids=tuple(hit.document.id for hit in page.hits),
            snippets=tuple(joined(hit.fragments) for hit in page.hits),
            facets={facet.key: {value.value: value.total for value in facet.values} for facet in page.facets},
        )

    def ids(self, question: Question) -> Sequence[str]:
        found = answer(self._engine, self._knowledge, parse(question.typed)).matches.found
        return [name for name, _ in found]


make = ZoekWhole
