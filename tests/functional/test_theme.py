"""A theme from the command line: what is wrong with it is told before anything starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.serving import ROOT, zoek

if TYPE_CHECKING:
    from pathlib import Path

OTHER = ROOT / "tests" / "themes" / "paars.css"


def test_the_check_tells_which_colours_are_too_close(content: Path, tmp_path: Path) -> None:
    theme = tmp_path / "thema.css"
    theme.write_text(OTHER.read_text(encoding="utf-8").replace("--zoek-link: #4b1d8f", "--zoek-link: #c9b8ec"))

    told = zoek("check", ZOEK_CONTENT=content, ZOEK_THEME=theme)

    assert told.returncode == 0
    assert "Let op: --zoek-link op --zoek-ground (licht) heeft contrast 1.8" in told.stdout


def test_a_site_is_not_started_with_a_theme_that_is_not_there(data: Path) -> None:
    told = zoek("serve", ZOEK_DATA=data, ZOEK_PORT=0, ZOEK_THEME=data / "thema.css")

    assert told.returncode == 1
    assert "thema.css is niet te lezen" in told.stderr
