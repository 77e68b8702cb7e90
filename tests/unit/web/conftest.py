"""The application over a small published collection, without a server."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.samples import write_content
from zoek.config import Settings
from zoek.search.publish import publish
from zoek.web import create_app

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    content = write_content(tmp_path_factory.mktemp("content"))
    data = tmp_path_factory.mktemp("data")
    publish(content, data, NOW, lambda done, total: None)
    return create_app(Settings(content=content, data=data))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
