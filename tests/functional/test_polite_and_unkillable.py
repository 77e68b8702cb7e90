"""Politeness, proven from the logs of the sites; and harvests that are killed again and again and lose nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.mocksite.institutes import write_source
from tests.mocksite.many import many
from tests.mocksite.misbehaviour import links, sitemap, story, url
from tests.mocksite.run import command, harvested, left_by, rows_of
from tests.mocksite.site import Site, in_turn, open_site, open_sites, page, status
from tests.serving import ROOT, environment
from zoek.harvest.store import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.mocksite.site import Answer, Asked, Visit

PACE = 0.1
"""Of the second that the sources below wait."""
CRAWL_DELAY_S = 0.25
SLOW_S = 0.2
LONG_DELAY_S = 4
"""Longer than a harvest takes to start."""
KILLS, PAGES, LONGEST_S = 4, 60, 0.3


def slow(visit: Visit) -> None:
    time.sleep(SLOW_S)
    page(story("traag"))(visit)


def busy_site(robots: str = "") -> Site:
    """Pages that are sound, missing, broken, moved, forbidden and slow, in turns."""
    kinds: list[Answer] = [page(story("goed")), status(404), status(500), status(301, Location="/0"), status(403), slow]
    paths = [f"/{number}" for number in range(12)]
    answers = {path: kinds[number % len(kinds)] for number, path in enumerate(paths)}
    site = Site(answers | {"/": page(story("begin", links(*paths, "/verboden/1")))})
    site.answers["/robots.txt"] = page(f"User-agent: *\nDisallow: /verboden/\n{robots}", "text/plain")
    return site


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Asked]]:
    """What three busy sites were asked in one harvest."""
    folder = tmp_path_factory.mktemp("politeness")
    sites = {"gewoon": busy_site(), "vertraagd": busy_site(f"Crawl-delay: {CRAWL_DELAY_S}"), "nog-een": busy_site()}
    with open_sites(sites):
        for name, site in sites.items():
            write_source(folder, name, site, "diepte = 2\n")
        done = harvested(folder, "--pace", PACE)
        assert done.returncode == 0, done.stderr
    return {name: list(site.log) for name, site in sites.items()}


def gaps(log: list[Asked]) -> list[float]:
    return [later.at - earlier.at for earlier, later in pairwise(log)]


@pytest.mark.parametrize(("name", "delay_s"), [("gewoon", PACE), ("nog-een", PACE), ("vertraagd", CRAWL_DELAY_S)])
def test_no_two_requests_to_a_site_are_closer_than_its_delay(
    logs: Mapping[str, list[Asked]], name: str, delay_s: float
) -> None:
    assert len(logs[name]) > 12
    assert min(gaps(logs[name])) >= delay_s


def test_no_forbidden_page_is_asked_for(logs: Mapping[str, list[Asked]]) -> None:
    assert [asked.path for log in logs.values() for asked in log if asked.path.startswith("/verboden")] == []


def test_the_delay_of_a_site_holds_between_two_harvests_too(tmp_path: Path) -> None:
    site = Site({"/": page(story("begin", links("/1", "/2")))} | {f"/{n}": page(story(str(n))) for n in (1, 2)})
    site.answers["/robots.txt"] = page(f"User-agent: *\nCrawl-delay: {LONG_DELAY_S}\n", "text/plain")
    with open_site(site):
        write_source(tmp_path, "een", site)
        killed_once(tmp_path, site, 0)
        runs = [harvested(tmp_path, "--real", "--limit", 1) for _ in range(2)]

    assert [run.returncode for run in runs] == [0, 0]
    assert {"/", "/1", "/2"} <= set(site.paths())
    assert min(gaps(site.log)) >= LONG_DELAY_S


def test_pages_for_one_day_are_not_exceeded_and_the_next_day_goes_on(tmp_path: Path) -> None:
    with open_site(many(6)) as site:
        write_source(tmp_path, "een", site, "paginasPerDag = 5\n")
        asked = []
        for day in (0, 0, 1):
            assert harvested(tmp_path, "--days", day).returncode == 0
            asked.append(len(site.paths()))
            site.log.clear()

    assert asked[:2] == [5, 0]
    assert 3 <= asked[2] <= 5
    (following,) = left_by(tmp_path).sources
    assert following.waiting == 0


def test_a_sitemap_says_which_pages_changed_and_those_alone_are_asked_for(tmp_path: Path) -> None:
    def listing(changed: str) -> Answer:
        return page(sitemap(url("/a", changed), url("/b", "2020-01-01")), "application/xml")

    site = Site({"/": page(story("begin"))} | {f"/{name}": page(story(name)) for name in "ab"})
    site.answers["/sitemap.xml"] = in_turn(listing("2020-01-01"), listing("2026-11-26T09:00:00+01:00"))
    with open_site(site):
        write_source(tmp_path, "een", site, f'sitemaps = ["{site.address}/sitemap.xml"]\n')
        assert harvested(tmp_path).returncode == 0
        first = site.paths()
        assert harvested(tmp_path, "--days", 2).returncode == 0

    assert sorted(first) == ["/", "/a", "/b", "/sitemap.xml"]
    assert sorted(site.paths()[4:]) == ["/", "/a", "/sitemap.xml"]


def test_sites_are_visited_side_by_side(logs: Mapping[str, list[Asked]]) -> None:
    ends = [log[-1].at for log in logs.values()]
    starts = [log[0].at for log in logs.values()]

    assert max(starts) < min(ends)


def test_without_the_setting_for_tests_this_machine_is_never_asked(tmp_path: Path) -> None:
    with open_site(busy_site()) as site:
        write_source(tmp_path, "getal", site)
        write_source(tmp_path, "naam", Site(address=site.address.replace("127.0.0.1", "localhost")))
        done = harvested(tmp_path, "--closed")

    assert done.returncode == 0, done.stderr
    assert site.log == []
    told = {address.partition(":")[2][2:11]: (row.state, row.note) for address, row in rows_of(tmp_path).items()}
    assert told["127.0.0.1"] == (State.REFUSED, "het adres leidt naar een computer die niet openbaar is")
    assert told["localhost"][1] == "robots.txt gaf geen antwoord: Zoek blijft een dag weg"


def killed_once(folder: Path, site: Site, delay_s: float) -> set[str]:
    """Kill a harvest a while after it asked its first page, or when it is done; gives what was in flight then."""
    before = len(site.paths())
    process = subprocess.Popen(command(folder, "--real", "--pace", "0.02"), cwd=ROOT, env=environment())
    while process.poll() is None and len(site.paths()) == before:
        time.sleep(0.005)
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    return {row.address for row in rows_of(folder).values() if row.state is State.BUSY}


def test_a_harvest_that_is_killed_again_and_again_loses_and_doubles_nothing(tmp_path: Path) -> None:
    in_flight: Counter[str] = Counter()
    chance = random.Random(20261125)
    with open_site(many(PAGES)) as site:
        write_source(tmp_path, "veel", site)
        for _ in range(KILLS):
            in_flight.update(killed_once(tmp_path, site, chance.uniform(0, LONGEST_S)))
        done = harvested(tmp_path, "--real")
        asked = Counter(site.address + path for path in site.paths())

    assert done.returncode == 0, done.stderr
    finds = left_by(tmp_path).finds.values()
    assert len(finds) == len({find.address for find in finds}) == PAGES + 2
    assert {address: times for address, times in asked.items() if times > 1 + in_flight[address]} == {}
