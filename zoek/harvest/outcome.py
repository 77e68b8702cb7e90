"""What an answer means for an address: how it stands, and when to come again. Pure functions over a row and a reply."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from zoek.harvest.addresses import address_of, why_not
from zoek.harvest.archive import charset_of
from zoek.harvest.page import Parsed, Wishes, parse_page, wishes_of
from zoek.harvest.sitemaps import moment_of
from zoek.harvest.store import Role, State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zoek.harvest.sources import Source
    from zoek.harvest.store import Row

DAY_S = 86_400.0
HTML = frozenset({"text/html", "application/xhtml+xml"})
READABLE = HTML | {"application/pdf", "text/plain", ""}
"""Media types that are read; "" is what a server says that says nothing."""
SITEMAP_TYPES = frozenset({"application/xml", "text/xml", "application/gzip", "application/x-gzip", "text/plain", ""})
MOVES = frozenset({301, 302, 303, 307, 308})
LONGEST_INTERVAL_DAYS = 90.0
"""A page that never changes is still seen four times a year."""
FAILED_DAYS, MOST_FAILED_DAYS = 1.0, 30.0
GONE_DAYS, REFUSED_DAYS, DECLINED_DAYS = 7.0, 30.0, 90.0
START_DAYS = 1.0
"""Sitemaps and first pages are where new pages show; they are looked at on every day of harvesting."""
NO_SNIPPET = "nosnippet"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back for an address; `headers` has the values by name in lower case."""

    status: int
    body: bytes = b""
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def header(self, name: str) -> str:
        """The first value of a header, "" without."""
        return next(iter(self.headers.get(name, ())), "")

    @property
    def media_type(self) -> str:
        """What the body is said to be, lower case, "" when not told."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The charset that the header tells, "" without."""
        return charset_of(self.header("content-type").partition(";")[2])


@dataclass(frozen=True, slots=True)
class Outcome:
    """New values for the row of an address; `links` to remember; whether the body is to be archived, or was the same."""

    values: Mapping[str, Any]
    links: tuple[str, ...] = ()
    is_new: bool = False
    is_same: bool = False
    drops_finds: bool = False


def outcome_of(row: Row, reply: Reply, source: Source, now: float) -> Outcome:
    """What a reply means."""
    if reply.status == 304:
        return Outcome(_seen(row, source, now, is_changed=False), is_same=True)
    if reply.status in MOVES:
        return _moved(row, reply, source, now)
    if reply.status != 200:
        return _without_page(row, reply.status, now)
    if not is_readable(row, reply.media_type):
        return declined(now, f"Zoek leest geen bestanden van de soort {reply.media_type[:80]}")
    return _whole(row, reply, source, now)


def is_readable(row: Row, media_type: str) -> bool:
    """Whether a body of this media type is read; many a server calls a PDF a stream of octets."""
    is_pdf = media_type == "application/octet-stream" and urlsplit(row.address).path.lower().endswith(".pdf")
    return is_pdf or media_type in (SITEMAP_TYPES if row.role is Role.SITEMAP else READABLE)


def _without_page(row: Row, status: int, now: float) -> Outcome:
    if status in {404, 410}:
        return gone(row, now, f"de pagina bestaat niet meer (status {status})", status)
    if status in {401, 402, 403, 451}:
        return refused(now, f"de site laat Zoek hier niet toe (status {status})", status)
    return failed(row, now, f"de site gaf status {status}", status)


def _whole(row: Row, reply: Reply, source: Source, now: float) -> Outcome:
    parsed = _parsed(row, reply)
    wishes = parsed.wishes
    if wishes.is_reserved:
        return refused(now, "de site behoudt zich tekst- en datamining voor", 200)
    if wishes.no_index:
        asked = refused(now, "de pagina vraagt om haar niet te indexeren (noindex)", 200)
        return Outcome(asked.values, parsed.links, drops_finds=True)
    if parsed.asks_password:
        return refused(now, "de pagina vraagt om in te loggen", 200)
    if _belongs_elsewhere(row, parsed.canonical, source):
        values = _values(State.MOVED, now, source.revisit_days, status=200, target=parsed.canonical, failures=0)
        note = {"note": "de pagina hoort bij een ander adres"}
        return Outcome(values | note, (parsed.canonical, *parsed.links), drops_finds=True)
    digest = hashlib.sha256(reply.body).hexdigest()
    is_same = digest == row.hash and bool(row.file)
    values = _seen(row, source, now, is_changed=not is_same) | {
        "hash": digest,
        "etag": reply.header("etag")[:500],
        "modified": reply.header("last-modified")[:100],
        "flags": NO_SNIPPET if wishes.no_snippet else "",
    }
    return Outcome(values, parsed.links, is_new=not is_same, is_same=is_same)


