"""Reading what was fetched: from the archive through the recogniser into the store, without asking any site."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zoek.errors import HarvestError
from zoek.harvest.addresses import may_be_practice
from zoek.harvest.answer import Recognised
from zoek.harvest.archive import read_answer
from zoek.harvest.outcome import NO_SNIPPET
from zoek.harvest.store import Role, State
from zoek.library.privacy import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zoek.harvest.answer import Answer, Knowledge
    from zoek.harvest.sources import Source
    from zoek.harvest.store import Row, Store
    from zoek.library.find import Find

NO_PRACTICE = "de pagina is alleen gelezen om haar verwijzingen"
BROKEN = "Zoek kon deze pagina niet lezen; dat is een fout in Zoek"
HERE = Path(__file__).parent
ANALYSIS = HERE.parent / "analysis"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reader:
    """How a page is read: the recogniser, the version of its rules, and what it knows."""

    recognise: Callable[[Answer, Source, Knowledge], Recognised]
    version: str
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class Reading:
    """A page that was read just now and what it gave."""

    row: Row
    recognised: Recognised


def version_of_rules() -> str:
    """A name for all code and word lists that pages are read with: when one changes, every page is read anew."""
    files = sorted(path for folder in (HERE, ANALYSIS) for path in folder.iterdir() if path.is_file())
    return _digest(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))


def to_read(
    store: Store, sources: Mapping[str, Source], reader: Reader, *, is_again: bool, most: int | None = None
) -> list[tuple[Row, str]]:
    """The pages in the archive that were not yet read as they would be now, or all of them, with how that is named.

    With `most` no more of each source, those that may be practices first.
    """
    knowledge = _digest(repr(sorted(reader.knowledge.thesaurus.concepts.items())), *reader.knowledge.municipalities)
    wanted: list[tuple[Row, str]] = []
    for source in sources.values():
        ways = _digest(reader.version, knowledge, repr(source))
        rows = [row for row in store.pages(source.id) if _is_kept(row)]
        if most is not None:
            rows = sorted(rows, key=lambda row: not may_be_practice(source, row.address))[:most]
        for row in rows:
            read_as = _digest(ways, row.file, str(row.place), row.flags)
            if is_again or row.read_as != read_as:
                wanted.append((row, read_as))
    return wanted


def _is_kept(row: Row) -> bool:
    """Whether the archive has a page to read for a row."""
    return bool(row.file) and row.role is not Role.SITEMAP and row.state not in {State.REFUSED, State.DECLINED}


def read_pages(
    wanted: Sequence[tuple[Row, str]], store: Store, archive: Path, sources: Mapping[str, Source], reader: Reader
) -> Iterator[Reading]:
    """Read pages one by one; each is in the store when it is given."""
    for row, read_as in wanted:
        source = sources[row.source]
        try:
            recognised = _read(row, read_answer(archive, row), source, reader)
        except HarvestError as error:  # the archive was cleaned or damaged: what was found there before stays
            store.change(row.address, file="", place=None, etag="", modified="", due=0, reason=error.message)
            continue
        finds = [_clean(find, row) for find in recognised.finds]
        with store.together():
            store.keep_finds(row.address, row.source, {find.id: find.to_json() for find in finds})
            store.change(row.address, read_as=read_as, kind=recognised.kind, reason=recognised.reason)
        yield Reading(row, replace(recognised, finds=tuple(finds)))


def _read(row: Row, answer: Answer, source: Source, reader: Reader) -> Recognised:
    if not may_be_practice(source, row.address):
        return Recognised(reason=NO_PRACTICE, kind="index")
    try:
        return reader.recognise(answer, source, reader.knowledge)
    except Exception:  # a page of others must not stop all others; the fault is logged and counted
        LOG.exception("%s", row.address)
        return Recognised(reason=BROKEN)


def _clean(find: Find, row: Row) -> Find:
    """The find without what leads to a person, in every text that it has."""
    bare = without_personal_data
    reasons = tuple(replace(one, value=bare(one.value), words=bare(one.words)) for one in find.reasons)
    return replace(
        find,
        title=bare(find.title),
        snippet="" if NO_SNIPPET in row.flags else bare(find.snippet),
        text=bare(find.text),
        sections={name: bare(text) for name, text in find.sections.items()},
        partners=tuple(bare(text) for text in find.partners),
        costs=tuple(bare(text) for text in find.costs),
        reasons=reasons,
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
