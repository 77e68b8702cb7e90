"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.serving import ROOT
from zoek.cli import main
from zoek.config import SETTINGS, Settings
from zoek.search.query import FACET_KEYS, YEAR_KEYS, parse

README = (ROOT / "README.md").read_text(encoding="utf-8")
HELP = ROOT / "content" / "paginas" / "help.md"


def test_every_setting_is_in_the_readme_with_its_default_and_no_other() -> None:
    rows = dict(re.findall(r"^\| `(ZOEK_\w+)` \| `([^`]*)` \|", README, re.MULTILINE))

    assert rows == {setting.name: setting.default for setting in SETTINGS}


def test_the_defaults_in_the_table_are_those_of_the_object() -> None:
    assert Settings.from_environment({}) == Settings()


def test_every_command_is_in_the_readme_and_no_other() -> None:
    rows = re.findall(r"^\| `zoek (\w+)", README, re.MULTILINE)

    assert sorted(rows) == sorted(main.commands)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_option_of_a_command_is_in_its_row(name: str) -> None:
    (row,) = re.findall(rf"^\| `zoek {name}\b[^|]*", README, re.MULTILINE)
    options = [option for parameter in main.commands[name].params for option in parameter.opts if option[:2] == "--"]

    assert [option for option in options if option not in row] == []


def test_every_file_that_the_readme_links_to_is_there() -> None:
    missing = [name for name in re.findall(r"\]\(([^)#:]+)\)", README) if not (ROOT / name).exists()]

    assert missing == []


def test_every_decision_is_in_the_list_of_decisions() -> None:
    folder = ROOT / "docs" / "adr"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8"))

    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_scripts_in_the_readme_are_there_and_can_be_run() -> None:
    names = set(re.findall(r"scripts/[\w-]+\b(?!\.)", README))

    assert names
    assert all((ROOT / name).stat().st_mode & 0o111 for name in names)


def test_publiccode_has_what_its_standard_demands() -> None:
    facts = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = facts["description"]["nl"]

    assert {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"} <= set(facts)
    assert facts["legal"]["license"] == project["license"]
    assert facts["maintenance"]["contacts"]
    assert set(facts["localisation"]) == {"localisationReady", "availableLanguages"}
    assert len(text["shortDescription"]) <= 150
    assert 150 <= len(text["longDescription"]) <= 10_000
    assert text["features"]


def test_every_filter_is_explained_on_the_help_page() -> None:
    text = HELP.read_text(encoding="utf-8")

    assert [key for key in (*FACET_KEYS, *YEAR_KEYS) if f"{key}:" not in text] == []


def test_the_help_page_has_examples_of_every_form() -> None:
    examples = re.findall(r"`([^`]+)`", HELP.read_text(encoding="utf-8"))
    queries = [parse(example) for example in examples]

    assert any(literal.is_phrase for query in queries for clause in query.clauses for literal in clause.alternatives)
    assert any(clause.is_excluded for query in queries for clause in query.clauses)
    assert any(len(clause.alternatives) > 1 for query in queries for clause in query.clauses)
    assert any(literal.is_beginning for query in queries for clause in query.clauses for literal in clause.alternatives)
    assert any(query.filter for query in queries)


def test_no_module_is_longer_than_the_wall() -> None:
    long = [path for path in Path(ROOT / "zoek").rglob("*.py") if len(path.read_text().splitlines()) > 300]

    assert long == []
