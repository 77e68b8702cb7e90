"""The judged questions can be trusted: they grade documents that exist, on one scale, and each has an answer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.serving import ROOT

HERE = Path(__file__).parent
OWN = HERE / "vragen-eigen.jsonl"
GIVEN = HERE / "vragen-praktijken.jsonl"
FILES = [pytest.param(path, id=path.stem) for path in (OWN, GIVEN)]
DOCUMENTS = {path.stem for folder in ("praktijken", "lessen") for path in (ROOT / "content" / folder).glob("*.md")}
FEWEST = 30
"""Own questions; with fewer, one question moves the mean by more than three hundredths."""

SPREAD = 0.9
"""Of the documents; all 103 were the answer to a question in 2026, and a new practice may come before its question."""


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES)
def test_every_graded_document_is_in_the_content(path: Path) -> None:
    unknown = {line["id"]: missing for line in lines(path) if (missing := line["relevant"].keys() - DOCUMENTS)}

    assert unknown == {}


@pytest.mark.parametrize("path", FILES)
def test_grades_are_whole_numbers_from_0_to_3(path: Path) -> None:
    odd = [line["id"] for line in lines(path) if not all(g in range(4) for g in line["relevant"].values())]

    assert odd == []


@pytest.mark.parametrize("path", FILES)
def test_every_question_has_a_document_that_is_clearly_useful(path: Path) -> None:
    assert [line["id"] for line in lines(path) if max(line["relevant"].values()) < 2] == []


def test_no_document_is_graded_twice_for_one_question() -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), pairs
        return dict(pairs)

    for line in OWN.read_text(encoding="utf-8").splitlines():
        assert json.loads(line, object_pairs_hook=once)


def test_no_id_and_no_question_stands_in_the_files_twice() -> None:
    every = [*lines(OWN), *lines(GIVEN)]
    ids = Counter(line["id"] for line in every)
    questions = Counter(" ".join(line["vraag"].casefold().split()) for line in every)

    assert [name for name, count in (ids + questions).items() if count > 1] == []


def test_there_are_enough_questions_of_our_own_and_of_many_kinds() -> None:
    own = lines(OWN)

    assert len(own) >= FEWEST
    assert len({line["soort"] for line in own}) >= 10


def test_the_useful_answers_are_spread_over_the_content() -> None:
    useful = {name for line in lines(OWN) for name, grade in line["relevant"].items() if grade >= 2}

    assert len(DOCUMENTS & useful) >= SPREAD * len(DOCUMENTS)
