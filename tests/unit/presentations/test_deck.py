from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.presentations.decks import FOUR, deck_of, library
from zoek.errors import ExportError
from zoek.library.sentences import FIGURE, MARK
from zoek.presentations import SESSIONS, Changes, Deck, Layout, Part, Request, changes, make_deck
from zoek.presentations.choose import GAP, INDENT, choose, headline, units
from zoek.presentations.columns import broken_words, table_height
from zoek.presentations.fit import SMALLEST, text_height
from zoek.presentations.looks import ROOM
from zoek.presentations.request import short_names

ALL = sorted(library().practices)


def shown(deck: Deck) -> list[tuple[str, str]]:
    """Every text on a slide that says something about practices or lessons, with the id of its slide."""
    told = [slide for slide in deck.slides if slide.id != "programma" and slide.part is not Part.SOURCES]
    points = [(slide.id, str(point)) for slide in told if slide.layout is not Layout.TITLE for point in slide.points]
    cells = [(slide.id, cell) for slide in told if slide.table for row in slide.table.rows for cell in row[1:]]
    return points + cells


def bare(deck: Deck) -> list[tuple[str, str]]:
    """The texts with a figure or a quote that have no source number and are not our own reading; names are no figures."""
    titles = [name for p in deck.practices for name in (p.title, p.title.partition(":")[0], *p.partners)]
    found = []
    for slide, text in shown(deck):
        plain = re.sub(r"^(?:Waar|Partners): .*|Les \d van de werkateliers|Praktijk \d", "", text)
        for title in sorted(titles, key=len, reverse=True):
            plain = plain.replace(f"“{title}”", "").replace(title, "")
        if re.search(r"\d|[“”]", plain) and not MARK.search(text) and "(duiding)" not in text:
            found.append((slide, text))
    return found


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize("names", [FOUR, FOUR[:2], FOUR[:1]], ids=len)
def test_minutes_add_up_to_the_session(session: str, names: tuple[str, ...]) -> None:
    deck = deck_of(*names, session=session)

    assert sum(slide.minutes for slide in deck.slides) == deck.session.length
    assert SESSIONS[session].length == {"kort": 10, "casus": 45, "werkatelier": 240}[session]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("session", ["kort", "casus"])
def test_every_figure_and_quote_of_the_whole_content_carries_a_source_or_is_our_reading(
    name: str, session: str
) -> None:
    assert bare(deck_of(name, session=session)) == []


