"""Sources for the programs that people keep references in: RIS (EndNote, Zotero) and BibTeX."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zoek.library.practice import Source

TEX = MappingProxyType(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""Signs that mean something in BibTeX, as text."""
TEX_SIGN = re.compile(r"[\\{}$&%#_~^]")
EMPTY_WORDS = frozenset({"de", "het", "een", "van", "in", "op", "en", "voor"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A source with its number in the list, and the titles of what rests on it."""

    number: int
    source: Source
    used_by: tuple[str, ...] = ()


def ris(references: Iterable[Reference]) -> str:
    """The sources as RIS: a record each, lines ending as the format asks."""
    lines: list[str] = []
    for reference in references:
        source = reference.source
        lines += [
            f"TY  - {'ELEC' if source.url else 'RPRT'}",
            f"ID  - zoek{reference.number}",
            f"TI  - {_line(source.title)}",
            f"PB  - {_line(source.publisher)}",
        ]
        lines += [f"PY  - {source.year}"] if source.year else []
        lines += [f"UR  - {_line(source.url)}"] if source.url else []
        lines += [f"Y2  - {source.accessed:%Y/%m/%d}"] if source.accessed else []
        lines += ["LA  - nl"]
        lines += [f"N1  - Bron bij: {_line(name)}" for name in reference.used_by]
        lines += ["ER  - ", ""]
    return "\r\n".join(lines)


def bibtex(references: Iterable[Reference]) -> str:
    """The sources as BibTeX, each with a key that tells who, when and what."""
    return "\n".join(map(_entry, references))


def _entry(reference: Reference) -> str:
    source = reference.source
    fields = {"title": f"{{{_tex(source.title)}}}", "author": f"{{{_tex(source.publisher)}}}"}
    fields["publisher"] = _tex(source.publisher)
    fields |= {"year": str(source.year)} if source.year else {}
    fields |= {"url": source.url.translate({ord(sign): f"%{ord(sign):02X}" for sign in "{}\\"})} if source.url else {}
    fields |= {"urldate": source.accessed.isoformat()} if source.accessed else {}
    fields["language"] = "dutch"
    fields |= {"note": _tex(f"Bron bij: {'; '.join(reference.used_by)}")} if reference.used_by else {}
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{_key(reference)},\n{body}}}\n"


def _key(reference: Reference) -> str:
    source = reference.source
    title = [word for word in _ascii(source.title) if word not in EMPTY_WORDS]
    parts = [*_ascii(source.publisher)[:1], str(source.year or ""), *title[:1], str(reference.number)]
    return "-".join(filter(None, parts))


def _ascii(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)


def _line(text: str) -> str:
    """The text on one line: in RIS a line is a field."""
    return " ".join(text.split())


def _tex(text: str) -> str:
    return TEX_SIGN.sub(lambda sign: TEX[sign[0]], _line(text))
