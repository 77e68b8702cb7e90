"""Whoosh with its own scoring: BM25F, its Dutch analyzer (stop words and Snowball), counted facets, highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import whoosh
from whoosh import fields, highlight, index, scoring, sorting
from whoosh.analysis.analyzers import LanguageAnalyzer
from whoosh.qparser.default import MultifieldParser
from whoosh.qparser.syntax import OrGroup

from tests.benchmarks.corpus import FACETS
from tests.benchmarks.peers.peer import BODY_WEIGHT, HITS, SNIPPET_CHARACTERS, SUMMARY_WEIGHT, TITLE_WEIGHT, Results

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.corpus import Question
    from zoek.search.document import Document


class WhooshPeer:
    """An index with its text stored, and where the words of the body stand: so highlighting is fastest, it says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def version(self) -> str:
        return f"whoosh3 {'.'.join(map(str, whoosh.__version__))}"

    def index(self, documents: Iterable[Document]) -> None:
        dutch = LanguageAnalyzer("nl")
        schema = fields.Schema(
            id=fields.ID(stored=True),
            title=fields.TEXT(dutch, stored=True, field_boost=TITLE_WEIGHT),
            summary=fields.TEXT(dutch, stored=True, field_boost=SUMMARY_WEIGHT),
            body=fields.TEXT(dutch, stored=True, field_boost=BODY_WEIGHT, chars=True),
            since=fields.NUMERIC(sortable=True),
            **{key: fields.KEYWORD(commas=True, sortable=key != "thema") for key in FACETS},
        )
        writer = index.create_in(str(self._folder), schema).writer(limitmb=256)
        for document in documents:
            values: dict[str, Any] = {key: ",".join(document.facets[key]) for key in FACETS}
            values |= {"id": document.id, "title": document.title, "summary": document.summary, "body": document.body}
            writer.add_document(since=document.since, **values)
        writer.commit(optimize=True)

    def open(self) -> None:
        self._searcher = index.open_dir(str(self._folder)).searcher(weighting=scoring.BM25F())
        self._parser = MultifieldParser(["title", "summary", "body"], self._searcher.schema, group=OrGroup)
        self._facets = sorting.Facets()
        for key in FACETS:
            facet = sorting.FieldFacet(key, allow_overlap=key == "thema", maptype=sorting.Count)
            self._facets.add_facet(key, facet)

    def page(self, question: Question) -> Results:
        found = self._searcher.search(self._parse(question), limit=HITS, groupedby=self._facets)
        found.fragmenter = highlight.PinpointFragmenter(maxchars=SNIPPET_CHARACTERS)
        found.formatter = highlight.HtmlFormatter("b")
        best = [found[place] for place in range(min(HITS, found.scored_length()))]  # grouped, it keeps more than asked
        return Results(
            total=len(found),
            ids=tuple(hit["id"] for hit in best),
            snippets=tuple(hit.highlights("body", top=1) for hit in best),
            facets={key: found.groups(key) for key in FACETS},
        )

    def ids(self, question: Question) -> Sequence[str]:
        return [hit["id"] for hit in self._searcher.search(self._parse(question), limit=HITS)]

    def _parse(self, question: Question) -> Any:
        return self._parser.parse(question.typed)


make = WhooshPeer
