"""Marks and fragments: literal pieces of the text, with true reasons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zoek.analysis import DutchAnalyzer
from zoek.search.highlight import LONGEST_FRAGMENT, Finder, Match, Wanted, best_fragments, marked
from zoek.search.results import Fragment, Reason, Trust

ANALYZER = DutchAnalyzer()
TEXT = "Het wijkteam kwam langs. Gezinnen met schulden kregen hulp van wijkteams.\nDaarna bleef het stil."


def wanted(*words: str, phrase: str = "") -> Wanted:
    analyzed = [word for text in words for word in ANALYZER.words(text)]
    wholes = {word.whole: word.token.text for word in analyzed}
    parts = {part: word.token.text for word in analyzed for part in word.parts}
    return Wanted(wholes, parts, {tuple(phrase.split()): phrase} if phrase else {})


def matches(text: str, sought: Wanted) -> list[Match]:
    return Finder(sought, ANALYZER).matches(text)


def text_of(fragment: Fragment) -> str:
    return "".join(piece.text for piece in fragment)


def marks(fragment: Fragment) -> list[str]:
    return [piece.text for piece in fragment if piece.is_marked]


def test_the_original_words_are_marked_and_the_text_stays_as_it_was() -> None:
    fragment = marked(TEXT, matches(TEXT, wanted("wijkteams", "gezin")))

    assert text_of(fragment) == TEXT
    assert marks(fragment) == ["wijkteam", "Gezinnen", "wijkteams"]


def test_a_reason_tells_an_exact_word_from_another_form() -> None:
    found = matches(TEXT, wanted("wijkteams"))

    assert [match.reason for match in found] == [
        Reason(Trust.STEM, "wijkteams", "wijkteam"),
        Reason(Trust.EXACT, "wijkteams", "wijkteams"),
    ]


def test_a_reason_is_a_dutch_sentence_that_quotes_the_word() -> None:
    assert str(Reason(Trust.STEM, "wijkteams", "wijkteam")) == "gevonden op “wijkteam”, een vorm van “wijkteams”"


def test_a_part_of_a_hyphenated_word_is_found_as_a_part() -> None:
    (found,) = matches("De jeugd-ggz wacht.", wanted("ggz"))

    assert found.reason == Reason(Trust.PART, "ggz", "jeugd-ggz")


def test_a_phrase_is_marked_as_one_and_not_across_lines() -> None:
    text = "Achter de voordeur.\nachter\nde voordeur"

    fragment = marked(text, matches(text, wanted(phrase="achter de voordeur")))

    assert marks(fragment) == ["Achter de voordeur"]


def test_the_sentence_with_most_different_words_is_quoted() -> None:
    text = "Niets hier. Een wijkteam. Ook een wijkteam. Een wijkteam voor schulden."

    fragments = best_fragments(text, matches(text, wanted("wijkteam", "schulden")))

    assert "Een wijkteam voor schulden." in [text_of(fragment) for fragment in fragments]


def test_no_fragment_without_a_found_word() -> None:
    assert best_fragments(TEXT, []) == ()


def test_a_very_long_sentence_is_cut_around_the_found_word() -> None:
    text = "woord " * 200 + "wijkteam " + "woord " * 200

    (fragment,) = best_fragments(text, matches(text, wanted("wijkteam")))

    assert marks(fragment) == ["wijkteam"]
    assert len(text_of(fragment)) <= LONGEST_FRAGMENT + len("wijkteam")


@given(st.lists(st.sampled_from(["wijkteam", "teams.", "jeugd-ggz", "de", "\n", "é!", "x" * 400])).map(" ".join))
def test_every_fragment_is_a_literal_part_of_the_text(text: str) -> None:
    found = matches(text, wanted("wijkteams", "ggz", "x" * 400))

    for fragment in best_fragments(text, found):
        assert text_of(fragment) in text
        assert marks(fragment)
