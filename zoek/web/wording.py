"""Words of pages; what other rooms say too stands in the library."""

from __future__ import annotations

import re

from zoek.library.wording import counted, day, listed, quoted, years

__all__ = ["counted", "day", "listed", "quoted", "replaced", "years"]


def replaced(text: str, old: str, new: str) -> str:
    """The text with the first of its words that is `old`, in any case, replaced."""
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text, count=1, flags=re.IGNORECASE)
