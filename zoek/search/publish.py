"""Building an index and making it the one in use, so that no reader ever sees half of it."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from zoek.analysis import DutchAnalyzer
from zoek.errors import EngineError
from zoek.library import read_library
from zoek.search.document import documents_of
from zoek.search.lock import exclusive
from zoek.search.meaning import vectors_of
from zoek.search.publication import (
    CONTENT,
    INDEX,
    MEANING,
    POINTER,
    Manifest,
    Publication,
    Publications,
    check_publication,
    checksums,
    fingerprint,
)
from zoek.search.terms import document_terms
from zoek.search.whoosh_engine import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from zoek.search.document import Document
    from zoek.search.meaning import Embedder
    from zoek.search.terms import DocumentTerms

    Report = Callable[[int, int], None]

BUILDING = ".bouw-"
KEPT = 2
"""Publications that stay: the one in use, and the one before it for readers about to open it."""


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

    It holds vectors when there is an embedder. `report(done, total)` is
    called after each document, once more for its vectors. Raises ContentError
    when the content has faults and EngineError when the data folder cannot be
    written or another process is building.
    """
    try:
        state = content_hash(content)
    except OSError:
        state = ""  # a file that cannot be read: read_library names it among the faults
    if not is_full and _is_current(data, state, embedder):
        return None
    library = read_library(content)
    folder = data / "index"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with exclusive(folder / "LOCK", now):
            built = _build(folder, content, list(documents_of(library)), report, embedder)
            name = _unused(folder, f"{now:%Y%m%dT%H%M%S}-{state[:8]}")
            count = len(library.practices) + len(library.lessons)
            Manifest(fingerprint(embedder), state, now, count, checksums(built)).write(built)
            _sync(*built.rglob("*"), built)
            built.rename(folder / name)
            _point(folder, name)
            _clean(folder, name)
    except OSError as error:
        message = f"De index kan niet worden geschreven in {folder}: {error.strerror}."
        raise EngineError(message, "Controleer of de schijf vol is en of u in deze map mag schrijven.") from error
    return Publication(folder / name, embedder)


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


def _is_current(data: Path, state: str, embedder: Embedder | None) -> bool:
    """Whether the publication in use is whole and was made of this content by this version."""
    try:
        folder = Publications(data).current_folder()
        manifest = check_publication(folder, embedder)
    except EngineError:
        return False
    return manifest.content == state


def _build(
    folder: Path, content: Path, documents: Sequence[Document], report: Report, embedder: Embedder | None
) -> Path:
    for stale in folder.glob(f"{BUILDING}*"):
        shutil.rmtree(stale, ignore_errors=True)
    building = folder / f"{BUILDING}{os.getpid()}"
    (building / INDEX).mkdir(parents=True)
    for path in _content_files(content):
        copy = building / CONTENT / path.relative_to(content)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    steps = len(documents) * (2 if embedder else 1)
    build(building / INDEX, _analyzed(documents, lambda done, _: report(done, steps)))
    if embedder:
        vectors = vectors_of(documents, embedder, lambda done, total: report(total + done, steps))
        vectors.write(building / MEANING)
    return building


def _analyzed(documents: Sequence[Document], report: Report) -> Iterator[DocumentTerms]:
    analyzer = DutchAnalyzer()
    for done, document in enumerate(documents, 1):
        yield document_terms(document, analyzer)
        report(done, len(documents))


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


def _point(folder: Path, name: str) -> None:
    temporary = folder / f"{POINTER}.nieuw"
    temporary.write_text(name, encoding="utf-8")
    _sync(temporary)
    temporary.replace(folder / POINTER)
    _sync(folder)


def _clean(folder: Path, current: str) -> None:
    others = sorted(path for path in folder.iterdir() if path.is_dir() and path.name != current)
    for path in others[: 1 - KEPT]:
        shutil.rmtree(path, ignore_errors=True)
