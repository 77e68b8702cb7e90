"""Everything that a site can do wrong, or ask for, that a harvest must survive and obey: a path for each."""

from __future__ import annotations

import gzip
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.mocksite.bodies import BOMB, COOKIE_WALL, LAUGHS, ROBOT_WALL, pdf_bomb
from tests.mocksite.site import Site, in_turn, page, raw, status

if TYPE_CHECKING:
    from tests.mocksite.site import Answer, Visit

HTML = "text/html; charset=utf-8"
LONGEST_S = 30
SLOW_S = 1.5
"""Well within the time limit of the tests."""


def story(title: str, body: str = "", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><p>Over {title}.</p>{body}</body></html>"


def links(*paths: str) -> str:
    return "".join(f'<a href="{path}">x</a>' for path in paths)


def silent(visit: Visit) -> None:
    """No answer at all, until the other side gives up."""
    time.sleep(LONGEST_S)


def dripping(visit: Visit) -> None:
    """A byte now and then."""
    visit.send_response(200)
    visit.send_header("Content-Type", HTML)
    visit.end_headers()
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until:
        visit.wfile.write(b" ")
        visit.wfile.flush()
        time.sleep(0.1)


def slow(visit: Visit) -> None:
    """An answer that takes its time, and comes."""
    time.sleep(SLOW_S)
    page(story("traag"))(visit)


def half(visit: Visit) -> None:
    """Less than was promised."""
    raw(200, story("half").encode(), {"Content-Type": HTML, "Content-Length": "100000"})(visit)
    visit.close_connection = True


def hung_up(visit: Visit) -> None:
    """The connection closed without a word."""
    visit.close_connection = True


def garbage(visit: Visit) -> None:
    """Something that is no HTTP."""
    visit.wfile.write(b"\x16\x03\x01 geen HTTP\r\n\r\n")
    visit.close_connection = True


def many_headers(visit: Visit) -> None:
    visit.send_response(200)
    for number in range(2000):
        visit.send_header(f"X-Kop-{number}", "x" * 500)
    visit.end_headers()
    visit.close_connection = True


def endless(visit: Visit) -> None:
    """A page without an end, as fast as it is taken."""
    visit.send_response(200)
    visit.send_header("Content-Type", HTML)
    visit.end_headers()
    visit.close_connection = True
    for _ in range(40):
        visit.wfile.write(b"x" * 1024 * 1024)


def huge(visit: Visit) -> None:
    """Ten gigabytes are promised."""
    visit.send_response(200)
    visit.send_header("Content-Type", HTML)
    visit.send_header("Content-Length", str(10 * 1024**3))
    visit.end_headers()
    with suppress(OSError):
        visit.wfile.write(b"x" * 1024)
    visit.close_connection = True


def sleepy_robots(visit: Visit) -> None:
    silent(visit)


def sitemap(*urls: str) -> str:
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(urls)}</urlset>'


def url(path: str, changed: str = "") -> str:
    return f"<url><loc>{path}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"


