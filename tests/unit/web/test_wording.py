"""Dutch small words."""

from __future__ import annotations

from datetime import date

import pytest

from zoek.library import Period
from zoek.web.markup import render, render_page
from zoek.web.wording import counted, day, listed, quoted, years


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(2008, 2012), "2008 tot en met 2012"),
        (Period(2008, 2012, is_approximate=True), "ongeveer 2008 tot en met 2012"),
        (Period(2013, 2013), "2013"),
        (Period(2015), "sinds 2015"),
        (Period(2015, is_approximate=True), "sinds ongeveer 2015"),
        (Period(end=2020), "tot en met 2020"),
        (Period(), ""),
    ],
)
def test_a_period_in_words(period: Period, words: str) -> None:
    assert years(period) == words


def test_counts_lists_and_dates_in_words() -> None:
    assert (counted(1, "praktijk"), counted(0, "praktijk")) == ("1 praktijk", "0 praktijken")
    assert (listed(["a"]), listed(["a", "b", "c"])) == ("a", "a, b en c")
    assert day(date(2026, 3, 1)) == day("2026-03-01") == "1 maart 2026"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>x</script>", "&lt;script&gt;"),
        ("[klik](javascript:x)", "<a>klik</a>"),
        ("<b onclick=x>y</b>", "&lt;b onclick"),
    ],
)
def test_markdown_cannot_bring_code_into_a_page(text: str, html: str) -> None:
    rendered = str(render(text))

    assert html in rendered
    assert "<script" not in rendered
    assert "javascript" not in rendered


def test_source_numbers_become_links_and_readings_labels() -> None:
    assert str(render("- Het hielp. [1] [12] (duiding)")).count("zoek-source-mark") == 2
    assert "zoek-reading" in render("- Het hielp. (duiding)")


def test_code_is_shown_as_it_is() -> None:
    html = str(render("```\n- Het hielp. [1] (duiding)\n```\n\nZo: `[1]`, en echt: [1]"))

    assert html.count("zoek-source-mark") == 1
    assert "zoek-reading" not in html


def test_the_headings_of_a_page_can_be_linked_to() -> None:
    html, headings = render_page("## Één & ander\n\nTekst.\n\n### Klein\n\n## Vragen?")

    assert headings == [("een-ander", "Één & ander"), ("vragen", "Vragen?")]
    assert '<h2 id="een-ander">Één &amp; ander</h2>' in html


def test_a_question_stands_between_quotation_marks_once() -> None:
    assert quoted("wijkteam") == "“wijkteam”"
    assert quoted('"achter de voordeur"') == '"achter de voordeur"'
