"""Lines and sentences of a text as people paste it."""

from __future__ import annotations

import pytest

from zoek.similarity.sentences import bare, split_sentences, tidy


def test_lines_that_a_page_broke_off_are_whole_again() -> None:
    text = "Wij willen dat een vaste begeleider elke week langs-\nkomt bij gezinnen die daar om vragen en die verder\nniemand hebben. Dat helpt.\nEen kop\nDaaronder tekst."

    assert tidy(text).split("\n") == [
        "Wij willen dat een vaste begeleider elke week langskomt bij gezinnen die daar om vragen en die verder niemand hebben. Dat helpt.",
        "Een kop",
        "Daaronder tekst.",
    ]


def test_a_hyphen_before_and_stays() -> None:
    assert tidy("Dit gaat over alles wat met jeugd-\nen gezinshulp te maken heeft.") == (
        "Dit gaat over alles wat met jeugd- en gezinshulp te maken heeft."
    )


def test_control_characters_and_markup_are_no_words() -> None:
    assert tidy("a\x00b\u200b c\r\n**vet**  en\tmeer\n\n\n") == "a b c\nvet en meer"


@pytest.mark.parametrize(
    "line", ["- een punt", "* een punt", "• een punt", "3. een punt", "2.1 een punt", "a) een punt"]
)
def test_the_mark_of_a_list_is_no_part_of_its_line(line: str) -> None:
    assert bare(line) == "een punt"


def test_a_number_that_counts_stays() -> None:
    assert bare("36 gezinnen doen mee") == "36 gezinnen doen mee"


def test_an_abbreviation_ends_no_sentence() -> None:
    line = "De heer A. Jansen zegt: dat kost ca. 3 euro, d.w.z. Veel. En nu?"

    assert list(split_sentences(line)) == ["De heer A. Jansen zegt: dat kost ca. 3 euro, d.w.z. Veel.", "En nu?"]
