"""The hand-out: what a group takes home. Full texts of the practices, every source, and room for notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.errors import ExportError
from zoek.library.comparison import place
from zoek.library.fields import PRACTICE_FIELDS, SOURCINGS, STATUSES, TARGET_GROUPS, section_fields
from zoek.library.wording import counted, day, listed, years
from zoek.presentations.citing import full_source, numbered, renumbered_practice
from zoek.presentations.deck import EARLIEST
from zoek.presentations.document import Document, Grid, Heading, Items, Lines, Paragraph, Run, prose, text
from zoek.presentations.making import deck_title
from zoek.presentations.practice_slides import some

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.library import Practice, Source
    from zoek.presentations.document import Block, Runs
    from zoek.presentations.request import Request

MOST = 20
"""Practices; each takes two to four pages, and nobody hands out more than eighty."""
SILENT = "De bronnen zeggen hier niets over."
READING = (
    "Een cijfer tussen haken verwijst naar de lijst met bronnen achterin. Bij (duiding) staat de lezing van Zoek, niet die van"
    " een bron. Onderbouwing zegt hoe goed de beschrijving is onderbouwd, niet hoe goed de aanpak werkt."
)
NOTE_LINES, QUESTION_LINES = 5, 3
MOST_PLACES = 3
"""Municipalities of a practice in the table at the front; its own page names all."""


def make_handout(request: Request) -> Document:
    """The hand-out of a request; raises ExportError when there are no practices or too many to hand out."""
    practices = request.practices
    if not practices:
        raise ExportError("Er is geen praktijk gekozen.", "Kies minstens één praktijk voor de hand-out.")
    if len(practices) > MOST:
        message = f"In een hand-out passen hoogstens {counted(MOST, 'praktijk')}."
        raise ExportError(message, f"U koos er {len(practices)}. Haal er een paar van de lijst, of maak er twee.")
    sources, numbers = numbered(practices)
    told = [renumbered_practice(practice, numbers) for practice in practices]
    blocks = [*_opening(request, told), *(block for one in told for block in _practice(one)), *source_blocks(sources)]
    made_on = max((source.accessed for source in sources if source.accessed), default=EARLIEST)
    return Document("Hand-out", deck_title(practices), tuple(blocks), made_on)


def _opening(request: Request, practices: Sequence[Practice]) -> Iterator[Block]:
    if request.question:
        yield Paragraph((Run("De vraag van vandaag: ", is_bold=True), Run(request.question)), "lead")
    if len(practices) > 1:
        yield Heading("In het kort")
        yield Grid(
            headings=("Praktijk", "Waar", "Wanneer", "Stand"),
            rows=tuple(
                (one.title, _where(one), years(one.period) or "niet vermeld", STATUSES[one.status]) for one in practices
            ),
            shares=(0.42, 0.22, 0.2, 0.16),
            summary=f"Tabel met {counted(len(practices), 'praktijk')}: waar en wanneer, en hoe het er nu mee staat.",
        )
    yield text(READING, "quiet")
    yield Heading("Mijn vraag")
    yield Lines(QUESTION_LINES, "Wat wilt u vandaag weten? Schrijf het op voordat u leest.")


def _where(practice: Practice) -> str:
    if practice.is_nationwide:
        return "Landelijk"
    return some(practice.municipalities, MOST_PLACES) or place(practice)


def _practice(practice: Practice) -> Iterator[Block]:
    yield Heading(practice.title, begins_page=True)
    yield text(practice.summary, "lead")
    yield Items(_facts(practice))
    for row in section_fields(PRACTICE_FIELDS):
        markdown = getattr(practice, row.attribute)
        if markdown or row.attribute != "unknowns":
            yield Heading(row.label, 2)
            yield from prose(markdown) if markdown else [text(SILENT, "quiet")]
    yield Heading(f"Aantekeningen bij {practice.title.partition(':')[0]}", 2)
    yield Lines(NOTE_LINES, "Wat zou bij ons anders zijn? Wie kunnen we bellen?")


def _facts(practice: Practice) -> tuple[Runs, ...]:
    told = {
        "Waar": place(practice),
        "Wanneer": years(practice.period) or "niet vermeld",
        "Stand": STATUSES[practice.status],
        "Voor wie": listed([TARGET_GROUPS[group].lower() for group in practice.target_groups]),
        "Partners": listed(practice.partners) or "niet vermeld",
        "Onderbouwing": SOURCINGS[practice.sourcing],
    }
    return tuple((Run(f"{label}: ", is_bold=True), Run(words)) for label, words in told.items() if words)


def source_blocks(sources: Sequence[Source]) -> Iterator[Block]:
    """Every source with its number, the address as a link, under a heading on a new page."""
    yield Heading("Bronnen", begins_page=True)
    yield text("De nummers in de tekst verwijzen naar deze lijst.", "quiet")
    for number, source in enumerate(sources, 1):
        yield Paragraph(tuple(_source(number, source)), "source")


def _source(number: int, source: Source) -> Iterator[Run]:
    yield Run(full_source(number, source) + ("" if source.url else "."))
    if source.url:
        yield Run(", ")
        yield Run(source.url, url=source.url)
    if source.accessed:
        yield Run(f" (geraadpleegd op {day(source.accessed)})")
