"""One value of front matter: from a YAML node by the kind of its field, and back to text.

Words are taken as they are written, whatever YAML would make of them: a
title "2012" stays text and a partner "Nee" stays a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import yaml

from zoek.errors import Fault
from zoek.library.fields import READINGS, Field, Kind
from zoek.library.practice import Period, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PERIOD_KEYS = {"van": "start", "tot": "end", "ongeveer": "is_approximate"}
SOURCE_KEYS = {
    "titel": "title",
    "uitgever": "publisher",
    "jaar": "year",
    "url": "url",
    "geraadpleegd": "accessed",
    "gelezen": "read",
}
EARLIEST_YEAR, LATEST_YEAR = 1800, 2100
YEAR_EXPECTED = f"een jaar van {EARLIEST_YEAR} tot en met {LATEST_YEAR}"
MOST_OFFERED = 20
"""Fixed words that fit in a message: there are 17 target groups, and 53 kinds of approach."""
ALIKE = 0.5
"""How like what is written a word must be to be offered, from 0 to 1; "wijkploeg" is .59 like "wijkteam"."""
FLAGS = {"true": True, "ja": True, "false": False, "nee": False}


@dataclass(frozen=True, slots=True)
class Place:
    """Where faults are noted: the file, the field and the list that collects them."""

    file: str
    field: str
    faults: list[Fault]

    def fault(self, node: yaml.Node, message: str, expected: str) -> None:
        """Note a fault on the line of the node (counted with the --- line above it)."""
        self.faults.append(Fault(self.file, node.start_mark.line + 2, self.field, message, expected))


def read(place: Place, node: yaml.Node, field: Field) -> Any:
    """The value of a node by the kind of its field; where it is wrong, a fault and an empty value."""
    return READERS.get(field.kind, _lines)(place, node, field)


def write(field: Field, value: Any) -> str:
    """The lines of a front matter entry that `read` turns into the same value."""
    if field.kind is Kind.PERIOD:
        value = _present(value, PERIOD_KEYS)
    elif field.kind is Kind.SOURCES:
        value = [_present(source, SOURCE_KEYS) for source in value]
    elif isinstance(value, tuple):
        value = list(value)
    inner_style = None if isinstance(value, list | dict) else False
    text = yaml.safe_dump(
        {field.key: value}, allow_unicode=True, sort_keys=False, default_flow_style=inner_style, width=1_000_000
    )
    return text.rstrip("\n")


def _present(value: Period | Source, keys: Mapping[str, str]) -> dict[str, Any]:
    defaults = {"is_approximate": False, "read": "kopie"}
    pairs = {key: getattr(value, attribute) for key, attribute in keys.items()}
    return {key: content for key, content in pairs.items() if content not in (None, defaults.get(keys[key]))}


def _items(place: Place, node: yaml.Node, field: Field) -> list[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    place.fault(node, "Dit is geen lijst.", field.kind.value)
    return []


def _lines(place: Place, node: yaml.Node, field: Field) -> tuple[str, ...]:
    return tuple(_line(place, item) for item in _items(place, node, field))


def _choices(place: Place, node: yaml.Node, field: Field) -> tuple[str, ...]:
    return tuple(_choice(place, item, field) for item in _items(place, node, field))


def _sources(place: Place, node: yaml.Node, field: Field) -> tuple[Source, ...]:
    return tuple(_source(place, item) for item in _items(place, node, field))


def _line(place: Place, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        place.fault(node, "Dit moet gewone tekst zijn.", Kind.LINE.value)
        return ""
    text = " ".join(node.value.split())
    if not text:
        place.fault(node, "Hier staat niets.", Kind.LINE.value)
    return text


def _choice(place: Place, node: yaml.Node, field: Field) -> str:
    text = _line(place, node)
    if text and text not in field.choices:
        place.fault(node, f"'{text}' kan hier niet.", ", ".join(_offered(text, tuple(field.choices))))
    return text


def _offered(text: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The words to choose from; of a long list those most like what is written, and where all are explained."""
    if len(choices) <= MOST_OFFERED:
        return choices
    return (
        *get_close_matches(text, choices, n=3, cutoff=ALIKE),
        "of een ander woord uit de tabel op de pagina /redactie",
    )


