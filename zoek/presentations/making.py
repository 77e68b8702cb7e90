"""From a choice of practices to a deck, by rules that are the same every time.

Order: opening, each practice, lessons of the workshops (half a day), the
comparison, a break (half a day), questions, assignment, agreements, sources.
A part without slides gives its minutes to the discussion.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zoek.library.wording import counted, listed
from zoek.presentations.citing import numbered, renumbered_lesson, renumbered_practice
from zoek.presentations.comparison_slides import comparison_slides
from zoek.presentations.deck import Deck, Part, Slide
from zoek.presentations.discussion import agreements_slide, assignment_slide, question_slides
from zoek.presentations.practice_slides import Subject, practice_slides
from zoek.presentations.request import (
    AGREEMENT_LESSON,
    WHY_LESSON,
    Material,
    Request,
    require_fitting,
    short_names,
)
from zoek.presentations.session_slides import (
    break_slide,
    fitting_lessons,
    lesson_slide,
    opening_slides,
    programme_slide,
    source_slides,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.library import Practice


def make_deck(request: Request) -> Deck:
    """The deck for a request; raises ExportError when its practices do not fit in the session."""
    require_fitting(request.practices, request.session)
    material = _material(request)
    slides = list(_slides(material))
    parts = _minutes_by_part(request, slides)
    if Part.BREAK in parts:
        slides.insert(2, programme_slide(parts))
    return Deck(
        title=deck_title(material.practices),
        session=request.session,
        slides=tuple(_timed(slides, parts)),
        practices=request.practices,
        sources=material.sources,
        numbers=material.numbers,
    )


def deck_title(practices: Sequence[Practice]) -> str:
    """What the deck is called: the practice, or the places to learn from."""
    if len(practices) == 1:
        return practices[0].title
    places = list(dict.fromkeys(name for practice in practices for name in practice.municipalities))
    if 0 < len(places) <= 4 and all(len(practice.municipalities) == 1 for practice in practices):
        return f"Leren van {listed(places)}"
    return f"Leren van {counted(len(practices), 'praktijk')}"


def _material(request: Request) -> Material:
    """The request with one numbering of sources: those of the practices, then those of the lessons in use."""
    draft = Material(request, request.practices, request.lessons, (), short_names(request.practices), {})
    always = [found for found in request.lessons if found.number in {WHY_LESSON, AGREEMENT_LESSON}]
    lessons = sorted([*always, *fitting_lessons(draft)], key=lambda found: found.number)
    sources, numbers = numbered([*request.practices, *lessons])
    return Material(
        request,
        tuple(renumbered_practice(practice, numbers) for practice in request.practices),
        tuple(renumbered_lesson(found, numbers) for found in lessons),
        sources,
        draft.names,
        numbers,
    )


def _slides(material: Material) -> Iterator[Slide]:
    request = material.request
    yield from opening_slides(deck_title(material.practices), material)
    for number, practice in enumerate(material.practices, 1):
        subject = Subject(practice, number, len(material.practices), request.remarks.get(practice.id, ""))
        yield from practice_slides(subject, material)
    yield from (lesson_slide(found, material) for found in fitting_lessons(material))
    yield from comparison_slides(material)
    if Part.BREAK in request.session.minutes:
        yield break_slide()
    yield from question_slides(material)
    if Part.ASSIGNMENT in request.session.minutes:
        yield assignment_slide(material)
    yield agreements_slide(material)
    yield from source_slides(material)


def _minutes_by_part(request: Request, slides: Sequence[Slide]) -> dict[Part, int]:
    """The minutes of every part that has slides; together they are the length of the session."""
    there = {slide.part for slide in slides}
    minutes = {part: minutes for part, minutes in request.session.minutes.items() if part in there}
    minutes[Part.DISCUSSION] += request.session.length - sum(minutes.values())
    return minutes


def _timed(slides: Sequence[Slide], parts: Mapping[Part, int]) -> Iterator[Slide]:
    """The slides with whole minutes: those of a part divided as evenly as can be, the later slides the longest."""
    for part in dict.fromkeys(slide.part for slide in slides):
        group = [slide for slide in slides if slide.part is part]
        minutes = parts.get(part, 0)
        for number, slide in enumerate(group):
            share = (number + 1) * minutes // len(group) - number * minutes // len(group)
            yield replace(slide, minutes=share)
