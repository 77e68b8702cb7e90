"""How good things are: one function for each list that `zoek evaluate` takes, with figures by Dutch keys."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.cli_open import comparer_in_use, embedder_of
from zoek.cli_output import progress
from zoek.search import evaluation, word_evaluation
from zoek.search.publication import Publications
from zoek.similarity import evaluation as similar_evaluation
from zoek.similarity.as_json import pair_document, plan_document

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.config import Settings


def _judged(settings: Settings, queries: Path, corpus: Path | None) -> dict[str, float]:
    asked = evaluation.read_queries(queries)
    embedder = embedder_of(settings)
    if corpus:
        documents = evaluation.read_corpus(corpus)
        with progress("Vectoren maken", is_hidden=embedder is None) as report:
            outcome = evaluation.evaluate_corpus(documents, asked, embedder, report)
    else:
        current = Publications(settings.data, embedder).current()
        evaluation.require_known(current.engine, asked)
        outcome = evaluation.evaluate(current.engine, current.knowledge, asked)
    return {
        "ndcg10": round(outcome.ndcg10, 4),
        "mrr10": round(outcome.mrr10, 4),
        "recall50": round(outcome.recall50, 4),
        "zonderTreffers": outcome.without_hits,
        "vragen": outcome.queries,
        "msPerVraag": round(outcome.milliseconds_per_query, 2),
        "succes3": round(outcome.success3, 4),
        "onbeoordeeld10": round(outcome.unjudged10, 4),
    }


def _split(_: Settings, compounds: Path, __: Path | None) -> dict[str, float]:
    outcome = word_evaluation.evaluate_compounds(word_evaluation.read_compounds(compounds))
    return {
        "samenstellingen": outcome.compounds,
        "beideDelenGoed": round(outcome.right, 4),
        "nietSamengesteld": outcome.others,
        "onterechtGesplitst": round(outcome.false_splits, 4),
    }


def _spelt(settings: Settings, misspellings: Path, corpus: Path | None) -> dict[str, float]:
    words = word_evaluation.read_misspellings(misspellings)
    if corpus:
        speller = word_evaluation.speller_of(evaluation.read_corpus(corpus))
    else:
        speller = Publications(settings.data, embedder_of(settings)).current().knowledge.speller
    outcome = word_evaluation.evaluate_spelling(words, speller)
    return {
        "woorden": outcome.words,
        "goedOp1": round(outcome.right_at_1, 4),
        "goedOp3": round(outcome.right_at_3, 4),
        "msPerWoord": round(outcome.milliseconds_per_word, 3),
    }


def _paired(settings: Settings, pairs: Path, _: Path | None) -> dict[str, float]:
    judged = similar_evaluation.read_pairs(pairs)
    return pair_document(similar_evaluation.judge_pairs(comparer_in_use(settings), judged))


def _planned(settings: Settings, plans: Path, _: Path | None) -> dict[str, float]:
    judged = similar_evaluation.read_plans(plans)
    return plan_document(similar_evaluation.judge_plans(comparer_in_use(settings), judged))


FIGURES = MappingProxyType(
    {"queries": _judged, "compounds": _split, "spelling": _spelt, "pairs": _paired, "plans": _planned}
)
"""The function for each option: settings, the list, and a corpus or None."""
