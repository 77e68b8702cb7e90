"""Words that find nothing are counted without telling of anyone: nothing is written below five, and then a number."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from zoek.errors import EngineError
from zoek.search import misses
from zoek.search.misses import FILE, SEEN, Misses, forget_misses, missed_words, read_misses
from zoek.search.query import parse

if TYPE_CHECKING:
    from pathlib import Path

ZEPPELIN = parse("zeppelin")


def note(counter: Misses, text: str, times: int) -> None:
    for _ in range(times):
        counter.note(parse(text))


def test_a_word_that_was_missed_less_than_five_times_is_nowhere_on_disk(tmp_path: Path) -> None:
    note(Misses(tmp_path), "zeppelin", SEEN - 1)

    assert list(tmp_path.iterdir()) == []
    assert read_misses(tmp_path) == {}


def test_from_the_fifth_time_on_it_is_there_by_fives(tmp_path: Path) -> None:
    counter = Misses(tmp_path)
    note(counter, "zeppelin luchtschip", SEEN)
    note(counter, "Zeppelin", 2 * SEEN - 1)

    assert read_misses(tmp_path) == {"zeppelin": 2 * SEEN, "luchtschip": SEEN}


def test_the_file_has_words_in_the_order_of_letters_and_no_moment(tmp_path: Path) -> None:
    note(Misses(tmp_path), "zeppelin ballon", SEEN)

    assert (tmp_path / FILE).read_text(encoding="utf-8") == '{"ballon": 5, "zeppelin": 5}'
    assert (tmp_path / FILE).stat().st_mtime == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zeppelin -ballon", ["zeppelin"]),
        ("zeppelin of luchtschip", ["zeppelin", "luchtschip"]),
        ("de zeppelin", ["zeppelin"]),
        ("zeppelin zeppelin", ["zeppelin"]),
        ("co-creatie", ["co-creatie"]),
        ('"jan de groot"', []),
        ("123456782 0612345678 NL91ABNA0417164300 4x4", []),
        ("zeppelin jan@zoek.example", []),
        ("zeppelin gemeente:Arnhem", []),
        ("a" * 41, []),
        ("", []),
    ],
)
def test_only_words_of_letters_count_and_only_where_nothing_else_is_to_blame(text: str, words: list[str]) -> None:
    assert list(missed_words(parse(text))) == words


def test_who_asks_for_all_words_may_have_missed_only_the_combination() -> None:
    assert list(missed_words(replace(ZEPPELIN, needs_all_words=True))) == []


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    counters = [Misses(tmp_path) for _ in range(4)]
    threads = [threading.Thread(target=note, args=(counter, "zeppelin", 10 * SEEN)) for counter in counters]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert read_misses(tmp_path) == {"zeppelin": 40 * SEEN}


def test_what_is_kept_in_memory_and_in_the_file_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misses, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(misses, "MOST_WRITTEN", 1)
    counter = Misses(tmp_path)

    note(counter, "eerste", SEEN - 1)
    note(counter, "tweede derde", 1)
    note(counter, "eerste", 1)
    assert read_misses(tmp_path) == {}

    note(counter, "tweede", 2 * SEEN)
    note(counter, "vierde", SEEN)
    assert read_misses(tmp_path) == {"tweede": 2 * SEEN}


def test_editors_see_the_most_missed_first_and_may_begin_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"ballon": 5, "zeppelin": 10, "luchtschip": 5}), encoding="utf-8")

    assert list(read_misses(tmp_path)) == ["zeppelin", "ballon", "luchtschip"]
    forget_misses(tmp_path)
    forget_misses(tmp_path)
    assert read_misses(tmp_path) == {}


@pytest.mark.parametrize("text", ["{", "[]", '{"zeppelin": "veel"}', '{"zeppelin": null}'])
def test_a_file_that_cannot_be_read_is_told_and_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")

    with pytest.raises(EngineError, match=r"misses\.json kan niet gelezen worden"):
        read_misses(tmp_path)
    note(Misses(tmp_path), "zeppelin", SEEN)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == text
