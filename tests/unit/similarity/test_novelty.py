"""What is new in a plan: words that are rare in Dutch and in no practice, not those that a hundred texts happen to miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.library import read_library
from zoek.similarity.duplicates import comparer_without_index

if TYPE_CHECKING:
    from pathlib import Path


def test_a_word_that_dutch_uses_often_is_not_new(content: Path) -> None:
    comparer = comparer_without_index(read_library(content))
    plan = comparer.read("Er wordt vergaderd in Enschede.\nWijkcoaches rijden mee in een bibliobus.", "Wijkcoaches")

    assert comparer.answer(plan).news.words == ("bibliobus",)
