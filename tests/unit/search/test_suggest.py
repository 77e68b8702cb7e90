"""Suggestions: what is typed begins words of what is offered, every kind gets its turn, and all lead to something."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import change, write_content
from tests.serving import ROOT
from zoek.library import Library, read_library
from zoek.search.publish import publish
from zoek.search.query import parse
from zoek.search.suggest import KINDS, LONGEST_TEXT, Suggester, Suggestion

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT / "content")


@pytest.fixture(scope="module")
def suggester(library: Library) -> Suggester:
    return Suggester(library)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path)


def texts(suggester: Suggester, typed: str, limit: int = 8) -> list[str]:
    return [suggestion.text for suggestion in suggester.suggest(typed, limit)]


def named(suggester: Suggester, typed: str, text: str) -> Suggestion:
    (found,) = [suggestion for suggestion in suggester.suggest(typed) if suggestion.text == text]
    return found


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("keuk", "keukentafelgesprek"),
        ("KEUK", "keukentafelgesprek"),
        ("  keuk ", "keukentafelgesprek"),
        ("cooperatie", "zorgcoöperatie"),
        ("coöp", "zorgcoöperatie"),
        ("herto", "'s-Hertogenbosch"),
        ("'s-h", "'s-Hertogenbosch"),
        ("conferenties", "Eigen Kracht-conferenties: familie en vrienden maken zelf een plan"),
        ("schieringen", "Frontlijnteam Heechterp-Schieringen in Leeuwarden"),
        ("arnhem wijkt", "Sociale wijkteams in Arnhem"),
        ("wijkteams in arn", "Sociale wijkteams in Arnhem"),
        ("vind het wiel", "Vind het wiel niet opnieuw uit: kijk wat er al is"),
        ("bureaus jeugd", "Bureau Jeugdzorg"),
    ],
)
def test_the_beginning_of_any_word_is_enough(suggester: Suggester, typed: str, offered: str) -> None:
    assert offered in texts(suggester, typed)


@pytest.mark.parametrize("typed", ["", " ", "a", "'s", "é", "-", "?!", "wijkteam zeppelin", "eukentafel", "ijkteam"])
def test_one_letter_and_what_begins_no_word_bring_nothing(suggester: Suggester, typed: str) -> None:
    assert suggester.suggest(typed) == ()


@pytest.mark.parametrize(
    ("typed", "text", "target", "note"),
    [
        ("jeugdz", "jeugdzorg", "jeugdhulp", "oude naam van jeugdhulp"),
        ("buurtt", "buurtteam", "wijkteam", "ander woord voor sociaal wijkteam"),
        ("nachto", "nachtopvang", "maatschappelijke-opvang", "valt onder maatschappelijke opvang"),
        ("den bo", "Den Bosch", "'s-Hertogenbosch", "andere naam van 's-Hertogenbosch"),
        ("weesp", "Weesp", "Amsterdam", "hoort nu bij Amsterdam"),
        ("MO", "MO", "maatschappelijke-opvang", "kan maatschappelijke opvang betekenen"),
    ],
)
def test_another_name_says_what_it_is_another_name_of(
    suggester: Suggester, typed: str, text: str, target: str, note: str
) -> None:
    found = named(suggester, typed, text)

    assert (found.target, found.note) == (target, note)


@pytest.mark.parametrize("typed", ["mo", "Mo", "MO ONDER", "welzijn op", "school"])
def test_an_ambiguous_name_is_only_for_who_types_exactly_its_capitals(suggester: Suggester, typed: str) -> None:
    assert [one for one in suggester.suggest(typed, limit=200) if "betekenen" in one.note] == []


def test_the_count_is_that_of_the_practices(suggester: Suggester, library: Library) -> None:
    practices = library.practices.values()
    in_arnhem = sum("Arnhem" in practice.municipalities for practice in practices)
    about_debts = sum("schulden" in practice.themes for practice in practices)

    assert named(suggester, "arnh", "Arnhem").note == f"{in_arnhem} praktijken"
    assert named(suggester, "schuld", "schulden").note == f"thema van {about_debts} praktijken"
    assert named(suggester, "terneu", "Terneuzen").note == "1 praktijk"


def test_a_whole_name_stands_before_its_beginning_and_that_before_a_word_and_a_part(suggester: Suggester) -> None:
    assert texts(suggester, "eigen kracht")[:2] == ["eigen kracht", "Eigen Kracht-conferentie"]

    found = texts(suggester, "zelf", limit=200)
    assert found.index("zelfredzaamheid") < found.index("langer zelfstandig wonen")

    found = texts(suggester, "coop", limit=200)
    assert found.index("Afrikaanderwijk Coöperatie in Rotterdam") < found.index("zorgcoöperatie")


def test_no_kind_crowds_out_another(suggester: Suggester) -> None:
    all_that_fit = Counter(one.kind for one in suggester.suggest("wijk", limit=1000))
    kinds = Counter(one.kind for one in suggester.suggest("wijk"))

    assert all_that_fit["begrip"] > 4
    assert all_that_fit["praktijk"] > 4
    assert set(kinds) == set(all_that_fit)
    assert max(kinds.values()) <= 4
    assert sum(kinds.values()) == 8


def test_a_kind_alone_may_fill_the_list(suggester: Suggester) -> None:
    found = suggester.suggest("sociale")
    others = [one for one in suggester.suggest("sociale", limit=1000) if one.kind not in {one.kind for one in found}]

    assert len(found) == 8
    assert others == []


def test_a_stop_word_in_a_name_says_nothing_alone(suggester: Suggester) -> None:
    assert "Sociale wijkteams in Arnhem" not in texts(suggester, "in", limit=1000)
    assert "De Kanteling" in texts(suggester, "de", limit=1000)


def test_a_thing_is_offered_once_by_its_own_name_if_that_fits(suggester: Suggester) -> None:
    found = suggester.suggest("wijk", limit=1000)

    assert max(Counter((one.kind, one.target) for one in found).values()) == 1
    assert [one.text for one in found if one.target == "wijkteam"] == ["sociaal wijkteam"]


def test_only_the_beginning_of_a_long_text_is_read(suggester: Suggester) -> None:
    spaces = " " * (LONGEST_TEXT - len("arnhem"))

    assert suggester.suggest("arnhem" + spaces + "zeppelin") == suggester.suggest("arnhem")
    assert suggester.suggest("arnhem" + spaces[1:] + "zeppelin") == ()


def test_what_leads_to_nothing_is_not_offered(content: Path) -> None:
    suggester = Suggester(read_library(content))

    assert texts(suggester, "leeuw") == []
    assert texts(suggester, "boarn") == []


def test_an_old_law_that_is_in_no_text_leads_to_its_successor(content: Path) -> None:
    assert named(Suggester(read_library(content)), "awb", "AWBZ").note == "opgevolgd door Wmo"


def test_a_concept_that_only_stands_in_a_text_says_so(content: Path) -> None:
    change(content, "praktijken/wijkteams-arnhem.md", "De Wmo vroeg", "De AWBZ stopte. De Wmo vroeg")

    assert named(Suggester(read_library(content)), "awb", "AWBZ").note == "in de tekst van 1 praktijk"


def test_every_concept_and_municipality_that_is_offered_has_results(
    suggester: Suggester, library: Library, tmp_path: Path
) -> None:
    published = publish(ROOT / "content", tmp_path, datetime.now(UTC), lambda done, total: None)
    assert published
    opened = published.open()
    offered = {(name.offer.kind, name.offer.target) for name, _ in suggester._names}
    questions = {library.thesaurus.label(target) for kind, target in offered if kind == "begrip"}
    questions |= {target for kind, target in offered if kind == "gemeente"}

    totals = {question: opened.search(replace(parse(question), page_size=1)).total for question in questions}

    assert len(totals) == sum(kind in {"begrip", "gemeente"} for kind, _ in offered) > 200
    assert [question for question, total in totals.items() if total == 0] == []


def test_every_name_is_found_by_its_own_beginning(suggester: Suggester) -> None:
    lost = [
        name.text
        for name, _ in suggester._names
        if (name.offer.kind, name.offer.target)
        not in {(one.kind, one.target) for one in suggester.suggest(name.text[: LONGEST_TEXT // 2], 1000)}
    ]

    assert lost == []


def test_the_order_does_not_depend_on_the_order_of_reading(library: Library) -> None:
    turned = replace(
        library,
        practices=dict(reversed(list(library.practices.items()))),
        municipalities=dict(reversed(list(library.municipalities.items()))),
    )

    one, other = Suggester(library), Suggester(turned)

    assert all(one.suggest(typed) == other.suggest(typed) for typed in ("wi", "am", "sch", "ei", "in", "al"))


@given(st.text(max_size=150), st.integers(0, 20))
def test_no_text_breaks_it_and_no_more_are_given_than_asked(suggester: Suggester, typed: str, limit: int) -> None:
    found = suggester.suggest(typed, limit)

    assert len(found) <= limit
    assert {one.kind for one in found} <= set(KINDS)
    assert found == suggester.suggest(typed, limit)
