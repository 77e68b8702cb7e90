"""What robots, browsers and finders of flaws look for at fixed addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, url_for

from zoek.web.site import absolute, publication, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.search.publication import Publication

blueprint = Blueprint("discovery", __name__)
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
PLAIN = "text/plain; charset=utf-8"
VALID_DAYS = 180
"""How long a finder may trust the contact: RFC 9116 advises less than a year."""
INDEXES = (
    "practices.index",
    "lessons.index",
    "municipalities.index",
    "concepts.index",
    "browse.subjects",
    "browse.timeline",
    "browse.changes",
    "map.show",
    "coverage.show",
    "api.explain",
)
ROBOTS = """\
User-agent: *
Disallow: /zoeken
Disallow: /feeds/
Disallow: /api/
Disallow: /suggesties
Disallow: /lijst
Disallow: /presentatie
Disallow: /draaiboek
Disallow: /hand-out
Disallow: /*lijst=
Sitemap: {sitemap}
"""
"""Results of searches, and lists, are endless in number and made of pages that are listed anyway."""


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What a robot may visit."""
    return Response(ROBOTS.format(sitemap=absolute(url_for("discovery.sitemap"))), content_type=PLAIN)


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a flaw (RFC 9116)."""
    expires = datetime.now(UTC).replace(microsecond=0) + timedelta(days=VALID_DAYS)
    lines = [
        f"Contact: mailto:{settings().contact}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {absolute(url_for('discovery.security'))}",
    ]
    return Response("\n".join(lines) + "\n", content_type=PLAIN)


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page that is no result of a search, with the day on which its text last changed where that is known."""
    root = ET.Element("urlset", xmlns=SITEMAP)
    for path, day in _pages(publication()):
        place = ET.SubElement(root, "url")
        ET.SubElement(place, "loc").text = absolute(path)
        if day:
            ET.SubElement(place, "lastmod").text = day
    return _xml(root, "application/xml")


def _pages(current: Publication) -> Iterator[tuple[str, str]]:
    library = current.library
    yield "/", ""
    yield from ((url_for(endpoint), "") for endpoint in INDEXES)
    yield from ((f"/{name}", "") for name in library.pages)
    for endpoint, names in (("practices.show", library.practices), ("lessons.show", library.lessons)):
        for name in names:
            change = current.changes.get(name)
            yield url_for(endpoint, name=name), change.changed.date().isoformat() if change else ""
    yield from ((url_for("concepts.show", name=name), "") for name in library.thesaurus.concepts)
    places = {place for practice in library.practices.values() for place in practice.municipalities}
    yield from ((url_for("municipalities.show", name=name), "") for name in sorted(places))


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """What a browser needs to offer Zoek in its own search bar."""
    root = ET.Element("OpenSearchDescription", xmlns=OPENSEARCH)
    texts = {
        "ShortName": "Zoek",
        "Description": "Zoek goede praktijken van gemeenten",
        "InputEncoding": "UTF-8",
        "Language": "nl",
        "Contact": settings().contact,
    }
    for name, text in texts.items():
        ET.SubElement(root, name).text = text
    icon = ET.SubElement(root, "Image", type="image/svg+xml", width="16", height="16")
    icon.text = absolute(url_for("static", filename="icon.svg"))
    page, feed = absolute(url_for("search.show")), absolute(url_for("feeds.show"))
    ET.SubElement(root, "Url", type="text/html", template=f"{page}?q={{searchTerms}}")
    ET.SubElement(root, "Url", type="application/atom+xml", template=f"{feed}?q={{searchTerms}}")
    return _xml(root, "application/opensearchdescription+xml")


def _xml(root: ET.Element, kind: str) -> Response:
    body = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(body, content_type=f"{kind}; charset=utf-8")
