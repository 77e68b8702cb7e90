"""Practices as a table: a row each, a column a field; and any table as CSV."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zoek.library.fields import PRACTICE_FIELDS, SECTIONS, Kind
from zoek.library.records import record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zoek.library.fields import Field
    from zoek.library.practice import Practice

SEPARATOR = ";"
"""What a Dutch spreadsheet program expects: there the comma is in the numbers."""
MARK = "\ufeff"
"""Tells such a program that the text is UTF-8."""
BULLET = re.compile(r"^[-*] ", re.MULTILINE)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the names of the columns, and rows of as many texts."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_of(practices: Iterable[Practice], address: Mapping[str, str]) -> Table:
    """The practices with all their fields; `address` has the page of each by its id."""
    fields = [row for row in PRACTICE_FIELDS if row.kind is not Kind.PERIOD]
    columns = ("id", *(row.key for row in fields), "van", "tot", "ongeveer", "adres")
    rows = []
    for practice in practices:
        record = record_of(practice, PRACTICE_FIELDS)
        period = record["periode"]
        cells = [_cell(row, record[row.key]) for row in fields]
        years = [_text(period[name]) for name in ("van", "tot", "ongeveer")]
        rows.append((practice.id, *cells, *years, address[practice.id]))
    return Table("Praktijken", columns, tuple(rows))


def _cell(row: Field, content: Any) -> str:
    if row.kind is Kind.SOURCES:
        return "\n".join(_source(source) for source in content)
    if row.kind in SECTIONS:
        return BULLET.sub("• ", content)  # a spreadsheet program takes "- " for a minus
    return ", ".join(content) if isinstance(content, list) else _text(content)


def _source(source: Mapping[str, Any]) -> str:
    told = [source["titel"], source["uitgever"], _text(source["jaar"]), source["url"] or ""]
    return f"[{source['nummer']}] {', '.join(text for text in told if text)}"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


def csv_of(table: Table) -> bytes:
    """The table as CSV for spreadsheets and programs; no cell can begin a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return (MARK + text.getvalue()).encode()


def _harmless(cell: str) -> str:
    """The text, behind an apostrophe when a spreadsheet program would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
