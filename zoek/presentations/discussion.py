"""Questions to discuss, made from what differs, what went wrong and what nobody tells; and slides that ask for work."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from math import ceil
from typing import TYPE_CHECKING

from zoek.library.comparison import costs
from zoek.library.fields import TARGET_GROUPS
from zoek.library.sentences import FIGURE, blocks
from zoek.library.wording import listed
from zoek.presentations.choose import GAP, INDENT, headline, largest
from zoek.presentations.deck import Layout, Part, Point, Slide, Table
from zoek.presentations.fit import text_height
from zoek.presentations.request import AGREEMENT_LESSON, WHY_LESSON, lesson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zoek.library import Lesson, Practice
    from zoek.presentations.request import Material

LONGEST_SETBACK = 120
"""Characters of a setback in a question; with its question it takes three lines."""
SIZES = (26, 24, 22)
SAY_QUESTIONS = "Laat iedereen eerst een minuut alleen denken. Bespreek de vraag dan in tweetallen, en daarna samen."
SAY_ASSIGNMENT = (
    "Verdeel de groep in drietallen. Elk drietal kiest één praktijk en vult de vier stappen in. Laat elk drietal daarna in twee"
    " minuten vertellen wat bij u anders zou zijn."
)
SAY_AGREEMENTS = "Vul de tabel samen in en lees hem voor. Een afspraak heeft één naam en één dag. Spreek nu al af wanneer u terugkijkt."
ASSIGNMENT = (
    "Kies de praktijk die het meest op uw vraag lijkt.",
    "Wat is bij ons anders: de mensen, de partners, het geld of de schaal?",
    "Wat nemen we over, en wat juist niet?",
    "Wat moeten we nog weten, en wie vragen we dat?",
)

GAPS: tuple[tuple[str, Callable[[Practice], object], str], ...] = (
    ("kosten", costs, "wat zou dit hier kosten?"),
    ("resultaten", lambda practice: practice.results, "waaraan zouden wij merken dat het werkt?"),
    ("tegenslag", lambda practice: practice.difficulties, "wat zou er bij ons mis kunnen gaan?"),
    ("partners", lambda practice: practice.partners, "wie hebben wij nodig?"),
)


def questions(material: Material) -> tuple[str, ...]:
    """The questions for the group, the best first: a setback, a gap and a difference in turn, a practice at a time."""
    named = list(zip(material.names, material.practices, strict=True))
    setbacks = [question for name, practice in named for question in _setback(name, practice)]
    in_turn = chain.from_iterable(zip_longest(setbacks, _gaps(named), _differences(named)))
    asked = [*filter(None, in_turn), *_from_lessons(material)]
    return tuple(dict.fromkeys(asked))[: material.request.session.questions]


def _setback(name: str, practice: Practice) -> Iterator[str]:
    found = headline(practice.difficulties, LONGEST_SETBACK)
    if found:
        yield f"{name}: {found} Kan dat bij ons ook, en wat doen we dan?"


def _gaps(named: Sequence[tuple[str, Practice]]) -> Iterator[str]:
    for what, read, asked in GAPS:
        silent = [name for name, practice in named if not read(practice)]
        if silent:
            yield f"{listed(silent)} {'noemen' if len(silent) > 1 else 'noemt'} geen {what}: {asked}"


def _differences(named: Sequence[tuple[str, Practice]]) -> Iterator[str]:
    runs = [name for name, practice in named if practice.status == "loopt"]
    ended = [name for name, practice in named if practice.status == "gestopt"]
    if runs and ended:
        stopped = "zijn gestopt" if len(ended) > 1 else "is gestopt"
        yield f"{listed(runs)} {'lopen' if len(runs) > 1 else 'loopt'} nog en {listed(ended)} {stopped}. Wat maakt dat verschil?"
    for name, practice in named:
        others = {group for _, other in named if other is not practice for group in other.target_groups}
        own = [TARGET_GROUPS[group].lower() for group in practice.target_groups if group not in others]
        if len(named) > 1 and own:
            yield f"Alleen {name} noemt deze doelgroep: {listed(own[:2])}. Is die er bij ons ook?"
    partners = [{partner.casefold() for partner in practice.partners} for _, practice in named]
    shared = set.intersection(*partners) if partners else set()
    if len(named) > 1 and not shared and all(partners):
        yield f"{listed([name for name, _ in named])} kozen andere partners. Wie moeten er bij ons aan tafel?"


def _from_lessons(material: Material) -> Iterator[str]:
    for number in (WHY_LESSON, AGREEMENT_LESSON):
        if found := lesson(material.lessons, number):
            yield from open_questions(found)


def open_questions(found: Lesson) -> list[str]:
    """The questions of a lesson that hold for every group: those without a figure, which belongs to some practice."""
    asked = (" ".join(sentence.text for sentence in block) for block in blocks(found.questions))
    return [text for text in asked if not FIGURE.search(text)]


def question_slides(material: Material) -> Iterator[Slide]:
    """The questions, as many on a slide as fit in large type."""
    room = material.request.room[Layout.QUESTION]
    pages = paged(questions(material), SIZES[-1], room.width, room.height)
    for number, page in enumerate(pages, 1):
        yield Slide(
            id=f"vragen-{number}",
            layout=Layout.QUESTION,
            part=Part.DISCUSSION,
            kicker="Gesprek",
            title="Om te bespreken" + (f" ({number} van {len(pages)})" if len(pages) > 1 else ""),
            points=tuple(map(Point, page)),
            size=largest(page, room.width, room.height, SIZES),
            sources=material.source_line(page),
            notes=(SAY_QUESTIONS,),
            quotes=("De vragen:", *page),
            references=material.source_notes(page),
        )


def assignment_slide(material: Material) -> Slide:
    """What would be different here: four steps for small groups."""
    room = material.request.room[Layout.QUESTION]
    return Slide(
        id="opdracht",
        layout=Layout.QUESTION,
        part=Part.ASSIGNMENT,
        kicker="Opdracht",
        title="Wat zou bij ons anders zijn?",
        points=tuple(map(Point, ASSIGNMENT)),
        size=largest(ASSIGNMENT, room.width, room.height, SIZES),
        notes=(SAY_ASSIGNMENT,),
    )


def agreements_slide(material: Material) -> Slide:
    """Who does what by when, with lesson 6 as the reason to write it down."""
    found = lesson(material.lessons, AGREEMENT_LESSON)
    reason = cited_summary(found, material) if found else ""
    names = [re.sub("^(?:Deze|Praktijk) ", lambda start: start[0].lower(), name) for name in material.names]
    calls = listed(names) if len(names) <= 2 else "de gemeente van onze keuze"
    rows = (
        f"Bellen met {calls}",
        "Eigen cijfers opzoeken",
        "Bewoners vragen wat zij nodig hebben",
        "Terugkijken op deze afspraken",
    )
    return Slide(
        id="afspraken",
        layout=Layout.TABLE,
        part=Part.CLOSING,
        kicker="Afspraken maken is makkelijk, nakomen is moeilijk" if found else "Afspraken",
        title="Wie doet wat, en wanneer?",
        table=Table(
            headings=("Wat", "Wie", "Wanneer"),
            rows=tuple((what, "…", "…") for what in rows),
            shares=(0.6, 0.22, 0.18),
            summary="Tabel om in te vullen. Kolommen: wat, wie en wanneer. De puntjes zijn plaats voor een naam en een dag.",
        ),
        size=22,
        sources=material.source_line([reason]),
        notes=(SAY_AGREEMENTS, *((f"Les {AGREEMENT_LESSON}: {reason}",) if reason else ())),
        references=material.source_notes([reason]),
    )


def cited_summary(found: Lesson, material: Material) -> str:
    """The summary of a lesson with the numbers of its sources, on which the whole lesson rests."""
    numbers = material.numbers[found.id]
    return " ".join([found.summary, *(f"[{number}]" for number in numbers)])


def paged(texts: Sequence[str], size: float, width: float, height: float, indent: float = INDENT) -> list[list[str]]:
    """The texts in order, as many on a slide as fit, or about as many on each when that fits too."""

    def fits(page: Sequence[str]) -> bool:
        return text_height(page, size, width - indent, GAP) <= height

    pages: list[list[str]] = []
    for text in texts:
        if pages and fits([*pages[-1], text]):
            pages[-1].append(text)
        else:
            pages.append([text])
    each = ceil(len(texts) / len(pages)) if pages else 1
    even = [list(texts[start : start + each]) for start in range(0, len(texts), each)]
    return even if all(map(fits, even)) else pages
