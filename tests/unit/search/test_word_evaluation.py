"""The measures of splitting and spelling, by hand-worked examples, and the files they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import document
from zoek.errors import QueryError
from zoek.search.word_evaluation import (
    Compound,
    Misspelling,
    evaluate_compounds,
    evaluate_spelling,
    offers,
    read_compounds,
    read_misspellings,
    speller_of,
)

if TYPE_CHECKING:
    from pathlib import Path

CORPUS = (document("a", "Coöperatie", "Schulden en jeugd-ggz."), document("b", "Schulden en wijkteams"))


def test_parts_are_right_when_their_stems_are() -> None:
    words = [
        Compound("rupsenplaag", ("rups", "plaag")),
        Compound("zorgcoöperatie", ("zorg", "coöperatie")),
        Compound("jeugdzorgaanbieder", ("jeugd", "zorgaanbieder")),
        Compound("leerlingenvervoer", ("leerling", "vervoer")),
        Compound("gemeente", ("gemeente",)),
        Compound("burgemeester", ("burgemeester",)),
        Compound("keukentafel", ("keukentafel",)),
    ]

    outcome = evaluate_compounds(words)

    assert (outcome.compounds, outcome.others) == (4, 3)
    assert outcome.right == 3 / 4
    assert outcome.false_splits == pytest.approx(1 / 3)


def test_a_list_without_compounds_or_without_others_has_no_share_of_them() -> None:
    assert evaluate_compounds([Compound("gemeente", ("gemeente",))]).right == 0.0
    assert evaluate_compounds([Compound("wijkteam", ("wijk", "team"))]).false_splits == 0.0


def test_spelling_is_measured_on_the_first_and_the_first_three_corrections() -> None:
    words = [
        Misspelling("schulten", "schulden"),
        Misspelling("wijkteemz", "wijkteams"),
        Misspelling("cooperatie", "coöperatie"),
        Misspelling("zepelin", "zeppelin"),
    ]

    outcome = evaluate_spelling(words, speller_of(CORPUS))

    assert (outcome.words, outcome.right_at_1, outcome.right_at_3) == (4, 0.75, 0.75)
    assert outcome.milliseconds_per_word > 0


def test_the_second_correction_is_right_at_three_alone() -> None:
    speller = speller_of([document("a", "weten"), document("b", "weten wetten")])

    outcome = evaluate_spelling([Misspelling("wettn", "weten")], speller)

    assert (outcome.right_at_1, outcome.right_at_3) == (0.0, 1.0)


def test_a_word_that_lacks_its_accents_alone_is_found_as_it_is() -> None:
    assert offers(speller_of(CORPUS), Misspelling("cooperatie", "coöperatie")) == ("cooperatie",)


def test_the_words_of_documents_are_folded_and_cut_at_hyphens() -> None:
    speller = speller_of(CORPUS)

    assert all(word in speller for word in ("cooperatie", "schulden", "jeugd", "ggz", "wijkteams"))
    assert "jeugd-ggz" not in speller


def test_files_are_read_line_by_line_without_comments_and_further_columns(tmp_path: Path) -> None:
    compounds, misspellings = tmp_path / "samenstellingen.tsv", tmp_path / "spelfouten.tsv"
    compounds.write_text("# lijst\nwijkteam\twijk+team\t2\n\ngemeente\tgemeente\n")
    misspellings.write_text("# lijst\nbelijd\tbeleid\tei/ij\n")

    assert read_compounds(compounds) == [Compound("wijkteam", ("wijk", "team")), Compound("gemeente", ("gemeente",))]
    assert read_misspellings(misspellings) == [Misspelling("belijd", "beleid")]


def test_every_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "samenstellingen.tsv"
    path.write_text("wijkteam\twijk+team\nwijkteam\nwijkteam\twijk+\n\tteam\n")

    with pytest.raises(QueryError, match="regel 2, 3, 4 heeft niet de goede vorm") as caught:
        read_compounds(path)

    assert "jeugd+zorg" in caught.value.hint
