"""An index made of what was kept is the index made of nothing but the documents, whatever changed between."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.test_engines_agree import corpora, questions
from tests.thesauri import ANALYZER
from zoek.search.analysed import Kept, read_kept
from zoek.search.building import build
from zoek.search.publication import INDEX, Manifest, checksums, fingerprint
from zoek.search.query import parse
from zoek.search.terms import plan_of
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zoek.search.document import Document

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def engine_of(folder: Path, documents: Sequence[Document], kept: Kept) -> tuple[WhooshEngine, int]:
    """An engine in a new folder, which keeps its analysis, and how many documents were analysed for it."""
    (folder / INDEX).mkdir(parents=True)
    anew = build(folder / INDEX, documents, ANALYZER, kept.index)
    Manifest(fingerprint(), fingerprint(), "", NOW, len(documents), checksums(folder), anew).write(folder)
    return WhooshEngine(folder / INDEX), anew


@settings(max_examples=40, deadline=None)
@given(corpora(), corpora(), st.sets(st.integers(0, 11)), questions)
def test_changing_an_index_gives_what_building_it_gives(
    before: list[Document], other: list[Document], changed: set[int], question: str
) -> None:
    after = [other[n] if n in changed and n < len(other) else document for n, document in enumerate(before)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine_of(folder / "1", before, Kept())
        updated, anew = engine_of(folder / "2", after, read_kept(folder / "1"))
        again, none_anew = engine_of(folder / "3", after, read_kept(folder / "2"))
        full, _ = engine_of(folder / "4", after, Kept())
        plan = plan_of(parse(question), ANALYZER)

        assert updated.match(plan) == again.match(plan) == full.match(plan)
        assert updated.words() == again.words() == full.words()

    assert anew <= len(changed)
    assert none_anew == 0


@settings(max_examples=40, deadline=None)
@given(corpora(), corpora(), st.sets(st.integers(0, 11)))
def test_an_index_that_took_over_is_the_same_to_the_byte(
    before: list[Document], other: list[Document], changed: set[int]
) -> None:
    after = [other[n] if n in changed and n < len(other) else document for n, document in enumerate(before)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engine_of(folder / "1", before, Kept())
        engine_of(folder / "2", after, read_kept(folder / "1"))
        engine_of(folder / "3", after, Kept())

        assert checksums(folder / "2") == checksums(folder / "3")