PAGES: dict[str, Answer] = {
    "/goed": page(story("goed")),
    "/traag": slow,
    "/half": half,
    "/opgehangen": hung_up,
    "/geen-http": garbage,
    "/koppen": many_headers,
    "/zonder-eind": endless,
    "/enorm": huge,
    "/bom": raw(200, BOMB, {"Content-Type": HTML, "Content-Encoding": "gzip"}),
    "/kapotte-gzip": raw(200, b"\x1f\x8b kapot", {"Content-Type": HTML, "Content-Encoding": "gzip"}),
    "/te-lang": raw(
        200, story("te-lang").encode() + b"rest", {"Content-Type": HTML, "Content-Length": str(len(story("te-lang")))}
    ),
    "/latin": raw(200, story("caf\xe9").encode("latin-1"), {"Content-Type": "text/html; charset=utf-8"}),
    "/geen-tekenset": raw(200, story("onzin").encode(), {"Content-Type": "text/html; charset=bestaat-niet"}),
    "/geen-soort": raw(200, story("geen-soort").encode(), {}),
    "/leeg": page(""),
    "/struikelt": page(story("struikelt")),
    "/plaatje": page(b"\x89PNG", "image/png"),
    "/zip": page(b"PK", "application/zip"),
    "/kring-a": status(302, Location="/kring-b"),
    "/kring-b": status(302, Location="/kring-a"),
    "/zelf": status(301, Location="/zelf"),
    "/naar-binnen": status(302, Location="http://10.0.0.1/geheim"),
    "/naar-loopback": status(302, Location="http://127.0.0.1:1/geheim"),
    "/naar-wolk": status(302, Location="http://169.254.169.254/latest/meta-data/"),
    "/naar-ander": status(301, Location="http://voorbeeld.example/"),
    "/naar-niets": status(302),
    "/naar-login": status(302, Location="/login?terug=1"),
    "/naar-voorpagina": status(302, Location="/"),
    "/verhuisd": status(301, Location="/nieuwe-plek"),
    "/nieuwe-plek": page(story("nieuwe-plek")),
    "/401": status(401, "inloggen"),
    "/403": status(403),
    "/404": status(404),
    "/410": status(410),
    "/500": status(500),
    "/500-even": in_turn(status(500), page(story("weer goed"))),
    "/inloggen-nodig": page(story("inloggen", '<form><input type="password" name="w"></form>')),
    "/cookiemuur": page(COOKIE_WALL),
    "/robotmuur": page(ROBOT_WALL),
    "/kapot.pdf": page(b"%PDF-1.7 kapot", "application/pdf"),
    "/bom.pdf": page(pdf_bomb(), "application/pdf"),
    "/noindex": page(story("noindex", links("/via-noindex"), '<meta name="robots" content="noindex">')),
    "/via-noindex": page(story("via-noindex")),
    "/noindex-kop": page(story("noindex-kop"), X_Robots_Tag="zoek: noindex"),
    "/noindex-ander": page(story("noindex-ander"), X_Robots_Tag="anderebot: noindex"),
    "/nosnippet": page(story("nosnippet", "", '<meta name="robots" content="nosnippet">')),
    "/nofollow": page(story("nofollow", links("/via-nofollow"), '<meta name="robots" content="nofollow">')),
    "/via-nofollow": page(story("via-nofollow")),
    "/tdm-kop": page(story("tdm-kop"), TDM_Reservation="1"),
    "/tdm-meta": page(story("tdm-meta", "", '<meta name="tdm-reservation" content="1">')),
    "/tdm-map/pagina": page(story("tdm-map")),
    "/verboden/pagina": page(story("verboden")),
    "/kopie?print=1": page(story("kopie", "", '<link rel="canonical" href="/kopie">')),
    "/kopie": page(story("kopie")),
    "/agenda?maand=2031-01": page(story("agenda", links("/agenda?maand=2031-02"))),
    "/sessie": page(
        story("sessie", links("/doel?PHPSESSID=a1", "/doel;jsessionid=b2", "/doel?utm_source=x#kop", "/doel"))
    ),
    "/doel": page(story("doel")),
    "/raar": page(
        story(
            "raar",
            links(
                "javascript:void(0)",
                "mailto:a@b.nl",
                "http://[kapot",
                "//",
                "tel:1",
                "./relatief",
                "data:,x",
                "http:///x",
                " \n/met spatie \t",
            ),
        )
    ),
    "/relatief": page(story("relatief")),
    "/met%20spatie": page(story("met spatie")),
    "/basis": page(story("basis", links("onder"), '<base href="/map/diep/">')),
    "/map/diep/onder": page(story("onder")),
    "/bestand.zip": page(b"PK", "application/zip"),
    "/lus/lus/lus/lus": page(story("lus")),
    "/uit-sitemap": page(story("uit-sitemap")),
    "/ook-uit-sitemap": page(story("ook-uit-sitemap")),
    "/etag": page(story("etag"), ETag='"vast"'),
    "/wisselt": in_turn(page(story("wisselt"), ETag='"een"'), page(story("wisselt"), ETag='"twee"')),
    "/verandert": in_turn(page(story("eerst")), page(story("daarna"))),
    "/verhuist": in_turn(page(story("verhuist")), status(301, Location="/nieuw-adres")),
    "/nieuw-adres": page(story("nieuw-adres")),
    "/verdwijnt": in_turn(page(story("verdwijnt")), status(404), page(story("terug"))),
}
NOT_LINKED = {
    "/via-noindex",
    "/via-nofollow",
    "/nieuwe-plek",
    "/nieuw-adres",
    "/doel",
    "/relatief",
    "/met%20spatie",
    "/map/diep/onder",
    "/uit-sitemap",
    "/ook-uit-sitemap",
    "/kopie",
}
ROBOTS = "User-agent: *\nDisallow: /verboden/\n"
RESERVED = '[{"location": "/tdm-map/*", "tdm-reservation": 1}]'


