"""A deck as values: what is on every slide, said with it and measured for it; nothing here knows a file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from zoek.library.sentences import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.library import Practice, Source


EARLIEST = date(2000, 1, 1)
"""The day of a file none of whose sources has a day."""


class Layout(Enum):
    """What a slide looks like; the value is its name in a file."""

    TITLE = "Titel"
    PRACTICE = "Praktijk"
    POINTS = "Punten"
    SETBACK = "Tegenslag"
    TABLE = "Tabel"
    QUESTION = "Vraag"


class Part(Enum):
    """What a stretch of the session is for; the value is what a group reads."""

    OPENING = "Opening"
    PRACTICES = "De praktijken"
    LESSONS = "Lessen van de werkateliers"
    COMPARISON = "Vergelijken"
    BREAK = "Pauze"
    DISCUSSION = "Gesprek"
    ASSIGNMENT = "Opdracht"
    CLOSING = "Afspraken"
    SOURCES = "Bronnen"


@dataclass(frozen=True, slots=True)
class Session:
    """A kind of meeting: its key, name, length and how its minutes are divided.

    `minutes` sum to the length. `details` tells whether each practice gets a
    slide for every section or one slide in all; `questions` is how many
    questions there are to discuss, `lessons` how many lessons besides 4 and 6.
    """

    key: str
    name: str
    minutes: Mapping[Part, int]
    most: int
    questions: int
    lessons: int = 0
    has_details: bool = True

    @property
    def length(self) -> int:
        """The length of the session in minutes."""
        return sum(self.minutes.values())


@dataclass(frozen=True, slots=True)
class Point:
    """One paragraph of a slide: a text with its source numbers behind it.

    `label` stands before it in bold; a point without is a line of a list.
    `link` is the end of the text that leads to `url`, where a source can be
    read: short, since programs break a link in the middle of a word.
    """

    text: str
    label: str = ""
    link: str = ""
    url: str = ""

    def __str__(self) -> str:
        """The whole text as it is read."""
        return f"{self.label}: {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings; the first cell of each row is its heading.

    `shares` are the widths of the columns as parts of the whole. `summary`
    tells in a sentence what the table holds, for who cannot see it.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: what it shows (kicker above the title, points or table, sources), for how long and what is said.

    `id` stays the same as long as the slide is about the same thing. `size`
    is that of points and cells. What is said with it is in paragraphs:
    `notes`, `quotes` (what the slide itself shows), `references` (its sources
    in full) and `left_out` (the sentences that found no room).
    """

    id: str
    layout: Layout
    part: Part
    title: str
    kicker: str = ""
    points: tuple[Point, ...] = ()
    table: Table | None = None
    sources: str = ""
    size: int = 24
    minutes: int = 0
    notes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether the points are lines of a list, and not texts after a label or sources with a number."""
        return (
            self.part is not Part.SOURCES
            and not any(point.label for point in self.points)
            and self.layout is not Layout.TITLE
        )

    @property
    def heading(self) -> str:
        """The title with the kicker before it; no two slides of a deck have the same."""
        return f"{self.kicker}: {self.title}" if self.kicker else self.title

    @property
    def spoken(self) -> tuple[str, ...]:
        """The notes as they go into a file: the time first, what found no room last."""
        return (self._time, *self.notes, *self.quotes, *self.references, *self._untold)

    @property
    def spoken_beside(self) -> tuple[str, ...]:
        """The notes for who has the slide beside them: what it shows, the sources at its foot among it, is not there twice."""
        said = (*self.notes, *self._untold)
        cited = {number for text in said for number in MARK.findall(text)} - set(MARK.findall(self.sources))
        return (self._time, *said, *(full for full in self.references if cited.intersection(MARK.findall(full)[:1])))

    @property
    def _time(self) -> str:
        if not self.minutes:
            return "Tijd: loopt mee met de vorige dia."
        return "Tijd: 1 minuut." if self.minutes == 1 else f"Tijd: {self.minutes} minuten."

    @property
    def _untold(self) -> tuple[str, ...]:
        return ("Niet op de dia, wel in de hand-out:", *self.left_out) if self.left_out else ()


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole presentation. `sources` are numbered from 1 in order, over all practices and lessons together."""

    title: str
    session: Session
    slides: tuple[Slide, ...]
    practices: tuple[Practice, ...]
    sources: tuple[Source, ...]
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By id of a practice or lesson: the number in this deck of each of its sources, in their order."""

    @property
    def made_on(self) -> date:
        """The day of the files: that on which the last of the sources was read, so that equal decks are equal files."""
        return max((source.accessed for source in self.sources if source.accessed), default=EARLIEST)


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the slides since an earlier deck, by id."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def changes(before: Deck, after: Deck) -> Changes:
    """The slides that were added, removed or changed, in the order of the deck that has them."""
    old, new = ({slide.id: slide for slide in deck.slides} for deck in (before, after))
    return Changes(
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        changed=tuple(name for name, slide in new.items() if name in old and old[name] != slide),
    )
