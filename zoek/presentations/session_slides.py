"""Slides that open and close a session: title, why, programme, lessons of the workshops, break and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.library.sentences import READING, blocks, sentences
from zoek.library.wording import listed
from zoek.presentations.choose import GAP, largest
from zoek.presentations.citing import dated_source, full_source
from zoek.presentations.deck import Layout, Part, Point, Slide, Table
from zoek.presentations.discussion import cited_summary, open_questions, paged
from zoek.presentations.practice_slides import some
from zoek.presentations.request import WHY_LESSON, lesson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.library import Lesson, Source
from zoek.presentations.request import Material

MADE_WITH = "Deze presentatie is gemaakt met Zoek, uit beschrijvingen met bronnen. De nummers op de dia's verwijzen naar de bronnen."
MOST_NAMES = 6
"""Names under the title; more do not fit beside the picture."""
NO_QUESTION = "Welke vraag willen we vandaag beantwoorden?"
SAY_TITLE = "Heet iedereen welkom. Laat iedereen in één zin zeggen wat hij of zij vandaag wil weten."
SAY_WHY = (
    "Vertel waarom u eerst kijkt naar wat er al is. Schrijf de vraag van de groep op een groot vel en laat dat hangen."
)
SAY_PROGRAMME = "Loop het programma door. Vraag of er iets ontbreekt."
SAY_LESSON = "Deze les komt uit tien werkateliers van 2012 en 2013 en geldt volgens de bron alleen daar. Vraag of de groep hem herkent."
SAY_BREAK = "Zet de stoelen klaar voor groepen van drie. Hang de vraag van de groep goed in het zicht."
SAY_SOURCES = "Deze dia is om na te lezen. De nummers op de dia's verwijzen hiernaar."
SOURCE_SIZE = 18


def opening_slides(title: str, material: Material) -> Iterator[Slide]:
    """The title, why we look at what exists, and for half a day the programme."""
    session = material.request.session
    room = material.request.room[Layout.TITLE]
    names = [name.strip("“”") for name in material.names]
    is_told = (
        len(names) == 1 or all(name in title for name in names) or any(name.startswith("Praktijk ") for name in names)
    )
    told = [] if is_told else [some(names, MOST_NAMES)]
    texts = [*told, f"{session.length} minuten, gemaakt met Zoek"]
    yield Slide(
        id="titel",
        layout=Layout.TITLE,
        part=Part.OPENING,
        kicker=session.name,
        title=title,
        points=tuple(map(Point, texts)),
        size=largest(texts, room.width, room.height, (22, 20, 18)),
        notes=(SAY_TITLE, MADE_WITH),
    )
    yield _why_slide(material)


def _why_slide(material: Material) -> Slide:
    found = lesson(material.lessons, WHY_LESSON)
    room = material.request.room[Layout.POINTS]
    reasons = [Point(cited_summary(found, material), f"Les {WHY_LESSON} van de werkateliers")] if found else []
    points = (*reasons, Point(material.request.question or NO_QUESTION, "De vraag van vandaag"))
    texts = [str(point) for point in points]
    return Slide(
        id="waarom",
        layout=Layout.POINTS,
        part=Part.OPENING,
        kicker="Waarom we hier zijn",
        title="Kijk eerst wat er al is",
        points=points,
        size=largest(texts, room.width, room.height, (28, 26, 24, 22, 20, 18)),
        sources=material.source_line(texts),
        notes=(SAY_WHY,),
        quotes=("Dit staat in de bron:", *texts),
        references=material.source_notes(texts),
    )


def programme_slide(parts: dict[Part, int]) -> Slide:
    """The parts of half a day with their minutes."""
    rows = tuple((part.value, f"{minutes} minuten") for part, minutes in parts.items())
    return Slide(
        id="programma",
        layout=Layout.TABLE,
        part=Part.OPENING,
        kicker="Werkatelier",
        title="Het programma",
        table=Table(
            headings=("Onderdeel", "Tijd"),
            rows=rows,
            shares=(0.7, 0.3),
            summary=f"Tabel met de onderdelen van deze bijeenkomst en hun tijd: {listed([row[0] for row in rows]).lower()}.",
        ),
        size=20,
        notes=(SAY_PROGRAMME,),
    )


def fitting_lessons(material: Material) -> list[Lesson]:
    """The lessons that say most about the practices: those that name them first, then those with a theme in common."""
    ids = {practice.id for practice in material.practices}
    themes = {theme for practice in material.practices for theme in practice.themes}

    def weight(found: Lesson) -> int:
        return 10 * len(ids & {*found.supported_by, *found.contradicted_by}) + len(themes & set(found.themes))

    used = {WHY_LESSON, 6}
    fitting = [found for found in material.lessons if weight(found) and found.number not in used]
    best = sorted(fitting, key=lambda found: (-weight(found), found.number))[: material.request.session.lessons]
    return sorted(best, key=lambda found: found.number)


def lesson_slide(found: Lesson, material: Material) -> Slide:
    """One lesson: what it says, what it means for the practices chosen, and a question."""
    room = material.request.room[Layout.POINTS]
    ids = {practice.id for practice in material.practices}
    shown = [
        f"{' '.join(sentence.text for sentence in block)} {READING}"
        for line in found.in_practice.splitlines()
        if any(f"/praktijken/{name})" in line for name in ids)
        for block in blocks(line)
    ]
    asked = open_questions(found)
    texts = [cited_summary(found, material), *shown[:2], *asked[:1]]
    return Slide(
        id=f"les-{found.number}",
        layout=Layout.POINTS,
        part=Part.LESSONS,
        kicker=f"Les {found.number} van de werkateliers",
        title=found.title,
        points=tuple(map(Point, texts)),
        size=largest(texts, room.width, room.height),
        sources=material.source_line(texts),
        notes=(SAY_LESSON, *map(str, sentences(found.lesson))),
        references=material.source_notes(texts),
        left_out=(*shown[2:], *asked[1:]),
    )


def break_slide() -> Slide:
    """The break."""
    return Slide(
        id="pauze",
        layout=Layout.QUESTION,
        part=Part.BREAK,
        title="Pauze",
        points=(
            Point("Praat door met iemand van een andere organisatie."),
            Point("Daarna gaan we met uw eigen vraag aan de slag."),
        ),
        notes=(SAY_BREAK,),
    )


def source_slides(material: Material) -> Iterator[Slide]:
    """Every source with its number, as many on a slide as fit."""
    room = material.request.room[Layout.POINTS]
    texts = {full_source(number, source): source for number, source in enumerate(material.sources, 1)}
    numbers = {text: number for number, text in enumerate(texts, 1)}
    pages = paged(list(texts), SOURCE_SIZE, room.width, room.height + GAP, indent=0)
    for number, page in enumerate(pages, 1):
        yield Slide(
            id=f"bronnen-{number}",
            layout=Layout.POINTS,
            part=Part.SOURCES,
            kicker="Om na te lezen",
            title="Bronnen" + (f" ({number} van {len(pages)})" if len(pages) > 1 else ""),
            points=tuple(_source_point(text, texts[text]) for text in page),
            size=SOURCE_SIZE,
            notes=(SAY_SOURCES,),
            references=tuple(dated_source(numbers[text], texts[text]) for text in page),
        )


def _source_point(text: str, source: Source) -> Point:
    return Point(text, link=source.publisher, url=source.url) if source.url else Point(text)
