"""Figures for Prometheus, over all workers, on a port of their own that only this machine can reach (ZOEK_METRICS_PORT).

Imported only when they are asked for: the library decides at its import
whether several processes count together (PROMETHEUS_MULTIPROC_DIR).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, multiprocess, start_http_server
from prometheus_client.core import GaugeMetricFamily

from zoek.errors import ZoekError
from zoek.search.publication import Manifest, Publications

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zoek.web.watching import Seen

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Bounds of the histogram; 0.15 is the time that the slowest twentieth of searches must stay under."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
REQUESTS = Counter("zoek_requests", "Requests by rule, method and status.", ["route", "method", "status"])
DURATIONS = Histogram("zoek_request_seconds", "Seconds until the answer begins, by rule.", ["route"], buckets=SECONDS)


def count(seen: Seen) -> None:
    """Count a request."""
    REQUESTS.labels(seen.route, seen.method, str(seen.status)).inc()
    DURATIONS.labels(seen.route).observe(seen.seconds)


class State:
    """What is read at the moment that somebody asks: the index in use, the memory of the workers."""

    def __init__(self, data: Path, workers: Callable[[], Iterable[int]]) -> None:
        """Of the publications under a data folder, and of the processes with these ids."""
        self._publications = Publications(data)
        self._workers = workers

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures; without a usable index those of it are 0."""
        try:
            manifest = Manifest.read(self._publications.current_folder())
            documents, built = manifest.documents, manifest.built_at.timestamp()
        except ZoekError:
            documents, built = 0, 0.0
        yield GaugeMetricFamily("zoek_index_documents", "Documents in the index in use.", value=documents)
        yield GaugeMetricFamily("zoek_index_built_timestamp_seconds", "When that index was built.", value=built)
        memory = GaugeMetricFamily("zoek_worker_memory_bytes", "Memory in use by each worker.", labels=["worker"])
        for number, process in enumerate(sorted(self._workers()), 1):
            memory.add_metric([str(number)], resident_bytes(process))
        yield memory


def resident_bytes(process: int) -> int:
    """The memory that a process holds; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES
    except (OSError, IndexError, ValueError):
        return 0


def serve(port: int, state: State) -> int:
    """Answer on this port of 127.0.0.1 (0: a free one) in a thread; gives the port."""
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(state)
    server, _ = start_http_server(port, addr="127.0.0.1", registry=registry)
    return int(server.server_port)


def forget(process: int) -> None:
    """Leave out what only counts while a worker lives."""
    multiprocess.mark_process_dead(process)  # type: ignore[no-untyped-call]
