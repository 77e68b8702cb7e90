"""The real server for tests: gunicorn as `zoek serve` starts it, on this machine, on a port that is free."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
READY = re.compile(r"http://127\.0\.0\.1:\d+")


def environment(**settings: object) -> dict[str, str]:
    """The environment of this process with these settings of Zoek and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZOEK_")}
    return kept | {name: str(value) for name, value in settings.items()}


def zoek(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """A command of Zoek, run to its end."""
    return subprocess.run(
        [sys.executable, "-c", "from zoek.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment(**settings),
        timeout=120,
    )


@contextmanager
def served(data: Path, **settings: Any) -> Iterator[str]:
    """The address of a server over a data folder, while the block runs."""
    with serving(data, **settings) as (address, _):
        yield address


@contextmanager
def serving(data: Path, log: Path | None = None, **settings: Any) -> Iterator[tuple[str, int]]:
    """The same with the id of its first process, whose children are the workers; what it says goes to `log` at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from zoek.cli import main; main()", "serve"],
        cwd=ROOT,
        env=environment(ZOEK_DATA=data, ZOEK_PORT=0, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    said: list[str] = []
    reader = threading.Thread(target=said.extend, args=(process.stdout,))  # a full pipe would stop the server
    try:
        line = process.stdout.readline()
        found = READY.search(line)
        assert found, line + process.stdout.read()
        reader.start()
        yield found.group(), process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)
        if reader.is_alive():
            reader.join()
        process.stdout.close()
        if log:
            log.write_text("".join(said), encoding="utf-8")
