"""A published index: an immutable folder with the index and the library it was made of.

    data/index/CURRENT                    the name of the folder in use
    data/index/20261123T101500-1a2b3c4d/  publicatie.json  whoosh/  bibliotheek.bin  wijzigingen.json  betekenis/

The last is there only when the index was made with vectors (ZOEK_MEANING). A
build happens in a folder beside it and becomes visible by replacing CURRENT, so readers see the
old index or the new one and never a mixture. A reader holds a lock on the
manifest of its folder, which is not removed until all of them let go.
"""

from __future__ import annotations

import gc
import hashlib
import json
import threading
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from zoek.analysis import DutchAnalyzer, dutch
from zoek.errors import EngineError
from zoek.library.fields import LESSON_FIELDS, PRACTICE_FIELDS
from zoek.library.kept import kept_library, library_version
from zoek.search.changes import read_changes
from zoek.search.knowledge import Knowledge, knowledge_of
from zoek.search.lock import Shared
from zoek.search.meaning import Vectors
from zoek.search.meaning_engine import MeaningEngine
from zoek.search.searcher import matching, search
from zoek.search.suggest import Suggester
from zoek.search.ways_out import ways_out
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zoek.library import Library
    from zoek.search.changes import Change
    from zoek.search.document import Document
    from zoek.search.engine import Engine
    from zoek.search.meaning import Embedder
    from zoek.search.query import Query
    from zoek.search.results import Page
    from zoek.search.ways_out import Way

