"""Finding without searching: subjects with counts, years on a line, what is new."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, url_for

from zoek.library.fields import SOURCINGS, STATUSES, TARGET_GROUPS, TRANSITIONS
from zoek.web.addresses import page_address
from zoek.web.site import publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zoek.library import Library, Practice
    from zoek.library.thesaurus import Concept

blueprint = Blueprint("browse", __name__)
SHOWN_CHANGES = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: a label, a count, its share of the longest bar in percents, and what it leads to."""

    label: str
    count: int
    share: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the time line: how many practices ran, and which laws and rules began or had ended just before it."""

    bar: Bar
    began: tuple[Concept, ...]
    ended: tuple[Concept, ...]


def bars(counts: Iterable[tuple[str, int, str]]) -> list[Bar]:
    """The rows (label, count, address) of a chart with their shares."""
    rows = list(counts)
    longest = max((count for _, count, _ in rows), default=0) or 1
    return [Bar(label, count, round(100 * count / longest), address) for label, count, address in rows]


@blueprint.get("/onderwerpen")
def subjects() -> str:
    """Transitions, target groups and themes with the number of practices, each leading to its practices."""
    library = publication().library
    practices = library.practices.values()
    labels = library.thesaurus
    themes = Counter(theme for practice in practices for theme in practice.themes)
    named = {theme: labels.label(theme) for theme in sorted(themes, key=lambda theme: labels.label(theme).casefold())}
    return render_template(
        "subjects.html",
        transitions=_counted("transitie", TRANSITIONS, (value for row in practices for value in row.transitions)),
        groups=_counted("doelgroep", TARGET_GROUPS, (value for row in practices for value in row.target_groups)),
        themes=_counted("thema", named, themes.elements()),
    )


def _counted(key: str, names: Mapping[str, str], values: Iterable[str]) -> list[Bar]:
    counts = Counter(values)
    found = ((name, counts[value], _results(key, value)) for value, name in names.items())
    return bars(row for row in found if row[1])


def _results(key: str, value: str) -> str:
    asked: dict[str, Any] = {key: value, "soort": "praktijk"}
    return url_for("search.show", **asked)


@blueprint.get("/tijdlijn")
def timeline() -> str:
    """How many practices ran in each year, with what changed in the law."""
    library = publication().library
    dated = [practice for practice in library.practices.values() if practice.period.start]
    years = list(_years(_running(dated), library.thesaurus.concepts.values()))
    return render_template("timeline.html", years=years, undated=len(library.practices) - len(dated))


def _running(practices: Iterable[Practice]) -> list[Bar]:
    periods = [(practice.period.start or 0, practice.period.end) for practice in practices]
    last = max((max(start, end or 0) for start, end in periods), default=0)
    running: Counter[int] = Counter()
    for start, end in periods:
        running.update(range(start, (end or last) + 1))
    first = min(running, default=last + 1)
    return bars(
        (str(year), running[year], url_for("search.show", van=year, tot=year)) for year in range(first, last + 1)
    )


def _years(running: Iterable[Bar], concepts: Iterable[Concept]) -> Iterator[Year]:
    began: defaultdict[str, list[Concept]] = defaultdict(list)
    ended: defaultdict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        if concept.valid_from:
            began[concept.valid_from[:4]].append(concept)
        if concept.valid_until:
            after = date.fromisoformat(concept.valid_until) + timedelta(days=1)
            ended[str(after.year)].append(concept)
    for bar in running:
        yield Year(bar, tuple(began[bar.label]), tuple(ended[bar.label]))


@blueprint.get("/nieuw")
def changes() -> str:
    """What was added or changed last, a day at a time."""
    current = publication()
    titles = {
        name: thing.title
        for things in (current.library.practices, current.library.lessons)
        for name, thing in things.items()
    }
    dated = sorted(current.changes.items(), key=lambda pair: (-pair[1].changed.timestamp(), titles.get(pair[0], "")))
    rows = [
        (
            change.changed.date(),
            titles[name],
            page_address(name, is_lesson=name in current.library.lessons),
            change.is_new,
        )
        for name, change in dated[:SHOWN_CHANGES]
        if name in titles
    ]
    days = [(day, list(group)) for day, group in groupby(rows, key=lambda row: row[0])]
    return render_template("changes.html", days=days, shown=SHOWN_CHANGES)


def collection_charts(library: Library) -> list[tuple[str, list[Bar]]]:
    """Small charts of the collection: a title and its bars."""
    practices = library.practices.values()
    return [
        (
            "Per onderwerp",
            _counted("transitie", TRANSITIONS, (value for row in practices for value in row.transitions)),
        ),
        ("Hoe de praktijken ervoor staan", list(_told(STATUSES, (practice.status for practice in practices)))),
        (
            "Hoe goed de beschrijvingen onderbouwd zijn",
            list(_told(SOURCINGS, (practice.sourcing for practice in practices))),
        ),
    ]


def _told(names: Mapping[str, str], values: Iterable[str]) -> Iterator[Bar]:
    counts = Counter(values)
    yield from bars((name, counts[value], "") for value, name in names.items())
