"""One style sheet: the tokens, the look, and the theme of a municipality in the place of the tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.config import Settings
from zoek.errors import ConfigError
from zoek.web import create_app
from zoek.web.style import LOOKS, NAMES, STATIC, shortened

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

OTHER = ROOT / "tests" / "themes" / "paars.css"


def test_a_page_asks_for_one_style_sheet_that_may_be_kept(client: FlaskClient) -> None:
    (address,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").get_data(as_text=True))
    answer = client.get(address)

    assert answer.mimetype == "text/css"
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert "--zoek-brand:#0b4a56" in answer.get_data(as_text=True)
    assert ".zoek-header{" in answer.get_data(as_text=True)


def test_without_its_content_in_the_address_it_is_asked_for_again(client: FlaskClient) -> None:
    assert client.get("/stijl/reading.css").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", ["/stijl/weg.css", "/scripts/weg.js", "/stijl/../site.css"])
def test_a_look_or_script_that_does_not_exist_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_every_look_is_the_look_of_every_page_and_what_its_kind_has_besides(client: FlaskClient) -> None:
    files = {name for parts in LOOKS.values() for name in parts}

    for look in LOOKS:
        assert ".zoek-button{" in client.get(f"/stijl/{look}.css").text
    assert {f"{name}.css" for name in files | {"site", "tokens"}} == {path.name for path in STATIC.glob("*.css")}
    assert {f"{name}.js" for name in NAMES} == {path.name for path in STATIC.glob("*.js")}


def test_a_page_without_a_search_bar_asks_for_no_script(client: FlaskClient) -> None:
    assert "<script" not in client.get("/api").text
    assert client.get("/").text.count("<script") == 1


def test_a_theme_takes_the_place_of_the_tokens(tmp_path: Path) -> None:
    client = create_app(Settings(data=tmp_path, theme=OTHER)).test_client()

    css = client.get("/stijl/home.css").get_data(as_text=True)

    assert "--zoek-brand:#4b1d8f" in css
    assert "#0b4a56" not in css


def test_a_site_with_a_theme_that_cannot_be_used_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="ZOEK_THEME"):
        create_app(Settings(data=tmp_path, theme=tmp_path / "weg.css"))


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { color: red; }", "a{color:red}"),
        ("a  :hover { margin: 0 auto }", "a :hover{margin:0 auto}"),
        ('a { content: " / ; { " / ""; }', 'a{content:" / ; { " / ""}'),
        ("/* one */ a, b { color: red; }\n/* two */", "a,b{color:red}"),
        (
            "@media (min-width: 56rem) and (max-width: 72rem) { a { width: calc(1rem + 2px); } }",
            "@media (min-width: 56rem) and (max-width: 72rem){a{width:calc(1rem + 2px)}}",
        ),
    ],
)
def test_a_shorter_style_sheet_means_the_same(css: str, expected: str) -> None:
    assert shortened(css) == expected


def test_the_script_is_shorter_and_does_the_same(client: FlaskClient) -> None:
    (address,) = re.findall(r'<script type="module" src="([^"]+)"', client.get("/").get_data(as_text=True))
    whole = (STATIC / "suggest.js").read_text(encoding="utf-8")
    script = client.get(address).get_data(as_text=True)

    assert "max-age=31536000" in client.get(address).headers["Cache-Control"]
    assert len(script) < len(whole) * 0.9
    assert [line for line in script.splitlines() if line.startswith(("//", " "))] == []
    assert re.sub(r"\s|//.*", "", script) == re.sub(r"\s|//.*", "", whole)
