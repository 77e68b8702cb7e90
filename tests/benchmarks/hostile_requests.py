"""Requests that no browser sends: raw bytes for a socket, the same ones for the same seed.

Each carries a mark that no page has of its own, as a tag, an attribute and a
header, so that an answer that repeats it without escaping can be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from zoek.search.query import FACET_KEYS, YEAR_KEYS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

    Make = Callable[[random.Random, "Place"], "Hostile"]

MARK = "zqx"
TAG = f"<{MARK} on{MARK}=1>"
SUM = "{{7331*7177}}", "52614587"
"""A sum as a template would do it, and its outcome."""
KEYS = (
    *(*FACET_KEYS, *YEAR_KEYS, "q", "sorteer", "pagina", "woorden", "uitbreiden", "ordening", "v"),
    *("limiet", "perPagina", "plan", "tekst", "praktijk", "stand", "__proto__", "q[]", ""),
)
TEXTS = (
    f"a\"'>{TAG}",
    f"<script>{MARK}()</script>{TAG}",
    f"x' on{MARK}='1",
    f'x" on{MARK}="1" autofocus="',
    f"javascript:{MARK}()",
    f"//{MARK}.example/{TAG}",
    f"a\r\nX-{MARK}: 1\r\nSet-Cookie: {MARK}=1\r\n\r\n{TAG}",
    f"{SUM[0]}${{7331*7177}}<%= 7331*7177 %>#{{7331*7177}}",
    "{0.__class__.__init__.__globals__}%(secret)s%n%s%x",
    "' OR 1=1; DROP TABLE praktijken; --",
    "$(cat /etc/passwd)`id`|;&& sleep 20",
    "*)(uid=*))(|(uid=*",
    "!!python/object/apply:os.system ['id']",
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    "titel:[a TO " + "(" * 400 + '"' * 99,
    "((((a OF b) -c*^~5 OF " * 60,
    "*" * 3000,
    "gemeente:" * 500 + '"',
    "\u202e\u0000\ufeff\ud7ff\U0001f9ff\u0301\u0301" * 90,
    "1e309",
    "-1",
    "9" * 400,
    "NaN",
    "٣",
    "2010-02-30T25:61",
    "null",
    "[object Object]",
)
RISES = ("../", "..%2f", "%2e%2e/", "..%5c", "..\\", "%c0%ae%c0%ae/", "..%252f", "....//", "..;/", "%u2216..")
FILES = ("etc/passwd", "proc/self/environ", "zoek/config.py", "windows/win.ini", "etc/passwd%00.css", ".git/config")
BYTES = (
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\x80",
    b"\xf4\x90\x80\x80",
    b"\x00",
    b"%",
    b"%zz",
    b"%u0041",
    b"\x1b[2J",
)
BOUNDARY = f"--{MARK}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site listens, and an address that it has a page for."""

    host: str
    path: str


@dataclass(frozen=True, slots=True)
class Hostile:
    """A request in the pieces that are sent, with a pause after each; `may_be_cut` when no answer is an answer too."""

    kind: str
    pieces: tuple[bytes, ...]
    pause_s: float = 0.0
    may_be_cut: bool = False


def hostile_requests(places: Sequence[Place], count: int, chance: random.Random) -> Iterator[Hostile]:
    """So many requests; every kind comes as often as another, slow ones excepted."""
    kinds = list(KINDS)
    weights = [SLOW_PART if kind is slow else 1.0 for kind in kinds]
    for _ in range(count):
        yield chance.choices(kinds, weights)[0](chance, chance.choice(places))


def _head(target: str, place: Place, *fields: bytes, method: str = "GET") -> bytes:
    first = f"{method} {target} HTTP/1.1\r\nHost: {place.host}\r\nConnection: close".encode("utf-8", "surrogatepass")
    return b"\r\n".join((first, *fields, b"", b""))


