"""What kind of approach a text is: a team in the neighbourhood, one plan for a family, visits at the door.

An editor says it of a practice; a plan, and a practice of which no editor did,
tells it by its words. Words that are common in this field (team, gezin,
school) tell little one by one, but together they tell what is done and by
whom. A text has some of several kinds; its title and summary tell most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoek.similarity.form_words import FAMILY_OF, FAMILY_WORDS, KIND_WORDS
from zoek.similarity.named import fold_in_place
from zoek.similarity.telling import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)")


KINDS = {name: _pattern(words) for name, words in KIND_WORDS.items()}
FAMILIES = {name: _pattern(words) for name, words in FAMILY_WORDS.items()}
TITLE_FIRST = 6.0
"""What the kind that a title names first counts for, beside what its words count, to say what a text is first of all.

Of 0, 2, 4, 6, 8 and 12 the best in cross-validation on the tuning half, when practices too were told by their words."""
FEWEST = 1.0
"""A kind must count for more than this: one loose word in a whole text is no kind."""
FURTHER_KIND = 0.5
"""What a further kind that an editor gave counts for, beside 1 for the first; of .5, .7 and .8 the best for the plans of
the tuning half."""
MOST_TOLD = 2
"""The kinds that words tell of a text; editors give one or two, seldom three."""


@dataclass(frozen=True, slots=True)
class Forms:
    """How much a text is of each kind of approach, and of each family of kinds."""

    kinds: Mapping[str, float]
    families: Mapping[str, float]


def forms_of(parts: Iterable[tuple[str, float]]) -> Forms:
    """What a text is by its words; `parts` are its texts with how much a word in each counts."""
    folded = [(fold_in_place(text), worth) for text, worth in parts]
    return Forms(_counted(KINDS, folded), _counted(FAMILIES, folded))


def _counted(forms: Mapping[str, re.Pattern[str]], parts: Sequence[tuple[str, float]]) -> dict[str, float]:
    counted = {
        name: sum(worth * sum(1 for _ in form.finditer(text)) for text, worth in parts) for name, form in forms.items()
    }
    return {name: count for name, count in counted.items() if count > FEWEST}


def edited_forms(kinds: Sequence[str]) -> Forms:
    """What a practice is when an editor gave its kinds, the first of all first."""
    worth = {kind: FURTHER_KIND if number else 1.0 for number, kind in enumerate(kinds)}
    families: dict[str, float] = {}
    for kind in filter(FAMILY_OF.__contains__, kinds):
        families.setdefault(FAMILY_OF[kind], worth[kind])
    return Forms(worth, families)


def forms_alike(one: Forms, other: Forms) -> float:
    """How like two texts are in kind, from 0 to 1: by kinds or by families, whichever say more.

    A plan in broad words names a family sooner than a kind.
    """
    return max(likeness(one.kinds, other.kinds), likeness(one.families, other.families))


def told_kinds(title: str, kinds: Mapping[str, float]) -> tuple[str, ...]:
    """The kinds that a text is by its words, the one that it is first of all first. A title says first what it is about."""
    folded = fold_in_place(title)
    named = (
        (match.start(), -len(match.group()), name) for name, form in KINDS.items() for match in form.finditer(folded)
    )
    first = min(named, default=(0, 0, ""))[2]
    counted = {**kinds, first: kinds.get(first, 0.0) + TITLE_FIRST} if first else kinds
    return leading(counted)


def leading(counted: Mapping[str, float]) -> tuple[str, ...]:
    """The names that count for most, none of them less than half of the first."""
    ranked = sorted(counted, key=lambda name: (-counted[name], name))[:MOST_TOLD]
    return tuple(name for name in ranked if counted[name] * 2 >= counted[ranked[0]])
