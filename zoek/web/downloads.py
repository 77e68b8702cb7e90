"""/downloads: the whole collection as one file, to count in, to keep, or to feed to another program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Blueprint, Response, url_for

from zoek.errors import NotFound
from zoek.library.fields import PRACTICE_FIELDS
from zoek.library.records import record_of
from zoek.library.tables import table_of
from zoek.web.site import absolute, publication
from zoek.web.spreadsheets import KINDS, download

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.library import Library

blueprint = Blueprint("downloads", __name__, url_prefix="/downloads")
NDJSON = "application/x-ndjson"


@blueprint.get("/praktijken.<kind>")
def practices(kind: str) -> Response:
    """All practices with all their texts and sources."""
    library = publication().library
    if kind == "ndjson":
        headers = {"Content-Disposition": 'attachment; filename="praktijken.ndjson"'}
        return Response("".join(_lines(library)), content_type=NDJSON, headers=headers)
    if kind not in KINDS:
        raise NotFound("In deze vorm is er geen bestand.", "U kunt kiezen uit csv, ods en ndjson.")
    return download(table_of(library.practices.values(), _addresses(library)), "praktijken", kind)


def _addresses(library: Library) -> dict[str, str]:
    return {name: absolute(url_for("practices.show", name=name)) for name in library.practices}


def _lines(library: Library) -> Iterator[str]:
    """A practice a line, as the API gives it."""
    addresses = _addresses(library)
    for practice in library.practices.values():
        record = record_of(practice, PRACTICE_FIELDS) | {"adres": addresses[practice.id]}
        yield json.dumps(record, ensure_ascii=False) + "\n"
