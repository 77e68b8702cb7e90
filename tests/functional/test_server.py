"""The real server answers real requests, also bad ones, and follows a new index without a restart."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from tests.samples import change, write_content
from tests.serving import served
from zoek.search.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    content, data = write_content(tmp_path_factory.mktemp("content")), tmp_path_factory.mktemp("data")
    publish(content, data, NOW, lambda done, total: None)
    return content, data


@pytest.fixture(scope="module")
def address(folders: tuple[Path, Path]) -> Iterator[str]:
    with served(folders[1]) as found:
        yield found


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def send(address: str, data: bytes) -> str:
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(data)
        received = b""
        while piece := connection.recv(65536):
            received += piece
    return received.decode()


def test_a_question_is_answered_with_marked_words(address: str) -> None:
    status, html = get(f"{address}/zoeken?q=%22achter+de+voordeur%22")

    assert status == 200
    assert "<mark>Achter de voordeur</mark>" in html


def test_a_question_of_100_000_characters_gets_a_dutch_answer(address: str) -> None:
    answer = send(address, b"GET /zoeken?q=" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n")

    assert answer.startswith("HTTP/1.1 414 ")
    assert "Uw vraag is te lang" in answer


def test_a_question_of_1000_words_gets_a_page_of_results(address: str) -> None:
    words = "+".join(f"wijkteam{number}" for number in range(1000))

    status, html = get(f"{address}/zoeken?q={words}")

    assert status == 200
    assert "Zoek leest alleen de eerste" in html


@pytest.mark.parametrize("request_line", [b"GARBAGE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x00\r\n\r\n"])
def test_what_is_no_request_gets_a_dutch_answer(address: str, request_line: bytes) -> None:
    answer = send(address, request_line)

    assert answer.startswith("HTTP/1.1 400 ")
    assert "Dit verzoek is niet te lezen" in answer


def test_connections_that_send_nothing_keep_nobody_waiting(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    with ExitStack() as connections:
        for _ in range(20):
            connections.enter_context(socket.create_connection((host, int(port))))

        assert get(f"{address}/healthz")[0] == 200


def test_a_connection_is_kept_for_the_next_request(address: str) -> None:
    connection = HTTPConnection(address.removeprefix("http://"), timeout=10)
    for _ in range(2):
        connection.request("GET", "/healthz")
        with connection.getresponse() as answer:
            answer.read()
            assert answer.getheader("Connection") == "keep-alive"
    connection.close()


def test_a_new_index_is_served_without_a_restart_and_faulty_content_changes_nothing(
    address: str, folders: tuple[Path, Path]
) -> None:
    content, data = folders
    for _ in range(6):  # more requests than workers: both remember the answer
        assert "Buurtploegen" not in get(f"{address}/zoeken?q=arnhem")[1]
    change(content, "praktijken/wijkteams-arnhem.md", "Wijkteams in Arnhem", "Buurtploegen in Arnhem")

    publish(content, data, NOW + timedelta(hours=1), lambda done, total: None)

    for _ in range(6):
        assert "Buurtploegen" in get(f"{address}/zoeken?q=arnhem")[1]
        assert "Buurtploegen in Arnhem" in get(f"{address}/praktijken/wijkteams-arnhem")[1]
