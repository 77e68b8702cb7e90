"""A website on this machine for tests: what it answers is a table, and it keeps a log of who asked what and when."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Answer = Callable[["Visit"], None]


@dataclass(frozen=True)
class Asked:
    """A line of the log: when the request was there (seconds, monotonic), what for, and with which headers."""

    at: float
    path: str
    headers: dict[str, str]


class Visit(BaseHTTPRequestHandler):
    """One connection; an answer writes to it what it likes, however wrong."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.log.append(Asked(time.monotonic(), self.path, {k.lower(): v for k, v in self.headers.items()}))
        answer = self.site.answers.get(self.path) or self.site.answers.get(self.path.partition("?")[0] + "?*")
        if answer is None and self.site.fallback:
            answer = self.site.fallback(self.path)
        try:
            (answer or status(404))(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Nothing on standard error."""


class Server(ThreadingHTTPServer):
    """Ends its threads with the test, and says nothing when the other side is killed."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """A connection that was reset is what a killed harvest leaves."""


@dataclass
class Site:
    """A site: what it answers by path ("/a?*" for any query), and its log. `address` has no slash at its end."""

    answers: dict[str, Answer] = field(default_factory=dict)
    fallback: Callable[[str], Answer | None] | None = None
    log: list[Asked] = field(default_factory=list)
    address: str = ""

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")

    def paths(self) -> list[str]:
        """What was asked, in order, without what is asked of every site."""
        policy = {"/robots.txt", "/.well-known/tdmrep.json"}
        return [asked.path for asked in self.log if asked.path not in policy]


@contextmanager
def open_site(site: Site) -> Iterator[Site]:
    """The site, answering on a free port of this machine while the block runs."""
    server = Server(("127.0.0.1", 0), type("Visit", (Visit,), {"site": site}))
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def open_sites(sites: Mapping[str, Site]) -> Iterator[Mapping[str, Site]]:
    """Several sites at once."""
    with ExitStack() as stack:
        for site in sites.values():
            stack.enter_context(open_site(site))
        yield sites


def page(body: str | bytes, media_type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    """A sound answer; names of headers are written with _ for -."""
    return raw(200, body.encode() if isinstance(body, str) else body, {"Content-Type": media_type} | _named(headers))


def status(code: int, body: str = "", **headers: str) -> Answer:
    return raw(code, body.encode(), {"Content-Type": "text/html; charset=utf-8"} | _named(headers))


def raw(code: int, body: bytes, headers: Mapping[str, str]) -> Answer:
    """An answer with exactly these headers; Content-Length is added when it is not among them."""

    def answer(visit: Visit) -> None:
        visit.send_response(code)
        for name, value in headers.items():
            visit.send_header(name, value)
        if "Content-Length" not in headers:
            visit.send_header("Content-Length", str(len(body)))
        visit.end_headers()
        visit.wfile.write(body)

    return answer


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other, the last one for ever."""
    left = list(answers)
    lock = threading.Lock()

    def answer(visit: Visit) -> None:
        with lock:
            following = left.pop(0) if len(left) > 1 else left[0]
        following(visit)

    return answer
