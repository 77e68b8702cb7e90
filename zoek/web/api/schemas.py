"""The JSON schemas of what the API gives, those of practices made from the field table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zoek.library.fields import SECTIONS, Kind
from zoek.similarity.comparison import Verdict
from zoek.similarity.elements import Element, Likeness
from zoek.web.api.records import LONG_FIELDS, SHORT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zoek.library.fields import Field

    Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
COUNT: Schema = {"type": "integer", "minimum": 0}
YEAR: Schema = {"type": ["integer", "null"]}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "number"}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
LINK: Schema = {"type": "object", "required": ["href"], "properties": {"href": {"type": "string"}}}
LINKS: Schema = {"type": "object", "additionalProperties": LINK}
COUNTS: Schema = {"type": "object", "additionalProperties": COUNT}


def reference(name: str) -> Schema:
    """A reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def record(properties: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """An object with these properties and no others, all required but the optional ones."""
    required = [name for name in properties if name not in set(optional)]
    return {"type": "object", "required": required, "properties": dict(properties), "additionalProperties": False}


def every(items: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": items}


def page_of(name: str, items: str, more: Mapping[str, Schema] | None = None) -> Schema:
    """A page of a longer list."""
    counts = dict.fromkeys(("totaal", "pagina", "aantal", "paginas"), COUNT)
    return record(counts | {name: every(reference(items)), "_links": LINKS} | dict(more or {}))


def schemas() -> dict[str, Schema]:
    """All schemas by name."""
    return {
        "Praktijk": _practice(LONG_FIELDS),
        "PraktijkKort": _practice(SHORT_FIELDS),
        "Bron": _SOURCE,
        "Praktijken": page_of("praktijken", "PraktijkKort"),
        "Zoekresultaat": page_of("treffers", "Treffer", _SEARCHED),
        "Treffer": _HIT,
        "Vergelijking": _COMPARISON,
        "Vergeleken": _MATCH,
        "Begrip": _CONCEPT,
        "Begrippen": page_of("begrippen", "Begrip"),
        "Gemeente": _MUNICIPALITY,
        "Gemeenten": page_of("gemeenten", "Gemeente"),
        "Suggesties": record({"suggesties": every(_SUGGESTION)}),
        "Dekking": _COVERAGE,
        "Probleem": PROBLEM,
    }


def _practice(fields: Iterable[Field]) -> Schema:
    return record({"id": TEXT} | {row.key: _of_field(row) for row in fields} | {"_links": LINKS})


def _of_field(row: Field) -> Schema:
    told = {"description": row.label}
    if row.kind in SECTIONS:
        return {"type": "string", "description": f"{row.label} (Markdown)"}
    if row.kind in _KINDS:
        return _KINDS[row.kind] | told
    one = {"type": "string", "enum": list(row.choices)} if row.choices else TEXT
    return (one if row.kind in {Kind.LINE, Kind.CHOICE} else every(one)) | told


_PERIOD = record({"van": YEAR, "tot": YEAR, "ongeveer": FLAG})
_SOURCE = record(
    {
        "nummer": COUNT,
        "titel": TEXT,
        "uitgever": TEXT,
        "jaar": YEAR,
        "url": TEXT_OR_NONE,
        "geraadpleegd": DAY,
        "gelezen": TEXT,
    }
)
_KINDS: Mapping[Kind, Schema] = {
    Kind.FLAG: FLAG,
    Kind.NUMBER: {"type": "integer"},
    Kind.PERIOD: _PERIOD,
    Kind.SOURCES: every(reference("Bron")),
}
_HIT = record(
    {
        "id": TEXT,
        "titel": TEXT,
        "soort": TEXT,
        "score": NUMBER,
        "fragmenten": TEXTS,
        "redenen": TEXTS,
        "nietGevonden": TEXTS,
        "adres": TEXT | {"description": "Van een pagina van anderen: waar zij staat"},
        "uitgever": TEXT | {"description": "Van een pagina van anderen: wie haar schreef"},
    },
    optional=("adres", "uitgever"),
)
_ELEMENT: Schema = {"type": "string", "enum": [element.value for element in Element]}
_ELEMENT_OR_NONE: Schema = {"type": ["string", "null"], "enum": [*(element.value for element in Element), None]}
_POINT = record({"tekst": TEXT, "duiding": FLAG | {"description": "Of dit een eigen lezing van Zoek is."}})
_OVERLAP = record(
    {"element": _ELEMENT, "oordeel": {"type": "string", "enum": [likeness.value for likeness in Likeness]}}
    | dict.fromkeys(("gedeeld", "alleenPlan", "alleenPraktijk"), TEXTS)
    | dict.fromkeys(("zinPlan", "zinPraktijk"), TEXT_OR_NONE)
)
_MATCH = record(
    {
        "id": TEXT,
        "titel": TEXT,
        "oordeel": {"type": "string", "enum": [verdict.value for verdict in Verdict]},
        "reden": TEXT,
        "elementen": every(_OVERLAP),
        "verschillen": TEXTS,
        "watGingMoeilijk": every(_POINT),
        "lessen": every(_POINT),
    }
)
_NEWS = record(
    {
        "zinnen": every(record({"zin": TEXT, "element": _ELEMENT, "woorden": TEXTS})),
        "woorden": TEXTS,
        "begrippen": TEXTS,
    }
)
_COMPARISON = record(
    {
        "oordeel": TEXT,
        "treffers": every(reference("Vergeleken")),
        "nieuw": _NEWS,
        "nietGedekt": TEXTS,
        "plan": record(
            {"titel": TEXT, "zinnen": every(record({"zin": TEXT, "element": _ELEMENT_OR_NONE, "reden": TEXT}))}
        ),
    }
)
_CORRECTION = record({"getypt": TEXT, "bedoeld": TEXT, "gezocht": FLAG, "totaal": COUNT})
_SEARCHED: Mapping[str, Schema] = {
    "facetten": {"type": "object", "additionalProperties": COUNTS},
    "correctie": {"anyOf": [_CORRECTION, {"type": "null"}]},
    "ookGezocht": every(record({"woord": TEXT, "voor": TEXT, "soort": TEXT})),
    "verwant": TEXTS,
    "plaatsen": TEXTS,
    "jaren": TEXTS,
    "meldingen": TEXTS,
    "tijdMs": NUMBER,
}
_CONCEPT = record(
    {"id": TEXT, "term": TEXT, "definitie": TEXT}
    | dict.fromkeys(("synoniemen", "oudeNamen", "nauwereNamen", "dubbelzinnigeNamen", "spellingen"), TEXTS)
    | dict.fromkeys(("breder", "nauwer", "verwant", "opvolgers", "voorgangers"), TEXTS)
    | {"geldigVanaf": DAY, "geldigTot": DAY, "praktijken": COUNT, "_links": LINKS}
)
_MUNICIPALITY = record(
    {
        "naam": TEXT,
        "code": TEXT_OR_NONE,
        "provincie": TEXT,
        "breedte": {"type": ["number", "null"], "description": "Graden (WGS84)"},
        "lengte": {"type": ["number", "null"], "description": "Graden (WGS84)"},
        "andereNamen": TEXTS,
        "opgegaanIn": TEXTS,
        "opgegaanOp": DAY,
        "praktijken": COUNT,
        "_links": LINKS,
    }
)
_SUGGESTION = record({"tekst": TEXT, "soort": TEXT, "adres": TEXT, "toelichting": TEXT})
_WEBSITE = record(
    dict.fromkeys(("id", "naam", "uitgever", "adres"), TEXT)
    | dict.fromkeys(("teVinden", "ookElders", "bekend", "nogNietBezocht", "bestaatNietMeer"), COUNT)
    | {name: COUNTS | {"description": "Pagina's per reden"} for name in ("weggelaten", "magNiet", "mislukt")}
    | {"laatstGezien": DAY}
)
_COVERAGE = record(
    dict.fromkeys(("praktijken", "landelijk", "lessen", "bronnen"), COUNT)
    | {"geraadpleegd": record({"van": DAY, "tot": DAY}), "transities": COUNTS, "onderbouwing": COUNTS}
    | {"provincies": every(record({"naam": TEXT, "praktijken": COUNT, "metPraktijk": TEXTS, "zonderPraktijk": TEXTS}))}
    | {"begonnen": every(record({"van": YEAR, "tot": YEAR, "praktijken": COUNT}))}
    | dict.fromkeys(("zonderBeginjaar", "zonderResultaten", "zonderWatGingMoeilijk", "begrippen"), COUNT)
    | {"begrippenZonderPraktijk": TEXTS, "websitesGelezenOp": DAY, "websites": every(_WEBSITE)}
)
PROBLEM = record(
    {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": TEXT,
        "fouten": every(record({"naam": TEXT, "melding": TEXT})),
        "kenmerk": TEXT,
    },
    optional=("fouten", "kenmerk"),
)
"""RFC 9457, with every fault of the call in `fouten`, and a reference to the log in `kenmerk`."""
