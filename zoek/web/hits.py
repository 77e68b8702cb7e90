"""A result as its page shows it: where the title leads, and what it is, where and when, in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.web.addresses import page_address
from zoek.web.wording import years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zoek.library import Library, Practice
    from zoek.library.find import Find, Twin
    from zoek.search.document import Document
    from zoek.search.publication import Publication
    from zoek.search.results import Hit, Page
    from zoek.web.carrying import ListLink

MOST_PLACES = 4
"""Municipalities that are named; of the others the number is told."""


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A result with what its page needs besides: `find` for a page of others, `practice` for one of ours, with its `link`."""

    hit: Hit
    address: str
    facts: str
    find: Find | None
    practice: Practice | None
    link: ListLink | None
    twins: Sequence[Twin]


def shown_hits(page: Page, current: Publication, link: Callable[[Practice], ListLink]) -> Iterator[ShownHit]:
    """The results of a page, with what `link` says of each practice.

    Made here and not by the template, where it was an eighth of what a page took.
    """
    library, names = current.library, current.labels["gemeente"]
    for hit in page.hits:
        document = hit.document
        find = library.harvest.finds.get(document.id)
        practice = None if find else library.practices.get(document.id)
        places = [names.get(value, value) for value in document.facets.get("gemeente", ())]
        yield ShownHit(
            hit=hit,
            address=_address(document, find),
            facts=" · ".join(
                filter(None, (_what(document, find, library), *_where_and_when(places, find or practice)))
            ),
            find=find,
            practice=practice,
            link=link(practice) if practice else None,
            twins=() if find else library.harvest.of_own.get(document.id, ()),
        )


def _address(document: Document, find: Find | None) -> str:
    if find:
        return f"/vondsten/{find.id}" if find.gone_since else find.link
    return page_address(document.id, is_lesson=document.kind == "les")


def _what(document: Document, find: Find | None, library: Library) -> str:
    if document.kind == "les":
        return "Les van de werkateliers"
    return f"Gevonden op {library.harvest.sites.get(find.source, find.publisher)}" if find else "Praktijk"


def _where_and_when(places: Sequence[str], described: Find | Practice | None) -> tuple[str, str]:
    others = f" en {len(places) - MOST_PLACES} andere" if len(places) > MOST_PLACES else ""
    return ", ".join(places[:MOST_PLACES]) + others, years(described.period) if described else ""
