"""Sources are data: content/bronnen/*.toml, a file for each website (or family of websites) that Zoek follows."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import soupsieve

from zoek.errors import ContentError, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

FOLDER = "bronnen"
KINDS = ("kennisinstituut", "gemeente", "overheid", "onderzoek", "vakblad")
SELECTORS = MappingProxyType(
    {
        "hoofdtekst": "main",
        "titel": "title",
        "samenvatting": "summary",
        "gemeente": "municipalities",
        "publicatiedatum": "published",
        "opgave": "problem",
        "aanpak": "approach",
        "resultaten": "results",
        "watGingMoeilijk": "difficulties",
        "lessen": "lessons",
    }
)
"""Where fields may be told to stand: the Dutch key under [velden] and the attribute of Find (main: all content)."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HOST = re.compile(r"(?:\*\.)?[a-z0-9*-]+(?:\.[a-z0-9*-]+)*(?::\d+)?")
LEAST_DELAY_S, MOST_DELAY_S = 1.0, 120.0
"""Seconds. Less than one is rude to a small server; with more than two minutes a site of 700 pages takes a day."""


@dataclass(frozen=True, slots=True)
class Source:
    """A website that Zoek follows.

    `hosts` may have a `*` for one part of a name: "*.begroting-2026.nl".
    `follow` and `avoid` are regular expressions searched in path and query;
    without `follow` everything on the hosts is followed. `pages` are those of
    addresses that may be practices: others are only read for their links.
    `municipality` is the one that the whole site is of, if it is.
    `selectors` are CSS selectors by attribute of Find, "main" for the content.
    `seen_live` is when someone looked at the live site, None for not yet.
    """

    id: str
    name: str
    publisher: str
    kind: str
    starts: tuple[str, ...]
    licence: str
    contact: str
    hosts: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    delay_s: float = 5.0
    pages_a_day: int = 200
    depth: int = 4
    revisit_days: int = 30
    municipality: str = ""
    seen_live: date | None = None
    selectors: Mapping[str, str] = field(default_factory=dict)

    @property
    def site(self) -> str:
        """The name of the site as a visitor knows it, of a family of sites its own name.

        >>> Source("a", "A", "A", "gemeente", (), "", "", hosts=("www.nji.nl", "nji.nl")).site
        'nji.nl'
        """
        return self.name if "*" in self.hosts[0] else self.hosts[0].removeprefix("www.")


class Key(NamedTuple):
    """A key of the file: the attribute that it fills, how it is read, and what an editor is told to write."""

    attribute: str
    read: Callable[[Any], Any]
    expected: str


def read_sources(content: Path, municipalities: Collection[str] | None = None) -> dict[str, Source]:
    """The sources in a content folder by id; none when it has no folder for them.

    Raises ContentError with every fault in every file.
    """
    faults: list[Fault] = []
    found = [_source(path, faults) for path in sorted((content / FOLDER).glob("*.toml"))]
    sources = [source for source in found if source]
    faults += _shared_hosts(sources)
    for source in sources:
        if municipalities is not None and source.municipality and source.municipality not in municipalities:
            message = f"De gemeente '{source.municipality}' bestaat niet."
            faults.append(Fault(_file(source.id), 1, "gemeente", message, "een gemeente uit gemeenten.csv"))
    if faults:
        raise ContentError(faults)
    return {source.id: source for source in sources}


def _source(path: Path, faults: list[Fault]) -> Source | None:
    file, before = f"{FOLDER}/{path.name}", len(faults)
    if not SLUG.fullmatch(path.stem) or path.stem in {"praktijk", "les"}:
        faults.append(Fault(file, 1, "", "Deze bestandsnaam kan niet.", "kleine letters, cijfers en streepjes"))
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (UnicodeDecodeError, OSError):
        faults.append(Fault(file, 1, "", "Dit bestand is niet te lezen.", "tekst die als UTF-8 is opgeslagen"))
        return None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        faults.append(
            Fault(file, int(line[1]) if line else 1, "", "Hier klopt de schrijfwijze niet.", 'naam = "waarde"')
        )
        return None
    values = dict(_values(table, text, file, faults))
    if len(faults) > before:
        return None
    values.setdefault("hosts", tuple(dict.fromkeys(urlsplit(start).netloc.lower() for start in values["starts"])))
    source = Source(id=path.stem, **values)
    faults += [
        Fault(file, _line(text, key), key, f"{address} staat niet op een van de eigen sites.", "een adres op: hosts")
        for key, addresses in (("start", source.starts), ("sitemaps", source.sitemaps))
        for address in addresses
        if not is_own_host(source, urlsplit(address).netloc.lower())
    ]
    return source


def is_own_host(source: Source, host: str) -> bool:
    """Whether a host (with its port, if it has one) is of a source."""
    return any(re.fullmatch(re.escape(own).replace(r"\*", "[^.]+"), host) for own in source.hosts)


