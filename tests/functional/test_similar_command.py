"""`zoek similar`, `zoek check --duplicates` and the figures of comparing, as people type them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.samples import PRACTICE
from tests.serving import zoek

if TYPE_CHECKING:
    from pathlib import Path

PLAN = (
    "In Enschede komen veel hulpverleners bij hetzelfde gezin met schulden. Een wijkcoach gaat zelf langs bij gezinnen. "
    "De woningcorporatie doet mee. Elke week brengt een zeppelin muzikanten naar het buurthuis."
)


@pytest.fixture
def settings(content: Path, tmp_path: Path) -> dict[str, object]:
    return {"ZOEK_CONTENT": content, "ZOEK_DATA": tmp_path / "data"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_plan_is_compared_for_a_reader_and_for_a_program(settings: dict[str, object], plan: Path) -> None:
    assert zoek("index", **settings).returncode == 0

    told = zoek("similar", str(plan), **settings)
    found = json.loads(zoek("similar", str(plan), "--json", **settings).stdout)

    assert (told.returncode, told.stderr) == (0, "")
    assert "1. Achter de voordeur in Enschede [achter-de-voordeur-enschede]" in told.stdout
    assert "    plan: “Een wijkcoach gaat zelf langs bij gezinnen.”" in told.stdout
    assert "   - moeilijk daar: Het geld stopte.\n" in told.stdout
    assert "   - te leren: Begin klein. (duiding)\n" in told.stdout
    assert "Nieuw in uw plan:" in told.stdout
    assert set(found) == {"oordeel", "treffers", "nieuw", "nietGedekt", "plan"}
    assert set(found["treffers"][0]) == {
        "id",
        "titel",
        "oordeel",
        "reden",
        "elementen",
        "verschillen",
        "watGingMoeilijk",
        "lessen",
    }
    assert [one["element"] for one in found["treffers"][0]["elementen"]] == [
        "opgave",
        "doelgroep",
        "aanpak",
        "partners",
        "schaal",
        "resultaten",
    ]
    assert found["nieuw"]["zinnen"][0]["zin"].startswith("Elke week brengt een zeppelin")


def test_a_plan_that_cannot_be_compared_fails_with_what_to_do(settings: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "kort.txt"
    path.write_text("een wijkteam", encoding="utf-8")

    done = zoek("similar", str(path), **settings)

    assert done.returncode == 1
    assert "Fout: Uw plan is te kort om te vergelijken: 2 woorden." in done.stderr
    assert "Tip: " in done.stderr


def test_a_long_plan_is_cut_and_that_is_told(settings: dict[str, object], plan: Path) -> None:
    assert zoek("index", **settings).returncode == 0
    plan.write_text(f"{PLAN} " * 200, encoding="utf-8")

    done = zoek("similar", str(plan), **settings)

    assert done.returncode == 0
    assert "Let op: Uw tekst is te lang" in done.stderr


def test_copies_in_the_collection_are_named(content: Path, settings: dict[str, object]) -> None:
    copy = PRACTICE.replace("titel: Achter", "titel: Nogmaals achter")
    (content / "praktijken" / "nogmaals.md").write_text(copy, encoding="utf-8")

    done = zoek("check", "--duplicates", **settings)

    assert done.returncode == 0
    assert (
        "Misschien dezelfde: achter-de-voordeur-enschede en nogmaals (de teksten zeggen bijna hetzelfde)."
        in done.stdout
    )


def test_without_copies_that_is_told(settings: dict[str, object]) -> None:
    assert "Geen twee praktijken lijken dezelfde te zijn." in zoek("check", "--duplicates", **settings).stdout


def test_the_figures_of_pairs_and_plans_are_printed(settings: dict[str, object], tmp_path: Path) -> None:
    assert zoek("index", **settings).returncode == 0
    pairs, plans = tmp_path / "paren.tsv", tmp_path / "plannen.jsonl"
    pairs.write_text("a\tb\toordeel\nachter-de-voordeur-enschede\twijkteams-arnhem\tverwant\n", encoding="utf-8")
    line = {
        "titel": "",
        "tekst": PLAN,
        "praktijken": ["achter-de-voordeur-enschede"],
        "nieuw": "Elke week brengt een zeppelin",
    }
    plans.write_text(json.dumps(line), encoding="utf-8")

    of_pairs = json.loads(zoek("evaluate", "--pairs", str(pairs), "--json", **settings).stdout)
    of_plans = json.loads(zoek("evaluate", "--plans", str(plans), "--json", **settings).stdout)

    assert of_pairs["paren"] == 1
    assert {key: of_plans[key] for key in ("plannen", "gevonden3", "sterkBijAnders", "nieuwGezien")} == {
        "plannen": 1,
        "gevonden3": 1.0,
        "sterkBijAnders": 0,
        "nieuwGezien": 1.0,
    }


@pytest.mark.parametrize(("option", "message"), [("--pairs", "lijst met paren"), ("--plans", "lijst met plannen")])
def test_a_list_that_cannot_be_read_is_told(
    settings: dict[str, object], tmp_path: Path, option: str, message: str
) -> None:
    path = tmp_path / "leeg"
    path.write_text('{"x": 1}\n{"y": 2}\n', encoding="utf-8")

    done = zoek("evaluate", option, str(path), **settings)

    assert done.returncode == 1
    assert message in done.stderr
