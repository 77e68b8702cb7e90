"""One crawl with Scrapy over all sources that have something due; each source has a spider and settings of its own."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from zoek import __version__
from zoek.errors import HarvestError
from zoek.harvest.manners import Manners, PacedHandler, Throttle
from zoek.harvest.network import LOOPBACK, GuardedResolver
from zoek.harvest.spider import HarvestSpider, StoreScheduler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twisted.python.failure import Failure

    from zoek.harvest.sources import Source
    from zoek.harvest.spider import Job

LARGEST_BODY = 30 * 1024 * 1024
"""Bytes, unpacked too: a yearly account of a municipality as PDF takes 5 to 28 MB, a page a tenth of one."""
TIMEOUT_S = 30.0
"""For the whole answer, so that a site that drips is left after it."""
CONCURRENT_HOSTS = 8
"""Hosts of one source at the same time; each has one request at a time."""
RETRIED_STATUSES = [500, 502, 504, 408, 522, 524]
"""Tried once more; 429 and 503 ask us to go away, which is what happens."""
RETRIED_ERRORS = ["scrapy.exceptions.DownloadFailedError", "scrapy.exceptions.ResponseDataLossError"]


def crawl(job: Job, sources: Sequence[Source], contact: str, timeout_s: float = TIMEOUT_S) -> None:
    """Ask for what is due of these sources; returns when nothing is left, or all that is left must wait.

    Once in a process: the reactor underneath cannot be started twice. Raises
    HarvestError when the crawl had to stop.
    """
    shared = _settings(contact, timeout_s) | {LOOPBACK: job.loopback_pace is not None}
    logging.getLogger("scrapy").setLevel(logging.CRITICAL)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    process = AsyncCrawlerProcess(Settings(shared))
    faults: list[BaseException] = []

    def stop(failure: Failure) -> None:
        if not faults and failure.value:
            faults.append(failure.value)
        for crawler in process.crawlers:
            crawler.engine.pause() if crawler.engine else None

    for source in sources:
        crawler = Crawler(HarvestSpider, Settings(shared | _pace(source, job)))
        crawler.signals.connect(stop, signals.spider_error, weak=False)
        process.crawl(crawler, job=job, source=source)
    process.start()
    if faults:
        hint = "Wat klaar was, is bewaard. Voer `zoek harvest` opnieuw uit."
        raise HarvestError(f"De oogst is gestopt: {faults[0]}.", hint) from faults[0]


def _settings(contact: str, timeout_s: float) -> dict[str, Any]:
    """The settings of Scrapy that all sources share."""
    return {
        "USER_AGENT": f"Zoek/{__version__} (+{contact})",
        "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/pdf;q=0.9,*/*;q=0.1", "Accept-Language": "nl"},
        "ROBOTSTXT_OBEY": False,  # Manners obeys it; Scrapy's own goes on when robots.txt fails and has no Crawl-delay
        "SCHEDULER": StoreScheduler,
        "DOWNLOADER_MIDDLEWARES": {Manners: 50},
        "EXTENSIONS": {Throttle: 0, "scrapy.extensions.throttle.AutoThrottle": None},
        "DOWNLOAD_HANDLERS": {"http": PacedHandler, "https": PacedHandler}
        | dict.fromkeys(("data", "file", "ftp", "s3")),
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "TWISTED_DNS_RESOLVER": GuardedResolver,
        "DOWNLOAD_TIMEOUT": timeout_s,
        "DNS_TIMEOUT": min(timeout_s, 10),
        "DOWNLOAD_MAXSIZE": LARGEST_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS": CONCURRENT_HOSTS,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "AUTOTHROTTLE_ENABLED": True,
        "RETRY_TIMES": 1,
        "RETRY_HTTP_CODES": RETRIED_STATUSES,
        "RETRY_EXCEPTIONS": RETRIED_ERRORS,
        "REDIRECT_ENABLED": False,  # a redirect is an outcome; where it leads is judged as any link
        "METAREFRESH_ENABLED": False,
        "COOKIES_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "REFERER_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
    }


def _pace(source: Source, job: Job) -> dict[str, Any]:
    """The delay before Manners knows that of a host; on this machine itself none."""
    delay_s = source.delay_s if job.loopback_pace is None else 0.0
    return {"DOWNLOAD_DELAY": delay_s, "AUTOTHROTTLE_START_DELAY": delay_s}
