"""Whoosh with its own writer and scoring over the chain of Zoek: BM25F, counted facets, highlights.

Both index the same terms with the same weights, so indexing is compared at the
same work; Zoek also has every word as written, which Whoosh is spared here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import whoosh
from whoosh import fields, highlight, index, scoring, sorting
from whoosh.analysis.acore import Composable, Token
from whoosh.qparser.default import MultifieldParser
from whoosh.qparser.syntax import OrGroup

from tests.benchmarks.corpus import FACETS
from tests.benchmarks.peers.peer import BODY_WEIGHT, HITS, SNIPPET_CHARACTERS, SUMMARY_WEIGHT, TITLE_WEIGHT, Results
from zoek.analysis import DutchAnalyzer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.corpus import Question
    from zoek.search.document import Document


@cache
def _chain() -> DutchAnalyzer:
    return DutchAnalyzer()


class ChainAnalyzer(Composable):
    """The chain as an analyzer of Whoosh: each term of a word at the place of that word, with its weight.

    Of a question only the whole words, so that a phrase stays one. It keeps nothing itself: Whoosh pickles it.
    """

    def __call__(
        self, value: str, *, start_pos: int = 0, start_char: int = 0, mode: str = "", **_: Any
    ) -> Iterator[Token]:
        token = Token(positions=True, chars=True, boosts=True, mode=mode)
        for place, word in enumerate(_chain().words(value), start_pos):
            token.pos = place
            token.startchar, token.endchar = start_char + word.token.start, start_char + word.token.end
            for term in word.terms[:1] if mode == "query" else word.terms:
                token.text, token.boost, token.stopped = term.text, term.weight, False
                yield token


class WhooshPeer:
    """An index with its text stored, and where the words of the body stand: so highlighting is fastest, it says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def version(self) -> str:
        return f"whoosh3 {'.'.join(map(str, whoosh.__version__))}"

    def index(self, documents: Iterable[Document]) -> None:
        dutch = ChainAnalyzer()
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
