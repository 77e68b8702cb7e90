"""HTML of many kinds becomes the same row of headings and paragraphs."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from zoek.harvest import markup
from zoek.harvest.blocks import blocks_of
from zoek.harvest.markup import DEEPEST, parsed, story_of


def told(html: str, selector: str = "") -> list[tuple[bool, str]]:
    """Whether each block is a heading, and its text; ends of lists left out."""
    blocks = blocks_of(story_of(parsed(html), selector))
    return [(block.level > 0, block.text) for block in blocks if block.text]


EXPECTED = [(True, "Doel"), (False, "Rust in het gezin."), (True, "Aanpak"), (False, "De coach komt elke dag.")]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Doel</h2><p>Rust in het gezin.</p><h2>Aanpak</h2><p>De coach komt elke dag.</p>",
        "<p><b>Doel</b></p><p>Rust in het gezin.</p><p><strong>Aanpak</strong></p><p>De coach komt elke dag.</p>",
        "<p><b>Doel</b><br>Rust in het gezin.</p><p><b>Aanpak</b><br>De coach komt elke dag.</p>",
        "<p><b>Doel:</b> Rust in het gezin. <b>Aanpak</b>: De coach komt elke dag.</p>",
        "<dl><dt>Doel<dd>Rust in het gezin.<dt>Aanpak<dd>De coach komt elke dag.</dl>",
        "<details><summary>Doel</summary>Rust in het gezin.</details><details><summary>Aanpak</summary>De coach komt elke dag.</details>",
        (
            "<button aria-expanded=false aria-controls=a>Doel</button><div id=a hidden>Rust in het gezin.</div>"
            "<button data-toggle=collapse data-target='#b'>Aanpak</button><div id=b style='display: none'>De coach komt elke dag.</div>"
        ),
        (
            "<h3><a class='accordion-toggle' href='#x'>Doel</a></h3><div aria-hidden=true>Rust in het gezin.</div>"
            "<h3><a class='accordion-toggle' href='#y'>Aanpak</a></h3><div aria-hidden=true>De coach komt elke dag.</div>"
        ),
        "<table><tr><th>Doel</th><td>Rust in het gezin.</td></tr><tr><th>Aanpak</th><td>De coach komt elke dag.</td></tr></table>",
        "<div class=field__label>Doel</div><div>Rust in het gezin.</div><div class=field-label>Aanpak</div><div>De coach komt elke dag.</div>",
        "<table><tr><td><h2>Doel</h2>Rust in het gezin.<h2>Aanpak</h2>De coach komt elke dag.</td><td></td></tr></table>",
        "<div role=tab aria-controls=p>Doel</div><div id=p hidden>Rust in het gezin.</div><b>Aanpak</b><br>De coach komt elke dag.",
    ],
)
def test_every_way_to_write_a_heading_gives_the_same_blocks(html: str) -> None:
    assert told(f"<body><main>{html}</main></body>") == EXPECTED


def test_what_stands_around_a_story_is_taken_away() -> None:
    around = (
        "<nav>Menu</nav><div class='cookie-bar'>Cookies</div><div id='mainMenu'>Wonen</div><aside>Zie ook</aside>"
        "<footer>Adres</footer><div style='display:none'>weg</div><span class='sr-only'>sla over</span><!-- uit -->"
        "<button>Verzenden</button><script>x()</script><div id='SITE_FOOTER'>Onder</div>"
    )

    assert told(f"<body>{around}<p>De coach komt elke dag langs bij alle gezinnen in de wijk.</p></body>") == [
        (False, "De coach komt elke dag langs bij alle gezinnen in de wijk.")
    ]


def test_an_element_with_most_of_the_text_stays_whatever_it_is_called() -> None:
    assert told("<body><div class='with-sidebar'><h1>Titel</h1><p>Het hele verhaal.</p></div></body>")


def test_a_form_around_the_whole_page_stays() -> None:
    html = (
        "<body><form><h1>Titel</h1><p>Kort.</p></form><p>Er staat hier veel meer tekst dan in het formulier.</p></body>"
    )

    assert (True, "Titel") in told(html)


def test_a_row_of_figures_is_one_paragraph() -> None:
    html = "<main><table><thead><tr><th>Jaar<th>Bereik<th>Kosten</thead><tr><td>2013<td>48%<td>9</table></main>"

    assert told(html) == [(False, "Jaar – Bereik – Kosten"), (False, "2013 – 48% – 9")]


def test_a_bold_sentence_is_no_heading() -> None:
    assert told("<main><p><b>De coach komt elke dag.</b></p></main>") == [(False, "De coach komt elke dag.")]


def test_a_bold_word_in_a_sentence_is_no_label() -> None:
    assert told("<main><p>De <b>coach</b> komt.</p></main>") == [(False, "De coach komt.")]


def test_empty_lines_divide_paragraphs() -> None:
    assert told("<main>een<br><br>twee<br>drie</main>") == [(False, "een"), (False, "twee drie")]


def test_soft_hyphens_and_words_in_spans_come_out_whole() -> None:
    assert told("<main><p>wijk\u00adteam <span>Noord</span><span>Zuid</span></p></main>") == [
        (False, "wijkteam Noord Zuid")
    ]


def test_the_share_of_links_is_known() -> None:
    (block,) = blocks_of(story_of(parsed("<main><p><a href='/x'>Lees meer</a></p></main>")))

    assert block.links == 1.0


def test_a_selector_of_the_source_chooses_the_story() -> None:
    assert told("<body><div id=a>Niet</div><div id=b>Wel</div></body>", "#b") == [(False, "Wel")]


def test_a_page_that_the_parser_refuses_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(html: str, parser: str) -> object:
        if html:
            raise ParserRejectedMarkup("niet te lezen")
        return BeautifulSoup(html, parser)

    monkeypatch.setattr(markup, "BeautifulSoup", refusing)

    assert told("<p>tekst") == []


def test_a_page_that_is_nested_too_deep_is_read_flat() -> None:
    deep = "<div>" * (DEEPEST + 10)

    assert told(f"<body>{deep}diep<p>tekst") == [(False, "diep"), (False, "tekst")]


def test_xhtml_with_a_declaration_is_read_as_html_without_a_warning(recwarn: pytest.WarningsRecorder) -> None:
    soup = parsed(
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ja</p></body></html>'
    )

    assert soup.get_text().strip() == "Ja"
    assert list(recwarn) == []
