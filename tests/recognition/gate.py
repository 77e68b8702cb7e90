"""How well pages of others are read, measured on pages with their truth, and the floors that the tests hold it to.

    scripts/recognition           measure, print per field and what is confused, and raise every floor that can rise
    scripts/recognition --lower   the same, and lower floors too: only with a line in the changelog

README.md beside this file tells what a page and its truth are, and what counts.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from zoek.analysis.normalize import fold  # noqa: E402 - after the path is set
from zoek.harvest.answer import Answer, Knowledge  # noqa: E402
from zoek.harvest.recognise import read_find, recognise  # noqa: E402
from zoek.harvest.sources import Source  # noqa: E402
from zoek.harvest.story import PROSE  # noqa: E402
from zoek.library.municipalities import read_municipalities  # noqa: E402
from zoek.library.thesaurus import read_thesaurus  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zoek.library.find import Find

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FOLDERS = ("eigen", "apart")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DESCRIBED = ("praktijk", "begroting")
"""Kinds of which every field is compared; of the others title, date and municipalities."""
TOLD = (*PROSE, "samenvatting", "overig")
SETS = {"transities": "transitions", "themas": "themes", "doelgroepen": "target_groups"}
KEPT_OUT = "nergens"
"""Stretches that belong in no field: one that came through counts as wrong, one that did not is no merit."""
SUFFIXES = (".html", ".pdf")


@dataclass(slots=True)
class Score:
    """Units that were right, found but wrong, and missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def f1(self) -> float:
        """Between 0 and 1; 1 when there was nothing to find and nothing was found."""
        whole = 2 * self.right + self.wrong + self.missing
        return 2 * self.right / whole if whole else 1.0

    def add(self, other: Score) -> None:
        """Count another's units too."""
        self.right += other.right
        self.wrong += other.wrong
        self.missing += other.missing


