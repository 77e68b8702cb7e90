"""Years in a question are found as Dutch readers mean them, and amounts are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoek.analysis.tokens import tokenize
from zoek.search.years import Years, years_of

PIECES = [
    "2012",
    "2015",
    "2010-2014",
    "tot",
    "en",
    "met",
    "van",
    "in",
    "jaren",
    "90",
    "euro",
    "-",
    "1 januari",
    "",
    "€",
]


def found(question: str) -> Years | None:
    return years_of(question.split())


@pytest.mark.parametrize(
    ("question", "since", "until", "text"),
    [
        ("sinds 2015", 2015, None, "sinds 2015"),
        ("Vanaf 2015", 2015, None, "sinds 2015"),
        ("sinds 1 januari 2015", 2015, None, "sinds 2015"),
        ("met ingang van 1 januari 2015", 2015, None, "sinds 2015"),
        ("na 2015", 2016, None, "sinds 2016"),
        ("na 1 juli 2015", 2015, None, "sinds 2015"),
        ("na eind 2015", 2016, None, "sinds 2016"),
        ("voor 2015", None, 2014, "tot en met 2014"),
        ("vóór 2015", None, 2014, "tot en met 2014"),
        ("voor 1 januari 2015", None, 2014, "tot en met 2014"),
        ("voor 1 juli 2015", None, 2015, "tot en met 2015"),
        ("tot 2015", None, 2014, "tot en met 2014"),
        ("tot eind 2015", None, 2015, "tot en met 2015"),
        ("tot en met 2015", None, 2015, "tot en met 2015"),
        ("t/m 2015", None, 2015, "tot en met 2015"),
        ("in 2012", 2012, 2012, "in 2012"),
        ("in het jaar 2012", 2012, 2012, "in 2012"),
        ("2012", 2012, 2012, "in 2012"),
        ("(2012)", 2012, 2012, "in 2012"),
        ("rond 2012", 2011, 2013, "rond 2012"),
        ("tussen 2010 en 2014", 2010, 2014, "2010 tot en met 2014"),
        ("van 2010 tot 2014", 2010, 2014, "2010 tot en met 2014"),
        ("van 2010 t/m 2014", 2010, 2014, "2010 tot en met 2014"),
        ("2010-2014", 2010, 2014, "2010 tot en met 2014"),
        ("2010–2014", 2010, 2014, "2010 tot en met 2014"),
        ("2010 - 2014", 2010, 2014, "2010 tot en met 2014"),
        ("2014-2010", 2010, 2014, "2010 tot en met 2014"),
        ("2010-heden", 2010, None, "sinds 2010"),
        ("van 2010 tot nu", 2010, None, "sinds 2010"),
        ("2015 en later", 2015, None, "sinds 2015"),
        ("2015 of eerder", None, 2015, "tot en met 2015"),
        ("jaren 90", 1990, 1999, "1990 tot en met 1999"),
        ("jaren '90", 1990, 1999, "1990 tot en met 1999"),
        ("in de jaren negentig", 1990, 1999, "1990 tot en met 1999"),
        ("jaren 1980", 1980, 1989, "1980 tot en met 1989"),
        ("jaren tien", 2010, 2019, "2010 tot en met 2019"),
        ("jaren nul", 2000, 2009, "2000 tot en met 2009"),
        ("1950", 1950, 1950, "in 1950"),
        ("2049", 2049, 2049, "in 2049"),
    ],
)
def test_words_for_years_are_read_in_full(question: str, since: int | None, until: int | None, text: str) -> None:
    assert found(question) == Years(0, len(question.split()), since, until, text)


@pytest.mark.parametrize(
    "question",
    [
        "2000 euro",
        "voor 2000 euro",
        "sinds 2000 euro",
        "€ 2000",
        "€2000",
        "2000,-",
        "2012 gezinnen",
        "hulp voor 2000 inwoners",
        "jaren 20 gezinnen",
        "jaren 30",
        "1949",
        "2050",
        "20120",
        "wmo2015",
        "2015-01-01",
        "90",
        "sinds",
        "van tot",
        "",
    ],
)
def test_amounts_and_other_numbers_are_no_years(question: str) -> None:
    assert found(question) is None


def test_a_year_stands_before_people_when_a_word_of_time_precedes_it() -> None:
    assert found("sinds 2012 kinderen helpen") == Years(0, 2, 2012, None, "sinds 2012")
    assert found("in 2012 gezinnen geholpen") == Years(0, 2, 2012, 2012, "in 2012")


def test_the_first_years_are_taken_with_their_lead_and_no_more() -> None:
    assert found("wijkteams sinds 2015 of rond 2012") == Years(1, 3, 2015, None, "sinds 2015")
    assert found("begroting van 2000 euro in 2012") == Years(4, 6, 2012, 2012, "in 2012")
    assert found("rapport van 2012") == Years(2, 3, 2012, 2012, "in 2012")


@pytest.mark.parametrize("question", ["van 2010 t/m 2014", "2010–2014", "t/m 2015", "jaren '90", "2010/2011"])
def test_words_of_the_chain_mean_the_same_as_words_between_spaces(question: str) -> None:
    whole, cut = found(question), years_of([token.text for token in tokenize(question)])

    assert whole is not None
    assert cut is not None
    assert (cut.since, cut.until, cut.text) == (whole.since, whole.until, whole.text)


def test_two_years_in_a_row_are_a_period_since_the_dash_between_them_is_no_word() -> None:
    assert years_of(["2010", "2014"]) == Years(0, 2, 2010, 2014, "2010 tot en met 2014")


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8))))
def test_whatever_is_typed_the_words_of_years_are_words_of_the_question(words: list[str]) -> None:
    years = years_of(words)

    if years:
        assert 0 <= years.start < years.end <= len(words)
        assert years.since is not None or years.until is not None
        assert years.since is None or years.until is None or years.since <= years.until


@given(st.integers(0, 9999))
def test_a_bare_number_is_a_year_from_1950_to_2049_only(number: int) -> None:
    assert (found(f"{number:04}") is not None) == (1950 <= number <= 2049)
