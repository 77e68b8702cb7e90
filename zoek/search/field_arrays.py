"""The fields of an index in arrays: the documents of each term with its frequency there, or the places of each word.

fields.json                    the fields, the strings that name their terms, and where those begin in FIELD.firsts
FIELD.firsts                   where the postings of each string begin
FIELD.documents, FIELD.units   the documents of each term, ascending, and its frequency in each
FIELD.places                   in place of these: the places of each word in one row through all documents
FIELD.lengths                  the length of the field in each document, when it is scored
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from zoek.search.word_table import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.search.stored import Arrays, SortedStrings

FIELDS = "fields.json"
PLACES_FIRSTS = "places.firsts"


@dataclass(frozen=True, slots=True)
class FieldArrays:
    """Where a field has its arrays: `strings` name its terms; those of the field begin at `first` in NAME.firsts."""

    name: str
    strings: str
    arrays: str
    first: int = 0
    has_places: bool = False


def write_fields(folder: Path, listed: Sequence[FieldArrays]) -> None:
    """Write which fields there are."""
    (folder / FIELDS).write_text(json.dumps([asdict(field) for field in listed]), encoding="utf-8")


def read_fields(arrays: Arrays) -> dict[str, Field]:
    """The fields of an index by their names, ascending."""
    stored = json.loads((arrays.folder / FIELDS).read_text(encoding="utf-8"))
    listed = sorted((FieldArrays(**values) for values in stored), key=lambda field: field.name)
    return {field.name: Field(arrays, field) for field in listed}


class Field:
    """One field: its terms by their strings, and the postings of each."""

    def __init__(self, arrays: Arrays, stored: FieldArrays) -> None:
        """Nothing is read yet."""
        self._arrays = arrays
        self._stored = stored

    @cached_property
    def strings(self) -> SortedStrings:
        """The strings that name terms; not all of them need be in this field."""
        return self._arrays.strings(self._stored.strings)

    @cached_property
    def firsts(self) -> NDArray[np.int64]:
        """Where the postings of each string begin."""
        first = self._stored.first
        return self._arrays[f"{self._stored.arrays}.firsts"][first : first + len(self.strings) + 1]

    @property
    def has_places(self) -> bool:
        """Whether it has places, not documents and frequencies."""
        return self._stored.has_places

    def stretch(self, text: str) -> slice | None:
        """Which of the postings are those of a term; None when there are none."""
        number = self.strings.find(text)
        return None if number is None else self.stretch_at(number)

    def stretch_at(self, number: int) -> slice | None:
        """The same for the number of the term among the strings."""
        first, end = self.firsts[number : number + 2].tolist()
        return slice(first, end) if first < end else None

    def terms(self) -> Iterator[str]:
        """The terms of the field, ascending."""
        return (self.strings[number] for number in np.flatnonzero(np.diff(self.firsts)).tolist())

    def documents(self, stretch: slice) -> NDArray[np.uint32]:
        """The documents of a term, ascending."""
        if not self._stored.has_places:
            return self._arrays[f"{self._stored.arrays}.documents"][stretch]
        return np.unique(self._holders(stretch)).astype(np.uint32)

    def weights(self, stretch: slice) -> NDArray[np.float64]:
        """The frequency of a term in each of its documents."""
        if self._stored.has_places:
            return np.unique(self._holders(stretch), return_counts=True)[1].astype(np.float64)
        name = f"{self._stored.arrays}.units"
        if name not in self._arrays:
            return np.ones(stretch.stop - stretch.start)
        return self._arrays[name][stretch] * UNIT

    def places_by_document(self, stretch: slice) -> list[NDArray[np.int64]]:
        """The places of a word within each of its documents, counted from where that begins."""
        begins = self._arrays[PLACES_FIRSTS]
        holders = self._holders(stretch)
        within = self.places(stretch) - begins[holders]
        return np.split(within, np.flatnonzero(np.diff(holders)) + 1)

    def places(self, stretch: slice) -> NDArray[np.uint32]:
        """The places of a word in one row through all documents, ascending."""
        return self._arrays[f"{self._stored.arrays}.places"][stretch]

    def lengths(self) -> NDArray[np.float64] | None:
        """The length of the field in each document, if it has any."""
        name = f"{self._stored.arrays}.lengths"
        return self._arrays[name] * UNIT if name in self._arrays else None

    def _holders(self, stretch: slice) -> NDArray[np.int64]:
        return np.searchsorted(self._arrays[PLACES_FIRSTS], self.places(stretch), "right") - 1