def _address(chance: random.Random, place: Place, text: str) -> str:
    """An address of the site with a text in the place of a name, or as the value of one to four keys."""
    hidden = quote(text, safe="")
    path = place.path.replace("{}", hidden if chance.random() < 0.5 else "x")
    pairs = "&".join(f"{quote(chance.choice(KEYS))}={hidden}" for _ in range(chance.randint(1, 4)))
    return f"{path}?{pairs}"


def traversal(chance: random.Random, place: Place) -> Hostile:
    """A way up, out of the folder of the site."""
    start = chance.choice(
        ("/", "//", "/static/", "/praktijken/", "/downloads/", "/api/v1/", "/.well-known/", "/%2f", "")
    )
    target = start + chance.choice(RISES) * chance.randint(1, 9) + chance.choice(FILES)
    return Hostile("traversal", (_head(target, place),))


def injection(chance: random.Random, place: Place) -> Hostile:
    """Code, a query or an instruction as a value."""
    return Hostile("injection", (_head(_address(chance, place, chance.choice(TEXTS)), place),))


def random_text(chance: random.Random, place: Place) -> Hostile:
    """Letters and signs of every script, at random."""
    text = "".join(chr(chance.choice((chance.randint(0, 0x7F), chance.randint(0, 0xD7FF)))) for _ in range(200))
    return Hostile("random text", (_head(_address(chance, place, text[: chance.randint(0, 200)]), place),))


def repeated(chance: random.Random, place: Place) -> Hostile:
    """The same parameters very often."""
    pair = f"{chance.choice(KEYS)}={quote(chance.choice(TEXTS)[:8])}"
    target = f"{place.path.replace('{}', 'x')}?{'&'.join([pair] * chance.choice((2, 50, 1000)))}"[:30_000]
    return Hostile("repeated", (_head(target, place),))


def long_address(chance: random.Random, place: Place) -> Hostile:
    """An address of up to 70 kB."""
    target = f"/zoeken?q={'a+' * chance.choice((900, 8_000, 35_000))}"
    return Hostile("long address", (_head(target, place),), may_be_cut=True)


