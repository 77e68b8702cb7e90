"""The first of many: what sorting them all gives, cut off."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from zoek.search.first import first_places


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 2))), st.integers(0, 12))
def test_the_first_are_those_of_the_whole_order(rows: list[tuple[int, int]], count: int) -> None:
    keys = [np.array([row[number] for row in rows], np.int64) for number in (0, 1)]

    places = first_places(keys, count)

    assert places.tolist() == sorted(range(len(rows)), key=lambda place: (rows[place], place))[:count]
