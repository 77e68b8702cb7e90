"""/zoeken: an address is a question, and every link on the page is another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from zoek.analysis.stopwords import STOP_WORDS
from zoek.search.facets import facet_titles
from zoek.search.framing import searched_units
from zoek.search.query import FACET_KEYS, YEARS, Clause, Filter, Query, Sort, parse, typed_text, without_each
from zoek.search.understanding import place_in_words
from zoek.search.ways_out import way_in_words
from zoek.web.addresses import with_query
from zoek.web.answers import PATH
from zoek.web.carrying import list_links
from zoek.web.hits import shown_hits
from zoek.web.misses import count_miss
from zoek.web.site import publication
from zoek.web.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.search.results import Facet, FacetValue, Page
    from zoek.search.understanding import Span

blueprint = Blueprint("search", __name__)
SORTS = {Sort.RELEVANCE: "Beste eerst", Sort.NEWEST: "Nieuwste eerst", Sort.TITLE: "Op titel"}
SHOWN_VALUES = 8
"""Values of a facet on every page; all 97 themes and 70 municipalities would be half of what a page weighs."""


@blueprint.get(PATH)
def show() -> str:
    """A page of results, or of help when nothing was found."""
    current = publication()
    page = current.search(query_from_address())
    if not page.total:
        count_miss(page.query)
    opened = request.args.get("toon", "")
    return render_template(
        "results.html",
        page=page,
        labels=current.labels,
        titles=facet_titles(),
        sorts=SORTS,
        opened=opened,
        shown={facet.key: shown_values(facet, is_opened=facet.key == opened) for facet in page.facets},
        all_values=partial(_with_all_values, page.query),
        chosen=_chosen(page),
        kept=_kept(page.query.filter),
        feed=feed_address(page.query),
        hits=shown_hits(page, current, list_links()),
        address=address,
        library=current.library,
        pages=_page_numbers(page),
        ways=current.ways_out(page.query) if not page.total else (),
        preferred=list(_preferred(page)),
        way_in_words=way_in_words,
        understood=list(_understood(page.query, page.understanding.spans)),
    )


def shown_values(facet: Facet, *, is_opened: bool) -> list[FacetValue]:
    """The values of a facet that stand on the page: the first ones and those in use, or all when it is opened."""
    return [value for place, value in enumerate(facet.values) if is_opened or place < SHOWN_VALUES or value.is_selected]


def query_from_address() -> Query:
    """The question in the address of this request; what cannot be used becomes a notice."""
    notices: list[str] = []
    values = {key: tuple(filter(None, request.args.getlist(key))) for key in FACET_KEYS}
    ticked = Filter(
        {key: chosen for key, chosen in values.items() if chosen},
        since=_year("van", notices),
        until=_year("tot", notices),
    )
    query = parse(request.args.get("q", ""), ticked)
    return replace(
        query,
        sort=_sort(notices),
        page=_page_number(notices),
        needs_all_words=request.args.get("woorden") == "alle",
        is_literal=request.args.get("uitbreiden") == "nee",
        notices=(*query.notices, *notices),
    )


def _year(key: str, notices: list[str]) -> int | None:
    text = request.args.get(key, "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS:
        return int(text)
    notices.append(f"'{text[:40]}' is geen jaar. Er is zonder dit jaar gezocht.")
    return None


def _sort(notices: list[str]) -> Sort:
    text = request.args.get("sorteer", "") or Sort.RELEVANCE.value
    try:
        return Sort(text)
    except ValueError:
        notices.append(f"Sorteren op '{text[:40]}' kan niet. De beste resultaten staan boven.")
        return Sort.RELEVANCE


def _page_number(notices: list[str]) -> int:
    text = request.args.get("pagina", "") or "1"
    if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) > 0:
        return int(text)
    notices.append(f"Pagina '{text[:40]}' bestaat niet. Dit is de eerste pagina.")
    return 1


def address(query: Query, **changes: Any) -> str:
    """The address of a query with some of its parts changed; a change of the question starts at page 1."""
    return with_query(PATH, _pairs(replace(query, **{"page": 1} | changes)))


def _pairs(query: Query) -> list[tuple[str, str]]:
    """The keys and values in the address of a query."""
    years = {"van": query.filter.since, "tot": query.filter.until}
    chosen = [(key, value) for key, values in query.filter.values.items() for value in values]
    switches = {
        "sorteer": query.sort.value if query.sort is not Sort.RELEVANCE else "",
        "woorden": "alle" if query.needs_all_words else "",
        "uitbreiden": "nee" if query.is_literal else "",
        "pagina": query.page if query.page > 1 else "",
    }
    pairs = [("q", query.text), *chosen, *years.items(), *switches.items()]
    return [(key, str(value)) for key, value in pairs if value]


def _with_all_values(query: Query, key: str) -> str:
    """The address of this page with all values of one facet."""
    return f"{with_query(PATH, [*_pairs(query), ('toon', key)])}#filter-{key}"


def feed_address(query: Query) -> str:
    """The address of the feed of a question, whatever the order and the page."""
    asked = address(query, sort=Sort.RELEVANCE)
    return url_for("feeds.show") + asked.removeprefix(PATH)


def _chosen(page: Page) -> list[tuple[str, str, str]]:
    """Every filter in use: its facet, its value (or year), and the address without it."""
    return [(key, value, address(page.query, filter=left)) for key, value, left in without_each(page.query.filter)]


def _kept(filter_: Filter) -> list[tuple[str, str]]:
    """The filters in use as pairs for a form, so that another question keeps them."""
    return [(key, value) for key, value, _ in without_each(filter_)]


def _understood(query: Query, spans: Sequence[Span]) -> Iterator[str]:
    """What a question asks, a piece at a time, words that belong together in one piece."""
    for unit in searched_units(query, spans, publication().knowledge.analyzer):
        if isinstance(unit, Clause):
            words = " of ".join(quoted(literal.text) for literal in unit.alternatives)
            yield f"zonder {words}" if unit.is_excluded else words
        else:
            yield quoted(unit.asked)


@dataclass(frozen=True, slots=True)
class Preferred:
    """A place, or the years, that the question names: in words, whether anything is there, the address with that alone."""

    kind: str
    name: str
    address: str


def _preferred(page: Page) -> Iterator[Preferred]:
    """The places of a question together, and its years, each as something that can be made a filter."""
    places = [span for span in page.understanding.spans if span.place]
    if places:
        municipalities = {name for span in places if span.place for name in span.place.municipalities}
        counted = next((facet.values for facet in page.facets if facet.key == "gemeente"), ())
        there = tuple(value.value for value in counted if value.value in municipalities)
        filter_ = replace(page.query.filter, values={**page.query.filter.values, "gemeente": there})
        name = listed([place_in_words(span.place) for span in places if span.place])
        yield Preferred("plaats", name, _without(page.query, places, filter_) if there else "")
    for span in page.understanding.spans:
        if span.years:
            filter_ = replace(page.query.filter, since=span.years.since, until=span.years.until)
            yield Preferred("jaren", span.years.text, _without(page.query, [span], filter_))


def _without(query: Query, spans: Sequence[Span], filter_: Filter) -> str:
    """The address of a query with a filter instead of the words of some spans, stop words between them left out too."""
    gone = {number for span in spans for number in range(span.start, span.end)}
    left = [
        clause
        for number, clause in enumerate(query.clauses)
        if number not in gone and not (clause.is_loose and clause.alternatives[0].text.lower() in STOP_WORDS)
    ]
    return address(query, text=typed_text(left), filter=filter_)


def _page_numbers(page: Page) -> list[int | None]:
    """The pages to link to: the first, the last and those around this one; None for a gap."""
    near = {1, page.page_count, *range(page.query.page - 1, page.query.page + 2)}
    numbers = sorted(number for number in near if 1 <= number <= page.page_count)
    row: list[int | None] = []
    for number in numbers:
        if row and row[-1] is not None and number > row[-1] + 1:
            row.append(None)
        row.append(number)
    return row
