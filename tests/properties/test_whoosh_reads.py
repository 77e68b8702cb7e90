"""Whoosh itself reads the index: the terms, places and lengths that were put in, and with its own BM25F our scores."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.query.positional import Phrase
from whoosh.query.terms import Term
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from tests.properties.test_engines_agree import WORDS, corpora
from tests.thesauri import ANALYZER
from zoek.library.fields import SearchField
from zoek.search.beginnings import EXACT_MARK
from zoek.search.building import build
from zoek.search.scoring import inverse_document_frequency, normalized_frequency, saturated
from zoek.search.terms import document_terms, exact_words, is_exact_word
from zoek.search.whoosh_codec import open_reader
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from whoosh.reading import IndexReader

    from zoek.search.document import Document

TOLERANCE = 1e-9
"""Both add the same few numbers; only their order differs."""


def read(reader: IndexReader, field: str) -> dict[str, dict[int, float]]:
    """The frequency of every term of a field in every document, as Whoosh walks through them."""
    found: dict[str, dict[int, float]] = {}
    for text in reader.lexicon(field):
        matcher = reader.postings(field, text)
        found[text.decode()] = {}
        while matcher.is_active():
            found[text.decode()][matcher.id()] = matcher.weight()
            matcher.next()
    return found


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_whoosh_finds_what_was_put_in(corpus: list[Document]) -> None:
    put_in = [document_terms(document, ANALYZER) for document in sorted(corpus, key=lambda one: one.id)]
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), corpus, ANALYZER)
        with open_reader(Path(folder)) as reader:
            for field in SearchField:
                name = f"text_{field.name.lower()}"
                found = read(reader, name) | {
                    EXACT_MARK + word: documents for word, documents in read(reader, f"{name}_exact").items()
                }
                expected: dict[str, dict[int, float]] = {}
                for number, terms in enumerate(put_in):
                    for term, weight in terms.weights[field].items():
                        expected.setdefault(term, {})[number] = weight
                assert found == expected
                lengths = [reader.doc_field_length(number, name) for number in range(len(put_in))]
                assert lengths == [terms.lengths[field] for terms in put_in]
            places: dict[str, dict[int, list[int]]] = {}
            for text in reader.lexicon("words"):
                matcher = reader.postings("words", text)
                places[text.decode()] = dict(matcher.items_as("positions")) if matcher.is_active() else {}
    expected_places: dict[str, dict[int, list[int]]] = {}
    for number, terms in enumerate(put_in):
        for word, row in terms.positions.items():
            if is_exact_word(word):
                expected_places.setdefault(word, {})[number] = list(row)
    assert places == expected_places


@settings(max_examples=60, deadline=None)
@given(corpora(), st.sampled_from(list(SearchField)))
def test_whoosh_scores_one_field_as_we_do(corpus: list[Document], field: SearchField) -> None:
    put_in = [document_terms(document, ANALYZER) for document in sorted(corpus, key=lambda one: one.id)]
    name = f"text_{field.name.lower()}"
    average = sum(terms.lengths[field] for terms in put_in) / max(len(put_in), 1)
    if average < 1:
        return  # where fields are that short, Whoosh divides by their length and we do not
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), corpus, ANALYZER)
        with Searcher(open_reader(Path(folder)), weighting=BM25F()) as searcher:
            for term, documents in read(searcher.reader(), name).items():
                by_whoosh = {hit.docnum: hit.score for hit in searcher.search(Term(name, term), limit=None)}
                idf = inverse_document_frequency(len(put_in), len(documents))
                ours = {
                    number: saturated(normalized_frequency(weight, put_in[number].lengths[field], average, 1.0), idf)
                    for number, weight in documents.items()
                }
                assert by_whoosh == pytest.approx(ours, abs=TOLERANCE)


@settings(max_examples=60, deadline=None)
@given(corpora(), st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(" ".join))
def test_whoosh_finds_the_phrases_that_we_find(corpus: list[Document], text: str) -> None:
    words = list(exact_words(text))
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), corpus, ANALYZER)
        engine = WhooshEngine(Path(folder))
        with Searcher(open_reader(Path(folder))) as searcher:
            found = {hit.docnum for hit in searcher.search(Phrase("words", words), limit=None)}

        assert found == set(engine.phrase(words).tolist())
