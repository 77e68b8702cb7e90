"""The speller holds for any word: it never crashes and offers nothing that the index lacks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zoek.analysis.compounds import split_compound
from zoek.analysis.normalize import fold
from zoek.analysis.spelling import Speller, phonetic_key, slip_cost

words = st.text("aeioudgtszfvckn", min_size=1, max_size=12)
indexes = st.dictionaries(words, st.integers(0, 50), max_size=12)
KNOWN = {"jeugd": 9, "zorg": 20, "jeugdzorg": 5, "aanbieder": 4, "schuld": 3, "hulp": 8, "verlening": 2, "gezin": 7}


def is_made_of(word: str, index: dict[str, int]) -> bool:
    """Whether the index has the word, or its parts, or the parts of those."""
    parts = split_compound(word)
    return word in index or (len(parts) > 1 and all(is_made_of(part, index) for part in parts))


@given(indexes, st.text() | words)
def test_what_is_offered_is_in_the_index_and_not_the_word_itself(index: dict[str, int], word: str) -> None:
    offered = Speller(index).corrections(word)

    assert len(set(offered)) == len(offered) <= 3
    assert fold(word) not in offered
    assert all(is_made_of(found, index) for found in offered)


@given(st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=3), st.data())
def test_a_compound_that_is_offered_is_made_of_parts_of_the_index(parts: list[str], data: st.DataObject) -> None:
    word = "".join(parts)
    place = data.draw(st.integers(0, len(word) - 1))
    typed = word[:place] + data.draw(st.sampled_from("aeinrst")) + word[place + 1 :]

    for found in Speller(KNOWN).corrections(typed):
        assert found != typed
        assert is_made_of(found, KNOWN)


@given(st.text())
def test_a_key_depends_on_neither_case_nor_accents(word: str) -> None:
    assert phonetic_key(word) == phonetic_key(fold(word))


@given(words, words)
def test_slips_cost_nothing_between_equal_words_and_something_between_others(one: str, other: str) -> None:
    assert (slip_cost(one, other) == 0) == (one == other)
