"""Two to four practices beside each other in tables, a few rows a slide; more practices in groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from typing import TYPE_CHECKING

from zoek.library.comparison import FEWEST, MOST, compare
from zoek.library.wording import listed
from zoek.presentations.choose import headline
from zoek.presentations.columns import broken_words, needed, shared, table_height
from zoek.presentations.deck import Layout, Part, Slide, Table
from zoek.presentations.fit import LINE, line_count, widest_word
from zoek.presentations.looks import MARGIN_X
from zoek.presentations.practice_slides import cited_years, groups, some

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.library import Practice
    from zoek.library.comparison import Row
    from zoek.presentations.request import Material

    Named = tuple[str, Practice]

TABLES = (
    ("feiten", "De feiten naast elkaar", ("period", "status", "target_groups", "partners")),
    ("aanpak", "Opgave en aanpak", ("problem", "approach")),
    ("uitkomst", "Uitkomst, geld en tegenslag", ("results", "costs", "difficulties")),
)
SHORT_TABLE = ("kort", "Wat verschilt er?", ("status", "results", "difficulties"))
NOT_TOLD, TOO_LONG = "niet vermeld", "zie de notities"
SIZES = (20, 18)
LONGEST_CELL = (150, 120, 90, 70, 50)
"""Characters of a sentence in a cell: the longest at which the rows fit on one slide is taken."""
FIRST_SHARE, FIRST_EMS = 0.145, 6.7
"""Part of the width for the names of the rows, and the font sizes that it takes at least: "Resultaten" fits in it."""
NARROWEST = 165
"""Points of a column: "samenwerkingsverband" fits in it at 18 points."""
HEADING_LINES = 4
"""Lines that the headings and the margins of a table take, two for a name of two lines."""
SAY = "Lees de rijen samen, van links naar rechts. Vraag: welk verschil doet er voor ons toe? Wat er niet vermeld is, kan er wel zijn."


@dataclass(frozen=True, slots=True)
class _Room:
    """What fits: the size of letters, the longest sentence in characters, the width in sizes (of a table or a cell), lines."""

    size: int
    longest: int
    width: float
    lines: int


def comparison_slides(material: Material) -> Iterator[Slide]:
    """The tables; nothing for one practice."""
    for number, group in enumerate(
        _groups(list(zip(material.names, material.practices, strict=True)), _most(material)), 1
    ):
        tables = TABLES if material.request.session.has_details else (SHORT_TABLE,)
        rows = {row.attribute: row for row in compare([practice for _, practice in group])}
        for key, title, attributes in tables:
            shown = [rows[name] for name in attributes if name in {"costs", "difficulties"} or not rows[name].is_silent]
            pages = _pages(group, shown, material)
            for page, (table, size) in enumerate(pages, 1):
                ending = f", groep {number}" if len(material.practices) > _most(material) else ""
                ending += f" ({page} van {len(pages)})" if len(pages) > 1 else ""
                slide = _slide(f"vergelijking-{number}/{key}-{page}", title + ending, table, size, material)
                yield replace(slide, left_out=tuple(_left_out(table, shown)))


def _left_out(table: Table, rows: Sequence[Row]) -> Iterator[str]:
    """The sentences for which a cell had no room."""
    by_label = {row.label: row for row in rows}
    for label, *cells in table.rows:
        for place, text in enumerate(cells):
            cell = by_label[label].cells[place]
            if text == TOO_LONG and cell:
                yield f"{label}, {table.headings[place + 1]}: {headline(cell.text, LONGEST_CELL[-1])}"


def _most(material: Material) -> int:
    """How many practices a table can hold: four in our own design, fewer on a narrow slide of a user."""
    columns = material.request.room[Layout.TABLE].width * (1 - FIRST_SHARE) // NARROWEST
    return max(FEWEST, min(MOST, int(columns)))


def _groups(practices: Sequence[Named], most: int) -> Iterator[Sequence[Named]]:
    """The practices in groups that are about as large, none larger than a table can hold."""
    if len(practices) < FEWEST:
        return
    count = ceil(len(practices) / most)
    for number in range(count):
        yield practices[number * len(practices) // count : (number + 1) * len(practices) // count]


def _pages(group: Sequence[Named], rows: Sequence[Row], material: Material) -> list[tuple[Table, int]]:
    """The rows as one table, or else as few as can be.

    Of equals that with the largest letters, then that with the longest sentences.
    """
    box = material.request.room[Layout.TABLE]
    tried: list[list[tuple[Table, int]]] = []
    for size, longest in product(SIZES, LONGEST_CELL):
        room = _Room(size, longest, box.width / size, int(box.height / (size * LINE)) - HEADING_LINES)
        pages: list[list[Row]] = []
        for row in rows:
            more = _table(group, [*(pages[-1] if pages else []), row], room)
            if pages and table_height(more, size, box.width) <= box.height:
                pages[-1].append(row)
            else:
                pages.append([row])
        tables = [_table(group, page, room) for page in pages]
        if tables and all(table_height(table, size, box.width) <= box.height for table in tables):
            tried.append([(table, size) for table in tables])
    single = [(_table(group, [row], room), size) for row in rows]
    return min(tried, key=lambda pages: _cost(pages, box.width), default=single)


def _cost(pages: Sequence[tuple[Table, int]], width: float) -> tuple[int, int, int]:
    """What a choice of tables costs: broken words weigh more than sentences without room, and these more than slides."""
    cells = [cell for table, _ in pages for row in table.rows for cell in row]
    broken = sum(broken_words(table, size, width) for table, size in pages)
    return broken, cells.count(TOO_LONG), len(pages)


def _table(group: Sequence[Named], rows: Sequence[Row], room: _Room) -> Table:
    names = tuple(name.strip("“”") for name, _ in group)
    labels = [row.label for row in rows]
    first = max(FIRST_SHARE, FIRST_EMS / room.width)
    share = (1 - first) / len(group)
    cell = replace(room, width=share * room.width - 2 * MARGIN_X / SIZES[-1])
    columns = [[_cell(row, place, practice, cell) for row in rows] for place, (_, practice) in enumerate(group)]
    width = room.width * room.size
    needs = _narrowed(names, columns, (1 - first) * width, cell)
    return Table(
        headings=("Wat", *names),
        rows=tuple(zip(labels, *columns, strict=True)),
        shares=(first, *(one / width for one in shared((1 - first) * width, needs))),
        summary=f"Tabel. Een kolom voor {listed(names)}. De rijen zijn: {listed(labels).lower()}.",
    )


def _narrowed(names: Sequence[str], columns: list[list[str]], width: float, cell: _Room) -> list[float]:
    """The widths that the columns need, after sentences with wide words have left the widest until all fit."""
    needs = [needed(name, cells, cell.size) for name, cells in zip(names, columns, strict=True)]
    for place in sorted(range(len(needs)), key=lambda place: -needs[place]):
        if sum(needs) <= width:
            break
        columns[place] = [TOO_LONG if _has_wide_word(text, cell.width) else text for text in columns[place]]
        needs[place] = needed(names[place], columns[place], cell.size)
    return needs


def _cell(row: Row, place: int, practice: Practice, room: _Room) -> str:
    cell = row.cells[place]
    most = max(2, room.longest // 40)
    if cell is None:
        return NOT_TOLD
    if row.attribute == "period":
        return cited_years(practice)
    if row.attribute == "target_groups":
        return groups(practice, most)
    if row.attribute == "partners":
        return _partners(practice, most, room.width)
    if row.attribute == "status":
        return cell.text
    found = str(headline(cell.text, room.longest, lambda text: not _has_wide_word(text, room.width)) or NOT_TOLD)
    return found if line_count(found, 1, room.width) <= room.lines else TOO_LONG


def _partners(practice: Practice, most: int, widest: float) -> str:
    """Partners whose names fit in the column; when none does, the first."""
    narrow = [name for name in practice.partners if not _has_wide_word(name, widest)]
    shown = (narrow or list(practice.partners))[:most]
    return some(shown, len(shown), is_more=len(shown) < len(practice.partners))


def _has_wide_word(text: str, widest: float) -> bool:
    """Whether a word would ask for a wider column than the others."""
    return widest_word(text, 1) > widest


def _slide(name: str, title: str, table: Table, size: int, material: Material) -> Slide:
    texts = [cell for row in table.rows for cell in row[1:]]
    told = [
        f"{row[0]}, {heading.strip('“”')}: {cell}"
        for row in table.rows
        for heading, cell in zip(table.headings[1:], row[1:], strict=True)
        if cell not in {NOT_TOLD, TOO_LONG}
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
        notes=(SAY,),
        quotes=("Dit staat in de bronnen:", *told),
        references=material.source_notes(texts),
    )
