"""Every number on a slide is that of the source in the content, for every practice, in every place a sentence can go.

Reads the sections anew, by signs without spaces, and not as the rules for
slides read them: a sentence is looked up in the text of the practice, and
the numbers that stand at its end there must be those of the slide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.unit.presentations.decks import deck_of, library
from tests.unit.presentations.test_texts import request_for
from zoek.presentations import Part
from zoek.presentations.citing import numbered
from zoek.presentations.document import Heading, Items, Paragraph
from zoek.presentations.handout import make_handout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.library import Practice
    from zoek.presentations import Deck

ALL = sorted(library().practices)
SECTIONS = ("problem", "approach", "results", "difficulties", "lessons", "unknowns")
MARKS = re.compile(r"(.*?)((?:\s*\[\d+\])+)", re.DOTALL)
NUMBER = re.compile(r"\[(\d+)\](?!\()")
FOUND_AT_LEAST = 0.97
"""Part of the sentences that must be found as they stand; the others are lists that became one sentence."""


@dataclass(frozen=True)
class Flat:
    """The text of a practice without spaces; with the numbers at their places, and where its lines end."""

    text: str
    marks: tuple[tuple[int, int], ...]
    ends: tuple[int, ...]

    def numbers(self, sentence: str) -> set[int] | None:
        """The numbers that belong to a sentence: inside and right behind it, or else the nearest on its line, those behind first."""
        start = self.text.find(squeezed(sentence))
        if start < 0:
            return None
        end = start + len(squeezed(sentence))
        near = {number for place, number in self.marks if start < place <= end}
        at = bisect_right(self.ends, end - 1)
        begin, line = (self.ends[at - 1] if at else 0), self.ends[at]
        later = [place for place, _ in self.marks if end < place <= line]
        before = [place for place, _ in self.marks if begin < place <= start]
        nearest = [*later[:1], *before[-1:]]
        return near or {number for place, number in self.marks if nearest and place == nearest[0]}


def squeezed(text: str) -> str:
    return re.sub(r"\s|\(duiding\)|[*_`]", "", text)


@cache
def flat(name: str) -> Flat:
    practice = library().practices[name]
    text, marks, ends = "", [], []
    for line in "\n".join(getattr(practice, section) for section in SECTIONS).splitlines():
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"^\s*[-*]\s+", "", line))
        for number, piece in enumerate(NUMBER.split(plain)):
            if number % 2:
                marks.append((len(text), int(piece)))
            else:
                text += squeezed(piece)
        ends.append(len(text))
    return Flat(text, tuple(marks), (*ends, len(text) + 1))


def shown(deck: Deck) -> Iterator[tuple[Practice, str]]:
    """Every text on a slide that is of a practice, with that practice."""
    by_id = {practice.id: practice for practice in deck.practices}
    for slide in deck.slides:
        owner = by_id.get(slide.id.partition("/")[0])
        if owner:
            yield from ((owner, point.text) for point in slide.points if point.label != "Wanneer")
        elif slide.part is Part.COMPARISON and slide.table:
            rows = [row for row in slide.table.rows if row[0] != "Periode"]
            yield from ((deck.practices[place], cell) for row in rows for place, cell in enumerate(row[1:]))


def cited(text: str) -> Iterator[tuple[str, set[int]]]:
    """The sentences of a text with the numbers behind them."""
    for before, numbers in MARKS.findall(text):
        yield before, {int(number) for number in NUMBER.findall(numbers)}


@pytest.mark.parametrize("session", ["kort", "casus"])
def test_every_number_on_a_slide_is_that_of_the_source_in_the_content(session: str) -> None:
    checked, wrong = [], []
    for first, second in zip(ALL, [*ALL[1:], ALL[0]], strict=True):
        deck = deck_of(first, second, session=session)
        for practice, text in shown(deck):
            own = deck.numbers[practice.id]
            for sentence, numbers in cited(text):
                expected = flat(practice.id).numbers(sentence)
                checked.append(expected is not None)
                if not numbers <= set(own) or (expected is not None and numbers != {own[n - 1] for n in expected}):
                    wrong.append((practice.id, sentence, numbers, expected))

    assert wrong == []
    assert sum(checked) >= FOUND_AT_LEAST * len(checked) > 100


def test_the_sources_of_a_deck_are_those_of_its_practices_by_number() -> None:
    for first, second in zip(ALL, [*ALL[1:], ALL[0]], strict=True):
        deck = deck_of(first, second)
        for practice in deck.practices:
            told = [deck.sources[number - 1] for number in deck.numbers[practice.id]]

            assert [one.title.casefold() for one in told] == [one.title.casefold() for one in practice.sources]
            assert [one.url for one in told] == [one.url for one in practice.sources]


def test_a_question_about_a_setback_keeps_its_number() -> None:
    checked = 0
    for first, second in zip(ALL, [*ALL[1:], ALL[0]], strict=True):
        deck = deck_of(first, second)
        asked = [point.text for slide in deck.slides if slide.part is Part.DISCUSSION for point in slide.points]
        for sentence, numbers in (found for text in asked for found in cited(text)):
            bare = sentence.partition(": ")[2]
            owners = [one for one in deck.practices if squeezed(bare) in flat(one.id).text]
            expected = [{deck.numbers[one.id][n - 1] for n in flat(one.id).numbers(bare) or ()} for one in owners]
            checked += bool(owners)

            assert not owners or numbers in expected

    assert checked > 50


def test_every_number_in_a_hand_out_is_that_of_the_source_in_the_content() -> None:
    checked = 0
    for first, second in zip(ALL, [*ALL[1:], ALL[0]], strict=True):
        request = request_for(first, second)
        _, numbers = numbered(request.practices)
        by_title = {practice.title: practice for practice in request.practices}
        practice = None
        for block in make_handout(request).blocks:
            if isinstance(block, Heading) and block.level == 1:
                practice = by_title.get(block.text)
            lines = block.items if isinstance(block, Items) else [block.runs] if isinstance(block, Paragraph) else []
            for sentence, found in (one for runs in lines for one in cited("".join(run.text for run in runs))):
                expected = flat(practice.id).numbers(sentence) if practice else None
                checked += expected is not None

                assert expected is None or practice is None or found == {numbers[practice.id][n - 1] for n in expected}

    assert checked > 1000
