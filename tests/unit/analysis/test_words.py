"""The analysis holds what people wrote down about words of the field; tests/words/README.md tells of the lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoek.analysis import DutchAnalyzer
from zoek.analysis.compounds import split_compound
from zoek.analysis.normalize import fold
from zoek.analysis.stems import lemma

LISTS = Path(__file__).parents[2] / "words"
SPLIT_RIGHT = 0.96
"""Of the compounds and simple words in samenstellingen.tsv, 114 of 117 are cut as a person would (.974)."""
LEMMA_RIGHT = 0.95
"""Of the words in stammen.tsv, 28 of 29 get the form of a dictionary (.966)."""
ANALYZER = DutchAnalyzer()


def rows(name: str) -> list[list[str]]:
    """The lines of a list without its head."""
    return [line.split("\t") for line in (LISTS / name).read_text(encoding="utf-8").splitlines()[1:]]


def whole(word: str) -> str:
    (analyzed,) = ANALYZER.words(word)
    return analyzed.whole


def divided(word: str) -> str:
    return "+".join(split_compound(fold(word)))


@pytest.mark.parametrize(("word", "form", "kind"), rows("samen.tsv"))
def test_forms_of_one_word_meet(word: str, form: str, kind: str) -> None:
    assert whole(word) == whole(form)


@pytest.mark.parametrize(("word", "other", "kind"), rows("apart.tsv"))
def test_different_words_do_not_meet(word: str, other: str, kind: str) -> None:
    assert whole(word) != whole(other)


@pytest.mark.parametrize(("verdict", "word", "other", "reason"), rows("bekend-fout.tsv"))
def test_a_pair_known_to_be_wrong_is_wrong_still(verdict: str, word: str, other: str, reason: str) -> None:
    """A mend is welcome: move the pair to samen.tsv or apart.tsv."""
    assert reason
    assert (whole(word) == whole(other)) == {"samen": False, "apart": True}[verdict]


@pytest.mark.parametrize(("word", "right", "today"), rows("samenstellingen.tsv"))
def test_a_word_is_divided_as_the_list_says_it_is_today(word: str, right: str, today: str) -> None:
    assert divided(word) == today


@pytest.mark.parametrize(("word", "right", "today"), rows("stammen.tsv"))
def test_a_word_has_the_dictionary_form_that_the_list_says_it_has_today(word: str, right: str, today: str) -> None:
    assert lemma(fold(word)) == today


@pytest.mark.parametrize(("name", "floor"), [("samenstellingen.tsv", SPLIT_RIGHT), ("stammen.tsv", LEMMA_RIGHT)])
def test_the_program_agrees_with_people_as_often_as_it_did(name: str, floor: float) -> None:
    table = rows(name)

    agreed = sum(right == today for _, right, today in table)

    assert agreed / len(table) >= floor


@pytest.mark.parametrize(
    ("name", "fewest"), [("samen.tsv", 60), ("apart.tsv", 90), ("samenstellingen.tsv", 80), ("stammen.tsv", 20)]
)
def test_a_list_is_long_enough_to_tell_something_and_says_nothing_twice(name: str, fewest: int) -> None:
    words = [frozenset(line[:2]) if name in {"samen.tsv", "apart.tsv"} else line[0] for line in rows(name)]

    assert len(words) >= fewest
    assert len(set(words)) == len(words)


def test_no_pair_is_both_together_and_apart() -> None:
    together = {frozenset(line[:2]) for line in rows("samen.tsv")}

    apart = {frozenset(line[:2]) for line in rows("apart.tsv")}

    assert not together & apart


@pytest.mark.parametrize("word", sorted({line[0] for line in rows("samenstellingen.tsv")}))
def test_a_part_gives_the_term_that_it_gives_as_a_word_of_its_own(word: str) -> None:
    steps = ANALYZER.steps(word)

    assert [part.stem for part in steps.parts] == [whole(part.text) for part in steps.parts]
