"""What a host allows: robots.txt by RFC 9309 (through Protego), and reservations of text and data mining for the host."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego

from zoek.harvest.page import ROBOT

if TYPE_CHECKING:
    from zoek.harvest.store import Host

LARGEST_RULES = 500 * 1024
"""Bytes of a robots.txt that count: the least that RFC 9309 asks."""
RULES_AGE_S = 24 * 3600
"""How long a robots.txt may be relied on, the most that RFC 9309 allows."""
HANDS_OFF_S = 24 * 3600
"""How long a host is left alone whose robots.txt cannot be had."""
LONGEST_CRAWL_DELAY_S = 600.0
"""More than ten minutes between pages means: hardly come at all. The host is then visited at this pace."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a host for us; `delay_s` is what it asks between two requests, 0 when it asks nothing."""

    host: Host
    protego: Protego

    @property
    def is_readable(self) -> bool:
        """Whether the host told what it allows: an answer, or a status that says there are no rules (400 to 499)."""
        return is_told(self.host.status)

    @property
    def delay_s(self) -> float:
        """Seconds between the starts of two requests, out of Crawl-delay and Request-rate."""
        asked = [self.protego.crawl_delay(ROBOT) or 0.0]
        rate = self.protego.request_rate(ROBOT)
        if rate and rate.requests:
            asked.append(rate.seconds / rate.requests)
        return min(max(asked), LONGEST_CRAWL_DELAY_S)

    def allows(self, address: str) -> bool:
        """Whether robots.txt lets us ask for an address."""
        return bool(self.protego.can_fetch(address, ROBOT))

    def is_reserved(self, address: str) -> bool:
        """Whether the host reserved text and data mining for an address (tdmrep.json)."""
        path = urlsplit(address).path or "/"
        for pattern, reservation in _reservations(self.host.reserved):
            if re.match(re.escape(pattern).replace(r"\*", ".*").replace(r"\$", "$"), path):
                return reservation == 1
        return False


def rules_of(host: Host) -> Rules:
    """The rules of a host out of what it told."""
    text = host.rules if host.status is not None and 200 <= host.status < 300 else ""
    return Rules(host, Protego.parse(text))


def is_told(status: int | None) -> bool:
    """Whether a status on robots.txt says what is allowed; 429 and 5xx do not, nor does silence.

    >>> is_told(200), is_told(404), is_told(503), is_told(429), is_told(None)
    (True, True, False, False, False)
    """
    return status is not None and 200 <= status < 500 and status != 429


def silence_in_words(status: int | None) -> str:
    """Why a host is left alone, in Dutch."""
    told = f"gaf status {status}" if status is not None else "gaf geen antwoord"
    return f"robots.txt {told}: Zoek blijft een dag weg"


def _reservations(text: str) -> list[tuple[str, int]]:
    try:
        entries = json.loads(text) if text else []
        return [(str(entry["location"]), int(entry["tdm-reservation"])) for entry in entries]
    except (ValueError, TypeError, KeyError):
        return []
