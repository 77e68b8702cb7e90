"""Not too much from one address, and nothing kept that leads to a person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from zoek.config import Settings
from zoek.web import create_app, limits
from zoek.web.limits import CALLS_A_SECOND, CALLS_AT_ONCE, DAY_S, Buckets

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

VISITOR = {"REMOTE_ADDR": "203.0.113.7"}


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def spent(buckets: Buckets, address: str) -> int:
    count = 0
    while not buckets.wait_s(address):
        count += 1
    return count


def test_an_address_may_ask_much_at_once_and_then_goes_on_slowly(clock: Clock) -> None:
    buckets = Buckets(clock)

    assert spent(buckets, "203.0.113.7") == CALLS_AT_ONCE
    assert buckets.wait_s("203.0.113.7") == pytest.approx(1 / CALLS_A_SECOND)
    clock.now += 2
    assert spent(buckets, "203.0.113.7") == 2 * CALLS_A_SECOND


def test_another_address_has_its_own_bucket_but_not_another_of_the_same_connection(clock: Clock) -> None:
    buckets = Buckets(clock)
    spent(buckets, "2001:db8::1")

    assert buckets.wait_s("2001:db8::ffff") > 0
    assert buckets.wait_s("2001:db8:0:1::1") == 0
    assert buckets.wait_s("geen adres") == 0


def test_what_is_heavy_counts_for_more(clock: Clock) -> None:
    buckets = Buckets(clock)

    assert all(buckets.wait_s("203.0.113.7", 10.0) == 0 for _ in range(10))
    assert buckets.wait_s("203.0.113.7", 10.0) == pytest.approx(10 / CALLS_A_SECOND)


def test_addresses_are_not_kept_as_they_are_nor_longer_than_a_day(clock: Clock) -> None:
    buckets = Buckets(clock)
    spent(buckets, "203.0.113.7")
    before = set(buckets._left)

    clock.now += DAY_S + 1

    assert b"203.0.113.7" not in b"".join(before)
    assert buckets.wait_s("203.0.113.7") == 0
    assert before.isdisjoint(buckets._left)


def test_the_longest_silent_address_is_forgotten_first(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ADDRESSES", 2)
    buckets = Buckets(clock)
    spent(buckets, "203.0.113.1")

    buckets.wait_s("203.0.113.2")
    buckets.wait_s("203.0.113.3")

    assert len(buckets._left) == 2
    assert buckets.wait_s("203.0.113.1") == 0


@pytest.fixture
def limited(app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A site for which no time goes by, however slow the machine is."""
    monkeypatch.setattr(limits, "Buckets", partial(Buckets, clock))
    found = app.extensions["zoek.settings"]
    return create_app(Settings(content=found.content, data=found.data, proxies=1)).test_client()


def test_too_much_is_answered_with_what_to_do(limited: FlaskClient) -> None:
    answers = [limited.get("/healthz", environ_base=VISITOR) for _ in range(int(CALLS_AT_ONCE) + 30)]
    refused = [answer for answer in answers if answer.status_code == 429]

    assert answers[0].status_code == 200
    assert refused
    assert int(refused[0].headers["Retry-After"]) >= 1
    assert "opnieuw" in refused[0].get_data(as_text=True)
    with limited.get("/static/site.css", environ_base=VISITOR) as style:
        assert style.status_code == 200


def test_a_program_that_asks_too_much_gets_a_problem(limited: FlaskClient) -> None:
    answers = [limited.get("/api/v1/onbekend", environ_base=VISITOR) for _ in range(int(CALLS_AT_ONCE) + 30)]

    assert answers[-1].status_code == 429
    assert answers[-1].content_type == "application/problem+json"


def test_behind_a_proxy_each_visitor_counts_alone(limited: FlaskClient) -> None:
    for _ in range(int(CALLS_AT_ONCE) + 30):
        last = limited.get("/healthz", headers={"X-Forwarded-For": "203.0.113.9"})

    assert last.status_code == 429
    assert limited.get("/healthz", headers={"X-Forwarded-For": "203.0.113.10"}).status_code == 200


def test_this_machine_is_not_limited(client: FlaskClient) -> None:
    assert {client.get("/healthz").status_code for _ in range(int(CALLS_AT_ONCE) + 30)} == {200}


def test_without_a_proxy_in_the_settings_nobody_can_pretend_to_be_another(client: FlaskClient) -> None:
    for number in range(int(CALLS_AT_ONCE) + 30):
        last = client.get(
            "/healthz",
            environ_base={"REMOTE_ADDR": "203.0.113.8"},
            headers={"X-Forwarded-For": f"10.0.0.{number % 250}"},
        )

    assert last.status_code == 429


def test_a_file_that_is_made_counts_for_more_than_a_page(limited: FlaskClient) -> None:
    path = "/hand-out.odt?praktijk=achter-de-voordeur-enschede"
    answers = [limited.get(path, environ_base=VISITOR).status_code for _ in range(15)]

    assert answers[0] == 200
    assert answers[-1] == 429
