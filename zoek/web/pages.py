"""The pages about the site itself: help, over, privacy and the like, written as content."""

from __future__ import annotations

from flask import Blueprint, render_template

from zoek.errors import NotFound
from zoek.web.browse import collection_charts
from zoek.web.markup import render_page
from zoek.web.site import publication, settings

blueprint = Blueprint("pages", __name__)


@blueprint.get("/<name>")
def show(name: str) -> str:
    """A page of the content folder."""
    page = publication().library.pages.get(name)
    if page is None:
        raise NotFound("Het adres is verkeerd getypt of de pagina is verhuisd.", "Zoek hieronder, of kies een lijst.")
    html, headings = render_page(page.text)
    charts = collection_charts(publication().library) if name == "over" else ()
    return render_template(
        "page.html", page=page, html=html, headings=headings, charts=charts, counts_misses=settings().counts_misses
    )