def _parsed(row: Row, reply: Reply) -> Parsed:
    if row.role is not Role.SITEMAP and reply.media_type in HTML | {""}:
        return parse_page(reply.body, reply.charset, row.address, reply.headers)
    wishes = wishes_of(reply.headers.get("x-robots-tag", ()), reply.headers.get("tdm-reservation", ()))
    return Parsed((), Wishes(is_reserved=wishes.is_reserved) if row.role is Role.SITEMAP else wishes)


def _belongs_elsewhere(row: Row, canonical: str, source: Source) -> bool:
    """Whether a page says that its own address is another one that we follow; the front page is nobody's own address."""
    if not canonical or canonical == row.address or urlsplit(canonical).path in {"", "/"} or canonical in source.starts:
        return False
    return row.role is Role.PAGE and not why_not(source, canonical)


def _seen(row: Row, source: Source, now: float, *, is_changed: bool) -> dict[str, Any]:
    """A good visit: sooner again when the page changed, later when it did not."""
    usual = START_DAYS if row.role is not Role.PAGE else float(source.revisit_days)
    longest = usual if row.role is not Role.PAGE else LONGEST_INTERVAL_DAYS
    before = row.interval_days or usual
    days = max(usual / 2, before / 2) if is_changed and row.hash else usual if is_changed else min(before * 2, longest)
    values = _values(State.GOOD, now, days, status=200, failures=0, note="", target="")
    values |= {"last_seen": now, "first_seen": row.first_seen or now, "gone_since": None}
    return values | ({"changed": now} if is_changed and row.hash else {})


def _moved(row: Row, reply: Reply, source: Source, now: float) -> Outcome:
    location = reply.header("location")
    target = address_of(location, row.address) if location else None
    if target is None:
        return failed(row, now, "de site verwijst naar een adres dat niet bestaat", reply.status)
    if target == row.address:
        return failed(row, now, "de pagina verwijst naar zichzelf", reply.status)
    reason = why_not(source, target)
    is_front = urlsplit(target).path in {"", "/"} and urlsplit(row.address).path not in {"", "/"}
    if reason:
        return gone(row, now, f"de pagina is verhuisd naar een adres dat Zoek niet volgt: het {reason}", reply.status)
    if is_front:
        return gone(row, now, "de pagina verwijst naar de voorpagina", reply.status)
    values = _values(State.MOVED, now, source.revisit_days, status=reply.status, target=target, failures=0)
    return Outcome(values | {"note": "de pagina is verhuisd"}, (target,), drops_finds=True)


def failed(row: Row, now: float, note: str, status: int | None = None) -> Outcome:
    """It went wrong; again after a day, and then ever later. What was found there stays."""
    days = min(FAILED_DAYS * 2**row.failures, MOST_FAILED_DAYS)
    return Outcome(_values(State.FAILED, now, days, status=status, failures=row.failures + 1, note=note))


def gone(row: Row, now: float, note: str, status: int | None = None) -> Outcome:
    """The page is no longer there; since when is kept, and it may come back."""
    days = min(GONE_DAYS * 2**row.failures, LONGEST_INTERVAL_DAYS)
    values = _values(State.GONE, now, days, status=status, failures=row.failures + 1, note=note)
    return Outcome(values | {"gone_since": row.gone_since or now, "etag": "", "modified": "", "hash": ""})


def refused(now: float, note: str, status: int | None = None) -> Outcome:
    """The site does not want it: nothing of the page stays in the index."""
    values = _values(State.REFUSED, now, REFUSED_DAYS, status=status, failures=0, note=note)
    return Outcome(values | {"etag": "", "modified": "", "hash": "", "file": "", "place": None}, drops_finds=True)


def declined(now: float, note: str) -> Outcome:
    """We do not read it: too large, or another kind of file."""
    return Outcome(_values(State.DECLINED, now, DECLINED_DAYS, failures=0, note=note), drops_finds=True)


def _values(state: State, now: float, days: float, **others: Any) -> dict[str, Any]:
    interval = {"interval_days": days} if state is State.GOOD else {}
    return {"state": state, "due": now + days * DAY_S, "began": None} | interval | others


def retry_after_s(reply: Reply, now: float, usual_s: float) -> float:
    """How many seconds a site asks to be left alone: a number or a date, between a second and a month."""
    text = reply.header("retry-after").strip()
    moment = _http_date(text)
    seconds = float(text) if text.isascii() and text.isdigit() else moment - now if moment else usual_s
    return min(max(seconds, 1.0), 30 * DAY_S)


def _http_date(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError):
        return moment_of(text)
