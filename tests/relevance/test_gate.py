"""Search stays as good as it was measured to be; floors rise by scripts/relevance and fall only with --lower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.relevance.gate import HELD, measured, raised, read_floors, searched_hash, shortfalls
from tests.serving import ROOT

if TYPE_CHECKING:
    from zoek.search.publication import Publication


def test_the_floors_were_measured_on_this_content() -> None:
    assert read_floors()["content"] == searched_hash(ROOT / "content"), "measure again: scripts/relevance"


def test_no_figure_is_below_its_floor(publication: Publication) -> None:
    now = measured(publication)

    print(now)  # shown by pytest -s, and when a floor is missed
    assert shortfalls(now, read_floors()["floors"]) == []


def test_a_floor_rises_by_itself_and_falls_only_when_it_may() -> None:
    figures = {"a": dict.fromkeys(HELD, 0.5) | {"zonderTreffers": 0}}
    better = {"a": dict.fromkeys(HELD, 0.6) | {"zonderTreffers": 1}}

    assert raised(better, figures, may_fall=False)["a"]["ndcg10"] == 0.6
    assert raised(figures, better, may_fall=False)["a"]["ndcg10"] == 0.6
    assert raised(figures, better, may_fall=True)["a"]["ndcg10"] == 0.5
    assert len(shortfalls(figures, better)) == len(HELD)
    assert shortfalls(better, figures) == ["a: 1 questions without results, was 0"]
