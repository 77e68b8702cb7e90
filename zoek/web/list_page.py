"""/lijst: practices that a visitor collects, in order and with notes, as a page and as files; kept in the address alone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request, url_for

from zoek.errors import QueryError
from zoek.library.comparison import FEWEST, MOST, place
from zoek.library.fields import PRACTICE_FIELDS, STATUSES
from zoek.library.records import record_of
from zoek.library.references import Reference, bibtex, ris
from zoek.library.tables import table_of
from zoek.library.wording import counted
from zoek.presentations import SESSIONS
from zoek.presentations.citing import numbered
from zoek.web.addresses import with_query
from zoek.web.chosen import KEY, LONGEST_NOTE
from zoek.web.selection import CARRIED_KEY, LONGEST_QUESTION, Selection, selection
from zoek.web.site import absolute
from zoek.web.spreadsheets import download

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkzeug.wrappers import Response as BareResponse

blueprint = Blueprint("list", __name__)
LONGEST_ADDRESS = 30_000
"""Characters; the server reads an address of 32 kB, and a list also goes along in the addresses of other pages."""
TICKED_KEY = "vergelijk"
STEPS = {"omhoog": -1, "omlaag": 1}
REFERENCES = {
    "ris": ("application/x-research-info-systems; charset=utf-8", ris),
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
}


@blueprint.get("/lijst")
def show() -> str:
    """The list, or how to begin one."""
    mine = selection()
    names = [one.id for one in mine.practices]
    return _page(mine, ticked=names if len(names) <= MOST else [])


def _page(mine: Selection, ticked: Sequence[str], notice: str = "") -> str:
    """The list with these practices ticked to be compared."""
    return render_template(
        "list.html",
        mine=mine,
        ticked=ticked,
        notices=[*mine.notices, *filter(None, [notice])],
        can_compare=len(mine) >= FEWEST,
        sessions=SESSIONS,
        statuses=STATUSES,
        place=place,
        longest_note=LONGEST_NOTE,
        longest_question=LONGEST_QUESTION,
    )


@blueprint.post("/lijst")
def change() -> BareResponse | tuple[str, int]:
    """The same list with what the form says: moved, without a practice, with other notes; or on to another page or file."""
    verb, _, name = request.form.get("doe", "").partition(" ")
    mine = selection()
    if verb == "zoek":
        return redirect(with_query(url_for("search.show"), mine.pairs(CARRIED_KEY)), 303)
    if verb == "vergelijk":
        return _compare(mine, [one for one in request.form.getlist(TICKED_KEY) if one in mine])
    path = name if verb == "open" and name in openable() else url_for("list.show")
    if verb in STEPS:
        mine = mine.moving(name, STEPS[verb])
    elif verb == "weg":
        mine = mine.without(name)
    address = mine.address(path)
    if len(address) > LONGEST_ADDRESS:
        raise QueryError(
            "Uw lijst is te lang voor een adres.",
            "Ga terug met de knop van uw browser en maak uw notities korter, of haal praktijken weg.",
        )
    return redirect(f"{address}#lijst-{name}" if verb in STEPS else address, 303)


def _compare(mine: Selection, ticked: Sequence[str]) -> BareResponse | tuple[str, int]:
    """On to the comparison of the practices that are ticked, or the list with a word on how many to tick."""
    if FEWEST <= len(ticked) <= MOST:
        pairs = [(KEY, name) for name in ticked] + mine.pairs(CARRIED_KEY)
        return redirect(with_query(url_for("comparison.show"), pairs), 303)
    told = f"U koos er {len(ticked)}." if ticked else "U koos er nog geen."
    return _page(mine, ticked, f"Vergelijken kan met {FEWEST} tot {counted(MOST, 'praktijk')}. {told}"), 400


def openable() -> set[str]:
    """Pages and files that the form of a list leads to."""
    files = [url_for("session.deck_file", kind=kind) for kind in ("pptx", "odp")]
    texts = [
        url_for("session.text_file", name=name, kind=kind)
        for name in ("draaiboek", "hand-out")
        for kind in ("odt", "docx")
    ]
    pages = [
        url_for("session.present"),
        url_for("session.text", name="draaiboek"),
        url_for("session.text", name="hand-out"),
    ]
    return {*files, *texts, *pages}


@blueprint.get("/lijst.<any(csv, ods):kind>")
def as_table(kind: str) -> Response:
    """The list with all that is known of each practice, the notes in a column of their own."""
    mine = selection()
    table = table_of(mine.practices, {name: _own_address(name) for name in (one.id for one in mine.practices)})
    columns = (table.columns[0], "notitie", *table.columns[1:])
    rows = tuple((row[0], item.note, *row[1:]) for row, item in zip(table.rows, mine.chosen, strict=True))
    return download(replace(table, columns=columns, rows=rows), "lijst", kind)


@blueprint.get("/lijst.json")
def as_json() -> Response:
    """The list as one JSON document, each practice as the API gives it, with its note."""
    mine = selection()
    document = {
        "adres": absolute(list_path(mine)),
        "vraag": mine.question,
        "bijeenkomst": mine.session.key,
        "praktijken": [
            record_of(item.practice, PRACTICE_FIELDS) | {"adres": _own_address(item.practice.id), "notitie": item.note}
            for item in mine.chosen
        ],
    }
    return _file(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "lijst.json", "application/json")


@blueprint.get("/lijst.<any(ris, bib):kind>")
def as_references(kind: str) -> Response:
    """The sources of all practices, each once."""
    media_type, write = REFERENCES[kind]
    return _file(write(_references(selection())), f"bronnen.{kind}", media_type)


def _references(mine: Selection) -> Iterator[Reference]:
    sources, numbers = numbered(mine.practices)
    for number, source in enumerate(sources, 1):
        used_by = tuple(one.title for one in mine.practices if number in numbers[one.id])
        yield Reference(number, source, used_by)


def list_path(mine: Selection) -> str:
    """The path of the list."""
    return mine.address(url_for("list.show"))


def _own_address(name: str) -> str:
    return absolute(url_for("practices.show", name=name))


def _file(text: str, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, content_type=media_type, headers=headers)
