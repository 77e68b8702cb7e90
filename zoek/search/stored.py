"""Arrays and sorted strings in files, read through the memory of the system: opening costs nothing, workers share them.

    text_body.documents.u4    numbers of 32 bits, little-endian, one after the other, and nothing else

The ending of a file tells what it holds, in the short form of numpy.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

BYTES, OFFSETS = "bytes", "offsets"
STEP = 64
"""Strings between two that are at hand in memory: 150,000 strings have 2,300 of these, some 150 kB."""
KINDS = frozenset(f"{sign}{size}" for sign in "iu" for size in (1, 2, 4, 8))
LEAST_MAPPED = 1 << 16
"""Bytes; a smaller array is read, since one that is mapped keeps a file open."""


class Arrays:
    """The arrays in a folder by their names."""

    def __init__(self, folder: Path) -> None:
        """Open them all; raises OSError when one cannot be read, and ValueError when one was cut short."""
        self.folder = folder
        self._arrays = {path.stem: _read(path) for path in folder.iterdir() if path.suffix[1:] in KINDS}
        self._strings: dict[str, SortedStrings] = {}

    def __getitem__(self, name: str) -> NDArray[Any]:
        """The array of a name, one-dimensional and read-only; raises KeyError when there is none."""
        return self._arrays[name]

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def get(self, name: str, other: NDArray[Any]) -> NDArray[Any]:
        """The array of a name, or the other when there is none."""
        return self._arrays.get(name, other)

    def names(self) -> list[str]:
        """The names of all arrays."""
        return list(self._arrays)

    def strings(self, name: str) -> SortedStrings:
        """The strings of a name; the same ones at every call."""
        if name not in self._strings:
            self._strings[name] = SortedStrings(self[f"{name}.{BYTES}"], self[f"{name}.{OFFSETS}"])
        return self._strings[name]


def _read(path: Path) -> NDArray[Any]:
    kind = np.dtype(f"<{path.suffix[1:]}")
    if path.stat().st_size >= LEAST_MAPPED:
        return np.memmap(path, kind, "r").view(np.ndarray)
    array = np.frombuffer(path.read_bytes(), kind)
    array.flags.writeable = False
    return array


def write_array(folder: Path, name: str, array: NDArray[Any]) -> None:
    """Write an array to a file of its own."""
    with array_file(folder, name, array.dtype) as file:
        append(file, array)


def array_file(folder: Path, name: str, kind: np.dtype[Any]) -> BinaryIO:
    """A file to append parts of one array to."""
    return (folder / f"{name}.{kind.str[1:]}").open("wb")


def append(file: BinaryIO, array: NDArray[Any]) -> None:
    """Write an array, or a part of one, where the file ends."""
    file.write(np.ascontiguousarray(array, array.dtype.newbyteorder("<")).data.cast("B") if array.size else b"")


def write_strings(folder: Path, name: str, strings: Iterable[str]) -> None:
    """Write ascending strings: their bytes (UTF-8) and where each begins."""
    encoded = [_bytes(text) for text in strings]
    offsets = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum([len(text) for text in encoded], out=offsets[1:])
    write_array(folder, f"{name}.{BYTES}", np.frombuffer(b"".join(encoded), np.uint8))
    write_array(folder, f"{name}.{OFFSETS}", offsets)


class SortedStrings(Sequence[str]):
    """Strings in ascending order, each once; the number of a string is its place."""

    def __init__(self, data: NDArray[np.uint8], offsets: NDArray[np.int64]) -> None:
        """`data` are the bytes of all of them; string n is from offset n up to the next."""
        self.data = data
        self.offsets = offsets
        self._data = data.data
        self._offsets = offsets.data

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        """The string of a number, or those of a slice."""
        if isinstance(place, slice):
            return [self._encoded(number).decode(errors="surrogatepass") for number in range(len(self))[place]]
        return self._encoded(range(len(self))[place]).decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self[:])

    def place(self, text: str) -> int:
        """How many of the strings come before this one."""
        sought = _bytes(text)
        steps = bisect_left(self._steps, sought)
        low, high = max(0, (steps - 1) * STEP + 1), min(steps * STEP, len(self))
        while low < high:
            middle = (low + high) // 2
            if self._encoded(middle) < sought:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, text: str) -> int | None:
        """The number of a string; None when it is not among them."""
        place = self.place(text)
        return place if self.is_at(place, text) else None

    def is_at(self, place: int, text: str) -> bool:
        """Whether the string at a place is this one."""
        return place < len(self) and self._encoded(place) == _bytes(text)

    @cached_property
    def _steps(self) -> list[bytes]:
        """The first of every STEP strings: with these at hand, half of the looking is done by Python itself."""
        return [self._encoded(number) for number in range(0, len(self), STEP)]

    def _encoded(self, number: int) -> bytes:
        return bytes(self._data[self._offsets[number] : self._offsets[number + 1]])


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def stretches(firsts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of several stretches one after the other: from each first so many.

    >>> stretches(np.array([5, 0]), np.array([3, 2])).tolist()
    [5, 6, 7, 0, 1]
    """
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(firsts - ends + counts, counts) + np.arange(total)
