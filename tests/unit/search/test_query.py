"""What people type is understood, and never an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoek.search.query import LONGEST_TEXT, MOST_CLAUSES, Clause, Filter, Literal, in_order, parse, typed_text


def words(text: str) -> list[str]:
    return [literal.text for clause in parse(text).clauses for literal in clause.alternatives]


def test_words_become_clauses_of_their_own() -> None:
    assert parse("wijkteam Arnhem").clauses == (Clause((Literal("wijkteam"),)), Clause((Literal("Arnhem"),)))


@pytest.mark.parametrize(
    "text", ['"achter de voordeur"', "“achter de voordeur”", '"achter de voordeur', "„achter de voordeur”"]
)
def test_quotation_marks_of_any_kind_make_a_phrase_also_when_one_is_missing(text: str) -> None:
    assert parse(text).clauses == (Clause((Literal("achter de voordeur", is_phrase=True),)),)


def test_a_minus_before_a_word_or_phrase_excludes_it() -> None:
    query = parse('wijkteam -Rotterdam -"Den Haag"')

    assert query.clauses[1:] == (
        Clause((Literal("Rotterdam"),), is_excluded=True),
        Clause((Literal("Den Haag", is_phrase=True),), is_excluded=True),
    )


def test_a_hyphen_inside_a_word_or_alone_excludes_nothing() -> None:
    assert [clause.is_excluded for clause in parse("jeugd-ggz - wmo").clauses] == [False, False]


def test_of_in_capitals_joins_alternatives_and_small_of_is_a_word() -> None:
    assert parse("wijkteam OF buurtteam OF team").clauses == (
        Clause((Literal("wijkteam"), Literal("buurtteam"), Literal("team"))),
    )
    assert words("wijkteam of buurtteam") == ["wijkteam", "of", "buurtteam"]


@pytest.mark.parametrize("text", ["OF wijkteam", "wijkteam OF", "OF OF wijkteam OF", "-ede OF wijkteam"])
def test_of_with_a_side_missing_is_forgiven(text: str) -> None:
    assert "wijkteam" in words(text)


def test_a_known_key_is_a_filter_and_takes_quotation_marks() -> None:
    query = parse('schulden gemeente:Arnhem gemeente:"Den Haag" Transitie:jeugd')

    assert words(query.text)[:1] == ["schulden"]
    assert dict(query.filter.values) == {"gemeente": ("Arnhem", "Den Haag"), "transitie": ("jeugd",)}


def test_years_are_filters_and_a_wrong_year_is_told() -> None:
    query = parse("van:2010 tot:morgen")

    assert (query.filter.since, query.filter.until) == (2010, None)
    assert query.notices == ("'tot:morgen' is geen jaar. Schrijf een jaar met vier cijfers, zoals tot:2015.",)


def test_an_unknown_key_is_searched_as_words() -> None:
    assert words("plaats:Arnhem http://example.org") == ["plaats", "Arnhem", "http", "example", "org"]


def test_ticked_and_typed_filters_come_together() -> None:
    query = parse("gemeente:Ede van:2012", Filter({"gemeente": ("Arnhem",), "soort": ("les",)}, since=2001, until=2020))

    assert dict(query.filter.values) == {"gemeente": ("Arnhem", "Ede"), "soort": ("les",)}
    assert (query.filter.since, query.filter.until) == (2012, 2020)


def test_a_very_long_question_is_cut_at_a_word_and_that_is_told() -> None:
    query = parse("wijkteam " * 20_000)

    assert len(query.text) <= LONGEST_TEXT
    assert query.text.endswith("wijkteam")
    assert len(query.clauses) <= MOST_CLAUSES
    assert "erg lang" in query.notices[0]


def test_years_in_the_wrong_order_are_turned_round_and_that_is_told() -> None:
    query = in_order(parse("van:2015 tot:2010"))

    assert (query.filter.since, query.filter.until) == (2010, 2015)
    assert "omgedraaid" in query.notices[0]


def test_a_star_at_the_end_asks_for_words_that_begin_so() -> None:
    query = parse("wijk* -jeugd-g* buurt*, zorg* OF hulp*")

    assert query.clauses == (
        Clause((Literal("wijk", is_beginning=True),)),
        Clause((Literal("jeugd-g", is_beginning=True),), is_excluded=True),
        Clause((Literal("buurt", is_beginning=True),)),
        Clause((Literal("zorg", is_beginning=True), Literal("hulp", is_beginning=True))),
    )
    assert query.notices == ()


def test_a_star_within_a_word_or_before_it_means_nothing() -> None:
    assert parse("wijk*team *team").clauses == (Clause((Literal("wijk"),)), *[Clause((Literal("team"),))] * 2)


def test_a_beginning_of_two_letters_is_a_word_and_that_is_told() -> None:
    query = parse("wi*")

    assert query.clauses == (Clause((Literal("wi"),)),)
    assert query.notices == ("Zet minstens 3 letters voor een sterretje. Zoek zoekt nu op “wi” zelf.",)


def test_a_star_between_quotation_marks_means_nothing_and_that_is_told() -> None:
    query = parse('"achter de voor*"')

    assert query.clauses == (Clause((Literal("achter de voor", is_phrase=True),)),)
    assert "sterretje" in query.notices[0]


def test_a_question_without_words_says_so() -> None:
    assert parse("😀 ?").notices == ("In uw vraag staan geen woorden om op te zoeken. U ziet alles.",)
    assert parse("").notices == ()


@pytest.mark.parametrize(
    "text",
    [
        "wijkteam -Rotterdam",
        "wijk* -jeugd*",
        "zorg* OF hulp",
        '"achter de voordeur" OF huisbezoek',
        '-"eigen kracht" jeugd-ggz',
    ],
)
def test_clauses_are_written_back_as_they_were_typed(text: str) -> None:
    assert typed_text(parse(text).clauses) == text


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    query = parse(text)

    assert all(literal.text for clause in query.clauses for literal in clause.alternatives)
    assert query.text.isprintable()
