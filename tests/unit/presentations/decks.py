"""Decks of the real content, for the tests of this room."""

from __future__ import annotations

from functools import cache

from tests.serving import ROOT
from zoek.library import Library, read_library
from zoek.presentations import SESSIONS, Deck, Request, make_deck

FOUR = (
    "wijkteams-enschede-stadsbreed",
    "skaeve-huse",
    "zorgcooperatie-hoogeloon",
    "achter-de-voordeur-landelijk-experiment",
)


@cache
def library() -> Library:
    return read_library(ROOT / "content")


def deck_of(*names: str, session: str = "casus", question: str = "", **remarks: str) -> Deck:
    found = library()
    practices = tuple(found.practices[name] for name in names)
    lessons = tuple(found.lessons.values())
    return make_deck(Request(practices, lessons, SESSIONS[session], question, remarks))
