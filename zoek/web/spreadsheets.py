"""Tables as files to keep: CSV for programs, ODS (the open standard) for office programs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import Response
from odfdo import Cell, Document, Row
from odfdo import Table as Sheet

from zoek.library.tables import csv_of

if TYPE_CHECKING:
    from zoek.library.tables import Table

KINDS = {
    "csv": "text/csv; charset=utf-8; header=present",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def ods_of(table: Table) -> bytes:
    """The table as an OpenDocument spreadsheet with one sheet; every cell is text, so none is a formula."""
    document = Document("spreadsheet")
    document.body.clear()
    sheet = Sheet(table.title)
    for texts in (table.columns, *table.rows):
        row = Row()
        row.extend_cells(Cell(text, cell_type="string") for text in texts)
        sheet.append_row(row)
    document.body.append(sheet)
    document.meta.title = table.title
    document.meta.language = "nl-NL"
    document.meta.generator = "Zoek"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def download(table: Table, name: str, kind: str) -> Response:
    """The table as a file to keep; `name` is without its ending, `kind` one of KINDS."""
    body = csv_of(table) if kind == "csv" else ods_of(table)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(body, content_type=KINDS[kind], headers=headers)
