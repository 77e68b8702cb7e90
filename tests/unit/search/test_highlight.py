"""Marks and fragments: literal pieces of the text, with true reasons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.samples import document
from tests.thesauri import ANALYZER, engine_of
from zoek.search.finder import Finder
from zoek.search.highlight import LONGEST_FRAGMENT, Match, best_fragments, marked
from zoek.search.query import parse
from zoek.search.results import Fragment, Reason, Trust
from zoek.search.wanted import OtherWords, Wanted, wanted_of

if TYPE_CHECKING:
    from zoek.search.engine import Engine
    from zoek.search.text_words import TextWords

TEXT = "Het wijkteam kwam langs. Gezinnen met schulden kregen hulp van wijkteams.\nDaarna bleef het stil."


def engine_over(text: str) -> Engine:
    return engine_of([document("d", "Titel", text)])


def wanted(*words: str, phrase: str = "") -> Wanted:
    return wanted_of(parse(" ".join([*words, f'"{phrase}"' if phrase else ""])), (), {}, ANALYZER)


@dataclass(frozen=True)
class Read:
    """A text as the body of a document, and what answers in it."""

    text: str
    sought: Wanted

    @cached_property
    def words(self) -> TextWords:
        return engine_over(self.text).text_words(["d"])

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.sought, ANALYZER, engine_over(self.text).lexicon())

    @cached_property
    def matches(self) -> list[Match]:
        return self.finder.matches(self.words)[0][3]

    @property
    def reasons(self) -> list[tuple[Reason, ...]]:
        return [self.finder.reasons(answer, self.text[start:end]) for start, end, answer in self.matches]

    @property
    def marked(self) -> Fragment:
        return marked(self.text, self.matches)

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        return best_fragments(self.text, self.matches, self.words.sentence_ends[0].tolist(), self.finder.worth)


def text_of(fragment: Fragment) -> str:
    return "".join(piece.text for piece in fragment)


def marks(fragment: Fragment) -> list[str]:
    return [piece.text for piece in fragment if piece.is_marked]


def test_the_original_words_are_marked_and_the_text_stays_as_it_was() -> None:
    fragment = Read(TEXT, wanted("wijkteams", "gezin")).marked

    assert text_of(fragment) == TEXT
    assert marks(fragment) == ["wijkteam", "Gezinnen", "wijkteams"]


def test_a_reason_tells_an_exact_word_from_another_form() -> None:
    assert Read(TEXT, wanted("wijkteams")).reasons == [
        (Reason(Trust.STEM, "wijkteams", ("wijkteam",)),),
        (Reason(Trust.EXACT, "wijkteams", ("wijkteams",)),),
    ]


def test_a_reason_is_a_dutch_sentence_that_quotes_the_word() -> None:
    assert str(Reason(Trust.STEM, "wijkteams", ("wijkteam",))) == "gevonden op “wijkteam”, een vorm van “wijkteams”"


def test_a_reason_names_the_label_that_the_found_words_are_a_form_of() -> None:
    reason = Reason(Trust.SUCCESSOR, "AWBZ", ("Wmo-loket",), "Wmo")

    assert str(reason) == "gevonden op “Wmo-loket” (“Wmo”), een opvolger van “AWBZ”"


def test_a_part_of_a_hyphenated_word_is_found_as_a_compound_with_it() -> None:
    (reasons,) = Read("De jeugd-ggz wacht.", wanted("ggz")).reasons

    assert reasons == (Reason(Trust.COMPOUND, "ggz", ("jeugd-ggz",)),)


def test_a_word_with_the_asked_beginning_is_marked_and_quoted_as_such() -> None:
    read = Read(TEXT, wanted("wijk*"))

    assert marks(read.marked) == ["wijkteam", "wijkteams"]
    assert read.reasons[0] == (Reason(Trust.BEGINNING, "wijk*", ("wijkteam",)),)
    assert str(read.reasons[0][0]) == "gevonden op “wijkteam”, een woord dat past bij “wijk*”"


def test_a_part_of_the_asked_compound_is_half_an_answer() -> None:
    (reasons,) = Read("Het team wacht.", wanted("wijkteam")).reasons

    assert reasons == (Reason(Trust.HALF, "wijkteam", ("team",), "team"),)


def test_a_word_can_answer_two_words_of_the_question() -> None:
    (reasons,) = Read("De jeugdzorg wacht.", wanted("jeugd", "zorg")).reasons

    assert {reason.asked for reason in reasons} == {"jeugd", "zorg"}


def test_another_name_of_several_words_is_found_in_any_form_and_marked_as_one() -> None:
    meant = OtherWords("buurtteam", Trust.SYNONYM, "sociaal wijkteam")
    sought = Wanted(rows={("sociaal", "wijkteam"): (meant,)})
    text = "Sociale wijkteams helpen. Een wijkteam is sociaal."

    read = Read(text, sought)

    assert marks(read.marked) == ["Sociale wijkteams"]
    assert read.reasons[0] == (Reason(Trust.SYNONYM, "buurtteam", ("Sociale wijkteams",), "sociaal wijkteam"),)


def test_a_phrase_is_marked_as_one_and_not_across_lines() -> None:
    text = "Achter de voordeur.\nachter\nde voordeur"

    fragment = Read(text, wanted(phrase="achter de voordeur")).marked

    assert marks(fragment) == ["Achter de voordeur"]


def test_the_sentence_with_most_different_words_is_quoted() -> None:
    text = "Niets hier. Een wijkteam. Ook een wijkteam. Een wijkteam voor schulden."

    fragments = Read(text, wanted("wijkteam", "schulden")).fragments

    assert "Een wijkteam voor schulden." in [text_of(fragment) for fragment in fragments]


def test_a_phrase_that_crosses_a_sentence_is_quoted_from_its_end() -> None:
    text = "Het hielp gezinnen. Daarna " + "kwam er nog veel meer " * 30 + "."

    fragments = Read(text, wanted(phrase="gezinnen daarna")).fragments

    assert len(fragments) == 1
    assert text_of(fragments[0]) in text


def test_no_fragment_without_a_found_word() -> None:
    assert Read(TEXT, wanted("dorpsloket")).fragments == ()


def test_a_very_long_sentence_is_cut_around_the_found_word() -> None:
    text = "woord " * 200 + "wijkteam " + "woord " * 200

    (fragment,) = Read(text, wanted("wijkteam")).fragments

    assert marks(fragment) == ["wijkteam"]
    assert len(text_of(fragment)) <= LONGEST_FRAGMENT + len("wijkteam")


@given(st.lists(st.sampled_from(["wijkteam", "teams.", "jeugd-ggz", "de", "\n", "é!", "x" * 400])).map(" ".join))
def test_every_fragment_is_a_literal_part_of_the_text(text: str) -> None:
    read = Read(text, wanted("wijkteams", "ggz", "x" * 400))

    for fragment in read.fragments:
        assert text_of(fragment) in text
        assert marks(fragment)
