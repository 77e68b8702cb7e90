"""What is told of a number of times: the middle and the slow end; and of the machine they were taken on."""

from __future__ import annotations

import os
import platform
import statistics
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def summary(taken: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and longest of times in milliseconds."""
    ordered = sorted(taken)
    at_95 = ordered[int(len(ordered) * 0.95)]
    return {"median": round(statistics.median(ordered), 3), "p95": round(at_95, 3), "max": round(ordered[-1], 3)}


def machine() -> dict[str, object]:
    """What figures depend on: processor, cores, how busy they were (1 minute), Python, and the day."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.processor())