@dataclass(slots=True)
class Report:
    """What a folder of pages gave: scores by field, kinds and municipalities, and every mistake in words."""

    fields: dict[str, Score] = field(default_factory=dict)
    pages: int = 0
    kinds_right: int = 0
    places_right: int = 0
    confused_kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    confused_fields: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The figures with a floor, rounded down to three decimals."""
        total = Score()
        for name, score in self.fields.items():
            total.add(Score(0, score.wrong, 0) if name == KEPT_OUT else score)
        shares = {"f1": total.f1, "soort": self.kinds_right / self.pages, "gemeente": self.places_right / self.pages}
        return {name: int(share * 1000) / 1000 for name, share in shares.items()}


def pages_in(folder: Path) -> list[Path]:
    """The pages of a folder, each with its truth beside it; none when it is not there."""
    return sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES)


def truth_of(page: Path) -> dict[str, Any]:
    """What stands on a page according to the file beside it."""
    return tomllib.loads(page.with_suffix(".toml").read_text(encoding="utf-8"))


def knowledge() -> Knowledge:
    """What Zoek knows of the field, out of the content of the project."""
    content = ROOT / "content"
    return Knowledge(read_thesaurus(content / "begrippen.ttl", []), read_municipalities(content / "gemeenten.csv", []))


def answer_of(page: Path, truth: Mapping[str, Any]) -> Answer:
    """The page as a site would have given it."""
    default = "application/pdf" if page.suffix == ".pdf" else "text/html; charset=utf-8"
    media_type, _, parameter = truth.get("type", default).partition(";")
    charset = parameter.partition("=")[2].strip()
    return Answer(truth["adres"], media_type.strip().lower(), charset, page.read_bytes(), NOW)


def source_of(truth: Mapping[str, Any]) -> Source:
    """A source that knows nothing of the page but its publisher."""
    return Source("proef", "Proef", "Proef", "gemeente", (truth["adres"],), "", "")


def read(page: Path, truth: Mapping[str, Any], known: Knowledge) -> tuple[Find, ...]:
    """The finds of a page; of a page of HTML also what is not kept."""
    answer, source = answer_of(page, truth), source_of(truth)
    if page.suffix == ".pdf":
        return recognise(answer, source, known).finds
    return (read_find(answer, source, known),)


def measure(folder: Path, known: Knowledge) -> Report:
    """The report of a folder."""
    report = Report()
    for page in pages_in(folder):
        truth = truth_of(page)
        _compare(page.stem, truth, read(page, truth, known), report)
    return report


def _compare(name: str, truth: Mapping[str, Any], finds: tuple[Find, ...], report: Report) -> None:
    kind = finds[0].kind if finds else "niets"
    towns = sorted({town for find in finds for town in find.municipalities})
    report.pages += 1
    report.kinds_right += kind == truth["soort"]
    report.places_right += towns == sorted(truth.get("gemeenten", []))
    if kind != truth["soort"]:
        report.confused_kinds[truth["soort"], kind] += 1
        report.mistakes.append(f"{name}: soort {kind}, moet zijn {truth['soort']}")
    if towns != sorted(truth.get("gemeenten", [])):
        report.mistakes.append(f"{name}: gemeenten {towns}, moet zijn {truth.get('gemeenten', [])}")
    for field_name, score, mistake in _units(truth, finds, report):
        report.fields.setdefault(field_name, Score()).add(score)
        if mistake:
            report.mistakes.append(f"{name}: {field_name}: {mistake}")


def _units(truth: Mapping[str, Any], finds: tuple[Find, ...], report: Report) -> Iterator[tuple[str, Score, str]]:
    yield _one("titel", truth["titel"], finds[0].title if finds else "")
    yield _one("gepubliceerd", truth.get("gepubliceerd"), finds[0].published if finds else None)
    if truth["soort"] not in DESCRIBED:
        return
    period = finds[0].period if finds else None
    told = (truth.get("periode", {}).get("van"), truth.get("periode", {}).get("tot"))
    yield _one(
        "periode",
        told if any(told) else None,
        (period.start, period.end) if period and (period.start or period.end) else None,
    )
    for key, attribute in SETS.items():
        found = {value for find in finds for value in getattr(find, attribute)}
        yield _set(key, set(truth.get(key, [])), found - set(truth.get(f"{key}Mag", [])))
    yield _names("partners", truth.get("partners", []), [name for find in finds for name in find.partners])
    costs = [text for find in finds for text in find.costs]
    yield _costs(truth.get("kosten"), costs)
    yield from _prose(truth, finds, report)


def _one(name: str, expected: Any, found: Any) -> tuple[str, Score, str]:
    """A single value; two texts are equal when their letters are."""
    is_same = (
        _plain(str(expected)) == _plain(str(found))
        if expected and found
        else expected == found or not (expected or found)
    )
    if is_same:
        return name, Score(right=int(bool(expected))), ""
    return name, Score(wrong=int(bool(found)), missing=int(bool(expected))), f"{found!s} in plaats van {expected!s}"


def _set(name: str, expected: set[str], found: set[str]) -> tuple[str, Score, str]:
    wrong, missing = sorted(found - expected), sorted(expected - found)
    mistake = f"te veel {wrong}, gemist {missing}" if wrong or missing else ""
    return name, Score(len(expected & found), len(wrong), len(missing)), mistake


def _names(name: str, expected: Iterable[str], found: Iterable[str]) -> tuple[str, Score, str]:
    """Names, of which one may be the other with a kind of organisation before it."""
    left = list(dict.fromkeys(_plain(value) for value in found))
    missing = []
    right = 0
    for value in expected:
        match = next(
            (other for other in left if _plain(value) in other or (len(other) > 3 and other in _plain(value))), None
        )
        if match is None:
            missing.append(value)
        else:
            right += 1
            left.remove(match)
    mistake = f"te veel {left}, gemist {missing}" if left or missing else ""
    return name, Score(right, len(left), len(missing)), mistake


def _costs(expected: str | None, found: list[str]) -> tuple[str, Score, str]:
    if expected and any(_plain(expected) in _plain(text) for text in found):
        return "kosten", Score(right=1), ""
    if not expected and not found:
        return "kosten", Score(), ""
    return "kosten", Score(wrong=int(bool(found)), missing=int(bool(expected))), f"{found} in plaats van {expected}"


def _prose(truth: Mapping[str, Any], finds: tuple[Find, ...], report: Report) -> Iterator[tuple[str, Score, str]]:
    texts = {key: _plain("\n".join(find.sections.get(PROSE[key], "") for find in finds)) for key in PROSE}
    rest = _plain("\n".join(find.text for find in finds))
    where = texts | {"overig": rest, "samenvatting": rest}
    for key, snippets in truth.get("velden", {}).items():
        for snippet in snippets:
            place = next((name for name in (key, *where) if _plain(snippet) in where[name]), "")
            if place == key or {place, key} == {"overig", "samenvatting"}:
                yield key, Score(right=1), ""
                continue
            report.confused_fields[key, place or "nergens"] += 1
            yield key, Score(missing=1), f"'{snippet}' staat in {place or 'geen veld'}"
            if place:
                yield place, Score(wrong=1), ""
    for key, text in texts.items():
        if text and key not in truth.get("velden", {}):
            yield key, Score(wrong=1), f"had leeg moeten zijn: {text[:60]}"
    for snippet in truth.get("nergens", []):
        place = next((name for name, text in where.items() if _plain(snippet) in text), "")
        yield (
            KEPT_OUT,
            Score(right=int(not place), wrong=int(bool(place))),
            f"'{snippet}' staat in {place}" if place else "",
        )


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def read_floors() -> dict[str, float]:
    """What was reached before, of the folder of our own."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def print_report(name: str, report: Report, *, is_long: bool) -> None:
    """The figures of a folder on standard output, with `is_long` every mistake too."""
    if not report.pages:
        print(f"\n{name}: no pages")
        return
    print(f"\n{name}: {report.pages} pages, {json.dumps(report.figures())}")
    for field_name, score in sorted(report.fields.items()):
        print(
            f"  {field_name:<16} F1 {score.f1:.3f}   right {score.right}, wrong {score.wrong}, missing {score.missing}"
        )
    for (expected, found), count in report.confused_kinds.most_common():
        print(f"  kind: {expected} taken for {found} {count} times")
    for (expected, found), count in report.confused_fields.most_common():
        print(f"  prose: {expected} found in {found} {count} times")
    if is_long:
        print("\n".join(f"    {mistake}" for mistake in report.mistakes))


def main() -> int:
    """Measure both folders and write the floors of our own; 1 when one would have to fall and may not."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--lower", action="store_true", help="let floors fall")
    arguments.add_argument("--mistakes", action="store_true", help="print every mistake in our own pages")
    asked = arguments.parse_args()
    known = knowledge()
    reports = {name: measure(HERE / name, known) for name in FOLDERS}
    for name, report in reports.items():
        print_report(name, report, is_long=asked.mistakes and name == "eigen")
    now = reports["eigen"].figures()
    floors = read_floors() if FLOORS.exists() else {}
    fallen = [f"{name}: {now[name]} is lower than {floor}" for name, floor in floors.items() if now[name] < floor]
    if fallen and not asked.lower:
        print("\n".join(["Nothing is written; --lower lets floors fall:", *fallen]), file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
