"""Clients of a web server that cost little themselves: one loop over the sockets of all of them.

They share the processor with the server that they measure, so answers are
only counted and timed. A failure is any answer but 200, or none.
"""

from __future__ import annotations

import selectors
import socket
import time
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    Address = tuple[str, int]

READ_BYTES = 256 * 1024
PATIENCE_S = 30
HEAD_END = b"\r\n\r\n"
REQUEST = "GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip\r\nConnection: {connection}\r\n\r\n"


@dataclass
class Outcome:
    """What clients got together: milliseconds of each request, failures, bytes; and the processor time they took."""

    taken: list[float] = field(default_factory=list)
    failures: int = 0
    bytes: int = 0
    seconds: float = 0.0
    client_seconds: float = 0.0


class Client:
    """One client, with one request at a time."""

    def __init__(self, address: Address, selector: selectors.BaseSelector, *, is_kept: bool) -> None:
        """Not connected yet; `is_kept` asks the server to keep the connection for the next request."""
        self._address = address
        self._selector = selector
        self._is_kept = is_kept
        self._connection: socket.socket | None = None
        self.received = bytearray()
        self.began = 0.0

    def ask(self, path: str) -> None:
        """Send a request; raises OSError when there is no connection to be had."""
        self.began = time.perf_counter()
        self.received.clear()
        if self._connection is None:
            self._connection = socket.create_connection(self._address, PATIENCE_S)
            self._selector.register(self._connection, selectors.EVENT_READ, self)
        host, port = self._address
        connection = "keep-alive" if self._is_kept else "close"
        self._connection.sendall(REQUEST.format(path=path, host=host, port=port, connection=connection).encode())

    def read(self) -> bool | None:
        """Read what came: True for a whole answer of 200, False for any other end, None when more must come."""
        assert self._connection
        try:
            data = self._connection.recv(READ_BYTES)
        except OSError:
            data = b""
        self.received += data
        head, _, body = bytes(self.received).partition(HEAD_END)
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
        if data and (b"content-length" not in fields or len(body) < int(fields[b"content-length"])):
            return None
        if not self._is_kept or not data or fields.get(b"connection") == b"close":
            self.leave()
        return bool(data) and head.startswith(b"HTTP/1.1 200 ")

    def leave(self) -> None:
        """Close the connection, if there is one."""
        if self._connection:
            self._selector.unregister(self._connection)
            self._connection.close()
            self._connection = None


def crowd(address: Address, paths: Iterator[str], clients: int, seconds: float, *, is_kept: bool) -> Outcome:
    """What that many clients got, each asking the next path as soon as it has its answer, until so many seconds passed
    or the paths are done."""
    outcome = Outcome()
    with selectors.DefaultSelector() as selector:
        began, processor = time.perf_counter(), time.process_time()
        for path in islice(paths, clients):
            Client(address, selector, is_kept=is_kept).ask(path)
        while selector.get_map():
            events = selector.select(PATIENCE_S)
            if not events:
                outcome.failures += len(selector.get_map())
                break
            for key, _ in events:
                _go_on(key.data, outcome, paths if time.perf_counter() - began < seconds else None)
        outcome.seconds, outcome.client_seconds = time.perf_counter() - began, time.process_time() - processor
    return outcome


def _go_on(client: Client, outcome: Outcome, paths: Iterator[str] | None) -> None:
    """Read for a client; note its answer when that is whole and ask the next path, if there is one."""
    is_answered = client.read()
    if is_answered is None:
        return
    outcome.taken.append((time.perf_counter() - client.began) * 1000)
    outcome.failures += not is_answered
    outcome.bytes += len(client.received)
    path = next(paths, None) if paths else None
    if path is None:
        client.leave()
    else:
        client.ask(path)
