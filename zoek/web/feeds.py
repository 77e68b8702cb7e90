"""/feeds/zoeken.atom: what is new or changed among the results of a question, for a feed reader (RFC 4287)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, request

from zoek.search.query import Query, Sort
from zoek.web.addresses import page_address
from zoek.web.search import address, feed_address, query_from_address
from zoek.web.site import absolute, publication

if TYPE_CHECKING:
    from datetime import datetime

    from werkzeug.wrappers import Response as BareResponse

    from zoek.search.document import Document
    from zoek.search.publication import Publication

blueprint = Blueprint("feeds", __name__)
ATOM = "http://www.w3.org/2005/Atom"
MOST_MATCHES = 1000
"""Results of which the newest are taken: ten times what is in the collection in 2026."""
MOST_ENTRIES = 50


@blueprint.get("/feeds/zoeken.atom")
def show() -> BareResponse:
    """The newest and last changed results of the question in the address, newest first."""
    current = publication()
    query = replace(query_from_address(), sort=Sort.RELEVANCE, page=1)
    found = current.matching(replace(query, page_size=MOST_MATCHES))
    dated = [(current.changes[document.id].changed, document) for document in found if document.id in current.changes]
    newest = sorted(dated, key=lambda pair: (-pair[0].timestamp(), pair[1].id))[:MOST_ENTRIES]
    body = ET.tostring(_feed(current, query, newest), encoding="utf-8", xml_declaration=True)
    answer = Response(body, content_type="application/atom+xml; charset=utf-8")
    answer.add_etag(weak=True)  # the same feed, packed or not
    return answer.make_conditional(request)


def _feed(current: Publication, query: Query, newest: list[tuple[datetime, Document]]) -> ET.Element:
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "nl"})
    about = f" voor {query.text}" if query.text else ""
    here = absolute(feed_address(query))
    _add(feed, "id", here)
    _add(feed, "title", f"Zoek: goede praktijken{about}")
    _add(feed, "subtitle", "Wat er nieuw is of veranderde bij deze zoekvraag.")
    _add(feed, "updated", max((moment for moment, _ in newest), default=current.built_at).isoformat())
    _add(feed, "link", rel="self", type="application/atom+xml", href=here)
    _add(feed, "link", rel="alternate", type="text/html", href=absolute(address(query)))
    _add(_add(feed, "author"), "name", "Zoek")
    for moment, document in newest:
        _entry(_add(feed, "entry"), current, moment, document)
    return feed


def _entry(entry: ET.Element, current: Publication, moment: datetime, document: Document) -> None:
    page = absolute(page_address(document.id, is_lesson=document.kind == "les"))
    _add(entry, "id", page)
    _add(entry, "title", document.title)
    _add(entry, "published", current.changes[document.id].added.isoformat())
    _add(entry, "updated", moment.isoformat())
    _add(entry, "link", rel="alternate", type="text/html", href=page)
    _add(entry, "summary", document.summary)
    for theme in document.facets.get("thema", ()):
        _add(entry, "category", term=theme, label=current.labels["thema"].get(theme, theme))


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    found.text = "".join(letter for letter in text if letter.isprintable()) or None
    return found
