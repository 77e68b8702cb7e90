"""/bestaat-dit-al: a plan in, what is like it out. Nothing of it is kept: no file, no log, no cookie.

There is no token against forged requests: a request changes nothing and its
answer goes to the one who sent it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from zoek.errors import QueryError
from zoek.similarity.elements import Element
from zoek.similarity.files import LARGEST_FILE, text_of_file
from zoek.similarity.intake import MOST_CHARACTERS, Intake, taken_in
from zoek.similarity.plan import LONGEST_TITLE
from zoek.web.comparing import comparer
from zoek.web.uploads import MemoryRequest, content_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.similarity.plan import Plan

blueprint = Blueprint("similar", __name__, url_prefix="/bestaat-dit-al")
ELEMENT_KEY, NOT_COUNTED = "element-", "geen"
MOST_SENTENCES = 100
"""Sentences that a visitor can move; the longest plan of the tuning half has 42. Each is 0.8 kB of the page."""
TOO_LARGE = QueryError(
    "Wat u stuurde, is te groot.", "Een bestand mag 5 MB zijn. Plak anders alleen de tekst over uw aanpak."
)


@blueprint.get("")
def show() -> str:
    """The empty form."""
    return render_template("similar.html", text="", title="", error=None, most_characters=MOST_CHARACTERS)


@blueprint.post("")
def compare() -> str | tuple[str, int]:
    """What is like the plan that was sent; or the form with what is wrong."""
    try:
        intake = plan_sent()
    except QueryError as error:
        status = 413 if error is TOO_LARGE else 400
        text, title = (
            ("", "") if error is TOO_LARGE else (request.form.get("tekst", "")[:MOST_CHARACTERS], title_sent())
        )
        page = render_template("similar.html", text=text, title=title, error=error, most_characters=MOST_CHARACTERS)
        return page, status
    answer = comparer().answer(read_plan_sent(intake))
    return render_template(
        "similar_answer.html",
        answer=answer,
        text=intake.text,
        notices=intake.notices,
        elements=list(Element),
        element_key=ELEMENT_KEY,
        not_counted=NOT_COUNTED,
        most_characters=MOST_CHARACTERS,
        most_sentences=MOST_SENTENCES,
    )


def plan_sent() -> Intake:
    """The text of the plan in this request: of its file when there is one, else as typed; raises QueryError."""
    sent = cast("MemoryRequest", request)
    sent.allow_plan()
    try:
        content = content_of(sent.files.get("bestand"))
        typed = sent.form.get("tekst", "")
    except RequestEntityTooLarge as error:
        sent.throw_away()
        raise TOO_LARGE from error
    if len(content) > LARGEST_FILE:
        raise TOO_LARGE
    return taken_in(text_of_file(content) if content else typed)


def title_sent() -> str:
    """The title of the plan in this request."""
    return request.form.get("titel", "").strip()[:LONGEST_TITLE]


def read_plan_sent(intake: Intake) -> Plan:
    """The plan with the elements that the visitor gave its sentences."""
    return comparer().read(intake.text, title_sent(), _choices(request.form))


def _choices(form: Mapping[str, str]) -> dict[str, Element | None]:
    known: dict[str, Element | None] = {element.value: element for element in Element} | {NOT_COUNTED: None}
    return {
        key.removeprefix(ELEMENT_KEY): known[value]
        for key, value in form.items()
        if key.startswith(ELEMENT_KEY) and value in known
    }
