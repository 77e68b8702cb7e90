"""A practice file to begin with, out of a find: what was recognised filled in, the prose left to the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.library.fields import PRACTICE_FIELDS, section_fields
from zoek.library.frontmatter import write_record
from zoek.library.practice import Practice, Source

if TYPE_CHECKING:
    from datetime import date

    from zoek.library.find import Find


def draft(find: Find, today: date) -> str:
    """The text of the file; every section has its heading and nothing under it, as a text of others is not ours."""
    source = Source(
        title=find.title,
        publisher=find.publisher,
        year=find.published.year if find.published else None,
        url=find.link,
        accessed=find.last_seen or today,
    )
    empty = {row.attribute: "" for row in section_fields(PRACTICE_FIELDS)}
    practice = Practice(
        id="",
        title=find.title,
        summary="",
        municipalities=find.municipalities,
        is_nationwide=False,
        regions=(),
        period=find.period,
        status="onbekend",
        transitions=find.transitions,
        themes=find.themes,
        target_groups=find.target_groups,
        approach_kinds=(),
        partners=find.partners,
        sourcing="dun",
        related=(),
        sources=(source,),
        **empty,
    )
    headings = "".join(f"\n## {row.label}\n" for row in section_fields(PRACTICE_FIELDS))
    return write_record(practice, PRACTICE_FIELDS) + headings
