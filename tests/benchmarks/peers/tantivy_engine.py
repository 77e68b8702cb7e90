"""tantivy through tantivy-py: Dutch stop words and stemmer, terms aggregations over fast fields, its snippets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tantivy

from tests.benchmarks.corpus import FACETS, MUNICIPALITIES, Question
from tests.benchmarks.peers.peer import BODY_WEIGHT, HITS, SNIPPET_CHARACTERS, SUMMARY_WEIGHT, TITLE_WEIGHT, Results

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from zoek.search.document import Document

TEXTS = ("title", "summary", "body")
BOOSTS = {"title": TITLE_WEIGHT, "summary": SUMMARY_WEIGHT, "body": BODY_WEIGHT}
COUNTS = {key: {"terms": {"field": key, "size": MUNICIPALITIES}} for key in FACETS}
"""Every value of every facet; tantivy gives ten unless told."""
LONGEST_WORD = 40
"""What tantivy's own chains leave out."""


class TantivyPeer:
    """An index on disk, written with as many threads as tantivy takes, its segments merged when it is done."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def version(self) -> str:
        return str(tantivy.__version__)

    def index(self, documents: Iterable[Document]) -> None:
        writer = self._index().writer()
        for document in documents:
            values: dict[str, Any] = {key: list(values) for key, values in document.facets.items()}
            values |= {name: getattr(document, name) for name in ("id", "since", *TEXTS)}
            writer.add_document(tantivy.Document(**values))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._opened = self._index()
        self._searcher = self._opened.searcher()

    def page(self, question: Question) -> Results:
        query = self._parse(question)
        found = self._searcher.search(query, HITS)
        counts = self._searcher.aggregate(query, COUNTS)
        generator = tantivy.SnippetGenerator.create(self._searcher, query, self._opened.schema, "body")
        generator.set_max_num_chars(SNIPPET_CHARACTERS)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        return Results(
            total=found.count,
            ids=tuple(document["id"][0] for document in documents),
            snippets=tuple(generator.snippet_from_doc(document).to_html() for document in documents),
            facets={key: {row["key"]: row["doc_count"] for row in counts[key]["buckets"]} for key in FACETS},
        )

    def ids(self, question: Question) -> Sequence[str]:
        found = self._searcher.search(self._parse(question), HITS, count=False)
        return [self._searcher.doc(address)["id"][0] for _, address in found.hits]

    def _parse(self, question: Question) -> Any:
        typed = Question(question.words, question.is_phrase).typed
        query = self._opened.parse_query(typed, list(TEXTS), field_boosts=BOOSTS)
        if not question.beginning:
            return query
        begun = [self._begun(name, question.beginning) for name in TEXTS]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in (query, *begun)])

    def _begun(self, name: str, beginning: str) -> Any:
        """Words of a field by their beginning; tantivy scores each match the same, so with the weight of the field."""
        found = tantivy.Query.regex_query(self._opened.schema, name, f"{beginning}.*")
        return tantivy.Query.boost_query(found, BOOSTS[name])

    def _index(self) -> Any:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_integer_field("since", fast=True)
        for name in TEXTS:
            builder.add_text_field(name, stored=True, tokenizer_name="dutch")
        for key in FACETS:
            builder.add_text_field(key, fast=True, tokenizer_name="raw")
        index = tantivy.Index(builder.build(), path=str(self._folder))
        index.register_tokenizer("dutch", _dutch())
        return index


def _dutch() -> Any:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stopword("dutch"))
        .filter(tantivy.Filter.stemmer("dutch"))
        .build()
    )


make = TantivyPeer
