"""Arrays are kept while there is room, the last used longest."""

from __future__ import annotations

import numpy as np

from zoek.search.postings import ArraysCache, Postings


def test_the_least_recently_used_make_room() -> None:
    made: list[str] = []

    def make(term: str) -> Postings:
        made.append(term)
        return Postings(np.zeros(10, np.int32), np.zeros(10))

    cache = ArraysCache(make, max_bytes=2 * make("een").size)
    made.clear()

    for term in ("een", "twee", "een", "drie", "een", "twee"):
        cache[term]

    assert made == ["een", "twee", "drie", "twee"]
