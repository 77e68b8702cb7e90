"""Send hostile requests to a server from several clients at once, and judge every answer."""

from __future__ import annotations

import contextlib
import random
import re
import socket
import threading
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.benchmarks.asking import asking
from tests.benchmarks.building import served_copy
from tests.benchmarks.hostile_requests import MARK, SUM, Hostile, Place, hostile_requests
from tests.benchmarks.memory import workers
from zoek.config import Settings
from zoek.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLIENTS = 8
PATIENCE_S = 20
MOST_ANSWER = 4 * 1024 * 1024
MOST_NOTES = 30
LOOKS, SETTLED = 10, 4
"""How often memory is looked at, and at which look remembered pages and what is read at first need are there."""
MOST_GROWTH = 1.1
SECRETS = b"root:x:0:0", b"Traceback (most recent call last)", b"PYTHONPATH", SUM[1].encode()


@dataclass
class Besieged:
    """What hostile requests came to; `faults`, `unanswered` and `failedVisits` are empty or 0 when all is well."""

    requests: dict[str, int] = field(default_factory=dict)
    """By kind."""
    statuses: dict[str, int] = field(default_factory=dict)
    cut: int = 0
    """Connections that the site closed without an answer where that may be."""
    unanswered: int = 0
    faults: list[str] = field(default_factory=list)
    visits: int = 0
    """Ordinary requests of two visitors meanwhile."""
    failed_visits: int = 0
    slowest_visit_s: float = 0.0
    seconds: float = 0.0
    mb: list[int] = field(default_factory=list)
    """Memory of the workers together after each tenth of the requests."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing was wrong and memory did not grow once it had settled."""
        growth = self.mb[-1] / self.mb[SETTLED]
        return self.visits > 0 and not (self.faults or self.unanswered or self.failed_visits) and growth < MOST_GROWTH


class Reflected(HTMLParser):
    """Finds a tag, an attribute, a link or a script that came out of a request."""

    def __init__(self) -> None:
        """Nothing found yet."""
        super().__init__()
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        names = [tag, *(name for name, _ in attrs)]
        links = [value or "" for name, value in attrs if name in {"href", "src", "action", "formaction"}]
        is_led_away = any(link.startswith(("javascript:", "data:", f"//{MARK}", f"http://{MARK}")) for link in links)
        if any(MARK in name for name in names) or is_led_away:
            self.found = self.get_starttag_text() or tag

    def handle_data(self, data: str) -> None:
        """Look at what is in a script."""
        if self.cdata_elem == "script" and f"{MARK}()" in data and "\\u003c" not in data and "&lt;" not in data:
            self.found = data


def besiege(content: Path, count: int, seed: int) -> Besieged:
    """Send so many hostile requests to a server over a copy of the content, while two visitors use it."""
    outcome = Besieged()
    with served_copy(content) as (builder, address, pid), asking(address) as asked:
        del builder
        host = address.removeprefix("http://")
        queue = hostile_requests(list(places(host)), count, random.Random(seed))
        began = time.monotonic()
        for _ in range(LOOKS):
            _send_all(host, queue, count // LOOKS, outcome)
            outcome.mb.append(sum(worker["mb"] for worker in workers(pid)))
        outcome.seconds = round(time.monotonic() - began, 1)
    outcome.visits, outcome.failed_visits = asked.requests, asked.failed + asked.wrong
    outcome.slowest_visit_s = asked.slowest_s
    return outcome


def places(host: str) -> Iterator[Place]:
    """Every address that the site has a page for, with {} for a name; one that it has not, too."""
    yield Place(host, "/niet-{}")
    for rule in create_app(Settings()).url_map.iter_rules():
        yield Place(host, re.sub(r"<[^>]+>", "{}", rule.rule))


def _send_all(host: str, queue: Iterator[Hostile], count: int, outcome: Besieged) -> None:
    lock, left = threading.Lock(), iter(range(count))

    def send() -> None:
        while True:
            with lock:
                hostile = next(queue, None) if next(left, None) is not None else None
            if hostile is None:
                return
            answer = exchange(host, hostile)
            with lock:
                note(hostile, answer, outcome)

    threads = [threading.Thread(target=send) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def exchange(host: str, hostile: Hostile) -> bytes:
    """The whole answer to a request; what came of it when the site broke off."""
    name, _, port = host.partition(":")
    answer = bytearray()
    with contextlib.suppress(OSError), socket.create_connection((name, int(port)), PATIENCE_S) as connection:
        with contextlib.suppress(OSError):
            for piece in hostile.pieces:
                connection.sendall(piece)
                time.sleep(hostile.pause_s)
            connection.shutdown(socket.SHUT_WR)
        while len(answer) < MOST_ANSWER and (data := connection.recv(64 * 1024)):
            answer += data
    return bytes(answer)


def note(hostile: Hostile, answer: bytes, outcome: Besieged) -> None:
    """Count a request with its answer, and note what is wrong with that."""
    outcome.requests[hostile.kind] = outcome.requests.get(hostile.kind, 0) + 1
    status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/1.") else ""
    if not status:
        outcome.cut += hostile.may_be_cut
        outcome.unanswered += not hostile.may_be_cut
    else:
        outcome.statuses[status] = outcome.statuses.get(status, 0) + 1
    wrong = fault(status, answer) if status else "no answer" * (not hostile.may_be_cut)
    if wrong and len(outcome.faults) < MOST_NOTES:
        outcome.faults.append(f"{hostile.kind}: {wrong} on {b''.join(hostile.pieces)[:400]!r}")


def fault(status: str, answer: bytes) -> str:
    """What is wrong with an answer, "" when nothing is."""
    head, _, body = answer.partition(b"\r\n\r\n")
    fields = head.lower()
    secret = next((secret for secret in SECRETS if secret in answer), b"")
    if status >= "500":
        return f"answer {status}"
    if secret:
        return f"told {secret.decode()}"
    if b"x-zqx:" in fields or b"set-cookie:" in fields or b"location: //" in fields or b"location: http" in fields:
        return "header of the request in the answer"
    if b"x-content-type-options: nosniff" not in fields or b"content-security-policy: default-src 'none'" not in fields:
        return "answer without the headers of safety"
    if MARK.encode() in body and (b"text/html" in fields or b"xml" in fields):
        reader = Reflected()
        reader.feed(body.decode("utf-8", "replace"))
        return f"reflected {reader.found}" if reader.found else ""
    return ""
