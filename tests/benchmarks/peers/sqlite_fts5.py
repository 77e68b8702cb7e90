"""SQLite FTS5: bm25 with column weights, snippet(), facets in a table beside it.

It keeps an index of beginnings, as its documentation advises for prefix queries.
FTS5 has no stemmer for Dutch (only porter, which is English) and no stop
words, so it finds words as they are written, without accents.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import BEGINNING_LETTERS, FACETS
from tests.benchmarks.peers.peer import BODY_WEIGHT, END_MARK, HITS, MARK, SUMMARY_WEIGHT, TITLE_WEIGHT, Results

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.corpus import Question
    from zoek.search.document import Document

SNIPPET_WORDS = 50
"""Some 320 characters; FTS5 allows 64."""
TABLES = f"""
CREATE VIRTUAL TABLE texts USING fts5(
    id UNINDEXED, title, summary, body, since UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = "{BEGINNING_LETTERS}"
);
CREATE TABLE facets (document INTEGER, key TEXT, value TEXT, PRIMARY KEY (document, key, value)) WITHOUT ROWID;
"""
RANK = f"bm25(0.0, {TITLE_WEIGHT}, {SUMMARY_WEIGHT}, {BODY_WEIGHT}, 0.0)"
PAGE = f"""
SELECT id, snippet(texts, 3, '{MARK}', '{END_MARK}', '…', {SNIPPET_WORDS})
FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {HITS}
"""
IDS = f"SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {HITS}"
COUNTS = """
WITH found AS MATERIALIZED (SELECT rowid AS document FROM texts WHERE texts MATCH ?)
SELECT key, value, count(*) FROM found JOIN facets USING (document) GROUP BY key, value
"""


class SqlitePeer:
    """One database file, read through one connection."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "zoek.sqlite"

    @property
    def version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version} FTS5"

    def index(self, documents: Iterable[Document]) -> None:
        database = sqlite3.connect(self._file)
        database.executescript(TABLES)
        database.execute("INSERT INTO texts(texts, rank) VALUES ('rank', ?)", (RANK,))
        for number, document in enumerate(documents):
            row = (number, document.id, document.title, document.summary, document.body, document.since)
            database.execute("INSERT INTO texts(rowid, id, title, summary, body, since) VALUES (?, ?, ?, ?, ?, ?)", row)
            pairs = [(number, key, value) for key in FACETS for value in document.facets[key]]
            database.executemany("INSERT INTO facets VALUES (?, ?, ?)", pairs)
        database.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        database.commit()
        database.execute("ANALYZE")
        database.close()

    def open(self) -> None:
        self._database = sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)

    def page(self, question: Question) -> Results:
        match = _expression(question)
        rows = self._database.execute(PAGE, (match,)).fetchall()
        facets: dict[str, dict[str, int]] = {key: {} for key in FACETS}
        for key, value, count in self._database.execute(COUNTS, (match,)):
            facets[key][value] = count
        return Results(
            total=sum(facets["soort"].values()),  # every document has one, so no second count is needed
            ids=tuple(name for name, _ in rows),
            snippets=tuple(snippet for _, snippet in rows),
            facets=facets,
        )

    def ids(self, question: Question) -> Sequence[str]:
        return [name for (name,) in self._database.execute(IDS, (_expression(question),))]


def _expression(question: Question) -> str:
    if question.is_phrase:
        return question.typed
    beginnings = [f'"{question.beginning}"*'] if question.beginning else []
    return " OR ".join([*(f'"{word}"' for word in question.words), *beginnings])


make = SqlitePeer
