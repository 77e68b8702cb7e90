"""What a visitor takes along through the site: practices with notes, the question of a group, a kind of session.

All of it is in the address (docs/adr/0017). The pages of a list name its
practices by `praktijk`; every other page carries them as `lijst`, so that
`praktijk` stays free for what that page is about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import g, request
from werkzeug.exceptions import HTTPException

from zoek.errors import ZoekError
from zoek.presentations import SESSIONS
from zoek.web.addresses import with_query
from zoek.web.chosen import KEY, MOST_CHOSEN, NOTE_KEY, Chosen, read_choice
from zoek.web.site import publication

if TYPE_CHECKING:
    from zoek.library import Practice
    from zoek.presentations import Session

CARRIED_KEY = "lijst"
QUESTION_KEY, SESSION_KEY = "vraag", "bijeenkomst"
LIST_ROOMS = frozenset({"list", "session"})
"""The blueprints whose addresses are a list themselves."""
DEFAULT_SESSION = "casus"
LONGEST_QUESTION = 200
"""Characters; more does not fit on the second slide beside the lesson at 18 points."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Practices in order, and what is to be done with them; `notices` are sentences on what was left out."""

    chosen: tuple[Chosen, ...] = ()
    question: str = ""
    session_key: str = ""
    notices: tuple[str, ...] = ()

    def __len__(self) -> int:
        """The number of practices."""
        return len(self.chosen)

    def __contains__(self, name: str) -> bool:
        """Whether the practice with this id is in it."""
        return any(item.practice.id == name for item in self.chosen)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The practices alone."""
        return tuple(item.practice for item in self.chosen)

    @property
    def remarks(self) -> dict[str, str]:
        """The notes by id of their practice."""
        return {item.practice.id: item.note for item in self.chosen if item.note}

    @property
    def session(self) -> Session:
        """The kind of session that was chosen, or else the usual one."""
        return SESSIONS[self.session_key or DEFAULT_SESSION]

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """Keys and values of an address or form that give the same selection back; none when there are no practices."""
        return [*((key, item.practice.id) for item in self.chosen), *self.besides] if self.chosen else []

    @property
    def besides(self) -> list[tuple[str, str]]:
        """The pairs that come after those of the practices: notes, the question, the kind of session."""
        notes = [(NOTE_KEY + name, note) for name, note in self.remarks.items()]
        others = [(QUESTION_KEY, self.question), (SESSION_KEY, self.session_key)]
        return [*notes, *(pair for pair in others if pair[1])]

    def address(self, path: str) -> str:
        """The address of a page or file of a list, with this selection in it."""
        return with_query(path, self.pairs(KEY))

    def without(self, name: str) -> Selection:
        """The same without the practice with this id."""
        return replace(self, chosen=tuple(item for item in self.chosen if item.practice.id != name))

    def moving(self, name: str, steps: int) -> Selection:
        """The same with a practice so many places further down, as far as there are places."""
        order = list(self.chosen)
        place = next((place for place, item in enumerate(order) if item.practice.id == name), None)
        if place is not None:
            order.insert(max(0, place + steps), order.pop(place))
        return replace(self, chosen=tuple(order))


def selection() -> Selection:
    """The selection in the address (or the form) of this request; empty when there is none or no index to look in."""
    if "selection" not in g:
        g.selection = _read()
    found: Selection = g.selection
    return found


def _read() -> Selection:
    key = KEY if request.blueprint in LIST_ROOMS else CARRIED_KEY
    is_sent = request.blueprint == "list" and request.method == "POST"
    try:
        arguments = request.form if is_sent else request.args
    except HTTPException:  # too large a form: the page that says so has no list
        return Selection()
    if not arguments.get(key):
        return Selection()
    try:
        library = publication().library
    except (ZoekError, OSError):
        return Selection()  # the page says what is wrong
    renamed = {old: library.practices[new] for old, new in library.moved.items()}
    choice = read_choice(arguments, {**renamed, **library.practices}, MOST_CHOSEN, key)
    notices = list(choice.notices)
    found: dict[str, Chosen] = {}
    for item in choice.chosen:  # a practice can be there by an old name and a new one
        found.setdefault(item.practice.id, replace(item, note=_printable(item.note)))
    question = " ".join(_printable(arguments.get(QUESTION_KEY, "")).split())
    if len(question) > LONGEST_QUESTION:
        notices.append(f"De vraag van de groep is te lang. De eerste {LONGEST_QUESTION} tekens zijn bewaard.")
    session = arguments.get(SESSION_KEY, "")
    if session and session not in SESSIONS:
        notices.append(
            f"De bijeenkomst '{session[:40]}' is er niet. U ziet een {SESSIONS[DEFAULT_SESSION].name.lower()}."
        )
    known = session if session in SESSIONS else ""
    return Selection(tuple(found.values()), question[:LONGEST_QUESTION], known, tuple(notices))


def _printable(text: str) -> str:
    """The text without signs that no file can hold; ends of lines stay."""
    return "".join(sign for sign in text.replace("\r\n", "\n") if sign.isprintable() or sign == "\n")
