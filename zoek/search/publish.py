"""Building an index and making it the one in use, so that no reader ever sees half of it."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zoek.analysis import DutchAnalyzer
from zoek.errors import EngineError
from zoek.library import read_library
from zoek.library.harvested import FINDS, OVERVIEW
from zoek.library.harvested import FOLDER as HARVEST
from zoek.library.kept import keep_library
from zoek.search.analysed import nothing_kept, read_kept
from zoek.search.building import build
from zoek.search.changes import changes_of, read_changes, write_changes
from zoek.search.document import documents_of
from zoek.search.lock import exclusive, unread
from zoek.search.meaning import vectors_of
from zoek.search.publication import (
    CONTENT,
    INDEX,
    MANIFEST,
    MEANING,
    POINTER,
    Manifest,
    Publication,
    Publications,
    check_publication,
    checksums,
    fingerprint,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from zoek.search.analysed import Kept
    from zoek.search.changes import Change
    from zoek.search.document import Document
    from zoek.search.meaning import Embedder

    Report = Callable[[int, int], None]

BUILDING = ".bouw-"


def publish(  # noqa: PLR0913 - six
    content: Path,
    data: Path,
    now: datetime,
    report: Report,
    *,
    is_full: bool = False,
    embedder: Embedder | None = None,
) -> Publication | None:
    """The new publication of a content folder; None when the current one is up to date.

    What did not change since the current one is not analysed again, unless
    `is_full`. It holds vectors when there is an embedder. `report(done, total)` is
    called after each document, once more for its vectors. Raises ContentError
    when the content has faults and EngineError when the data folder cannot be
    written or another process is building.
    """
    harvest = data / HARVEST
    if not is_full and _is_current(data, _state(content, harvest), embedder):
        return None
    folder = data / "index"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with exclusive(folder / "LOCK", now):
            # Read under the lock: what was read before may be older than what another process published since.
            state, library = _state(content, harvest), read_library(content, harvest)
            name = _unused(folder, f"{now:%Y%m%dT%H%M%S}-{state[:8]}")
            with _building(folder, name) as building:
                keep_library(library, building)
                write_changes(building, changes_of(library, _changes(data), now))
                kept = nothing_kept() if is_full else _kept(data, embedder)
                documents = list(documents_of(library))
                _copy(content, building / CONTENT, _content_files(content))
                _copy(harvest, building / HARVEST, _harvest_files(harvest))
                analyzed, count = _build(building, documents, report, embedder, kept), len(documents)
                Manifest(fingerprint(embedder), state, now, count, checksums(building), analyzed).write(building)
                _sync(*building.rglob("*"), building)
                before = _switch(folder, building, name)
            _clean(folder, {name, before})
    except OSError as error:
        message = f"De index kan niet worden geschreven in {folder}: {error.strerror}."
        raise EngineError(message, "Controleer of de schijf vol is en of u in deze map mag schrijven.") from error
    return Publication(folder / name, embedder)


def _state(content: Path, harvest: Path) -> str:
    try:
        found = content_hash(content)
        files = _harvest_files(harvest)
        return _hash(found, *(path.read_bytes() for path in files)) if files else found
    except OSError:
        return ""  # a file that cannot be read: read_library names it among the faults


def _hash(first: str, *parts: bytes) -> str:
    digest = hashlib.sha256(first.encode())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _kept(data: Path, embedder: Embedder | None) -> Kept:
    try:
        return read_kept(Publications(data).current_folder(), embedder)
    except EngineError:
        return nothing_kept()


def _changes(data: Path) -> dict[str, Change]:
    """Those of the publication in use; none when there is none yet."""
    try:
        return read_changes(Publications(data).current_folder())
    except EngineError:
        return {}


def content_hash(content: Path) -> str:
    """One hash over the names and bytes of all files that make up the content."""
    digest = hashlib.sha256()
    for path in _content_files(content):
        digest.update(path.relative_to(content).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _content_files(content: Path) -> list[Path]:
    found = [*content.glob("*.ttl"), *content.glob("*.csv"), *content.glob("*/*.md")]
    return sorted(path for path in found if path.is_file())


def _harvest_files(harvest: Path) -> list[Path]:
    """What a harvest left for the site; what it keeps for itself stays where it is."""
    return [path for path in (harvest / FINDS, harvest / OVERVIEW) if path.is_file()]


def _copy(folder: Path, to: Path, files: Sequence[Path]) -> None:
    for path in files:
        copy = to / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _is_current(data: Path, state: str, embedder: Embedder | None) -> bool:
    """Whether the publication in use is whole and was made of this content by this version."""
    try:
        folder = Publications(data).current_folder()
        manifest = check_publication(folder, embedder)
    except EngineError:
        return False
    return manifest.content == state


@contextmanager
def _building(folder: Path, name: str) -> Iterator[Path]:
    """An empty folder to build in; what did not come into use is removed, so that a full disk gets its room back."""
    for stale in folder.glob(f"{BUILDING}*"):
        shutil.rmtree(stale, ignore_errors=True)
    building = folder / f"{BUILDING}{os.getpid()}"
    building.mkdir()
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)
        if _pointer(folder) != name:
            shutil.rmtree(folder / name, ignore_errors=True)


def _build(
    building: Path,
    documents: Sequence[Document],
    report: Report,
    embedder: Embedder | None,
    kept: Kept,
) -> int:
    """Fill the folder; gives how many documents had to be analysed."""
    (building / INDEX).mkdir()
    steps = len(documents) * (2 if embedder else 1)
    analyzed = build(building / INDEX, _reported(documents, steps, report), DutchAnalyzer(), kept.index)
    if embedder:
        vectors = vectors_of(
            documents, embedder, lambda done, total: report(total + done, steps), kept.vectors_for(documents)
        )
        vectors.write(building / MEANING)
    return analyzed


def _reported(documents: Sequence[Document], steps: int, report: Report) -> Iterator[Document]:
    for done, document in enumerate(documents, 1):
        yield document
        report(done, steps)


def _unused(folder: Path, name: str) -> str:
    names = (name, *(f"{name}-{number}" for number in range(2, 1_000)))
    return next(name for name in names if not (folder / name).exists())


def _sync(*paths: Path) -> None:
    """Have the disk hold these files and folders before going on."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _switch(folder: Path, building: Path, name: str) -> str:
    """Give the folder its name and make it the one in use; gives the name of the one before, "" for none."""
    before = _pointer(folder)
    pointer = folder / f"{POINTER}.nieuw"
    pointer.write_text(name, encoding="utf-8")
    _sync(pointer)
    building.rename(folder / name)
    _sync(folder)
    pointer.replace(folder / POINTER)
    _sync(folder)
    return before


def _pointer(folder: Path) -> str:
    try:
        return (folder / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _clean(folder: Path, kept: Collection[str]) -> None:
    """Remove publications that nobody reads, but those of these names; by name, as a clock may have been set back."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept:
            with unread(path / MANIFEST) as is_free:
                if is_free:
                    shutil.rmtree(path, ignore_errors=True)
