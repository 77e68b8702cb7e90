"""The spider: takes addresses out of the store, and writes back what came of each."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from scrapy import Request, Spider, exceptions, signals
from scrapy.core.scheduler import BaseScheduler

from zoek.harvest.addresses import host_of, why_not
from zoek.harvest.answer import Answer
from zoek.harvest.manners import HandsOff, Refusal
from zoek.harvest.outcome import Reply, declined, failed, is_readable, outcome_of, refused, retry_after_s
from zoek.harvest.sitemaps import read_sitemap
from zoek.harvest.sources import is_own_host
from zoek.harvest.store import Role, State

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from scrapy.crawler import Crawler
    from scrapy.http import Headers, Response
    from twisted.python.failure import Failure

    from zoek.harvest.archive import Archive
    from zoek.harvest.outcome import Outcome
    from zoek.harvest.sources import Source
    from zoek.harvest.store import Row, Store

PATIENCE_S = 30.0
"""A harvest waits so long for a host that asked to be left alone; for longer it comes back another time."""
RESTING_STATUSES = frozenset({429, 503})
USUAL_REST_S = 3600.0
"""How long a host is left alone that is too busy and does not say until when."""
MOST_SITEMAPS = 200
FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (exceptions.DownloadTimeoutError, "het antwoord duurde te lang"),
    (
        exceptions.CannotResolveHostError,
        "de naam van de site bestaat niet of leidt naar een computer die niet openbaar is",
    ),
    (exceptions.DownloadConnectionRefusedError, "de site neemt geen verbinding aan"),
    (exceptions.ResponseDataLossError, "het antwoord was niet heel"),
    (exceptions.DownloadCancelledError, "de pagina is te groot"),
)


@dataclass(frozen=True)
class Job:
    """What a crawl works with: where it writes, the time, how much it may do, and whom to tell.

    `limit` is the most pages of a source in this run. `loopback_pace` opens
    this machine itself, where the delays of sources are multiplied by it.
    """

    store: Store
    archive: Archive
    clock: Callable[[], datetime]
    report: Callable[[str], None]
    limit: int | None = None
    loopback_pace: float | None = None

    def now(self) -> float:
        """Seconds since 1970."""
        return self.clock().timestamp()


class StoreScheduler(BaseScheduler):
    """Scrapy's queue, that is the store itself: what Scrapy asks for is in flight from then on."""

    def __init__(self, spider: HarvestSpider) -> None:
        """Nothing was taken yet."""
        self._spider = spider
        self._again: deque[Request] = deque()
        self._taken = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The queue of one crawl."""
        return cls(crawler.spider)  # type: ignore[arg-type]  # the crawl has no other

    def has_pending_requests(self) -> bool:
        """Whether there is something to ask for, now or within our patience."""
        job, source = self._spider.job, self._spider.source
        return bool(self._again) or (self._may_go_on() and job.store.is_due(source.id, job.now(), PATIENCE_S))

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that Scrapy makes of another one: a second try."""
        self._again.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next address of the source that is due."""
        if self._again:
            return self._again.popleft()
        if not self._may_go_on():
            return None
        row = self._spider.job.store.take(self._spider.source.id, self._spider.job.now())
        if row is None:
            return None
        self._taken += row.role is Role.PAGE
        return self._spider.request_of(row)

    def _may_go_on(self) -> bool:
        job, source = self._spider.job, self._spider.source
        is_within_limit = job.limit is None or self._taken < job.limit
        return is_within_limit and job.store.visits(source.id, job.now()) < source.pages_a_day


class HarvestSpider(Spider):
    """Follows one source."""

    name = "zoek"

    def __init__(self, job: Job, source: Source, **extra: Any) -> None:
        """Nothing is asked yet."""
        super().__init__(**extra)
        self.job = job
        self.source = source
        self._sitemaps = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **extra: Any) -> Self:
        """The spider of a crawl, listening to the first lines of answers."""
        spider: Self = super().from_crawler(crawler, *args, **extra)
        crawler.signals.connect(spider.look_at_headers, signals.headers_received)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: all comes out of the store."""
        return
        yield

    def keep_pace(self, host: str, delay_s: float) -> None:
        """Leave so many seconds between two requests to a host from now on."""
        assert self.crawler.engine
        downloader = self.crawler.engine.downloader
        downloader.per_slot_settings[host] = {"delay": delay_s, "concurrency": 1, "jitter": 0}
        if host in downloader.slots:
            downloader.slots[host].delay = max(delay_s, downloader.slots[host].delay)

    def request_of(self, row: Row) -> Request:
        """The request for an address, that asks for the page only if it changed."""
        headers = {}
        if row.etag and row.file:
            headers["If-None-Match"] = row.etag
        if row.modified and row.file:
            headers["If-Modified-Since"] = row.modified
        meta = {"row": row, "handle_httpstatus_all": True, "download_slot": row.host}
        return Request(
            row.address, headers=headers, meta=meta, callback=self.parse, errback=self.fail, dont_filter=True
        )

    def look_at_headers(self, headers: Headers, request: Request) -> None:
        """Stop a download of what is not read before its body comes."""
        row: Row | None = request.meta.get("row")
        if row is None:
            return
        media_type = (headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().lower()
        if not is_readable(row, media_type):
            raise exceptions.StopDownload

    def parse(self, response: Response) -> None:
        """Write what an answer means."""
        row: Row = response.meta["row"]
        now = self.job.now()
        reply = _reply(response)
        if reply.status in RESTING_STATUSES:
            self._rest(row, reply, now)
        else:
            self._keep(row, reply, outcome_of(row, reply, self.source, now), now)
        self.job.report(row.address)

    def fail(self, failure: Failure) -> None:
        """Write why there is no answer."""
        row: Row = failure.request.meta["row"]  # type: ignore[attr-defined]  # Scrapy adds it
        now, error = self.job.now(), failure.value
        if isinstance(error, exceptions.StopDownload) and error.response:
            self.parse(error.response.replace(request=failure.request))  # type: ignore[attr-defined]
        elif isinstance(error, HandsOff):
            self.job.store.change(row.address, state=row.state, note=str(error), began=None)
        elif isinstance(error, Refusal):
            self._write(row, refused(now, str(error)), now)
        elif isinstance(error, (exceptions.IgnoreRequest, exceptions.DownloadCancelledError)):
            self._write(row, declined(now, "de pagina is te groot"), now)
        else:
            note = next((text for kind, text in FAILURES if isinstance(error, kind)), "de verbinding brak af")
            self._write(row, failed(row, now, note), now)
        self.job.report(row.address)

    def _rest(self, row: Row, reply: Reply, now: float) -> None:
        """Leave a host alone that is too busy; the page keeps its turn."""
        seconds = retry_after_s(reply, now, USUAL_REST_S)
        told = datetime.fromtimestamp(now + seconds, UTC).strftime("%d-%m-%Y %H:%M")
        note = f"de site was te druk (status {reply.status}); Zoek komt terug na {told} (UTC)"
        with self.job.store.together():
            self.job.store.rest(row.host, row.source, now + seconds, note)
            self.job.store.change(row.address, state=State.WAITING, began=None, note=note, status=reply.status, due=now)

    def _keep(self, row: Row, reply: Reply, outcome: Outcome, now: float) -> None:
        """Archive the body when it is new, and then write the outcome."""
        values = dict(outcome.values)
        if outcome.is_new and row.role is Role.SITEMAP:
            self._read_sitemap(row, reply, now)
        elif outcome.is_new:
            at = datetime.fromtimestamp(now, UTC)
            answer = Answer(row.address, reply.media_type, reply.charset, reply.body, at)
            headers = [(name, value) for name, all_of_it in reply.headers.items() for value in all_of_it]
            file, place = self.job.archive.append(answer, values["hash"], headers)
            values |= {"file": file, "place": place, "fetched": now}
        elif outcome.is_same and row.file:
            self.job.archive.append_revisit(row, datetime.fromtimestamp(now, UTC), reply.status)
        self._write(row, outcome, now, values)

    def _write(self, row: Row, outcome: Outcome, now: float, values: dict[str, Any] | None = None) -> None:
        store = self.job.store
        depth = row.depth if outcome.values["state"] is State.MOVED else row.depth + 1
        with store.together():
            store.change(row.address, **(values or outcome.values))
            if outcome.drops_finds:
                store.keep_finds(row.address, row.source, {})
            for link in outcome.links if depth <= self.source.depth else ():
                if not why_not(self.source, link):
                    store.add(link, row.source, Role.PAGE, depth, now)

    def _read_sitemap(self, row: Row, reply: Reply, now: float) -> None:
        """Remember the addresses of a sitemap; those that changed since we saw them are due."""
        found = read_sitemap(reply.body, row.address)
        store = self.job.store
        with store.together():
            for address in found.sitemaps:
                self._sitemaps += 1
                if self._sitemaps <= MOST_SITEMAPS and row.depth < 2 and is_own_host(self.source, host_of(address)):
                    store.add(address, row.source, Role.SITEMAP, row.depth + 1, now)
            for address, changed in found.pages:
                if why_not(self.source, address):
                    continue
                known = store.page(address)
                if known is None:
                    store.add(address, row.source, Role.PAGE, 1, now)
                elif changed and known.last_seen and changed > known.last_seen:
                    store.bring_forward(address, now)
            store.change(row.address, reason=found.fault)


def _reply(response: Response) -> Reply:
    headers: dict[str, tuple[str, ...]] = {}
    for name, values in response.headers.items():
        headers[name.decode("latin-1").lower()] = tuple(value.decode("latin-1") for value in values)
    return Reply(response.status, response.body, headers)
