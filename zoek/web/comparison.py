"""/vergelijken: two to four practices on the same dimensions, or a plan and one to three; as a page, CSV or ODS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from zoek.errors import QueryError
from zoek.library.comparison import FEWEST, MOST, Cell, Row, compare
from zoek.library.tables import Table
from zoek.search.document import plain_text
from zoek.similarity.elements import Element
from zoek.web.chosen import read_choice
from zoek.web.similar import ELEMENT_KEY, plan_sent, read_plan_sent, title_sent
from zoek.web.site import publication
from zoek.web.spreadsheets import download

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Response

    from zoek.library import Practice
    from zoek.similarity.plan import Plan

blueprint = Blueprint("comparison", __name__)
SILENT = "niet vermeld"
OWN_PLAN = "Uw plan"
PLAN_ROWS = {
    "problem": Element.PROBLEM,
    "target_groups": Element.TARGET_GROUP,
    "approach": Element.APPROACH,
    "municipalities": Element.SCALE,
    "partners": Element.PARTNERS,
    "results": Element.RESULTS,
}
"""The elements of a plan in the rows of a comparison; a plan says nothing in the others."""
FEW = QueryError(
    "Er zijn te weinig praktijken om te vergelijken.",
    f"Kies {FEWEST} tot {MOST} praktijken, of zet uw plan naast 1 tot {MOST - 1} praktijken.",
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is compared: the heads of the columns, the practice of each (None for a plan), and the rows."""

    heads: tuple[str, ...]
    practices: tuple[Practice | None, ...]
    rows: tuple[Row, ...]
    notices: tuple[str, ...]

    def as_table(self) -> Table:
        """The whole of it as bare texts."""
        rows = ((row.label, *(plain_text(cell.text) if cell else SILENT for cell in row.cells)) for row in self.rows)
        return Table("Vergelijking", ("Onderdeel", *self.heads), tuple(rows))


@blueprint.get("/vergelijken")
def show() -> str:
    """Practices beside each other."""
    return _page(_practices())


@blueprint.post("/vergelijken")
def with_plan() -> str:
    """A plan beside practices."""
    return _page(_plan_and_practices())


@blueprint.get("/vergelijken.<any(csv, ods):kind>")
def as_file(kind: str) -> Response:
    """Practices beside each other, as a file to keep."""
    return download(_practices().as_table(), "vergelijking", kind)


@blueprint.post("/vergelijken.<any(csv, ods):kind>")
def plan_as_file(kind: str) -> Response:
    """A plan beside practices, as a file to keep."""
    return download(_plan_and_practices().as_table(), "vergelijking", kind)


def _practices() -> Beside:
    choice = read_choice(request.args, publication().library.practices, MOST)
    if len(choice.practices) < FEWEST:
        raise FEW
    practices = choice.practices
    return Beside(tuple(one.title for one in practices), practices, compare(practices), choice.notices)


def _plan_and_practices() -> Beside:
    intake = plan_sent()
    choice = read_choice(request.form, publication().library.practices, MOST - 1)
    if not choice.practices:
        raise FEW
    plan = read_plan_sent(intake)
    heads = (plan.title or OWN_PLAN, *(one.title for one in choice.practices))
    rows = tuple(_with_plan(row, plan) for row in _rows(choice.practices))
    return Beside(heads, (None, *choice.practices), rows, (*intake.notices, *choice.notices))


def _rows(practices: Sequence[Practice]) -> tuple[Row, ...]:
    """The rows of one practice or more; one alone is compared with itself, since a comparison is of two."""
    if len(practices) >= FEWEST:
        return compare(practices)
    return tuple(Row(row.attribute, row.label, row.cells[:1]) for row in compare([*practices, *practices]))


def _with_plan(row: Row, plan: Plan) -> Row:
    element = PLAN_ROWS.get(row.attribute)
    text = " ".join(sentence.text for sentence in plan.of(element)) if element else ""
    return Row(row.attribute, row.label, (Cell(text) if text else None, *row.cells))


def _page(table: Beside) -> str:
    sent = [(key, value) for key, value in request.form.items(multi=True) if key in {"praktijk", "tekst"}]
    sent += [(key, value) for key, value in request.form.items() if key.startswith(ELEMENT_KEY)]
    return render_template(
        "comparison.html",
        table=table,
        silent=SILENT,
        sent=[("titel", title_sent()), *sent] if request.method == "POST" else [],
        query=request.query_string.decode(),
    )
