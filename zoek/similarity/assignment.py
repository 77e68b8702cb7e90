"""From the text of a plan to its sentences, each with an element and the reason for it.

Rules, the first that fits: what the visitor chose; a sentence of a template
or under a heading that says nothing of the idea does not count; the heading
it stands under; its turns of phrase and the words of the field in it; the
sentence before it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.similarity.cues import CUES, HEADINGS, OUTSIDE, TEMPLATE
from zoek.similarity.elements import Element
from zoek.similarity.plan import CHOSEN, Plan, Sentence
from zoek.similarity.sentences import bare, split_sentences, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

NO_CHOICES: Mapping[str, Element | None] = MappingProxyType({})
CUE = {element: re.compile(rf"(?<!\w)(?:{pattern})") for element, pattern in CUES.items()}
HEADING = {element: re.compile(rf"(?:{pattern})(?:\b.*)?") for element, pattern in HEADINGS.items()}
OUTSIDE_HEADING = re.compile(rf"(?:{OUTSIDE})(?:\b.*)?")
NUMBERED = re.compile(r"^(?:#+\s*|\d+(?:\.\d+)*[.)]?\s+|[a-z][.)]\s+)+")
LONGEST_HEADING = 7
"""Words; "Wat willen we over twee jaar hebben bereikt?" has eight and is read as a question."""
REPEATED = 3
"""A line that stands this often in a plan is the head or foot of its pages."""
CUE_WORTH = MappingProxyType({Element.TARGET_GROUP: 2, Element.PARTNERS: 2, Element.RESULTS: 2, Element.PROBLEM: 2})
"""Turns of phrase of the approach ("wij gaan", "team") and of place occur in sentences about anything, so those count 1."""
NAMED_GROUP, NAMED_PARTNER = 1, 1
"""What a target group or a partner that is named adds; most sentences name one or the other."""


PREFERRED = (
    Element.APPROACH,
    Element.PROBLEM,
    Element.RESULTS,
    Element.TARGET_GROUP,
    Element.PARTNERS,
    Element.SCALE,
)
"""Which element a sentence gets of those that it speaks of equally: what is done tells most of an idea."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence names of the field: target groups, and organisations that could be partners."""

    groups: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


def read_plan(
    text: str,
    named: Callable[[str], Named],
    title: str = "",
    choices: Mapping[str, Element | None] = NO_CHOICES,
) -> Plan:
    """The plan in a text; `choices` are the elements that the visitor gave, by the key of a sentence."""
    tidied = tidy(text)
    found: list[Sentence] = []
    for line, heading in _under_headings(tidied.split("\n")):
        for piece in split_sentences(bare(line)):
            sentence = _assigned(piece, heading, named, found)
            chosen = choices.get(sentence.key, sentence.element)
            found.append(sentence if chosen is sentence.element else Sentence(piece, chosen, CHOSEN))
    return Plan(" ".join(title.split()), tidied, tuple(found))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written, and the element of what stands under it; none when that does not count."""

    text: str
    element: Element | None


def _under_headings(lines: Sequence[str]) -> Iterator[tuple[str, Heading | None]]:
    """Every line that is no heading or head of a page, with the heading it stands under."""
    often = Counter(lines)
    heading: Heading | None = None
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if often[line] >= REPEATED:
            continue
        lead, colon, rest = line.partition(":")
        own = heading_of(lead) if colon and rest.strip() else None
        if own:
            heading = own
            yield rest.strip(), heading
        elif is_heading(line, following):
            heading = heading_of(line)
        else:
            yield line, heading


def is_heading(line: str, following: str) -> bool:
    """Whether a line is a heading: marked as one, or short, without an end, and with text under it."""
    if line.startswith("#"):
        return True
    text = NUMBERED.sub("", line)
    is_short = len(text.split()) <= LONGEST_HEADING and not text.endswith((".", "!", ";", ","))
    is_item = bare(line) != line and not NUMBERED.match(line)
    return is_short and bool(following) and not is_item and (heading_of(line) is not None or text[:1].isupper())


def heading_of(line: str) -> Heading | None:
    """What a heading tells of the text under it; None when it tells nothing."""
    text = fold(NUMBERED.sub("", line)).strip(" :?.")
    shown = NUMBERED.sub("", line).strip(" :")
    if len(text.split()) > LONGEST_HEADING:
        return None
    if OUTSIDE_HEADING.fullmatch(text):
        return Heading(shown, None)
    return next((Heading(shown, element) for element, form in HEADING.items() if form.fullmatch(text)), None)


def _assigned(
    text: str, heading: Heading | None, named: Callable[[str], Named], before: Sequence[Sentence]
) -> Sentence:
    folded = fold(text)
    if TEMPLATE.search(folded):
        return Sentence(text, None, "een vaste zin uit een sjabloon")
    if heading:
        return Sentence(text, heading.element, f"staat onder de kop “{heading.text}”")
    scores, reasons = _by_cues(folded)
    names = named(text)
    for element, words, worth in (
        (Element.TARGET_GROUP, names.groups, NAMED_GROUP),
        (Element.PARTNERS, names.partners, NAMED_PARTNER),
    ):
        if words:
            scores[element] += worth
            reasons.setdefault(element, words[0])
    if scores:
        best = max(scores, key=lambda element: (scores[element], -PREFERRED.index(element)))
        return Sentence(text, best, f"om “{reasons[best]}”")
    last = next((sentence.element for sentence in reversed(before) if sentence.element), None)
    if last:
        return Sentence(text, last, "volgt op een zin hierover")
    return Sentence(text, Element.PROBLEM, "de eerste zin van het plan")


def _by_cues(folded: str) -> tuple[Counter[Element], dict[Element, str]]:
    scores: Counter[Element] = Counter()
    reasons: dict[Element, str] = {}
    for element, form in CUE.items():
        found = dict.fromkeys(match.group().strip() for match in form.finditer(folded))
        if found:
            scores[element] = len(found) * CUE_WORTH.get(element, 1)
            reasons[element] = next(iter(found))
    return scores, reasons
