"""Sitemaps: the addresses in them with the moment of their last change, whoever wrote them and whatever for."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from lxml import etree

from zoek.harvest.addresses import address_of

LARGEST = 50 * 1024 * 1024
MOST_ADDRESSES = 50_000
"""Bytes and addresses: the limits that sitemaps.org sets to one file."""
GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses in a sitemap, and what was wrong with it in Dutch.

    Each page has the moment of its last change in seconds since 1970, None
    when that is not told; `sitemaps` are further ones.
    """

    pages: tuple[tuple[str, float | None], ...] = ()
    sitemaps: tuple[str, ...] = ()
    fault: str = ""


def read_sitemap(body: bytes, base: str) -> Sitemap:
    """What a sitemap or an index of sitemaps holds, up to its first fault or limit."""
    try:
        text = _unpacked(body)
    except (OSError, EOFError, zlib.error):
        return Sitemap(fault="de sitemap is niet uit te pakken")
    if len(text) > LARGEST:
        return Sitemap(fault="de sitemap is te groot")
    pages: dict[str, float | None] = {}
    nested: dict[str, None] = {}
    fault = ""
    try:
        for _, element in etree.iterparse(BytesIO(text), resolve_entities=False, no_network=True, huge_tree=False):
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name not in {"url", "sitemap"}:
                continue
            whole = [child for child in element if isinstance(child.tag, str) and not len(child)]  # no entities in it
            values = {etree.QName(child).localname: child.text for child in whole}
            element.clear()
            address = address_of(values.get("loc") or "", base)
            if address and name == "url":
                pages[address] = moment_of(values.get("lastmod") or "")
            elif address:
                nested[address] = None
            if len(pages) + len(nested) >= MOST_ADDRESSES:
                fault = f"de sitemap noemt meer dan {MOST_ADDRESSES} adressen"
                break
    except etree.XMLSyntaxError:
        fault = "de sitemap is geen geldige XML"
    return Sitemap(tuple(pages.items()), tuple(nested), fault)


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(GZIP):
        return body
    with gzip.open(BytesIO(body)) as file:
        return file.read(LARGEST + 1)


def moment_of(text: str) -> float | None:
    """A date of W3C (2026-11-25, with or without a time) in seconds since 1970; None when it is none.

    >>> moment_of("1970-01-02"), moment_of("gisteren")
    (86400.0, None)
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
