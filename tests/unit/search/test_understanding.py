"""What a question means beyond its words; what is added is in the index and is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.samples import document
from tests.thesauri import engine_of, knowledge_over
from zoek.library.municipalities import Municipality
from zoek.search.places import Gazetteer
from zoek.search.query import parse
from zoek.search.results import Page, Trust
from zoek.search.searcher import search
from zoek.search.understanding import Understanding, understand

PLACES = {
    name: Municipality(name, f"GM{number}", province)
    for number, (name, province) in enumerate(
        {"Arnhem": "Gelderland", "Ede": "Gelderland", "Zwolle": "Overijssel"}.items()
    )
}
DOCUMENTS = [
    document("arnhem", "Buurtteam in Arnhem", "Gezinnen kregen hulp.", gemeente=("Arnhem",)),
    document("ede", "Sociale wijkteams", "Hulp dichtbij.", gemeente=("Ede",)),
    document("zwolle", "Wmo in de wijk", "De Wet maatschappelijke ondersteuning en de toegang.", gemeente=("Zwolle",)),
    replace(document("oud", "Dorpsloket", "Loket van vroeger."), since=2005, until=2009),
]
ENGINE = engine_of(DOCUMENTS)
KNOWLEDGE = replace(knowledge_over(ENGINE), gazetteer=Gazetteer(PLACES, {}, ENGINE.words().__contains__))


def understood(text: str) -> Understanding:
    return understand(parse(text), ENGINE, KNOWLEDGE)


def page_for(text: str) -> Page:
    return search(ENGINE, KNOWLEDGE, parse(text))


def ids(text: str) -> list[str]:
    return [hit.document.id for hit in page_for(text).hits]


def added(text: str) -> dict[str, Trust]:
    return {addition.label: addition.trust for addition in understood(text).additions}


def test_other_names_are_added_when_a_document_holds_them() -> None:
    assert added("wijkteam") == {"buurtteam": Trust.SYNONYM, "dorpsloket": Trust.SUCCESSOR}


def test_a_document_with_another_name_is_found_and_holds_the_word() -> None:
    page = page_for("wijkteam hulp")

    assert [hit.document.id for hit in page.hits][:2] == ["ede", "arnhem"]
    assert page.with_all_words == 2
    arnhem = page.hits[1]
    assert str(arnhem.reasons[1]) == "gevonden op “Buurtteam”, een ander woord voor “wijkteam”"
    assert arnhem.missing == ()


def test_what_was_added_can_be_left_out() -> None:
    literal = search(ENGINE, KNOWLEDGE, replace(parse("wijkteam hulp"), is_literal=True))

    assert literal.understanding.additions == ()
    assert literal.with_all_words == 1


@pytest.mark.parametrize("text", ['"wijkteam"', "wijkteam OF zzz", "hulp -wijkteam"])
def test_words_in_quotes_beside_of_or_after_a_minus_are_searched_as_typed(text: str) -> None:
    assert understood(text).additions == ()


def test_what_was_added_is_told_by_kind() -> None:
    assert understood("AWBZ").added() == ((("Wmo", "Wet maatschappelijke ondersteuning"), "opvolgers van", "AWBZ"),)


def test_an_ambiguous_abbreviation_is_asked_about_or_taken_when_typed_in_capitals() -> None:
    (question,) = understood("st").questions

    assert (question.asked, question.labels) == ("st", ("sociaal wijkteam",))
    assert added("st") == {}
    assert added("ST")["buurtteam"] is Trust.SYNONYM


def test_an_abbreviation_of_two_concepts_is_always_asked_about() -> None:
    (question,) = understood("TG").questions

    assert set(question.labels) == {"toegang", "dorpsloket"}


def test_related_concepts_and_old_names_are_offered_not_searched() -> None:
    found = understood("toegang")

    assert found.related == ("sociaal wijkteam",)
    assert found.additions == ()


def test_words_that_frame_a_question_are_not_searched() -> None:
    page = page_for("goede voorbeelden van een wijkteam")

    assert page.hits[0].missing == ()
    assert "goede praktijk" not in added("goede voorbeelden van een wijkteam")


def test_a_place_prefers_and_does_not_restrict() -> None:
    page = page_for("hulp Arnhem")

    assert [hit.document.id for hit in page.hits] == ["arnhem", "ede"]
    (span,) = [span for span in page.understanding.spans if span.place]
    assert span.place
    assert span.place.name == "Arnhem"


def test_a_province_finds_what_happens_in_its_municipalities_and_says_where() -> None:
    page = page_for("overijsel")

    (hit,) = page.hits
    assert (hit.document.id, hit.missing) == ("zwolle", ())
    assert str(hit.reasons[0]) == "speelt in “Zwolle”, wat past bij “overijsel”"


def test_years_prefer_what_ran_then_and_find_it_when_nothing_else_is_asked() -> None:
    assert ids("loket 2008")[0] == "oud"
    page = page_for("in 2008")
    assert [hit.document.id for hit in page.hits] == ["oud"]
    assert str(page.hits[0].reasons[0]) == "de periode past bij “in 2008”: van 2005 tot en met 2009"


def test_a_year_in_the_name_of_a_law_is_no_period() -> None:
    assert [span.years for span in understood("Wmo 2015").spans] == [None]


@pytest.mark.parametrize(
    "text", ["goede voorbeelden sinds 2004", "welke projecten waren er tussen 2004 en 2006", "sinds 2004"]
)
def test_years_beside_words_that_only_frame_find_what_ran_then(text: str) -> None:
    assert ids(text) == ["oud"]


def test_years_beside_a_word_find_nothing_by_themselves() -> None:
    assert "oud" not in ids("gezinnen sinds 2004")


def test_a_period_that_a_result_misses_is_told() -> None:
    hits = {hit.document.id: hit for hit in page_for("hulp sinds 2004").hits}

    assert hits["arnhem"].missing == ("sinds 2004",)


def test_an_amount_is_no_year() -> None:
    assert understood("subsidie € 2008 per jaar").spans == ()


def test_a_place_is_one_thing_to_find_and_none_of_its_words_is_taken_apart() -> None:
    page = page_for("regio Arnhem")

    (hit,) = page.hits
    assert [str(reason) for reason in hit.reasons] == ["gevonden op “Arnhem”"]


def test_the_name_of_a_place_that_is_a_word_too_is_not_looked_for_in_texts() -> None:
    places = {**PLACES, "Best": Municipality("Best", "GM9", "Noord-Brabant")}
    knowledge = replace(KNOWLEDGE, gazetteer=Gazetteer(places, {}, ENGINE.words().__contains__))

    (span,) = understand(parse("gemeente Best"), ENGINE, knowledge).spans

    assert (span.row, span.place and span.place.name) == ((), "Best")


def test_an_abbreviation_has_no_other_forms() -> None:
    assert understood("sts").questions == ()


def test_what_a_word_may_mean_is_known_also_when_nothing_is_found() -> None:
    assert [(asked, concept.id) for asked, concept in understood("st").meanings] == [("st", "wijkteam")]


def test_a_name_that_was_typed_too_is_not_told_as_added() -> None:
    assert understood("wijkteam of buurtteam").added() == ((("dorpsloket",), "een opvolger van", "wijkteam"),)
