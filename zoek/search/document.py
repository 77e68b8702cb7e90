"""What an engine indexes: one flat value, made from a practice or a lesson by the field table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from zoek.library.fields import (
    FIND,
    LESSON_FIELDS,
    PRACTICE_FIELDS,
    SECTIONS,
    SOURCINGS,
    TARGET_GROUPS,
    Field,
    Kind,
    SearchField,
)
from zoek.search.facets import NATIONWIDE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from zoek.library import Lesson, Library, Practice
    from zoek.library.find import Find
    from zoek.search.query import Filter

T = TypeVar("T")
STANDINGS = tuple(SOURCINGS)
"""How well a description is sourced, best first; lessons stand with the best."""
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
    `standing` breaks ties and nothing more: 0 for the best sourced, finds last. `related`
    are the ids of documents that an editor linked it with, on either side.
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
    standing: int = 0
    related: tuple[str, ...] = ()


def plain_text(markdown: str) -> str:
    """The words of a section without source numbers and markup, a paragraph or bullet a line.

    >>> plain_text("- Het hielp **36 gezinnen**. [1]")
    'Het hielp 36 gezinnen.'
    """
    bare = MARKUP.sub("", markdown)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def unchanged_between(before: Library, after: Library) -> frozenset[str]:
    """The ids of what both have, when the document of it is the same: it is made of nothing but what is compared here."""
    if before.thesaurus != after.thesaurus:
        return frozenset()
    linked, links = _links(before), _links(after)
    same = {
        name
        for name, value in after.practices.items()
        if before.practices.get(name) == value and linked[name] == links[name]
    }
    same |= {name for name, value in after.lessons.items() if before.lessons.get(name) == value}
    finds = before.harvest.finds
    return frozenset(same.union(name for name, value in after.harvest.finds.items() if finds.get(name) == value))


def documents_of(library: Library, leaving_out: Collection[str] = frozenset()) -> Iterator[Document]:
    """A document for every practice, lesson and find but some, in no order that matters."""
    related = _links(library)
    for practice in _but(library.practices, leaving_out):
        facets = _facets(practice, "praktijk", PRACTICE_FIELDS)
        if practice.is_nationwide:
            facets["gemeente"] = (*facets.get("gemeente", ()), NATIONWIDE)
        period = practice.period
        found = _document(library, practice, "praktijk", PRACTICE_FIELDS, facets)
        standing = STANDINGS.index(practice.sourcing)
        links = tuple(sorted(related[practice.id]))
        yield replace(found, since=period.start, until=period.end, standing=standing, related=links)
    for lesson in _but(library.lessons, leaving_out):
        yield _document(library, lesson, "les", LESSON_FIELDS, _facets(lesson, "les", LESSON_FIELDS))
    for find in _but(library.harvest.finds, leaving_out):
        yield _found(library, find)


def _but(values: Mapping[str, T], leaving_out: Collection[str]) -> Iterator[T]:
    return (value for name, value in values.items() if name not in leaving_out)


def _found(library: Library, find: Find) -> Document:
    """A page of others: all its text is searched, its snippet is all of it that is shown."""
    facets = {
        "gemeente": find.municipalities,
        "transitie": find.transitions,
        "thema": find.themes,
        "doelgroep": find.target_groups,
        "soort": (FIND, find.source),
    }
    groups = (TARGET_GROUPS.get(value, value) for value in find.target_groups)
    keywords = (*find.municipalities, *map(library.thesaurus.label, find.themes), *groups)
    return Document(
        id=find.id,
        kind=FIND,
        title=find.title,
        summary=find.snippet,
        keywords="\n".join(keywords),
        body="\n".join(filter(None, (*find.sections.values(), find.text, ", ".join(find.partners), *find.costs))),
        facets=MappingProxyType({key: values for key, values in facets.items() if values}),
        since=find.period.start,
        until=find.period.end,
        standing=len(STANDINGS),
    )


def _links(library: Library) -> dict[str, set[str]]:
    links: dict[str, set[str]] = {name: set() for name in library.practices}
    for practice in library.practices.values():
        for other in practice.related:
            links[practice.id].add(other)
            links[other].add(practice.id)
    return links


def _document(
    library: Library,
    value: Practice | Lesson,
    kind: str,
    fields: Sequence[Field],
    facets: Mapping[str, tuple[str, ...]],
) -> Document:
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
    )


def _facets(value: Any, kind: str, fields: Sequence[Field]) -> dict[str, tuple[str, ...]]:
    facets = {row.facet: getattr(value, row.attribute) for row in fields if row.facet}
    return {key: tuple(dict.fromkeys(values)) for key, values in facets.items() if values} | {"soort": (kind,)}


def _labels(library: Library, row: Field, values: Sequence[str]) -> list[str]:
    if row.kind is Kind.CONCEPTS:
        return [library.thesaurus.label(value) for value in values]
    return [row.choices.get(value, value) for value in values]


def passes(document: Document, filter_: Filter, ignoring: str = "") -> bool:
    """Whether a document fits the filter, one facet left aside."""
    for key, values in filter_.values.items():
        if key != ignoring and not set(values) & set(document.facets.get(key, ())):
            return False
    if filter_.since is None and filter_.until is None:
        return True
    if document.since is None and document.until is None:
        return False
    starts_in_time = filter_.until is None or document.since is None or document.since <= filter_.until
    ends_in_time = filter_.since is None or document.until is None or document.until >= filter_.since
    return starts_in_time and ends_in_time
