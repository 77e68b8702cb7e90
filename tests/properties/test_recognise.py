"""No page of others stops the harvest, and reading one twice gives the same."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.harvest.test_recognise import KNOWLEDGE, SOURCE, answer
from zoek.harvest.charset import decode
from zoek.harvest.extract import LONGEST_STORY
from zoek.harvest.recognise import read_find, recognise

TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<h2>", "</h2>", "<table>", "<tr>", "<td>", "<dt>", "<dd>", "<li>", "<br>", "<div class=menu>",
     "</div>", "<button aria-expanded>", "<summary>", "<details>", "<header>", "<main>", "<form>", "<title>", "<!--", "-->", "<![CDATA["]
)  # fmt: skip
WORDS = st.sampled_from(
    ["Doel:", "Aanpak", "Ede", "in Best", "gemeente Buren", "2014 - 2016", "sinds 2015", "50 euro", "7 oktober 2021", "&amp;", "&#0;", "\0",
     "é", "samen met Stichting A, B en C", "Lees ook", "Kosten: ", "schulden", ". "]
)  # fmt: skip
HTML = st.lists(TAGS | WORDS | st.text(max_size=10), max_size=60).map(" ".join)
BIG = 10_000_000


@settings(max_examples=60)
@given(HTML)
@example("<div>" * 10_000 + "diep")
@example("<b>" * 10_000 + "diep")
@example("<table><tr><td>" * 10_000 + "diep")
@example("<p>&amp;&#0;&#xD800;</p>" * 5_000)
@example("\0" * 100_000)
def test_any_html_is_read_and_twice_the_same(html: str) -> None:
    one = read_find(answer(html), SOURCE, KNOWLEDGE)
    two = read_find(answer(html), SOURCE, KNOWLEDGE)

    assert one.to_json() == two.to_json()


@settings(max_examples=40)
@given(st.binary(max_size=500))
def test_any_bytes_are_read(body: bytes) -> None:
    recognised = recognise(answer(body), SOURCE, KNOWLEDGE)

    assert recognised.finds or recognised.reason


@settings(max_examples=100)
@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_in_any_charset_become_text_without_nuls(body: bytes, charset: str) -> None:
    assert "\0" not in decode(body, charset)


def test_ten_megabytes_are_read_as_far_as_a_story_goes() -> None:
    paragraph = "<p>De gemeente Ede helpt sinds 2014 jongeren met schulden.</p>"

    find = read_find(answer(paragraph * (BIG // len(paragraph))), SOURCE, KNOWLEDGE)

    assert find.municipalities == ("Ede",)
    assert len(find.text) <= 2 * LONGEST_STORY


def test_ten_megabytes_of_one_word_are_read() -> None:
    find = read_find(answer(b"<p>" + b"a" * BIG), SOURCE, KNOWLEDGE)

    assert len(find.text) <= LONGEST_STORY
