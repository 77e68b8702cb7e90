"""Markdown of a section to plain sentences, each with the numbers of the sources that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = re.compile(r"\[(\d{1,3})\]")
READING = "(duiding)"
FIGURE = re.compile(r"\d")
BULLET = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
ITEM_OF_WORDS = re.compile(r"^\s*(?:[-*]|\d+\.)\s+[a-z]")
INTRO = re.compile(r"(.*:)\s*((?:\[\d{1,3}\]\s*)*)")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
MARKS_AFTER = r"(?:\s*\[\d{1,3}\])*(?:\s*\(duiding\))?[.)]?"
END = re.compile(rf"(?:[.!?…][\"'”’)]*{MARKS_AFTER}|(?:\s*\[\d{{1,3}}\])+[.)]?)(?=\s+[\"'“‘(]?[A-ZÀ-Ý0-9]|\s*$)")
ABBREVIATIONS = re.compile(
    r"(?:\b(?:[Bb]ijv|bv|ca|circa|dr|drs|mr|prof|nr|o\.a|o\.m|m\.n|d\.w\.z|t/m|St|resp|incl|excl)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it may be shown: without markup and marks.

    `sources` are the numbers behind it, in the order written. A sentence
    without a number rests on the next one in its line of a list, or else on
    the one before; in a paragraph only when it holds a figure. The content is
    checked to have a number there. `is_reading`: it is Zoek's own reading.
    """

    text: str
    sources: tuple[int, ...] = ()
    is_reading: bool = False

    def __str__(self) -> str:
        """The sentence with its numbers behind it: "In 2009 begonnen 6 coaches. [1]"."""
        marks = [f"[{number}]" for number in self.sources]
        return " ".join([self.text, *marks, *([READING] if self.is_reading else [])])


def sentences(markdown: str) -> tuple[Sentence, ...]:
    """The sentences of a section in order, whatever paragraph or line of a list they stand in."""
    return tuple(sentence for block in blocks(markdown) for sentence in block)


@lru_cache(maxsize=2048)
def blocks(markdown: str) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of a section by paragraph or line of a list; a list of words after a colon is one sentence with it.

    Kept for later: a deck reads the same sections again and again, 570 of them are in the whole content.
    """
    return tuple(_blocks(markdown))


def _blocks(markdown: str) -> Iterator[tuple[Sentence, ...]]:
    for line in _joined([line for line in markdown.splitlines() if line.strip()]):
        plain = EMPHASIS.sub("", LINK.sub(r"\1", BULLET.sub("", line))).strip()
        found = [_sentence(piece) for piece in _pieces(plain)]
        whole = tuple(sentence for sentence in found if sentence.text.strip(". "))
        if whole:
            yield _with_inherited(whole, is_item=BULLET.match(line) is not None)


def _joined(lines: list[str]) -> Iterator[str]:
    while lines:
        line, *lines = lines
        items = list(takewhile(BULLET.match, lines))
        intro = INTRO.fullmatch(line)
        if items and intro and ITEM_OF_WORDS.match(items[0]):
            lines = lines[len(items) :]
            words = [BULLET.sub("", item).strip().rstrip(";,.") for item in items]
            line = f"{intro[1]} {'; '.join(words)}. {intro[2]}"
        yield line


def _pieces(line: str) -> Iterator[str]:
    start = 0
    for match in END.finditer(line):
        if ABBREVIATIONS.search(line[: match.start() + 1]) and match.end() < len(line):
            continue
        yield line[start : match.end()].strip()
        start = match.end()
    if rest := line[start:].strip():
        yield rest


def _sentence(piece: str) -> Sentence:
    text = MARK.sub("", piece).replace(READING, "")
    text = re.sub(r"\s+([.,;:!?)])", r"\1", " ".join(text.split()))
    numbers = dict.fromkeys(int(number) for number in MARK.findall(piece))
    return Sentence(text, tuple(numbers), READING in piece)


def _with_inherited(found: tuple[Sentence, ...], *, is_item: bool) -> tuple[Sentence, ...]:
    """The sentences of one line, those that need a number and have none with a number of that line."""
    own_reading = found[-1].is_reading

    def inherited(place: int) -> Sentence:
        sentence = found[place]
        if sentence.sources or sentence.is_reading or not (is_item or FIGURE.search(sentence.text)):
            return sentence
        near = [other.sources for other in (*found[place:], *reversed(found[:place])) if other.sources]
        return replace(sentence, sources=near[0] if near else (), is_reading=is_item and own_reading and not near)

    return tuple(map(inherited, range(len(found))))
