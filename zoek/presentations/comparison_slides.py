"""Two to four practices beside each other in tables, a few rows a slide; more practices in groups."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from zoek.library.comparison import FEWEST, MOST, compare
from zoek.library.wording import listed
from zoek.presentations.choose import headline
from zoek.presentations.deck import Layout, Part, Slide, Table
from zoek.presentations.fit import line_count, text_height
from zoek.presentations.practice_slides import cited_years, groups, some
from zoek.presentations.request import short_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.library import Practice
    from zoek.library.comparison import Row
    from zoek.presentations.request import Material

TABLES = (
    ("feiten", "De feiten naast elkaar", ("period", "status", "target_groups", "partners", "sourcing")),
    ("aanpak", "Opgave en aanpak naast elkaar", ("problem", "approach")),
    ("uitkomst", "Uitkomst, geld en tegenslag naast elkaar", ("results", "costs", "difficulties")),
)
SHORT_TABLE = ("kort", "Wat verschilt er?", ("status", "results", "difficulties"))
NOT_TOLD = "niet vermeld"
SIZES = (20, 18)
LONGEST_CELL = (150, 120, 90, 70, 50)
"""Characters of a sentence in a cell: the longest at which the rows fit on one slide is taken."""
FIRST_SHARE = 0.19
"""Part of the width for the names of the rows: "Onderbouwing" fits in it at 18 points."""
MARGIN_X, MARGIN_Y = 7, 5
"""Points between the text of a cell and its edges."""
SAY = "Lees de rijen samen, van links naar rechts. Vraag: welk verschil doet er voor ons toe? Wat er niet vermeld is, kan er wel zijn."


def comparison_slides(material: Material) -> Iterator[Slide]:
    """The tables; nothing for one practice."""
    for number, group in enumerate(_groups(material.practices), 1):
        tables = TABLES if material.request.session.has_details else (SHORT_TABLE,)
        rows = {row.attribute: row for row in compare(group)}
        for key, title, attributes in tables:
            shown = [rows[name] for name in attributes if name in {"costs", "difficulties"} or not rows[name].is_silent]
            pages = list(_pages(group, shown, material))
            for page, (table, size) in enumerate(pages, 1):
                ending = f", groep {number}" if len(material.practices) > MOST else ""
                ending += f" ({page} van {len(pages)})" if len(pages) > 1 else ""
                yield _slide(f"vergelijking-{number}/{key}-{page}", title + ending, table, size, material)


def _groups(practices: Sequence[Practice]) -> Iterator[Sequence[Practice]]:
    """The practices in groups that are about as large, none larger than a table can hold."""
    if len(practices) < FEWEST:
        return
    count = ceil(len(practices) / MOST)
    for number in range(count):
        yield practices[number * len(practices) // count : (number + 1) * len(practices) // count]


def _pages(group: Sequence[Practice], rows: Sequence[Row], material: Material) -> Iterator[tuple[Table, int]]:
    """The rows as one table with the longest sentences that fit, or else halved over slides."""
    room = material.request.room[Layout.TABLE]
    for size in SIZES:
        for longest in LONGEST_CELL[: 3 if size > SIZES[-1] else None]:
            table = _table(group, rows, longest)
            if table_height(table, size, room.width) <= room.height:
                yield table, size
                return
    if len(rows) == 1:
        yield _table(group, rows, LONGEST_CELL[-1]), SIZES[-1]
        return
    half = ceil(len(rows) / 2)
    yield from _pages(group, rows[:half], material)
    yield from _pages(group, rows[half:], material)


def _table(group: Sequence[Practice], rows: Sequence[Row], longest: int) -> Table:
    names = tuple(name.strip("“”") for name in short_names(group))
    labels = [row.label for row in rows]
    share = (1 - FIRST_SHARE) / len(group)
    return Table(
        headings=("Onderwerp", *names),
        rows=tuple(
            (row.label, *(_cell(row, place, practice, longest) for place, practice in enumerate(group))) for row in rows
        ),
        shares=(FIRST_SHARE, *[share] * len(group)),
        summary=f"Tabel. Een kolom voor {listed(names)}. De rijen zijn: {listed(labels).lower()}.",
    )


def _cell(row: Row, place: int, practice: Practice, longest: int) -> str:
    cell = row.cells[place]
    if cell is None:
        return NOT_TOLD
    if row.attribute == "period":
        return cited_years(practice)
    if row.attribute == "target_groups":
        return groups(practice, max(2, longest // 40))
    if row.attribute == "partners":
        return some(practice.partners, max(2, longest // 40))
    if row.attribute in {"status", "sourcing"}:
        return cell.text
    return str(headline(cell.text, longest) or NOT_TOLD)


def table_height(table: Table, size: float, width: float) -> float:
    """The height of a table on a slide, in points."""
    columns = [share * width - 2 * MARGIN_X for share in table.shares]
    heads = max(
        line_count(text, size, column, is_bold=True) for text, column in zip(table.headings, columns, strict=True)
    )
    head = text_height(["x"], size, width) * heads
    lines = [
        max(text_height([text], size, column) for text, column in zip(row, columns, strict=True)) for row in table.rows
    ]
    return head + sum(lines) + 2 * MARGIN_Y * (len(lines) + 1)


def _slide(name: str, title: str, table: Table, size: int, material: Material) -> Slide:
    texts = [cell for row in table.rows for cell in row[1:]]
    told = [
        f"{row[0]}, {heading.strip('“”')}: {cell}"
        for row in table.rows
        for heading, cell in zip(table.headings[1:], row[1:], strict=True)
        if cell != NOT_TOLD
    ]
    return Slide(
        id=name,
        layout=Layout.TABLE,
        part=Part.COMPARISON,
        kicker="Vergelijken",
        title=title,
        table=table,
        size=size,
        sources=material.source_line(texts),
        notes=(SAY, "Dit staat in de bronnen:", *told, *material.source_notes(texts)),
    )
