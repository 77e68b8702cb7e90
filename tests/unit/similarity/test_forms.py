"""What kind of approach a text is: by its editor where one said so, by its words otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import change
from zoek.library import read_library
from zoek.library.approaches import APPROACH_KINDS
from zoek.similarity.comparison import FOR_PRACTICES, Signals, score_of, signals
from zoek.similarity.duplicates import comparer_without_index
from zoek.similarity.elements import Element
from zoek.similarity.form_words import FAMILY_OF, FAMILY_WORDS, KIND_WORDS
from zoek.similarity.forms import FURTHER_KIND, edited_forms, forms_alike, forms_of, told_kinds
from zoek.similarity.same_idea import SAME_IDEA

if TYPE_CHECKING:
    from pathlib import Path

    from zoek.similarity.comparer import Comparer
    from zoek.similarity.overlap import Overlap
    from zoek.similarity.plan import Plan

ENSCHEDE, ARNHEM = "achter-de-voordeur-enschede", "wijkteams-arnhem"
TARGET_LINE = "doelgroepen: [gezinnen-met-meerdere-problemen]\n"


def approach_beside(comparer: Comparer, plan: Plan) -> Overlap:
    match = next(one for one in comparer.answer(plan).matches if one.practice.id == ENSCHEDE)
    return next(one for one in match.overlaps if one.element is Element.APPROACH)


def test_every_kind_that_an_editor_can_choose_has_words_and_no_other_has() -> None:
    assert KIND_WORDS.keys() == APPROACH_KINDS.keys()
    assert set(FAMILY_OF.values()) <= FAMILY_WORDS.keys()
    assert FAMILY_OF.keys() | SAME_IDEA.keys() <= APPROACH_KINDS.keys()


def test_words_tell_a_kind_and_its_family() -> None:
    forms = forms_of([("De schoolmaatschappelijk werker helpt op school. Die zit op alle scholen.", 1.0)])

    assert "hulp-op-school" in forms.kinds
    assert "hulp in de school" in forms.families


def test_a_title_says_first_what_a_text_is() -> None:
    forms = {"wijkteam": 5.0, "huiskamer": 3.0}

    assert told_kinds("Een huiskamer voor de buurt", forms) == ("huiskamer", "wijkteam")
    assert told_kinds("Zomaar een plan", forms) == ("wijkteam", "huiskamer")
    assert told_kinds("Zomaar een plan", {"wijkteam": 5.0, "huiskamer": 2.0}) == ("wijkteam",)
    assert told_kinds("Zomaar een plan", {}) == ()


def test_the_first_kind_of_an_editor_counts_for_most_and_a_family_for_its_best_kind() -> None:
    forms = edited_forms(["huisbezoek-hulp", "huisbezoek-controle", "inlooppunt"])

    assert forms.kinds == {"huisbezoek-hulp": 1.0, "huisbezoek-controle": FURTHER_KIND, "inlooppunt": FURTHER_KIND}
    assert forms.families == {"langs de deuren": 1.0}


def test_texts_are_alike_by_kind_or_else_by_family() -> None:
    school = edited_forms(["school-en-wijkteam"])

    assert forms_alike(school, edited_forms(["school-en-wijkteam"])) == pytest.approx(1)
    assert forms_alike(school, edited_forms(["hulp-op-school"])) == pytest.approx(1)
    assert forms_alike(school, edited_forms(["stadsdorp"])) == 0
    assert forms_alike(edited_forms(["inlooppunt"]), edited_forms(["inlooppunt", "stadsdorp"])) > 0.8


def test_what_an_editor_says_goes_before_what_the_words_say(content: Path) -> None:
    by_words = comparer_without_index(read_library(content)).profile(ENSCHEDE)
    change(content, f"praktijken/{ENSCHEDE}.md", TARGET_LINE, f"{TARGET_LINE}vormen: [gezinsregie, huisbezoek-hulp]\n")
    edited = comparer_without_index(read_library(content)).profile(ENSCHEDE)

    assert by_words.kinds == ("huisbezoek-hulp", "wijkteam")
    assert edited.kinds == ("gezinsregie", "huisbezoek-hulp")
    assert "een breed team in de wijk" in by_words.forms.families
    assert "een breed team in de wijk" not in edited.forms.families


def test_kinds_agree_and_differ_in_words_of_a_reader(content: Path) -> None:
    change(content, f"praktijken/{ENSCHEDE}.md", TARGET_LINE, f"{TARGET_LINE}vormen: [gezinsregie, huisbezoek-hulp]\n")
    comparer = comparer_without_index(read_library(content))
    plan = comparer.read("De gezinscoach is de vaste regisseur.\nHij komt bij het gezin thuis.", "Gezinscoach")
    approach = approach_beside(comparer, plan)
    match = next(one for one in comparer.answer(plan).matches if one.practice.id == ENSCHEDE)

    assert approach.shared == ("één plan en één vaste regisseur",)
    assert approach.practice_only == ("langs de deuren om hulp te bieden",)
    assert "aanpak (één plan en één vaste regisseur)" in match.reason


def test_kinds_that_differ_stand_between_marks(content: Path) -> None:
    change(content, f"praktijken/{ENSCHEDE}.md", TARGET_LINE, f"{TARGET_LINE}vormen: [huisbezoek-hulp]\n")
    comparer = comparer_without_index(read_library(content))
    answer = comparer.answer(comparer.read("Aanpak\nWijkcoaches vormen een wijkteam in de buurt.", "Wijkcoaches"))
    match = next(one for one in answer.matches if one.practice.id == ENSCHEDE)

    assert (
        "Aanpak: uw plan noemt “breed hulpteam in de wijk”, deze praktijk “langs de deuren om hulp te bieden”."
        in match.differences
    )


@pytest.mark.parametrize(
    ("one", "other", "leads", "shared"),
    [
        (("wijkteam",), ("wijkteam", "gezinsregie"), True, 1 / 2),
        (("wijkteam", "gezinsregie"), ("gezinsregie", "wijkteam"), False, 1.0),
        (("stadsdorp",), ("wijkteam",), False, 0.0),
        ((), (), False, 0.0),
    ],
)
def test_the_first_kind_and_all_kinds_are_signals_of_their_own(
    content: Path, one: tuple[str, ...], other: tuple[str, ...], leads: bool, shared: float
) -> None:
    comparer = comparer_without_index(read_library(content))
    found = signals(replace(comparer.profile(ENSCHEDE), kinds=one), replace(comparer.profile(ARNHEM), kinds=other), 0.0)

    assert (found.leading > 0, found.kinds) == (leads, shared)


def test_the_same_first_kind_is_worth_more_than_all_other_kinds() -> None:
    nothing = Signals(covered=0, found=0, form=0, leading=0, kinds=0, themes=0, approach=0, groups=0)
    worth = FOR_PRACTICES.worth

    assert score_of(nothing, worth) == 0.0
    assert score_of(replace(nothing, leading=1), worth) > score_of(replace(nothing, kinds=1), worth) > 0


def test_a_plan_in_broad_words_shares_a_family_with_a_practice(content: Path) -> None:
    change(content, f"praktijken/{ENSCHEDE}.md", TARGET_LINE, f"{TARGET_LINE}vormen: [hulp-op-school]\n")
    comparer = comparer_without_index(read_library(content))
    plan = comparer.read("Aanpak\nEen wijkcoach praat met leerlingen.\nDe docenten praten mee.", "Coaches")
    approach = approach_beside(comparer, plan)

    assert approach.shared == ("hulp in de school",)
    assert approach.practice_only == ("vaste hulpverlener op school",)