FORMAT = 7
"""Raise when the layout of the folder or the schema of the index changes, or what documents are made of
(search/document.py, search/terms.py)."""
MANIFEST, INDEX, MEANING = "publicatie.json", "whoosh", "betekenis"
POINTER = "CURRENT"
REBUILD = "Voer `zoek index` uit om de index te maken."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a publication says of itself: what made it, of what, when, and the checksums of its files.

    `analyzed` of its documents were new or had changed when it was built;
    `terms` is the fingerprint without the embedder, which terms do not depend on.
    """

    fingerprint: str
    terms: str
    content: str
    built_at: datetime
    documents: int
    checksums: dict[str, str]
    analyzed: int

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest in a folder; raises EngineError when it cannot be read."""
        try:
            values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            return cls(**values | {"built_at": datetime.fromisoformat(values["built_at"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise EngineError(f"De index in {folder} is beschadigd of niet te lezen.", REBUILD) from error

    def write(self, folder: Path) -> None:
        """Write the manifest into a folder."""
        values = {name: getattr(self, name) for name in self.__slots__} | {"built_at": self.built_at.isoformat()}
        (folder / MANIFEST).write_text(json.dumps(values, indent=1), encoding="utf-8")


class Publication:
    """An opened publication: the index to search in and the library to read from.

    Its folder is not removed while anything refers to it: a request that is
    being answered keeps it when the site has opened the next one.
    """

    def __init__(self, folder: Path, embedder: Embedder | None = None) -> None:
        """Open a folder; with an embedder, one that holds vectors made by it.

        Raises EngineError when files are missing or changed, or when the index
        was made by another version of the analysis, the field table or the embedder.
        """
        try:
            self._lock = Shared(folder / MANIFEST)
        except (OSError, ValueError) as error:  # ValueError: a name that no file can have
            raise EngineError(f"De index in {folder} is beschadigd of niet te lezen.", REBUILD) from error
        self.manifest = check_publication(folder, embedder)
        self.name = folder.name
        self._counting = WhooshEngine(folder / INDEX)
        self.engine: Engine = self._counting
        if embedder:
            self.engine = MeaningEngine(self._counting, Vectors.read(folder / MEANING), embedder)
        kept = kept_library(folder)
        if kept is None:
            raise EngineError("De index is gemaakt met een andere versie van Zoek.", REBUILD)
        self.library: Library = kept.library
        self.changes: Mapping[str, Change] = read_changes(folder)
        self.knowledge: Knowledge = knowledge_of(self.library, self.engine, DutchAnalyzer())

    @property
    def built_at(self) -> datetime:
        """When the index was built (UTC)."""
        return self.manifest.built_at

    @property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The label of every value of every facet."""
        return self.knowledge.labels

    def ways_out(self, query: Query) -> tuple[Way, ...]:
        """What to try when a query found nothing."""
        return ways_out(self._counting, self.knowledge, query)

    @cached_property
    def suggester(self) -> Suggester:
        """What to suggest while someone types."""
        return Suggester(self.library)

    def search(self, query: Query) -> Page:
        """The page of results for a query."""
        return search(self.engine, self.knowledge, query)

    def matching(self, query: Query) -> tuple[Document, ...]:
        """The documents of a page of results, without reasons or quotations."""
        return matching(self.engine, self.knowledge, query)


@dataclass(frozen=True, slots=True)
class Published:
    """What was just published: its folder and what that says of itself."""

    folder: Path
    manifest: Manifest
    embedder: Embedder | None = None

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.folder.name

    def open(self) -> Publication:
        """The publication, to search in; raises EngineError when it was removed meanwhile."""
        return Publication(self.folder, self.embedder)


class Publications:
    """The publications under a data folder; `current` follows the pointer as it moves."""

    def __init__(self, data: Path, embedder: Embedder | None = None) -> None:
        """Nothing is opened yet."""
        self._folder = data / "index"
        self._embedder = embedder
        self.freezes = False
        """Whether this process does nothing but answer: what is opened is then left out of every search for rings."""
        self._opened: Publication | None = None
        self._unfit = ""
        self._lock = threading.Lock()

    def current(self) -> Publication:
        """The publication in use, opened anew when the pointer moved.

        When the pointer or the new one cannot be read, the last good one stays
        in use. Raises EngineError when there is none at all.
        """
        opened = self._opened
        if opened and self._is_newest(opened):
            return opened
        with self._lock:
            if self._opened is None or not self._is_newest(self._opened):
                self._opened = self._open()
            return self._opened

    def _is_newest(self, opened: Publication) -> bool:
        """Whether there is nothing better to open than the one that is."""
        try:
            return self._pointer() in {opened.name, self._unfit}
        except EngineError:
            return True

    def _open(self) -> Publication:
        """The one that the pointer names, also when it moves on and that one is removed while it is opened."""
        name = self._pointer()
        try:
            opened = Publication(self._folder / name, self._embedder)
        except EngineError:
            if self._pointer() != name:
                return self._open()
            if self._opened is None:
                raise
            self._unfit = name
            return self._opened
        self._tidy()
        return opened

    def _tidy(self) -> None:
        """Let go of the publication that was in use, if any; an engine refers to itself, so its files stay open till then.

        What a server has then stays until the next one: at 10,000 practices a search for rings of values took 70 ms to
        go through it, and in 2,000 pages of results there were seven.
        """
        if self._opened:
            self._opened = None
            gc.unfreeze()
        elif not self.freezes:
            return
        gc.collect()
        if self.freezes:
            gc.freeze()

    def current_folder(self) -> Path:
        """The folder that the pointer names; raises EngineError when there is no pointer."""
        return self._folder / self._pointer()

    def _pointer(self) -> str:
        try:
            return (self._folder / POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError as error:
            raise EngineError("Er is nog geen index.", REBUILD) from error
        except (OSError, UnicodeDecodeError) as error:
            raise EngineError(f"{self._folder / POINTER} is niet te lezen.", REBUILD) from error


def check_publication(folder: Path, embedder: Embedder | None = None) -> Manifest:
    """The manifest of a publication that is whole and made by this version.

    Raises EngineError when files are missing or changed, or when the index
    was made by another version of the analysis, the field table or the embedder.
    """
    manifest = Manifest.read(folder)
    if manifest.fingerprint != fingerprint(embedder):
        raise EngineError("De index is gemaakt met een andere versie van Zoek of een andere ZOEK_MEANING.", REBUILD)
    if manifest.checksums != checksums(folder):
        raise EngineError(f"De index in {folder} is beschadigd: bestanden zijn veranderd of weg.", REBUILD)
    return manifest


def fingerprint(embedder: Embedder | None = None) -> str:
    """What the index depends on besides the content.

    That is its layout, the field table, the analysis, Whoosh, the code that reads content, and the embedder if any.
    """
    rows = (*PRACTICE_FIELDS, *LESSON_FIELDS)
    table = repr([(row.attribute, row.kind, row.facet, row.search, tuple(row.choices.items())) for row in rows])
    parts = [str(FORMAT), table, dutch.VERSION, f"whoosh3 {version('whoosh3')}", library_version()]
    parts += [embedder.name] if embedder else []
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file in a folder but the manifest, by its path in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): _checksum(path) for path in files}


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
