"""The speller: which words sound alike, what is offered for a slip and what is not."""

from __future__ import annotations

import pytest

from zoek.analysis.spelling import Speller, phonetic_key, slip_cost

SPELLER = Speller(
    {
        "aanbieder": 9,
        "begeleiding": 12,
        "conferentie": 3,
        "cooperatie": 4,
        "eigen": 80,
        "gemeente": 300,
        "jeugdzorg": 40,
        "kracht": 30,
        "leerlingenvervoer": 5,
        "ouders": 60,
        "systeem": 20,
        "wet": 50,
        "zorg": 200,
        "2015": 7,
    }
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("begelijding", "begeleiding"),
        ("systeem", "sijsteem"),
        ("vrauw", "vrouw"),
        ("lichaam", "ligaam"),
        ("jeugt", "jeugd"),
        ("wort", "wordt"),
        ("beleitsplan", "beleidsplan"),
        ("heb", "hep"),
        ("sorg", "zorg"),
        ("ferslaving", "verslaving"),
        ("kontrakt", "contract"),
        ("sentrum", "centrum"),
        ("kwaliteit", "qualiteit"),
        ("taxi", "taksi"),
        ("politie", "polisi"),
        ("alfabet", "alphabet"),
        ("cado", "cadeau"),
        ("teater", "theater"),
        ("boetje", "butje"),
        ("comissie", "commissie"),
        ("pannekoek", "pannenkoek"),
        ("Coöperatie", "koperatie"),
    ],
)
def test_words_that_are_often_mistaken_for_each_other_have_one_key(one: str, other: str) -> None:
    assert phonetic_key(one) == phonetic_key(other)


@pytest.mark.parametrize(("one", "other"), [("zin", "gezin"), ("jeugd", "jacht"), ("beleid", "begeleiding")])
def test_words_that_sound_different_have_different_keys(one: str, other: str) -> None:
    assert phonetic_key(one) != phonetic_key(other)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("begelijding", "begeleiding"),
        ("Gemeetne", "gemeente"),
        ("sydteem", "systeem"),
        ("lerlingenvervoer", "leerlingenvervoer"),
        ("koöperatie", "cooperatie"),
        ("aujders", "ouders"),
        ("zrog", "zorg"),
        ("konferensie", "conferentie"),
    ],
)
def test_a_misspelt_word_gets_the_word_of_the_index_first(typed: str, right: str) -> None:
    assert SPELLER.corrections(typed)[:1] == (right,)


@pytest.mark.parametrize(
    "typed", ["", "wte", "2051", "w8", "wet-", "xylofoonmuziek", "zorg", "a" * 61, "😀😀😀😀", "صحة1"]
)
def test_nothing_is_offered_for_numbers_short_words_and_words_that_nothing_is_near(typed: str) -> None:
    assert SPELLER.corrections(typed) == ()


def test_the_likelier_slip_comes_first() -> None:
    speller = Speller({"weten": 195, "wetten": 32})

    assert speller.corrections("wettn") == ("wetten", "weten")


def test_of_words_as_near_the_one_in_more_documents_comes_first() -> None:
    speller = Speller({"beraad": 1, "beraat": 5, "beraap": 3})

    assert speller.corrections("beraak") == ("beraat", "beraap", "beraad")
    assert speller.corrections("beraak", limit=1) == ("beraat",)


@pytest.mark.parametrize(
    ("typed", "right"),
    [("jeugdzorgaanbider", "jeugdzorgaanbieder"), ("eigenkrachtconfrentie", "eigenkrachtconferentie")],
)
def test_a_compound_that_the_index_lacks_is_corrected_in_one_part(typed: str, right: str) -> None:
    assert SPELLER.corrections(typed) == (right,)


@pytest.mark.parametrize("typed", ["jeugdzorgaanbieder", "zorgaanbieding", "gemeentehuis"])
def test_no_part_of_a_sound_compound_is_corrected(typed: str) -> None:
    assert SPELLER.corrections(typed) == ()


def test_a_word_is_known_whatever_its_case_and_accents() -> None:
    assert "Coöperatie" in SPELLER
    assert "coöperaties" not in SPELLER


def test_a_speller_without_words_offers_nothing() -> None:
    assert Speller({}).corrections("begelijding") == ()


@pytest.mark.parametrize(
    ("typed", "right", "cost"),
    [
        ("zorg", "zorg", 0.0),
        ("", "zorg", 2.8),
        ("natur", "natuur", 0.8),
        ("meetal", "meestal", 0.7),
        ("ipmact", "impact", 0.7),
        ("matriz", "matrix", 1.0),
        ("schauwen", "schouwen", 1.5),
    ],
)
def test_a_slip_costs_what_its_kind_costs(typed: str, right: str, cost: float) -> None:
    assert slip_cost(typed, right) == pytest.approx(cost)
