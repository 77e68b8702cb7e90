"""A plan goes through the real server and leaves nothing behind: no file while it is read, no word in the log."""

from __future__ import annotations

import contextlib
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.samples import write_content
from tests.serving import serving
from zoek.search.publish import publish
from zoek.similarity.files import LARGEST_FILE
from zoek.web.uploads import LARGEST_PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "zeppelinmuzikanten"
PLAN = (
    "In Enschede komen veel hulpverleners bij hetzelfde gezin met schulden. Een wijkcoach gaat zelf langs bij gezinnen. "
    f"De woningcorporatie doet mee. Elke week komen de {SECRET} naar het buurthuis. "
).encode()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    content = write_content(tmp_path_factory.mktemp("content"))
    publish(content, folder, datetime(2026, 11, 23, tzinfo=UTC), lambda done, total: None)
    return folder


def request(file: bytes, length: int | None = None) -> tuple[bytes, bytes]:
    """The head and body of a form with a file, as a browser sends it."""
    body = b"\r\n".join(
        [
            b"--grens",
            b'Content-Disposition: form-data; name="bestand"; filename="plan.txt"',
            b"",
            file,
            b"--grens--",
            b"",
        ]
    )
    head = (
        "POST /bestaat-dit-al HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Content-Type: multipart/form-data; boundary=grens\r\nContent-Length: {length or len(body)}\r\n\r\n"
    )
    return head.encode(), body


def received(connection: socket.socket) -> str:
    found = b""
    while piece := connection.recv(65536):
        found += piece
    return found.decode()


def connected(address: str) -> socket.socket:
    host, port = address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=30)


def family(process: int) -> Iterator[int]:
    """A process and all that it started."""
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def files_with_the_secret(process: int) -> list[str]:
    """The open files of a process and all that it started in which the secret stands, also those without a name."""
    found = []
    for link in [link for one in family(process) for link in Path(f"/proc/{one}/fd").iterdir()]:
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            if link.is_file() and SECRET.encode() in link.read_bytes():
                found.append(str(link.readlink()))
    return found


def test_a_file_of_five_megabytes_is_never_on_disk_nor_in_the_log(data: Path, tmp_path: Path) -> None:
    temporary, log = tmp_path / "tmp", tmp_path / "log"
    temporary.mkdir()
    file = (PLAN * (LARGEST_FILE // len(PLAN) + 1))[:LARGEST_FILE]
    with serving(data, log, TMPDIR=temporary, ZOEK_LOG="json") as (address, process), connected(address) as connection:
        head, body = request(file)
        connection.sendall(head + body[: len(body) - 1000])
        open_with_secret, named = files_with_the_secret(process), list(temporary.iterdir())
        connection.sendall(body[len(body) - 1000 :])
        answer = received(connection)

    assert answer.startswith("HTTP/1.1 200 ")
    assert "Uw tekst is te lang" in answer
    assert SECRET in answer
    assert (open_with_secret, named) == ([], [])
    assert '"route": "/bestaat-dit-al"' in log.read_text(encoding="utf-8")
    assert SECRET not in log.read_text(encoding="utf-8")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("size", [LARGEST_FILE + 1, LARGEST_PLAN + 1], ids=["over 5 MB", "over all"])
def test_a_larger_file_is_refused_in_dutch(data: Path, size: int) -> None:
    with serving(data) as (address, _), connected(address) as connection:
        connection.sendall(b"".join(request(b"a" * size)))
        answer = received(connection)

    assert answer.startswith("HTTP/1.1 413 ")
    assert "te groot" in answer
    assert "5 MB" in answer


def test_a_sender_that_gives_up_halfway_leaves_nothing(data: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(data, log) as (address, process):
        with connected(address) as connection:
            head, _ = request(b"", length=LARGEST_FILE)
            connection.sendall(head + PLAN * 1000)
        with connected(address) as connection:
            connection.sendall(b"".join(request(PLAN)))
            answer = received(connection)
        left = files_with_the_secret(process)

    assert answer.startswith("HTTP/1.1 200 ")
    assert left == []
    assert SECRET not in log.read_text(encoding="utf-8")


def test_the_look_for_the_secret_finds_a_file_without_a_name(tmp_path: Path) -> None:
    with (tmp_path / "plan").open("wb+") as file:
        file.write(PLAN)
        file.flush()
        (tmp_path / "plan").unlink()

        assert len(files_with_the_secret(os.getpid())) == 1
