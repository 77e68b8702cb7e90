"""What a trainer leaves with: slides in the browser and as a file, the running order and the hand-out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template
from markupsafe import Markup, escape

from zoek.library.sentences import MARK
from zoek.presentations import Layout, Request, make_deck
from zoek.presentations.looks import OWN, title_size
from zoek.presentations.text_writing import TEXT_FORMATS, TEXTS
from zoek.presentations.writing import FORMATS, make_file
from zoek.web.selection import selection
from zoek.web.site import publication
from zoek.web.template_upload import read_template_sent

if TYPE_CHECKING:
    from zoek.presentations import Deck, Slide

blueprint = Blueprint("session", __name__)
LONGEST_NAME = 60
"""Letters of a title in the name of a file; some programs stop at 100 with the folder."""


@dataclass(frozen=True, slots=True)
class ShownSlide:
    """A slide as a page shows it: its number and the minute in which it ends.

    `look` is the kind of slide and `title_size` the points of its title, both
    empty where they are the usual ones, which the style sheet knows.
    """

    slide: Slide
    number: int
    ends_at: int
    look: str = ""
    title_size: int = 0


@blueprint.get("/presentatie")
def present() -> str:
    """The slides as a page; with JavaScript they can be presented."""
    return _slides_page("presentation.html")


@blueprint.post("/presentatie")
def present_on() -> str | Response:
    """The slides as a file on a template that was sent, or only what that template lacks."""
    sent = read_template_sent()
    made = make_file(_request(), sent.kind, sent.data)
    if sent.wish == "controleer":
        return render_template("template.html", notices=made.notices, mine=selection(), format=FORMATS[sent.kind])
    return _file(made.data, f"presentatie-{made.deck.title}", sent.kind, FORMATS[sent.kind].media_type)


@blueprint.get("/presentatie/spreker")
def speak() -> str:
    """The notes with the slides; with JavaScript it follows the slide that is shown."""
    return _slides_page("speaker.html")


@blueprint.get("/presentatie.<any(pptx, odp):kind>")
def deck_file(kind: str) -> Response:
    """The slides as a file."""
    made = make_file(_request(), kind)
    return _file(made.data, f"presentatie-{made.deck.title}", kind, FORMATS[kind].media_type)


@blueprint.get("/<any(draaiboek, 'hand-out'):name>")
def text(name: str) -> str:
    """The running order or the hand-out as a page to print."""
    document = TEXTS[name](_request())
    blocks = [(type(block).__name__.lower(), block) for block in document.blocks]
    return render_template(
        "document.html", document=document, blocks=blocks, name=name, linked=linked, mine=selection()
    )


@blueprint.get("/<any(draaiboek, 'hand-out'):name>.<any(odt, docx):kind>")
def text_file(name: str, kind: str) -> Response:
    """The running order or the hand-out as a file."""
    document = TEXTS[name](_request())
    format_ = TEXT_FORMATS[kind]
    return _file(format_.write(document), f"{name}-{document.title}", kind, format_.media_type)


def linked(words: str) -> Markup:
    """The text as HTML, its source numbers as links to the list of sources on the same page."""
    html = MARK.sub(r'<a class="zoek-source-mark" href="#bron-\1" aria-label="bron \1">[\1]</a>', str(escape(words)))
    return Markup(html)  # noqa: S704 - the text is escaped, what was added holds digits only


def file_name(title: str, kind: str) -> str:
    """A name that every system takes: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-")
    return f"{name}.{kind}"


def _request() -> Request:
    """What the deck and the documents are made of, from the address."""
    mine = selection()
    remarks = {name: " ".join(note.split()) for name, note in mine.remarks.items()}
    lessons = tuple(publication().library.lessons.values())
    return Request(mine.practices, lessons, mine.session, mine.question, remarks)


def _slides_page(template: str) -> str:
    deck = make_deck(_request())
    return render_template(template, deck=deck, slides=_shown(deck), mine=selection())


def _shown(deck: Deck) -> list[ShownSlide]:
    ends_at, found = 0, []
    for number, slide in enumerate(deck.slides, 1):
        ends_at += slide.minutes
        setting = OWN[slide.layout]
        size = title_size(setting, slide.kicker, slide.title)
        look = "" if slide.layout is Layout.POINTS else slide.layout.name.lower()
        found.append(ShownSlide(slide, number, ends_at, look, 0 if size == setting.title_size else size))
    return found


def _file(data: bytes, title: str, kind: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{file_name(title, kind)}"'}
    return Response(data, content_type=media_type, headers=headers)
