"""The measures, by hand-worked examples, and the files they are made from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from tests.samples import document
from zoek.errors import QueryError
from zoek.search.evaluation import (
    JudgedQuery,
    evaluate_corpus,
    ndcg,
    read_corpus,
    read_queries,
    recall,
    reciprocal_rank,
    success,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_ndcg_is_one_for_the_best_order_and_falls_with_a_worse_one() -> None:
    grades = {"a": 3.0, "b": 1.0}

    assert ndcg(grades, ["a", "b", "c"], 10) == 1.0
    worse = (1 / math.log2(2) + 3 / math.log2(3)) / (3 / math.log2(2) + 1 / math.log2(3))
    assert ndcg(grades, ["b", "a"], 10) == pytest.approx(worse)
    assert ndcg(grades, ["x"] * 10 + ["a"], 10) == 0.0
    assert ndcg({}, ["a"], 10) == 0.0


def test_reciprocal_rank_looks_at_the_first_relevant_result_alone() -> None:
    assert reciprocal_rank({"a": 1.0, "b": 1.0}, ["x", "a", "b"]) == 0.5
    assert reciprocal_rank({"a": 1.0}, ["x"]) == 0.0


def test_recall_is_the_share_that_was_found() -> None:
    assert recall({"a": 1.0, "b": 2.0, "c": 0.0}, ["a", "x"]) == 0.5
    assert recall({}, ["a"]) == 0.0


def test_success_needs_a_document_that_is_relevant() -> None:
    assert success({"a": 1.0}, ["x", "a"])
    assert not success({"a": 1.0}, ["x"])
    assert not success({"a": 0.0}, ["a"])


def test_a_document_of_grade_0_is_judged_and_no_success() -> None:
    corpus = [document("a", "Wijkteam"), document("b", "Schulden"), document("c", "Wijkteams")]

    outcome = evaluate_corpus(corpus, [JudgedQuery("1", "wijkteam", {"a": 0.0, "b": 3.0})])

    assert (outcome.success3, outcome.mrr10, outcome.ndcg10) == (0.0, 0.0, 0.0)
    assert outcome.unjudged10 == 0.5


def test_a_corpus_of_its_own_is_indexed_and_measured() -> None:
    corpus = [document("a", "Wijkteam"), document("b", "Schulden"), document("c", "Wijkteams en schulden")]
    queries = [
        JudgedQuery("1", "wijkteams", {"a": 3.0, "c": 2.0}),
        JudgedQuery("2", "zeppelin", {"a": 1.0}),
        JudgedQuery("3", "schulden", {"c": 1.0}, frozenset({"b"})),
    ]

    outcome = evaluate_corpus(corpus, queries)

    assert (outcome.queries, outcome.without_hits) == (3, 1)
    assert outcome.recall50 == pytest.approx(2 / 3)
    assert outcome.success3 == pytest.approx(2 / 3)


def test_lines_that_cannot_be_read_are_named_together(tmp_path: Path) -> None:
    path = tmp_path / "vragen.jsonl"
    path.write_text('{"id": "1", "vraag": "x", "relevant": {"a": 1}}\n{"id": 2}\nniks\n')

    with pytest.raises(QueryError, match="regel 2, 3 heeft niet de goede vorm") as caught:
        read_queries(path)

    assert '"relevant"' in caught.value.hint


def test_files_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"id": "d1", "titel": "Titel", "tekst": "Tekst."}\n\n{"id": "d2", "tekst": "Meer."}\n')

    first, second = read_corpus(path)

    assert (first.title, first.body, second.title) == ("Titel", "Tekst.", "")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="is niet te lezen"):
        read_queries(tmp_path / "weg.jsonl")
