"""Which machines a harvest may talk to: none on the inside, whatever a link, a redirect or the name servers say."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Self

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

LOOPBACK = "ZOEK_OPEN_LOOPBACK"
"""The setting of Scrapy that opens this machine itself, for tests."""


def is_open(host: str, *, opens_loopback: bool = False) -> bool:
    """Whether a number may be talked to; a name may, as what it leads to is looked at by GuardedResolver.

    >>> is_open("10.0.0.8"), is_open("::1"), is_open("[fe80::1]"), is_open("93.184.216.34"), is_open("nji.nl")
    (False, False, False, True, True)
    """
    try:
        number = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return True
    mapped = getattr(number, "ipv4_mapped", None) or number
    if opens_loopback and mapped.is_loopback:
        return True
    return bool(mapped.is_global and not mapped.is_multicast)


def is_loopback(host: str) -> bool:
    """Whether a number is of this machine itself; a name is not, whatever it leads to.

    >>> is_loopback("127.0.0.5"), is_loopback("localhost")
    (True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def name_of(host: str) -> str:
    """A host without its port.

    >>> name_of("[::1]:8080"), name_of("nji.nl")
    ('[::1]', 'nji.nl')
    """
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() and not (":" in name and not name.endswith("]")) else host


class GuardedResolver(CachingThreadedResolver):
    """Names to numbers, but those on the inside."""

    opens_loopback = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """The resolver with the settings of a crawl."""
        resolver: Self = super().from_crawler(crawler, reactor)
        resolver.opens_loopback = crawler.settings.getbool(LOOPBACK)
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The number of a name; fails when that is on the inside."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        return found.addCallback(self._guarded, name)

    def _guarded(self, number: str, name: str) -> str:
        if not is_open(number, opens_loopback=self.opens_loopback):
            raise DNSLookupError(f"{name} is {number}")
        return number
