"""/praktijken: the whole collection in a list, and each practice on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from zoek.errors import NotFound
from zoek.library.approaches import APPROACH_KINDS
from zoek.library.fields import PRACTICE_FIELDS, SOURCINGS, STATUSES, TARGET_GROUPS, TRANSITIONS, section_fields
from zoek.similarity.neighbours import neighbours_of
from zoek.web import metadata
from zoek.web.comparing import comparer
from zoek.web.site import publication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask.typing import ResponseReturnValue

    from zoek.library import Library, Practice
    from zoek.library.fields import Field

blueprint = Blueprint("practices", __name__, url_prefix="/praktijken")
BY_MUNICIPALITY = "gemeente"
NATIONWIDE = "Landelijk"


@blueprint.get("")
def index() -> str:
    """All practices, grouped by transition or by municipality."""
    library = publication().library
    is_by_municipality = request.args.get("ordening") == BY_MUNICIPALITY
    groups = _by_municipality(library) if is_by_municipality else _by_transition(library)
    return render_template(
        "practices.html", groups=groups, count=len(library.practices), is_by_municipality=is_by_municipality
    )


@blueprint.get("/<name>")
def show(name: str) -> ResponseReturnValue:
    """One practice with its sources; an id that it had before leads there for good."""
    library = publication().library
    practice = library.practices.get(name)
    if practice is None and name in library.moved:
        return redirect(url_for("practices.show", name=library.moved[name]), 301)
    if practice is None:
        raise NotFound("Deze praktijk is er niet.", "Zoek hieronder, of kijk in de lijst met alle praktijken.")
    years = [source.year for source in practice.sources if source.year]
    return render_template(
        "practice.html",
        practice=practice,
        sections=_sections(practice),
        thesaurus=library.thesaurus,
        twins=library.harvest.of_own.get(name, ()),
        related=[library.practices[other] for other in practice.related],
        neighbours=neighbours_of(comparer(), name),
        lessons=[lesson for lesson in library.lessons.values() if name in lesson.supported_by],
        other_lessons=[lesson for lesson in library.lessons.values() if name in lesson.contradicted_by],
        newest_source=max(years, default=None),
        statuses=STATUSES,
        transitions=TRANSITIONS,
        target_groups=TARGET_GROUPS,
        kinds=[APPROACH_KINDS[kind] for kind in practice.approach_kinds],
        sourcings=SOURCINGS,
        own_address=metadata.own_address(practice),
        linked_data=metadata.linked_data(practice, library),
        dublin_core=metadata.dublin_core(practice, library),
        citation=metadata.citation(practice),
    )


def _sections(practice: Practice) -> list[Field]:
    """The sections of the page; one in which the sources are silent says so, but nobody has to list what is unknown."""
    rows = section_fields(PRACTICE_FIELDS)
    return [row for row in rows if row.attribute != "unknowns" or practice.unknowns]


def _by_transition(library: Library) -> list[tuple[str, str, list[Practice]]]:
    practices = library.practices.values()
    return [
        (value, label, [practice for practice in practices if value in practice.transitions])
        for value, label in TRANSITIONS.items()
    ]


def _by_municipality(library: Library) -> list[tuple[str, str, list[Practice]]]:
    practices = library.practices.values()
    nationwide = [practice for practice in practices if practice.is_nationwide]
    names = sorted({name for practice in practices for name in practice.municipalities}, key=_without_article)
    groups = [(NATIONWIDE, NATIONWIDE, nationwide)] if nationwide else []
    return groups + [(name, name, list(_in(name, practices))) for name in names]


def _in(municipality: str, practices: Iterable[Practice]) -> Iterable[Practice]:
    return (practice for practice in practices if municipality in practice.municipalities)


def _without_article(name: str) -> str:
    return name.removeprefix("'s-").casefold()
