"""What leads to a person is left out of texts, and nothing else is."""

from __future__ import annotations

import pytest

from zoek.library.privacy import OMITTED, is_bsn, without_personal_data


@pytest.mark.parametrize(
    "written",
    [
        "voor.naam@gemeente.nl",
        "v.naam+wijk@mail.example.co.uk",
        "naam (at) example (punt) nl",
        "naam[at]example.nl",
        "026-377 44 11",
        "(026) 377 44 11",
        "026 – 377 44 11",
        "0263774411",
        "06 12 34 56 78",
        "06-12345678",
        "+31 6 1234 5678",
        "+31 (0)26 377 44 11",
        "0031 26 3774411",
        "+32 2 123 45 67 89",
        "088\u00a0123\u00a045\u00a067",
        "NL91 ABNA 0417 1643 00",
        "NL91ABNA0417164300",
        "111222333",
        "1112.22.333",
    ],
)
def test_what_leads_to_a_person_is_left_out_of_a_sentence(written: str) -> None:
    assert without_personal_data(f"Meer weten? {written}, elke dag.") == f"Meer weten? {OMITTED}, elke dag."


@pytest.mark.parametrize(
    "text",
    [
        "In 2011-2013 deden 1.234.567 mensen mee.",
        "Bijeenkomst op 01-02-2013 10.30 uur in zaal 0.12.",
        "Het plan kostte € 111.222.333 in tien jaar.",
        "Het plan kostte 111222333 euro.",
        "Lasten – 142.001 – 139.800 – 140.250 – 98.006",
        "Bel 14 026 of 0800-2000, dag en nacht.",
        "Postbus 19221, 3501 DE Utrecht, KvK 12345678.",
        "Van 06.00 tot 18.00 uur, 7 dagen per week.",
        "Besluit gmb-2021-123456 van 7 oktober 2021.",
        "Contactpersoon: Gemeente Ede, afdeling welzijn.",
        "De contactpersoon belt elke week met het gezin.",
        "",
    ],
)
def test_other_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert without_personal_data(text) == text


def test_a_bsn_that_is_called_so_is_left_out_without_the_test() -> None:
    assert without_personal_data("Zijn BSN is 12345678.") == f"Zijn BSN is {OMITTED}."


@pytest.mark.parametrize(
    "name", ["Voornaam Achternaam", "mw. A.B. van der Achternaam", "de heer Achternaam-Tweede", "Drs. V. Achternaam"]
)
def test_a_name_behind_contactpersoon_is_left_out(name: str) -> None:
    text = f"Contactpersoon: {name}, beleidsmedewerker jeugd."

    assert without_personal_data(text) == f"Contactpersoon: {OMITTED}, beleidsmedewerker jeugd."


@pytest.mark.parametrize("number", ["000000000", "12345678", "1112223334", ""])
def test_only_nine_digits_that_are_not_all_zero_can_be_a_bsn(number: str) -> None:
    assert not is_bsn(number)
