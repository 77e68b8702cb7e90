"""What pages are recognised by, from the two files of data beside this one: koppen.tsv and kenmerken.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
HEADINGS = HERE / "koppen.tsv"
MARKS = HERE / "kenmerken.toml"


@dataclass(frozen=True, slots=True)
class Marks:
    """Words by what they are a mark of.

    `noise` are names of elements around a story, `panels` of those that open
    one, `lines` beginnings of lines that are no story, `anywhere` words of such a line; `addresses` has a
    regular expression by kind of page.
    """

    noise: frozenset[str]
    panels: frozenset[str]
    noise_starts: tuple[str, ...]
    invisible: frozenset[str]
    lines: tuple[str, ...]
    anywhere: tuple[str, ...]
    transitions: Mapping[str, tuple[str, ...]]
    target_groups: Mapping[str, tuple[str, ...]]
    general_themes: frozenset[str]
    no_themes: frozenset[str]
    theme_words: Mapping[str, tuple[str, ...]]
    villages: Mapping[str, tuple[str, ...]]
    helpers: frozenset[str]
    organisations: tuple[str, ...]
    addresses: Mapping[str, str]


@cache
def marks() -> Marks:
    """The marks of kenmerken.toml, read once."""
    tables = tomllib.loads(MARKS.read_text(encoding="utf-8"))
    noise = tables["rommel"]
    return Marks(
        noise=frozenset(noise["namen"]),
        panels=frozenset(noise["uitklap"]),
        noise_starts=tuple(noise["beginnen"]),
        invisible=frozenset(noise["onzichtbaar"]),
        lines=tuple(noise["regels"]),
        anywhere=tuple(noise["bevat"]),
        transitions={name: tuple(words) for name, words in tables["woorden"].items()},
        target_groups={name: tuple(words) for name, words in tables["doelgroepen"].items()},
        general_themes=frozenset(tables["themas"]["algemeen"]),
        no_themes=frozenset(tables["themas"]["nooit"]),
        theme_words={name: tuple(words) for name, words in tables["themas"]["woorden"].items()},
        villages={name: tuple(words) for name, words in tables["dorpen"].items()},
        helpers=frozenset(tables["helpers"]["namen"]),
        organisations=tuple(tables["organisaties"]["namen"]),
        addresses=tables["soorten"],
    )


@cache
def heading_lines() -> tuple[tuple[str, str], ...]:
    """Pairs of a field and a heading, in the order of koppen.tsv."""
    lines = HEADINGS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((field, heading) for field, heading in pairs)
