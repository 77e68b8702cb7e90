"""What is made without a template is as safe as with one."""

from __future__ import annotations

from zoek.search.results import FacetValue, Piece
from zoek.web.pieces import checkboxes, marked

BAD = '<b>"&'
SAFE = "&lt;b&gt;&quot;&amp;"


def test_marked_text_is_escaped_in_and_outside_marks() -> None:
    assert marked((Piece(BAD), Piece(BAD, is_marked=True))) == f"{SAFE}<mark>{SAFE}</mark>"


def test_a_box_escapes_its_key_value_and_name() -> None:
    html = checkboxes([FacetValue(BAD, 3, is_selected=True), FacetValue("x", 1, is_selected=False)], "k", {"x": BAD})

    first, second = html.strip().split("\n")
    assert f'name="k" value="{SAFE}" checked><span>{SAFE} <small>(3)</small></span></label>' in first
    assert f'value="x"><span>{SAFE} <small>(1)</small></span></label>' in second
