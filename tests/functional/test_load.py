"""The clients that measure the site get what a visitor gets, and count what they do not get."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import repeat
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.benchmarks.clients import crowd
from tests.benchmarks.memory import processor_seconds, workers
from tests.samples import write_content
from tests.serving import serving
from zoek.search.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[tuple[str, int], int]]:
    content, data = write_content(tmp_path_factory.mktemp("content")), tmp_path_factory.mktemp("data")
    publish(content, data, datetime(2026, 11, 25, tzinfo=UTC), lambda done, total: None)
    with serving(data) as (url, pid):
        yield (str(urlsplit(url).hostname), int(urlsplit(url).port or 0)), pid


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_crowd_gets_every_answer(site: tuple[tuple[str, int], int], is_kept: bool) -> None:
    address, pid = site

    outcome = crowd(address, iter([f"/zoeken?q=wijkteam+{number}" for number in range(40)]), 8, 60, is_kept=is_kept)

    assert (len(outcome.taken), outcome.failures) == (40, 0)
    assert outcome.bytes > 40 * 1_000
    assert processor_seconds(pid) > 0
    assert [worker["files"] > 0 for worker in workers(pid)] == [True, True]


def test_what_is_not_found_is_a_failure(site: tuple[tuple[str, int], int]) -> None:
    outcome = crowd(site[0], iter(["/healthz", "/niets-hier", "/healthz"]), 1, 60, is_kept=True)

    assert (len(outcome.taken), outcome.failures) == (3, 1)


def test_a_crowd_stops_when_its_time_is_over(site: tuple[tuple[str, int], int]) -> None:
    outcome = crowd(site[0], repeat("/healthz"), 4, 0, is_kept=True)

    assert len(outcome.taken) == 4
