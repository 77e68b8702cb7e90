"""Words that ask for what everything here is: "goede voorbeelden van", "welke projecten", "informatie over".

On a site of good practices they tell nothing of the subject, so loose ones
are passed over as stop words are, unless a question holds nothing else.
nDCG@10 on 28 and 82 judged questions (2026, `zoek evaluate`): .860 and .773
when they are passed over, .850 and .774 when they are searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zoek.analysis import DutchAnalyzer
    from zoek.search.query import Clause, Query
    from zoek.search.understanding import Span

TELLING = 2
FRAME_WORDS = frozenset(
    [
        "aanpak",
        "aanpakken",
        "best",
        "beste",
        "ervaring",
        "ervaringen",
        "gemeente",
        "gemeenten",
        "gemeentes",
        "goed",
        "goede",
        "goeie",
        "good",
        "info",
        "informatie",
        "inspiratie",
        "practice",
        "practices",
        "praktijk",
        "praktijken",
        "praktijkvoorbeeld",
        "praktijkvoorbeelden",
        "project",
        "projecten",
        "resultaat",
        "resultaten",
        "tip",
        "tips",
        "voorbeeld",
        "voorbeelden",
        "welke",
        "zoek",
    ]
)


def frames(word: str) -> bool:
    """Whether a word, in any case, only frames a question."""
    return fold(word) in FRAME_WORDS


def passed_over(query: Query, spans: Sequence[Span], analyzer: DutchAnalyzer) -> frozenset[int]:
    """The numbers of the clauses that are not searched: they tell less than another clause does.

    A word that tells of the subject tells more than one that frames the
    question, and that one more than a stop word. What a span takes together
    tells, and so does a phrase.
    """
    taken = {number for span in spans for number in range(span.start, span.end)}
    levels = {number: _level(clause, analyzer) for number, clause in enumerate(query.clauses) if number not in taken}
    wanted = [level for number, level in levels.items() if not query.clauses[number].is_excluded]
    highest = TELLING if taken else max(wanted, default=0)
    return frozenset(
        number
        for number, level in levels.items()
        if (level == 0 if query.clauses[number].is_excluded else level < highest)
    )


def searched_units(query: Query, spans: Sequence[Span], analyzer: DutchAnalyzer) -> Iterator[Clause | Span]:
    """What of a query is searched, in its order: each span once, and the clauses that are neither in one nor passed over."""
    by_start = {span.start: span for span in spans}
    inside = {number for span in spans for number in range(span.start + 1, span.end)}
    silent = passed_over(query, spans, analyzer) | inside
    for number, clause in enumerate(query.clauses):
        if number in by_start:
            yield by_start[number]
        elif number not in silent:
            yield clause


def _level(clause: Clause, analyzer: DutchAnalyzer) -> int:
    if any(literal.is_phrase or literal.is_beginning for literal in clause.alternatives):
        return TELLING
    words = [word for literal in clause.alternatives for word in analyzer.asked(literal.text)]
    return max(0 if word.is_stop_word else 1 if frames(word.token.text) else TELLING for word in words)
