"""The content of the project itself: sound, whole and readable."""

from __future__ import annotations

import re
from statistics import fmean

import pytest

from tests.serving import ROOT
from zoek.library import Library, read_library
from zoek.library.approaches import APPROACH_KINDS
from zoek.search.document import documents_of

LONGEST_MEAN_SENTENCE = 16
"""Words; the level that the content promises."""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT / "content")


def test_the_collection_is_whole(library: Library) -> None:
    assert len(library.practices) >= 95
    assert [lesson.number for lesson in library.lessons.values()] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {"help", "over", "privacy", "toegankelijkheid", "redactie"} <= set(library.pages)
    assert len(library.thesaurus.concepts) >= 200


def test_every_province_has_the_number_of_municipalities_that_it_has(library: Library) -> None:
    counts: dict[str, int] = {}
    for place in library.municipalities.values():
        if not place.successors:
            counts[place.province] = counts.get(place.province, 0) + 1

    assert counts == {
        "Groningen": 10,
        "Friesland": 18,
        "Drenthe": 12,
        "Overijssel": 25,
        "Flevoland": 6,
        "Gelderland": 51,
        "Utrecht": 26,
        "Noord-Holland": 44,
        "Zuid-Holland": 50,
        "Zeeland": 13,
        "Noord-Brabant": 56,
        "Limburg": 31,
    }


def test_sentences_are_short_on_average(library: Library) -> None:
    text = "\n".join(f"{document.summary}\n{document.body}" for document in documents_of(library))
    sentences = [sentence.split() for sentence in re.split(r"(?<=[.!?:])\s+|\n", text) if sentence.strip()]

    assert fmean(len(words) for words in sentences) < LONGEST_MEAN_SENTENCE


def test_the_example_in_the_guide_for_editors_is_sound(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    guide = library.pages["redactie"].text
    (example,) = re.findall(r"```\n(---\n.*?)```", guide, re.DOTALL)
    content = tmp_path_factory.mktemp("content")
    for path in [*(ROOT / "content").glob("*.*"), *(ROOT / "content").glob("*/*.md")]:
        copy = content / path.relative_to(ROOT / "content")
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (content / "praktijken" / "buurtmoestuin-assen.md").write_text(example, encoding="utf-8")

    assert "buurtmoestuin-assen" in read_library(content).practices


def test_the_guide_for_editors_tells_every_kind_of_approach_and_when_to_use_it(library: Library) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^.|]+)\. ([^|]+) \|$", library.pages["redactie"].text, re.MULTILINE)
    told = {key: label for key, label, _ in rows}
    when = [text for _, _, text in rows]

    assert told == APPROACH_KINDS
    assert list(told) == list(APPROACH_KINDS)
    assert len(set(when)) == len(when)


def test_every_practice_says_what_kind_of_approach_it_is(library: Library) -> None:
    kinds = {name: practice.approach_kinds for name, practice in library.practices.items()}

    assert [name for name, given in kinds.items() if not 1 <= len(given) <= 3 or len(set(given)) < len(given)] == []
    assert {kind for given in kinds.values() for kind in given} == APPROACH_KINDS.keys()
