"""A worker takes the connections that it has threads for; the others wait for whichever worker is free."""

from __future__ import annotations

import logging
import socket
from concurrent.futures import Future
from contextlib import ExitStack, closing
from selectors import DefaultSelector
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from gunicorn.config import Config

from zoek.web.worker import QuietWorker

if TYPE_CHECKING:
    from collections.abc import Iterator

THREADS = 2


class Threads:
    """Takes work and never begins."""

    def __init__(self) -> None:
        self.taken: list[Any] = []

    def submit(self, _: object, connection: object) -> Future[bool]:
        self.taken.append(connection)
        return Future()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        yield listening


@pytest.fixture
def worker(listener: socket.socket) -> Iterator[QuietWorker]:
    settings = Config()
    settings.set("threads", THREADS)
    made = QuietWorker(0, 0, [listener], None, 1, settings, logging.getLogger("test"))
    made.tpool, made.poller = Threads(), DefaultSelector()
    yield made
    for connection in made.tpool.taken:
        connection.close()
    made.poller.close()
    made.tmp.close()


def turn(worker: QuietWorker) -> list[Any]:
    """The connections that are in hand after as many turns of the worker as could take all."""
    for _ in range(2 * THREADS):
        worker.set_accept_enabled(enabled=True)
        worker.wait_for_and_dispatch_events(0.05)
    taken: list[Any] = worker.tpool.taken
    return taken


def test_no_more_connections_are_taken_than_there_are_threads(worker: QuietWorker, listener: socket.socket) -> None:
    with ExitStack() as clients:
        for _ in range(THREADS + 1):
            clients.enter_context(socket.create_connection(listener.getsockname()))

        first, *others = turn(worker)
        assert len(others) == THREADS - 1

        answered: Future[bool] = Future()
        answered.set_result(False)
        worker.finish_request(first, answered)
        assert len(turn(worker)) == THREADS + 1


def test_connections_that_were_answered_before_take_no_place_of_new_ones(
    worker: QuietWorker, listener: socket.socket
) -> None:
    kept = [SimpleNamespace(initialized=True, close=int) for _ in range(THREADS)]
    for connection in kept:
        worker.enqueue_req(connection)

    with ExitStack() as clients:
        for _ in range(THREADS):
            clients.enter_context(socket.create_connection(listener.getsockname()))

        assert len(turn(worker)) == 2 * THREADS
