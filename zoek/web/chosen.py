"""Practices that a visitor chose, kept in the address alone: ?praktijk=a&praktijk=b&notitie-a=...

Order is that of the address. What cannot be used is left out and told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from zoek.library.comparison import MOST as MOST_COMPARED
from zoek.library.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.datastructures import MultiDict

    from zoek.library import Practice

__all__ = ["MOST_CHOSEN", "MOST_COMPARED", "Choice", "Chosen", "address", "read_choice"]

MOST_CHOSEN = 200
"""Practices on one list: 200 ids of the content are 10 kB of address, of the 32 kB that the server reads."""
LONGEST_NOTE = 500
"""Characters; enough for a remark, and a list of twenty practices with such notes still fits in an address."""
KEY = "praktijk"
NOTE_KEY = "notitie-"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A practice with the note that the visitor wrote with it."""

    practice: Practice
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The practices chosen, in order, and what was left out, in sentences."""

    chosen: tuple[Chosen, ...]
    notices: tuple[str, ...] = ()

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The practices alone."""
        return tuple(item.practice for item in self.chosen)


def read_choice(
    arguments: MultiDict[str, str], practices: Mapping[str, Practice], most: int = MOST_CHOSEN, key: str = KEY
) -> Choice:
    """What an address chooses: each practice once, no more than `most`; unknown names and a surplus become notices."""
    names = [name for name in dict.fromkeys(arguments.getlist(key)) if name.strip()]
    known = [name for name in names if name in practices]
    notices = [f"De praktijk '{name[:80]}' is er niet. Die is weggelaten." for name in names if name not in practices]
    if len(notices) > 3:
        notices = [f"{len(notices)} van de praktijken in het adres zijn er niet. Die zijn weggelaten."]
    if len(known) > most:
        notices.append(f"Meer dan {counted(most, 'praktijk')} kan niet. U ziet de eerste {most}.")
    chosen = [Chosen(practices[name], _note(name, arguments, notices)) for name in known[:most]]
    return Choice(tuple(chosen), tuple(notices))


def _note(name: str, arguments: MultiDict[str, str], notices: list[str]) -> str:
    note = arguments.get(NOTE_KEY + name, "").strip()
    if len(note) > LONGEST_NOTE:
        notices.append(f"De notitie bij '{name}' is te lang. De eerste {LONGEST_NOTE} tekens zijn bewaard.")
    return note[:LONGEST_NOTE]


def address(endpoint: str, chosen: Sequence[Chosen], **values: str | None) -> str:
    """The address of a page or file with these practices and notes, in this order; `values` are its other parts."""
    notes = {NOTE_KEY + item.practice.id: item.note for item in chosen if item.note}
    return url_for(endpoint, **{KEY: [item.practice.id for item in chosen], **notes, **values})  # type: ignore[arg-type]
