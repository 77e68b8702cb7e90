from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.presentations.decks import deck_of
from zoek.presentations.columns import broken_words, needed, shared
from zoek.presentations.comparison_slides import TOO_LONG
from zoek.presentations.deck import Layout, Table
from zoek.presentations.looks import ROOM

WIDE = (
    "casus-multiprobleemgezin-leeuwarden",
    "odensehuis-amsterdam",
    "schoolmaatschappelijk-werk",
    "huisbezoeken-wijkaanpak-enschede",
)
"""Four practices with more wide words beside each other than a slide has room for."""


def test_a_column_with_a_wide_word_gets_what_it_needs_and_the_others_share_the_rest() -> None:
    assert shared(400, [50, 160, 90, 70]) == [75, 160, 90, 75]


@given(st.lists(st.floats(1, 500), min_size=1, max_size=5), st.floats(100, 900))
def test_columns_fill_the_room_and_none_gets_less_than_it_needs_when_there_is_enough(
    needs: list[float], room: float
) -> None:
    widths = shared(room, needs)

    assert sum(widths) == pytest.approx(room)
    if sum(needs) <= room:
        assert all(width >= need - 0.001 for width, need in zip(widths, needs, strict=True))


def test_a_broken_word_is_counted_by_its_column() -> None:
    table = Table(("Wat", "Ede"), (("Partners", "samenwerkingsverband passend onderwijs"),), (0.5, 0.5), "")
    wide = needed("Ede", table.rows[0][1:], 20) * 2

    assert broken_words(table, 20, wide) == 0
    assert broken_words(table, 20, wide - 1) == 1


def test_words_for_which_there_is_no_column_make_place_for_the_notes() -> None:
    slides = deck_of(*WIDE, session="casus").slides
    tables = [slide for slide in slides if slide.layout is Layout.TABLE and slide.id.startswith("vergelijking")]

    assert [one.id for one in tables if one.table and broken_words(one.table, one.size, ROOM[Layout.TABLE].width)] == []
    assert [slide for slide in tables if TOO_LONG in str(slide.table) and "multiprobleem" in str(slide.spoken)]
