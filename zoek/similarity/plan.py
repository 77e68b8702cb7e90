"""A plan as it is compared: its sentences, each with its element and the reason for that."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoek.similarity.elements import Element

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
    def counted(self) -> tuple[Sentence, ...]:
        """Its sentences that count."""
        return tuple(sentence for sentence in self.sentences if sentence.element)
