"""Pages of results that this process made before, so that a question that comes back costs next to nothing.

A publication never changes, so such a page follows from the publication and
the address alone. Pages are kept in memory, never on disk, without anything
about who asked; all of them go when a new publication comes into use.
docs/adr/0012 has the figures.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from flask import Request, Response

from zoek.errors import ZoekError
from zoek.web.compression import accepts_gzip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from zoek.search.publication import Publication, Publications

    Key = tuple[str, ...]
    Answer = tuple[str, list[tuple[str, str]], bytes]

PATH = "/zoeken"
"""The only page that is kept: it is asked most, costs most and depends on nothing but the publication."""
OWN = "lijst="
"""What stands in the address of a page with the list of a visitor: with notes, so it is not for memory."""
PUBLICATION = "zoek.publication"
"""Where the environment of a request holds the publication that it is answered from."""
ANEW = "zoek.anew"
"""Where the environment of a request holds a set; a page that puts anything in it is made anew each time it is asked."""
LARGEST_PART = 16
"""One answer takes at most this part of all the room, or a few of them would push out the rest."""


class Answers:
    """The application, with the pages it made of the current publication at hand; safe to share between threads."""

    def __init__(self, app: WSGIApplication, publications: Publications, most_bytes: int) -> None:
        """Keep at most so many bytes; those that were asked longest ago go first."""
        self._app = app
        self._publications = publications
        self._most_bytes = most_bytes
        self._made_of = ""
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; 304 when the browser has the answer already."""
        is_kept = environ["REQUEST_METHOD"] == "GET" and environ.get("PATH_INFO") == PATH
        if not is_kept or OWN in environ.get("QUERY_STRING", ""):
            return self._app(environ, start_response)
        try:
            publication = self._publications.current()
        except (ZoekError, OSError):
            return self._app(environ, start_response)  # it says what is wrong
        request = Request(environ)
        key = request.scheme, request.host, environ.get("QUERY_STRING", ""), str(accepts_gzip(request))
        answer = self._remembered(publication.name, key)
        if answer is None:
            with self._turn:
                answer = self._remembered(publication.name, key) or self._made(environ, publication, key)
        status, headers, body = answer
        return Response(body, status, headers).make_conditional(environ)(environ, start_response)

    def _made(self, environ: WSGIEnvironment, publication: Publication, key: Key) -> Answer:
        anew: set[str] = set()
        # In a copy, that goes when it is answered: what is in environ itself stays until rings are looked for.
        told = environ | {PUBLICATION: publication, ANEW: anew}
        made = Response.from_app(self._app, told, buffered=True)
        made.add_etag()
        answer = made.status, list(made.headers), made.get_data()
        if made.status_code == 200 and not anew:
            self._remember(publication.name, key, answer)
        return answer

    def _remembered(self, name: str, key: Key) -> Answer | None:
        with self._lock:
            if name != self._made_of:
                self._made_of, self._bytes = name, 0
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _remember(self, name: str, key: Key, answer: Answer) -> None:
        size = _size(key, answer)
        with self._lock:
            if name != self._made_of or key in self._kept or size > self._most_bytes // LARGEST_PART:
                return
            self._kept[key] = answer
            self._bytes += size
            while self._bytes > self._most_bytes:
                self._bytes -= _size(*self._kept.popitem(last=False))


def _size(key: Key, answer: Answer) -> int:
    """About what an answer takes in memory."""
    _, headers, body = answer
    return len(body) + sum(map(len, key)) + sum(len(name) + len(value) for name, value in headers)
