"""What is measured is the same each time, and every engine that needs no package of its own does all of the work.

tantivy and Xapian are not tested here: they come with scripts/bench only.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.collection import write_content
from tests.benchmarks.corpus import FACETS, SEED, Question, documents, questions
from tests.benchmarks.peers import make_peer
from tests.benchmarks.peers.peer import HITS
from tests.benchmarks.report import tables
from tests.benchmarks.serve import COLUMNS, distinct, zipf
from tests.benchmarks.serve import table as serving_table
from tests.benchmarks.timing import summary
from tests.benchmarks.update import KINDS, measured
from tests.benchmarks.update import table as updates
from zoek.library import read_library

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.search.document import Document

COUNT = 60
COMMON = Question(("jaar", "mensen"))
"""Words that more than twenty generated texts hold as they are written; not every engine knows other forms."""


BEGUN = Question(("anders",), beginning="mense")


def holds_common(text: str) -> bool:
    return not {*COMMON.words}.isdisjoint(text.replace(".", "").split())


def test_the_corpus_is_the_same_every_time() -> None:
    assert list(documents(20)) == list(documents(20))
    assert questions() == questions()


def test_a_longer_corpus_begins_with_the_shorter_one() -> None:
    assert list(islice(documents(40), 20)) == list(documents(20))


def test_a_document_has_some_330_words_and_every_facet() -> None:
    for document in documents(20):
        words = f"{document.title} {document.summary} {document.body}".split()

        assert len(words) == 330
        assert set(document.facets) == set(FACETS)


def test_a_hundred_questions_have_one_to_twenty_words_and_some_are_phrases_of_the_corpus_or_beginnings() -> None:
    asked = questions()
    texts = [document.body.lower() for document in documents(20)]

    assert len(asked) == 100
    assert {len(question.words) for question in asked} == set(range(21))
    assert all(question.typed.endswith("*") for question in asked if not question.words)
    assert sum(bool(question.beginning) for question in asked) == 20
    phrases = [" ".join(question.words) for question in asked if question.is_phrase]
    assert [any(phrase in text for text in texts) for phrase in phrases] == [True] * 20


@pytest.mark.parametrize("name", ["zoek", "whoosh", "sqlite"])
def test_an_engine_gives_a_full_page(name: str, tmp_path: Path) -> None:
    known = {document.id: document for document in documents(COUNT)}
    peer = make_peer(name, tmp_path)
    peer.index(known.values())
    peer.open()

    page = peer.page(COMMON)

    assert len(page.ids) == len(page.snippets) == HITS
    assert list(page.ids) == list(peer.ids(COMMON))
    bodies = [known[name].body.lower() for name in page.ids]
    assert all("<b" in text for text, body in zip(page.snippets, bodies, strict=True) if holds_common(body))
    assert any("<b" in text for text in page.snippets)
    assert HITS < page.total <= COUNT
    assert sum(page.facets["soort"].values()) == sum(page.facets["gemeente"].values()) == page.total
    assert sum(page.facets["thema"].values()) >= page.total


@pytest.mark.parametrize("name", ["zoek", "whoosh", "sqlite"])
def test_an_engine_finds_words_by_their_beginning(name: str, tmp_path: Path) -> None:
    known = {document.id: document for document in documents(COUNT)}
    peer = make_peer(name, tmp_path)
    peer.index(known.values())
    peer.open()

    page = peer.page(BEGUN)

    holders = {document.id for document in known.values() if re.search(r"\b(mens|ander)", texts_of(document))}
    assert page.total > 0
    if name != "whoosh":  # by the chain it has terms, not words as written: parts of compounds begin so too
        assert page.total <= len(holders)
        assert set(page.ids) <= holders
    assert any("<b" in snippet for snippet in page.snippets)


def texts_of(document: Document) -> str:
    return f"{document.title} {document.summary} {document.body}".lower()


def test_the_whole_search_of_zoek_is_measured_on_the_index_of_zoek(tmp_path: Path) -> None:
    make_peer("zoek", tmp_path).index(documents(COUNT))
    peer = make_peer("zoek-whole", tmp_path)
    peer.open()

    page = peer.page(COMMON)

    assert len(page.ids) == HITS
    assert set(page.facets) >= set(FACETS)


def test_a_generated_collection_is_sound_content_of_the_size_asked_for(tmp_path: Path) -> None:
    write_content(tmp_path / "content", 110)

    library = read_library(tmp_path / "content")

    assert len(library.practices) + len(library.lessons) == 110
    assert any(len(practice.themes) > 1 for name, practice in library.practices.items() if name.startswith("document-"))


def test_different_questions_are_different() -> None:
    paths = list(islice(distinct(SEED), 1_000))

    assert len(set(paths)) == 1_000


def test_repeated_questions_come_back_the_first_most() -> None:
    counted = Counter(islice(zipf(["/a", "/b", "/c"], random.Random(1)), 6_000))

    assert counted["/a"] > counted["/b"] > counted["/c"] > 0


def test_the_table_of_serving_begins_with_how_it_stands_to_the_goal() -> None:
    row = dict.fromkeys(COLUMNS, 1) | {"perSecond": 600.0, "p95": 75.0, "questions": "repeated", "connections": "new"}

    lines = list(serving_table({"machine": {}, "documents": 10, "workers": [], "levels": [row]}))

    assert "repeated, new, 1 clients: 2.00 and 2.00" in lines
    assert lines[-1].startswith("| repeated | new | 1 | 600.0 |")


def figures(milliseconds: float) -> dict[str, object]:
    times = {kind: summary([milliseconds]) for kind in ("firstPageMs", "pageMs", "pageProcessorMs", "idsMs")}
    index = {"seconds": 1.0, "processorSeconds": 1.0, "peakMb": 1.0, "diskMb": 1.0}
    return {**times, "index": index, "openMs": 1.0, "meanMatches": 5, "version": "1"}


def test_the_report_begins_with_ratios_and_names_what_was_not_measured() -> None:
    size = {
        "documents": 1000,
        "questions": 100,
        "generator": {"seconds": 1.0, "peakMb": 1.0},
        "engines": {"zoek": figures(2.0), "tantivy": figures(3.0)},
    }

    text = tables({"machine": {"cores": 2}, "sizes": [size], "notMeasured": {"xapian": "No module named 'xapian'"}})

    assert "| tantivy | 1.50 | 1.50 |" in text
    assert text.index("Times Zoek, 1,000 documents") < text.index("Figures, 1,000 documents")
    assert "NOT MEASURED: xapian (No module named 'xapian')" in text


def test_the_report_says_how_cost_grows_at_a_doubling_and_where_one_machine_ends() -> None:
    sizes = [
        {
            "documents": documents,
            "questions": 100,
            "generator": {"seconds": 1.0, "peakMb": 1.0},
            "engines": {"zoek": figures(milliseconds)},
        }
        for documents, milliseconds in ((1000, 2.0), (4000, 8.0))
    ]

    text = tables({"machine": {"cores": 2}, "sizes": sizes, "notMeasured": {}})

    assert "| zoek | 2.00 | 2.00 |" in text.split("Times at each doubling")[1]
    assert "| page, 95% | 100.0 | 50,000 |" in text
    assert "| index | 600.0 | never |" in text


def test_an_update_is_told_by_kind() -> None:
    run = {"median": 1.5, "slowest": 2.0, "processor": 1.2}

    text = updates({"machine": {"cores": 2}, "documents": 10_000, "changed": 10, "runs": {"changed": run}})

    assert "10,000 documents, 10 changed" in text
    assert "| changed | 1.5 | 2.0 | 1.2 |" in text


def test_an_update_is_measured_on_a_copy(tmp_path: Path) -> None:
    write_content(tmp_path / "content", 106)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.md")}

    outcome = measured(tmp_path, changed=2, rounds=1)

    assert set(outcome["runs"]) == set(KINDS)
    assert outcome["runs"]["changed"]["processor"] > 0
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.md")} == before
