"""The analysis holds for any text: offsets point at the text, nothing crashes, case and accents do not matter."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zoek.analysis import DutchAnalyzer
from zoek.analysis.normalize import fold
from zoek.analysis.tokens import tokenize

ANALYZER = DutchAnalyzer()
dutch_words = st.text("abcdefghijklmnopqrstuvwxyzëéïö-'", min_size=1, max_size=20)


@given(st.text())
def test_tokens_are_slices_of_the_text_in_order_and_leave_no_letter_out(text: str) -> None:
    tokens = list(tokenize(text))

    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    between = "".join(
        text[start:end]
        for start, end in zip([0, *(t.end for t in tokens)], [*(t.start for t in tokens), len(text)], strict=True)
    )
    assert not any(letter.isalnum() for letter in between)


@given(st.text())
def test_every_word_has_a_term_and_a_place(text: str) -> None:
    for word in ANALYZER.words(text):
        assert word.terms
        assert all(term.text for term in word.terms)
        assert text[word.token.start : word.token.end] == word.token.text


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(dutch_words)
def test_a_word_without_its_accents_meets_the_word_with_them(word: str) -> None:
    with_accents = [found.whole for found in ANALYZER.words(word)]

    without_accents = [found.whole for found in ANALYZER.words(fold(word))]

    assert with_accents == without_accents
