"""Who watches over the site sees what it does, and nothing of who asked."""

from __future__ import annotations

import json
import re
import socket
import time
import urllib.request
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.samples import write_content
from tests.serving import serving
from zoek.search.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

PLANTED = ("planteren", "Plantbrowser", "203.0.113.77", "plantnaam", "plantverwijzer")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content, folder = write_content(tmp_path_factory.mktemp("content")), tmp_path_factory.mktemp("data")
    publish(content, folder, datetime(2026, 11, 23, tzinfo=UTC), lambda done, total: None)
    return folder


def ask(address: str) -> None:
    headers = {"User-Agent": PLANTED[1], "X-Forwarded-For": PLANTED[2], "Referer": f"https://{PLANTED[4]}.example/"}
    for path in (f"/zoeken?q={PLANTED[0]}", f"/zoeken?q={PLANTED[0]}", f"/praktijken/{PLANTED[3]}", "/healthz"):
        try:
            urllib.request.urlopen(urllib.request.Request(address + path, headers=headers), timeout=30).close()
        except urllib.error.HTTPError as error:
            error.close()


def test_the_log_tells_of_each_request_and_of_no_visitor(data: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"

    with serving(data, log=log, ZOEK_LOG="json", ZOEK_PROXIES=1) as (address, _):
        ask(address)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]

    told: list[dict[str, Any]] = [line for line in lines if line["soort"] == "verzoek"]
    assert [(line["route"], line["status"]) for line in told] == [
        ("/zoeken", 200),
        ("/zoeken", 200),
        ("/praktijken/<name>", 404),
        ("/healthz", 200),
    ]
    assert all(set(line) == {"moment", "soort", "methode", "route", "status", "ms", "bytes"} for line in told)
    assert told[0]["bytes"] > 1000
    text = log.read_text(encoding="utf-8")
    assert [planted for planted in PLANTED if planted in text] == []


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def figures(port: int) -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
        text = answer.read().decode()
    return {name: float(value) for name, value in re.findall(r"^(zoek_\S+) (\S+)$", text, re.MULTILINE)}


def test_prometheus_gets_the_figures_of_all_workers_together(data: Path) -> None:
    port = free_port()

    with serving(data, ZOEK_METRICS_PORT=port, ZOEK_WORKERS=2) as (address, _):
        for _ in range(10):
            ask(address)
        found = figures(port)

    assert found['zoek_requests_total{method="GET",route="/zoeken",status="200"}'] == 20
    assert found['zoek_requests_total{method="GET",route="/praktijken/<name>",status="404"}'] == 10
    assert found['zoek_request_seconds_count{route="/zoeken"}'] == 20
    assert found["zoek_index_documents"] == 3
    assert found["zoek_index_built_timestamp_seconds"] == datetime(2026, 11, 23, tzinfo=UTC).timestamp()
    assert found['zoek_worker_memory_bytes{worker="2"}'] > 10_000_000
    assert not any(planted in name for name in found for planted in PLANTED)


def test_a_new_index_is_seen_in_the_figures(data: Path, tmp_path: Path) -> None:
    port = free_port()
    content = write_content(tmp_path / "content")
    publish(content, tmp_path / "data", datetime(2026, 11, 23, tzinfo=UTC), lambda done, total: None)

    with serving(tmp_path / "data", ZOEK_METRICS_PORT=port) as _:
        publish(content, tmp_path / "data", datetime.now(UTC), lambda done, total: None, is_full=True)
        age_s = time.time() - figures(port)["zoek_index_built_timestamp_seconds"]

    assert 0 <= age_s < 60
