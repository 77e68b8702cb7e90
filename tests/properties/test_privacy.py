"""Whatever stands around them, planted addresses and numbers never come through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zoek.library.privacy import OMITTED, is_bsn, without_personal_data

WORDS = st.text(st.sampled_from("abcdeé ABC.,:;\n"), max_size=40)
SPACES = st.sampled_from(["", " ", "-", "."])


def bsn_of(start: int) -> str:
    """The first number of nine digits from a start in tens that passes the eleven test; of two tens one always does."""
    return next(f"{number:09}" for number in range(start * 10, start * 10 + 20) if is_bsn(f"{number:09}"))


BSNS = st.integers(1_000_000, 99_999_998).map(bsn_of)


@given(WORDS, st.from_regex(r"[a-z]{1,10}\.[a-z]{1,10}@[a-z]{2,10}\.nl", fullmatch=True), WORDS)
def test_no_planted_address_comes_through(before: str, address: str, after: str) -> None:
    assert address not in without_personal_data(f"{before} {address} {after}")


@given(WORDS, st.lists(st.integers(0, 9), min_size=8, max_size=8), SPACES, WORDS)
def test_no_planted_telephone_number_comes_through(before: str, digits: list[int], between: str, after: str) -> None:
    number = "06" + between + between.join(map(str, digits))

    assert number not in without_personal_data(f"{before} {number} {after}")


@given(WORDS, BSNS, WORDS)
def test_no_planted_bsn_comes_through(before: str, number: str, after: str) -> None:
    assert number not in without_personal_data(f"{before}\n{number} {after}")


@given(st.text(st.sampled_from("0123456789 .-/()+@€abcNL\n"), max_size=200))
def test_a_second_time_changes_nothing(text: str) -> None:
    once = without_personal_data(text)

    assert without_personal_data(once) == once


@given(st.text(st.characters(exclude_characters="@0123456789", exclude_categories=["Nd"]), max_size=200))
def test_a_text_without_digits_and_at_signs_only_loses_names(text: str) -> None:
    without = without_personal_data(text)

    assert without == text or OMITTED in without


def test_a_megabyte_of_one_letter_or_digit_does_not_blow_up() -> None:
    for letter in ("a", "0", "06 ", "a.", "A. ", "1 "):
        assert len(without_personal_data(letter * 200_000)) <= 200_000 * len(letter)
