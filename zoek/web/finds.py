"""/vondsten: what was recognised on a page of others, and by which words; the page itself stands on its own site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from zoek.errors import NotFound
from zoek.library.fields import PRACTICE_FIELDS, TARGET_GROUPS, TRANSITIONS, section_fields
from zoek.web.site import publication
from zoek.web.wording import day, years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.library import Library
    from zoek.library.find import Find, Recognition

blueprint = Blueprint("finds", __name__, url_prefix="/vondsten")
WEB_ARCHIVE = "https://web.archive.org/web/{day:%Y%m%d}/{address}"
FACTS = {
    "municipalities": "Waar",
    "period": "Wanneer",
    "transitions": "Onderwerp",
    "target_groups": "Voor wie",
    "themes": "Thema’s",
    "partners": "Partners",
    "costs": "Kosten",
    "published": "Gepubliceerd",
}


@blueprint.get("/<name>")
def show(name: str) -> str:
    """One find: its facts, each with the words that it was recognised by."""
    library = publication().library
    find = library.harvest.finds.get(name)
    if find is None:
        raise NotFound("Deze vondst is er niet.", "Misschien is de pagina veranderd. Zoek hieronder.")
    labels = {row.attribute: row.label for row in section_fields(PRACTICE_FIELDS)}
    return render_template(
        "find.html",
        find=find,
        site=library.harvest.sites.get(find.source, find.publisher),
        facts=list(_facts(find, library)),
        parts=[labels[attribute] for attribute in labels if attribute in find.sections],
        archived=archived_address(find),
    )


def archived_address(find: Find) -> str:
    """Where the web archive has a page that is gone; "" for one that is not."""
    if find.gone_since is None:
        return ""
    return WEB_ARCHIVE.format(day=find.last_seen or find.gone_since, address=find.address)


def _facts(find: Find, library: Library) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Every kind of fact with its values as a visitor reads them, and the words that gave each."""
    for attribute, label in FACTS.items():
        reasons = [reason for reason in find.reasons if reason.attribute == attribute]
        if reasons:
            yield label, [(_told(reason, find, library), reason.words) for reason in reasons]


def _told(reason: Recognition, find: Find, library: Library) -> str:
    if reason.attribute == "themes":
        return library.thesaurus.label(reason.value)
    if reason.attribute == "period":
        return years(find.period)
    if reason.attribute == "published" and find.published:
        return day(find.published)
    return TRANSITIONS.get(reason.value) or TARGET_GROUPS.get(reason.value) or reason.value
