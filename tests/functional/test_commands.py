"""The commands as an editor or administrator types them, wrong ones too."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest

from tests.samples import change
from tests.serving import zoek

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(content: Path, tmp_path: Path) -> dict[str, object]:
    return {"ZOEK_CONTENT": content, "ZOEK_DATA": tmp_path / "data"}


def test_check_counts_sound_content(settings: dict[str, object]) -> None:
    done = zoek("check", **settings)

    assert (done.returncode, done.stderr) == (0, "")
    assert "2 praktijken, 1 lessen, 5 pagina's en 3 begrippen" in done.stdout


def test_check_names_every_fault_and_fails(content: Path, settings: dict[str, object]) -> None:
    change(content, "praktijken/wijkteams-arnhem.md", "status: loopt", "status: klaar")
    change(content, "praktijken/achter-de-voordeur-enschede.md", "themas: [wijkteam]", "themas: [wijkteem]")

    done = zoek("check", **settings)

    assert done.returncode == 1
    assert "praktijken/wijkteams-arnhem.md:7: status: 'klaar' kan hier niet. Verwacht: loopt, gestopt" in done.stderr
    assert "Er zijn 2 fouten in de inhoud." in done.stderr


def test_index_then_search_finds_other_forms_of_a_word_as_json(settings: dict[str, object]) -> None:
    assert zoek("index", **settings).returncode == 0

    found = json.loads(zoek("search", "wijkteams", "--filter", "soort=praktijk", "--json", **settings).stdout)

    assert found["totaal"] == 2
    assert set(found) == {
        "totaal",
        "treffers",
        "facetten",
        "correctie",
        "ookGezocht",
        "verwant",
        "plaatsen",
        "jaren",
        "meldingen",
        "tijdMs",
    }
    assert set(found["treffers"][0]) == {
        "id",
        "titel",
        "soort",
        "score",
        "fragmenten",
        "redenen",
        "nietGevonden",
    }
    assert found["facetten"]["transitie"] == {"awbz-wmo": 1, "jeugd": 1, "participatie": 1}


def test_index_refuses_faulty_content(content: Path, settings: dict[str, object]) -> None:
    change(content, "praktijken/wijkteams-arnhem.md", "status: loopt", "status: klaar")

    done = zoek("index", **settings)

    assert done.returncode == 1
    assert "status" in done.stderr


def test_index_tells_how_many_documents_were_new_or_changed(content: Path, settings: dict[str, object]) -> None:
    first = zoek("index", **settings).stdout
    change(content, "praktijken/wijkteams-arnhem.md", "jong en oud", "iedereen")

    second, third, full = (zoek("index", *options, **settings).stdout for options in ([], [], ["--full"]))

    assert first.startswith("3 documenten (3 nieuw of veranderd) in ")
    assert second.startswith("3 documenten (1 nieuw of veranderd) in ")
    assert third == "De index is al bijgewerkt.\n"
    assert full.startswith("3 documenten (3 nieuw of veranderd) in ")


def test_analyze_shows_every_step_of_each_word_as_json() -> None:
    stop_word, word = json.loads(zoek("analyze", "De Wmo-loketten", "--json").stdout)

    assert (stop_word["woord"], stop_word["termen"], stop_word["delen"]) == ("De", ["de"], [])
    assert stop_word["stopwoord"] is True
    assert word == {
        "woord": "Wmo-loketten",
        "plaats": {"van": 3, "tot": 15},
        "gevouwen": "wmo-loketten",
        "stukken": ["wmo", "loketten"],
        "samenstelling": ["wmo", "loketten"],
        "lemmas": ["wmo", "loket"],
        "stammen": ["wmo", "loket"],
        "stopwoord": False,
        "termen": ["wmoloket", "wmo", "loket"],
        "gewichten": [1.0, 0.5, 0.5],
        "delen": ["wmo", "loket"],
    }


def test_analyze_shows_every_step_of_each_word_on_a_line() -> None:
    lines = zoek("analyze", "Coöperatie", "schuldhulpverleners").stdout.splitlines()

    assert lines[0] == "Coöperatie (teken 1 tot en met 10)"
    assert [line.split(":")[-1].strip() for line in lines[1:8]] == [
        "cooperatie",
        "cooperatie",
        "geen",
        "cooperatie",
        "cooperatie",
        "nee",
        "cooperatie (1)",
    ]
    assert lines[11] == "  Delen van de samenstelling:       schuld + hulpverleners"
    assert lines[-1].endswith("schuldhulpverlener (1), schuld (0,5), hulpverlener (0,5)")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serach"], "De opdracht 'serach' bestaat niet."),
        (["search"], "Er ontbreekt iets: VRAAG."),
        (["search", "x", "--limit", "0"], "een getal van 1 tot en met 1000"),
        (["search", "x", "--limit", "veel"], "een getal van 1 tot en met 1000"),
        (["evaluate"], "Geef precies één van --queries, --compounds, --spelling, --pairs en --plans."),
        (["evaluate", "--queries", "a", "--spelling", "b"], "Geef precies één van --queries"),
        (["evaluate", "--compounds", "a", "--corpus", "b"], "Bij --compounds hoort geen --corpus."),
        (["index", "--ful"], "De optie --ful bestaat niet."),
    ],
)
def test_wrong_usage_is_told_in_dutch_with_exit_code_2(arguments: list[str], message: str) -> None:
    done = zoek(*arguments)

    assert done.returncode == 2
    assert f"Fout: {message}" in done.stderr or message in done.stderr
    assert "--help" in done.stderr


def test_search_without_an_index_tells_to_make_one(settings: dict[str, object]) -> None:
    done = zoek("search", "wijkteam", **settings)

    assert done.returncode == 1
    assert done.stderr == "Fout: Er is nog geen index.\nTip: Voer `zoek index` uit om de index te maken.\n"


def test_a_filter_that_cannot_be_read_is_told(settings: dict[str, object]) -> None:
    done = zoek("search", "x", "--filter", "plaats=Arnhem", **settings)

    assert done.returncode == 1
    assert "plaats=Arnhem" in done.stderr


def test_all_wrong_settings_are_told_at_once() -> None:
    done = zoek("check", ZOEK_PORT="poort", ZOEK_WORKERS="0", ZOEK_POORT="1")

    assert done.returncode == 1
    assert "ZOEK_PORT is 'poort'" in done.stderr
    assert "ZOEK_WORKERS is '0'" in done.stderr
    assert "ZOEK_POORT is geen instelling" in done.stderr


def test_serving_on_a_port_in_use_is_told(settings: dict[str, object]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = zoek("serve", ZOEK_PORT=port, **settings)

    assert done.returncode == 1
    assert f"Zoek kan niet luisteren op 127.0.0.1, poort {port}" in done.stderr
    assert "ZOEK_PORT=8080" in done.stderr


def test_evaluate_measures_the_splitting_of_compounds(tmp_path: Path) -> None:
    path = tmp_path / "samenstellingen.tsv"
    path.write_text(
        "# van hier\njeugdzorgaanbieder\tjeugdzorg+aanbieder\t3\nrupsenplaag\trups+plaag\t2\ngemeente\tgemeente\t1\n"
    )

    figures = json.loads(zoek("evaluate", "--compounds", str(path), "--json").stdout)

    assert figures == {
        "samenstellingen": 2,
        "beideDelenGoed": 1.0,
        "nietSamengesteld": 1,
        "onterechtGesplitst": 0.0,
    }


def test_evaluate_measures_spelling_over_a_corpus_or_over_the_index(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    words, corpus = tmp_path / "spelfouten.tsv", tmp_path / "corpus.jsonl"
    words.write_text("schulten\tschulden\td/t\nzepelin\tzeppelin\tenkel\n")
    corpus.write_text('{"id": "1", "titel": "Schulden", "tekst": "Een zeppelin."}\n')
    zoek("index", **settings)

    over_corpus = json.loads(zoek("evaluate", "--spelling", str(words), "--corpus", str(corpus), "--json").stdout)
    over_index = zoek("evaluate", "--spelling", str(words), **settings).stdout

    assert set(over_corpus) == {"woorden", "goedOp1", "goedOp3", "msPerWoord"}
    assert (over_corpus["woorden"], over_corpus["goedOp1"], over_corpus["goedOp3"]) == (2, 1.0, 1.0)
    assert "goedOp1: 0.5\n" in over_index


def test_evaluate_names_every_line_that_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "spelfouten.tsv"
    path.write_text("schulten\tschulden\nalleen\n\tbeleid\nzepelin\tzeppelin\n")

    done = zoek("evaluate", "--spelling", str(path))

    assert done.returncode == 1
    assert "regel 2, 3 heeft niet de goede vorm" in done.stderr


def test_help_is_dutch() -> None:
    done = zoek("search", "--help")

    assert "Gebruik: " in done.stdout
    assert "Toon deze uitleg." in done.stdout
    assert "Usage" not in done.stdout


def test_no_command_at_all_shows_the_help() -> None:
    done = zoek()

    assert done.returncode == 2
    assert "Opdrachten:" in done.stderr
    assert "Fout" not in done.stderr


def test_nothing_found_is_told_in_words(settings: dict[str, object]) -> None:
    zoek("index", **settings)

    done = zoek("search", "zeppelin", **settings)

    assert done.returncode == 0
    assert done.stdout.startswith("Niets gevonden.")


def test_a_word_to_leave_out_is_no_option(settings: dict[str, object]) -> None:
    zoek("index", **settings)

    done = zoek("search", "wijkteam", "-Arnhem", **settings)

    assert (done.returncode, done.stderr) == (0, "")
    assert "achter-de-voordeur-enschede" in done.stdout
    assert "[wijkteams-arnhem]" not in done.stdout


def test_an_option_that_does_not_exist_is_no_word(settings: dict[str, object]) -> None:
    done = zoek("search", "wijkteam", "--limt", "5", **settings)

    assert done.returncode == 2
    assert "De optie --limt bestaat niet." in done.stderr


def test_search_tells_what_it_added_and_can_leave_it_out(settings: dict[str, object]) -> None:
    zoek("index", **settings)

    assert "Ook gezocht op: Wmo (een opvolger van “AWBZ”)." in zoek("search", "AWBZ", **settings).stdout
    assert zoek("search", "AWBZ", "--literal", **settings).stdout.startswith("Niets gevonden.")


def test_nothing_found_names_what_to_leave_out(settings: dict[str, object]) -> None:
    zoek("index", **settings)

    done = zoek("search", '"coach wijkteam"', "--filter", "soort=praktijk", **settings)

    assert "- Zoek zonder aanhalingstekens: 2" in done.stdout


def test_judged_questions_about_other_documents_are_told(settings: dict[str, object], tmp_path: Path) -> None:
    zoek("index", **settings)
    (tmp_path / "vragen.jsonl").write_text('{"id": "q", "vraag": "wijkteam", "relevant": {"weg": 3}}', encoding="utf-8")

    done = zoek("evaluate", "--queries", str(tmp_path / "vragen.jsonl"), **settings)

    assert done.returncode == 1
    assert "Geen enkel document uit deze vragen staat in de index." in done.stderr
