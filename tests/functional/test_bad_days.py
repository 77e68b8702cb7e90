"""Bad days of the index with real processes: killed, doubled, out of room, and switched under a crowd of readers."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.asking import asking
from tests.benchmarks.building import Builder
from tests.benchmarks.hostile import besiege, fault
from tests.benchmarks.torture import END, FEWEST_PUBLICATIONS, kill, soak
from tests.benchmarks.traffic import use
from tests.serving import ROOT, environment, serving, zoek
from zoek.search.publication import POINTER, Publications
from zoek.search.publish import BUILDING

if TYPE_CHECKING:
    from pathlib import Path

WAIT_S = 60
SAFE = (
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Content-Type-Options: nosniff\r\n"
    "Content-Security-Policy: default-src 'none'\r\n"
)


def index_with_room(content: Path, data: Path, largest_file: int) -> subprocess.CompletedProcess[str]:
    """`zoek index` in a process that can make no file larger than this: writing fails as on a full disk.

    Its coverage is not measured, as that writes a file of its own.
    """
    settings = environment(ZOEK_CONTENT=content, ZOEK_DATA=data)
    return subprocess.run(
        [sys.executable, "-c", "from zoek.cli import main; main()", "index", "--full"],
        cwd=ROOT,
        env={name: value for name, value in settings.items() if not name.startswith("COV")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file)),
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_S,
    )


def test_ten_builders_killed_at_random_moments_lose_nothing(content: Path) -> None:
    outcome = kill(content, times=10, seed=20261123)

    assert outcome.is_sound, outcome
    assert sum(outcome.kills.values()) > 0


def test_a_site_that_is_published_to_all_the_time_leaves_no_file_open(content: Path) -> None:
    outcome = soak(content, minutes=0.1, every_s=1)

    assert outcome.is_sound, outcome
    assert outcome.publications >= FEWEST_PUBLICATIONS
    assert len(outcome.workers[END]) == 2
    assert outcome.folders <= 3


def test_of_two_builders_the_second_is_told_who_the_first_is(content: Path, data: Path) -> None:
    builder = Builder(content, data)
    builder.add(1)
    first = builder.start("--full")
    try:
        while first.poll() is None and not list((data / "index").glob(f"{BUILDING}*")):
            time.sleep(0.0002)
        first.send_signal(signal.SIGSTOP)

        second = zoek("index", "--full", ZOEK_CONTENT=content, ZOEK_DATA=data)
    finally:
        first.send_signal(signal.SIGCONT)

    assert first.wait(WAIT_S) == 0
    assert second.returncode == 1
    assert f"Een ander proces bouwt de index al: proces {first.pid}, sinds " in second.stderr
    assert builder.count() == 1


@pytest.mark.parametrize("largest_file", [100, 800, 1_600, 4_000])
def test_a_builder_without_room_says_so_and_leaves_the_old_index(content: Path, data: Path, largest_file: int) -> None:
    assert zoek("index", ZOEK_CONTENT=content, ZOEK_DATA=data).returncode == 0
    name = (data / "index" / POINTER).read_text()

    done = index_with_room(content, data, largest_file)

    assert done.returncode == 1
    assert "De index kan niet worden geschreven" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (data / "index").iterdir() if path.is_dir()] == [name]
    assert len(Publications(data).current().engine) == 3


def test_no_request_fails_and_none_is_answered_from_an_older_index_while_indexes_are_switched(
    content: Path, data: Path
) -> None:
    builder = Builder(content, data)
    with serving(data) as (address, _), asking(address) as asked:
        for number in range(1, 5):
            builder.add(number)
            asked.highest = number
            assert builder.start().wait(WAIT_S) == 0
            asked.raise_to(number)  # from here each answer to a new question must hold it: at once, not in a second
            before = asked.requests
            while asked.requests < before + 20:
                time.sleep(0.001)

    assert (asked.failed, asked.wrong, asked.lowest) == (0, 0, 4), asked.notes
    assert len(builder.folders()) <= 3  # one more when a worker was not asked since


def test_hostile_requests_break_nothing_and_no_one_else_notices(content: Path) -> None:
    outcome = besiege(content, count=400, seed=20261125)

    assert (outcome.faults, outcome.unanswered, outcome.failed_visits) == ([], 0, 0)
    assert set(outcome.statuses) >= {"200", "400", "404", "405"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (f"{SAFE}\r\n<p>a&lt;zqx on1=1&gt;</p>", ""),
        (f"{SAFE}\r\n<p>a<zqx onzqx=1></p>", "reflected <zqx onzqx=1>"),
        (f'{SAFE}\r\n<input value="x" onzqx="1">', 'reflected <input value="x" onzqx="1">'),
        (f'{SAFE}\r\n<a href="javascript:zqx()">a</a>', 'reflected <a href="javascript:zqx()">'),
        (f"{SAFE}\r\n<script>zqx()</script>", "reflected zqx()"),
        (f"{SAFE}X-Zqx: 1\r\n\r\n", "header of the request in the answer"),
        (f"{SAFE}\r\n52614587", "told 52614587"),
        ("HTTP/1.1 200 OK\r\n\r\n", "answer without the headers of safety"),
        (SAFE.replace("200", "500"), "answer 500"),
    ],
)
def test_what_hostile_requests_look_for_is_seen(answer: str, expected: str) -> None:
    assert fault(answer[9:12], answer.encode()) == expected


def test_mixed_traffic_is_answered_while_the_content_changes(content: Path) -> None:
    outcome = use(content, minutes=0.05, per_second=20)

    assert (outcome.failed, outcome.failed_builds) == ([], 0)
    assert outcome.requests == 60
    assert (outcome.publications > 0, outcome.harvests > 0, outcome.harvested_pages > 0) == (True, True, True)