def huge_headers(chance: random.Random, place: Place) -> Hostile:
    """Header fields that are too long or too many."""
    size = chance.choice((1_000, 9_000, 60_000))
    fields = chance.choice(
        ([b"Cookie: " + b"a=b; " * (size // 5)], [b"X-%d: y" % number for number in range(size // 20)])
    )
    return Hostile("huge headers", (_head("/", place, *fields),), may_be_cut=True)


def odd_headers(chance: random.Random, place: Place) -> Hostile:
    """Ordinary header fields with values that are not."""
    names = b"Accept Accept-Encoding Accept-Language Range If-None-Match If-Modified-Since X-Forwarded-Host X-Forwarded-Proto"
    names += b" X-Forwarded-For Forwarded Content-Type Content-Length Host Referer Origin Expect Upgrade X-HTTP-Method-Override"
    values = (
        *(text.replace("\r\n", " ").encode() for text in TEXTS),
        *BYTES,
        b"bytes=0-,-1,9-2",
        b"gzip;q=nan,*;q=1e9",
        b"",
    )
    fields = [b"%s: %s" % (chance.choice(names.split()), chance.choice(values)) for _ in range(chance.randint(1, 5))]
    return Hostile("odd headers", (_head(place.path.replace("{}", "x"), place, *fields),))


def bad_bytes(chance: random.Random, place: Place) -> Hostile:
    """Bytes that are no text in any encoding, NUL among them, raw or as an address writes them."""
    wrong = b"".join(chance.choices(BYTES, k=chance.randint(1, 5)))
    raw = wrong if chance.random() < 0.4 else quote(wrong, safe="").encode()
    start = f"GET {place.path}".encode().replace(b"{}", raw)
    line = b"%s?%s=%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
    return Hostile("bad bytes", (line % (start, chance.choice(KEYS).encode(), raw, place.host.encode()),))


def methods(chance: random.Random, place: Place) -> Hostile:
    """Methods that a page does not know, or nobody does."""
    method = chance.choice(("PUT", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "A" * 300, "OPTIONS", "HEAD", TAG))
    return Hostile("methods", (_head(_address(chance, place, TAG), place, method=method),))


def multipart(chance: random.Random, place: Place) -> Hostile:
    """Forms and files that break off, have no end, or are something else."""
    name = chance.choice(("plan", "bestand", "tekst", "q", chance.choice(TEXTS)[:60].replace("\r\n", "")))
    part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="../../{TAG}.docx"\r\n'.encode()
    inside = chance.choice(
        (b"PK\x03\x04" + chance.randbytes(500), b"%PDF-1.7\n" + chance.randbytes(500), TAG.encode(), b"")
    )
    body = chance.choice(
        (part, part + b"\r\n" + inside, part * 900, part + b"\r\n" + inside + f"\r\n--{BOUNDARY}--".encode())
    )
    kind = chance.choice(
        (f"multipart/form-data; boundary={BOUNDARY}", "multipart/form-data", "multipart/form-data; boundary=")
    )
    kind = chance.choice((kind, kind, "application/x-www-form-urlencoded", "application/json", TAG))
    size = len(body) + chance.choice((0, 0, 5_000))
    fields = f"Content-Type: {kind}".encode(), f"Content-Length: {size}".encode()
    target = place.path.replace("{}", "x")
    return Hostile("multipart", (_head(target, place, *fields, method="POST"), body), may_be_cut=True)


def giant_body(chance: random.Random, place: Place) -> Hostile:
    """A body that is too large, or of a size that cannot be."""
    told = chance.choice(("Content-Length: 9999999999", "Content-Length: -1", "Content-Length: 1\r\nContent-Length: 2"))
    told = chance.choice(
        (told, "Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 4", "Transfer-Encoding: x")
    )
    chunk = b"FFFFFFFF\r\n" if "chunked" in told else b""
    pieces = (b"a" * 64_000,) * chance.choice((1, 4, 20))
    target = place.path.replace("{}", "x")
    head = _head(target, place, told.encode(), method=chance.choice(("POST", "GET")))
    return Hostile("giant body", (head + chunk, *pieces), may_be_cut=True)


def garbage(chance: random.Random, place: Place) -> Hostile:
    """Something that is no HTTP, or two requests in one."""
    two = (
        f"GET /healthz HTTP/1.1\r\nHost: {place.host}\r\nContent-Length: 60\r\n\r\nGET /{TAG} HTTP/1.1\r\nX: ".encode()
    )
    said = chance.choice(
        (
            chance.randbytes(400) + b"\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + chance.randbytes(500),
            b"GET /\r\n\r\n",
            f"GET {TAG}\r\n\r\n".encode(),
            f"GET / HTTP/9.9\r\nHost: {place.host}\r\n\r\n".encode(),
            f"GET http://{MARK}.example/{TAG} HTTP/1.1\r\nHost: {MARK}.example\r\nConnection: close\r\n\r\n".encode(),
            f"GET / HTTP/1.1\nHost: {place.host}\nConnection: close\n\n".encode(),
            f"GET / HTTP/1.1\r\nHost: {place.host}\r\n {TAG}: 1\r\nNo colon\r\n\r\n".encode(),
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            b"\r\n\r\n\r\n",
            two,
        )
    )
    return Hostile("garbage", (said,), may_be_cut=True)


def slow(chance: random.Random, place: Place) -> Hostile:
    """A client that says its request drop by drop, or stops half-way."""
    whole = _head(_address(chance, place, TAG), place)[:400]
    drops = tuple(whole[start : start + 40] for start in range(0, len(whole), 40))
    if chance.random() < 0.5:
        drops = drops[: chance.randint(0, 3)]
    return Hostile("slow", drops, pause_s=chance.choice((0.05, 0.3)), may_be_cut=True)


SLOW_PART = 0.1
"""Of the share of another kind: each takes up to three seconds."""
KINDS: tuple[Make, ...] = (
    *(traversal, injection, injection, random_text, repeated, long_address, huge_headers, odd_headers, bad_bytes),
    *(methods, multipart, giant_body, garbage, slow),
)
