"""How good search is, measured on judged questions.

    ndcg10    how close the first ten are to the best possible ten: 0..1, gain = grade
    mrr10     1 / rank of the first relevant result among ten
    recall50  share of all relevant documents that is among the first fifty
    succes3   share of questions with a relevant result in the first three

Source of the formulas: trec_eval (nDCG with linear gain and log2 discount).
"""

from __future__ import annotations

import json
import math
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, TypeVar

from zoek.analysis import DutchAnalyzer
from zoek.errors import QueryError
from zoek.search.building import build
from zoek.search.document import Document
from zoek.search.facets import resolve_filter
from zoek.search.knowledge import bare_knowledge
from zoek.search.meaning import vectors_of
from zoek.search.meaning_engine import MeaningEngine
from zoek.search.query import parse
from zoek.search.searcher import answer
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zoek.search.engine import Engine
    from zoek.search.knowledge import Knowledge
    from zoek.search.meaning import Embedder, Report

T = TypeVar("T")
DEPTH = 50
"""Results a question that are looked at."""
FORM = '{"id": "q1", "vraag": "wijkteam", "relevant": {"naam-van-document": 3}}'
CORPUS_FORM = '{"id": "d1", "titel": "...", "tekst": "..."}'


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A question with the grade of each judged document; `ignored` are left out of the ranking.

    Grade 0 says that someone looked and found the document of no use: judged, and not relevant.
    """

    id: str
    text: str
    relevant: Mapping[str, float]
    ignored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The means over all questions; `unjudged10` is the share of the first ten that nobody graded."""

    ndcg10: float
    mrr10: float
    recall50: float
    success3: float
    without_hits: int
    unjudged10: float
    queries: int
    milliseconds_per_query: float


def read_queries(path: Path) -> list[JudgedQuery]:
    """The questions of a JSON Lines file; raises QueryError that names every line that cannot be read."""

    def judged(line: str) -> JudgedQuery:
        value = json.loads(line)
        grades = {name: float(grade) for name, grade in value["relevant"].items()}
        return JudgedQuery(str(value["id"]), str(value["vraag"]), grades, frozenset(value.get("negeer", ())))

    return read_lines(path, judged, FORM)


def read_corpus(path: Path) -> list[Document]:
    """The documents of a JSON Lines file; raises QueryError that names every line that cannot be read."""

    def document(line: str) -> Document:
        value = json.loads(line)
        return Document(str(value["id"]), "praktijk", str(value.get("titel") or ""), body=str(value["tekst"]))

    return read_lines(path, document, CORPUS_FORM)


def read_lines(path: Path, make: Callable[[str], T], form: str, comment: str | None = None) -> list[T]:
    """What `make` makes of each line of a file but empty lines and those that start with `comment`.

    Raises QueryError that names every line that `make` raises ValueError,
    KeyError, TypeError or AttributeError on, and shows the form.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} is niet te lezen.", "Geef een tekstbestand in UTF-8.") from error
    made: list[T] = []
    wrong: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not (comment and line.startswith(comment)):
            try:
                made.append(make(line))
            except (ValueError, KeyError, TypeError, AttributeError):
                wrong.append(str(number))
    if wrong or not made:
        where = f"regel {', '.join(wrong)}" if wrong else "geen enkele regel"
        raise QueryError(f"{path}: {where} heeft niet de goede vorm.", f"Schrijf elke regel zo: {form}")
    return made


def evaluate_corpus(
    corpus: Sequence[Document],
    queries: Sequence[JudgedQuery],
    embedder: Embedder | None = None,
    report: Report = lambda done, total: None,  # noqa: ARG005
) -> Evaluation:
    """The outcome on a corpus of its own, in a temporary index with the same engine and analysis.

    With an embedder, `report(done, total)` is called after each document that got its vectors.
    """
    analyzer = DutchAnalyzer()
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), corpus, analyzer)
        engine: Engine = WhooshEngine(Path(folder))
        if embedder:
            engine = MeaningEngine(engine, vectors_of(corpus, embedder, report), embedder)
        return evaluate(engine, bare_knowledge(engine, analyzer), queries)


def require_known(engine: Engine, queries: Sequence[JudgedQuery]) -> None:
    """Raise QueryError when the index has none of the documents that were judged: then every figure would be 0."""
    judged = {name for query in queries for name in query.relevant}
    if not engine.documents(sorted(judged)):
        raise QueryError(
            "Geen enkel document uit deze vragen staat in de index.",
            "Geef met --corpus de documenten waar de vragen over gaan.",
        )


def evaluate(engine: Engine, knowledge: Knowledge, queries: Sequence[JudgedQuery]) -> Evaluation:
    """The outcome of the questions on an open index."""
    began = time.perf_counter()
    rankings = [_ranking(engine, knowledge, query) for query in queries]
    seconds = time.perf_counter() - began
    pairs = list(zip(queries, rankings, strict=True))
    return Evaluation(
        ndcg10=fmean(ndcg(query.relevant, ranking, 10) for query, ranking in pairs),
        mrr10=fmean(reciprocal_rank(query.relevant, ranking[:10]) for query, ranking in pairs),
        recall50=fmean(recall(query.relevant, ranking[:50]) for query, ranking in pairs),
        success3=fmean(success(query.relevant, ranking[:3]) for query, ranking in pairs),
        without_hits=sum(not ranking for ranking in rankings),
        unjudged10=fmean(_unjudged(query.relevant, ranking[:10]) for query, ranking in pairs),
        queries=len(queries),
        milliseconds_per_query=seconds * 1000 / len(queries),
    )


def _ranking(engine: Engine, knowledge: Knowledge, query: JudgedQuery) -> list[str]:
    asked = resolve_filter(parse(query.text), knowledge.labels)
    found = answer(engine, knowledge, replace(asked, page_size=DEPTH + len(query.ignored)))
    ranking = [name for name, _ in found.matches.found]
    return [name for name in ranking if name not in query.ignored][:DEPTH]


def ndcg(relevant: Mapping[str, float], ranking: Sequence[str], depth: int) -> float:
    """Normalised discounted cumulative gain at a depth; 0 when nothing is relevant."""
    best = sorted(relevant.values(), reverse=True)[:depth]
    ideal = sum(_discounted(best))
    return sum(_discounted([relevant.get(name, 0.0) for name in ranking[:depth]])) / ideal if ideal else 0.0


def _discounted(gains: Sequence[float]) -> Iterator[float]:
    return (gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def reciprocal_rank(relevant: Mapping[str, float], ranking: Sequence[str]) -> float:
    """1 / the rank of the first relevant result; 0 when there is none."""
    ranks = (rank for rank, name in enumerate(ranking, 1) if relevant.get(name, 0.0) > 0)
    return 1 / next(ranks, math.inf)


def recall(relevant: Mapping[str, float], ranking: Sequence[str]) -> float:
    """The share of the relevant documents that the ranking holds; 0 when nothing is relevant."""
    wanted = _wanted(relevant)
    return len(wanted & set(ranking)) / len(wanted) if wanted else 0.0


def success(relevant: Mapping[str, float], ranking: Sequence[str]) -> bool:
    """Whether the ranking holds a relevant document; grade 0 is none."""
    return not _wanted(relevant).isdisjoint(ranking)


def _wanted(relevant: Mapping[str, float]) -> set[str]:
    return {name for name, grade in relevant.items() if grade > 0}


def _unjudged(relevant: Mapping[str, float], ranking: Sequence[str]) -> float:
    return sum(name not in relevant for name in ranking) / len(ranking) if ranking else 0.0
