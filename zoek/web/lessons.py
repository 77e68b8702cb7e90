"""/lessen: the eight lessons of the workshops, held against the practices."""

from __future__ import annotations

from flask import Blueprint, render_template

from zoek.errors import NotFound
from zoek.library.fields import LESSON_FIELDS, section_fields
from zoek.web.site import publication

blueprint = Blueprint("lessons", __name__, url_prefix="/lessen")


@blueprint.get("")
def index() -> str:
    """All lessons in order."""
    return render_template("lessons.html", lessons=list(publication().library.lessons.values()))


@blueprint.get("/<name>")
def show(name: str) -> str:
    """One lesson with the practices that bear it out or contradict it."""
    library = publication().library
    lesson = library.lessons.get(name)
    if lesson is None:
        raise NotFound("Deze les is er niet.", "Kijk in de lijst met de acht lessen.")
    return render_template(
        "lesson.html",
        lesson=lesson,
        sections=section_fields(LESSON_FIELDS),
        supported_by=[library.practices[practice] for practice in lesson.supported_by],
        contradicted_by=[library.practices[practice] for practice in lesson.contradicted_by],
        thesaurus=library.thesaurus,
    )
