"""The running order (draaiboek): what the trainer holds. Times, aims, ways of working, materials, slide by slide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.library.wording import counted, listed
from zoek.presentations.document import Document, Grid, Heading, Lines, Paragraph, Run, listed_items, text
from zoek.presentations.handout import source_blocks
from zoek.presentations.making import make_deck
from zoek.presentations.session_guide import AIMS, BEFORE, GUIDES, NEEDED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from zoek.presentations.deck import Deck, Part, Slide
    from zoek.presentations.document import Block
    from zoek.presentations.request import Request

NOTE_LINES = 8
SHOWN = "Op de dia"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the session as it is given: its slides with their numbers, from which minute to which."""

    part: Part
    slides: tuple[tuple[int, Slide], ...]
    start: int
    end: int

    @property
    def time(self) -> str:
        """The minutes in words."""
        return f"{self.start}–{self.end}"

    @property
    def numbers(self) -> str:
        """The numbers of the slides."""
        first, last = self.slides[0][0], self.slides[-1][0]
        return str(first) if first == last else f"{first}–{last}"


def make_running_order(request: Request) -> Document:
    """The running order of a request; raises ExportError when its practices do not fit in the session."""
    deck = make_deck(request)
    stretches = tuple(stretches_of(deck))
    blocks = [*_opening(deck, request), *_programme(stretches)]
    for stretch in stretches:
        blocks += _stretch(stretch, {practice.title for practice in deck.practices})
    blocks += [
        Heading("Na afloop"),
        Lines(NOTE_LINES, "Wat ging goed? Wat doet u een volgende keer anders? Welke afspraak volgt u op?"),
    ]
    blocks += [*source_blocks(deck.sources)]
    return Document("Draaiboek", deck.title, tuple(blocks), deck.made_on)


def stretches_of(deck: Deck) -> Iterator[Stretch]:
    """The parts of a deck that take time, in order."""
    start = 0
    for part in dict.fromkeys(slide.part for slide in deck.slides):
        slides = tuple((number, slide) for number, slide in enumerate(deck.slides, 1) if slide.part is part)
        minutes = sum(slide.minutes for _, slide in slides)
        if minutes:
            yield Stretch(part, slides, start, start + minutes)
            start += minutes


def _opening(deck: Deck, request: Request) -> Iterator[Block]:
    session = deck.session
    yield Paragraph(
        (Run(f"{session.name}, {session.length} minuten, {counted(len(deck.practices), 'praktijk')}"),), "lead"
    )
    question = request.question or "Vul hier de vraag van uw groep in: ..."
    yield Paragraph((Run("De vraag van de groep: ", is_bold=True), Run(question)))
    yield Heading("Doelen")
    yield text("Na deze bijeenkomst:")
    yield listed_items(*(f"{aim};" for aim in AIMS[session.key][:-1]), f"{AIMS[session.key][-1]}.")
    yield Heading("Dit hebt u nodig")
    yield listed_items(*NEEDED[session.key], has_boxes=True)
    yield Heading("Vooraf")
    yield listed_items(*BEFORE, has_boxes=True)


def _programme(stretches: tuple[Stretch, ...]) -> Iterator[Block]:
    yield Heading("Programma", begins_page=True)
    yield text("De tijden zijn in minuten vanaf het begin. Vul onder Klok uw eigen tijden in.")
    yield Grid(
        headings=("Minuut", "Klok", "Onderdeel", "Dia's", "Leg klaar"),
        rows=tuple((one.time, "", one.part.value, one.numbers, GUIDES[one.part].materials) for one in stretches),
        shares=(0.13, 0.13, 0.31, 0.13, 0.3),
        summary=f"Tabel met de onderdelen in volgorde: {listed([one.part.value for one in stretches]).lower()}.",
    )


def _stretch(stretch: Stretch, titles: Collection[str]) -> Iterator[Block]:
    guide = GUIDES[stretch.part]
    yield Heading(f"{stretch.part.value}: minuut {stretch.time}")
    yield Paragraph((Run("Doel: ", is_bold=True), Run(guide.aim)))
    yield Paragraph((Run("Werkvorm: ", is_bold=True), Run(guide.method)))
    yield Paragraph((Run("Leg klaar: ", is_bold=True), Run(guide.materials + ".")))
    for number, slide in stretch.slides:
        minutes = "1 minuut" if slide.minutes == 1 else f"{slide.minutes} minuten"
        time = f" ({minutes})" if slide.minutes else ""
        yield Heading(f"Dia {number}. {_short_heading(slide, titles)}{time}", 2)
        yield from _notes(slide)


def _short_heading(slide: Slide, titles: Collection[str]) -> str:
    """The heading of a slide, that of a section with no more than the beginning of the name of its practice."""
    return f"{slide.kicker.partition(':')[0]}: {slide.title}" if slide.kicker in titles else slide.heading


def _notes(slide: Slide) -> Iterator[Block]:
    """What is said with a slide: the advice, the trainer's own remark, and the points; full texts stand in the hand-out."""
    say = slide.notes[0] if slide.notes else ""
    if say:
        yield text(say)
    remarks = [note for note in slide.notes if note.startswith("Uw notitie: ")]
    for remark in remarks:
        yield Paragraph((Run("Uw notitie: ", is_bold=True), Run(remark.removeprefix("Uw notitie: "))), "call")
    if slide.points:
        yield listed_items(*map(str, slide.points))
    elif slide.table:
        yield text(f"{SHOWN}: {slide.table.summary[:1].lower()}{slide.table.summary[1:]}", "quiet")