def with_304(etag: str, whole: Answer) -> Answer:
    """304 for who has the page already."""

    def answer(visit: Visit) -> None:
        (status(304, ETag=etag) if visit.headers.get("If-None-Match") == etag else whole)(visit)

    return answer


def days(path: str) -> Answer | None:
    """A calendar without a name and without an end."""
    number = path.removeprefix("/dagen/")
    return page(story(f"dag {number}", links(f"/dagen/{int(number) + 1}"))) if number.isdigit() else None


def misbehaving() -> dict[str, Site]:
    """The sites by the id of their source; all that is slow has a site of its own, so that it is waited for at once."""
    start = page(
        story("begin", links("/dagen/1", "http://10.0.0.1/", *(path for path in PAGES if path not in NOT_LINKED)))
    )
    main = Site({**PAGES, "/": start, "/robots.txt": page(ROBOTS, "text/plain")}, days)
    main.answers["/.well-known/tdmrep.json"] = page(RESERVED, "application/json")
    main.answers["/etag"] = with_304('"vast"', PAGES["/etag"])
    sitemaps = "<sitemapindex><sitemap><loc>/een.xml.gz</loc></sitemap><sitemap><loc>/bom.xml.gz</loc></sitemap><sitemap><loc>/entiteiten.xml</loc></sitemap><sitemap><loc>/geen-xml.xml</loc></sitemap></sitemapindex>"
    main.answers["/sitemap.xml"] = page(sitemaps, "application/xml")
    main.answers["/een.xml.gz"] = page(
        gzip.compress(
            sitemap(url("/uit-sitemap"), url("/ook-uit-sitemap", "2026-01-01"), url("http://elders.example/x")).encode()
        ),
        "application/x-gzip",
    )
    main.answers["/bom.xml.gz"] = page(BOMB, "application/gzip")
    main.answers["/entiteiten.xml"] = page(LAUGHS, "text/xml")
    main.answers["/geen-xml.xml"] = page("<html><p>Niet gevonden", "text/xml")
    begin = page("<html><body>" + links("/pagina") + "</body></html>")
    return {
        "hoofd": main,
        "stil": Site({"/": begin, "/pagina": silent}),
        "druppel": Site({"/": begin, "/pagina": dripping}),
        "robots-403": Site({"/": begin, "/pagina": page(story("p")), "/robots.txt": status(403)}),
        "robots-404": Site({"/": begin, "/pagina": page(story("p"))}),
        "robots-500": Site({"/": begin, "/robots.txt": status(500)}),
        "robots-stil": Site({"/": begin, "/robots.txt": sleepy_robots}),
        "robots-verhuisd": Site(
            {
                "/": begin,
                "/pagina": page(story("p")),
                "/robots.txt": status(301, Location="/r.txt"),
                "/r.txt": page("User-agent: zoek\nDisallow: /pagina", "text/plain"),
            }
        ),
        "robots-kring": Site(
            {"/": begin, "/pagina": page(story("p")), "/robots.txt": status(302, Location="/robots.txt")}
        ),
        "robots-html": Site(
            {"/": begin, "/pagina": page(story("p")), "/robots.txt": page("<html>\xe9\x00 Niet gevonden</html>")}
        ),
        "druk": Site({"/": begin, "/pagina": status(429, Retry_After="7200")}),
        "even-druk": Site({"/": begin, "/pagina": in_turn(status(503, Retry_After="1"), page(story("p")))}),
        "traag-tempo": Site(
            {
                "/": page(story("begin", links("/1", "/2"))),
                "/1": page(story("1")),
                "/2": page(story("2")),
                "/robots.txt": page("User-agent: *\nCrawl-delay: 0.4", "text/plain"),
            }
        ),
        "eigen-tempo": Site(
            {
                "/": page(story("begin", links(*(f"/{n}" for n in range(5))))),
                **{f"/{n}": page(story(str(n))) for n in range(5)},
            }
        ),
    }
