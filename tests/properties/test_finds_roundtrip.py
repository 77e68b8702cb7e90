"""Whatever a page holds, its find is one line that reads back the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zoek.library import Period
from zoek.library.find import Find, Recognition, Twin

texts = st.text(max_size=40)
rows = st.lists(texts, max_size=3).map(tuple)
days = st.none() | st.dates()
years = st.none() | st.integers(1800, 2100)
finds = st.builds(
    Find,
    id=texts,
    address=texts,
    source=texts,
    publisher=texts,
    title=texts,
    snippet=texts,
    text=texts,
    sections=st.dictionaries(texts, texts, max_size=3),
    municipalities=rows,
    period=st.builds(Period, years, years, st.booleans()),
    themes=rows,
    costs=rows,
    published=days,
    page=st.none() | st.integers(1, 999),
    reasons=st.lists(st.builds(Recognition, texts, texts, texts), max_size=3).map(tuple),
    last_seen=days,
    gone_since=days,
    twins=st.lists(st.builds(Twin, texts, texts, texts), max_size=2).map(tuple),
)


@given(finds)
def test_a_find_is_one_line_and_comes_back_the_same(find: Find) -> None:
    line = find.to_json()

    assert "\n" not in line
    assert "\r" not in line
    assert Find.from_json(line) == find
