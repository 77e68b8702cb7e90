"""The order of trust: of documents of one length that differ in a word, the one with the more trusted word is never lower.

Exact word, other form, compound, synonym, narrower name, new name of an old
one, successor; a corrected spelling is only searched when none of these is
found at all.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thesauri import engine_of, knowledge_over
from zoek.search.document import Document
from zoek.search.query import parse
from zoek.search.results import Trust
from zoek.search.searcher import search

# Each row has words of one length: a compound counts as the summed weight of its terms.
BY_TRUST = {
    "wijkteam": {
        Trust.EXACT: "wijkteam",
        Trust.STEM: "wijkteams",
        Trust.COMPOUND: "wijkteamleider",
        Trust.SYNONYM: "buurtteam",
        Trust.NARROWER: "straatteam",
        Trust.SUCCESSOR: "dorpsloket",
    },
    "wijkploeg": {
        Trust.EXACT: "wijkploeg",
        Trust.STEM: "wijkploegen",
        Trust.COMPOUND: "wijkploeg-leider",
        Trust.OLD_NAME: "buurtteam",
        Trust.SUCCESSOR: "dorpsloket",
    },
    "awbz": {
        Trust.EXACT: "AWBZ bank",
        Trust.COMPOUND: "AWBZ-loket",
        Trust.SUCCESSOR: "Wmo bank",
    },
}
FILLER = [
    "gezin",
    "zorg",
    "school",
    "hulp",
    "de",
    "een",
    "ouders",
    "geld",
    "wijkteam",
    "buurtteam",
    "dorpsloket",
    "AWBZ",
]
fillers = st.lists(st.sampled_from(FILLER), max_size=12).map(" ".join)


def placed(base: Document, name: str, place: str, words: str) -> Document:
    texts: dict[str, Any] = {place: f"{getattr(base, place)} {words}".strip()}
    return replace(base, id=name, **texts)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[str, list[Document]]:
    """Documents alike but for one word, in one place and as often in each, among others of any kind."""
    asked = draw(st.sampled_from(sorted(BY_TRUST)))
    place = draw(st.sampled_from(["title", "summary", "keywords", "body"]))
    times = draw(st.integers(1, 4))
    base = Document(
        id="",
        kind="praktijk",
        title=draw(st.sampled_from(["", "gezin en geld", "hulp"])),
        summary=draw(st.sampled_from(["", "zorg voor ouders"])),
        body=draw(st.lists(st.sampled_from(["gezin", "zorg", "school", "de"]), max_size=12).map(" ".join)),
    )
    alike = [
        placed(base, f"{trust.value:02}", place, " ".join([word] * times)) for trust, word in BY_TRUST[asked].items()
    ]
    others = [
        Document(f"x{number}", "praktijk", draw(fillers), body=draw(fillers))
        for number in range(draw(st.integers(0, 6)))
    ]
    return asked, [*alike, *others]


@settings(max_examples=200, deadline=None)
@given(corpora(), st.sampled_from(["", "zorg", "gezin geld"]))
def test_a_more_trusted_word_never_scores_less(drawn: tuple[str, list[Document]], rest: str) -> None:
    asked, documents = drawn
    engine = engine_of(documents)

    page = search(engine, knowledge_over(engine), parse(f"{asked} {rest}"))

    scores = {hit.document.id: hit.score for hit in page.hits}
    in_order = [scores[f"{trust.value:02}"] for trust in BY_TRUST[asked]]
    assert all(one > other for one, other in pairwise(in_order))


def test_a_corrected_spelling_is_not_searched_while_the_word_as_typed_is_found() -> None:
    engine = engine_of([Document("a", "praktijk", "Wijkteam"), Document("b", "praktijk", "Wijkteem")])

    page = search(engine, knowledge_over(engine), parse("wijkteem"))

    assert page.corrected is None
    assert [hit.document.id for hit in page.hits if hit.reasons[0].trust is Trust.EXACT] == ["b"]
