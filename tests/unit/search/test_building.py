"""An index is the same however its work is cut, keeps what cannot be counted, and says what it cannot store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.samples import document
from zoek.analysis import DutchAnalyzer
from zoek.search import inversion, running_text
from zoek.search.building import build, from_record, read_before, to_record
from zoek.search.document import Document
from zoek.search.publication import checksums
from zoek.search.stored import LEAST_MAPPED, STEP, Arrays, SortedStrings, write_array, write_strings
from zoek.search.whoosh_engine import WhooshEngine
from zoek.search.word_table import _in_units

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.search.text_words import TextWords

ANALYZER = DutchAnalyzer()
DOCUMENTS = [
    document(f"d{number}", f"Wijkteam {number} in Arnhem", f"Het team helpt {number} gezinnen.\nJeugd-ggz is dichtbij.")
    for number in range(7)
]


def test_an_index_is_the_same_to_the_byte_however_small_the_parts_are_that_it_is_made_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("whole", "parts"):
        (tmp_path / name).mkdir()
    build(tmp_path / "whole", DOCUMENTS, ANALYZER)
    monkeypatch.setattr(inversion, "MOST_KEYS", 4)
    monkeypatch.setattr(inversion, "MOST_WORDS", 20)
    monkeypatch.setattr(running_text, "BLOCK", 2)

    build(tmp_path / "parts", DOCUMENTS, ANALYZER)

    assert checksums(tmp_path / "parts") == checksums(tmp_path / "whole")


def test_documents_that_come_in_any_order_stand_by_their_ids(tmp_path: Path) -> None:
    build(tmp_path, [DOCUMENTS[place] for place in (3, 0, 6, 2, 5, 1, 4)], ANALYZER)

    engine = WhooshEngine(tmp_path)

    assert engine.documents([one.id for one in DOCUMENTS]) == tuple(DOCUMENTS)
    assert engine.postings("=4").numbers.tolist() == [4]


def test_gaps_and_words_of_any_length_keep_their_places(tmp_path: Path) -> None:
    long = document("lang", "Titel", f"een {'.' * 70_000} {'a' * 300} eind")
    build(tmp_path, [*DOCUMENTS, long], ANALYZER)

    engine = WhooshEngine(tmp_path)
    words = engine.text_words(["lang", "d0"])

    assert [long.body[start:end] for start, end in stretches(words, 3)] == ["een", "a" * 300, "eind"]
    assert [start for start, _ in stretches(words, 4)] == [0, 9, 11, 14]


def stretches(words: TextWords, text: int) -> list[tuple[int, int]]:
    """Where the words of a text begin and end in it."""
    inside, begin = slice(*words.firsts[text : text + 2].tolist()), words.begins.item(text)
    columns = (column[inside].tolist() for column in (words.ends, words.sizes, words.numbers))
    return [(end - size - begin, end - begin) for end, size, number in zip(*columns, strict=True) if number]


def test_a_document_is_stored_as_it_is() -> None:
    one = Document("é", "praktijk", "Eén", "\n", "", "a\tb", {"gemeente": ("Ede", "Arnhem")}, 2009, None, 2, ("x",))

    assert from_record(to_record(one)) == one


def test_two_documents_of_the_same_texts_are_both_taken_over(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    twins = [replace(DOCUMENTS[0], id=name) for name in ("een", "twee")]
    build(tmp_path / "1", twins, ANALYZER)

    anew = build(tmp_path / "2", [*twins, DOCUMENTS[1]], ANALYZER, read_before(tmp_path / "1"))

    assert anew == 1
    assert WhooshEngine(tmp_path / "2").count(("wijkteam",)) == 3


def test_a_weight_that_no_unit_counts_is_refused() -> None:
    assert (_in_units(1.0), _in_units(0.5)) == (2, 1)
    with pytest.raises(ValueError, match="no multiple"):
        _in_units(0.3)


def test_arrays_of_every_size_are_read_as_they_were_written(tmp_path: Path) -> None:
    arrays: dict[str, NDArray[Any]] = {
        "none": np.zeros(0, np.uint32),
        "small": np.arange(5, dtype=np.int64),
        "large": np.arange(LEAST_MAPPED, dtype=np.uint16),
    }
    for name, array in arrays.items():
        write_array(tmp_path, name, array)
    (tmp_path / "other.json").write_text("{}")

    found = Arrays(tmp_path)

    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        assert np.array_equal(found[name], array)
        with pytest.raises(ValueError, match="read-only"):
            found[name][:1] = 0
    assert "other" not in found


def test_strings_are_found_by_number_and_by_name(tmp_path: Path) -> None:
    strings = ["", "\n", "a", "één", "\U0001f600"]
    write_strings(tmp_path, "names", strings)

    found = Arrays(tmp_path).strings("names")

    assert list(found) == found[:] == strings
    assert [found.find(text) for text in strings] == list(range(5))
    assert (found.find("b"), found.find("\ud800"), found.place("b")) == (None, None, 3)
    assert found[-1] == "\U0001f600"
    with pytest.raises(IndexError):
        found[5]
    assert isinstance(found, SortedStrings)


@pytest.mark.parametrize("count", [0, 1, STEP - 1, STEP, STEP + 1, 3 * STEP + 5])
def test_every_one_of_many_strings_is_found_and_what_lies_between_is_not(tmp_path: Path, count: int) -> None:
    strings = [f"{number:04}" for number in range(count)]
    write_strings(tmp_path, "names", strings)

    found = Arrays(tmp_path).strings("names")

    assert [found.find(text) for text in strings] == list(range(count))
    assert [found.place(f"{text}x") for text in strings] == list(range(1, count + 1))
    assert found.place("") == 0
    assert found.find("9999x") is None
