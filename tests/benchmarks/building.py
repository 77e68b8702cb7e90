"""An index that is built in processes of their own, over a copy of content, while a real server searches it."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mocksite.institutes import write_source
from tests.samples import PRACTICE
from tests.serving import ROOT, environment, serving
from zoek.search.publication import POINTER, Publications
from zoek.search.publish import BUILDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mocksite.site import Site

LONGEST_BUILD_S = 120
SOURCE = "veel"
PACE = 0.05
"""Of the second that a source waits between two pages."""
CONTACT = "robot@voorbeeld.nl"
SWITCH, BUILD, ANY = "switch", "build", "any"


class Builder:
    """Builds an index in processes of their own, that can be killed."""

    def __init__(self, content: Path, data: Path) -> None:
        """Build the first index and see how long that takes."""
        self._content, self._data = content, data
        began = time.monotonic()
        assert self.start().wait(LONGEST_BUILD_S) == 0
        self.duration_s = time.monotonic() - began
        self._base = len(self._current())

    def _current(self) -> set[str]:
        return set(Publications(self._data).current().library.practices)

    def count(self) -> int:
        """How many documents the index in use holds above the first one; raises EngineError."""
        return len(self._current()) - self._base

    def add(self, number: int, text: str = "") -> None:
        """Put one more practice in the content, or change one."""
        practice = PRACTICE[: PRACTICE.index("verwant:")] + PRACTICE[PRACTICE.index("bronnen:") :]
        practice = practice.replace("themas: [wijkteam]", "themas: []").replace("regios: [Twente]", "regios: []")
        path = self._content / "praktijken" / f"proef-{number}.md"
        path.write_text(practice.replace("Achter de voordeur in Enschede", f"Proef {number}{text}"), encoding="utf-8")

    def follow(self, site: Site) -> None:
        """Follow a mock site, and none of those that the content follows."""
        for path in (self._content / "bronnen").glob("*.toml"):
            path.unlink()
        write_source(self._content, SOURCE, site, "paginasPerDag = 10000\n")

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        """`zoek index`, running."""
        return self._zoek("index", *options)

    def harvest(self, pages: int) -> subprocess.Popen[bytes]:
        """`zoek harvest` of so many pages of the site that is followed, running; it makes a new index too."""
        return self._zoek("harvest", SOURCE, "--limit", str(pages), ZOEK_LOOPBACK=PACE, ZOEK_CONTACT=CONTACT)

    def _zoek(self, *arguments: str, **settings: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", "from zoek.cli import main; main()", *arguments],
            cwd=ROOT,
            env=environment(ZOEK_CONTENT=self._content, ZOEK_DATA=self._data, **settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self, process: subprocess.Popen[bytes], moment: str, delay_s: float) -> str:
        """Kill it a while after the moment; gives what it was doing, "" when it had finished."""
        before = self._pointer()
        deadline = time.monotonic() + LONGEST_BUILD_S
        while process.poll() is None and time.monotonic() < deadline and not self._is_at(moment, before):
            time.sleep(0.0002)
        until = time.monotonic() + delay_s
        while process.poll() is None and time.monotonic() < until:
            time.sleep(0.0002)
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            return ""
        if self._pointer() != before:
            return "after the switch"
        return "while building" if list((self._data / "index").glob(f"{BUILDING}*")) else "before building"

    def _is_at(self, moment: str, before: str) -> bool:
        folder = self._data / "index"
        if moment == SWITCH:
            return (folder / f"{POINTER}.nieuw").exists() or self._pointer() != before
        return moment == ANY or any(folder.glob(f"{BUILDING}*"))

    def _pointer(self) -> str:
        return (self._data / "index" / POINTER).read_text(encoding="utf-8")

    def folders(self) -> list[str]:
        """The folders beside the pointer: publications, and builds that were broken off."""
        return [path.name for path in (self._data / "index").iterdir() if path.is_dir()]


@contextmanager
def served_copy(content: Path) -> Iterator[tuple[Builder, str, int]]:
    """A builder over a copy of that content, and the address and first process of a server that searches it."""
    with tempfile.TemporaryDirectory() as name:
        copy, data = Path(name) / "content", Path(name) / "data"
        shutil.copytree(content, copy)
        builder = Builder(copy, data)
        with serving(data) as (address, pid):
            yield builder, address, pid
