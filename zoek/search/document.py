"""What an engine indexes: one flat value, made from a practice or a lesson by the field table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zoek.library.fields import LESSON_FIELDS, PRACTICE_FIELDS, SECTIONS, Field, Kind, SearchField
from zoek.search.facets import NATIONWIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.library import Lesson, Library, Practice

MARKUP = re.compile(
    r"""[ ]*\[\d{1,3}\]            # the number of a source
      | [ ]*\(duiding\)            # the mark of our own reading
      | ^\s*(?:[-*]|\d+[.)])\s+    # a bullet or a number
      | \]\([^)\s]*\) | [*_`\[]+   # links, bold, italic, code
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    `keywords` are words to find it by that are not shown as text (places,
    themes, target groups); `body` is plain text, a paragraph a line.
    `since` and `until` are the years of its period, None where open.
    """

    id: str
    kind: str
    title: str
    summary: str = ""
    keywords: str = ""
    body: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: int | None = None
    until: int | None = None


def plain_text(markdown: str) -> str:
    """The words of a section without source numbers and markup, a paragraph or bullet a line.

    >>> plain_text("- Het hielp **36 gezinnen**. [1]")
    'Het hielp 36 gezinnen.'
    """
    bare = MARKUP.sub("", markdown)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def documents_of(library: Library) -> Iterator[Document]:
    """A document for every practice and lesson, in no order that matters."""
    for practice in library.practices.values():
        facets = _facets(practice, "praktijk", PRACTICE_FIELDS)
        if practice.is_nationwide:
            facets["gemeente"] = (*facets.get("gemeente", ()), NATIONWIDE)
        period = practice.period
        yield _document(library, practice, "praktijk", PRACTICE_FIELDS, facets, period.start, period.end)
    for lesson in library.lessons.values():
        yield _document(library, lesson, "les", LESSON_FIELDS, _facets(lesson, "les", LESSON_FIELDS))


def _document(
    library: Library,
    value: Practice | Lesson,
    kind: str,
    fields: Sequence[Field],
    facets: Mapping[str, tuple[str, ...]],
    *years: int | None,
) -> Document:
    since, until = years or (None, None)
    keywords = [
        word
        for row in fields
        if row.search is SearchField.SUMMARY and row.attribute != "summary"
        for word in _labels(library, row, getattr(value, row.attribute))
    ]
    body = [
        plain_text(getattr(value, row.attribute)) if row.kind in SECTIONS else ", ".join(getattr(value, row.attribute))
        for row in fields
        if row.search is SearchField.BODY
    ]
    return Document(
        id=value.id,
        kind=kind,
        title=value.title,
        summary=value.summary,
        keywords="\n".join(keywords),
        body="\n".join(text for text in body if text),
        facets=MappingProxyType(dict(facets)),
        since=since,
        until=until,
    )


def _facets(value: Any, kind: str, fields: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    facets = {row.facet: getattr(value, row.attribute) for row in fields if row.facet}
    return {key: tuple(dict.fromkeys(values)) for key, values in facets.items() if values} | {"soort": (kind,)}


def _labels(library: Library, row: Field, values: Sequence[str]) -> list[str]:
    if row.kind is Kind.CONCEPTS:
        return [library.thesaurus.label(value) for value in values]
    return [row.choices.get(value, value) for value in values]
