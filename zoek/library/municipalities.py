"""The municipalities of the Netherlands: official names, codes, provinces, mergers.

File: gemeenten.csv, with comment lines (#) above the header. A row with
`opgegaanIn` is a municipality that no longer exists.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zoek.errors import Fault

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("naam", "code", "provincie", "breedte", "lengte", "andereNamen", "opgegaanIn", "opgegaanOp")
BOUNDS = {"breedte": (50.7, 53.6), "lengte": (3.3, 7.3)}
"""Degrees WGS84 between which the European Netherlands lie."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality; coordinates of its main town in degrees WGS84, None for a former one.

    `successors` names the municipalities it went into on `merged_on`.
    """

    name: str
    code: str
    province: str
    latitude: float | None = None
    longitude: float | None = None
    other_names: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    merged_on: date | None = None


def read_municipalities(path: Path, faults: list[Fault]) -> dict[str, Municipality]:
    """The municipalities by name, in the order of the file; faults are added to the list."""
    return municipalities_of(path.read_text(encoding="utf-8"), path.name, faults)


def municipalities_of(text: str, file: str, faults: list[Fault]) -> dict[str, Municipality]:
    """The municipalities by name, in the order of the text; faults are added to the list."""
    numbered = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not numbered or tuple(next(csv.reader([numbered[0][1]]))) != COLUMNS:
        faults.append(Fault(file, 1, "", "De regel met kolomnamen klopt niet.", ",".join(COLUMNS)))
        return {}
    found: dict[str, Municipality] = {}
    for number, line in numbered[1:]:
        cells = next(csv.reader([line]))
        if len(cells) != len(COLUMNS):
            faults.append(Fault(file, number, "", f"{len(cells)} kolommen.", f"{len(COLUMNS)} kolommen"))
            continue
        place = _municipality(dict(zip(COLUMNS, cells, strict=True)), file, number, faults)
        if place.name in found:
            faults.append(Fault(file, number, "naam", f"{place.name} staat er twee keer.", "elke naam één keer"))
        found[place.name] = place
    _check_successors(found, file, faults)
    return found


def _municipality(row: dict[str, str], file: str, line: int, faults: list[Fault]) -> Municipality:
    return Municipality(
        name=row["naam"],
        code=row["code"],
        province=row["provincie"],
        latitude=_degrees(row, "breedte", file, line, faults),
        longitude=_degrees(row, "lengte", file, line, faults),
        other_names=_names(row["andereNamen"]),
        successors=_names(row["opgegaanIn"]),
        merged_on=_date(row, file, line, faults),
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def _degrees(row: dict[str, str], column: str, file: str, line: int, faults: list[Fault]) -> float | None:
    lowest, highest = BOUNDS[column]
    text = row[column]
    if not text and row["opgegaanIn"]:
        return None
    try:
        degrees = float(text)
    except ValueError:
        degrees = 0.0
    if not lowest <= degrees <= highest:
        faults.append(Fault(file, line, column, f"'{text}' ligt niet in Nederland.", f"{lowest} tot {highest}"))
    return degrees


def _date(row: dict[str, str], file: str, line: int, faults: list[Fault]) -> date | None:
    text = row["opgegaanOp"]
    if not text and not row["opgegaanIn"]:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append(Fault(file, line, "opgegaanOp", f"'{text}' is geen datum.", "jaar-maand-dag"))
        return None


def _check_successors(found: dict[str, Municipality], file: str, faults: list[Fault]) -> None:
    for place in found.values():
        unknown = [name for name in place.successors if name not in found]
        if unknown:
            faults.append(
                Fault(
                    file,
                    1,
                    "opgegaanIn",
                    f"{place.name}: {', '.join(unknown)} staat niet in dit bestand.",
                    "een gemeente",
                )
            )
