"""A theme is whole, asks nothing of others, and its colours can be told apart; so it is with both of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.errors import ConfigError
from zoek.library.theme import (
    FOCUSED_ON,
    MOST_BYTES,
    PAIRS,
    TOKENS,
    by_day,
    by_night,
    contrast,
    read_theme,
    too_little_contrast,
)

if TYPE_CHECKING:
    from pathlib import Path

OWN = TOKENS.read_text(encoding="utf-8")
OTHER = ROOT / "tests" / "themes" / "paars.css"
STYLE = "".join(path.read_text(encoding="utf-8") for path in TOKENS.parent.glob("*.css") if path != TOKENS)
DECORATION = {"line", "focus", "focus-ring"}
"""A line between things that are told apart without it; the focus is measured as two colours together."""
COLORS = {name for name, value in by_day(OWN).items() if value.startswith("#")}


@pytest.mark.parametrize("css", [OWN, OTHER.read_text(encoding="utf-8")], ids=["own", "other"])
def test_colours_that_are_used_together_can_be_told_apart_in_both_themes(css: str) -> None:
    assert list(too_little_contrast(css)) == []


def test_every_colour_is_measured_on_something() -> None:
    measured = {f"--zoek-{name}" for front, ground, _ in PAIRS for name in (front, ground)}

    assert {name for name in COLORS if name.removeprefix("--zoek-") not in DECORATION} - measured == set()
    assert {f"--zoek-{name}" for name in FOCUSED_ON} < measured


def test_a_rule_that_sets_text_and_ground_together_has_a_pair_that_is_measured() -> None:
    pairs = {(front, ground) for front, ground, _ in PAIRS}
    pairs |= {(ground, front) for front, ground in pairs}
    set_together = set()
    for body in re.findall(r"\{([^{}]*)\}", STYLE):
        front = re.search(r"(?<!-)color: var\(--zoek-([\w-]+)\)", body)
        ground = re.search(r"background: var\(--zoek-([\w-]+)\)", body)
        if front and ground:
            set_together.add((front[1], ground[1]))

    assert len(set_together) >= 8
    assert set_together - pairs == set()


def test_the_other_theme_has_no_colour_of_ours() -> None:
    for tokens in (by_day, by_night):
        ours, others = tokens(OWN), tokens(read_theme(OTHER))

        assert [name for name in COLORS if ours[name] == others[name] and ours[name] != "#ffffff"] == []


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#fff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#0000FF", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(contrast(one, other), 2) == expected


def test_a_pair_that_is_too_close_is_told_by_day_and_by_night() -> None:
    light, _, dark = OWN.partition("@media")
    css = light.replace("--zoek-text: #17262a", "--zoek-text: #f0f0f0") + "@media" + dark.replace("#e8edeb", "blue")

    told = list(too_little_contrast(css))

    assert "--zoek-text op --zoek-ground (licht) heeft contrast 1.09; nodig is 4.5." in told
    assert "--zoek-text op --zoek-ground (donker) heeft contrast 0.00; nodig is 4.5." in told


def test_a_focus_that_is_not_seen_is_told() -> None:
    css = OWN.replace("#14191a", "#fbfaf6").replace("--zoek-focus-ring: #ffb83d", "--zoek-focus-ring: #fffffe")

    assert any(line.startswith("De rand om wat u kiest op --zoek-ground (licht)") for line in too_little_contrast(css))


def test_all_that_is_wrong_with_a_theme_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "thema.css"
    path.write_text(
        OWN.replace("--zoek-warm:", "--zoek-wram:") + "@import 'https://x.example';" + " " * MOST_BYTES,
        encoding="utf-8",
    )

    with pytest.raises(ConfigError) as caught:
        read_theme(path)

    assert "--zoek-warm ontbreekt. Het bestand is groter dan 64 kB. Het verwijst" in caught.value.message
    assert "tokens.css" in caught.value.hint


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_theme_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "thema.css"
    if content:
        path.write_bytes(content)

    with pytest.raises(ConfigError, match=r"thema\.css is niet te lezen"):
        read_theme(path)
