"""How wide the columns of a table are and how high its rows: no word is broken by the edge of its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.presentations.fit import text_height, widest_word
from zoek.presentations.looks import MARGIN_X, MARGIN_Y

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.presentations.deck import Table


def shared(room: float, needs: Sequence[float]) -> list[float]:
    """The widths of columns that share a room: equal, but each at least what it needs.

    Equal too when they need more than there is.
    """
    widths: dict[int, float] = {}
    equal = room / len(needs)
    if sum(needs) > room:
        return [equal] * len(needs)
    while wide := {place: need for place, need in enumerate(needs) if place not in widths and need > equal}:
        widths |= wide
        equal = (room - sum(widths.values())) / max(1, len(needs) - len(widths))
    return [widths.get(place, equal) for place in range(len(needs))]


def needed(heading: str, cells: Sequence[str], size: float) -> float:
    """The width that a column needs for its widest word and its margins, in points."""
    words = max(widest_word(cell, size) for cell in cells)
    return max(words, widest_word(heading, size, is_bold=True)) + 2 * MARGIN_X


def broken_words(table: Table, size: float, width: float) -> int:
    """In how many columns of a table on a slide a word is broken by the edge of its cell."""
    columns = list(zip(table.headings, *table.rows, strict=True))
    return sum(
        needed(heading, cells, size) > share * width + 0.01  # sums of fractions differ in their last digit
        for (heading, *cells), share in zip(columns, table.shares, strict=True)
    )


def row_heights(table: Table, size: float, width: float) -> list[float]:
    """The height of the headings and of every row of a table on a slide, in points."""
    columns = [share * width - 2 * MARGIN_X for share in table.shares]
    heads = max(
        text_height([text], size, column, is_bold=True) for text, column in zip(table.headings, columns, strict=True)
    )
    rows = [
        max(text_height([text], size, column) for text, column in zip(row, columns, strict=True)) for row in table.rows
    ]
    return [height + 2 * MARGIN_Y for height in (heads, *rows)]


def table_height(table: Table, size: float, width: float) -> float:
    """The height of a table on a slide, in points."""
    return sum(row_heights(table, size, width))
