"""Slides about one practice: the facts, the problem, the approach, results, setbacks and lessons; or all on one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.library.comparison import place
from zoek.library.fields import PRACTICE_FIELDS, SOURCINGS, STATUSES, TARGET_GROUPS, section_fields
from zoek.library.sentences import sentences
from zoek.library.wording import listed, years
from zoek.presentations.choose import choose, fits, headline, largest
from zoek.presentations.deck import Layout, Part, Point, Slide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.library import Practice
    from zoek.presentations.request import Material

SECTIONS = ("problem", "approach", "results", "difficulties", "lessons")
KEYS = {row.attribute: (row.key, row.label) for row in section_fields(PRACTICE_FIELDS)}
SILENT = {
    "results": ("De bronnen noemen geen resultaten.", "Waaraan zouden wij merken dat het werkt?"),
    "difficulties": ("De bronnen noemen geen tegenslag.", "Wat zou er bij ons mis kunnen gaan?"),
    "lessons": ("De bronnen noemen geen lessen.", "Wat leren wij hiervan?"),
}
SAY = {
    "problem": "Vertel wat er aan de hand was. Vraag de groep: herkent u dit uit uw eigen gemeente?",
    "approach": "Vertel stap voor stap wat er gebeurde. Leg uit wie wat deed.",
    "results": "Noem de uitkomsten met hun bron. Zeg erbij wie dit heeft vastgesteld: de makers zelf of een onderzoeker.",
    "difficulties": "Neem hier de tijd voor. Van wat misging, leert de groep vaak het meest.",
    "lessons": "Vraag bij elke les: geldt dit ook bij ons? Een les met (duiding) is de lezing van Zoek, niet die van een bron.",
}
SAY_FACTS = "Stel de praktijk kort voor. Onderbouwing zegt hoe goed de beschrijving is onderbouwd, niet hoe goed de aanpak werkt."
SAY_SHORT = "Vertel in één minuut: wat was er aan de hand, wat deed men, wat kwam eruit en wat ging moeilijk?"
SHORT_LABELS = {"problem": "Opgave", "approach": "Aanpak", "results": "Uitkomst", "difficulties": "Moeilijk"}
LONGEST_SHORT = (150, 120, 95, 70)
"""Characters of the sentences on the one slide of a practice: the longest at which all four fit is taken."""
FACT_SIZES = (24, 22, 20)


@dataclass(frozen=True, slots=True)
class Subject:
    """A practice in a deck: which it is of how many, and the remark of the trainer."""

    practice: Practice
    position: int
    total: int
    remark: str = ""

    @property
    def kicker(self) -> str:
        """Which practice this is, in words."""
        return f"Praktijk {self.position} van {self.total}" if self.total > 1 else "De praktijk"

    @property
    def remark_notes(self) -> tuple[str, ...]:
        """The remark as a paragraph of notes."""
        return (f"Uw notitie: {self.remark}",) if self.remark else ()


def practice_slides(subject: Subject, material: Material) -> Iterator[Slide]:
    """The slides of one practice in the order of the story."""
    if not material.request.session.has_details:
        yield _short_slide(subject, material)
        return
    yield _facts_slide(subject, material)
    for attribute in SECTIONS:
        yield _section_slide(subject, attribute, material)


def cited_years(practice: Practice) -> str:
    """The period with the numbers of the sentences that name its years, of all sources where none does; "" when unknown."""
    if not years(practice.period):
        return ""
    told = [sentence for name in (*SECTIONS, "unknowns") for sentence in sentences(getattr(practice, name))]
    named = [
        next((sentence.sources for sentence in told if str(year) in sentence.text), ())
        for year in (practice.period.start, practice.period.end)
        if year
    ]
    every = {number for sentence in told for number in sentence.sources}
    numbers = sorted({number for found in named for number in found} or every)
    return " ".join([years(practice.period), *(f"[{number}]" for number in numbers)])


def some(names: Sequence[str], most: int, *, is_more: bool = False) -> str:
    """Names in a row, no more than asked: "a, b en c", or "a, b en anderen"."""
    if len(names) <= most and not is_more:
        return listed(names)
    return f"{', '.join(names[:most])} en anderen"


def groups(practice: Practice, most: int) -> str:
    """For whom it is, no more groups than asked."""
    told = some([TARGET_GROUPS[value].lower() for value in practice.target_groups], most)
    return told[:1].upper() + told[1:]


def facts(practice: Practice, most_partners: int) -> tuple[Point, ...]:
    """Where, when, for whom, with whom and how well sourced; what is not known is said to be so."""
    return (
        Point(place(practice), "Waar"),
        Point(cited_years(practice) or "niet vermeld", "Wanneer"),
        Point(STATUSES[practice.status], "Stand"),
        Point(groups(practice, len(practice.target_groups)), "Voor wie"),
        Point(some(practice.partners, most_partners) or "niet vermeld", "Partners"),
        Point(SOURCINGS[practice.sourcing], "Onderbouwing"),
    )


def _facts_slide(subject: Subject, material: Material) -> Slide:
    practice = subject.practice
    room = material.request.room[Layout.PRACTICE]
    for most in range(len(practice.partners) or 1, 0, -1):
        points = facts(practice, most)
        size = largest([str(point) for point in points], room.width, room.height, FACT_SIZES)
        if fits([str(point) for point in points], size, room.width, room.height):
            break
    texts = [str(point) for point in points]
    return Slide(
        id=f"{practice.id}/feiten",
        layout=Layout.PRACTICE,
        part=Part.PRACTICES,
        kicker=subject.kicker,
        title=practice.title,
        points=points,
        size=size,
        sources=material.source_line(texts),
        notes=(SAY_FACTS, *subject.remark_notes, f"Kort gezegd: {practice.summary}"),
        references=material.source_notes(texts),
        left_out=(f"Alle partners: {listed(practice.partners)}.",) if most < len(practice.partners) else (),
    )


def _section_slide(subject: Subject, attribute: str, material: Material) -> Slide:
    practice = subject.practice
    layout = Layout.SETBACK if attribute == "difficulties" else Layout.POINTS
    room = material.request.room[layout]
    key, label = KEYS[attribute]
    chosen = choose(getattr(practice, attribute), room.width, room.height)
    texts = chosen.texts or SILENT[attribute]
    read = (*chosen.texts, *chosen.left_out)
    return Slide(
        id=f"{practice.id}/{key}",
        layout=layout,
        part=Part.PRACTICES,
        kicker=practice.title,
        title=label,
        points=tuple(map(Point, texts)),
        size=chosen.size,
        sources=material.source_line(texts),
        notes=(SAY[attribute], *(() if chosen.texts else _unknown(practice))),
        quotes=("Dit staat in de bronnen:", *chosen.texts) if chosen.texts else (),
        references=material.source_notes(read),
        left_out=chosen.left_out,
    )


def _unknown(practice: Practice) -> tuple[str, ...]:
    told = tuple(str(sentence) for sentence in sentences(practice.unknowns))
    return ("Dit weten we niet:", *told) if told else ()


def _short_slide(subject: Subject, material: Material) -> Slide:
    practice = subject.practice
    room = material.request.room[Layout.POINTS]
    for longest in LONGEST_SHORT:
        points = tuple(_short_points(practice, longest))
        size = largest([str(point) for point in points], room.width, room.height)
        if fits([str(point) for point in points], size, room.width, room.height):
            break
    texts = [str(point) for point in points]
    told = [str(sentence) for name in SECTIONS for sentence in sentences(getattr(practice, name))]
    left = tuple(sentence for sentence in told if not any(sentence in text for text in texts))
    return Slide(
        id=f"{practice.id}/kort",
        layout=Layout.POINTS,
        part=Part.PRACTICES,
        kicker=subject.kicker,
        title=practice.title,
        points=points,
        size=size,
        sources=material.source_line(texts),
        notes=(SAY_SHORT, *subject.remark_notes),
        quotes=("Dit staat in de bronnen:", *texts),
        references=material.source_notes([*texts, *left]),
        left_out=left,
    )


def _short_points(practice: Practice, longest: int) -> Iterator[Point]:
    for attribute, label in SHORT_LABELS.items():
        found = headline(getattr(practice, attribute), longest)
        yield Point(str(found) if found else SILENT[attribute][0], label)
