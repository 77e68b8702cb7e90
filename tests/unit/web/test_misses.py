"""Questions without results are counted when the settings ask for it, also those that come back, and shown to editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from zoek.cli import main
from zoek.config import Settings
from zoek.search.misses import FILE, SEEN, read_misses
from zoek.web import create_app

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

MISSED = "/zoeken?q=zeppelin"


@pytest.fixture
def data(app: Flask, tmp_path: Path) -> Path:
    """A data folder with the index of the other tests and no counts."""
    (tmp_path / "index").symlink_to(app.extensions["zoek.settings"].data / "index")
    return tmp_path


def client_of(data: Path, *, counts: bool = True) -> FlaskClient:
    return create_app(Settings(data=data, counts_misses=counts)).test_client()


def test_a_question_that_comes_back_counts_each_time(data: Path) -> None:
    client = client_of(data)

    for _ in range(SEEN):
        assert "Niets gevonden" in client.get(MISSED).text
    assert read_misses(data) == {"zeppelin": SEEN}


def test_what_finds_something_or_is_asked_by_a_program_does_not_count(data: Path) -> None:
    client = client_of(data)

    for _ in range(SEEN):
        client.get("/zoeken?q=wijkteam")
        client.head(MISSED)
        client.get("/api/v1/praktijken/_zoek?q=zeppelin")
    assert not (data / FILE).exists()


def test_nothing_is_counted_unless_it_is_asked_for(data: Path) -> None:
    client = client_of(data, counts=False)

    for _ in range(SEEN):
        client.get(MISSED)
    assert not (data / FILE).exists()


def test_a_folder_that_cannot_be_written_costs_a_visitor_nothing(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    (data / "misses.lock").mkdir()
    client = client_of(data)

    assert {client.get(MISSED).status_code for _ in range(SEEN)} == {200}
    assert "kunnen niet bewaard worden" in caplog.text
    assert "zeppelin" not in caplog.text


@pytest.mark.parametrize(("counts", "state"), [(True, "aan"), (False, "uit")])
def test_the_privacy_page_says_whether_it_is_counted(data: Path, state: str, *, counts: bool) -> None:
    assert f"staat dit tellen nu {state}." in client_of(data, counts=counts).get("/privacy").text


def misses(data: Path, *options: str, counts: str = "ja") -> str:
    result = CliRunner().invoke(main, ["misses", *options], env={"ZOEK_DATA": str(data), "ZOEK_COUNT_MISSES": counts})
    assert result.exit_code == 0
    return result.output


def test_the_command_prints_them_and_forgets_when_asked(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"ballon": 5, "zeppelin": 10}', encoding="utf-8")

    assert misses(tmp_path) == "zeppelin: ten minste 10 keer\nballon: ten minste 5 keer\n"
    assert json.loads(misses(tmp_path, "--json", "--forget")) == {"zeppelin": 10, "ballon": 5}
    assert "Er is geen woord" in misses(tmp_path)


def test_the_command_says_when_nothing_is_counted(tmp_path: Path) -> None:
    assert "Zet ZOEK_COUNT_MISSES op ja" in misses(tmp_path, counts="nee")
