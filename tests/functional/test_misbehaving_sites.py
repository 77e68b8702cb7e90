"""What sites do wrong, or ask for: one harvest over all of it at once, two more weeks later, and what came of each.

tests/mocksite/README.md has every misbehaviour in one table, with the test that holds what must come of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.mocksite.institutes import write_source
from tests.mocksite.misbehaviour import NOT_LINKED, PAGES, misbehaving
from tests.mocksite.run import harvested, left_by, rows_of
from tests.mocksite.site import open_sites
from tests.serving import ROOT
from tests.unit.harvest.test_recognise import KNOWLEDGE, SOURCE
from zoek.harvest.archive import read_answer
from zoek.harvest.recognise import read_find, recognise
from zoek.harvest.store import Role, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.mocksite.site import Site
    from zoek.harvest.store import Row
    from zoek.library.harvested import Harvest

HERE = ROOT / "tests" / "mocksite"
TESTS = ("test_misbehaving_sites.py", "test_polite_and_unkillable.py")
ONLY_LED_TO = NOT_LINKED | {"/goed", "/bestand.zip"}
"""Pages that do nothing wrong themselves."""


@dataclass(frozen=True)
class Seen:
    """What the harvests left, and what each site was asked up to the end of the first one."""

    sites: Mapping[str, Site]
    asked: Mapping[str, list[str]]
    first: Mapping[str, Row]
    harvest: Harvest
    second: Mapping[str, Row]
    harvest_later: Harvest
    harvest_last: Harvest
    errors: str
    archive: Path

    def row(self, path: str, site: str = "hoofd") -> Row:
        return self.first[self.sites[site].address + path]

    def later(self, path: str) -> Row:
        return self.second[self.sites["hoofd"].address + path]

    def titles(self) -> set[str]:
        return {find.title for find in self.harvest.finds.values() if find.source == "hoofd"}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    folder = tmp_path_factory.mktemp("misbehaviour")
    with open_sites(misbehaving()) as sites:
        for name, site in sites.items():
            extra = f'sitemaps = ["{site.address}/sitemap.xml"]\nhosts = ["{site.host}", "10.0.0.1"]\n'
            write_source(folder, name, site, (extra if name == "hoofd" else "") + "diepte = 4\n")
        done = harvested(folder)
        assert done.returncode == 0, done.stderr
        first, harvest = rows_of(folder), left_by(folder)
        asked = {name: [one.path for one in site.log] for name, site in sites.items()}
        again = harvested(folder, "--days", 40)
        assert again.returncode == 0, again.stderr
        second, later = rows_of(folder), left_by(folder)
        last = harvested(folder, "--days", 60)
        assert last.returncode == 0, last.stderr
        archive = folder / "oogst" / "archief"
        yield Seen(sites, asked, first, harvest, second, later, left_by(folder), done.stderr, archive)


OUTCOMES = {
    "/goed": (State.GOOD, ""),
    "/traag": (State.GOOD, ""),
    "/half": (State.FAILED, "het antwoord was niet heel"),
    "/opgehangen": (State.FAILED, "de verbinding brak af"),
    "/geen-http": (State.FAILED, "de verbinding brak af"),
    "/kapotte-gzip": (State.FAILED, "de verbinding brak af"),
    "/zonder-eind": (State.DECLINED, "de pagina is te groot"),
    "/enorm": (State.DECLINED, "de pagina is te groot"),
    "/bom": (State.DECLINED, "de pagina is te groot"),
    "/plaatje": (State.DECLINED, "Zoek leest geen bestanden van de soort image/png"),
    "/zip": (State.DECLINED, "Zoek leest geen bestanden van de soort application/zip"),
    "/kring-a": (State.MOVED, "de pagina is verhuisd"),
    "/zelf": (State.FAILED, "de pagina verwijst naar zichzelf"),
    "/naar-binnen": (State.MOVED, "de pagina is verhuisd"),
    "/naar-loopback": (
        State.GONE,
        "de pagina is verhuisd naar een adres dat Zoek niet volgt: het staat op een andere site",
    ),
    "/naar-wolk": (
        State.GONE,
        "de pagina is verhuisd naar een adres dat Zoek niet volgt: het staat op een andere site",
    ),
    "/naar-ander": (
        State.GONE,
        "de pagina is verhuisd naar een adres dat Zoek niet volgt: het staat op een andere site",
    ),
    "/naar-niets": (State.FAILED, "de site verwijst naar een adres dat niet bestaat"),
    "/naar-login": (
        State.GONE,
        "de pagina is verhuisd naar een adres dat Zoek niet volgt: het is een script of een inlogpagina",
    ),
    "/naar-voorpagina": (State.GONE, "de pagina verwijst naar de voorpagina"),
    "/verhuisd": (State.MOVED, "de pagina is verhuisd"),
    "/nieuwe-plek": (State.GOOD, ""),
    "/401": (State.REFUSED, "de site laat Zoek hier niet toe (status 401)"),
    "/403": (State.REFUSED, "de site laat Zoek hier niet toe (status 403)"),
    "/404": (State.GONE, "de pagina bestaat niet meer (status 404)"),
    "/410": (State.GONE, "de pagina bestaat niet meer (status 410)"),
    "/500": (State.FAILED, "de site gaf status 500"),
    "/500-even": (State.GOOD, ""),
    "/inloggen-nodig": (State.REFUSED, "de pagina vraagt om in te loggen"),
    "/noindex": (State.REFUSED, "de pagina vraagt om haar niet te indexeren (noindex)"),
    "/noindex-kop": (State.REFUSED, "de pagina vraagt om haar niet te indexeren (noindex)"),
    "/noindex-ander": (State.GOOD, ""),
    "/tdm-kop": (State.REFUSED, "de site behoudt zich tekst- en datamining voor"),
    "/tdm-meta": (State.REFUSED, "de site behoudt zich tekst- en datamining voor"),
    "/tdm-map/pagina": (State.REFUSED, "de site behoudt zich tekst- en datamining voor"),
    "/verboden/pagina": (State.REFUSED, "robots.txt verbiedt dit adres"),
    "/kopie?print=1": (State.MOVED, "de pagina hoort bij een ander adres"),
    "/kopie": (State.GOOD, ""),
    "/te-lang": (State.GOOD, ""),
    "/koppen": (State.GOOD, ""),
    "/leeg": (State.GOOD, ""),
    "/latin": (State.GOOD, ""),
    "/geen-tekenset": (State.GOOD, ""),
    "/geen-soort": (State.GOOD, ""),
    "/map/diep/onder": (State.GOOD, ""),
    "/met%20spatie": (State.GOOD, ""),
    "/relatief": (State.GOOD, ""),
    "/via-noindex": (State.GOOD, ""),
    "/uit-sitemap": (State.GOOD, ""),
}


@pytest.mark.parametrize(("path", "outcome"), OUTCOMES.items())
def test_every_misbehaviour_has_its_outcome(seen: Seen, path: str, outcome: tuple[State, str]) -> None:
    row = seen.row(path)

    assert (row.state, row.note) == outcome


def test_nothing_stays_in_flight_and_all_good_pages_stand_in_the_archive(seen: Seen) -> None:
    assert [row.address for row in seen.first.values() if row.state is State.BUSY] == []
    assert [
        r.address for r in seen.first.values() if r.state is State.GOOD and r.role is not Role.SITEMAP and not r.file
    ] == []


def test_what_a_site_does_not_want_in_is_not_in(seen: Seen) -> None:
    refused = {"noindex", "noindex-kop", "tdm-kop", "tdm-meta", "tdm-map", "verboden", "inloggen"}

    assert seen.titles() & refused == set()
    assert {"goed", "noindex-ander", "nosnippet"} <= seen.titles()


def test_what_is_forbidden_or_reserved_for_a_path_is_never_asked_for(seen: Seen) -> None:
    asked = seen.asked["hoofd"]

    assert [path for path in asked if path.startswith(("/verboden/", "/tdm-map/"))] == []


@pytest.mark.parametrize(
    ("site", "may"),
    [
        ("robots-403", True),
        ("robots-404", True),
        ("robots-html", True),
        ("robots-kring", True),
        ("robots-500", False),
        ("robots-stil", False),
    ],
)
def test_a_robots_txt_that_is_not_there_allows_all_and_one_that_fails_nothing(seen: Seen, site: str, may: bool) -> None:
    assert ("/" in seen.asked[site]) is may
    assert ("/pagina" in seen.asked[site]) is may


def test_a_site_whose_robots_txt_fails_is_left_alone_for_a_day_and_that_is_told(seen: Seen) -> None:
    (following,) = [source for source in seen.harvest.sources if source.id == "robots-500"]

    assert following.hosts == (f"{seen.sites['robots-500'].host}: robots.txt gaf status 500: Zoek blijft een dag weg",)
    assert seen.row("/", "robots-500").state is State.WAITING


def test_a_robots_txt_that_moved_is_obeyed(seen: Seen) -> None:
    assert seen.row("/pagina", "robots-verhuisd").note == "robots.txt verbiedt dit adres"
    assert "/pagina" not in seen.asked["robots-verhuisd"]


def test_no_site_is_waited_for_longer_than_the_time_limit(seen: Seen) -> None:
    assert [seen.row("/pagina", site).note for site in ("stil", "druppel")] == ["het antwoord duurde te lang"] * 2


def test_retry_after_is_obeyed_and_the_page_keeps_its_turn(seen: Seen) -> None:
    row = seen.row("/pagina", "druk")

    assert (row.state, row.status) == (State.WAITING, 429)
    assert seen.asked["druk"].count("/pagina") == 1
    assert "Zoek komt terug na 25-11-2026 14:00 (UTC)" in row.note


def test_a_short_rest_is_waited_for(seen: Seen) -> None:
    times = [one.at for one in seen.sites["even-druk"].log if one.path == "/pagina"]

    assert seen.row("/pagina", "even-druk").state is State.GOOD
    assert times[1] - times[0] >= 1


def test_a_server_error_is_tried_once_more(seen: Seen) -> None:
    assert seen.asked["hoofd"].count("/500") == 2
    assert seen.asked["hoofd"].count("/500-even") == 2
    assert seen.asked["hoofd"].count("/403") == 1


def test_redirects_in_a_circle_end(seen: Seen) -> None:
    assert [seen.asked["hoofd"].count(path) for path in ("/kring-a", "/kring-b")] == [1, 1]


def test_a_machine_on_the_inside_is_never_asked_even_when_it_is_an_own_host(seen: Seen) -> None:
    inside = [row for row in seen.first.values() if row.host == "10.0.0.1"]

    assert {row.address for row in inside} == {"http://10.0.0.1/", "http://10.0.0.1/geheim"}
    assert {row.note for row in inside} == {"het adres leidt naar een computer die niet openbaar is"}


def test_one_page_with_many_session_ids_is_one_page(seen: Seen) -> None:
    assert seen.asked["hoofd"].count("/doel") == 1
    assert [path for path in seen.asked["hoofd"] if re.search("(?i)sessid|jsession|utm_", path)] == []


def test_calendars_files_and_addresses_without_end_are_not_followed(seen: Seen) -> None:
    asked = seen.asked["hoofd"]

    assert [path for path in asked if path.startswith(("/agenda", "/bestand", "/lus", "/login"))] == []
    assert [path for path in asked if path.startswith("/dagen/")] == ["/dagen/1", "/dagen/2", "/dagen/3", "/dagen/4"]


def test_links_are_read_as_a_browser_does_and_nofollow_is_obeyed(seen: Seen) -> None:
    asked = seen.asked["hoofd"]

    assert {"/relatief", "/met%20spatie", "/map/diep/onder", "/via-noindex"} <= set(asked)
    assert "/via-nofollow" not in asked
    assert [path for path in asked if not path.startswith("/")] == []


def test_sitemaps_that_are_bombs_or_no_sitemaps_are_told(seen: Seen) -> None:
    reasons = {path: seen.row(path).reason for path in ("/een.xml.gz", "/bom.xml.gz", "/geen-xml.xml")}

    assert reasons == {
        "/een.xml.gz": "",
        "/bom.xml.gz": "de sitemap is te groot",
        "/geen-xml.xml": "de sitemap is geen geldige XML",
    }
    assert {"/uit-sitemap", "/ook-uit-sitemap"} <= set(seen.asked["hoofd"])
    assert [path for path in seen.asked["hoofd"] if "entiteit" in path and path != "/entiteiten.xml"] == []


def test_a_page_that_a_recogniser_stumbles_over_stops_nothing(seen: Seen) -> None:
    assert seen.row("/struikelt").reason == "Zoek kon deze pagina niet lezen; dat is een fout in Zoek"
    assert "a fault in a recogniser" in seen.errors


@pytest.mark.parametrize(
    ("path", "kind", "told"),
    [
        ("/cookiemuur", "muur", "een melding over cookies, inloggen of een fout"),
        ("/robotmuur", "muur", "een melding over cookies, inloggen of een fout"),
        ("/kapot.pdf", "pdf", "het bestand is beschadigd"),
        ("/bom.pdf", "pdf", ""),
    ],
)
def test_walls_and_bad_pdfs_are_left_out_with_their_reason(seen: Seen, path: str, kind: str, told: str) -> None:
    recognised = recognise(read_answer(seen.archive, seen.row(path)), SOURCE, KNOWLEDGE)

    assert (recognised.finds, recognised.kind) == ((), kind)
    assert told in recognised.reason
    assert recognised.reason.endswith(".")


@pytest.mark.parametrize(
    ("path", "title"), [("/latin", "café"), ("/geen-tekenset", "onzin"), ("/geen-soort", "geen-soort")]
)
def test_letters_are_right_whatever_the_charset_is_said_to_be(seen: Seen, path: str, title: str) -> None:
    assert read_find(read_answer(seen.archive, seen.row(path)), SOURCE, KNOWLEDGE).title == title


def test_what_is_longer_than_it_says_is_taken_up_to_there(seen: Seen) -> None:
    assert b"rest" not in read_answer(seen.archive, seen.row("/te-lang")).body


def test_a_page_that_forbids_snippets_has_none(seen: Seen) -> None:
    snippets = {find.title: find.snippet for find in seen.harvest.finds.values()}

    assert snippets["nosnippet"] == ""
    assert snippets["goed"] == "Over goed."


def test_an_unchanged_page_is_asked_for_with_what_we_have(seen: Seen) -> None:
    visits = [one.headers.get("if-none-match") for one in seen.sites["hoofd"].log if one.path == "/etag"]

    assert visits == [None, '"vast"']
    assert seen.later("/etag").state is State.GOOD
    assert seen.later("/etag").file == seen.row("/etag").file
    assert seen.later("/etag").changed is None


def test_the_content_decides_and_not_the_validators(seen: Seen) -> None:
    assert seen.later("/wisselt").etag == '"twee"'
    assert seen.later("/wisselt").changed is None
    assert seen.later("/wisselt").place == seen.row("/wisselt").place


def test_an_unchanged_page_is_a_revisit_in_the_archive(seen: Seen) -> None:
    site = seen.sites["hoofd"].address
    profiles = {}
    for file in seen.archive.iterdir():
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "revisit":
                    target = record.rec_headers.get_header("WARC-Target-URI").removeprefix(site)
                    profiles[target] = record.rec_headers.get_header("WARC-Profile").rpartition("/")[2]

    assert profiles["/etag"] == "server-not-modified"
    assert profiles["/wisselt"] == "identical-payload-digest"
    assert "/verdwijnt" not in profiles


def test_a_changed_page_is_read_anew(seen: Seen) -> None:
    titles = {find.title for find in seen.harvest_later.finds.values()}

    assert seen.later("/verandert").changed
    assert "daarna" in titles
    assert "eerst" not in titles


def test_a_page_that_vanished_stays_with_the_day_on_which_that_was_seen(seen: Seen) -> None:
    (find,) = [find for find in seen.harvest_later.finds.values() if find.title == "verdwijnt"]

    assert seen.later("/verdwijnt").state is State.GONE
    assert find.gone_since
    assert find.gone_since.isoformat() == "2027-01-04"
    assert find.last_seen
    assert find.last_seen.isoformat() == "2026-11-25"


def test_a_page_that_came_back_is_there_again(seen: Seen) -> None:
    (find,) = [find for find in seen.harvest_last.finds.values() if find.address.endswith("/verdwijnt")]

    assert (find.title, find.gone_since) == ("terug", None)
    assert find.last_seen
    assert find.last_seen.isoformat() == "2027-01-24"


def test_a_page_that_moved_is_found_at_its_new_address_alone(seen: Seen) -> None:
    titles = {find.title for find in seen.harvest_later.finds.values()}

    assert seen.later("/verhuist").state is State.MOVED
    assert "verhuist" in seen.titles()
    assert "verhuist" not in titles
    assert "nieuw-adres" in titles


def test_we_say_who_we_are_and_want_dutch(seen: Seen) -> None:
    headers = seen.sites["hoofd"].log[0].headers

    assert re.fullmatch(r"Zoek/[\d.]+ \(\+robot@voorbeeld\.nl\)", headers["user-agent"])
    assert headers["accept-language"] == "nl"
    assert "cookie" not in headers


def test_the_table_of_misbehaviours_names_what_is_there_and_all_that_is_there() -> None:
    table = (HERE / "README.md").read_text(encoding="utf-8")
    tests = "".join((ROOT / "tests" / "functional" / name).read_text(encoding="utf-8") for name in TESTS)
    sites = misbehaving()
    named = {(site, path) for site, path in re.findall(r"([a-z0-9-]+) `(/[^`]*)`", table)}
    rows = re.findall(r"^\| (\d+) \|.*\| `(\w+)` \|$", table, re.MULTILINE)

    assert [int(number) for number, _ in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= 25
    assert [name for _, name in rows if f"def {name}(" not in tests] == []
    assert [one for one in named if one[1] not in {*sites[one[0]].answers, "/dagen/1"}] == []
    assert set(PAGES) - {path for site, path in named if site == "hoofd"} <= ONLY_LED_TO
