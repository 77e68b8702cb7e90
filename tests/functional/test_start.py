"""scripts/start as an administrator runs it, on good and on bad days."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.samples import change
from tests.serving import READY, ROOT, environment, zoek

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
"""A user without rights, also when the tests run as root, who may write everywhere."""


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


def test_a_wrong_setting_stops_the_start_although_there_is_an_index(content: Path, tmp_path: Path) -> None:
    assert zoek("index", ZOEK_CONTENT=content, ZOEK_DATA=tmp_path / "data").returncode == 0

    with started(ZOEK_CONTENT=content, ZOEK_DATA=tmp_path / "data", ZOEK_PORT="acht") as process:
        output, _ = process.communicate(timeout=120)

    assert process.returncode == 1
    assert output.count("ZOEK_PORT is 'acht'") == 1
    assert "de site start" not in output


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A copy of what makes the environment, in a folder that every user can see, without an environment."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file in ("scripts/environment", "requirements.lock", "pyproject.toml"):
            (folder / file).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / file, folder / file)
        (folder / "bin").mkdir()
        yield folder


def set_up(folder: Path, python: str, user: int | None = None) -> subprocess.CompletedProcess[str]:
    """Make the environment in a folder where every Python does what `python` says."""
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        program = folder / "bin" / name
        program.write_text(f"#!/bin/sh\n{python}\n")
        program.chmod(0o755)
    return subprocess.run(
        ["/bin/bash", "-c", ". scripts/environment requirements.lock; echo verder"],
        cwd=folder,
        env={"PATH": f"{folder / 'bin'}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        user=user,
    )


def test_an_old_python_is_told_in_one_sentence(elsewhere: Path) -> None:
    done = set_up(elsewhere, "exit 1")

    assert (done.returncode, done.stdout) == (1, "")
    assert "Fout: Zoek heeft Python 3.11 of nieuwer nodig.\nTip: " in done.stderr


def test_a_folder_that_may_not_be_written_is_told(elsewhere: Path) -> None:
    elsewhere.chmod(0o555)

    done = set_up(elsewhere, "exit 0", user=NOBODY if os.geteuid() == 0 else None)

    elsewhere.chmod(0o755)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Fout: u mag niet schrijven in {elsewhere}" in done.stderr


def test_a_python_that_cannot_make_an_environment_is_told(elsewhere: Path) -> None:
    done = set_up(elsewhere, '[ "$1" = -c ]')

    assert (done.returncode, done.stdout) == (1, "")
    assert "python3-venv" in done.stderr


def test_an_environment_that_cannot_be_filled_is_told_and_tried_again(elsewhere: Path) -> None:
    make = 'mkdir -p .venv/bin; echo "command = x -m venv $PWD/.venv" >.venv/pyvenv.cfg; cp "$0" .venv/bin/python'
    python = f'case "$*" in *venv*) {make} ;; *install*) exit 1 ;; esac'

    done, again = set_up(elsewhere, python), set_up(elsewhere, python)

    for attempt in (done, again):
        assert (attempt.returncode, attempt.stdout) == (1, "")
        assert "Fout: de omgeving kon niet worden klaargezet.\nTip: hiervoor is internet nodig." in attempt.stderr


def test_an_environment_that_is_ready_is_used_without_writing_until_the_pins_change(elsewhere: Path) -> None:
    make = 'mkdir -p .venv/bin; echo "command = x -m venv $PWD/.venv" >.venv/pyvenv.cfg; cp "$0" .venv/bin/python'
    python = f'case "$*" in *venv*) {make} ;; esac'
    first = set_up(elsewhere, python)

    second = set_up(elsewhere, "exit 1")
    with (elsewhere / "requirements.lock").open("a") as lock:
        lock.write("# another pin\n")
    third = set_up(elsewhere, "exit 1")

    assert ["klaargezet" in done.stderr for done in (first, second, third)] == [True, False, True]
    assert [done.returncode for done in (first, second, third)] == [0, 0, 0]


def test_an_environment_that_was_moved_is_made_anew(elsewhere: Path) -> None:
    (elsewhere / ".venv" / "bin").mkdir(parents=True)
    (elsewhere / ".venv" / "pyvenv.cfg").write_text("command = python3 -m venv /an/other/place/.venv\n")
    (elsewhere / ".venv" / "bin" / "python").symlink_to(sys.executable)

    done = set_up(elsewhere, 'case "$*" in *"venv --clear"*) echo "opnieuw gemaakt" >&2; exit 1 ;; esac')

    assert "opnieuw gemaakt" in done.stderr
