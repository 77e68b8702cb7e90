"""How far two words are apart, and which names a typed word is near to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoek.search.nearness import NearWords, edits_allowed, edits_between, is_derived, one_slip_away

WORDS = st.text("abc", max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("arnhem", "arnhem", 0),
        ("einhoven", "eindhoven", 1),
        ("arhnem", "arnhem", 1),
        ("oosterwolde", "westerwolde", 2),
        ("ca", "abc", 3),  # no letter is touched twice
        ("", "ede", 3),
    ],
)
def test_letters_added_dropped_changed_or_swapped_are_counted(one: str, other: str, edits: int) -> None:
    assert edits_between(one, other) == edits


@given(WORDS, WORDS)
def test_the_way_back_is_as_long_and_no_way_means_the_same_word(one: str, other: str) -> None:
    assert edits_between(one, other) == edits_between(other, one)
    assert (edits_between(one, other) == 0) == (one == other)


@given(st.text("abc", max_size=4))
def test_one_slip_away_lies_at_most_one_edit_away(word: str) -> None:
    assert all(edits_between(word, other) <= 1 for other in one_slip_away(word))


@pytest.mark.parametrize(("word", "edits"), [("ede", 0), ("goes", 0), ("assen", 1), ("roterdam", 1), ("overijsel", 2)])
def test_longer_words_may_have_more_slips(word: str, edits: int) -> None:
    assert edits_allowed(word) == edits


@given(st.lists(st.text("abc", min_size=5, max_size=11), max_size=6), st.text("abc", min_size=5, max_size=11))
def test_the_near_words_are_exactly_those_within_the_edits_with_the_same_first_letter(
    known: list[str], word: str
) -> None:
    expected = {name for name in known if name[0] == word[0] and edits_between(word, name) <= edits_allowed(word)}

    assert NearWords(known).to(word) == expected


def test_a_very_long_word_is_near_to_nothing() -> None:
    assert NearWords(["arnhem"]).to("a" * 10_000) == set()


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [
        ("utrechtse", "utrecht", True),
        ("groningse", "groningen", True),
        ("eindhovens", "eindhoven", True),
        ("gelderlander", "gelderland", True),
        ("deventeer", "deventer", False),
        ("roterdam", "rotterdam", False),
        ("nijker", "nijkerk", False),
    ],
)
def test_a_form_of_a_name_is_told_from_a_slip(word: str, name: str, is_one: bool) -> None:
    assert is_derived(word, name) is is_one
