"""Words give away the field of a paragraph, and neighbours what words do not."""

from __future__ import annotations

import tomllib

import pytest

from zoek.analysis import DutchAnalyzer
from zoek.harvest.blocks import Block
from zoek.harvest.evidence import GRADES, HINTS, MOST_OF_A_GRADE, Hints, hints
from zoek.harvest.headings import Headings
from zoek.harvest.order import REST, SUMMARY, USUAL, Paragraph, fields_of
from zoek.harvest.story import PROSE, Story, tell

HEADINGS = Headings(DutchAnalyzer())
LEAD = Block("In Ede schenken bewoners elke woensdag koffie in de hal van een flat, voor wie er maar zin in heeft.")
STORY = {
    "opgave": "De aanleiding was een schok: bewoners kwamen te laat in beeld en niemand deed meer open.",
    "aanpak": "Sinds 2017 staat er elke week een kraam. Een opbouwwerker gaat bij mensen langs en loopt mee.",
    "resultaten": "Na twee jaar kwamen 58 van de 90 bewoners elke maand. Het aantal klachten daalde met 40 procent.",
    "watGingMoeilijk": "Het viel niet mee om vrijwilligers te vinden, en de verbouwing duurde langer dan gedacht.",
    "lessen": "Begin klein. Zorg dat iemand beslist, en spreek af wie dat is. Wij zouden nu eerder starten.",
}


@pytest.mark.parametrize(
    ("hint", "text", "words"),
    [
        ("te laat", "Zij kwamen veel te laat binnen", "te laat"),
        ("vertrag*", "Een vertragingsprobleem", "vertragingsprobleem"),
        ("na # jaar", "Na twaalf jaar", "na twaalf jaar"),
        ("na # jaar", "na 3 jaar", "na 3 jaar"),
        ("in @", "Het begon in 2014", "in 2014"),
        ("viel .. tegen", "Dat viel de makers flink tegen", "viel de makers flink tegen"),
        ("^begin", "Klaar. Begin klein", "begin"),
        ("#.#", "geen getallen", ""),
        ("in #", "in 2014", ""),
        ("viel .. tegen", "Dat viel op. Zij waren tegen", ""),
        ("viel .. tegen", "viel een twee drie vier vijf tegen", ""),
        ("^begin", "Het begin is moeilijk", ""),
        ("te laat", "te laatst", ""),
    ],
)
def test_a_hint_is_found_as_it_is_written(hint: str, text: str, words: str) -> None:
    found = Hints({"opgave": {"sterk": [hint]}}).found_in(text)

    assert [one.words for one in found] == ([words] if words else [])


def test_of_hints_that_begin_together_the_heaviest_counts_and_each_counts_once() -> None:
    known = Hints({"opgave": {"zwak": ["te"], "sterk": ["te laat"]}})

    assert known.weights("te laat, te laat") == {"opgave": GRADES["sterk"]}


def test_a_long_paragraph_is_not_more_certain_without_end() -> None:
    words = ["aap", "noot", "mies", "wim", "zus", "jet"]

    weights = Hints({"aanpak": {"gewoon": words}}).weights(" ".join(words))

    assert weights == {"aanpak": MOST_OF_A_GRADE * GRADES["gewoon"]}


def test_every_table_of_the_list_is_of_a_field_and_a_grade() -> None:
    tables = tomllib.loads(HINTS.read_text(encoding="utf-8"))
    headings = tables.pop("koppen")

    assert tables.keys() == {*PROSE, "overig"}
    assert headings.keys() <= tables.keys()
    assert {grade for grades in (*tables.values(), *headings.values()) for grade in grades} == GRADES.keys()


@pytest.mark.parametrize("field", STORY)
def test_a_paragraph_weighs_most_for_its_own_field(field: str) -> None:
    weights = hints()[0].weights(STORY[field])

    assert max(weights, key=lambda name: weights[name]) == field


def told(*blocks: Block) -> Story:
    return tell(blocks, HEADINGS, "")


def test_a_story_without_headings_falls_apart_in_fields_with_the_words_that_gave_them() -> None:
    story = told(LEAD, *map(Block, STORY.values()))

    assert story.parts == {SUMMARY: [LEAD.text]} | {field: [text] for field, text in STORY.items()}
    assert "daalde" in story.hints["resultaten"]
    assert story.known == set()


def test_a_heading_that_tells_decides_whatever_the_words_are() -> None:
    story = told(Block("Resultaten", 2), Block(STORY["watGingMoeilijk"]))

    assert story.parts == {"resultaten": [STORY["watGingMoeilijk"]]}
    assert story.hints == {}


def test_a_playful_heading_helps_what_stands_under_it() -> None:
    text = "Op een avond stond het team er in de regen, onder een afdak naast de flat van de huismeester."

    story = told(LEAD, Block("Eerlijk: wat tegenviel", 2), Block(text))

    assert story.text("watGingMoeilijk") == text


def test_names_of_tabs_in_a_row_are_no_headings_of_what_comes_after() -> None:
    tabs = [Block(name, 5) for name in ("Waarom", "Opbrengst", "Met wie")]

    story = told(LEAD, *tabs, Block(STORY["opgave"]), Block(STORY["aanpak"]))

    assert story.parts == {SUMMARY: [LEAD.text], "opgave": [STORY["opgave"]], "aanpak": [STORY["aanpak"]]}


def test_what_comes_after_a_line_about_other_stories_is_no_story() -> None:
    story = told(LEAD, Block("Meer verhalen"), Block(STORY["aanpak"]))

    assert story.whole == LEAD.text


def test_a_paragraph_without_evidence_stays_with_its_neighbours_and_alone_is_rest() -> None:
    told_so, silent = Paragraph({"aanpak": 9.0}, 1), Paragraph({}, 1)

    assert fields_of([told_so, silent, told_so]) == ["aanpak"] * 3
    assert fields_of([silent]) == [REST]
    assert fields_of([]) == []


def test_fields_come_in_their_usual_order_when_the_evidence_leaves_it_open() -> None:
    either = {"opgave": 9.0, "aanpak": 9.0}

    assert fields_of([Paragraph(either, 1), Paragraph({"resultaten": 9.0, "lessen": 9.0}, 2)])[1] == "resultaten"
    assert [fields_of([Paragraph({}, 0, lead=0), Paragraph(either, 0)])[1]] == [USUAL[1]]


def test_items_of_one_list_stay_together() -> None:
    items = [Paragraph({"lessen": 9.0}, 1, is_item=True), Paragraph({"aanpak": 10.0}, 1, is_item=True)]

    assert fields_of(items) == ["aanpak", "aanpak"] or fields_of(items) == ["lessen", "lessen"]
