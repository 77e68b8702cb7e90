"""Why a document is a hit, in words that stand in it, and which words of the question it misses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.library.fields import FIND
from zoek.search.document import passes
from zoek.search.highlight import best_fragments, marked
from zoek.search.results import Hit, Reason, Trust

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zoek.search.document import Document
    from zoek.search.finder import Finder, Matches
    from zoek.search.understanding import Span

MOST_REASONS = 6
"""Reasons told for one hit; more would be a list, not an explanation."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: a document, its score, what answers in each of its texts, and where the sentences of its body end."""

    document: Document
    score: float
    matches: Matches
    sentence_ends: Sequence[int]


def explained(found: Found, finder: Finder, spans: Sequence[Span]) -> Hit:
    """The hit with its words marked, its best sentences and its reasons, the most trusted first.

    Of a page of others no sentences are quoted.
    """
    document = found.document
    in_title, in_summary, _, in_body = found.matches
    reasons = _reasons(list(_in_text(found.matches, document, finder)), document, spans, finder)
    answered = {reason.asked for reason in reasons}
    answered |= {word for asked in answered for word in finder.wanted.covers.get(asked, ())}
    return Hit(
        document=document,
        score=found.score,
        title=marked(document.title, in_title),
        summary=marked(document.summary, in_summary),
        fragments=()
        if document.kind == FIND
        else best_fragments(document.body, in_body, found.sentence_ends, finder.worth),
        reasons=tuple(islice(_once(reasons), MOST_REASONS)),
        missing=tuple(word for word in finder.wanted.all_asked() if word not in answered),
    )


def with_relations(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits of a page; one that an editor linked with a hit above it says so, since it stands higher for it."""
    for place, hit in enumerate(hits):
        above = [other for other in hits[:place] if other.document.id in hit.document.related]
        if above and above[0].score > hit.score:
            reason = Reason(Trust.RELATED, "", (above[0].document.title,))
            yield replace(hit, reasons=(*hit.reasons, reason))
        else:
            yield hit


def _in_text(found: Matches, document: Document, finder: Finder) -> Iterator[Reason]:
    """The reasons in the texts of a document, of every answer where it stands first."""
    seen: set[int] = set()
    for text, matches in zip((document.title, document.summary, document.keywords, document.body), found, strict=True):
        for start, end, answer in matches:
            if answer not in seen:
                seen.add(answer)
                yield from finder.reasons(answer, text[start:end])


def _reasons(
    in_text: Sequence[Reason], document: Document, spans: Sequence[Span], finder: Finder
) -> tuple[Reason, ...]:
    best: dict[str, Reason] = {}
    for reason in (*in_text, *_whole_of_parts(in_text, finder), *_circumstances(document, spans)):
        kept = best.setdefault(reason.asked, reason)
        if reason.trust < kept.trust:
            best[reason.asked] = reason
    return tuple(sorted(best.values(), key=_trust))


_trust = attrgetter("trust")


def _once(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The reasons without those for another name or a part that quote only words that were quoted before."""
    quoted: set[str] = set()
    for reason in reasons:
        words = {fold(word) for word in reason.found}
        if reason.trust < Trust.PARTS or not words <= quoted:
            yield reason
        quoted |= words


def _whole_of_parts(found: Iterable[Reason], finder: Finder) -> Iterator[Reason]:
    """A reason for each compound of which every part stands in the document as a word of its own."""
    halves: dict[str, dict[str, str]] = {}
    for reason in found:
        if reason.trust is Trust.HALF and finder.is_whole(reason.found[0], reason.label):
            halves.setdefault(reason.asked, {}).setdefault(reason.label, reason.found[0])
    for asked, words in halves.items():
        parts = [part for part, wholes in finder.wanted.parts.items() if asked in wholes]
        if set(parts) <= set(words) and asked not in finder.wanted.respelt:
            yield Reason(Trust.PARTS, asked, tuple(dict.fromkeys(words[part] for part in parts)))


def _circumstances(document: Document, spans: Sequence[Span]) -> Iterator[Reason]:
    for span in spans:
        if span.place:
            there = [name for name in span.place.municipalities if name in document.facets.get("gemeente", ())]
            if there and fold(there[0]) != fold(span.asked):
                yield Reason(Trust.PLACE, span.asked, (there[0],), there[0])
        if span.years and all(passes(document, liked.filter) for liked in span.preferences):
            yield Reason(Trust.YEARS, span.asked, (period_in_words(document),))


def period_in_words(document: Document) -> str:
    """The years of a document: "van 2009 tot en met 2012", "sinds 2015", "tot en met 2012"."""
    since, until = document.since, document.until
    if since and until:
        return f"in {since}" if since == until else f"van {since} tot en met {until}"
    return f"sinds {since}" if since else f"tot en met {until}"
