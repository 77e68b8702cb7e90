"""What holds for every test: no network but loopback, no time limits inside properties."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.samples import write_content

if TYPE_CHECKING:
    from pathlib import Path

# On a server for tests the same examples every time, so that a red run can be repeated; elsewhere new ones.
settings.register_profile(
    "zoek", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("zoek")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Unit tests and properties open no sockets at all; the others none beyond this machine."""
    for item in items:
        rooms = {"unit", "properties", "contract"}
        is_closed = bool(rooms & set(item.path.parts))
        item.add_marker(pytest.mark.disable_socket if is_closed else pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small content folder of the samples, for one test to change."""
    return write_content(tmp_path / "content")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"
