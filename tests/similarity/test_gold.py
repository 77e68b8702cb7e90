"""The gold set can be trusted in form: what it names exists, each thing stands in it once, and the halves are even."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from tests.similarity.gold import (
    HALVES,
    JUDGES,
    KINDS,
    LABELS,
    LATER,
    THIRD,
    Plan,
    cohens_kappa,
    half_of_pair,
    half_of_plan,
    judgements_of,
    pair_digest,
    read_judgements,
    read_pairs,
    read_plans,
    read_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PRACTICES = {path.stem: path for path in (ROOT / "content" / "praktijken").glob("*.md")}
PAIRS = read_pairs()
PLANS = read_plans()
JUDGED = [*JUDGES, THIRD]

FEWEST_PAIRS = 240
"""Asked for were 200; with 240 each half has about 120, where one pair moves a share by less than a hundredth."""

FEWEST_LABELS = {"zelfde": 70, "verwant": 90, "anders": 70}
"""By the first judge; the collection carries 113, 197 and 104 in November 2026."""

FEWEST_PLANS = {"kopie": 30, "variant": 12, "nieuw": 8, "ander-onderwerp": 12}
"""Over 60 plans were asked for, about half of them copies; there are 40, 16, 10 and 12."""

EVEN = 0.4
"""The smaller half holds at least this share of every label; by hash it is 0.45 for the least even one, zelfde."""

COPIED_WORDS = 8
"""A run this long is no chance any more: when they were written, no plan shared even five words in a row."""

SHORTEST, LONGEST = 50, 800
"""Words of a plan: what officers paste, from a paragraph in an e-mail to a plan with chapters."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[at : at + COPIED_WORDS]) for at in range(len(found) - COPIED_WORDS + 1))


def smaller_share(halves: list[str]) -> float:
    return min(halves.count(half) for half in HALVES) / len(halves)


def test_every_pair_names_two_practices_of_the_content_in_the_order_of_the_alphabet() -> None:
    odd = [pair for pair in PAIRS if not (set(pair) <= PRACTICES.keys() and pair[0] < pair[1])]

    assert odd == []


def test_no_pair_stands_in_the_file_twice_and_there_are_enough() -> None:
    rows = read_rows(judgements_of("a").with_name("paren.tsv"))

    assert len(rows) == len(PAIRS) >= FEWEST_PAIRS


def test_the_order_and_the_half_of_a_pair_follow_from_its_hash() -> None:
    assert list(PAIRS) == sorted(PAIRS, key=pair_digest)
    assert {pair: half_of_pair(pair) for pair in PAIRS} == PAIRS


@pytest.mark.parametrize("judge", JUDGED)
def test_a_judge_gave_each_pair_one_label_and_a_reason(judge: str) -> None:
    rows = read_rows(judgements_of(judge))

    assert [(row["a"], row["b"]) for row in rows] == list(PAIRS)
    assert [row for row in rows if row["oordeel"] not in LABELS or not row["waarom"]] == []


def test_there_are_enough_pairs_of_every_label_and_they_lie_evenly_over_the_halves() -> None:
    judged = read_judgements("a")
    halves = {label: [PAIRS[pair] for pair in judged if judged[pair] == label] for label in LABELS}

    assert {label: len(found) for label, found in halves.items() if len(found) < FEWEST_LABELS[label]} == {}
    assert {label: found for label, found in halves.items() if smaller_share(found) < EVEN} == {}


@pytest.mark.parametrize("judge", JUDGES)
def test_pairs_that_were_judged_later_are_new_and_have_a_label_and_a_reason_each(judge: str) -> None:
    rows = read_rows(judgements_of(LATER + judge))
    pairs = [(row["a"], row["b"]) for row in rows]

    assert pairs == sorted(set(pairs) - PAIRS.keys(), key=pair_digest)
    assert [pair for pair in pairs if not (set(pair) <= PRACTICES.keys() and pair[0] < pair[1])] == []
    assert [row for row in rows if row["oordeel"] not in LABELS or not row["waarom"]] == []
    assert pairs == list(read_judgements(LATER + JUDGES[0]))


def test_kappa_is_one_for_judges_who_always_agree_and_less_for_others() -> None:
    same = [("zelfde", "zelfde"), ("anders", "anders")]

    assert cohens_kappa(same) == 1
    assert cohens_kappa([("zelfde", "zelfde")]) == 1
    assert cohens_kappa([*same, ("zelfde", "verwant")]) == pytest.approx(0.5)


def test_no_plan_has_the_id_or_the_text_of_another() -> None:
    ids = Counter(plan.id for plan in PLANS)
    texts = Counter(plan.text for plan in PLANS)

    assert [name for name, count in (ids + texts).items() if count > 1] == []


def test_there_are_enough_plans_of_every_kind_and_they_lie_evenly_over_the_halves() -> None:
    halves = {kind: [plan.half for plan in PLANS if plan.kind == kind] for kind in KINDS}

    assert sum(map(len, halves.values())) == len(PLANS)
    assert {kind: len(found) for kind, found in halves.items() if len(found) < FEWEST_PLANS[kind]} == {}
    assert {kind: found for kind, found in halves.items() if smaller_share(found) < EVEN} == {}
    assert [plan.id for plan in PLANS if plan.half != half_of_plan(plan.id)] == []


def test_plans_are_as_long_as_what_officers_paste() -> None:
    lengths = {plan.id: len(words(plan.text)) for plan in PLANS}

    assert {name: length for name, length in lengths.items() if not SHORTEST <= length <= LONGEST} == {}


def test_copies_and_variants_name_up_to_three_practices_and_other_plans_none() -> None:
    def is_right(plan: Plan) -> bool:
        expected = range(1, 4) if plan.kind in {"kopie", "variant"} else range(1)
        return len(set(plan.practices)) in expected and set(plan.practices) <= PRACTICES.keys()

    assert [plan.id for plan in PLANS if not is_right(plan)] == []


def test_a_variant_and_no_other_plan_says_which_of_its_sentences_is_new() -> None:
    assert [plan.id for plan in PLANS if bool(plan.new) != (plan.kind == "variant")] == []
    assert [plan.id for plan in PLANS if plan.new not in plan.text] == []


def test_a_plan_uses_other_words_than_the_content() -> None:
    published = {run for path in PRACTICES.values() for run in runs(path.read_text(encoding="utf-8"))}
    copied = {plan.id: found for plan in PLANS if (found := published.intersection(runs(plan.text)))}

    assert copied == {}
