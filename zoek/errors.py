"""Every error that Zoek raises on purpose, told apart by what the reader can do.

ZoekError
├── ConfigError      a setting is wrong: change the environment variable
├── ContentError     the content has faults: change the files that it names
├── QueryError       a question cannot be read: ask it differently
├── NotFound         the thing asked for does not exist: look at the list
├── EngineError      the index is missing, damaged or in use: run `zoek index`
├── ExportError      a file cannot be made: choose less, or give another template
└── HarvestError     the harvest cannot begin or go on: see what it names

Messages and hints are Dutch sentences for the person at the door (command
line or browser). An error of a library is translated where it is caught.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ZoekError(Exception):
    """What happened (`message`) and what to do about it (`hint`), in Dutch."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep both sentences; `str()` gives the message alone."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(ZoekError):
    """One or more settings have a value that cannot be used."""


class QueryError(ZoekError):
    """A question or filter cannot be understood."""


class NotFound(ZoekError):
    """There is no practice, lesson, page or place of that name."""


class EngineError(ZoekError):
    """The index cannot be opened, read or written."""


class ExportError(ZoekError):
    """A file cannot be made of what was chosen, or with the template that was given."""


class HarvestError(ZoekError):
    """The store or archive of the harvest cannot be used, or what was asked of it does not exist."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in the content: where it is, what is wrong, what is expected.

    `line` counts from 1; `field` is the Dutch key or heading, "" when the
    fault is not in a single field.
    """

    file: str
    line: int
    field: str
    message: str
    expected: str = ""

    def __str__(self) -> str:
        """One line of text, in the form that editors can click: file:line."""
        where = f"{self.file}:{self.line}"
        field = f" {self.field}:" if self.field else ""
        expected = f" Verwacht: {self.expected}" if self.expected else ""
        return f"{where}:{field} {self.message}{expected}"


class ContentError(ZoekError):
    """The content folder has faults; all of them are in `faults`, in order of file and line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Sort the faults and count them in the message."""
        self.faults = tuple(sorted(faults))
        count = len(self.faults)
        message = "Er is 1 fout in de inhoud." if count == 1 else f"Er zijn {count} fouten in de inhoud."
        super().__init__(message, "Verbeter de bestanden die hierboven staan en voer `zoek check` opnieuw uit.")
