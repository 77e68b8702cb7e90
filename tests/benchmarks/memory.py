"""What the workers of a server hold and take: memory, open files and processor time."""

from __future__ import annotations

import os
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def workers(pid: int) -> list[dict[str, int]]:
    """Of every worker of the server with that first process: memory and memory of its own (MB), and open files."""
    return [_held(process) for process in _processes(pid)]


def processor_seconds(pid: int) -> float:
    """What the workers of that server took of the processor together since they began."""
    stats = ((process / "stat").read_text(encoding="utf-8") for process in _processes(pid))
    fields = (stat.rpartition(")")[2].split() for stat in stats)
    return sum(int(user) + int(system) for user, system in (row[11:13] for row in fields)) / TICKS_A_SECOND


def _processes(pid: int) -> list[Path]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [Path("/proc", child) for child in sorted(children, key=int)]


def _held(process: Path) -> dict[str, int]:
    lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return {"mb": kilobytes["Rss"] // 1024, "ownMb": own // 1024, "files": len(list((process / "fd").iterdir()))}
