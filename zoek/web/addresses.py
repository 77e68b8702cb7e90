"""Addresses of pages, and those with a question behind them, that people can read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

SAFE = "!$'()*,/:;?@"
"""Signs that stay as they are in the value of an address, so that people can read it."""


def page_address(name: str, *, is_lesson: bool) -> str:
    """The address of the page of a practice or lesson; not by `url_for`, since a page of results has twenty."""
    return f"/{'lessen' if is_lesson else 'praktijken'}/{quote(name)}"


def asked_by(pairs: Iterable[tuple[str, str]]) -> str:
    """Keys and values as they stand behind the question mark of an address."""
    return urlencode(list(pairs), safe=SAFE)


def with_question(path: str, *questions: str) -> str:
    """A path with questions behind it; those that ask nothing are left out."""
    asked = "&".join(filter(None, questions))
    return f"{path}?{asked}" if asked else path


def with_query(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A path with keys and values behind it."""
    return with_question(path, asked_by(pairs))
