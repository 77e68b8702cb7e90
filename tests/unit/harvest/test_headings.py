"""Headings of others mean our fields, in any of their forms."""

from __future__ import annotations

import pytest

from zoek.analysis import DutchAnalyzer
from zoek.harvest.headings import Headings
from zoek.harvest.marks import heading_lines, marks
from zoek.harvest.story import FACTS, NO_STORY, PROSE, SUMMARY
from zoek.library.fields import TARGET_GROUPS, TRANSITIONS

HEADINGS = Headings(DutchAnalyzer())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Aanleiding", "opgave"),
        ("De vraag", "opgave"),
        ("Wat willen we bereiken?", "opgave"),
        ("Doelen", "opgave"),
        ("1. Aanleiding en doel", "opgave"),
        ("Doel en Doelgroep", "opgave"),
        ("Beoogde resultaten", "opgave"),
        ("Aanpak in een notendop", "aanpak"),
        ("Wat gaan wij daarvoor doen?", "aanpak"),
        ("Hoe pakten ze het aan?", "aanpak"),
        ("Doen", "aanpak"),
        ("Opbrengst", "resultaten"),
        ("Successen", "resultaten"),
        ("Wat hebben we bereikt?", "resultaten"),
        ("Projectresultaten", "resultaten"),
        ("Resultaten van twee jaar buurtteam", "resultaten"),
        ("Verbeterpunten", "watGingMoeilijk"),
        ("Wat kan beter?", "watGingMoeilijk"),
        ("Geleerde lessen", "lessen"),
        ("Voor wie?", "doelgroepen"),
        ("Samenwerkingspartners", "partners"),
        ("Lees ook", NO_STORY),
        ("Over de auteur", "overig"),
        ("Rapportagedatum", "overig"),
        ("De bus komt langs", ""),
        ("Jeugdhulp", ""),
        ("", ""),
        ("?!", ""),
        ("een kop " * 20, ""),
    ],
)
def test_a_heading_means_its_field(heading: str, field: str) -> None:
    assert HEADINGS.field(heading) == field


def test_a_label_must_be_covered_by_the_list() -> None:
    assert HEADINGS.field("Resultaten van twee jaar buurtteam", is_label=True) == ""


def test_every_line_of_the_list_is_found_as_a_heading_of_its_own_field() -> None:
    other = {(field, heading) for field, heading in heading_lines() if HEADINGS.field(heading) != field}

    assert other == set()


def test_every_field_of_the_list_exists() -> None:
    assert {field for field, _ in heading_lines()} == {*PROSE, *FACTS, SUMMARY, NO_STORY, "overig"}


def test_the_marks_name_transitions_and_target_groups_that_exist() -> None:
    known = marks()

    assert known.transitions.keys() == TRANSITIONS.keys()
    assert known.target_groups.keys() == TARGET_GROUPS.keys()
    assert known.helpers <= TARGET_GROUPS.keys()
