"""A plan as it is compared: its sentences, each with its element and the reason for that."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoek.similarity.elements import Element

CHOSEN = "u koos dit zelf"
"""The reason of a sentence whose element is that of the visitor and not of a rule."""
LONGEST_TITLE = 200
"""Characters; what is longer is no title."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a plan or practice; without an element it does not count.

    `reason` tells in Dutch why it has its element.
    """

    text: str
    element: Element | None
    reason: str = ""

    @property
    def key(self) -> str:
        """A short name that stays the same when other sentences change, for a form."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:10]

    @property
    def is_chosen(self) -> bool:
        """Whether the visitor gave it its element; all others get theirs again from the text alone."""
        return self.reason == CHOSEN


@dataclass(frozen=True, slots=True)
class Plan:
    """A text that is held against the practices; every sentence stands literally in `text`.

    `themes` and `target_groups` are given for a practice; of a plan they are
    found in its words.
    """

    title: str
    text: str
    sentences: tuple[Sentence, ...]

    def of(self, element: Element) -> tuple[Sentence, ...]:
        """Its sentences about an element."""
        return tuple(sentence for sentence in self.sentences if sentence.element is element)

    @property
    def distinct(self) -> tuple[Sentence, ...]:
        """Its sentences, each once, in the order in which they first stand."""
        found: dict[str, Sentence] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.text, sentence)
        return tuple(found.values())

    @property
    def counted(self) -> tuple[Sentence, ...]:
        """Its sentences that count."""
        return tuple(sentence for sentence in self.sentences if sentence.element)
