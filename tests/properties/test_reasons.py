"""Every reason is true: its words stand in the document, and are to the question what the reason says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thesauri import ANALYZER, CONCEPTS, engine_of, knowledge_over
from zoek.analysis.normalize import fold
from zoek.library.municipalities import Municipality
from zoek.search.document import Document
from zoek.search.nearness import edits_between
from zoek.search.places import Gazetteer
from zoek.search.query import parse
from zoek.search.results import Trust
from zoek.search.searcher import search

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zoek.library.thesaurus import Concept
    from zoek.search.results import Hit, Reason

CONCEPTS_BY_ID = {concept.id: concept for concept in CONCEPTS}
PLACES = {
    "Arnhem": Municipality("Arnhem", "GM1", "Gelderland"),
    "Zwolle": Municipality("Zwolle", "GM2", "Overijssel"),
    "Haren": Municipality("Haren", "GM3", "Groningen", successors=("Zwolle",)),
}
WORDS = [
    "wijkteam", "wijkteams", "Wijkteam-leider", "buurtteam", "sociale wijkteams", "straatteam", "wijkploeg", "team",
    "wijk", "dorpsloket", "toegang", "AWBZ", "Wmo", "Wmo-loket", "Wet maatschappelijke ondersteuning", "goede praktijk",
    "Arnhem", "hulp", "hulpverlening", "de", "één",
]  # fmt: skip
ASKED = [
    *WORDS, "buurtteams", "jeugd wijkteam", "loket", "ST", "st", "TG", "Overijssel", "overijsel", "regio Arnhem", "Gelderland", "in 2010",
    "sinds 2012", "wijkteem", "hulpverlenning", '"sociale wijkteams"', "-team", "wijk OF hulp", "wijk*", "Wmo-* hulp*", "één* OF de*",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
years = st.none() | st.integers(2005, 2015)


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    def one(number: int) -> Document:
        since = draw(years)
        return Document(
            id=f"d{number}",
            kind="praktijk",
            title=draw(texts),
            summary=draw(texts),
            keywords=draw(texts),
            body="\n".join(draw(st.lists(texts, max_size=3))),
            facets={"gemeente": draw(st.lists(st.sampled_from(["Arnhem", "Zwolle"]), max_size=1).map(tuple))},
            since=since,
            until=since + draw(st.integers(0, 3)) if since else None,
            related=tuple(f"d{other}" for other in range(number) if draw(st.booleans())),
        )

    return [one(number) for number in range(draw(st.integers(1, 6)))]


def terms(text: str) -> set[str]:
    return {term.text for word in ANALYZER.words(text) for term in word.terms}


def pieces(word: str) -> list[str]:
    return [fold(word), *(piece for piece in fold(word).split("-")), *terms(word)]


def whole(text: str) -> str:
    return "".join(word.whole for word in ANALYZER.words(text))


def concept_named(label: str) -> list[Concept]:
    return [
        concept
        for concept in CONCEPTS
        for own in (concept.label, *concept.synonyms, *concept.spellings, *concept.old_names, *concept.ambiguous_names)
        if whole(own) == whole(label)
    ]


def labels_of(concept: Concept, trust: Trust) -> list[str]:
    if trust is Trust.NARROWER:
        return list(concept.narrower_names)
    named = (
        [concept] if trust in {Trust.SYNONYM, Trust.OLD_NAME} else [CONCEPTS_BY_ID[id_] for id_ in concept.successors]
    )
    return [label for one in named for label in (one.label, *one.synonyms, *one.spellings)]


def is_name_for(reason: Reason) -> bool:
    """Whether the thesaurus says of the label what the reason says, and the found words are a form of the label."""
    is_label = any(reason.label in labels_of(concept, reason.trust) for concept in concept_named(reason.asked))
    return is_label and {word.whole for word in ANALYZER.words(reason.label)} <= terms(reason.found[0]) | {
        word.whole for word in ANALYZER.words(reason.found[0])
    }


MEANT = {"wijkteem": "wijkteam", "hulpverlenning": "hulpverlening"}
"""Of the misspelt words that are asked, those that were meant: they are what a document is held against."""
IS_TRUE: dict[Trust, Callable[[str, tuple[str, ...]], bool]] = {
    Trust.EXACT: lambda asked, found: fold(asked).endswith(fold(found[0])),  # regio Arnhem, found as Arnhem
    Trust.STEM: lambda asked, found: whole(asked) == whole(found[0]),
    Trust.BEGINNING: lambda asked, found: fold(found[0]).startswith(fold(asked.removesuffix("*"))),
    Trust.COMPOUND: lambda asked, found: whole(asked) in terms(found[0]) - {whole(found[0])},
    Trust.PARTS: lambda asked, found: terms(asked) - {whole(asked)} <= set().union(*map(terms, found)),
    Trust.HALF: lambda asked, found: bool(terms(MEANT.get(asked, asked)) & terms(found[0])),
    Trust.SPELLING: lambda asked, found: min(edits_between(fold(asked), part) for part in pieces(found[0])) <= 3,
}


def is_true(reason: Reason, document: Document, others: Sequence[Hit]) -> bool:
    if reason.trust is Trust.PLACE:
        return reason.found[0] in document.facets["gemeente"]
    if reason.trust is Trust.YEARS:
        return str(document.since) in reason.found[0]
    if reason.trust is Trust.RELATED:
        return any(
            other.document.title == reason.found[0] and other.document.id in document.related for other in others
        )
    if reason.trust in IS_TRUE:
        return IS_TRUE[reason.trust](reason.asked, reason.found)
    return is_name_for(reason)


@settings(max_examples=200, deadline=None)
@given(corpora(), st.lists(st.sampled_from(ASKED), min_size=1, max_size=3).map(" ".join))
def test_every_reason_is_true(corpus: list[Document], question: str) -> None:
    engine = engine_of(corpus)
    gazetteer = Gazetteer(PLACES, {}, engine.words().__contains__)

    page = search(engine, replace(knowledge_over(engine), gazetteer=gazetteer), parse(question))

    for hit in page.hits:
        document = hit.document
        text = f"{document.title}\n{document.summary}\n{document.keywords}\n{document.body}"
        for reason in hit.reasons:
            if reason.trust not in {Trust.PLACE, Trust.YEARS, Trust.RELATED}:
                assert all(word in text for word in reason.found)
            assert is_true(reason, document, page.hits), str(reason)


@settings(max_examples=100, deadline=None)
@given(corpora(), st.lists(st.sampled_from(ASKED), min_size=1, max_size=3).map(" ".join))
def test_a_hit_has_a_reason_and_one_with_all_words_misses_none(corpus: list[Document], question: str) -> None:
    engine = engine_of(corpus)

    page = search(engine, knowledge_over(engine), replace(parse(question), needs_all_words=True))

    asks = [clause for clause in page.query.clauses if not clause.is_excluded]
    for hit in page.hits:
        assert hit.reasons or not asks
        assert hit.missing == ()
