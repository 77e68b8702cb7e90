"""The files of a content folder, read once: what is checked, what is published and what is compared are the same bytes."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Files:
    """What stands in the files, by their paths in the folder (praktijken/x.md), ascending; or why one cannot be read."""

    read: Mapping[str, bytes]
    unreadable: Mapping[str, str]

    @cached_property
    def digests(self) -> dict[str, bytes]:
        """SHA-256 of every file."""
        return {name: hashlib.sha256(data).digest() for name, data in self.read.items()}

    @property
    def digest(self) -> str:
        """One hash over the names and bytes of them all."""
        whole = hashlib.sha256()
        for name, digest in self.digests.items():
            whole.update(name.encode(errors="surrogateescape") + b"\0" + digest)
        return whole.hexdigest()

    def names(self, folder: str) -> list[str]:
        """The Markdown files in a folder."""
        return [name for name in sorted({*self.read, *self.unreadable}) if name.startswith(f"{folder}/")]

    def text(self, name: str) -> str:
        """The text of a file, its lines ended by a line feed; raises UnicodeDecodeError when it is no UTF-8."""
        return self.read[name].decode().replace("\r\n", "\n").replace("\r", "\n")


def read_files(folder: Path) -> Files:
    """All files that content is made of: *.ttl and *.csv in the folder itself, *.md in the folders in it."""
    read: dict[str, bytes] = {}
    unreadable: dict[str, str] = {}
    for name in sorted(_names(folder)):
        try:
            read[name] = (folder / name).read_bytes()
        except OSError as error:
            unreadable[name] = error.strerror or str(error)
    return Files(read, unreadable)


def _names(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                with os.scandir(entry.path) as inner:
                    yield from (f"{entry.name}/{one.name}" for one in inner if one.name.endswith(".md"))
            elif entry.name.endswith((".ttl", ".csv")):
                yield entry.name
