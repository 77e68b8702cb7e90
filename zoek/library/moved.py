"""Old ids of practices that got another name, so that an address in a report or a feed keeps working.

File: verhuisd.csv, with comment lines (#) above the header. It may be absent.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from zoek.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

COLUMNS = ["oud", "nieuw"]


def moved_of(text: str, file: str, practices: Collection[str], faults: list[Fault]) -> dict[str, str]:
    """The present id by each old one; faults are added to the list.

    An old id may not be in use again, and leads to a practice that is there.
    """
    rows = list(_rows(text))
    if not rows or rows[0][1] != COLUMNS:
        faults.append(Fault(file, 1, "", "De regel met kolomnamen klopt niet.", ",".join(COLUMNS)))
        return {}
    moved: dict[str, str] = {}
    for line, cells in rows[1:]:
        if len(cells) != len(COLUMNS):
            faults.append(Fault(file, line, "", f"{len(cells)} kolommen.", f"{len(COLUMNS)} kolommen"))
            continue
        old, new = cells
        if old in practices or old in moved:
            faults.append(Fault(file, line, "oud", f"'{old}' bestaat al.", "een naam die er niet meer is"))
        if new not in practices:
            faults.append(Fault(file, line, "nieuw", f"'{new}' is er niet.", "een praktijk uit praktijken/"))
        moved[old] = new
    return moved


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, next(csv.reader([line]))