def _flag(place: Place, node: yaml.Node) -> bool:
    text = _line(place, node).lower()
    if text and text not in FLAGS:
        place.fault(node, f"'{text}' is geen ja of nee.", Kind.FLAG.value)
    return FLAGS.get(text, False)


def _number(place: Place, node: yaml.Node, lowest: int, highest: int, expected: str) -> int:
    text = _line(place, node)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < len(str(highest)) + 1 else -1
    if text and not lowest <= number <= highest:
        place.fault(node, f"'{text}' kan hier niet.", expected)
    return number if lowest <= number <= highest else lowest


def _year(place: Place, node: yaml.Node) -> int:
    return _number(place, node, EARLIEST_YEAR, LATEST_YEAR, YEAR_EXPECTED)


def _date(place: Place, node: yaml.Node) -> date | None:
    text = _line(place, node)
    try:
        return date.fromisoformat(text)
    except ValueError:
        place.fault(node, f"'{text}' is geen datum.", "jaar-maand-dag, zoals 2026-11-23")
        return None


def _url(place: Place, node: yaml.Node) -> str:
    text = _line(place, node)
    if text and (not text.startswith(("https://", "http://")) or " " in text or "." not in text):
        place.fault(node, f"'{text}' is geen webadres.", "een adres dat met https:// begint")
    return text


def _reading(place: Place, node: yaml.Node) -> str:
    text = _line(place, node)
    if text and text not in READINGS:
        place.fault(node, f"'{text}' kan hier niet.", ", ".join(READINGS))
    return text


PERIOD_READERS: Mapping[str, Callable[[Place, yaml.Node], Any]] = {"van": _year, "tot": _year, "ongeveer": _flag}
SOURCE_READERS: Mapping[str, Callable[[Place, yaml.Node], Any]] = {
    "titel": _line,
    "uitgever": _line,
    "jaar": _year,
    "url": _url,
    "geraadpleegd": _date,
    "gelezen": _reading,
}


def _pairs(place: Place, node: yaml.Node, readers: Mapping[str, Callable[[Place, yaml.Node], Any]]) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        place.fault(node, "Dit moet tussen accolades staan.", "{" + ": ..., ".join(readers) + ": ...}")
        return {}
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key not in readers:
            place.fault(key_node, f"De naam '{key}' kent Zoek hier niet.", ", ".join(readers))
        else:
            values[key] = readers[key](place, value_node)
    return values


def _period(place: Place, node: yaml.Node) -> Period:
    values = _pairs(place, node, PERIOD_READERS)
    start, end = values.get("van"), values.get("tot")
    if start and end and start > end:
        place.fault(node, f"De periode eindigt ({end}) voor zij begint ({start}).", Kind.PERIOD.value)
    return Period(start, end, values.get("ongeveer", False))


def _source(place: Place, node: yaml.Node) -> Source:
    values = _pairs(place, node, SOURCE_READERS)
    missing = [key for key in ("titel", "uitgever", "geraadpleegd") if key not in values]
    if missing and isinstance(node, yaml.MappingNode):
        place.fault(node, f"In deze bron ontbreekt: {', '.join(missing)}.", Kind.SOURCES.value)
    given = {SOURCE_KEYS[key]: value for key, value in values.items()}
    return Source(**{"title": "", "publisher": "", **given})


READERS: Mapping[Kind, Callable[[Place, yaml.Node, Field], Any]] = {
    Kind.LINE: lambda place, node, _: _line(place, node),
    Kind.FLAG: lambda place, node, _: _flag(place, node),
    Kind.NUMBER: lambda place, node, field: _number(place, node, 0, 10_000, field.kind.value),
    Kind.PERIOD: lambda place, node, _: _period(place, node),
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.SOURCES: _sources,
}
"""How each kind is read; the other kinds are lists of words."""
