"""What the calls ask in common: filters, years, order and paging; and a page of an answer with its links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from flask import request, url_for

from zoek.errors import NotFound
from zoek.search.facets import facet_titles
from zoek.search.query import FACET_KEYS, LONGEST_TEXT, PAGE_SIZE, YEARS, Filter, Sort, parse
from zoek.search.suggest import LONGEST_TEXT as LONGEST_BEGINNING
from zoek.web.api.parameters import Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zoek.search.publication import Publication
    from zoek.search.results import Page

T = TypeVar("T")
COLLECTION_KEYS = tuple(key for key in FACET_KEYS if key != "soort")
LAST_PAGE = 100_000
MOST_ON_A_PAGE = 100
"""As a page of a hundred practices without their texts is some 150 kB."""


def collection_parameters(current: Publication) -> tuple[Parameter, ...]:
    """Filters, years, order and paging of the collection."""
    return (*_filters(current, COLLECTION_KEYS), *_years(), _order(Sort.TITLE), *paging_parameters(current))


def search_parameters(current: Publication) -> tuple[Parameter, ...]:
    """The same as the address of /zoeken."""
    return (
        Parameter("q", "De vraag, zoals iemand die typt.", "wijkteams jeugd", longest=LONGEST_TEXT, default=""),
        *_filters(current, FACET_KEYS),
        *_years(),
        _order(Sort.RELEVANCE),
        Parameter("woorden", "Alleen resultaten met alle woorden van de vraag.", "alle", choices=("alle",)),
        Parameter("uitbreiden", "Zoek geen andere woorden erbij.", "nee", choices=("nee",)),
        *paging_parameters(current),
    )


def municipality_parameters(current: Publication) -> tuple[Parameter, ...]:
    """Paging, and the province."""
    names = sorted({place.province for place in current.library.municipalities.values()})
    province = Parameter("provincie", "Alleen gemeenten in deze provincie.", names[0], choices=tuple(names))
    return (province, *paging_parameters(current))


def suggestion_parameters(_: Publication) -> tuple[Parameter, ...]:
    """The beginning of a question."""
    return (Parameter("q", "Het begin van een vraag; vanaf 2 letters.", "wijk", longest=LONGEST_BEGINNING, default=""),)


def paging_parameters(_: Publication) -> tuple[Parameter, ...]:
    """Which page, and how long."""
    return (
        Parameter("pagina", "De hoeveelste bladzijde; de eerste is 1.", 1, lowest=1, highest=LAST_PAGE, default=1),
        Parameter(
            "aantal", "Hoeveel er op een bladzijde staan.", 20, lowest=1, highest=MOST_ON_A_PAGE, default=PAGE_SIZE
        ),
    )


def _filters(current: Publication, keys: Sequence[str]) -> tuple[Parameter, ...]:
    titles = facet_titles()
    labels = {key: tuple(current.labels[key]) for key in keys}
    return tuple(
        Parameter(key, f"{titles[key]}: één van deze waarden.", [labels[key][0]], choices=labels[key], is_repeated=True)
        for key in keys
    )


def _years() -> tuple[Parameter, ...]:
    first, last = YEARS.start, YEARS.stop - 1
    return (
        Parameter("van", "Alleen wat in of na dit jaar liep.", 2010, lowest=first, highest=last),
        Parameter("tot", "Alleen wat in of voor dit jaar liep.", 2015, lowest=first, highest=last),
    )


def _order(default: Sort) -> Parameter:
    orders = [sort for sort in Sort if default is Sort.RELEVANCE or sort is not Sort.RELEVANCE]
    choices = tuple(sort.value for sort in orders)
    return Parameter("sorteer", "De volgorde.", default.value, choices=choices, default=default.value)


def page_of(
    current: Publication, text: str, filters: Mapping[str, tuple[str, ...]], values: Mapping[str, Any], sort: Sort
) -> Page:
    """The page of results for these values; raises NotFound when there is no such page."""
    query = replace(
        parse(text, Filter(filters, since=values["van"], until=values["tot"])),
        sort=sort,
        page=values["pagina"],
        page_size=values["aantal"],
        needs_all_words=values.get("woorden") == "alle",
        is_literal=values.get("uitbreiden") == "nee",
    )
    page = current.search(query)
    _require(values["pagina"], page.page_count)
    return page


def slice_of(every: Sequence[T], values: Mapping[str, Any]) -> Sequence[T]:
    """The part of a list that stands on a page; raises NotFound when there is no such page."""
    size = values["aantal"]
    _require(values["pagina"], page_count(len(every), size))
    return every[(values["pagina"] - 1) * size : values["pagina"] * size]


def page_count(total: int, size: int) -> int:
    """How many pages it takes; one when there is nothing."""
    return max(1, -(-total // size))


def _require(page: int, last: int) -> None:
    if page > last:
        raise NotFound(f"Bladzijde {page} is er niet.", f"De laatste bladzijde is {last}.")


def paged(name: str, found: Sequence[Any], total: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """A page of an answer: the things under `name`, how many there are in all, and links to the other pages."""
    number, last = values["pagina"], page_count(total, values["aantal"])
    pages = {"self": number, "first": 1, "prev": number - 1, "next": number + 1, "last": last}
    links = {relation: {"href": _address(page)} for relation, page in pages.items() if 1 <= page <= last}
    counts = {"totaal": total, "pagina": number, "aantal": values["aantal"], "paginas": last}
    return counts | {name: list(found), "_links": links}


def _address(page: int) -> str:
    asked: dict[str, Any] = {key: texts for key, texts in request.args.lists() if key != "pagina"}
    return url_for(request.endpoint or "", **(request.view_args or {}), **asked, pagina=page)
