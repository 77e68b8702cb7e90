"""What Zoek knows about: practices and lessons, as frozen values.

Texts of sections are Markdown as the editor wrote it; nothing here reads
files or knows of Dutch keys (see fields.py and frontmatter.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The years in which a practice ran; None where a year is unknown or still to come."""

    start: int | None = None
    end: int | None = None
    is_approximate: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that a statement rests on.

    `url` is None when the only copy seen stood on a mirror site. `read` is
    "kopie" (a stored copy, sometimes only its beginning) or "samenvatting"
    (we know the report only through its summary or table of contents).
    """

    title: str
    publisher: str
    year: int | None = None
    url: str | None = None
    accessed: date | None = None
    read: str = "kopie"


@dataclass(frozen=True, slots=True)
class Practice:
    """A good practice, with its failures: what was tried where, and what came of it.

    The first of the `approach_kinds` is what it is first of all; there is none when no editor has said so.
    """

    id: str
    title: str
    summary: str
    municipalities: tuple[str, ...]
    is_nationwide: bool
    regions: tuple[str, ...]
    period: Period
    status: str
    transitions: tuple[str, ...]
    themes: tuple[str, ...]
    target_groups: tuple[str, ...]
    approach_kinds: tuple[str, ...]
    partners: tuple[str, ...]
    sourcing: str
    related: tuple[str, ...]
    sources: tuple[Source, ...]
    problem: str
    approach: str
    results: str
    difficulties: str
    lessons: str
    unknowns: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One of the eight lessons of the workshops of 2012-2013, held against the practices."""

    id: str
    number: int
    title: str
    summary: str
    transitions: tuple[str, ...]
    themes: tuple[str, ...]
    supported_by: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    sources: tuple[Source, ...]
    lesson: str
    in_practice: str
    questions: str
