"""Which words name a concept, and what may be searched besides them: by the kind of the label."""

from __future__ import annotations

import pytest

from tests.thesauri import ANALYZER, VOCABULARY
from zoek.search.results import Trust
from zoek.search.vocabulary import LabelKind, Naming


def namings(text: str) -> list[Naming]:
    return VOCABULARY.namings(list(ANALYZER.words(text)))


def others(text: str) -> dict[str, Trust]:
    (naming,) = namings(text)
    return {other.label: other.trust for other in VOCABULARY.other_names(naming.names[0])}


def test_the_longest_label_is_taken() -> None:
    (naming,) = namings("een sociaal wijkteam voor iedereen")

    assert (naming.start, naming.end, naming.names[0].label) == (1, 3, "sociaal wijkteam")


@pytest.mark.parametrize("text", ["Sociale wijkteams", "sociaalwijkteam", "sociaal wijk team"])
def test_a_label_is_known_in_other_forms_and_written_together_or_apart(text: str) -> None:
    assert [naming.names[0].concept.id for naming in namings(text)] == ["wijkteam"]


def test_exchangeable_labels_lead_to_each_other_to_narrower_names_and_to_successors() -> None:
    assert others("buurtteam") == {
        "wijkteam": Trust.SYNONYM,
        "straatteam": Trust.NARROWER,
        "dorpsloket": Trust.SUCCESSOR,
        "dorpspunt": Trust.SUCCESSOR,
    }


def test_an_old_name_leads_to_the_new_one_and_not_the_other_way() -> None:
    assert others("wijkploeg")["buurtteam"] is Trust.OLD_NAME
    assert "wijkploeg" not in others("buurtteam")


def test_a_narrower_name_does_not_ask_for_the_whole() -> None:
    assert others("straatteam") == {}


def test_a_law_leads_to_its_successor_and_not_back() -> None:
    assert others("AWBZ") == {"Wmo": Trust.SUCCESSOR, "Wet maatschappelijke ondersteuning": Trust.SUCCESSOR}
    assert "AWBZ" not in others("Wmo")


def test_a_label_that_finds_only_what_the_asked_one_finds_is_left_out() -> None:
    assert "sociaal wijkteam" not in others("wijkteam")


def test_an_ambiguous_name_of_two_concepts_keeps_both() -> None:
    (naming,) = namings("TG")

    assert {name.concept.id for name in naming.names} == {"toegang", "dorpsloket"}
    assert {name.kind for name in naming.names} == {LabelKind.AMBIGUOUS}


def test_concepts_that_share_a_word_or_a_spelling_are_near() -> None:
    assert VOCABULARY.near({"wijkteam"}, []) == ["sociaal wijkteam"]
    assert "dorpsloket" in VOCABULARY.near(set(), ["dorpslokket"])
    assert VOCABULARY.near({"zeppelin"}, ["zeppelin"]) == []
