"""What an answer means for an address, and when it is visited again."""

from __future__ import annotations

import hashlib

import pytest

from tests.unit.harvest.rows import DAY, NOW, SITE, SOURCE, reply, row
from zoek.harvest.outcome import Outcome, Reply, failed, gone, outcome_of, retry_after_s
from zoek.harvest.store import Role, Row, State

BODY = b"<p>Tekst</p>"
DIGEST = hashlib.sha256(BODY).hexdigest()


def days(outcome: Outcome) -> float:
    return float(outcome.values["due"] - NOW) / DAY


def judged(before: Row, answer: Reply) -> Outcome:
    return outcome_of(before, answer, SOURCE, NOW)


def test_a_new_page_is_kept_and_visited_again_after_the_days_of_its_source() -> None:
    outcome = judged(row(), reply(etag='"1"', last_modified="gisteren"))

    assert outcome.is_new
    assert days(outcome) == SOURCE.revisit_days
    assert outcome.values["hash"] == DIGEST
    assert (outcome.values["etag"], outcome.values["modified"]) == ('"1"', "gisteren")
    assert "changed" not in outcome.values


def test_a_page_that_does_not_change_is_visited_less_and_less_but_still_four_times_a_year() -> None:
    same = row(hash=DIGEST, file="a", interval_days=30.0)

    assert [days(judged(same, answer)) for answer in (reply(), reply(304))] == [60, 60]
    assert days(judged(row(hash=DIGEST, file="a", interval_days=80.0), reply())) == 90
    assert judged(same, reply()).is_same


def test_a_page_that_changes_is_visited_sooner_down_to_half_of_the_usual() -> None:
    assert days(judged(row(hash="ander", file="a", interval_days=60.0), reply())) == 30
    assert days(judged(row(hash="ander", file="a", interval_days=15.0), reply())) == 15
    assert judged(row(hash="ander", file="a"), reply()).values["changed"] == NOW


def test_first_pages_and_sitemaps_are_looked_at_every_day() -> None:
    assert days(judged(row("/", role=Role.START), reply())) == 1
    assert days(judged(row("/sitemap.xml", role=Role.SITEMAP), reply(content_type="application/xml"))) == 1


def test_what_fails_is_tried_ever_later_and_what_was_found_there_stays() -> None:
    outcomes = [failed(row(failures=failures), NOW, "stuk") for failures in (0, 1, 2, 9)]

    assert [days(outcome) for outcome in outcomes] == [1, 2, 4, 30]
    assert not any(outcome.drops_finds for outcome in outcomes)


def test_a_page_that_is_gone_keeps_the_day_since_when() -> None:
    again = gone(row(gone_since=NOW - 5 * DAY, failures=1), NOW, "weg")

    assert again.values["gone_since"] == NOW - 5 * DAY
    assert days(again) == 14
    assert judged(row(gone_since=NOW, failures=3), reply()).values["gone_since"] is None
    assert judged(row(gone_since=NOW, failures=3), reply()).values["failures"] == 0


@pytest.mark.parametrize(
    "media_type", ["text/html", "application/xhtml+xml; charset=utf-8", "application/pdf", "text/plain", ""]
)
def test_pages_texts_and_pdfs_are_read(media_type: str) -> None:
    assert judged(row(), reply(content_type=media_type)).is_new


def test_a_pdf_may_be_called_a_stream_of_octets_and_nothing_else_may() -> None:
    octets = reply(body=b"%PDF", content_type="application/octet-stream")

    assert judged(row("/rapport.PDF"), octets).is_new
    assert judged(row("/programma.exe"), octets).values["state"] is State.DECLINED


def test_a_pdf_can_ask_not_to_be_indexed_in_a_header_only() -> None:
    pdf = reply(body=b"%PDF", content_type="application/pdf", x_robots_tag="noindex")

    assert judged(row(), pdf).values["state"] is State.REFUSED


def test_noindex_on_a_sitemap_is_about_the_sitemap_itself() -> None:
    assert judged(row("/s.xml", role=Role.SITEMAP), reply(content_type="text/xml", x_robots_tag="noindex")).is_new


def test_what_a_site_takes_back_leaves_the_index_and_the_archive() -> None:
    outcome = judged(row(hash=DIGEST, file="a", place=1), reply(body=b'<meta name="robots" content="noindex">'))

    assert outcome.drops_finds
    assert (outcome.values["file"], outcome.values["hash"]) == ("", "")


@pytest.mark.parametrize(
    ("canonical", "state"),
    [
        ("/eigen", State.MOVED),
        ("/", State.GOOD),
        ("https://elders.example/x", State.GOOD),
        ("/pagina", State.GOOD),
        ("http://[kapot", State.GOOD),
    ],
)
def test_a_page_belongs_to_its_own_address_when_that_is_one_we_follow(canonical: str, state: State) -> None:
    head = f'<link rel="canonical" href="{canonical}">'.encode()

    outcome = judged(row(), reply(body=head + BODY))

    assert outcome.values["state"] is state
    assert outcome.drops_finds is (state is State.MOVED)


def test_a_redirect_keeps_its_target_for_a_visit_of_its_own() -> None:
    outcome = judged(row(), reply(301, location="/nieuw"))

    assert (outcome.values["state"], outcome.values["target"], outcome.links) == (
        State.MOVED,
        f"{SITE}/nieuw",
        (f"{SITE}/nieuw",),
    )


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 1),
        ("Fri, 15 Jan 2027 08:10:00 GMT", 600),
        ("onzin", 77),
        ("", 77),
        ("99999999999", 30 * DAY),
    ],
)
def test_how_long_a_site_asks_to_be_left_alone(header: str, seconds: float) -> None:
    assert retry_after_s(reply(503, retry_after=header), NOW, 77) == seconds
