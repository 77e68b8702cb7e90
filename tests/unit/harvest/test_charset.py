"""Whatever a page says of its charset, its letters come out right."""

from __future__ import annotations

import pytest

from zoek.harvest.charset import decode, mended


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "iso-8859-1"),
        ("cp1252", ""),
        ("cp1252", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "no-such-charset"),
        ("cp1250", "windows-1250"),
        ("utf-16", "utf-8"),
        ("utf-8-sig", "latin-1"),
    ],
)
def test_letters_come_out_right_whatever_the_server_says(charset: str, declared: str) -> None:
    assert decode("één coöperatie".encode(charset), declared) == "één coöperatie"


def test_the_page_itself_may_say_its_charset() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>coöperatie Łódź'

    assert decode(page.encode("iso-8859-2")) == page


def test_a_page_cut_off_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    assert decode("coöperatie één".encode()[:-2]) == "coöperatie é"


def test_a_page_that_is_utf_8_but_for_a_byte_keeps_its_letters() -> None:
    assert decode("één coöperatie in Súdwest-Fryslân".encode() + b"\xff", "utf-8").startswith(
        "één coöperatie in Súdwest"
    )


@pytest.mark.parametrize("wrong", ["efficiĆ«nter", "efficiÃ«nter", "efficiĂ«nter"])
def test_a_letter_that_was_decoded_wrongly_before_us_is_mended(wrong: str) -> None:
    assert mended(wrong) == "efficiënter"


@pytest.mark.parametrize("text", ["Ćevapčići à la carte", "café, naïef, reünie", "«zo»", "plain"])
def test_letters_of_other_languages_are_left_alone(text: str) -> None:
    assert mended(text) == text


def test_nuls_are_left_out() -> None:
    assert decode(b"wijk\0team") == "wijkteam"
