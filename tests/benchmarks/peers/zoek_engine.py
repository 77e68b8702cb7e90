"""Zoek's own engine at the work that all engines here can do: no meaning, no reasons, no other spelling."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.benchmarks.peers.peer import END_MARK, MARK, Results
from zoek import __version__
from zoek.analysis import DutchAnalyzer
from zoek.search.building import build, read_before
from zoek.search.finder import Finder
from zoek.search.highlight import best_fragments
from zoek.search.query import parse
from zoek.search.terms import plan_of
from zoek.search.wanted import wanted_of
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.corpus import Question
    from zoek.search.document import Document
    from zoek.search.results import Fragment


class ZoekPeer:
    """The engine and the marking of words, called as search/searcher.py calls them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._analyzer = DutchAnalyzer()

    @property
    def version(self) -> str:
        return f"Zoek {__version__}"

    def index(self, documents: Iterable[Document]) -> None:
        build(self._folder, documents, self._analyzer)

    def update(self, documents: Iterable[Document], folder: Path) -> int:
        """Write the index that comes after this one into another folder; gives how many documents were read anew."""
        return build(folder, documents, self._analyzer, read_before(self._folder))

    def open(self) -> None:
        self._engine = WhooshEngine(self._folder)

    def page(self, question: Question) -> Results:
        query = parse(question.typed)
        matches = self._engine.match(plan_of(query, self._analyzer))
        ids = [name for name, _ in matches.found]
        finder = Finder(wanted_of(query, (), {}, self._analyzer), self._analyzer, self._engine.lexicon())
        words = self._engine.text_words(ids)
        found = zip(self._engine.documents(ids), finder.matches(words), words.sentence_ends, strict=True)
        snippets = [
            best_fragments(document.body, in_body, ends.tolist(), finder.worth)
            for document, (_, _, _, in_body), ends in found
        ]
        return Results(
            total=matches.total,
            ids=tuple(ids),
            snippets=tuple(joined(fragments) for fragments in snippets),
            facets=matches.facets,
        )

    def ids(self, question: Question) -> Sequence[str]:
        plan = replace(plan_of(parse(question.typed), self._analyzer), counts=False)
        return [name for name, _ in self._engine.match(plan).found]


def joined(fragments: Iterable[Fragment]) -> str:
    """Fragments as one text with marks."""
    return " … ".join(
        "".join(f"{MARK}{piece.text}{END_MARK}" if piece.is_marked else piece.text for piece in fragment)
        for fragment in fragments
    )


make = ZoekPeer
