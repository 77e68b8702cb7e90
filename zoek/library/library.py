"""Everything we know, read from a content folder; or every fault in it at once.

praktijken/*.md  lessen/*.md  paginas/*.md  begrippen.ttl  gemeenten.csv  verhuisd.csv
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from zoek.errors import ContentError, Fault
from zoek.library.checks import Known, check_record, is_still_sound, references_of
from zoek.library.fields import LESSON_FIELDS, PRACTICE_FIELDS, Field, Kind
from zoek.library.files import Files, read_files
from zoek.library.frontmatter import read_record
from zoek.library.harvested import Harvest, read_harvest
from zoek.library.moved import moved_of
from zoek.library.municipalities import Municipality, municipalities_of
from zoek.library.practice import Lesson, Practice
from zoek.library.thesaurus import Thesaurus, thesaurus_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
R = TypeVar("R", Practice, Lesson)
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


@dataclass(frozen=True, slots=True)
class Earlier:
    """A library that was read by this version, and the digests of the files that it was read from: all were sound."""

    library: Library
    digests: Mapping[str, bytes]


def read_library(folder: Path, harvest: Path | None = None) -> Library:
    """The collection in a content folder, with what a harvest left in a folder of its own.

    Raises ContentError with every fault in every file.
    """
    return library_of(content_files(folder), harvest)


def content_files(folder: Path) -> Files:
    """The files of a content folder; raises ContentError when there is no such folder."""
    try:
        return read_files(folder)
    except (FileNotFoundError, NotADirectoryError):
        message = "Deze map bestaat niet."
        raise ContentError([Fault(str(folder), 1, "", message, "de map met praktijken (ZOEK_CONTENT)")]) from None


def library_of(files: Files, harvest: Path | None = None, earlier: Earlier | None = None) -> Library:
    """The collection in these files, with what a harvest left; of files that did not change it is what was read earlier.

    Raises ContentError with every fault in every file.
    """
    reading = _Reading(files, earlier)
    thesaurus = reading.single("begrippen.ttl", thesaurus_of, lambda before: before.thesaurus) or Thesaurus({})
    municipalities = reading.single("gemeenten.csv", municipalities_of, lambda before: before.municipalities) or {}
    practice_files, lesson_files = reading.texts("praktijken"), reading.texts("lessen")
    reading.check_ids([*practice_files, *lesson_files])
    known = Known(
        concepts=frozenset(thesaurus.concepts),
        municipalities=frozenset(name for name, place in municipalities.items() if not place.successors),
        practices=frozenset(map(_id, practice_files)),
    )
    practices = list(reading.records(practice_files, Practice, PRACTICE_FIELDS, known))
    lessons = list(reading.records(lesson_files, Lesson, LESSON_FIELDS, known))
    pages = [_page(name, reading.text(name) or "", reading.faults) for name in reading.texts("paginas")]
    moved = reading.moved(known.practices)
    harvested = _harvest(harvest, reading.faults) if harvest else Harvest()
    if reading.faults:
        raise ContentError(reading.faults)
    return Library(
        practices={practice.id: practice for practice in sorted(practices, key=lambda p: p.title.casefold())},
        lessons={lesson.id: lesson for lesson in sorted(lessons, key=lambda lesson: lesson.number)},
        pages={page.id: page for page in pages},
        thesaurus=thesaurus,
        municipalities=municipalities,
        moved=moved,
        notices=tuple(_unlinked(practices, lessons)),
        harvest=harvested,
    )


class _Reading:
    """Files that are being read: the faults met so far, and what was read of the same files earlier."""

    def __init__(self, files: Files, earlier: Earlier | None) -> None:
        self.faults: list[Fault] = []
        self._files = files
        self._before = earlier.library if earlier else None
        known = earlier.digests if earlier else {}
        self._unchanged = (
            {name for name, digest in files.digests.items() if known.get(name) == digest} if known else set()
        )

    def text(self, name: str) -> str | None:
        """The text of a file; None, and a fault, when it cannot be read."""
        if name in self._files.unreadable:
            message = f"Dit bestand is niet te lezen: {self._files.unreadable[name]}."
            self.faults.append(Fault(name, 1, "", message))
        elif name not in self._files.read:
            self.faults.append(Fault(name, 1, "", "Dit bestand ontbreekt.", f"{name} in de map met inhoud"))
        else:
            try:
                return self._files.text(name)
            except UnicodeDecodeError:
                message = "Dit bestand is geen UTF-8."
                self.faults.append(Fault(name, 1, "", message, "tekst die als UTF-8 is opgeslagen"))
        return None

    def single(
        self, name: str, read: Callable[[str, str, list[Fault]], T], earlier: Callable[[Library], T]
    ) -> T | None:
        """What is in a file of which there is one."""
        if self._before and name in self._unchanged:
            return earlier(self._before)
        text = self.text(name)
        return None if text is None else read(text, name, self.faults)

    def moved(self, practices: Collection[str]) -> dict[str, str]:
        """The present ids by old ones; it depends on which practices there are, so it is always read."""
        text = self.text("verhuisd.csv") if "verhuisd.csv" in {*self._files.read, *self._files.unreadable} else None
        return {} if text is None else moved_of(text, "verhuisd.csv", practices, self.faults)

    def texts(self, folder: str) -> dict[str, str]:
        """The texts of the files in a folder by their names; "" for those that did not change."""
        names = self._files.names(folder)
        if not names:
            expected = "bestanden die op .md eindigen"
            self.faults.append(Fault(folder, 1, "", "Hier staat geen enkel bestand.", expected))
        found = {name: "" if name in self._unchanged else self.text(name) for name in names}
        return {name: text for name, text in found.items() if text is not None}

    def check_ids(self, names: Sequence[str]) -> None:
        """Note ids that cannot be, or that two files have."""
        seen: set[str] = set()
        for name in names:
            if not SLUG.fullmatch(_id(name)):
                expected = "kleine letters, cijfers en streepjes"
                self.faults.append(Fault(name, 1, "", "Deze bestandsnaam kan niet.", expected))
            if _id(name) in seen:
                message = "Deze naam bestaat al bij een praktijk."
                self.faults.append(Fault(name, 1, "", message, "een andere bestandsnaam"))
            seen.add(_id(name))

    def records(self, texts: Mapping[str, str], kind: type[R], fields: Sequence[Field], known: Known) -> Iterator[R]:
        """What is in files with fields; what did not change is taken as long as all that it refers to is there."""
        before: dict[str, Any] = {**self._before.practices, **self._before.lessons} if self._before else {}
        references = references_of(fields)
        for name, text in texts.items():
            if name in self._unchanged:
                value = before.get(_id(name))
                if isinstance(value, kind) and is_still_sound(value, self._files.read[name], references, known):
                    yield value
                    continue
            read = text or self.text(name) or ""
            record = read_record(read, name, fields)
            self.faults += record.faults
            self.faults += check_record(record, read.split("\n"), name, fields, known)
            yield kind(id=_id(name), **record.values)


def _id(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".md")


def _harvest(folder: Path, faults: list[Fault]) -> Harvest:
    try:
        return read_harvest(folder)
    except ContentError as error:
        faults += error.faults
        return Harvest()


def _page(name: str, text: str, faults: list[Fault]) -> ContentPage:
    record = read_record(text, name, PAGE_FIELDS)
    faults += record.faults
    return ContentPage(id=_id(name), **record.values, text=record.body)


def _unlinked(practices: Sequence[Practice], lessons: Sequence[Lesson]) -> Iterator[Fault]:
    linked = {other for practice in practices for other in practice.related}
    linked |= {other for lesson in lessons for other in (*lesson.supported_by, *lesson.contradicted_by)}
    for practice in practices:
        if practice.id not in linked:
            file = f"praktijken/{practice.id}.md"
            yield Fault(
                file, 1, "verwant", "Geen praktijk of les verwijst hierheen.", "ergens verwant: [" + practice.id + "]"
            )
