"""What a deck is made of: the choice of a trainer, and what every rule for slides needs of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zoek.errors import ExportError
from zoek.library.wording import counted, quoted
from zoek.presentations.citing import cited, full_source, short_source
from zoek.presentations.fit import line_count
from zoek.presentations.looks import ROOM, SMALL_SIZE, SOURCES_BOX
from zoek.presentations.sessions import SESSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zoek.library import Lesson, Practice, Source
    from zoek.presentations.deck import Layout, Session
    from zoek.presentations.fit import Box

WHY_LESSON, AGREEMENT_LESSON = 4, 6
"""Numbers of the lessons that open and close every session: look at what exists, and keep agreements."""
LONGEST_NAME = 32
"""Characters of a title that is still a name: three lines above a column of a table."""
READING_TOLD = "(duiding) is de lezing van Zoek"


@dataclass(frozen=True, slots=True)
class Request:
    """What a trainer chose: practices in order, a kind of session, the question of the group, a remark by practice id."""

    practices: tuple[Practice, ...]
    lessons: tuple[Lesson, ...]
    session: Session
    question: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)
    room: Mapping[Layout, Box] = field(default_factory=lambda: ROOM)


@dataclass(frozen=True, slots=True)
class Material:
    """A request with the sources numbered over the whole deck, and a short name for every practice."""

    request: Request
    practices: tuple[Practice, ...]
    lessons: tuple[Lesson, ...]
    sources: tuple[Source, ...]
    names: tuple[str, ...]
    numbers: Mapping[str, tuple[int, ...]]

    def source_line(self, texts: Iterable[str]) -> str:
        """The sources that the texts cite in a few words each, as many as fit on two lines."""
        read = list(texts)
        numbers = cited(read)
        told = [short_source(number, self.sources[number - 1]) for number in numbers]
        told += [READING_TOLD] if any("(duiding)" in text for text in read) else []
        while told and line_count(line := " · ".join(told), SMALL_SIZE, SOURCES_BOX.width) > 2:
            told = [*told[: -2 if "meer" in told[-1] else -1], "meer bij Bronnen"]
        return line if told else ""

    def source_notes(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The sources that the texts cite in full, under a line that announces them."""
        found = [full_source(number, self.sources[number - 1]) for number in cited(texts)]
        return ("Bronnen bij deze dia:", *found) if found else ()


def require_fitting(practices: Sequence[object], session: Session) -> None:
    """Raise ExportError when there are no practices, or more than fit in the session."""
    if not practices:
        raise ExportError("Er is geen praktijk gekozen.", "Kies minstens één praktijk voor de presentatie.")
    if len(practices) > session.most:
        longest = max(SESSIONS.values(), key=lambda other: other.most)
        message = f"{session.name}: in {session.length} minuten passen hoogstens {counted(session.most, 'praktijk')}."
        hint = f"U koos er {len(practices)}. Haal er een paar weg"
        more = f", of kies een {longest.name.lower()} (hoogstens {longest.most})" if longest is not session else ""
        raise ExportError(message, f"{hint}{more}. Alle praktijken bewaren kan in een lijst.")


def short_names(practices: Sequence[Practice]) -> tuple[str, ...]:
    """A short name for each practice that tells it from the others.

    Its one or two municipalities when no other has the same, or else its
    title up to a colon between quotation marks; when that is long, "Praktijk
    2", as its slides say, or "Deze praktijk" when there are no others.
    """
    places = [
        " & ".join(practice.municipalities) if len(practice.municipalities) <= 2 and not practice.is_nationwide else ""
        for practice in practices
    ]
    titles = [practice.title.partition(":")[0] for practice in practices]
    names = []
    for number, (place, title) in enumerate(zip(places, titles, strict=True), 1):
        if place and places.count(place) == 1:
            names.append(place)
        elif len(title) <= LONGEST_NAME and titles.count(title) == 1:
            names.append(quoted(title))
        else:
            names.append(f"Praktijk {number}" if len(practices) > 1 else "Deze praktijk")
    return tuple(names)


def lesson(lessons: Iterable[Lesson], number: int) -> Lesson | None:
    """The lesson with this number, or None when the content has none."""
    return next((found for found in lessons if found.number == number), None)
