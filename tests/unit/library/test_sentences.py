from __future__ import annotations

import pytest

from tests.serving import ROOT
from zoek.library import read_library
from zoek.library.sentences import FIGURE, Sentence, sentences


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Eerst dit. Dan dat.", [Sentence("Eerst dit."), Sentence("Dan dat.")]),
        ("Dit. [1] [2] En dat. (duiding)", [Sentence("Dit.", (1, 2)), Sentence("En dat.", (), True)]),
        ("- Een. Twee. [3]", [Sentence("Een.", (3,)), Sentence("Twee.", (3,))]),
        ("- Een. [3] Twee.", [Sentence("Een.", (3,)), Sentence("Twee.", (3,))]),
        ("- Een. Twee. (duiding)", [Sentence("Een.", (), True), Sentence("Twee.", (), True)]),
        (
            "Er zijn 6 teams. Zij komen langs. [2]",
            [Sentence("Er zijn 6 teams.", (2,)), Sentence("Zij komen langs.", (2,))],
        ),
        ("Zij komen langs. Er zijn teams. [2]", [Sentence("Zij komen langs."), Sentence("Er zijn teams.", (2,))]),
        ("Met **vet** en [een link](/praktijken/a).", [Sentence("Met vet en een link.")]),
        (
            "Bijv. 3,5 miljoen, o.a. voor drs. Jansen. [1]",
            [Sentence("Bijv. 3,5 miljoen, o.a. voor drs. Jansen.", (1,))],
        ),
        (
            "Twee doelen: [1]\n\n- eerst dit;\n- dan dat.\n\nKlaar.",
            [Sentence("Twee doelen: eerst dit; dan dat.", (1,)), Sentence("Klaar.")],
        ),
        (
            "Twee stappen:\n1. Kom langs.\n2. Luister.",
            [Sentence("Twee stappen:"), Sentence("Kom langs."), Sentence("Luister.")],
        ),
        ("", []),
        ("[1]", []),
    ],
)
def test_a_section_is_read_as_sentences_with_their_sources(markdown: str, expected: list[Sentence]) -> None:
    assert list(sentences(markdown)) == expected


def test_a_sentence_is_written_with_its_numbers_behind_it() -> None:
    assert [str(sentence) for sentence in sentences("Zes coaches begonnen. [1] [2] Begin klein. (duiding)")] == [
        "Zes coaches begonnen. [1] [2]",
        "Begin klein. (duiding)",
    ]


@pytest.mark.parametrize("attribute", ["problem", "approach", "results", "difficulties", "lessons"])
def test_every_figure_in_the_content_rests_on_a_source_or_is_our_reading(attribute: str) -> None:
    practices = read_library(ROOT / "content").practices.values()
    told = [sentence for practice in practices for sentence in sentences(getattr(practice, attribute))]

    assert told
    assert [s for s in told if FIGURE.search(s.text) and not s.sources and not s.is_reading] == []
