"""Building an index and making it the one in use, so that no reader ever sees half of it."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.analysis import DutchAnalyzer
from zoek.errors import EngineError
from zoek.library import content_files, library_of
from zoek.library.harvested import FINDS, OVERVIEW
from zoek.library.harvested import FOLDER as HARVEST
from zoek.library.kept import keep_library, uncollected
from zoek.search.analysed import Kept, read_kept
from zoek.search.building import build
from zoek.search.changes import changes_of, read_changes, write_changes
from zoek.search.document import documents_of, unchanged_between
from zoek.search.lock import exclusive, unread
from zoek.search.meaning import vectors_of
from zoek.search.publication import (
    INDEX,
    MANIFEST,
    MEANING,
    POINTER,
    Manifest,
    Publications,
    Published,
    check_publication,
    checksums,
    fingerprint,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from zoek.library.files import Files
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
) -> Published | None:
    """The new publication of a content folder; None when the current one is up to date.

    Files that did not change since the current one are not read again, and
    their documents taken over, unless `is_full`. It holds vectors when there is an embedder. `report(done, total)` is
    called with what was taken over and after each document, once more for its vectors. Raises ContentError
    when the content has faults and EngineError when the data folder cannot be
    written or another process is building.
    """
    harvest, folder = data / HARVEST, data / "index"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before, files = _pointer(folder), content_files(content)
        if not is_full and _is_current(data, _state(files, harvest), embedder):
            return None
        with uncollected(), exclusive(folder / "LOCK", now):
            if _pointer(folder) != before:  # what was read may be older than what another process published since
                files = content_files(content)
            state = _state(files, harvest)
            kept = Kept(changes=read_changes(folder / before)) if is_full else read_kept(folder / before, embedder)
            name = _unused(folder, f"{now:%Y%m%dT%H%M%S}-{state[:8]}")
            with _building(folder, name) as building:
                count, anew = _fill(building, _Input(files, harvest, kept, embedder, now), report)
                manifest = Manifest(fingerprint(embedder), fingerprint(), state, now, count, checksums(building), anew)
                manifest.write(building)
                _sync(*building.rglob("*"), building)
                before = _switch(folder, building, name)
            _clean(folder, {name, before})
    except OSError as error:
        message = f"De index kan niet worden geschreven in {folder}: {error.strerror}."
        raise EngineError(message, "Controleer of de schijf vol is en of u in deze map mag schrijven.") from error
    return Published(folder / name, manifest, embedder)


@dataclass(frozen=True, slots=True)
class _Input:
    """What a publication is made of: files, what a harvest left, what it may take over; and the moment it is made."""

    files: Files
    harvest: Path
    kept: Kept
    embedder: Embedder | None
    now: datetime


def _fill(building: Path, given: _Input, report: Report) -> tuple[int, int]:
    """Write all of a publication but its manifest; gives how many documents it has, and how many are new or changed."""
    kept, embedder = given.kept, given.embedder
    earlier = kept.earlier.library if kept.earlier else None
    library = library_of(given.files, given.harvest, kept.earlier)
    keep_library(library, given.files.digests, building)
    write_changes(building, changes_of(library, kept.changes, given.now, earlier))
    same = unchanged_between(earlier, library) if earlier else frozenset()
    count = len(library.practices) + len(library.lessons) + len(library.harvest.finds)
    steps = count * (2 if embedder else 1)
    (building / INDEX).mkdir()
    documents = _reported(documents_of(library, same), len(same), steps, report)
    anew = build(building / INDEX, documents, DutchAnalyzer(), kept.index, same)
    if embedder:
        every = list(documents_of(library))
        vectors = vectors_of(every, embedder, lambda done, _: report(count + done, steps), kept.vectors_for(every))
        vectors.write(building / MEANING)
    return count, anew


def _state(files: Files, harvest: Path) -> str:
    """What is published, as a hash; "" when a file of the harvest cannot be read: that is told when it is."""
    try:
        parts = [path.read_bytes() for path in (harvest / FINDS, harvest / OVERVIEW) if path.is_file()]
    except OSError:
        return ""
    return _hash(files.digest, *parts) if parts else files.digest


def _hash(first: str, *parts: bytes) -> str:
    digest = hashlib.sha256(first.encode())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _is_current(data: Path, state: str, embedder: Embedder | None) -> bool:
    """Whether the publication in use is whole and was made of this content by this version."""
    try:
        folder = Publications(data).current_folder()
        return Manifest.read(folder).content == state and bool(check_publication(folder, embedder))
    except EngineError:
        return False


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


def _reported(documents: Iterable[Document], done: int, steps: int, report: Report) -> Iterator[Document]:
    report(done, steps)
    for number, document in enumerate(documents, done + 1):
        yield document
        report(number, steps)


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
