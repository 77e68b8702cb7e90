"""What it takes to index a generated corpus: one engine, in a process of its own, so that its memory is its own.

    python -m tests.benchmarks.indexing ENGINE DOCUMENTS FOLDER

The engine `nothing` only reads the documents: what the generator takes itself.
`update` makes a new index out of Zoek's in the folder, ten documents changed.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import documents
from tests.benchmarks.peers import make_peer
from tests.benchmarks.peers.zoek_engine import ZoekPeer
from tests.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zoek.search.document import Document

NOTHING, UPDATE = "nothing", "update"
CHANGED = 10
STATUS = Path("/proc/self/status")


class Clocked:
    """Documents, with the seconds that went into making them: by the clock, and of the processor."""

    def __init__(self, source: Iterable[Document]) -> None:
        self._source = iter(source)
        self.seconds = self.processor_seconds = 0.0

    def __iter__(self) -> Iterator[Document]:
        return self

    def __next__(self) -> Document:
        began, processor = time.perf_counter(), time.process_time()
        try:
            return next(self._source)
        finally:
            self.seconds += time.perf_counter() - began
            self.processor_seconds += time.process_time() - processor


def indexed(name: str, count: int, folder: Path) -> dict[str, float]:
    """Seconds (without those of the generator), peak memory and size on disk of an index, made in another process."""
    command = [sys.executable, "-m", "tests.benchmarks.indexing", name, str(count), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(done.stderr)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _index(name: str, count: int, folder: Path) -> dict[str, float]:
    source, began, processor = Clocked(documents(count)), time.perf_counter(), time.process_time()
    if name == NOTHING:
        deque(source, maxlen=0)
        seconds, processor_seconds = source.seconds, source.processor_seconds
    else:
        if name == UPDATE:
            _update(source, count, folder)
        else:
            make_peer(name, folder).index(source)
        seconds = time.perf_counter() - began - source.seconds
        processor_seconds = time.process_time() - processor - source.processor_seconds
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "seconds": round(seconds, 2),
        "processorSeconds": round(processor_seconds, 2),
        "peakMb": round(_peak_kb() / 1024, 1),
        "diskMb": round(size / 1024**2, 2),
    }


def _update(source: Iterable[Document], count: int, folder: Path) -> None:
    """Make the index that comes after the one in the folder, and open it."""
    every = max(count // CHANGED, 1)
    changed = (
        replace(document, body=f"{document.body}\nHier staat nu iets anders.") if place % every == 0 else document
        for place, document in enumerate(source)
    )
    with tempfile.TemporaryDirectory(dir=folder.parent) as new:
        ZoekPeer(folder).update(changed, Path(new))
        ZoekPeer(Path(new)).open()


def _peak_kb() -> int:
    """The most memory this process had; on Linux not by getrusage, which begins at what the parent had.

    With that of the largest process that it started and waited for, if any.
    """
    if STATUS.exists():
        line = next(line for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


if __name__ == "__main__":
    print(json.dumps(_index(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
