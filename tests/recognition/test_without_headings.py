"""Prose finds its field when the headings say nothing: our own pages and practices, with other headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING

from tests.recognition.gate import HERE, ROOT, answer_of, pages_in, truth_of
from zoek.analysis import DutchAnalyzer
from zoek.analysis.normalize import fold
from zoek.harvest.blocks import Block
from zoek.harvest.extract import read_page
from zoek.harvest.headings import Headings
from zoek.harvest.story import PROSE, tell
from zoek.library.library import read_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADINGS = Headings(DutchAnalyzer())
SILENT = ("De tuin van Mies", "Rood, geel en blauw", "Tante Riet", "Twee paraplu's", "De oude bakker", "Gordijnen")
"""Headings that nobody could guess a field from."""
FLOOR_OF_PAGES, FLOOR_OF_PRACTICES = 0.89, 0.71
"""Reached in 2026: .895 of the stretches in pages, .717 of the paragraphs of practices."""
LEAD = "Dit is een praktijk uit een gemeente, kort verteld voor wie haast heeft en toch wil weten hoe het daar ging."


def silenced(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks with every heading but the title replaced by one that says nothing."""
    names = cycle(SILENT)
    return [
        replace(block, text=next(names)) if block.level and block.text and block.text != title else block
        for block in blocks
    ]


def plain(text: str) -> str:
    return " ".join(fold(text).split())


def found(blocks: Sequence[Block], title: str, expected: Sequence[tuple[str, str]]) -> Iterator[bool]:
    """Whether each stretch of text is in its field."""
    story = tell(blocks, HEADINGS, title)
    for field, text in expected:
        yield plain(text) in plain(story.text(field))


def share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)


def test_most_prose_of_our_own_pages_finds_its_field_without_its_heading() -> None:
    right: list[bool] = []
    for path in pages_in(HERE / "eigen"):
        truth = truth_of(path)
        if path.suffix != ".html" or truth["soort"] != "praktijk":
            continue
        answer = answer_of(path, truth)
        page = read_page(answer.body, answer.charset, {})
        expected = [(field, text) for field in PROSE for text in truth.get("velden", {}).get(field, ())]
        right += found(silenced(page.blocks, page.title), page.title, expected)

    assert share(right) >= FLOOR_OF_PAGES, share(right)


def test_most_prose_of_our_practices_finds_its_field_without_its_heading() -> None:
    right: list[bool] = []
    for practice in read_library(ROOT / "content").practices.values():
        blocks, expected = [Block("Titel", 1), Block(LEAD)], []
        names = cycle(SILENT)
        for field, attribute in PROSE.items():
            lines = [line.strip() for line in str(getattr(practice, attribute, "")).split("\n") if line.strip()]
            paragraphs = [Block(line.removeprefix("- "), is_item=line.startswith("- ")) for line in lines]
            blocks += [Block(next(names), 2), *paragraphs] if paragraphs else []
            expected += [(field, paragraph.text) for paragraph in paragraphs]
        right += found(blocks, "Titel", expected)

    assert share(right) >= FLOOR_OF_PRACTICES, share(right)
