"""Blocks to a story: what stands under which heading, what is said of the practice, and what is no story at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.harvest.blocks import LABEL_LEVEL, Block
from zoek.harvest.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zoek.harvest.headings import Headings

PROSE = {
    "opgave": "problem",
    "aanpak": "approach",
    "resultaten": "results",
    "watGingMoeilijk": "difficulties",
    "lessen": "lessons",
    "watWeNietWeten": "unknowns",
}
"""Fields that are prose: the key of koppen.tsv and the attribute of Find."""
FACTS = frozenset(["doelgroepen", "partners", "kosten", "periode", "gemeenten", "gepubliceerd"])
NO_STORY = "weg"
SUMMARY = "samenvatting"
LINKED = 0.9
"""A block that is link for more than this leads elsewhere; sentences with a link in it are far below."""
LONGEST_LINK = 140
SHORT_LINE = 70
"""Characters of a line of one word that is no story, such as "Download de factsheet (pdf)"."""
LABEL = re.compile(r"(?:^|(?<=[.!?;)]\s)|(?<=[.!?;)]\s[-–•]\s))([A-ZÀ-Þ][^.:!?;\n]{1,50}?)\s?:\s+(?=\S)")


@dataclass(slots=True)
class Story:
    """The parts of a page; `site` tells whose it is.

    `parts` has the blocks by field: of PROSE, SUMMARY, and "" for the rest.
    `facts` has the texts under a label or heading of FACTS. `headings` are
    those of the story, `known` the fields that a heading named.
    """

    title: str = ""
    site: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    dropped: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The paragraphs of a field, a line each."""
        return "\n".join(self.parts.get(name, ()))

    @property
    def whole(self) -> str:
        """All that is told, in the order of the fields."""
        return "\n".join(text for name in (SUMMARY, *PROSE, "") if (text := self.text(name)))


def tell(blocks: Sequence[Block], headings: Headings, title: str) -> Story:
    """The story that the blocks of a page tell under its title."""
    story = Story(title=title)
    open_headings: list[tuple[int, str]] = []
    is_lead = True
    for block in _from_title(list(_split_labels(blocks, headings)), title):
        if block.level:
            is_lead = is_lead and (block.level == LABEL_LEVEL or not block.text)
            _open(block, open_headings, headings, story)
            continue
        name = open_headings[-1][1] if open_headings else ""
        if name == NO_STORY or _is_noise(block, name):
            story.dropped.append(block.text)
        elif name in FACTS:
            story.facts.setdefault(name, []).append(block.text)
            story.parts.setdefault("", []).append(block.text)
        else:
            story.parts.setdefault(name or (SUMMARY if is_lead else ""), []).append(block.text)
        # "Leestijd: 4 minuten" above the introduction is a line of its own; below the story, what follows is no story
        if (name in FACTS or (name == NO_STORY and is_lead)) and open_headings[-1][0] == LABEL_LEVEL:
            open_headings.pop()
    return story


def _open(block: Block, open_headings: list[tuple[int, str]], headings: Headings, story: Story) -> None:
    """Put a heading on those that are open, with its own field or that of the heading above it."""
    while open_headings and open_headings[-1][0] >= block.level:
        open_headings.pop()
    if not block.text:
        return
    own = headings.field(block.text, is_label=block.level == LABEL_LEVEL)
    above = open_headings[-1][1] if open_headings else ""
    if own == NO_STORY and above in FACTS:
        own = above
    name = own or ("" if above in FACTS | {SUMMARY} else above)
    open_headings.append((block.level, "" if name == "overig" else name))
    if own:
        story.known.add(own)
    if name != NO_STORY:
        story.headings.append(block.text)


def _from_title(blocks: list[Block], title: str) -> list[Block]:
    """What comes after the title; all of it when the title is not among the headings."""
    same = fold(title)
    places = [place for place, block in enumerate(blocks) if block.level and fold(block.text) == same]
    return blocks[places[0] + 1 :] if places else blocks


def _split_labels(blocks: Iterable[Block], headings: Headings) -> Iterator[Block]:
    """The blocks with labels in their sentences made headings: "Doelgroep: jongeren. Duur: een jaar." has two."""
    for block in blocks:
        if block.level:
            yield block
            continue
        start = 0
        for found in LABEL.finditer(block.text):
            if not headings.field(found.group(1), is_label=True):
                continue
            if before := block.text[start : found.start()].strip(" -–•"):
                yield Block(before, 0, block.links, block.is_item)
            yield Block(found.group(1), LABEL_LEVEL, 0.0, block.is_item)
            start = found.end()
        if rest := block.text[start:].strip():
            yield Block(rest, 0, block.links, block.is_item) if start else block


def _is_noise(block: Block, name: str) -> bool:
    if block.links >= LINKED and len(block.text) <= LONGEST_LINK and name not in FACTS:
        return True
    return is_noise_line(block.text)


def is_noise_line(text: str) -> bool:
    """Whether a line belongs to the page and not to its story, such as "Deel deze pagina"."""
    folded = fold(text).lstrip("> «»←→•")
    if len(text) <= SHORT_LINE and any(word in folded for word in marks().anywhere):
        return True
    return any(
        folded.startswith(line) and (" " in line or len(text) <= SHORT_LINE) and not folded[len(line) :][:1].isalpha()
        for line in marks().lines
    )
