"""The six elements on which a plan and a practice are held against each other, and what a comparison says of each."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType


class Element(Enum):
    """A side of an idea; the value is its key in JSON and forms."""

    PROBLEM = "opgave"
    TARGET_GROUP = "doelgroep"
    APPROACH = "aanpak"
    PARTNERS = "partners"
    SCALE = "schaal"
    RESULTS = "resultaten"

    @property
    def label(self) -> str:
        """What a visitor reads."""
        return LABELS[self]


LABELS = MappingProxyType(
    {
        Element.PROBLEM: "Opgave",
        Element.TARGET_GROUP: "Doelgroep",
        Element.APPROACH: "Aanpak",
        Element.PARTNERS: "Partners",
        Element.SCALE: "Schaal en plaats",
        Element.RESULTS: "Beoogde resultaten",
    }
)
TOLD = (Element.PROBLEM, Element.APPROACH, Element.RESULTS)
"""Elements that are compared by what their sentences say; the others by what is named in the whole text."""


class Likeness(Enum):
    """How far an element of a plan agrees with that of a practice, in the words of a visitor."""

    SAME = "komt overeen"
    PARTLY = "deels"
    OTHER = "anders"
    UNNAMED = "niet genoemd"
