"""Chromium over the real server; the content is that of the project, so every page that is published is looked at."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.serving import ROOT, served
from zoek.search.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    publish(ROOT / "content", data, datetime(2026, 11, 23, tzinfo=UTC), lambda done, total: None)
    return data


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    with served(published) as found:
        yield found


@pytest.fixture(scope="session")
def other_address(published: Path) -> Iterator[str]:
    """The same site in another theme."""
    with served(published, ZOEK_THEME=ROOT / "tests" / "themes" / "paars.css", ZOEK_WORKERS=1) as found:
        yield found


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that has no index."""
    with served(tmp_path_factory.mktemp("empty")) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("NOT TESTED: Chromium is missing. Install it: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()
