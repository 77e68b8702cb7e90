"""What is fit to compare, and what is told of what is not."""

from __future__ import annotations

import pytest

from zoek.errors import QueryError
from zoek.similarity.intake import MOST_CHARACTERS, taken_in

PLAN = "Wij willen met een team van coaches gezinnen met schulden thuis helpen, samen met de corporatie. "


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Er staat nog geen plan."),
        (" \n\t 123 ...", "Er staat nog geen plan."),
        ("wijkteam", "Uw plan is te kort om te vergelijken: 1 woord."),
        ("een wijkteam voor gezinnen", "Uw plan is te kort om te vergelijken: 4 woorden."),
        ("The plan is to help all of the families with debts and to visit them at home.", "Deze tekst lijkt Engels."),
    ],
)
def test_what_cannot_be_compared_is_told_with_what_to_do(text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        taken_in(text)

    assert caught.value.message == message
    assert caught.value.hint


def test_a_plan_is_taken_as_it_is() -> None:
    assert (taken_in(PLAN).text, taken_in(PLAN).notices) == (PLAN, ())


def test_a_plan_with_an_english_name_is_dutch() -> None:
    assert taken_in(PLAN + "Het heet Right to Challenge and Housing First.").notices == ()


def test_a_list_of_names_with_an_english_word_is_dutch() -> None:
    names = "Velve Lindenhof Enschede Twente Housing First on wijkcoaches gezinnen schulden wonen zorg"

    assert taken_in(names).text == names


def test_of_a_long_text_the_beginning_is_compared_and_that_is_told() -> None:
    intake = taken_in(PLAN * 12_000)

    assert len(intake.text) <= MOST_CHARACTERS
    assert intake.text.rstrip().endswith(".")
    assert intake.notices[0].startswith("Uw tekst is te lang: 1.164.000 tekens.")


def test_a_text_without_a_single_space_is_cut_too() -> None:
    with pytest.raises(QueryError, match="te kort"):
        taken_in("a" * 1_000_000)
