"""Addresses: one form for each, and which are not followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoek.harvest.addresses import address_of, host_of, may_be_practice, why_not
from zoek.harvest.sources import Source

BASE = "https://www.voorbeeld.example/map/pagina?x=1"
SOURCE = Source(
    "a", "A", "A", "gemeente", ("https://www.voorbeeld.example/agenda/2026/01",), "", "",
    hosts=("www.voorbeeld.example",), follow=("^/map/", "^/agenda/", r"\?id=\d"), avoid=("/geheim",), pages=("/praktijk-",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/a", "https://www.voorbeeld.example/a"),
        ("b", "https://www.voorbeeld.example/map/b"),
        ("../c/", "https://www.voorbeeld.example/c/"),
        ("../../../d", "https://www.voorbeeld.example/d"),
        ("?y=2&x=1", "https://www.voorbeeld.example/map/pagina?x=1&y=2"),
        ("#kop", BASE),
        ("//elders.example", "https://elders.example/"),
        ("HTTP://Elders.Example:80/A", "http://elders.example/A"),
        ("https://elders.example:443/", "https://elders.example/"),
        ("https://elders.example:8443/", "https://elders.example:8443/"),
        ("https://elders.example./x", "https://elders.example/x"),
        ("/a;jsessionid=77?PHPSESSID=1&utm_source=n", "https://www.voorbeeld.example/a"),
        ("/met spatie", "https://www.voorbeeld.example/met%20spatie"),
        ("/caf\u00e9", "https://www.voorbeeld.example/caf%C3%A9"),
        ("/caf%c3%a9", "https://www.voorbeeld.example/caf%C3%A9"),
        ("https://b\u00fccher.example/", "https://xn--bcher-kva.example/"),
        ("\\achteruit", "https://www.voorbeeld.example/achteruit"),
    ],
)
def test_an_address_has_one_form(link: str, address: str) -> None:
    assert address_of(link, BASE) == address
    assert address_of(address) == address


@pytest.mark.parametrize(
    "link",
    ["javascript:void(0)", "mailto:a@b.nl", "tel:06", "data:,x", "http://[kapot", "http:///x", "https://a:b@c.example/",
     "http://a.example:99999/", "http://a b.example/", "http://" + "a" * 70 + ".example/"],
)  # fmt: skip
def test_what_is_no_page_on_the_web_has_no_address(link: str) -> None:
    assert address_of(link, BASE) is None


@given(st.text())
def test_no_text_breaks_the_reading_of_an_address_and_the_form_is_stable(text: str) -> None:
    address = address_of(text, BASE)

    assert address is None or address_of(address) == address


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/map/praktijk-ede", ""),
        ("/?id=3", ""),
        ("/elders", "staat niet bij volgen"),
        ("/map/geheim", "staat bij nietVolgen"),
        ("/map/foto.JPG", "is een bestand dat Zoek niet leest"),
        ("/map/wp-admin/", "is een script of een inlogpagina"),
        ("/map/agenda/2031/05", "is een kalender"),
        ("/map/lijst?maand=2031-05", "is een kalender"),
        ("/map/a/a/a", "is een adres zonder einde"),
        ("/map/" + "x" * 500, "is een adres zonder einde"),
        ("/map/?a=1&b=1&c=1&d=1&e=1&f=1&g=1", "is een adres zonder einde"),
        ("/agenda/2026/01", ""),
    ],
)
def test_why_a_link_is_not_followed(path: str, reason: str) -> None:
    assert why_not(SOURCE, f"https://www.voorbeeld.example{path}") == reason


def test_another_site_is_not_followed() -> None:
    assert why_not(SOURCE, "https://voorbeeld.example/map/") == "staat op een andere site"
    assert host_of("https://a.example:8080/x") == "a.example:8080"


def test_only_the_addresses_of_pages_may_be_practices() -> None:
    assert may_be_practice(SOURCE, "https://www.voorbeeld.example/map/praktijk-ede")
    assert not may_be_practice(SOURCE, "https://www.voorbeeld.example/map/")
    assert may_be_practice(Source("a", "A", "A", "gemeente", (), "", ""), "https://a.example/")
