"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.serving import ROOT
from zoek.cli import main
from zoek.config import SETTINGS, Settings
from zoek.errors import ZoekError
from zoek.search.publish import publish
from zoek.search.query import FACET_KEYS, YEAR_KEYS, parse
from zoek.web import create_app
from zoek.web.errors import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = ROOT / "docs"
API = (DOCS / "api.md").read_text(encoding="utf-8")
REFERENCE = (DOCS / "reference.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(GET|POST) (\S+)(?: -> (\d+))?(?:\n(\{.*\}))?$", API, re.MULTILINE)
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


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{path.name}" for path in DOCS.glob("*.md"))])
def test_every_file_that_a_page_links_to_is_there(page: str) -> None:
    folder, text = (ROOT / page).parent, (ROOT / page).read_text(encoding="utf-8")
    missing = [name for name in re.findall(r"\]\(([^)#:]+)\)", text) if not (folder / name).exists()]

    assert missing == []


def test_every_address_is_in_the_reference_and_no_other() -> None:
    rows = re.findall(r"^\| (`/.*?) \|", REFERENCE.partition("## Errors")[0], re.MULTILINE)
    documented = [address for row in rows for address in re.findall(r"`([^`]+)`", row)]

    assert sorted(documented) == sorted({rule.rule for rule in create_app(Settings()).url_map.iter_rules()})


def test_every_error_is_in_the_reference_with_its_status_and_no_other() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (\d*)", REFERENCE, re.MULTILINE))
    statuses = {error: next((code for kind, code in STATUSES if issubclass(error, kind)), "") for error in _errors()}

    assert rows == {error.__name__: str(status) for error, status in statuses.items()}


def _errors(parent: type[ZoekError] = ZoekError) -> Iterator[type[ZoekError]]:
    """Every error of Zoek; create_app has imported all rooms that have one."""
    for child in parent.__subclasses__():
        if child.__module__.startswith("zoek."):
            yield child
        yield from _errors(child)


def test_the_picture_of_the_architecture_is_the_code() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*)\|$", text, re.MULTILINE)

    assert {room: re.findall(r"`(\w+)`", uses) for room, uses in rows} == _used_by_room()
    assert [f"{room}/" for room in _rooms() if (ROOT / "zoek" / room).is_dir() and f"{room}/" not in text] == []
    assert len(re.findall(r"^\d+\. ", text, re.MULTILINE)) == 10


def _used_by_room() -> dict[str, list[str]]:
    """Which rooms each room imports from, for types too."""
    used: dict[str, set[str]] = {room: set() for room in _rooms()}
    for path in (ROOT / "zoek").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        room = _room(path.relative_to(ROOT / "zoek").parts[0])
        used.setdefault(room, set()).update(_room(name.split(".")[1]) for name in names if name.startswith("zoek."))
    return {room: sorted(others - {room}) for room, others in used.items() if room != "__init__"}


def _rooms() -> list[str]:
    return sorted(
        {_room(path.name) for path in (ROOT / "zoek").iterdir() if path.suffix == ".py" or path.is_dir()}
        - {"__pycache__"}
    )


def _room(name: str) -> str:
    """The room of a file or folder; the files beside cli.py are one with it."""
    return "cli" if name.startswith("cli") else name.removesuffix(".py")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The site over the content of the project."""
    data = tmp_path_factory.mktemp("data")
    publish(ROOT / "content", data, datetime(2026, 11, 23, tzinfo=UTC), lambda done, total: None)
    return create_app(Settings(data=data)).test_client()


@pytest.mark.parametrize(("method", "path", "status", "body"), EXAMPLES)
def test_every_example_of_the_api_works(site: FlaskClient, method: str, path: str, status: str, body: str) -> None:
    answer = site.open(path, method=method, json=json.loads(body) if body else None)

    assert answer.status_code == int(status or 200)
    if answer.status_code >= 400:
        assert answer.mimetype == "application/problem+json"
    elif path.startswith("/api/"):
        told = answer.get_json()
        assert told
        assert told.get("totaal", 1) > 0


def test_the_page_on_the_api_shows_every_call_and_names_what_answers_have(site: FlaskClient) -> None:
    described = site.get("/api/v1/openapi.json").get_json()
    shown = [path.partition("?")[0].removeprefix("/api/v1") for _, path, status, _ in EXAMPLES if not status]
    rules = {name: re.compile(re.sub(r"\{\w+\}", "[^/_][^/]*", name)) for name in described["paths"]}
    answer = json.dumps(site.get("/api/v1/praktijken/_zoek?q=wijkteam").get_json())

    assert [name for name, rule in rules.items() if not any(rule.fullmatch(path) for path in shown)] == []
    assert [
        key
        for key in ("treffers", "redenen", "nietGevonden", "facetten", "totaal", "score")
        if f'"{key}"' not in answer
    ] == []


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
