"""Two rows of ascending strings, or of numbers under entries, put together as one (merging.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from zoek.search.inversion import key_ranges
from zoek.search.stored import BYTES, OFFSETS, append, array_file, stretches, write_array

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.search.stored import SortedStrings

    Numbers = NDArray[np.int64]

NONE = -1
"""The new number of what is left out."""
LOW = 32
"""Bits of the lower half of a key."""


def values_of(name: str) -> str:
    """What stands under the entries of a name: places in texts, or documents."""
    return "places" if name == "pieces" else "documents"


def firsts_of(counts: NDArray[np.integer]) -> Numbers:
    """Where each of several stretches of these lengths begins, and where the last ends."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


@dataclass(frozen=True, slots=True)
class Lists:
    """Ascending numbers under each of several entries, and the new numbers of both; NONE for what is left out."""

    firsts: Numbers
    values: NDArray[np.uint32]
    units: NDArray[np.uint16]
    entries: Numbers
    renumbered: NDArray[np.integer]

    def loads(self, size: int) -> Numbers:
        """How many values at most come under each new entry."""
        used = self.entries != NONE
        loads = np.zeros(size, np.int64)
        loads[self.entries[used]] = np.diff(self.firsts)[used]
        return loads

    def within(self, first: int, end: int) -> tuple[Numbers, NDArray[np.uint16]]:
        """The keys (new entry above new value) in a range of new entries, ascending, and their units."""
        used = np.flatnonzero(self.entries != NONE)
        bounds = np.searchsorted(self.entries[used], (first, end))
        start, stop = (int(used[bounds[0]]), int(used[bounds[1] - 1]) + 1) if bounds[0] < bounds[1] else (0, 0)
        inside = slice(int(self.firsts[start]), int(self.firsts[stop]))
        values = self.renumbered[self.values[inside]]
        stays = values != NONE
        entries = np.repeat(self.entries[start:stop], np.diff(self.firsts[start : stop + 1]))
        return entries[stays] << LOW | values[stays], self.units[inside][stays[: len(self.units)]]


def write_lists(folder: Path, name: str, lists: Sequence[Lists], size: int, *, has_units: bool = False) -> None:
    """Write the lists of both sides as one: what is under the entries, NAME.firsts and, when they have them, NAME.units."""
    values = values_of(name)
    counts = np.zeros(size, np.int64)
    with array_file(folder, f"{name}.{values}", np.dtype(np.uint32)) as file:
        units = [np.zeros(0, np.uint16)]
        for first, end in key_ranges(np.sum([one.loads(size) for one in lists], axis=0)):
            (keys, old), (more, new) = (one.within(first, end) for one in lists)
            places = np.searchsorted(keys, more)
            keys = np.insert(keys, places, more)
            append(file, (keys & (1 << LOW) - 1).astype(np.uint32))
            if has_units:
                units.append(np.insert(old, places, new))
            counts[first:end] = np.bincount((keys >> LOW) - first, minlength=end - first)
    if has_units:
        write_array(folder, f"{name}.units", np.concatenate(units))
    write_array(folder, f"{name}.firsts", firsts_of(counts))


def write_merged_strings(
    folder: Path, name: str, sides: Sequence[SortedStrings], used: Sequence[NDArray[np.bool_]]
) -> tuple[list[Numbers], int]:
    """Write the used strings of both sides as one row; gives the new numbers of each side, and how many there are."""
    before, fresh = sides
    stays, wanted = used[0].copy(), np.flatnonzero(used[1])
    places = np.fromiter((before.place(fresh[number]) for number in wanted.tolist()), np.int64, len(wanted))
    pairs = zip(places.tolist(), wanted.tolist(), strict=True)
    is_known = np.fromiter((before.is_at(place, fresh[number]) for place, number in pairs), bool, len(wanted))
    stays[places[is_known]] = True
    new = places[~is_known]
    kept = np.flatnonzero(stays)
    numbers = np.full(len(stays), NONE, np.int64)
    numbers[kept] = np.arange(len(kept)) + np.searchsorted(new, kept, "right")
    others = np.full(len(used[1]), NONE, np.int64)
    others[wanted[is_known]] = numbers[places[is_known]]
    others[wanted[~is_known]] = np.searchsorted(kept, new) + np.arange(len(new))
    _write_strings(folder, name, sides, (numbers, others))
    return [numbers, others], len(kept) + len(new)


def _write_strings(folder: Path, name: str, sides: Sequence[SortedStrings], numbers: Sequence[Numbers]) -> None:
    size = 1 + int(max(found.max(initial=NONE) for found in numbers))
    firsts, lengths, shift = np.zeros(size, np.int64), np.zeros(size, np.int64), 0
    for side, found in zip(sides, numbers, strict=True):
        is_used = found != NONE
        firsts[found[is_used]] = side.offsets[:-1][is_used] + shift
        lengths[found[is_used]] = np.diff(side.offsets)[is_used]
        shift += len(side.data)
    letters = np.concatenate([side.data for side in sides])
    write_array(folder, f"{name}.{BYTES}", letters[stretches(firsts, lengths)])
    write_array(folder, f"{name}.{OFFSETS}", firsts_of(lengths))


def by_number(numbers: Sequence[Numbers], values: Sequence[NDArray[Any]], size: int) -> NDArray[Any]:
    """What belongs to every new number: of one that both sides have, what the first has."""
    found = np.zeros(size, values[0].dtype)
    for side, row in reversed(list(zip(numbers, values, strict=True))):
        found[side[side != NONE]] = row[side != NONE]
    return found


def sums_by_number(numbers: Sequence[Numbers], values: Sequence[NDArray[Any]], size: int) -> NDArray[np.uint32]:
    """What belongs to every new number, of both sides together."""
    found = np.zeros(size, np.int64)
    for side, row in zip(numbers, values, strict=True):
        found[side[side != NONE]] += row[side != NONE]
    return found.astype(np.uint32)


def rows_by_number(numbers: Sequence[Numbers], firsts: Sequence[Numbers], size: int) -> tuple[Numbers, Numbers]:
    """Where the row of every new number is among the values of both sides, one after the other; and how long it is."""
    begins, counts, shift = np.zeros(size, np.int64), np.zeros(size, np.int64), int(firsts[0][-1])
    for side, bounds, start in ((numbers[1], firsts[1], shift), (numbers[0], firsts[0], 0)):
        is_used = side != NONE
        begins[side[is_used]] = bounds[:-1][is_used] + start
        counts[side[is_used]] = np.diff(bounds)[is_used]
    return stretches(begins, counts), counts
