"""From chosen practices to a session that can be given: decks for PowerPoint and OpenDocument."""

from zoek.presentations.deck import Changes, Deck, Layout, Part, Point, Session, Slide, Table, changes
from zoek.presentations.making import make_deck
from zoek.presentations.request import Request
from zoek.presentations.sessions import SESSIONS

__all__ = [
    "SESSIONS",
    "Changes",
    "Deck",
    "Layout",
    "Part",
    "Point",
    "Request",
    "Session",
    "Slide",
    "Table",
    "changes",
    "make_deck",
]
