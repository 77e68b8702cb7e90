"""What the commands print: results and words as JSON with Dutch keys, or as lines for a reader."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from zoek.search.understanding import place_in_words
from zoek.search.ways_out import way_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.analysis import AnalyzedWord, Steps
    from zoek.library.harvested import Harvest
    from zoek.search.meaning import Report
    from zoek.search.results import Page
    from zoek.search.ways_out import Way
    from zoek.similarity.answer import Answer, Match, Point
    from zoek.similarity.duplicates import Duplicate


@contextmanager
def progress(label: str, *, is_hidden: bool = False) -> Iterator[Report]:
    """Shows a bar on standard error, and gives what to call with how much is done of how much."""
    with click.progressbar(length=1, label=label, file=sys.stderr, show_eta=False, hidden=is_hidden) as bar:

        def report(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield report


def understood_lines(page: Page) -> Iterator[str]:
    """What was searched besides the words as typed, and what else may have been meant."""
    if page.corrected:
        yield f"Geen enkel resultaat heeft “{page.corrected.typed}”. Dit is gevonden met “{page.corrected.text}”."
    if page.suggested:
        yield f"Bedoelde u “{page.suggested.text}”? ({page.suggested.total})"
    for question in page.understanding.questions:
        yield f"Bedoelt u met “{question.asked}”: {' of '.join(question.labels)}?"
    for labels, what, asked in page.understanding.added():
        yield f"Ook gezocht op: {', '.join(labels)} ({what} “{asked}”)."
    counted = {value.value for facet in page.facets if facet.key == "gemeente" for value in facet.values if value.total}
    for span in page.understanding.spans:
        if span.place:
            is_there = counted.intersection(span.place.municipalities)
            told = "Wat daar speelt, staat hoger." if is_there else "In deze verzameling staat geen praktijk van daar."
            yield f"U noemt {place_in_words(span.place)}. {told}"
        if span.years:
            yield f"U noemt een periode: {span.years.text}. Wat toen liep, staat hoger."


def result_lines(page: Page, ways: Sequence[Way], harvest: Harvest) -> Iterator[str]:
    """The results with their reasons; without results what to try, with the number that it finds.

    Of a page of others also where it stands, and where our own are described too.
    """
    if not page.total:
        yield "Niets gevonden. Dat wil niet zeggen dat het niet bestaat."
        yield "Op de pagina /dekking van de site staat wat Zoek heeft en wat niet."
        yield from (f"- {way_in_words(way)}: {way.total}" for way in ways)
        return
    results = "1 resultaat" if page.total == 1 else f"{page.total} resultaten"
    yield f"{results}, waarvan {page.with_all_words} met alle woorden."
    for number, hit in enumerate(page.hits, 1):
        yield f"\n{number}. {hit.document.title} [{hit.document.id}]"
        yield from _origin_lines(hit.document.id, harvest)
        if hit.document.summary:
            yield f"   {hit.document.summary}"
        yield from (f"   - {reason}" for reason in hit.reasons)
        if hit.missing:
            yield f"   - niet gevonden: {', '.join(hit.missing)}"


def _origin_lines(name: str, harvest: Harvest) -> Iterator[str]:
    find = harvest.finds.get(name)
    if find:
        yield f"   Gevonden op {harvest.sites.get(find.source, find.publisher)}: {find.link}"
    if find and find.gone_since:
        yield f"   Deze pagina bestaat niet meer sinds {find.gone_since:%d-%m-%Y}."
    for twin in find.twins if find else harvest.of_own.get(name, ()):
        yield f"   Ook beschreven door {twin.publisher}: {twin.address}"


def analyzed_word(word: AnalyzedWord, steps: Steps) -> dict[str, Any]:
    """A word of a text with every step that the analysis took with it, by Dutch keys."""
    return {
        "woord": word.token.text,
        "plaats": {"van": word.token.start, "tot": word.token.end},
        "gevouwen": steps.folded,
        "stukken": list(steps.pieces),
        "samenstelling": [part.text for part in steps.parts],
        "lemmas": [part.lemma for part in steps.parts],
        "stammen": [part.stem for part in steps.parts],
        "stopwoord": steps.is_stop_word,
        "termen": [term.text for term in word.terms],
        "gewichten": [term.weight for term in word.terms],
        "delen": list(word.parts),
    }


def step_lines(steps: Steps) -> dict[str, str]:
    """What each step made of a word, in the words of a reader."""
    texts = [part.text for part in steps.parts]
    weighed = [f"{term.text} ({term.weight:g})".replace(".", ",") for term in steps.terms]
    return {
        "Kleine letters, zonder accenten": steps.folded,
        "Stukken (streepje of apostrof)": " + ".join(steps.pieces),
        "Delen van de samenstelling": " + ".join(texts) if len(texts) > 1 else "geen",
        "Woord in het woordenboek": " + ".join(part.lemma for part in steps.parts),
        "Stam": " + ".join(part.stem for part in steps.parts),
        "Stopwoord": "ja, telt alleen als u niets anders vraagt" if steps.is_stop_word else "nee",
        "Termen (met gewicht)": ", ".join(weighed),
    }


def answer_lines(answer: Answer) -> Iterator[str]:
    """What is like a plan, element by element with the sentences of both; what is new; what the collection cannot tell."""
    yield answer.verdict
    for number, match in enumerate(answer.matches, 1):
        yield f"\n{number}. {match.practice.title} [{match.practice.id}]"
        yield f"   {match.verdict.value}. {match.reason}"
        yield from (f"   {line}" for line in _overlap_lines(match))
        yield from (f"   - anders: {line}" for line in match.differences)
        yield from (f"   - moeilijk daar: {point.text}{_reading(point)}" for point in match.difficulties)
        yield from (f"   - te leren: {point.text}{_reading(point)}" for point in match.lessons)
    if answer.news.sentences or answer.news.words:
        yield "\nNieuw in uw plan:"
        yield from (f"- {one.element.label.lower()}: “{one.text}”" for one in answer.news.sentences)
        if answer.news.words:
            yield f"- woorden die in geen praktijk staan: {', '.join(answer.news.words)}"
    yield "\nWat wij niet weten:"
    yield from (f"- {line}" for line in answer.uncovered)


def _reading(point: Point) -> str:
    return " (duiding)" if point.is_reading else ""


def _overlap_lines(match: Match) -> Iterator[str]:
    for one in match.overlaps:
        yield f"- {one.element.label.lower()}: {one.likeness.value}"
        if one.pair:
            yield f"    plan: “{''.join(piece.text for piece in one.pair.plan)}”"
            yield f"    praktijk: “{''.join(piece.text for piece in one.pair.practice)}”"


def duplicate_lines(found: Sequence[Duplicate]) -> Iterator[str]:
    """The pairs that may be one practice, a line each."""
    if not found:
        yield "Geen twee praktijken lijken dezelfde te zijn."
    yield from (f"Misschien dezelfde: {pair.one} en {pair.other} ({pair.reason})." for pair in found)
