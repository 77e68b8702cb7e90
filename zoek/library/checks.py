"""What makes a practice or lesson sound, beyond its form: the rules that an editor is held to.

Every fault names the line and says what is expected. Notices are for the
editor to weigh and do not make the content unfit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zoek.errors import Fault
from zoek.library.fields import SECTIONS, Field, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.library.frontmatter import Record
    from zoek.library.practice import Source

SOURCE_MARK = re.compile(r"\[(\d{1,3})\]")
ENDS_WITH_SOURCE = re.compile(r"\[\d{1,3}\][.)]?\s*$")
ENDS_WITH_READING = re.compile(r"\(duiding\)\.?\s*$")
BULLET = re.compile(r"\s*[-*]\s+\S")
FIGURE = re.compile(r"\d")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
LONGEST_SUMMARY_SENTENCE = 30
"""Words; B1 texts average 10 to 15 a sentence, a summary may hold one subordinate clause more."""
INTERNAL_LINK = re.compile(r"\]\(/(praktijken|begrippen)/([^)#?\s]+)")
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
TELEPHONE = re.compile(r"(?<![\d/=-])(?:\+31[ -]?|0)[1-9](?:[ -]?\d){8}(?![\d/-])")


@dataclass(frozen=True, slots=True)
class Known:
    """What a record may refer to: the ids of concepts and practices, the names of municipalities."""

    concepts: frozenset[str]
    municipalities: frozenset[str]
    practices: frozenset[str]


def check_record(
    record: Record, lines: Sequence[str], file: str, fields: Sequence[Field], known: Known
) -> Iterator[Fault]:
    """Every fault in the meaning of a record; `lines` are those of the whole file."""
    for field in fields:
        if field.attribute not in record.lines:
            continue
        value, line = record.values[field.attribute], record.lines[field.attribute]
        if field.kind in SECTIONS:
            yield from _check_section(field, lines, line, file, len(record.values["sources"]))
        else:
            yield from _check_references(field, value, line, file, known)
    if "summary" in record.lines:
        yield from _check_summary(record, file)
    yield from _check_sources(record, file)
    yield from _check_personal_data(lines, file)
    yield from _check_links(lines, file, known)


def references_of(fields: Sequence[Field]) -> tuple[tuple[str, Kind], ...]:
    """The attributes that refer to something else, and to what."""
    kinds = (Kind.CONCEPTS, Kind.MUNICIPALITIES, Kind.PRACTICES)
    return tuple((field.attribute, field.kind) for field in fields if field.kind in kinds)


def is_still_sound(value: Any, data: bytes, references: Sequence[tuple[str, Kind]], known: Known) -> bool:
    """Whether all that a record refers to is there, in its fields and in its text; once it had no faults."""
    names = {Kind.CONCEPTS: known.concepts, Kind.MUNICIPALITIES: known.municipalities, Kind.PRACTICES: known.practices}
    if not all(names[kind].issuperset(getattr(value, attribute)) for attribute, kind in references):
        return False
    return b"](/" not in data or not any(_check_links(data.decode().split("\n"), "", known))


def _check_references(field: Field, value: Any, line: int, file: str, known: Known) -> Iterator[Fault]:
    references: Mapping[Kind, tuple[frozenset[str], str]] = {
        Kind.CONCEPTS: (known.concepts, "Het begrip '{}' bestaat niet."),
        Kind.MUNICIPALITIES: (known.municipalities, "De gemeente '{}' bestaat niet."),
        Kind.PRACTICES: (known.practices, "De praktijk '{}' bestaat niet."),
    }
    if field.kind not in references:
        return
    names, message = references[field.kind]
    for name in value:
        if name and name not in names:
            yield Fault(file, line, field.key, message.format(name), field.kind.value)
    for name in {name for name in value if value.count(name) > 1}:
        yield Fault(file, line, field.key, f"'{name}' staat er twee keer.", "elk woord één keer")


def _check_section(field: Field, lines: Sequence[str], heading: int, file: str, sources: int) -> Iterator[Fault]:
    for number, text in _section_lines(lines, heading):
        yield from _check_marks(field, text, number, file, sources)
        if field.kind is Kind.PROSE:
            continue
        is_sourced = ENDS_WITH_SOURCE.search(text) is not None
        is_reading = field.kind is Kind.LESSONS and ENDS_WITH_READING.search(text) is not None
        if not BULLET.match(text):
            yield Fault(file, number, field.label, "Deze regel hoort bij geen opsomming.", field.kind.value)
        elif not is_sourced and not is_reading:
            yield Fault(file, number, field.label, "Deze regel heeft geen bron.", field.kind.value)


def _section_lines(lines: Sequence[str], heading: int) -> Iterator[tuple[int, str]]:
    for number in range(heading + 1, len(lines) + 1):
        text = lines[number - 1]
        if text.startswith("## "):
            return
        if text.strip():
            yield number, text


def _check_marks(field: Field, text: str, line: int, file: str, sources: int) -> Iterator[Fault]:
    for mark in SOURCE_MARK.findall(text):
        if not 1 <= int(mark) <= sources:
            expected = f"een nummer van 1 tot en met {sources}" if sources else "eerst een bron onder bronnen"
            yield Fault(file, line, field.label, f"Bron [{mark}] bestaat niet.", expected)
    needs_source = field.attribute in {"problem", "approach"} and FIGURE.search(text)
    if needs_source and not SOURCE_MARK.search(text):
        yield Fault(
            file, line, field.label, "Hier staat een getal zonder bron.", "het nummer van de bron erachter: [1]"
        )


def _check_summary(record: Record, file: str) -> Iterator[Fault]:
    for sentence in SENTENCE_END.split(record.values["summary"]):
        count = len(sentence.split())
        if count > LONGEST_SUMMARY_SENTENCE:
            message = f"Een zin van {count} woorden is te lang."
            expected = f"hoogstens {LONGEST_SUMMARY_SENTENCE} woorden"
            yield Fault(file, record.lines["summary"], "samenvatting", message, expected)


def _check_sources(record: Record, file: str) -> Iterator[Fault]:
    sources: tuple[Source, ...] = record.values["sources"]
    line = record.lines.get("sources", 1)
    if "sources" in record.lines and not sources:
        yield Fault(file, line, "bronnen", "Er is geen enkele bron.", "minstens één bron")
    seen: dict[tuple[str, str, int | None], int] = {}
    for number, source in enumerate(sources, 1):
        first = seen.setdefault((source.title.casefold(), source.publisher.casefold(), source.year), number)
        if first != number:
            yield Fault(file, line, "bronnen", f"Bron {number} is dezelfde als bron {first}.", "elke bron één keer")


def _check_personal_data(lines: Sequence[str], file: str) -> Iterator[Fault]:
    for number, text in enumerate(lines, 1):
        if MAIL_ADDRESS.search(text):
            yield Fault(file, number, "", "Hier staat een e-mailadres.", "geen gegevens van personen")
        if TELEPHONE.search(text):
            yield Fault(file, number, "", "Hier staat een telefoonnummer.", "geen gegevens van personen")


def _check_links(lines: Sequence[str], file: str, known: Known) -> Iterator[Fault]:
    rooms = {"praktijken": known.practices, "begrippen": known.concepts}
    for number, text in enumerate(lines, 1):
        for room, name in INTERNAL_LINK.findall(text):
            if name not in rooms[room]:
                expected = "een verwijzing naar een pagina die bestaat"
                yield Fault(file, number, "", f"De pagina /{room}/{name} bestaat niet.", expected)
