"""Blocks to a story: what stands under which heading, what is said of the practice, and what is no story at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.harvest.blocks import HEADINGS, LABEL_LEVEL, Block
from zoek.harvest.evidence import hints
from zoek.harvest.marks import marks
from zoek.harvest.order import Paragraph, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
FOR_HEADING = 2.0
"""How much more a word in a heading says than one in a paragraph, for all that stands under it."""
LINKED = 0.9
"""A block that is link for more than this leads elsewhere; sentences with a link in it are far below."""
LONGEST_LINK = 140
SHORT_LINE = 70
"""Characters of a line of one word that is no story, such as "Download de factsheet (pdf)"."""
LONGEST_PLAIN, PLAIN_LEVEL = 40, 2
"""Characters of a line that only looks like a heading, and the level that it then has."""
TERM_LEVEL = HEADINGS["dt"]
"""Terms and labels may stand above the introduction; every other heading ends it."""
FEWEST_TABS = 3
"""Headings in a row with no text between; two are a heading and the one below it."""
LABEL = re.compile(r"(?:^|(?<=[.!?;)]\s)|(?<=[.!?;)]\s[-–•]\s))([A-ZÀ-Þ][^.:!?;\n]{1,50}?)\s?:\s+(?=\S)")


@dataclass(slots=True)
class Story:
    """The parts of a page; `site` tells whose it is.

    `parts` has the blocks by field: of PROSE, SUMMARY, and "" for the rest.
    `facts` has the texts under a label or heading of FACTS. `headings` are
    those of the story, `known` the fields that a heading named, `hints` the
    words that put paragraphs under no such heading in a field.
    """

    title: str = ""
    site: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, list[str]] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    dropped: list[str] = field(default_factory=list)
    hints: dict[str, list[str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The paragraphs of a field, a line each."""
        return "\n".join(self.parts.get(name, ()))

    @property
    def whole(self) -> str:
        """All that is told, in the order of the fields."""
        return "\n".join(text for name in (SUMMARY, *PROSE, "") if (text := self.text(name)))


@dataclass(slots=True)
class _Reading:
    """A story while its blocks are read; `placed` are the paragraphs with the field that their heading gives."""

    story: Story
    headings: Headings
    open: list[tuple[int, str | None]] = field(default_factory=list)
    placed: list[tuple[Block, Paragraph]] = field(default_factory=list)
    section: int = 0
    heading: str = ""
    lead: int | None = 0


def tell(blocks: Sequence[Block], headings: Headings, title: str) -> Story:
    """The story that the blocks of a page tell under its title."""
    story = Story(title=title)
    reading = _Reading(story, headings)
    for block in _without_tabs(_from_title(list(_split_labels(blocks, headings)), title)):
        if block.level:
            _open(block, reading)
        else:
            _read(block, reading)
    for (block, paragraph), name in zip(reading.placed, fields_of([part for _, part in reading.placed]), strict=True):
        story.parts.setdefault(name, []).append(block.text)
        if paragraph.field is None and name in PROSE:
            said = [hint.words for hint in hints()[0].found_in(block.text) if hint.field == name]
            story.hints.setdefault(name, []).extend(said)
    return story


def _read(block: Block, reading: _Reading) -> None:
    """Put a paragraph where its heading says, or keep it with its evidence."""
    story, opened = reading.story, reading.open
    name = opened[-1][1] if opened else None
    if name == NO_STORY or _is_noise(block, name or ""):
        story.dropped.append(block.text)
    elif name in FACTS:
        story.facts.setdefault(name or "", []).append(block.text)
        reading.placed.append((block, Paragraph({}, reading.section, field="")))
    else:
        weights = {} if name is not None else _evidence(block.text, reading.heading)
        paragraph = Paragraph(weights, reading.section, reading.lead, block.is_item, name)
        reading.placed.append((block, paragraph))
        if reading.lead is not None and len(block.text) > SHORT_LINE:
            reading.lead += 1
    # "Leestijd: 4 minuten" above the introduction is a line of its own; below the story, what follows is no story
    if opened and (name in FACTS or (name == NO_STORY and reading.lead is not None)) and opened[-1][0] == LABEL_LEVEL:
        opened.pop()


def _evidence(text: str, heading: str) -> Mapping[str, float]:
    of_text, of_heading = hints()
    weights = of_text.weights(text)
    if heading:
        for name, weight in of_heading.weights(heading).items():
            weights[name] += FOR_HEADING * weight  # type: ignore[assignment] # Counter holds any number
    return weights


def _open(block: Block, reading: _Reading) -> None:
    """Put a heading on those that are open, with its own field or that of the heading above it."""
    opened, story = reading.open, reading.story
    if block.level < TERM_LEVEL and block.text:
        reading.lead = None
    while opened and opened[-1][0] >= block.level:
        opened.pop()
    reading.section += 1
    reading.heading = block.text
    if not block.text:
        return
    own = reading.headings.field(block.text, is_label=block.level == LABEL_LEVEL)
    above = opened[-1][1] if opened else None
    if own == NO_STORY and above in FACTS:
        own = above or ""
    name = own or (None if above in FACTS | {SUMMARY} else above)
    opened.append((block.level, "" if name == "overig" else name))
    if own:
        story.known.add(own)
    if name != NO_STORY:
        story.headings.append(block.text)


def _from_title(blocks: list[Block], title: str) -> list[Block]:
    """What comes after the title; all of it when the title is not among the headings."""
    same = fold(title)
    places = [place for place, block in enumerate(blocks) if block.level and fold(block.text) == same]
    return blocks[places[0] + 1 :] if places else blocks


def _without_tabs(blocks: list[Block]) -> Iterator[Block]:
    """The blocks but for headings in a row with nothing under them: the names of tabs, whose panels come after the last."""
    for _, group in groupby(blocks, key=lambda block: (block.level, bool(block.text))):
        row = list(group)
        if row[0].level and row[0].text and len(row) >= FEWEST_TABS:
            yield Block("", row[0].level)
        else:
            yield from row


def _split_labels(blocks: Iterable[Block], headings: Headings) -> Iterator[Block]:
    """The blocks with labels in their sentences made headings: "Doelgroep: jongeren. Duur: een jaar." has two."""
    for block in blocks:
        if block.level:
            yield block
            continue
        if _is_plain_heading(block) and headings.field(block.text, is_label=True) == NO_STORY:
            yield Block(block.text, PLAIN_LEVEL)
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


def _is_plain_heading(block: Block) -> bool:
    """Whether a line that is no heading looks like one: "Meer verhalen", in nothing but a <div>."""
    return len(block.text) <= LONGEST_PLAIN and not block.is_item and not block.links and block.text[-1:].isalpha()


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
