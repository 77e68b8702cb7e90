"""One builder at a time: a lock that the operating system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import os
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
