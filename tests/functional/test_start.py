"""scripts/start as an administrator runs it, on good and on bad days."""

from __future__ import annotations

import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.samples import change, write_content
from tests.serving import READY, ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@contextmanager
def started(**settings: object) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [ROOT / "scripts" / "start"],
        env=environment(**{"ZOEK_PORT": 0} | settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def output_until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if READY.search(line):
            break
    return "".join(lines)


def test_start_builds_the_index_and_serves(content: Path, tmp_path: Path) -> None:
    with started(ZOEK_CONTENT=content, ZOEK_DATA=tmp_path / "data") as process:
        output = output_until_ready(process)

    assert READY.search(output)
    assert (tmp_path / "data" / "index" / "CURRENT").exists()


def test_start_with_faulty_content_and_no_index_names_the_faults_and_stops(content: Path, tmp_path: Path) -> None:
    change(content, "praktijken/wijkteams-arnhem.md", "status: loopt", "status: klaar")

    with started(ZOEK_CONTENT=content, ZOEK_DATA=tmp_path / "data") as process:
        output, _ = process.communicate(timeout=120)

    assert process.returncode == 1
    assert "praktijken/wijkteams-arnhem.md:7: status" in output


def test_start_with_faulty_content_goes_on_with_the_index_of_the_last_time(content: Path, tmp_path: Path) -> None:
    settings = {"ZOEK_CONTENT": content, "ZOEK_DATA": tmp_path / "data"}
    with started(**settings) as process:
        output_until_ready(process)
    change(content, "praktijken/wijkteams-arnhem.md", "status: loopt", "status: klaar")

    with started(**settings) as process:
        output = output_until_ready(process)

    assert "de site start met de index van de vorige keer" in output
    assert READY.search(output)


def test_start_tells_that_the_port_is_in_use(content: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with started(ZOEK_CONTENT=content, ZOEK_DATA=tmp_path / "data", ZOEK_PORT=taken.getsockname()[1]) as process:
            output, _ = process.communicate(timeout=120)

    assert process.returncode == 1
    assert "Zoek kan niet luisteren" in output


def test_start_tells_that_the_data_folder_cannot_be_made(content: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")

    with started(ZOEK_CONTENT=content, ZOEK_DATA=tmp_path / "bestand") as process:
        output, _ = process.communicate(timeout=120)

    assert process.returncode == 1
    assert "kan niet worden geschreven" in output


def test_an_old_python_is_told_in_one_sentence(tmp_path: Path) -> None:
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        old = tmp_path / name
        old.write_text("#!/bin/sh\nexit 1\n")
        old.chmod(0o755)

    done = subprocess.run(
        ["/bin/bash", "-c", ". scripts/environment requirements.lock"],
        cwd=ROOT,
        env=environment() | {"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Zoek heeft Python 3.11 of nieuwer nodig" in done.stderr