@pytest.mark.parametrize("name", ALL)
def test_the_number_behind_a_sentence_is_that_of_its_source_in_the_content(name: str) -> None:
    deck = deck_of(FOUR[3] if name != FOUR[3] else FOUR[0], name)
    practice = library().practices[name]
    for slide in deck.slides:
        section = {
            "opgave": "problem",
            "aanpak": "approach",
            "resultaten": "results",
            "watGingMoeilijk": "difficulties",
        }
        id_, _, key = slide.id.partition("/")
        if id_ != name or key not in section:
            continue
        text = re.sub(r":( ?(?:\[\d+\])?)\n\n- (?=[a-z])", r":\1 ", getattr(practice, section[key]))
        lines = re.sub(r"\n- (?=[a-z])", "; ", text).splitlines()
        for point in slide.points:
            first = re.split(r"[.:;]", MARK.sub("", point.text))[0][:30]
            own = [line for line in lines if first in re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", line)]
            cited = {deck.numbers[name][int(number) - 1] for line in own for number in MARK.findall(line)}

            assert not MARK.search(point.text) or {int(number) for number in MARK.findall(point.text)} <= cited


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("session", ["kort", "casus"])
def test_everything_fits_at_eighteen_points_or_more(name: str, session: str) -> None:
    for slide in deck_of(name, FOUR[1] if name != FOUR[1] else FOUR[0], session=session).slides:
        room = ROOM[slide.layout]
        indent = INDENT if slide.part is not Part.SOURCES else 0
        texts = [str(point) for point in slide.points]

        assert slide.size >= SMALLEST
        assert text_height(texts, slide.size, room.width - indent, GAP) - GAP <= room.height, slide.id
        if slide.table:
            assert table_height(slide.table, slide.size, room.width) <= room.height, slide.id


@pytest.mark.parametrize("start", range(0, len(ALL), 4))
def test_four_practices_fit_in_a_table_whatever_they_are(start: int) -> None:
    deck = deck_of(*ALL[start : start + 4], session="werkatelier")
    tables = [(slide.table, slide.size, slide.id) for slide in deck.slides if slide.table]

    assert bare(deck) == []
    assert [name for table, size, name in tables if table_height(table, size, ROOM[Layout.TABLE].width) > 308] == []
    assert [name for table, size, name in tables if broken_words(table, size, ROOM[Layout.TABLE].width)] == []


def test_a_sentence_that_is_too_long_for_a_cell_is_in_the_notes() -> None:
    slides = deck_of("bewonersbedrijven-lsa", *FOUR[:3]).slides
    found = [slide for slide in slides if slide.table and "zie de notities" in str(slide.table.rows)]

    assert "Het eindrapport gaat over initiatieven in Amersfoort" in str([slide.spoken for slide in found])


@pytest.mark.parametrize("session", SESSIONS)
def test_headings_and_ids_are_unique_and_no_slide_is_empty(session: str) -> None:
    slides = deck_of(*FOUR, session=session).slides

    assert len({slide.heading for slide in slides}) == len({slide.id for slide in slides}) == len(slides)
    assert all(slide.points or slide.table for slide in slides)
    assert all(len(slide.spoken) >= 2 for slide in slides)


def test_sentences_are_whole_and_what_finds_no_room_is_in_the_notes() -> None:
    slides = {slide.id: slide for slide in deck_of(FOUR[3]).slides}
    slide = slides[f"{FOUR[3]}/aanpak"]
    practice = library().practices[FOUR[3]]
    whole = re.sub(r"\s+", " ", re.sub(r"\s*\[\d+\]|^- ", "", practice.approach, flags=re.MULTILINE))

    assert slide.left_out
    for point in slide.points:
        assert MARK.sub("", point.text).split(".")[0].strip() in whole
    assert set(slide.left_out) <= set(slide.spoken)


@pytest.mark.parametrize("session", SESSIONS)
def test_the_notes_beside_a_slide_leave_out_only_what_it_shows(session: str) -> None:
    for slide in deck_of(*FOUR, session=session).slides:
        on_slide = [str(point) for point in slide.points]
        on_slide += [cell for row in slide.table.rows for cell in row] if slide.table else []
        silent = [text for text in slide.spoken if text not in slide.spoken_beside and not MARK.match(text)]

        first = 1 + len(slide.notes)
        assert slide.spoken_beside[:first] == slide.spoken[:first]
        assert [text for text in silent if not text.endswith((":", *on_slide))] == []


@pytest.mark.parametrize("session", SESSIONS)
def test_every_number_in_the_notes_beside_a_slide_is_explained_there_or_at_its_foot(session: str) -> None:
    for slide in deck_of(*FOUR, session=session).slides:
        explained = {found[1] for text in slide.spoken_beside if (found := MARK.match(text))}

        assert set(MARK.findall(" ".join(slide.spoken_beside))) <= explained | set(MARK.findall(slide.sources))


def test_a_setback_a_gap_and_a_difference_become_questions() -> None:
    deck = deck_of("wijkteams-enschede-stadsbreed", "twintig-jaar-wijkaanpak-arnhem")
    asked = [point.text for slide in deck.slides if slide.part is Part.DISCUSSION for point in slide.points]

    assert asked[0].startswith("Enschede: De rekenkamer moest een half jaar wachten")
    assert "Enschede en Arnhem noemen geen kosten: wat zou dit hier kosten?" in asked
    assert "Alleen Enschede noemt deze doelgroep: gezinnen met meerdere problemen. Is die er bij ons ook?" in asked
    assert len(asked) == deck.session.questions


def test_only_two_or_more_practices_are_compared_and_the_time_goes_to_the_discussion() -> None:
    alone, pair = deck_of(FOUR[0]), deck_of(*FOUR[:2])
    minutes = [sum(s.minutes for s in deck.slides if s.part is Part.DISCUSSION) for deck in (alone, pair)]

    assert not [slide for slide in alone.slides if slide.part is Part.COMPARISON]
    assert [slide for slide in pair.slides if slide.part is Part.COMPARISON]
    assert minutes == [13, 10]


def test_half_a_day_has_a_programme_a_break_and_lessons_that_fit() -> None:
    deck = deck_of(*FOUR, session="werkatelier")
    ids = [slide.id for slide in deck.slides]

    assert ids[:3] == ["titel", "waarom", "programma"]
    assert ids.count("pauze") == 1
    assert len([name for name in ids if name.startswith("les-")]) == 3


def test_eight_practices_are_compared_in_two_groups() -> None:
    deck = deck_of(*ALL[:8], session="werkatelier")
    widths = {len(slide.table.headings) for slide in deck.slides if slide.table and slide.part is Part.COMPARISON}

    assert widths == {5}
    assert {slide.id.split("/")[0] for slide in deck.slides if slide.part is Part.COMPARISON} == {
        "vergelijking-1",
        "vergelijking-2",
    }


def test_two_hundred_practices_are_told_how_many_fit() -> None:
    practices = tuple(replace(library().practices[FOUR[0]], id=str(number)) for number in range(200))

    with pytest.raises(ExportError) as caught:
        make_deck(Request(practices, (), SESSIONS["casus"]))

    assert caught.value.message == "Casusbespreking: in 45 minuten passen hoogstens 4 praktijken."
    assert "U koos er 200." in caught.value.hint
    assert "werkatelier (hoogstens 8)" in caught.value.hint


def test_no_practices_is_an_error() -> None:
    with pytest.raises(ExportError, match="geen praktijk"):
        make_deck(Request((), (), SESSIONS["kort"]))


def test_a_deck_without_lessons_still_has_a_question_and_agreements() -> None:
    deck = make_deck(Request((library().practices[FOUR[0]],), (), SESSIONS["casus"], "Wat helpt gezinnen?"))
    slides = {slide.id: slide for slide in deck.slides}

    assert [str(point) for point in slides["waarom"].points] == ["De vraag van vandaag: Wat helpt gezinnen?"]
    assert slides["afspraken"].table


def test_a_remark_of_the_trainer_is_in_the_notes_of_the_practice() -> None:
    deck = deck_of("jim-aanpak", session="kort", **{"jim-aanpak": "Bel eerst met Utrecht."})

    assert "Uw notitie: Bel eerst met Utrecht." in [line for slide in deck.slides for line in slide.notes]


def test_what_changed_since_an_earlier_deck_is_told_by_slide() -> None:
    before = deck_of(*FOUR[:2])
    after = deck_of(*FOUR[:2], question="Wat helpt?")
    alone = deck_of(FOUR[0])

    assert changes(before, before) == Changes((), (), ())
    assert changes(before, after) == Changes((), (), ("waarom",))
    assert f"{FOUR[1]}/opgave" in changes(before, alone).removed
    assert f"{FOUR[1]}/opgave" in changes(alone, before).added


def test_the_same_choice_makes_the_same_deck() -> None:
    assert deck_of(*FOUR) == deck_of(*FOUR)


def test_figures_are_there_to_be_found() -> None:
    assert [text for _, text in shown(deck_of(*FOUR)) if FIGURE.search(text)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("wijkteams-enschede-stadsbreed", "skaeve-huse"), ("Enschede", "“Skaeve Huse”")),
        (("samenwerken-onderwijs-gemeente-jeugdhulp", "jim-aanpak"), ("Praktijk 1", "“JIM-aanpak”")),
        (("samenwerken-onderwijs-gemeente-jeugdhulp",), ("Deze praktijk",)),
        (("onderwijs-jeugdhulp-schiedam-vlaardingen", "jim-aanpak"), ("Schiedam & Vlaardingen", "“JIM-aanpak”")),
    ],
)
def test_a_practice_is_called_by_its_place_its_short_title_or_its_number(
    names: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert short_names([library().practices[name] for name in names]) == expected


def test_a_box_that_takes_nothing_still_shows_the_shortest_sentence() -> None:
    chosen = choose("Een lange eerste zin over de wijk en de mensen. Kort. En dan nog iets.", 60, 10)

    assert (chosen.texts, chosen.size) == (("Kort.",), SMALLEST)
    assert len(chosen.left_out) == 2


def test_a_sentence_that_leans_on_another_never_stands_alone() -> None:
    runs = [[sentence.text for sentence in run] for run in units("De stad begon. Zij gingen langs. Het hielp. Stap:")]

    assert runs == [["De stad begon.", "Zij gingen langs."], ["Het hielp."]]


def test_a_headline_stands_alone_has_a_source_and_is_short() -> None:
    text = "Daarom begon de stad. [1] Er kwam een plan. De stad telde 100 gezinnen. [2]"

    assert str(headline(text, 80)) == "De stad telde 100 gezinnen. [2]"
    assert (
        str(headline("Een zin die echt te lang is voor deze cel.", 10)) == "Een zin die echt te lang is voor deze cel."
    )
    assert headline("", 80) is None
