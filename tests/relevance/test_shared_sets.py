"""The development sets that lie beside the checkout; without them this is skipped, and says so.

nDCG@10 on real questions and headings over public documents, splitting and spelling on lists made by people.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.analysis import DutchAnalyzer
from zoek.search.building import build
from zoek.search.evaluation import evaluate, read_corpus, read_queries
from zoek.search.knowledge import bare_knowledge
from zoek.search.whoosh_engine import WhooshEngine
from zoek.search.word_evaluation import (
    evaluate_compounds,
    evaluate_spelling,
    read_compounds,
    read_misspellings,
    speller_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.search.engine import Engine

SHARED = ROOT.parent / "shared" / "relevance"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"NOT TESTED: the development sets are not in {SHARED}")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    analyzer = DutchAnalyzer()
    with tempfile.TemporaryDirectory() as folder:
        documents = read_corpus(SHARED / "documenten.jsonl")
        build(Path(folder), documents, analyzer)
        yield WhooshEngine(Path(folder))


@pytest.mark.parametrize(("name", "floor"), [("vragen-faq", 0.67), ("vragen-koppen", 0.36)])
def test_questions_over_public_documents_reach_their_floor(engine: Engine, name: str, floor: float) -> None:
    outcome = evaluate(engine, bare_knowledge(engine, DutchAnalyzer()), read_queries(SHARED / f"{name}.jsonl"))

    assert outcome.ndcg10 >= floor


def test_compounds_are_split_as_people_split_them() -> None:
    outcome = evaluate_compounds(read_compounds(SHARED / "samenstellingen.tsv"))

    assert outcome.right >= 0.82
    assert outcome.false_splits <= 0.12


def test_misspelt_words_are_put_right() -> None:
    speller = speller_of(read_corpus(SHARED / "documenten.jsonl"))

    outcome = evaluate_spelling(read_misspellings(SHARED / "spelfouten.tsv"), speller)

    assert outcome.right_at_1 >= 0.97
    assert outcome.right_at_3 >= 0.99
