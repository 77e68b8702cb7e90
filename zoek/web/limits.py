"""Not too much from one address: a bucket of calls for each, in the memory of this process alone.

An address is kept as a hash with a salt that is new every day and at every
start, so nothing here leads to a person, and nothing is ever written.
Visitors from this machine itself are not limited: a proxy that does not tell
their address (ZOEK_PROXIES) would make them all one.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from flask import request
from werkzeug.exceptions import TooManyRequests

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

CALLS_A_SECOND = 10.0
"""What an address may ask on and on; a person opens a page in seconds, a polite robot asks once a second."""
CALLS_AT_ONCE = 100.0
"""What it may ask in one go: an office of fifty people behind one address opens a page together."""
MOST_ADDRESSES = 10_000
"""Kept at a time, some 2 MB; the one that asked longest ago goes first."""
DAY_S = 86_400
HEAVY = 10.0
"""What a call counts for that has the site read a plan or make a file: measured at 50 to 500 ms of computing."""


class Buckets:
    """How much each address may still ask; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """All buckets are full; `clock` gives seconds that never go back."""
        self._clock = clock
        self._lock = threading.Lock()
        self._left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._salt, self._salted_at = secrets.token_bytes(16), clock()

    def wait_s(self, address: str, cost: float = 1.0) -> float:
        """Seconds until this address may ask this; 0 when it may now, and then it is counted."""
        now = self._clock()
        with self._lock:
            name = self._name(address, now)
            left, since = self._left.pop(name, (CALLS_AT_ONCE, now))
            left = min(CALLS_AT_ONCE, left + (now - since) * CALLS_A_SECOND)
            is_allowed = left >= cost
            self._left[name] = (left - cost if is_allowed else left, now)
            if len(self._left) > MOST_ADDRESSES:
                self._left.popitem(last=False)
        return 0.0 if is_allowed else (cost - left) / CALLS_A_SECOND

    def _name(self, address: str, now: float) -> bytes:
        if now - self._salted_at > DAY_S:
            self._salt, self._salted_at = secrets.token_bytes(16), now
            self._left.clear()
        return hashlib.blake2b(_network(address).encode(), key=self._salt, digest_size=16).digest()


def _network(address: str) -> str:
    """The address, or of IPv6 the network of one connection: its /64."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


def is_local(address: str | None) -> bool:
    """Whether a visitor comes from this machine itself."""
    try:
        return ipaddress.ip_address(address or "127.0.0.1").is_loopback
    except ValueError:
        return False


def register(app: Flask, buckets: Buckets | None = None) -> None:
    """Have the application refuse what is too much, with the seconds to wait."""
    kept = buckets or Buckets()

    @app.before_request
    def refuse_too_much() -> None:
        is_free = request.endpoint == "static" or request.blueprint == "style"
        if is_free or is_local(request.remote_addr):
            return
        wait_s = kept.wait_s(
            request.remote_addr or "", HEAVY if request.method == "POST" or request.blueprint == "session" else 1.0
        )
        if wait_s:
            raise TooManyRequests(retry_after=int(wait_s) + 1)
