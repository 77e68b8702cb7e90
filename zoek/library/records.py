"""A practice or lesson as a record: plain values by the Dutch keys of the field table, for JSON and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zoek.library.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zoek.library.fields import Field
    from zoek.library.practice import Lesson, Period, Practice, Source


def record_of(value: Practice | Lesson, fields: Iterable[Field]) -> dict[str, Any]:
    """The id and the values of these fields; what a file may leave out is there too, empty."""
    return {"id": value.id} | {row.key: _plain(row, getattr(value, row.attribute)) for row in fields}


def _plain(row: Field, content: Any) -> Any:
    if row.kind is Kind.PERIOD:
        return _period(content)
    if row.kind is Kind.SOURCES:
        return [_source(number, source) for number, source in enumerate(content, 1)]
    return list(content) if isinstance(content, tuple) else content


def _period(period: Period) -> dict[str, Any]:
    return {"van": period.start, "tot": period.end, "ongeveer": period.is_approximate}


def _source(number: int, source: Source) -> dict[str, Any]:
    """A source with the number that the texts refer to."""
    return {
        "nummer": number,
        "titel": source.title,
        "uitgever": source.publisher,
        "jaar": source.year,
        "url": source.url,
        "geraadpleegd": source.accessed.isoformat() if source.accessed else None,
        "gelezen": source.read,
    }
