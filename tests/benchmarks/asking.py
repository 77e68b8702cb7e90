"""Clients that ask a site all the time how much it holds, and judge every answer."""

from __future__ import annotations

import itertools
import re
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = {
    "/readyz": re.compile(r"ok, (\d+) documenten"),
    "/zoeken?q=soort:praktijk&proef={turn}": re.compile(r"(\d+) resultaten"),
}
"""Pages that say how much there is, and where on them; `turn` makes an address that was asked once before, or never."""
CLIENTS = 2


@dataclass
class Asked:
    """How the answers were; counts are of documents above those of the first index.

    A site may show any index that was begun, but none older than one that was
    committed or that anyone has seen.
    """

    lowest: int = 0
    highest: int = 0
    requests: int = 0
    failed: int = 0
    wrong: int = 0
    slowest_s: float = 0.0
    notes: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def raise_to(self, count: int) -> None:
        """From now on no answer may hold less."""
        with self.lock:
            self.lowest = max(self.lowest, count)

    def judge(self, page: str, count: int | None, lowest: int, seconds: float = 0.0) -> None:
        """Note an answer to a question that was asked when `lowest` was the least; None for no answer."""
        with self.lock:
            self.requests += 1
            self.slowest_s = max(self.slowest_s, round(seconds, 3))
            if count is None:
                self.failed += 1
                self.notes.append(f"{page}: no answer")
            elif not lowest <= count <= self.highest:
                self.wrong += 1
                self.notes.append(f"{page}: {count}, expected {lowest} to {self.highest}")
            else:
                self.lowest = max(self.lowest, count)


@contextmanager
def asking(address: str, clients: int = CLIENTS) -> Iterator[Asked]:
    """Ask every page in turn by several clients while the block runs; gives how the answers were."""
    asked, is_done = Asked(), threading.Event()
    first = {page: _count(address, page) or 0 for page in PAGES}

    def ask() -> None:
        for turn in itertools.count():
            if is_done.is_set():
                return
            for page in PAGES:
                lowest, began = asked.lowest, time.monotonic()
                count = _count(address, page, turn // 2)
                asked.judge(page, None if count is None else count - first[page], lowest, time.monotonic() - began)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield asked
    finally:
        is_done.set()
        for thread in threads:
            thread.join()


def _count(address: str, page: str, turn: int = 0) -> int | None:
    """What the page says there is; None when it fails or does not say."""
    try:
        with urllib.request.urlopen(address + page.format(turn=turn), timeout=30) as answer:
            found = PAGES[page].search(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return None
    return int(found.group(1)) if found else None
