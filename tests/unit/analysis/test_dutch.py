"""The chain: which words meet and which do not, and where their terms point."""

from __future__ import annotations

import pytest

from zoek.analysis import DutchAnalyzer
from zoek.analysis.stopwords import STOP_WORDS


def whole(word: str) -> str:
    (analyzed,) = DutchAnalyzer().words(word)
    return analyzed.whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gezin", "gezinnen"),
        ("wijkteam", "wijkteams"),
        ("gemeente", "Gemeenten"),
        ("schuld", "schulden"),
        ("kind", "kinderen"),
        ("coöperatie", "cooperaties"),
        ("één", "een"),
        ("wijkcoach", "wijkcoaches"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert whole(one) == whole(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gezin", "zin"), ("gemeente", "meent"), ("begeleiding", "beleid"), ("gezond", "zon"), ("ouders", "ouderen")],
)
def test_different_words_do_not_meet(one: str, other: str) -> None:
    assert whole(one) != whole(other)


def test_a_hyphenated_word_gives_the_joined_form_and_its_parts_on_one_place() -> None:
    (word,) = DutchAnalyzer().words("Jeugd-ggz")

    assert (word.whole, word.parts) == ("jeugdggz", ("jeugd", "ggz"))
    assert (word.token.start, word.token.end) == (0, 9)


def test_a_splitter_adds_the_parts_of_a_compound_and_the_whole_keeps_the_form_of_its_last_part() -> None:
    analyzer = DutchAnalyzer(lambda word: ("wijk", "teams") if word == "wijkteams" else (word,))

    (word,) = analyzer.words("wijkteams")

    assert [(term.text, term.weight) for term in word.terms] == [("wijkteam", 1.0), ("wijk", 0.5), ("team", 0.5)]


def test_stop_words_are_marked_not_dropped() -> None:
    words = list(DutchAnalyzer().words("achter de voordeur"))

    assert [(word.token.text, word.is_stop_word) for word in words] == [
        ("achter", False),
        ("de", True),
        ("voordeur", False),
    ]


def test_the_stop_words_are_the_101_of_snowball() -> None:
    assert len(STOP_WORDS) == 101
