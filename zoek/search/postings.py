"""Where a term occurs, as numpy arrays, decoded once and kept while there is room."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from numpy.typing import NDArray

CACHE_BYTES = 160 * 1024 * 1024
"""Room in one process for decoded terms, and as much for weighed words (weighing.py), which share arrays with them.

The content of the project needs under 2 MB. At 100,000 generated documents a hundred questions of scripts/bench have
161 and 133 MB: with room for 64 a page takes 11.1 ms of processor time, with this 6.1 (95%: 35.4 and 10.9; 2026).
"""

SPARSE = 6
"""A term that fewer than one in so many documents hold is summed by sorting, others over an array of all documents.

At 100,000 documents sorting takes 0.15 ms and the array 0.40 for one in 8, 0.73 and 0.58 for one in 4 (2026).
"""
OVERHEAD_BYTES = 400
"""What a term takes beside its arrays, also one that no document holds (406 measured)."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that hold a term: `numbers` ascending (int32), `scores` of the same length (float64)."""

    numbers: NDArray[np.int32]
    scores: NDArray[np.float64]

    @property
    def size(self) -> int:
        """Bytes taken: the arrays, and what Python needs to keep them."""
        return self.numbers.nbytes + self.scores.nbytes + OVERHEAD_BYTES


class Sized(Protocol):
    """Something that is kept in arrays."""

    @property
    def size(self) -> int:
        """Bytes taken."""


Key = TypeVar("Key", bound="Hashable")
Kept = TypeVar("Kept", bound=Sized)


class ArraysCache(Generic[Key, Kept]):
    """The least recently used arrays make room for new ones; safe to share between threads."""

    def __init__(self, make: Callable[[Key], Kept], max_bytes: int = CACHE_BYTES) -> None:
        """`make` is called once for a key of which nothing is kept, never by two threads at a time."""
        self._make = make
        self._max_bytes = max_bytes
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def __getitem__(self, key: Key) -> Kept:
        """What is kept for a key, or made for it now."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            made = self._kept[key] = self._make(key)
            self._bytes += made.size
            while self._bytes > self._max_bytes and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= dropped.size
            return made


def summed(
    parts: Sequence[tuple[NDArray[np.uint32], NDArray[np.float64]]], size: int
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Documents that any of the parts has, ascending, with the sum of their numbers there; `size` in all.

    >>> numbers, sums = summed([(np.array([1, 5]), np.array([1.0, 2.0])), (np.array([5]), np.array([0.5]))], 9)
    >>> numbers.tolist(), sums.tolist()
    ([1, 5], [1.0, 2.5])
    """
    filled = [part for part in parts if len(part[0])]
    if len(filled) == 1:
        numbers, weights = filled[0]
        return numbers.astype(np.int32), weights
    if sum(len(numbers) for numbers, _ in filled) * SPARSE > size:
        sums = np.zeros(size)
        for numbers, weights in filled:
            np.add.at(sums, numbers, weights)  # a third of what `sums[numbers] += weights` takes
        holders = np.flatnonzero(sums > 0)  # of truths it is ten times as fast
        return holders.astype(np.int32), sums[holders]
    every = np.concatenate([np.zeros(0, np.int32), *(numbers for numbers, _ in filled)])
    order = np.argsort(every, kind="stable")
    ordered = every[order]
    places = np.flatnonzero(np.diff(ordered, prepend=-1))
    values = np.concatenate([np.zeros(0), *(weights for _, weights in filled)])[order]
    return ordered[places].astype(np.int32), np.add.reduceat(values, places) if len(places) else values


def starts_of_row(places: Sequence[NDArray[np.uint32]]) -> NDArray[np.int64]:
    """Where words stand in a row, given the ascending places of each: the places of the first.

    >>> starts_of_row([np.array([1, 5, 9]), np.array([2, 6]), np.array([7, 10])]).tolist()
    [5]
    """
    rarest = min(range(len(places)), key=lambda step: len(places[step]))
    starts = places[rarest].astype(np.int64) - rarest
    for step, further in enumerate(places):
        if step != rarest and len(starts):
            found = np.searchsorted(further, starts + step)
            inside = np.minimum(found, len(further) - 1)
            starts = starts[further[inside] == starts + step]
    return starts
