"""A restart that nobody notices: the port stays open while one process goes and the next one comes."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import TYPE_CHECKING

from tests.samples import write_content
from tests.serving import ROOT, environment
from zoek.search.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AS_SYSTEMD = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.set_inheritable(3, True)
os.environ["LISTEN_PID"], os.environ["LISTEN_FDS"] = str(os.getpid()), "1"
from zoek.cli import main
main(["serve"])
"""
"""What systemd does for a service with a socket: the port as file 3, and two variables that say so."""


@contextmanager
def handed_over(listener: socket.socket, data: Path, code: Path = ROOT) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-c", AS_SYSTEMD, str(listener.fileno())],
        cwd=code,
        env=environment(ZOEK_DATA=data),
        pass_fds=[listener.fileno()],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        assert "staat klaar" in process.stdout.readline()
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        process.stdout.close()


def test_no_request_fails_when_the_site_is_restarted_under_load(tmp_path: Path) -> None:
    publish(write_content(tmp_path / "content"), tmp_path / "data", datetime.now(UTC), lambda done, total: None)
    statuses: list[int | str] = []
    is_over = threading.Event()

    def ask(port: int) -> None:
        while not is_over.is_set():
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            try:
                connection.request("GET", "/zoeken?q=wijkteam")
                statuses.append(connection.getresponse().status)
            except OSError as error:
                statuses.append(repr(error))
            finally:
                connection.close()

    with socket.create_server(("127.0.0.1", 0), backlog=256) as listener:
        port = listener.getsockname()[1]
        with handed_over(listener, tmp_path / "data"):
            visitors = [threading.Thread(target=ask, args=(port,)) for _ in range(4)]
            for visitor in visitors:
                visitor.start()
            time.sleep(0.5)
        before = len(statuses)
        with handed_over(listener, tmp_path / "data"):
            time.sleep(0.5)
            is_over.set()
            for visitor in visitors:
                visitor.join(timeout=30)

    assert set(statuses) == {200}
    assert 0 < before < len(statuses)


def test_a_running_site_does_not_read_the_templates_of_the_next_version(tmp_path: Path) -> None:
    publish(write_content(tmp_path / "content"), tmp_path / "data", datetime.now(UTC), lambda done, total: None)
    shutil.copytree(ROOT / "zoek", tmp_path / "code" / "zoek", ignore=shutil.ignore_patterns("__pycache__"))

    with (
        socket.create_server(("127.0.0.1", 0), backlog=256) as listener,
        handed_over(listener, tmp_path / "data", tmp_path / "code"),
    ):
        for template in (tmp_path / "code" / "zoek" / "web" / "templates").iterdir():
            template.write_text("{{ what_only_the_next_version_has() }}", encoding="utf-8")
        connection = HTTPConnection("127.0.0.1", listener.getsockname()[1], timeout=30)
        connection.request("GET", "/tijdlijn")
        status = connection.getresponse().status
        connection.close()

    assert status == 200
