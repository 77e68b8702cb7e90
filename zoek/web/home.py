"""The beginning: a question, a few examples, and the collection at a glance."""

from __future__ import annotations

from flask import Blueprint, render_template

from zoek.library.fields import TRANSITIONS
from zoek.web.site import publication

blueprint = Blueprint("home", __name__)
EXAMPLES = ("achter de voordeur", "wijkteam Arnhem", "schulden vroeg signaleren", "jeugdhulp op school")


@blueprint.get("/")
def show() -> str:
    """The home page."""
    library = publication().library
    practices = library.practices.values()
    transitions = [
        (value, label, sum(value in practice.transitions for practice in practices))
        for value, label in TRANSITIONS.items()
    ]
    lesson = next((lesson for lesson in library.lessons.values() if lesson.number == 4), None)
    return render_template(
        "home.html",
        examples=EXAMPLES,
        transitions=transitions,
        lesson=lesson,
        practice_count=len(practices),
        municipality_count=len({name for practice in practices for name in practice.municipalities}),
        source_count=sum(len(practice.sources) for practice in practices),
    )
