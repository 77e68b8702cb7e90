"""Practices beside each other: the same dimensions in rows, what the sources leave out as None."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.library.approaches import APPROACH_KINDS
from zoek.library.fields import PRACTICE_FIELDS, SOURCINGS, STATUSES, TARGET_GROUPS, TRANSITIONS
from zoek.library.sentences import MARK, sentences
from zoek.library.wording import listed, years

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zoek.library.practice import Practice

FEWEST, MOST = 2, 4
"""Practices; five columns of sentences no longer fit on a slide or a screen."""
LABELS = MappingProxyType({row.attribute: row.label for row in PRACTICE_FIELDS} | {"costs": "Kosten"})
MONEY = re.compile(r"€|\beuro'?s?\b", re.IGNORECASE)
TOLD = ("problem", "approach", "results", "difficulties", "lessons")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is told about one practice: Markdown as the editor wrote it, with the source numbers that stand in it."""

    text: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension: its attribute ("costs" for money), its label, and a cell a practice, None where nothing is told."""

    attribute: str
    label: str
    cells: tuple[Cell | None, ...]

    @property
    def differs(self) -> bool:
        """Whether the cells say different things; None differs from anything told."""
        return len({cell and cell.text.casefold() for cell in self.cells}) > 1

    @property
    def is_silent(self) -> bool:
        """Whether nothing is told about any of the practices."""
        return not any(self.cells)


def compare(practices: Sequence[Practice]) -> tuple[Row, ...]:
    """Two to four practices on the same dimensions, in the order of a page; raises ValueError for another number."""
    if not FEWEST <= len(practices) <= MOST:
        raise ValueError(len(practices))
    return tuple(
        Row(attribute, LABELS[attribute], tuple(_cell(read(practice)) for practice in practices))
        for attribute, read in DIMENSIONS.items()
    )


def costs(practice: Practice) -> str:
    """The sentences that name an amount of money, as lines of a list with their source numbers; "" when none does."""
    told = [sentence for name in TOLD for sentence in sentences(getattr(practice, name)) if MONEY.search(sentence.text)]
    return "\n".join(f"- {sentence}" for sentence in told)


def place(practice: Practice) -> str:
    """Where it is or was: municipalities, "Landelijk" before them when it is all over the country, regions after."""
    nation = ["Landelijk"] if practice.is_nationwide else []
    names = listed([*nation, *practice.municipalities])
    return (
        f"{names} ({', '.join(practice.regions)})" if practice.regions and names else names or listed(practice.regions)
    )


def _cell(text: str) -> Cell | None:
    return Cell(text, tuple(dict.fromkeys(int(number) for number in MARK.findall(text)))) if text else None


def _in_words(words: Mapping[str, str], values: Sequence[str]) -> str:
    return ", ".join(words[value] for value in values)


DIMENSIONS: Mapping[str, Callable[[Practice], str]] = MappingProxyType(
    {
        "problem": lambda practice: practice.problem,
        "target_groups": lambda practice: _in_words(TARGET_GROUPS, practice.target_groups),
        "approach_kinds": lambda practice: "; ".join(APPROACH_KINDS[kind] for kind in practice.approach_kinds),
        "approach": lambda practice: practice.approach,
        "municipalities": place,
        "period": lambda practice: years(practice.period),
        "status": lambda practice: STATUSES[practice.status] if practice.status != "onbekend" else "",
        "transitions": lambda practice: _in_words(TRANSITIONS, practice.transitions),
        "partners": lambda practice: ", ".join(practice.partners),
        "costs": costs,
        "results": lambda practice: practice.results,
        "difficulties": lambda practice: practice.difficulties,
        "lessons": lambda practice: practice.lessons,
        "unknowns": lambda practice: practice.unknowns,
        "sourcing": lambda practice: SOURCINGS[practice.sourcing],
    }
)
