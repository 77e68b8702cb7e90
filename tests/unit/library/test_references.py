from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.serving import ROOT
from zoek.library import Source, read_library
from zoek.library.references import Reference, bibtex, ris

SOURCE = Source(
    "50% & meer: {Wat} kost_het?", "Universiteit Twente", 2011, "https://example.org/a_b?c=1&d={2}", date(2026, 11, 23)
)
BARE = Source("Krantenbericht", "Krant")
TEX_BACK = {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"}


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """The records of a RIS file, as a program reads it: a tag of two signs, two spaces, a hyphen, a space."""
    records: list[dict[str, list[str]]] = []
    for line in filter(None, text.split("\r\n")):
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "TY":
            records.append({})
        records[-1].setdefault(found[1], []).append(found[2])
    assert all(record.get("ER") == [""] for record in records)
    return records


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key, read by counting braces."""
    entries = {}
    for entry in re.findall(r"^@misc\{(.*?)\n\}$", text, re.MULTILINE | re.DOTALL):
        key, *lines = entry.removesuffix(",").split(",\n")
        fields = dict(line.strip().split(" = ", 1) for line in lines)
        for value in fields.values():
            plain = re.sub(r"\\[{}\\]", "", value)
            assert plain.count("{") == plain.count("}")
        entries[key] = {name: _plain(value[1:-1]) for name, value in fields.items()}
    return entries


def _plain(value: str) -> str:
    if re.fullmatch(r"\{.*\}", value):
        value = value[1:-1]
    for written, sign in TEX_BACK.items():
        value = value.replace(written, f"\0{ord(sign)}\0")
    value = re.sub(r"\\([{}$&%#_])", r"\1", value)
    return re.sub(r"\0(\d+)\0", lambda found: chr(int(found[1])), value)


def test_ris_reads_back_with_all_that_is_known() -> None:
    first, second = read_ris(ris([Reference(1, SOURCE, ("Wijkteams",)), Reference(2, BARE)]))

    assert first == {
        "TY": ["ELEC"],
        "ID": ["zoek1"],
        "TI": [SOURCE.title],
        "PB": ["Universiteit Twente"],
        "PY": ["2011"],
        "UR": [SOURCE.url],
        "Y2": ["2026/11/23"],
        "LA": ["nl"],
        "N1": ["Bron bij: Wijkteams"],
        "ER": [""],
    }
    assert second["TY"] == ["RPRT"]
    assert not {"PY", "UR", "Y2", "N1"} & set(second)


def test_bibtex_reads_back_with_its_signs_escaped() -> None:
    entries = read_bibtex(bibtex([Reference(1, SOURCE, ("Wijkteams",)), Reference(2, BARE)]))

    assert list(entries) == ["universiteit-2011-50-1", "krant-krantenbericht-2"]
    assert entries["universiteit-2011-50-1"] == {
        "title": SOURCE.title,
        "author": "Universiteit Twente",
        "publisher": "Universiteit Twente",
        "year": "2011",
        "url": "https://example.org/a_b?c=1&d=%7B2%7D",
        "urldate": "2026-11-23",
        "language": "dutch",
        "note": "Bron bij: Wijkteams",
    }


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_title_or_publisher_breaks_out_of_its_field(title: str, publisher: str) -> None:
    references = [Reference(1, Source(title, publisher)), Reference(2, BARE)]

    records = read_ris(ris(references))
    entries = read_bibtex(bibtex(references))

    assert [record["TI"][0] for record in records] == [" ".join(title.split()), "Krantenbericht"]
    assert [len(record["ER"]) for record in records] == [1, 1]
    assert len(entries) == 2


@pytest.mark.parametrize("write", [ris, bibtex])
def test_every_source_of_the_content_is_written(write: object) -> None:
    library = read_library(Path(ROOT / "content"))
    sources = [source for practice in library.practices.values() for source in practice.sources]
    references = [Reference(number, source) for number, source in enumerate(sources, 1)]

    count = len(read_ris(ris(references))) if write is ris else len(read_bibtex(bibtex(references)))

    assert count == len(sources)
