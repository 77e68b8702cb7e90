"""The process that answers requests: gunicorn's worker with threads, in Dutch and without addresses in the log."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

if TYPE_CHECKING:
    import socket
    from concurrent.futures import Future

UNREAD_BYTES = 1024 * 1024
"""What is read and thrown away of a request that is too long, so that its sender gets to see the answer."""
PATIENCE_S = 0.5
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"
PAGE = """\
<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title} - Zoek</title>
    <link rel="icon" href="/static/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/stijl/reading.css">
  </head>
  <body>
    <main class="zoek-main">
      <div class="zoek-content">
        <h1>{title}</h1>
        <p class="zoek-lead">{advice}</p>
        <p><a href="/">Naar de beginpagina</a></p>
      </div>
    </main>
  </body>
</html>
"""


class QuietWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn is not typed
    """Takes no more new connections than it has threads; answers what cannot be read with a page that says what to do.

    Connections that no worker took wait in one row, in the system, for whichever is free first. gunicorn itself takes
    all there are: with 32 clients one worker had many more of them than the other, and who came first was not
    answered first.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Nobody has come yet."""
        super().__init__(*args, **kwargs)
        self._first_requests: set[TConn] = set()

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - gunicorn's own
        """Take new connections, as far as there are threads for them; kept connections do not count."""
        super().set_accept_enabled(enabled and len(self._first_requests) < self.cfg.threads)

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection; the last that a thread is free for closes the door."""
        super().accept(listener)
        self.set_accept_enabled(enabled=True)

    def enqueue_req(self, conn: TConn) -> None:
        """Have a thread answer; the first request of a connection is counted."""
        if not conn.initialized:
            self._first_requests.add(conn)
        super().enqueue_req(conn)

    def finish_request(self, conn: TConn, fs: Future[Any]) -> None:
        """See what becomes of a connection that was answered, or said nothing yet."""
        self._first_requests.discard(conn)
        super().finish_request(conn, fs)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:  # noqa: ARG002
        """Send an answer for a request that failed outside the application; log its kind alone."""
        status, title, advice = _explain(exc)
        self.log.warning("Antwoord %s op een verzoek dat niet te lezen was (%s).", status, type(exc).__name__)
        body = PAGE.format(title=title, advice=advice).encode()
        head = f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
        policy = f"Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\n"
        with contextlib.suppress(OSError):
            client.sendall(f"{head}{policy}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            _read_rest(client)


def _explain(exc: BaseException) -> tuple[str, str, str]:
    if isinstance(exc, LimitRequestLine | LimitRequestHeaders):
        status = "414 URI Too Long" if isinstance(exc, LimitRequestLine) else "431 Request Header Fields Too Large"
        return status, "Uw vraag is te lang", "Stel een kortere vraag. Zoek leest hoogstens 1000 tekens."
    if isinstance(exc, ParseException):
        return "400 Bad Request", "Dit verzoek is niet te lezen", "Controleer het adres en probeer het opnieuw."
    return "500 Internal Server Error", "Er ging iets mis", "Probeer het over een minuut opnieuw."


def _read_rest(client: socket.socket) -> None:
    client.settimeout(PATIENCE_S)
    unread = UNREAD_BYTES
    while unread > 0 and (data := client.recv(64 * 1024)):
        unread -= len(data)
