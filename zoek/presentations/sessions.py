"""The three kinds of session, as a trainer plans them. Minutes are whole, and sum to the length."""

from __future__ import annotations

from types import MappingProxyType

from zoek.presentations.deck import Part, Session

_ALL = (
    Session(
        key="kort",
        name="Korte presentatie",
        minutes=MappingProxyType(
            {Part.OPENING: 1, Part.PRACTICES: 4, Part.COMPARISON: 1, Part.DISCUSSION: 3, Part.CLOSING: 1}
        ),
        most=4,
        questions=2,
        has_details=False,
    ),
    Session(
        key="casus",
        name="Casusbespreking",
        minutes=MappingProxyType(
            {
                Part.OPENING: 3,
                Part.PRACTICES: 20,
                Part.COMPARISON: 3,
                Part.DISCUSSION: 10,
                Part.ASSIGNMENT: 6,
                Part.CLOSING: 3,
            }
        ),
        most=4,
        questions=4,
    ),
    Session(
        key="werkatelier",
        name="Werkatelier",
        minutes=MappingProxyType(
            {
                Part.OPENING: 20,
                Part.PRACTICES: 60,
                Part.LESSONS: 20,
                Part.COMPARISON: 20,
                Part.BREAK: 15,
                Part.DISCUSSION: 40,
                Part.ASSIGNMENT: 45,
                Part.CLOSING: 20,
            }
        ),
        most=8,
        questions=8,
        lessons=3,
    ),
)
SESSIONS = MappingProxyType({session.key: session for session in _ALL})
