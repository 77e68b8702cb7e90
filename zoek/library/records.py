"""A practice, a lesson, a find or the coverage as a record: plain values by Dutch keys, for JSON and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zoek.library.coverage import coverage_of
from zoek.library.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zoek.library.fields import Field
    from zoek.library.find import Find
    from zoek.library.harvested import Following
    from zoek.library.library import Library
    from zoek.library.practice import Lesson, Period, Practice, Source


def record_of(value: Practice | Lesson, fields: Iterable[Field]) -> dict[str, Any]:
    """The id and the values of these fields; what a file may leave out is there too, empty."""
    return {"id": value.id} | {row.key: _plain(row, getattr(value, row.attribute)) for row in fields}


def find_record(find: Find) -> dict[str, Any]:
    """What may be told of a page of others: its title, the short piece, its facts, and where it stands."""
    return {
        "id": find.id,
        "titel": find.title,
        "samenvatting": find.snippet,
        "gemeenten": list(find.municipalities),
        "periode": _period(find.period),
        "transities": list(find.transitions),
        "themas": list(find.themes),
        "doelgroepen": list(find.target_groups),
        "adres": find.link,
        "uitgever": find.publisher,
        "gezien": find.last_seen.isoformat() if find.last_seen else None,
        "bestaatNietMeerSinds": find.gone_since.isoformat() if find.gone_since else None,
    }


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


def coverage_record(library: Library) -> dict[str, Any]:
    """What the collection holds and what it does not, counted."""
    coverage = coverage_of(library)
    first, last = coverage.accessed or (None, None)
    return {
        "praktijken": coverage.practices,
        "landelijk": coverage.nationwide,
        "lessen": coverage.lessons,
        "bronnen": coverage.sources,
        "geraadpleegd": {
            "van": first.isoformat() if first else None,
            "tot": last.isoformat() if last else None,
        },
        "transities": dict(coverage.transitions),
        "onderbouwing": dict(coverage.sourcings),
        "provincies": [
            {
                "naam": province.name,
                "praktijken": province.practices,
                "metPraktijk": list(province.described),
                "zonderPraktijk": list(province.missing),
            }
            for province in coverage.provinces
        ],
        "begonnen": [
            {"van": span.start, "tot": span.end, "praktijken": count} for span, count in coverage.starts.items()
        ],
        "zonderBeginjaar": coverage.undated,
        "zonderResultaten": coverage.without_results,
        "zonderWatGingMoeilijk": coverage.without_difficulties,
        "begrippen": coverage.concepts,
        "begrippenZonderPraktijk": [concept.id for concept in coverage.unused_concepts],
        "websitesGelezenOp": library.harvest.at.date().isoformat() if library.harvest.at else None,
        "websites": [_website(source) for source in library.harvest.sources],
    }


def _website(source: Following) -> dict[str, Any]:
    """A website that is followed: what of it can be found here, and how many pages cannot, by the reason."""
    return {
        "id": source.id,
        "naam": source.name,
        "uitgever": source.publisher,
        "adres": source.address,
        "teVinden": source.finds,
        "ookElders": source.twins,
        "bekend": source.pages,
        "nogNietBezocht": source.waiting,
        "bestaatNietMeer": source.gone,
        "weggelaten": dict(source.left_out),
        "magNiet": dict(source.refused),
        "mislukt": dict(source.failed),
        "laatstGezien": source.last_good.isoformat() if source.last_good else None,
    }
