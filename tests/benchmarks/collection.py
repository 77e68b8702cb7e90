"""A published collection of any size: the content of the project and generated practices, as files like those of an editor.

It is made once and kept under a folder of its own in the system's temporary
folder, named by what it was made of; another version of Zoek or of the content
makes another one. `python -m tests.benchmarks.collection 10000` makes it and
prints where it is.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import SEED, THEMES, documents
from tests.serving import ROOT
from zoek.library import content_files, read_library
from zoek.library.approaches import APPROACH_KINDS
from zoek.library.fields import PRACTICE_FIELDS, TARGET_GROUPS
from zoek.library.frontmatter import write_record
from zoek.library.practice import Period, Practice, Source
from zoek.search.publication import fingerprint
from zoek.search.publish import publish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.search.document import Document

CONTENT = ROOT / "content"
SOURCE = Source("Gegenereerde tekst om snelheid te meten", "Zoek", accessed=date(2026, 11, 25))


def published(count: int) -> Path:
    """The data folder of a site with so many documents; made when it is not there yet."""
    made_of = f"{SEED} {content_files(CONTENT).digest} {fingerprint()}"
    name = f"zoek-bench-{count}-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"
    folder = Path(tempfile.gettempdir()) / name
    content = folder / "content"
    if not content.is_dir():
        written = folder / "wordt-geschreven"
        shutil.rmtree(folder, ignore_errors=True)
        write_content(written, count)
        written.rename(content)
    publish(content, folder / "data", datetime.now(UTC), lambda done, total: None)
    return folder / "data"


def write_content(folder: Path, count: int) -> None:
    """Write the content of the project and as many generated practices as make it `count` practices and lessons."""
    shutil.copytree(CONTENT, folder)
    library = read_library(CONTENT)
    places = [name for name, place in library.municipalities.items() if not place.successors]
    concepts = list(library.thesaurus.concepts)
    missing = max(count - len(library.practices) - len(library.lessons), 0)
    for number, document in enumerate(islice(documents(count), missing)):
        practice = practice_of(document, number, places, concepts)
        (folder / "praktijken" / f"{practice.id}.md").write_text(write_record(practice, PRACTICE_FIELDS), "utf-8")


def practice_of(document: Document, number: int, places: Sequence[str], concepts: Sequence[str]) -> Practice:
    """The practice with the texts and years of a generated document; its facets become names that exist."""
    paragraphs = document.body.split("\n")
    return Practice(
        id=document.id,
        title=document.title,
        summary=document.summary.replace("\n", " "),
        municipalities=tuple(places[_rank(value) % len(places)] for value in document.facets["gemeente"]),
        is_nationwide=False,
        regions=(),
        period=Period(document.since, document.until),
        status="onbekend",
        transitions=document.facets["transitie"],
        themes=tuple(dict.fromkeys(concepts[_rank(value) % THEMES] for value in document.facets["thema"])),
        target_groups=(list(TARGET_GROUPS)[number % len(TARGET_GROUPS)],),
        approach_kinds=(list(APPROACH_KINDS)[number % len(APPROACH_KINDS)],),
        partners=(),
        sourcing="dun",
        related=(),
        sources=(SOURCE,),
        problem="\n\n".join(paragraphs[:2]),
        approach="\n\n".join(paragraphs[2:]),
        results="",
        difficulties="",
        lessons="",
        unknowns="",
    )


def _rank(value: str) -> int:
    """Where a generated value stands among those of its facet: "gemeente-001" is the first."""
    return int(value.rsplit("-", 1)[1]) - 1


if __name__ == "__main__":
    print(published(int(sys.argv[1])))
