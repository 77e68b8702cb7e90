"""What the workers of a server hold: memory and open files, each worker by itself."""

from __future__ import annotations

from pathlib import Path


def workers(pid: int) -> list[dict[str, int]]:
    """Of every worker of the server with that first process: memory and memory of its own (MB), and open files."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [_held(Path("/proc", child)) for child in sorted(children, key=int)]


def _held(process: Path) -> dict[str, int]:
    lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    own = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return {"mb": kilobytes["Rss"] // 1024, "ownMb": own // 1024, "files": len(list((process / "fd").iterdir()))}
