"""Comparing stays as good as it was measured to be; floors rise by scripts/relevance similar and fall only with --lower."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.relevance.gate import searched_hash
from tests.serving import ROOT
from tests.similarity.gate import HELD, counted, measured, raised, read_floors, shortfalls, wilson
from zoek.search.publish import publish
from zoek.similarity.comparer import comparer_of
from zoek.similarity.comparison import Verdict
from zoek.similarity.elements import Likeness

if TYPE_CHECKING:
    from zoek.similarity.comparer import Comparer

OWN_WORDS = """\
Aanleiding
Een buurt met veel achterstand in onze stad Enschede kreeg extra geld van het Rijk. De hulp is er opgedeeld: elke
specialist doet een klein stukje en stuurt mensen dan weer door. Bewoners met meer problemen tegelijk zien een rij
hulpverleners, en er gaat veel geld naar overleg.

Aanpak
Wij beginnen een proef met een team van wijkcoaches. Zo'n coach is het vaste gezicht voor een bewoner, een soort huisarts
voor sociale vragen. Hij helpt zelf, dicht bij huis, in plaats van door te verwijzen. De bewoner kiest welke stap hij zet
en zegt wat hij daar zelf voor doet. Elke maand schrijft een dichter een gedicht over een straat, dat op stoeptegels komt.

Partners
De woningcorporaties, de hulpinstellingen en de gemeente werken samen. De universiteit volgt de proef.

Doelgroep
Gezinnen met meerdere problemen en andere wijkbewoners.
"""


@pytest.fixture(scope="module")
def comparer(tmp_path_factory: pytest.TempPathFactory) -> Comparer:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    published = publish(ROOT / "content", tmp_path_factory.mktemp("data"), now, lambda done, total: None)
    assert published
    return comparer_of(published.open())


def test_the_floors_were_measured_on_this_content() -> None:
    assert read_floors()["content"] == searched_hash(ROOT / "content"), "measure again: scripts/relevance similar"


def test_no_figure_is_below_its_floor_and_nothing_else_is_called_strongly_alike(comparer: Comparer) -> None:
    now = measured(comparer)

    print(now)  # shown by pytest -s, and when a floor is missed
    assert shortfalls(now, read_floors()["floors"]) == []


def test_a_floor_rises_by_itself_and_falls_only_when_it_may() -> None:
    figures = {"apart": dict.fromkeys(HELD, 0.5) | {"sterkBijAnders": 0}}
    better = {"apart": dict.fromkeys(HELD, 0.6) | {"sterkBijAnders": 1}}

    assert raised(better, figures, may_fall=False)["apart"]["gevonden3"] == 0.6
    assert raised(figures, better, may_fall=False)["apart"]["gevonden3"] == 0.6
    assert raised(figures, better, may_fall=True)["apart"]["gevonden3"] == 0.5
    assert len(shortfalls(figures, better)) == len(HELD)
    assert shortfalls(better, figures) == ["apart: 'sterk' for a plan that is like nothing"]


def test_the_interval_around_a_share_is_that_of_wilson_and_wide_for_few() -> None:
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
    assert counted(9, 10, 12) == "right 9 of 10 (60% to 98%), said of 9 of 12 (47% to 91%)"


def test_the_wijkcoaches_of_enschede_in_own_words_come_first_and_the_new_element_is_new(comparer: Comparer) -> None:
    answer = comparer.answer(comparer.read(OWN_WORDS))
    first = answer.matches[0]
    with_sentences = [one for one in first.agreeing if one.pair]

    assert first.practice.id == "wijkcoaches-velve-lindenhof-enschede"
    assert first.verdict is Verdict.STRONG
    assert len(with_sentences) >= 3
    assert Likeness.SAME in {one.likeness for one in with_sentences}
    assert any("dichter een gedicht" in one.text for one in answer.news.sentences)
