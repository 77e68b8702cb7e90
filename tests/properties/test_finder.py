"""What is found by numbers in a lexicon is what reading every word of the texts finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thesauri import ANALYZER, engine_of, knowledge_over
from zoek.analysis.normalize import fold
from zoek.analysis.tokens import Token, tokenize, word_parts
from zoek.search.document import Document
from zoek.search.finder import Finder
from zoek.search.query import parse
from zoek.search.results import Reason
from zoek.search.understanding import understand
from zoek.search.wanted import wanted_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.search.wanted import Wanted

WORDS = [
    "wijkteam", "Wijkteams", "Wijkteam-leider", "buurtteam", "sociale wijkteams", "sociaal-wijkteam", "straatteam",
    "team.", "'s-Gravenhage", "foto's", "s", "AWBZ", "Wmo", "Wmo-loket", "Wet maatschappelijke ondersteuning", "goede-praktijk",
    "Arnhem", "hulp", "hulpverlening!", "de", "één", "\n",
]  # fmt: skip
ASKED = [
    *WORDS,
    "buurtteams",
    "dorpsloket",
    '"sociale wijkteams"',
    '"de wmo loket"',
    '"team"',
    '"s gravenhage"',
    "-team",
]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
Found = tuple[int, int, tuple[Reason, ...]]


def read_word_by_word(text: str, wanted: Wanted) -> Iterator[Found]:
    for token in tokenize(text):
        reasons = tuple(wanted.reasons(token.text, ANALYZER.terms(token.text)))
        if reasons:
            yield token.start, token.end, reasons
    pieces = list(_pieces(text))
    for row, meant in (*wanted.phrases.items(), *wanted.rows.items()):
        for first in range(len(pieces) - len(row) + 1):
            words, terms, tokens, lines = zip(*pieces[first : first + len(row)], strict=True)
            if row in ({words} if row in wanted.phrases else {terms}) and len(set(lines)) == 1:
                start, end = tokens[0].start, tokens[-1].end
                yield start, end, tuple(other.reason(text[start:end]) for other in meant)


def _pieces(text: str) -> Iterator[tuple[str, str, Token, int]]:
    for token in tokenize(text):
        for piece in word_parts(fold(token.text)):
            yield piece, ANALYZER.terms(piece)[0].text, token, text.count("\n", 0, token.start)


@settings(max_examples=200, deadline=None)
@given(st.tuples(texts, texts, texts, texts), st.lists(st.sampled_from(ASKED), max_size=4).map(" ".join))
def test_the_same_stretches_are_found_for_the_same_reasons(parts: tuple[str, ...], question: str) -> None:
    title, summary, keywords, body = parts
    document = Document("d", "praktijk", title, summary, keywords, body)
    engine, query = (
        engine_of([document, Document("e", "praktijk", "Arnhem", body="Een ander straatteam")]),
        parse(question),
    )
    spans = understand(query, engine, knowledge_over(engine)).spans
    wanted = wanted_of(query, spans, {}, ANALYZER)
    finder = Finder(wanted, ANALYZER, engine.lexicon())

    found = finder.matches(engine.text_words(["d"]))[0]

    for text, matches in zip(parts, found, strict=True):
        told = [(start, end, finder.reasons(answer, text[start:end])) for start, end, answer in matches]
        assert sorted(told, key=repr) == sorted(read_word_by_word(text, wanted), key=repr)
