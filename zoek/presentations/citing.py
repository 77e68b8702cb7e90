"""One numbering of sources over all practices and lessons of a deck."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zoek.library.fields import LESSON_FIELDS, PRACTICE_FIELDS, section_fields
from zoek.library.sentences import MARK
from zoek.library.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zoek.library import Lesson, Practice, Source
    from zoek.library.fields import Field


def numbered(records: Iterable[Practice | Lesson]) -> tuple[tuple[Source, ...], dict[str, tuple[int, ...]]]:
    """Every source once, in the order of the records; and by id of a record the new number of each of its sources."""
    found: dict[tuple[str, str, int | None, str | None], int] = {}
    sources: list[Source] = []
    numbers: dict[str, tuple[int, ...]] = {}
    for record in records:
        own: list[int] = []
        for source in record.sources:
            key = (source.title.casefold(), source.publisher.casefold(), source.year, source.url)
            if key not in found:
                sources.append(source)
                found[key] = len(sources)
            own.append(found[key])
        numbers[record.id] = tuple(own)
    return tuple(sources), numbers


def renumbered_practice(practice: Practice, numbers: Mapping[str, tuple[int, ...]]) -> Practice:
    """The practice with the numbers of the deck in its sections."""
    changed = _renumbered_sections(practice, PRACTICE_FIELDS, numbers[practice.id])
    return replace(practice, **changed)


def renumbered_lesson(lesson: Lesson, numbers: Mapping[str, tuple[int, ...]]) -> Lesson:
    """The lesson with the numbers of the deck in its sections."""
    changed = _renumbered_sections(lesson, LESSON_FIELDS, numbers[lesson.id])
    return replace(lesson, **changed)


def _renumbered_sections(
    record: Practice | Lesson, fields: Iterable[Field], numbers: tuple[int, ...]
) -> dict[str, Any]:
    names = [row.attribute for row in section_fields(fields)]
    return {name: MARK.sub(lambda match: f"[{numbers[int(match[1]) - 1]}]", getattr(record, name)) for name in names}


def cited(texts: Iterable[str]) -> list[int]:
    """The numbers in the texts, lowest first."""
    return sorted({int(number) for text in texts for number in MARK.findall(text)})


def short_source(number: int, source: Source) -> str:
    """A source in a few words: "[1] Platform31, 2013"."""
    return f"[{number}] {source.publisher}{f', {source.year}' if source.year else ''}"


def full_source(number: int, source: Source) -> str:
    """A source as in a list: "[1] Title. Publisher, 2013"."""
    title = source.title.rstrip(". ")
    ending = "" if title.endswith(("?", "!")) else "."
    return f"[{number}] {title}{ending} {source.publisher}{f', {source.year}' if source.year else ''}"


def dated_source(number: int, source: Source) -> str:
    """A source as in a list with its address and the day it was read, as far as known."""
    address = f", {source.url}" if source.url else ""
    read = f" (geraadpleegd op {day(source.accessed)})" if source.accessed else ""
    return full_source(number, source) + address + read
