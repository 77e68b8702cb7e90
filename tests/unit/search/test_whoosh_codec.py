"""Whoosh searches in an index of arrays as in its own: by prefix, by likeness, by range, with what it tells of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from whoosh.query.positional import Phrase
from whoosh.query.terms import FuzzyTerm, Prefix, Term
from whoosh.reading import TermNotFound
from whoosh.searching import Searcher

from tests.samples import document
from zoek.analysis import DutchAnalyzer
from zoek.search.building import build
from zoek.search.stored import Arrays
from zoek.search.whoosh_codec import ArrayTermsReader, open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whoosh.query.qcore import Query
    from whoosh.reading import IndexReader

DOCUMENTS = [
    document(
        "a", "Wijkteams in Arnhem", "Het wijkteam helpt gezinnen. Een wijkteam is dichtbij.", gemeente=("Arnhem",)
    ),
    document("b", "Wijkcoaches", "Wijkcoaches helpen achter de voordeur.", gemeente=("Ede", "Arnhem")),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path, DOCUMENTS, DutchAnalyzer())
    return tmp_path


@pytest.fixture
def reader(folder: Path) -> Iterator[IndexReader]:
    with open_reader(folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Term("text_body", "wijkteam"), {0}),
        (Term("text_body", "zeppelin"), set()),
        (Term("text_title_exact", "wijkteams"), {0}),
        (Term("facet_gemeente", "Arnhem"), {0, 1}),
        (Term("id", "b"), {1}),
        (Prefix("text_title", "wijk"), {0, 1}),
        (FuzzyTerm("text_body", "wijktaem", maxdist=2), {0}),
        (Phrase("words", ["achter", "de", "voordeur"]), {1}),
        (Phrase("words", ["voordeur", "achter"]), set()),
    ],
)
def test_whoosh_finds_documents(folder: Path, asked: Query, numbers: set[int]) -> None:
    with Searcher(open_reader(folder)) as searcher:
        assert {hit.docnum for hit in searcher.search(asked)} == numbers


def test_what_whoosh_tells_of_a_term(reader: IndexReader) -> None:
    info = reader.term_info("text_body", "wijkteam")

    assert (info.weight(), info.doc_frequency(), info.max_weight()) == (2.0, 1, 2.0)
    assert (info.min_id(), info.max_id()) == (0, 0)
    assert reader.frequency("text_body", "wijkteam") == 2.0
    assert reader.doc_frequency("facet_gemeente", "Arnhem") == 2
    with pytest.raises(TermNotFound):
        reader.term_info("text_body", "zeppelin")


def test_what_whoosh_tells_of_documents(reader: IndexReader) -> None:
    lengths = [reader.doc_field_length(number, "text_body") for number in (0, 1)]

    assert (reader.doc_count(), reader.doc_count_all(), reader.has_deletions()) == (2, 2, False)
    assert reader.min_field_length("text_body") == min(lengths)
    assert reader.max_field_length("text_body") == max(lengths)
    assert reader.field_length("text_body") == sum(lengths)
    assert reader.doc_field_length(0, "id", 7) == 7
    assert reader.stored_fields(0) == {}


def test_the_terms_of_a_field_are_gone_through_in_order(folder: Path, reader: IndexReader) -> None:
    terms = [text.decode() for text in reader.lexicon("facet_gemeente")]
    cursor = ArrayTermsReader(Arrays(folder)).cursor("facet_gemeente", None)

    assert terms == ["Arnhem", "Ede"]
    assert (cursor.first(), cursor.next(), cursor.next(), cursor.term_info()) == ("Arnhem", "Ede", None, None)
    assert cursor.find(b"B") == "Ede"
    info = cursor.term_info()
    assert info
    assert info.doc_frequency() == 1
    assert [term for term in reader.all_terms() if term[0] == "id"] == [("id", b"a"), ("id", b"b")]
    assert "text_title" in reader.indexed_field_names()
