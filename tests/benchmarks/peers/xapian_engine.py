"""Xapian, when the Debian package python3-xapian is there: Dutch stemmer, value slots counted by match spies.

Terms of a text are kept under a prefix of their field and weighted by how
often they count (whole numbers), as its documentation advises.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import xapian

from tests.benchmarks.corpus import FACETS
from tests.benchmarks.peers.peer import (
    BODY_WEIGHT,
    END_MARK,
    HITS,
    MARK,
    SNIPPET_CHARACTERS,
    SUMMARY_WEIGHT,
    TITLE_WEIGHT,
    Results,
)
from zoek.analysis.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.benchmarks.corpus import Question
    from zoek.search.document import Document

WEIGHTS = {"title": TITLE_WEIGHT, "summary": SUMMARY_WEIGHT, "body": BODY_WEIGHT}
PARSER_FLAGS = xapian.QueryParser.FLAG_DEFAULT | xapian.QueryParser.FLAG_WILDCARD
SNIPPET_FLAGS = xapian.MSet.SNIPPET_BACKGROUND_MODEL | xapian.MSet.SNIPPET_EXHAUSTIVE


class XapianPeer:
    """One database, its terms of all three fields together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stemmer = xapian.Stem("dutch")

    @property
    def version(self) -> str:
        return f"Xapian {xapian.version_string()}"

    def index(self, documents: Iterable[Document]) -> None:
        database = xapian.WritableDatabase(str(self._folder / "xapian"), xapian.DB_CREATE_OR_OVERWRITE)
        generator = xapian.TermGenerator()
        generator.set_stemmer(self._stemmer)
        for document in documents:
            row = xapian.Document()
            generator.set_document(row)
            for name, weight in WEIGHTS.items():
                generator.index_text(getattr(document, name), int(weight))
                generator.increase_termpos()
            for slot, key in enumerate(FACETS):
                row.add_value(slot, "\t".join(document.facets[key]))
            row.set_data(json.dumps({"id": document.id, "body": document.body}))
            database.add_document(row)
        database.commit()
        database.close()

    def open(self) -> None:
        self._database = xapian.Database(str(self._folder / "xapian"))
        stopper = xapian.SimpleStopper()
        for word in STOP_WORDS:
            stopper.add(word)
        self._parser = xapian.QueryParser()
        self._parser.set_database(self._database)
        self._parser.set_stemmer(self._stemmer)
        self._parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self._parser.set_stopper(stopper)

    def page(self, question: Question) -> Results:
        enquire = self._enquire(question)
        spies = {key: xapian.ValueCountMatchSpy(slot) for slot, key in enumerate(FACETS)}
        for spy in spies.values():
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, HITS, self._database.get_doccount())
        rows = [json.loads(match.document.get_data()) for match in found]
        return Results(
            total=found.get_matches_estimated(),  # exact: every document was looked at
            ids=tuple(row["id"] for row in rows),
            snippets=tuple(self._snippet(found, row["body"]) for row in rows),
            facets={key: _counts(spy) for key, spy in spies.items()},
        )

    def ids(self, question: Question) -> Sequence[str]:
        found = self._enquire(question).get_mset(0, HITS)
        return [json.loads(match.document.get_data())["id"] for match in found]

    def _enquire(self, question: Question) -> Any:
        enquire = xapian.Enquire(self._database)
        enquire.set_query(self._parser.parse_query(question.typed, PARSER_FLAGS))
        return enquire

    def _snippet(self, found: Any, text: str) -> str:
        snippet = found.snippet(text, SNIPPET_CHARACTERS, self._stemmer, SNIPPET_FLAGS, MARK, END_MARK, "…")
        return str(snippet.decode())


def _counts(spy: Any) -> dict[str, int]:
    """The counts of single values; a slot with several holds them with tabs between."""
    counts: dict[str, int] = {}
    for row in spy.values():
        for value in row.term.decode().split("\t"):
            counts[value] = counts.get(value, 0) + row.termfreq
    return counts


make = XapianPeer
