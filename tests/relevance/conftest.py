"""The published content of the project, opened once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.search.publish import publish

if TYPE_CHECKING:
    from zoek.search.publication import Publication


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    published = publish(ROOT / "content", tmp_path_factory.mktemp("data"), now, lambda done, total: None)
    assert published
    return published.open()
