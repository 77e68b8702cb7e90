"""/dekking: what the collection holds and what it does not, so that nothing found is never read as nothing there."""

from __future__ import annotations

from flask import Blueprint, render_template

from zoek.library.coverage import coverage_of
from zoek.library.fields import SOURCINGS, TRANSITIONS
from zoek.search.facets import NATIONWIDE
from zoek.web.site import publication

blueprint = Blueprint("coverage", __name__)


@blueprint.get("/dekking")
def show() -> str:
    """The numbers with a way to what they count, and then the gaps."""
    library = publication().library
    return render_template(
        "coverage.html",
        coverage=coverage_of(library),
        harvest=library.harvest,
        transitions=TRANSITIONS,
        sourcings=SOURCINGS,
        nationwide=NATIONWIDE,
    )
