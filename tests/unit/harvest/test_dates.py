"""Dates and periods in the notations that pages use."""

from __future__ import annotations

from datetime import date

import pytest

from zoek.harvest.dates import date_in_address, dates_in, period_in
from zoek.library.practice import Period

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "text",
    [
        "7 oktober 2021",
        "7 oktober '21",
        "oktober 7th, 2021",
        "07 okt. 2021",
        "7-10-2021",
        "07/10/21",
        "2021-10-07T09:30:00+02:00",
        "20211007",
        "donderdag 7 Oktober 2021",
        "7.10.2021",
    ],
)
def test_a_day_is_read_in_any_notation(text: str) -> None:
    assert [dated.day for dated in dates_in(f"Op {text}.", TODAY)] == [date(2021, 10, 7)]


@pytest.mark.parametrize(
    "text", ["31 februari 2021", "7 oktober 2099", "1-1-1980", "112 meldingen", "12.500 euro", "1-2"]
)
def test_what_is_no_day_of_the_web_is_not_read(text: str) -> None:
    assert list(dates_in(text, TODAY)) == []


def test_an_address_may_hold_the_day() -> None:
    dated = date_in_address("https://a.nl/2013/05/14/naam", TODAY)

    assert dated
    assert dated.day == date(2013, 5, 14)
    assert date_in_address("https://a.nl/2013/05/", TODAY) is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Het liep van 2014 tot en met 2016 in Ede.", Period(2014, 2016)),
        ("Tussen januari 2014 en december 2016 deden 80 mensen mee.", Period(2014, 2016)),
        ("2014 – 2016", Period(2014, 2016)),
        ("Sinds maart 2015 is er een team.", Period(2015, None)),
        ("In 2011 begon een proef.", Period(2011, None)),
        ("De stichting is opgericht in 2009. De proef stopte in 2012.", Period(2009, 2012)),
        ("De proef stopte in 2012.", Period(None, 2012)),
    ],
)
def test_sentences_tell_when_a_practice_ran(text: str, period: Period) -> None:
    timed = period_in((), text)

    assert timed
    assert timed.period == period


@pytest.mark.parametrize(
    ("label", "period"),
    [("2013", Period(2013, None)), ("in 2012 en in 2014", Period(2012, 2014)), ("in 2012", Period(2012, 2012))],
)
def test_a_label_goes_before_sentences(label: str, period: Period) -> None:
    timed = period_in([label], "Sinds 2015 is er meer.")

    assert timed
    assert timed.period == period


@pytest.mark.parametrize("text", ["In 2014 waren er 41 thuiszitters.", "De jaren 2016 – 2011.", "geen jaar"])
def test_a_year_alone_is_no_period(text: str) -> None:
    assert period_in((), text) is None
