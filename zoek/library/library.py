"""Everything we know, read from a content folder; or every fault in it at once.

praktijken/*.md  lessen/*.md  paginas/*.md  begrippen.ttl  gemeenten.csv  verhuisd.csv
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from zoek.errors import ContentError, Fault
from zoek.library.checks import Known, check_record
from zoek.library.fields import LESSON_FIELDS, PRACTICE_FIELDS, Field, Kind
from zoek.library.frontmatter import Record, read_record
from zoek.library.harvested import Harvest, read_harvest
from zoek.library.moved import read_moved
from zoek.library.municipalities import Municipality, read_municipalities
from zoek.library.practice import Lesson, Practice
from zoek.library.thesaurus import Thesaurus, read_thesaurus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PAGE_FIELDS = (Field("title", "titel", Kind.LINE, "Titel"), Field("summary", "samenvatting", Kind.LINE, "Samenvatting"))


@dataclass(frozen=True, slots=True)
class ContentPage:
    """A page of the site itself, such as help; `text` is Markdown."""

    id: str
    title: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class Library:
    """The whole collection; every mapping is by id (municipalities by name), in order of the page.

    `moved` has the present id of a practice by each that it had before.
    """

    practices: Mapping[str, Practice]
    lessons: Mapping[str, Lesson]
    pages: Mapping[str, ContentPage]
    thesaurus: Thesaurus
    municipalities: Mapping[str, Municipality]
    moved: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Fault, ...] = ()
    harvest: Harvest = field(default_factory=Harvest)


def read_library(folder: Path, harvest: Path | None = None) -> Library:
    """The collection in a content folder, with what a harvest left in a folder of its own.

    Raises ContentError with every fault in every file.
    """
    faults: list[Fault] = []
    if not folder.is_dir():
        raise ContentError(
            [Fault(str(folder), 1, "", "Deze map bestaat niet.", "de map met praktijken (ZOEK_CONTENT)")]
        )
    thesaurus = _read_file(folder / "begrippen.ttl", read_thesaurus, faults) or Thesaurus({})
    municipalities = _read_file(folder / "gemeenten.csv", read_municipalities, faults) or {}
    practice_files, lesson_files = (_files(folder / name, faults) for name in ("praktijken", "lessen"))
    _check_ids([*practice_files, *lesson_files], faults)
    known = Known(
        concepts=frozenset(thesaurus.concepts),
        municipalities=frozenset(name for name, place in municipalities.items() if not place.successors),
        practices=frozenset(path.stem for path, _ in practice_files),
    )
    practices = [
        Practice(id=path.stem, **_checked(path, text, PRACTICE_FIELDS, known, faults).values)
        for path, text in practice_files
    ]
    lessons = [
        Lesson(id=path.stem, **_checked(path, text, LESSON_FIELDS, known, faults).values) for path, text in lesson_files
    ]
    pages = [_page(path, text, faults) for path, text in _files(folder / "paginas", faults)]
    moved = _read_file(folder / "verhuisd.csv", lambda path, told: read_moved(path, known.practices, told), faults)
    harvested = _harvest(harvest, faults) if harvest else Harvest()
    if faults:
        raise ContentError(faults)
    return Library(
        practices={practice.id: practice for practice in sorted(practices, key=lambda p: p.title.casefold())},
        lessons={lesson.id: lesson for lesson in sorted(lessons, key=lambda lesson: lesson.number)},
        pages={page.id: page for page in pages},
        thesaurus=thesaurus,
        municipalities=municipalities,
        moved=moved or {},
        notices=tuple(_unlinked(practices, lessons)),
        harvest=harvested,
    )


def _harvest(folder: Path, faults: list[Fault]) -> Harvest:
    try:
        return read_harvest(folder)
    except ContentError as error:
        faults += error.faults
        return Harvest()


def _read_file(path: Path, read: Callable[[Path, list[Fault]], T], faults: list[Fault]) -> T | None:
    try:
        return read(path, faults)
    except FileNotFoundError:
        faults.append(Fault(path.name, 1, "", "Dit bestand ontbreekt.", f"{path.name} in de map met inhoud"))
    except UnicodeDecodeError:
        faults.append(_not_utf8(path))
    return None


def _files(folder: Path, faults: list[Fault]) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for path in sorted(folder.glob("*.md")):
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            faults.append(_not_utf8(path))
        except OSError as error:
            faults.append(Fault(_name(path), 1, "", f"Dit bestand is niet te lezen: {error.strerror}."))
    if not found:
        faults.append(Fault(folder.name, 1, "", "Hier staat geen enkel bestand.", "bestanden die op .md eindigen"))
    return found


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _not_utf8(path: Path) -> Fault:
    return Fault(_name(path), 1, "", "Dit bestand is geen UTF-8.", "tekst die als UTF-8 is opgeslagen")


def _check_ids(files: Sequence[tuple[Path, str]], faults: list[Fault]) -> None:
    seen: set[str] = set()
    for path, _ in files:
        if not SLUG.fullmatch(path.stem):
            faults.append(
                Fault(_name(path), 1, "", "Deze bestandsnaam kan niet.", "kleine letters, cijfers en streepjes")
            )
        if path.stem in seen:
            faults.append(
                Fault(_name(path), 1, "", "Deze naam bestaat al bij een praktijk.", "een andere bestandsnaam")
            )
        seen.add(path.stem)


def _checked(path: Path, text: str, fields: Sequence[Field], known: Known, faults: list[Fault]) -> Record:
    file = _name(path)
    record = read_record(text, file, fields)
    faults += record.faults
    faults += check_record(record, text.split("\n"), file, fields, known)
    return record


def _page(path: Path, text: str, faults: list[Fault]) -> ContentPage:
    record = read_record(text, _name(path), PAGE_FIELDS)
    faults += record.faults
    return ContentPage(id=path.stem, **record.values, text=record.body)


def _unlinked(practices: Sequence[Practice], lessons: Sequence[Lesson]) -> Iterator[Fault]:
    linked = {other for practice in practices for other in practice.related}
    linked |= {other for lesson in lessons for other in (*lesson.supported_by, *lesson.contradicted_by)}
    for practice in practices:
        if practice.id not in linked:
            file = f"praktijken/{practice.id}.md"
            yield Fault(
                file, 1, "verwant", "Geen praktijk of les verwijst hierheen.", "ergens verwant: [" + practice.id + "]"
            )
