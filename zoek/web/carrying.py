"""A list goes along through the site: every link and form of a page with a list takes it to the next page.

Pages know nothing of it. What they link to is changed on the way out, and
only when the address of the page has a list: without one an answer is left
as it is. Links and forms that are marked with data-lijst carry their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import request, url_for

from zoek.web.addresses import asked_by, with_question
from zoek.web.chosen import MOST_CHOSEN
from zoek.web.selection import CARRIED_KEY, QUESTION_KEY, SESSION_KEY, Selection, selection
from zoek.web.site import publication

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask, Response

    from zoek.library import Practice

TAG = re.compile(r"<(a|form)\s[^>]*>")
ADDRESS = re.compile(r'\b(href|action)="([^"]*)"')
MARK = " data-lijst"
OWN_PATHS = ("/lijst", "/presentatie", "/draaiboek", "/hand-out")
"""Pages whose addresses are a list themselves."""


@dataclass(frozen=True, slots=True)
class ListLink:
    """Where a click puts a practice on the list or takes it off; no address when the list is full."""

    address: str
    is_on_list: bool


def register(app: Flask) -> None:
    """Have every page of the application carry the list in its address, and tell its templates of it."""
    app.add_template_global(selection)
    app.add_template_global(list_link)
    app.add_template_global(list_address)
    app.after_request(_carry)


def list_address() -> str:
    """The page of the list."""
    return selection().address(url_for("list.show"))


def list_link(name: str) -> ListLink:
    """The address of the page that is being read, with a practice more or less on the list."""
    return list_links()(publication().library.practices[name])


def list_links() -> Callable[[Practice], ListLink]:
    """The same for the many practices of one page: what they share is worked out once."""
    mine, path = selection(), request.path
    asked = asked_by(pair for pair in request.args.items(multi=True) if not _is_of_list(pair[0]))
    before = asked_by((CARRIED_KEY, item.practice.id) for item in mine.chosen)
    after = asked_by(mine.besides)

    def link(practice: Practice) -> ListLink:
        name = practice.id
        is_on_list = name in mine
        if not is_on_list and len(mine) >= MOST_CHOSEN:
            return ListLink("", is_on_list=False)
        if is_on_list:
            address = with_question(path, asked, asked_by(mine.without(name).pairs(CARRIED_KEY)))
        else:
            address = with_question(path, asked, before, asked_by([(CARRIED_KEY, name)]), after)
        return ListLink(f"{address}#lijst-{name}", is_on_list)

    return link


def _is_of_list(key: str) -> bool:
    return key in {CARRIED_KEY, QUESTION_KEY, SESSION_KEY} or key.startswith("notitie-")


def _carry(response: Response) -> Response:
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    mine = selection()
    if mine:
        response.set_data(carried(response.get_data(as_text=True), mine))
    if mine or CARRIED_KEY in request.args:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def carried(html: str, mine: Selection) -> str:
    """The page with the list in its links and forms to other pages of the site."""
    pairs = mine.pairs(CARRIED_KEY)
    query = escape(asked_by(pairs))
    fields = "".join(
        f'<input type="hidden" name="{escape(key)}" value="{escape(value)}"{MARK}>' for key, value in pairs
    )
    return TAG.sub(partial(_changed, query=query, fields=fields), html)


def _changed(match: re.Match[str], query: str, fields: str) -> str:
    tag = match[0]
    found = ADDRESS.search(tag)
    if MARK in tag or not found or not _takes_a_list(unescape(found[2])):
        return tag
    if match[1] == "form" and 'method="post"' not in tag:
        return tag + fields
    path, sign, fragment = found[2].partition("#")
    joined = f"{path}{'&amp;' if '?' in path else '?'}{query}{sign}{fragment}"
    return f"{tag[: found.start(2)]}{joined}{tag[found.end(2) :]}"


def _takes_a_list(address: str) -> bool:
    """Whether an address is a page of this site that does not have a list of its own."""
    path = urlsplit(address).path
    is_ours = address.startswith("/") and not address.startswith("//")
    is_page = "." not in path.rpartition("/")[2] and not path.startswith("/api/")
    return is_ours and is_page and not path.startswith(OWN_PATHS)
