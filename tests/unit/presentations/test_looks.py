from __future__ import annotations

import re
from itertools import combinations

import pytest

from tests.serving import ROOT
from zoek.presentations import Layout
from zoek.presentations.fit import BOLD, REGULAR, SMALLEST, line_count, text_width, widest_word
from zoek.presentations.looks import (
    HEIGHT,
    LOOKS,
    NUMBER_BOX,
    OWN,
    SOURCES_BOX,
    TOKENS,
    WIDTH,
    color,
    title_size,
)

TEXT = (ROOT / "zoek" / "web" / "static" / "tokens.css").read_text(encoding="utf-8")


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, the definitions of contrast ratio and relative luminance."""

    def luminance(name: str) -> float:
        channels = [value / 255 for value in bytes.fromhex(color(name)[1:])]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_colours_are_those_of_the_site() -> None:
    light = dict(re.findall(r"--zoek-([\w-]+): (#[0-9a-f]{6});", TEXT.split("@media")[0]))

    assert {name: light[name] for name in TOKENS} == dict(TOKENS)


@pytest.mark.parametrize("layout", Layout)
def test_all_text_stands_out_from_its_ground(layout: Layout) -> None:
    look = LOOKS[layout]
    grounds = {look.ground} | ({"sunken"} if layout is Layout.SETBACK else set())
    texts = {look.title_color, look.kicker_color, look.text_color, look.soft_color}
    if layout is Layout.TABLE:
        texts |= {"brand", "text-soft"}
    if layout is Layout.POINTS:
        texts |= {"link"}

    assert min(contrast(text, ground) for text in texts for ground in grounds) >= 4.5
    assert contrast("on-brand", "brand") >= 4.5


@pytest.mark.parametrize("layout", Layout)
def test_boxes_stand_on_the_slide_and_do_not_overlap(layout: Layout) -> None:
    look = LOOKS[layout]
    boxes = [look.title, look.body, *([SOURCES_BOX, NUMBER_BOX] if look.has_sources else [])]

    assert all(b.x >= 0 and b.y >= 0 and b.x + b.width <= WIDTH and b.y + b.height <= HEIGHT for b in boxes)
    assert not [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
    ]


def test_a_long_title_gets_smaller_letters_but_never_too_small() -> None:
    assert title_size(OWN[Layout.POINTS], "Kicker", "Kort") == LOOKS[Layout.POINTS].title_size
    assert SMALLEST < title_size(OWN[Layout.POINTS], "Kicker", "Een lange titel " * 6) < LOOKS[Layout.POINTS].title_size
    assert title_size(OWN[Layout.POINTS], "Kicker", "Een lange titel " * 60) == SMALLEST


def test_lines_are_counted_by_the_width_of_words() -> None:
    width = text_width("drie korte woorden", 20)

    assert line_count("drie korte woorden", 20, width) == 1
    assert line_count("drie korte woorden", 20, width - 1) == 2
    assert line_count("onafbreekbaarwoord" * 4, 20, width) == 5
    assert line_count("smal", 20, 10) == 4


def test_a_line_may_end_after_a_hyphen_but_not_before_a_figure() -> None:
    assert widest_word("Eigen Kracht-conferenties", 20) == text_width("conferenties", 20)
    assert widest_word("2019-2022 en", 20) == text_width("2019-2022", 20)
    assert line_count("Eigen Kracht-conferenties", 20, text_width("Eigen Kracht-", 20)) == 2


def test_accents_are_as_wide_as_their_letter_and_unknown_letters_as_the_widest() -> None:
    assert text_width("één", 10) == text_width("een", 10)
    assert text_width("字", 1) > max([*REGULAR.values(), *BOLD.values()]) / 1000
