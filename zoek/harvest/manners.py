"""Manners towards a site, for Scrapy: pace, robots.txt and reservations before each request."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Self

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http.request import NO_CALLBACK

from zoek.harvest.addresses import address_of, host_of
from zoek.harvest.network import is_loopback, is_open, name_of
from zoek.harvest.robots import HANDS_OFF_S, LARGEST_RULES, RULES_AGE_S, is_told, rules_of, silence_in_words
from zoek.harvest.store import Host

if TYPE_CHECKING:
    from scrapy.core.downloader import Slot
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from zoek.harvest.robots import Rules
    from zoek.harvest.spider import HarvestSpider, Job

MOST_HOPS = 5
"""Redirects of a robots.txt that are followed: the least that RFC 9309 asks."""
POLICY = "policy"
"""Marks a request for robots.txt or tdmrep.json, to which no rules apply."""


class Refusal(IgnoreRequest):
    """A page is not asked for: a rule of the site or of ours forbids it."""


class HandsOff(IgnoreRequest):
    """A page is not asked for now: the host is left alone for a while."""


class Manners:
    """Lets a request through when the host allows it, and has the host's own pace kept."""

    def __init__(self, crawler: Crawler) -> None:
        """Nothing is known of any host yet."""
        self._crawler = crawler
        self._rules: dict[str, Rules] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The manners for one crawl."""
        return cls(crawler)

    @property
    def _spider(self) -> HarvestSpider:
        return self._crawler.spider  # type: ignore[return-value]  # the crawl has no other

    async def process_request(self, request: Request) -> None:
        """Raise Refusal or HandsOff when the request may not go out."""
        host = host_of(request.url)
        request.meta["download_slot"] = host
        if not is_open(name_of(host), opens_loopback=self._spider.job.loopback_pace is not None):
            raise Refusal("het adres leidt naar een computer die niet openbaar is")
        if request.meta.get(POLICY):
            return
        async with self._asking.setdefault(host, asyncio.Lock()):
            rules = self._rules.get(host) or await self._learn(request.url, host)
        if not rules.is_readable:
            raise HandsOff(rules.host.note)
        if not rules.allows(request.url):
            raise Refusal("robots.txt verbiedt dit adres")
        if rules.is_reserved(request.url):
            raise Refusal("de site behoudt zich tekst- en datamining voor")

    async def _learn(self, url: str, host: str) -> Rules:
        """What a host allows: out of the store when that is of today, or else asked."""
        spider = self._spider
        now, known = spider.job.now(), spider.job.store.host(host)
        pace = spider.source.delay_s * (spider.job.loopback_pace or 0.0 if is_loopback(name_of(host)) else 1.0)
        delay_s = max(pace, rules_of(known).delay_s) if known else pace
        spider.keep_pace(host, delay_s)
        await self._wait_after_another_harvest(host, delay_s)
        if known is None or known.asked + RULES_AGE_S < now or not is_told(known.status):
            known = await self._ask(url, host, known, pace)
            spider.job.store.keep_host(known)
        rules = rules_of(known)
        if rules.is_readable:
            self._rules[host] = rules
        return rules

    async def _wait_after_another_harvest(self, host: str, delay_s: float) -> None:
        """Wait as long as the harvest before would have, had it gone on: it ended or was killed just now."""
        job = self._spider.job
        last = job.store.last_request(host)
        if last is not None:
            await asyncio.sleep(min(max(last + delay_s - job.now(), 0.0), delay_s))

    async def _ask(self, url: str, host: str, known: Host | None, pace: float) -> Host:
        spider, now = self._spider, self._spider.job.now()
        root = f"{url.partition('://')[0]}://{host}"
        status, text = await self._text(f"{root}/robots.txt")
        rest = known.rest_until if known else 0.0
        if not is_told(status):
            return Host(host, spider.source.id, status, "", "", now, silence_in_words(status), now + HANDS_OFF_S)
        found = Host(host, spider.source.id, status, text if status == 200 else "", "", now, "", rest)
        spider.keep_pace(host, max(pace, rules_of(found).delay_s))
        _, reserved = await self._text(f"{root}/.well-known/tdmrep.json")
        return replace(found, reserved=reserved)

    async def _text(self, url: str) -> tuple[int | None, str]:
        """The status and text of a small file, redirects followed; None when there is no answer."""
        for _ in range(MOST_HOPS + 1):
            try:
                meta = {POLICY: True, "dont_retry": True, "download_maxsize": 4 * LARGEST_RULES}
                response = await self._download(Request(url, meta=meta, callback=NO_CALLBACK))
            except Exception:  # noqa: BLE001 - whatever it is, there is no answer
                return None, ""
            if not 300 <= response.status < 400:
                return response.status, response.body[:LARGEST_RULES].decode("utf-8", "replace").removeprefix("\ufeff")
            target = address_of((response.headers.get("Location") or b"").decode("latin-1"), url)
            if target is None:
                return 404, ""
            url = target
        return 404, ""  # RFC 9309: too many redirects are taken for no rules

    async def _download(self, request: Request) -> Response:
        assert self._crawler.engine
        return await self._crawler.engine.download_async(request)


class Throttle(AutoThrottle):
    """Scrapy's AutoThrottle, that slows down when a site does; never below what was agreed for a host."""

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        floor = slot_floor(self.crawler, response.url)
        if floor:
            super()._adjust_delay(slot, latency, response)
            slot.delay = max(slot.delay, floor)


def slot_floor(crawler: Crawler, url: str) -> float:
    """The least delay in seconds for the host of an address."""
    assert crawler.engine
    agreed = crawler.engine.downloader.per_slot_settings.get(host_of(url), {})
    return float(agreed.get("delay", crawler.settings.getfloat("DOWNLOAD_DELAY")))


class PacedHandler(HTTP11DownloadHandler):
    """Fetches over HTTP; the pause before the next request counts from the end of this one.

    Counted from its beginning, two requests could reach a site closer
    together than the delay, when the first was slower on its way. The store
    knows of both moments, so that a harvest that begins anew keeps the pause.
    """

    async def download_request(self, request: Request) -> Response:
        """The answer to a request."""
        host = host_of(request.url)
        self._note(host)
        try:
            return await super().download_request(request)
        finally:
            self._note(host)
            engine = self._crawler.engine
            slot = engine.downloader.slots.get(host) if engine else None
            if slot:
                slot.lastseen = monotonic()

    def _note(self, host: str) -> None:
        job: Job = self._crawler.spider.job  # type: ignore[union-attr]  # the crawl has no other spider
        job.store.note_request(host, job.now())
