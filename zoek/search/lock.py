"""One builder at a time, and no folder removed under its readers: locks that end with the process that holds them."""

from __future__ import annotations

import fcntl
import os
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zoek.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


@contextmanager
def exclusive(path: Path, now: datetime) -> Iterator[None]:
    """Hold the lock file while the block runs.

    Raises EngineError that names the holder and since when, if another process has it.
    """
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "onbekend"
            message = f"Een ander proces bouwt de index al: {holder}."
            raise EngineError(message, "Wacht tot dat klaar is en probeer het dan opnieuw.") from None
        file.seek(0)
        file.truncate()
        file.write(f"proces {os.getpid()}, sinds {now:%d-%m-%Y %H:%M:%S} UTC")
        file.flush()
        yield


class Shared:
    """A lock on a file that any number of readers may hold, until nothing refers to it any more."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raises OSError when the file cannot be opened or locked."""
        handle = os.open(path, os.O_RDONLY)
        self._finalizer = weakref.finalize(self, os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_SH)


@contextmanager
def unread(path: Path) -> Iterator[bool]:
    """Whether no reader holds the file, and none can while the block runs; true when there is no file."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        yield not path.exists()
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_free = True
    except OSError:
        is_free = False
    try:
        yield is_free
    finally:
        os.close(handle)
