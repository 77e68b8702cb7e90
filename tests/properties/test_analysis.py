"""The analysis holds for any text: offsets point at the text, nothing crashes, case and accents do not matter."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from zoek.analysis import DutchAnalyzer
from zoek.analysis.compounds import LINKS, dictionary, split_compound
from zoek.analysis.normalize import fold
from zoek.analysis.tokens import tokenize

ANALYZER = DutchAnalyzer()
PARTS = sorted(dictionary())
dutch_words = st.text("abcdefghijklmnopqrstuvwxyzëéïö-'", min_size=1, max_size=20)
compounds = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(sorted(LINKS)).map(lambda link: link.join(parts))
)


@given(st.text())
def test_tokens_and_what_stands_between_them_are_the_text_and_leave_no_letter_out(text: str) -> None:
    tokens = list(tokenize(text))

    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    gaps = zip([0, *(token.end for token in tokens)], [*(token.start for token in tokens), len(text)], strict=True)
    between = [text[start:end] for start, end in gaps]
    joined = "".join(gap + word for gap, word in zip(between, [*(token.text for token in tokens), ""], strict=True))
    assert joined == text
    assert not any(letter.isalnum() for gap in between for letter in gap)


@given(st.text())
@example("\uff9e \uff9f \u037a \ufc5e \ufe70 \ufe7e")
def test_every_word_has_a_term_and_a_place(text: str) -> None:
    for word in ANALYZER.words(text):
        assert word.terms
        assert all(term.text for term in word.terms)
        assert text[word.token.start : word.token.end] == word.token.text


@given(st.text())
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(compounds)
@example("jeugdzorgaanbieder")
@example("gezinsregisseur")
def test_the_parts_of_a_compound_and_the_links_between_them_are_the_word(word: str) -> None:
    first, *others = split_compound(word)

    ways = {first}
    for part in others:
        ways = {way + link + part for way in ways for link in LINKS}

    assert word in ways


@given(compounds)
def test_the_terms_of_a_word_come_from_its_steps(word: str) -> None:
    (analyzed,) = ANALYZER.words(word)

    assert analyzed.terms == ANALYZER.steps(word).terms
    assert analyzed.is_stop_word == ANALYZER.steps(word).is_stop_word


@given(st.one_of(dutch_words, compounds))
def test_capitals_and_accents_change_no_term(word: str) -> None:
    terms = [found.terms for found in ANALYZER.words(word)]

    assert [found.terms for found in ANALYZER.words(fold(word))] == terms
    assert [found.terms for found in ANALYZER.words(fold(word).upper())] == terms
