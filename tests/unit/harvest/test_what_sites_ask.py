"""Rules and wishes of sites: robots.txt, reservations, directives, links, sitemaps, machines on the inside."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import succeed
from twisted.internet.error import DNSLookupError

from zoek.harvest.network import GuardedResolver, is_open
from zoek.harvest.page import MOST_LINKS, parse_page, wishes_of
from zoek.harvest.robots import LONGEST_CRAWL_DELAY_S, rules_of
from zoek.harvest.sitemaps import MOST_ADDRESSES, moment_of, read_sitemap
from zoek.harvest.store import Host

SITE = "https://www.voorbeeld.example"


def host(rules: str = "", status: int | None = 200, reserved: str = "") -> Host:
    return Host("www.voorbeeld.example", "bron", status, rules, reserved)


def test_our_own_group_of_rules_counts_before_that_for_all() -> None:
    rules = rules_of(host("User-agent: *\nDisallow: /\n\nUser-agent: zoek\nDisallow: /geheim\nCrawl-delay: 3\n"))

    assert rules.allows(f"{SITE}/open")
    assert not rules.allows(f"{SITE}/geheim/x")
    assert rules.delay_s == 3


def test_the_slowest_of_crawl_delay_and_request_rate_is_kept_up_to_ten_minutes() -> None:
    assert rules_of(host("User-agent: *\nCrawl-delay: 2\nRequest-rate: 1/30")).delay_s == 30
    assert rules_of(host("User-agent: *\nCrawl-delay: 99999")).delay_s == LONGEST_CRAWL_DELAY_S
    assert rules_of(host()).delay_s == 0


@pytest.mark.parametrize(
    ("status", "is_readable"), [(200, True), (404, True), (403, True), (429, False), (500, False), (None, False)]
)
def test_only_an_answer_says_what_is_allowed(status: int | None, is_readable: bool) -> None:
    assert rules_of(host("User-agent: *\nDisallow: /", status)).is_readable is is_readable


def test_rules_in_an_error_page_are_no_rules() -> None:
    assert rules_of(host("User-agent: *\nDisallow: /", 404)).allows(f"{SITE}/")


@pytest.mark.parametrize(
    ("text", "is_reserved"),
    [
        ('[{"location": "/a/*", "tdm-reservation": 1}]', True),
        ('[{"location": "/a/open*", "tdm-reservation": 0}, {"location": "*", "tdm-reservation": 1}]', False),
        ('[{"location": "/b/*", "tdm-reservation": 1}]', False),
        ('[{"location": 3}]', False),
        ("<html>", False),
        ("", False),
    ],
)
def test_the_first_pattern_that_fits_decides_on_a_reservation(text: str, is_reserved: bool) -> None:
    assert rules_of(host(reserved=text)).is_reserved(f"{SITE}/a/open") is is_reserved


@pytest.mark.parametrize(
    ("directive", "no_index", "no_follow", "no_snippet"),
    [
        ("noindex", True, False, False),
        ("NONE", True, True, False),
        ("index, follow", False, False, False),
        ("zoek: noindex, nofollow", True, True, False),
        ("anderebot: noindex", False, False, False),
        ("max-snippet:0", False, False, True),
        ("nosnippet", False, False, True),
        ("unavailable_after: 2020-01-01", False, False, False),
    ],
)
def test_directives_of_headers_and_meta(directive: str, no_index: bool, no_follow: bool, no_snippet: bool) -> None:
    wishes = wishes_of([directive], [])

    assert (wishes.no_index, wishes.no_follow, wishes.no_snippet) == (no_index, no_follow, no_snippet)


def test_a_meta_for_our_robot_counts() -> None:
    body = b'<meta name="ZOEK" content="noindex"><a href="/a">a</a>'

    assert parse_page(body, "", SITE, {}).wishes.no_index


def test_links_are_absolute_once_and_in_order_and_nofollow_ones_are_left() -> None:
    body = b'<a href="/b">b</a><a href="a#x">a</a><a href="/b#y">b</a><a rel="NoFollow" href="/c">c</a><area href="/d"><a>leeg</a>'

    assert parse_page(body, "utf-8", f"{SITE}/map/", {}).links == tuple(SITE + path for path in ("/b", "/map/a", "/d"))


def test_a_page_with_countless_links_gives_as_many_as_we_want() -> None:
    body = "".join(f'<a href="/{number}">x</a>' for number in range(MOST_LINKS + 10)).encode()

    assert len(parse_page(body, "", SITE, {}).links) == MOST_LINKS


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"\x00\xff\xfe", b"<", b"<!-- -->", b"<?xml", "<p>caf\u00e9".encode("utf-16")]
)
@pytest.mark.parametrize("charset", ["", "utf-8", "bestaat-niet", "utf-16"])
def test_no_bytes_break_the_reading_of_links(body: bytes, charset: str) -> None:
    assert parse_page(body, charset, SITE, {}).links == ()


def test_a_login_form_beside_a_long_story_is_no_wall() -> None:
    form = b'<form><input type="password"></form>'

    assert parse_page(form + b"<script>" + b"x" * 2000 + b"</script>", "", SITE, {}).asks_password
    assert not parse_page(form + b"<p>" + b"verhaal " * 300 + b"</p>", "", SITE, {}).asks_password


def test_a_sitemap_stops_at_the_limit_of_the_standard() -> None:
    body = "<urlset>" + "".join(f"<url><loc>/{n}</loc></url>" for n in range(MOST_ADDRESSES + 5)) + "</urlset>"

    found = read_sitemap(body.encode(), SITE)

    assert len(found.pages) == MOST_ADDRESSES
    assert found.fault == f"de sitemap noemt meer dan {MOST_ADDRESSES} adressen"


def test_a_broken_sitemap_gives_what_stood_before_the_break() -> None:
    found = read_sitemap(b"<urlset><url><loc>/a</loc><lastmod>2026-01-02</lastmod></url><url><loc>/b</l", SITE)

    assert found.pages == ((f"{SITE}/a", moment_of("2026-01-02")),)
    assert found.fault == "de sitemap is geen geldige XML"


def test_a_packed_sitemap_that_cannot_be_unpacked_is_told() -> None:
    assert read_sitemap(gzip.compress(bytes(range(256)) * 9)[:-20], SITE).fault == "de sitemap is niet uit te pakken"
    assert read_sitemap(b"\x1f\x8bonzin", SITE).fault == "de sitemap is niet uit te pakken"


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "[::1]", "255.255.255.255"],
)  # fmt: skip
def test_machines_on_the_inside_are_closed(number: str) -> None:
    assert not is_open(number)


def test_loopback_and_nothing_else_on_the_inside_can_be_opened() -> None:
    assert is_open("127.0.0.1", opens_loopback=True)
    assert is_open("::1", opens_loopback=True)
    assert not is_open("10.0.0.1", opens_loopback=True)


def resolved(resolver: GuardedResolver, name: str) -> list[Any]:
    """What came of asking for the number of a name, at once."""
    outcome: list[Any] = []
    resolver.getHostByName(name).addBoth(outcome.append)
    return outcome


def test_a_name_is_looked_at_each_time_that_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(["93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1"])
    monkeypatch.setattr(CachingThreadedResolver, "getHostByName", lambda *_: succeed(next(numbers)))
    resolver = GuardedResolver(None, 0, 1)  # type: ignore[arg-type]  # names answer at once, without a reactor

    (first,), (second,), (third,) = (resolved(resolver, "draait.example") for _ in range(3))

    assert first == "93.184.216.34"
    assert second.check(DNSLookupError)
    assert third.check(DNSLookupError)