def _values(table: Mapping[str, Any], text: str, file: str, faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    """Every attribute that the file fills soundly; what is wrong or missing goes to the faults."""
    for name, value in table.items():
        line = _line(text, name)
        if name not in KEYS:
            faults.append(Fault(file, line, name, "Deze naam kent Zoek niet.", ", ".join(KEYS)))
            continue
        key = KEYS[name]
        try:
            yield key.attribute, key.read(value)
        except ValueError as error:
            faults.append(Fault(file, line, name, str(error), key.expected))
    required = {row.name for row in fields(Source) if row.default is MISSING and row.default_factory is MISSING}
    faults += [
        Fault(file, 1, name, "Dit ontbreekt.", key.expected)
        for name, key in KEYS.items()
        if key.attribute in required and name not in table
    ]


def _line(text: str, key: str) -> int:
    """The line on which a key stands, alone or as the name of a table."""
    start = re.compile(rf"\s*(?:{re.escape(key)}\s*=|\[{re.escape(key)}\])")
    return next((number for number, line in enumerate(text.splitlines(), 1) if start.match(line)), 1)


def _shared_hosts(sources: list[Source]) -> Iterator[Fault]:
    """Two sources on one host would not know of each other's pace."""
    owner: dict[str, str] = {}
    for source in sources:
        for host in source.hosts:
            other = owner.setdefault(host, source.id)
            if other != source.id:
                message = f"{host} hoort ook bij {_file(other)}."
                yield Fault(_file(source.id), 1, "hosts", message, "elke site bij één bron")


def _file(name: str) -> str:
    return f"{FOLDER}/{name}.toml"


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("Dit is geen tekst.")
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("Dit is geen lijst.")  # noqa: TRY004 - a fault of the file, told as the others
    return tuple(_text(item) for item in value)


def _kind(value: Any) -> str:
    if value not in KINDS:
        raise ValueError(f"'{value}' kan hier niet.")
    return str(value)


def _addresses(value: Any) -> tuple[str, ...]:
    found = _texts(value)
    for address in found:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc or " " in address:
            raise ValueError(f"'{address}' is geen webadres.")
    return found


def _starts(value: Any) -> tuple[str, ...]:
    found = _addresses(value)
    if not found:
        raise ValueError("Er is geen enkel adres om te beginnen.")
    return found


def _hosts(value: Any) -> tuple[str, ...]:
    found = tuple(host.lower() for host in _texts(value))
    for host in found:
        if not HOST.fullmatch(host) or host.replace("*", "").replace(".", "") == "":
            raise ValueError(f"'{host}' is geen naam van een site.")
    return found


def _patterns(value: Any) -> tuple[str, ...]:
    found = _texts(value)
    for pattern in found:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"'{pattern}' is geen reguliere uitdrukking.") from error
    return found


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not LEAST_DELAY_S <= value <= MOST_DELAY_S:
        raise ValueError(f"'{value}' kan hier niet.")
    return float(value)


def _count(lowest: int, highest: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise ValueError(f"'{value}' kan hier niet.")
        return value

    return read


def _day(value: Any) -> date:
    if type(value) is not date:
        raise ValueError(f"'{value}' is geen datum.")
    return value


def _selectors(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("Dit is geen tabel.")  # noqa: TRY004 - a fault of the file, told as the others
    unknown = [name for name in value if name not in SELECTORS]
    if unknown:
        raise ValueError(f"Deze velden kent Zoek niet: {', '.join(unknown)}.")
    for name, selector in value.items():
        try:
            soupsieve.compile(_text(selector))
        except soupsieve.SelectorSyntaxError as error:
            raise ValueError(f"'{selector}' bij {name} is geen CSS-selector.") from error
    return {SELECTORS[name]: selector for name, selector in value.items()}


ADDRESS_LIST = 'een lijst met adressen: ["https://..."]'
PATTERN_LIST = 'een lijst met reguliere uitdrukkingen: ["/praktijkvoorbeelden/"]'
KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "naam": Key("name", _text, "een tekst"),
        "uitgever": Key("publisher", _text, "een tekst"),
        "soort": Key("kind", _kind, ", ".join(KINDS)),
        "start": Key("starts", _starts, ADDRESS_LIST),
        "licentie": Key("licence", _text, "een tekst: wat de site toestaat"),
        "contact": Key("contact", _text, "een tekst: hoe de uitgever te bereiken is"),
        "hosts": Key("hosts", _hosts, 'een lijst met namen van sites: ["www.voorbeeld.nl", "*.begroting-2026.nl"]'),
        "sitemaps": Key("sitemaps", _addresses, ADDRESS_LIST),
        "volgen": Key("follow", _patterns, PATTERN_LIST),
        "nietVolgen": Key("avoid", _patterns, PATTERN_LIST),
        "herkennen": Key("pages", _patterns, PATTERN_LIST),
        "wachttijd": Key("delay_s", _seconds, f"seconden, van {LEAST_DELAY_S:g} tot en met {MOST_DELAY_S:g}"),
        "paginasPerDag": Key("pages_a_day", _count(1, 10_000), "een getal van 1 tot en met 10000"),
        "diepte": Key("depth", _count(0, 10), "een getal van 0 tot en met 10"),
        "opnieuwNaDagen": Key("revisit_days", _count(1, 365), "een getal van 1 tot en met 365"),
        "gemeente": Key("municipality", _text, "een gemeente uit gemeenten.csv"),
        "liveGezien": Key("seen_live", _day, "een datum zonder aanhalingstekens: 2026-11-25"),
        "velden": Key("selectors", _selectors, "CSS-selectors bij: " + ", ".join(SELECTORS)),
    }
)
"""Every key of a source file."""
