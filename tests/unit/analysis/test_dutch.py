"""The chain: its steps, its terms and where they point. Which words meet stands in test_words.py."""

from __future__ import annotations

import pytest

from zoek.analysis import DutchAnalyzer
from zoek.analysis.stopwords import STOP_WORDS


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


def test_the_steps_show_what_the_terms_are_made_of() -> None:
    steps = DutchAnalyzer().steps("Jeugdzorgaanbieders")

    assert (steps.folded, steps.pieces) == ("jeugdzorgaanbieders", ("jeugdzorgaanbieders",))
    assert [(part.text, part.lemma, part.stem) for part in steps.parts] == [
        ("jeugdzorg", "jeugdzorg", "jeugdzorg"),
        ("aanbieders", "aanbieder", "aanbieder"),
    ]
    assert (steps.whole, steps.is_stop_word) == ("jeugdzorgaanbieder", False)
    assert steps.terms == DutchAnalyzer().terms("Jeugdzorgaanbieders")


@pytest.mark.parametrize(
    ("word", "pieces", "whole"),
    [
        ("regio's", ("regio",), "regio"),
        ("regio’s", ("regio",), "regio"),
        ("zzp'ers", ("zzp", "er"), "zzper"),
        ("jeugd-ggz's", ("jeugd", "ggz"), "jeugdggz"),
        ("zo'n", ("zo", "n"), "zon"),
    ],
)
def test_a_plural_after_an_apostrophe_is_no_piece_of_the_word(word: str, pieces: tuple[str, ...], whole: str) -> None:
    steps = DutchAnalyzer().steps(word)

    assert (steps.pieces, steps.whole) == (pieces, whole)


def test_a_part_that_is_a_stop_word_gives_no_term() -> None:
    assert [term.text for term in DutchAnalyzer().terms("zzp'ers")] == ["zzper", "zzp"]
