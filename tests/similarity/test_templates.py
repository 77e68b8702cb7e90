"""Sentences of templates do not decide what is found: with and without them a plan brings up the same practices."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from tests.similarity.gate import judged_plans
from tests.similarity.gold import HALVES
from zoek.search.publish import publish
from zoek.similarity.comparer import comparer_of

if TYPE_CHECKING:
    from zoek.similarity.comparer import Comparer

BEFORE = (
    "Dit voorstel beschrijft hoe wij dit aanpakken.\n"
    "Het college besluit in te stemmen met dit voorstel.\n"
    "Versie: 0.3\nConcept\n\n"
)
AFTER = (
    "\n\nFinanciën\nDe kosten worden gedekt uit de bestaande begroting van het sociaal domein.\n"
    "Communicatie\nWij stellen een persbericht op over de wijkteams en de school.\n"
    "Er zijn geen juridische gevolgen.\n"
)
"""What templates put around any plan; the words of the field in them must not count either."""
FIRST = 3


@pytest.fixture(scope="module")
def comparer(tmp_path_factory: pytest.TempPathFactory) -> Comparer:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    published = publish(ROOT / "content", tmp_path_factory.mktemp("data"), now, lambda done, total: None)
    assert published
    return comparer_of(published.open())


def test_a_template_around_a_plan_changes_neither_the_order_nor_what_is_said(comparer: Comparer) -> None:
    moved = []
    for plan in (plan for half in HALVES for plan in judged_plans(half)):
        bare = comparer.scores(comparer.read(plan.text, plan.title))
        around = comparer.scores(comparer.read(BEFORE + plan.text + AFTER, plan.title))
        if bare != around:
            moved.append((plan.title, list(bare)[:FIRST], list(around)[:FIRST]))

    print(len(moved), moved)
    assert moved == []
