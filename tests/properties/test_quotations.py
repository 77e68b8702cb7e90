"""Whatever is pasted: every sentence that is quoted stands in its source as quoted, and no text breaks the comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.samples import write_content
from zoek.library import read_library
from zoek.search.document import plain_text
from zoek.similarity.duplicates import comparer_without_index
from zoek.similarity.elements import Element
from zoek.similarity.intake import MOST_CHARACTERS
from zoek.similarity.sentences import bare, split_sentences, tidy

if TYPE_CHECKING:
    from zoek.library import Practice
    from zoek.search.results import Fragment
    from zoek.similarity.comparer import Comparer

PIECES = (
    "In Enschede komen veel hulpverleners bij hetzelfde gezin.",
    "Een wijkcoach gaat zelf langs.",
    "Aanpak:",
    "## Doelgroep",
    "- gezinnen met schulden, o.a. in Leeuwarden",
    "De woningcorporatie doet mee!",
    "Wordt het groener? Ja…",
    "Coöperatie ½ İstanbul ﬁ 3.5 m²",
    "\n",
    "  ",
    "\t\r\n",
    "1. ",
    "samen-\nwerking met een zeppelin",
)
plans = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=12).map(" ".join)


@pytest.fixture(scope="module")
def comparer(tmp_path_factory: pytest.TempPathFactory) -> Comparer:
    return comparer_without_index(read_library(write_content(tmp_path_factory.mktemp("content"))))


def text_of(fragment: Fragment) -> str:
    return "".join(piece.text for piece in fragment)


def source_of(practice: Practice) -> str:
    sections = (practice.summary, practice.problem, practice.approach, practice.results)
    return "\n".join(map(plain_text, sections))


@given(plans)
def test_every_quoted_sentence_is_in_its_source_as_quoted(comparer: Comparer, text: str) -> None:
    plan = comparer.read(text)
    answer = comparer.answer(plan)

    for match in answer.matches:
        for pair in (overlap.pair for overlap in match.overlaps if overlap.pair):
            assert text_of(pair.plan) in plan.text
            assert text_of(pair.practice) in source_of(match.practice)
            assert any(piece.is_marked for piece in pair.plan)
            assert any(piece.is_marked for piece in pair.practice)
    assert all(one.text in plan.text for one in answer.news.sentences)


@given(plans)
def test_a_plan_is_its_text_but_for_white_space_and_marks_of_layout(comparer: Comparer, text: str) -> None:
    plan = comparer.read(text)
    kept = [letter for letter in text if letter.isalpha() and letter.isascii()]

    assert [letter for letter in plan.text if letter.isalpha() and letter.isascii()] == kept
    assert all(sentence.text in plan.text for sentence in plan.sentences)


@pytest.mark.parametrize("piece", ["A. ", "Ja! ", "a ", "- x\n", "Wij gaan samen. ", "werkt ", "(((", "1. "])
def test_the_longest_text_of_one_thing_over_and_over_is_read(comparer: Comparer, piece: str) -> None:
    text = piece * (MOST_CHARACTERS // len(piece))

    plan = comparer.read(text)

    assert comparer.answer(plan).verdict
    assert all(sentence.text in plan.text for sentence in plan.sentences[:100])


@example("In Enschede komen veel hulpverleners bij hetzelfde gezin. ## Doelgroep \n \n (")
@given(plans)
def test_tidying_a_text_without_empty_lines_twice_changes_nothing_more(text: str) -> None:
    once = tidy(tidy(text))  # the first takes out empty lines, which keep two lines apart

    assert all(line == line.strip() and line for line in once.split("\n") if once)
    assert [piece for line in once.split("\n") for piece in split_sentences(bare(line))] == [
        piece for line in tidy(once).split("\n") for piece in split_sentences(bare(line))
    ]


@given(plans, st.sampled_from([*Element, None]))
def test_what_a_visitor_chose_is_kept(comparer: Comparer, text: str, element: Element | None) -> None:
    sentences = comparer.read(text).sentences
    chosen = comparer.read(text, choices={one.key: element for one in sentences}).sentences

    assert {sentence.element for sentence in chosen} <= {element}
    assert [sentence.text for sentence in chosen] == [sentence.text for sentence in sentences]
