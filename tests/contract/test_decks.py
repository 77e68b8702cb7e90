"""What every writer of decks promises, for PowerPoint and OpenDocument alike."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.decks_read import ReadSlide, parts_of, read_slides
from tests.unit.presentations.decks import FOUR, deck_of, library
from zoek.presentations import SESSIONS, Deck, Layout
from zoek.presentations.fit import SMALLEST
from zoek.presentations.looks import TOKENS
from zoek.presentations.writing import FORMATS, write

TEXT_PARTS = re.compile(r"ppt/(?:slides/[^/]*|theme/theme1)\.xml|content\.xml")
TEXT_COLOURS = {
    "pptx": re.compile(r'<a:(?:dk1|dk2|lt1|lt2|accent\d|hlink|solidFill)[^>]*><a:srgbClr val="(\w{6})"'),
    "odp": re.compile(r'fo:color="#(\w{6})"'),
}
"""Of PowerPoint the theme, from which all texts take their colours by name."""
DECKS = {f"{session}-{len(names)}": (session, names) for session in SESSIONS for names in (FOUR, FOUR[:1])}


@cache
def deck(key: str) -> Deck:
    session, names = DECKS[key]
    return deck_of(*names, session=session, question="Wat helpt <gezinnen> & scholen?")


@cache
def written(kind: str, key: str) -> bytes:
    return write(deck(key), kind)


@cache
def slides(kind: str, key: str) -> list[ReadSlide]:
    return read_slides(written(kind, key), kind)


@pytest.fixture(params=FORMATS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=DECKS)
def key(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_text_of_the_deck_is_in_the_file_and_nothing_else(kind: str, key: str) -> None:
    for slide, read in zip(deck(key).slides, slides(kind, key), strict=True):
        sources = [slide.sources] if slide.sources else []

        assert read.name == slide.id
        assert read.title == "\n".join(filter(None, (slide.kicker, slide.title)))
        assert read.paragraphs == [*map(str, slide.points), *sources]
        assert read.cells == [list(row) for row in (slide.table.headings, *slide.table.rows)] if slide.table else True
        assert read.notes == list(slide.spoken)


def test_titles_are_unique_and_read_first(kind: str, key: str) -> None:
    read = slides(kind, key)

    assert len({slide.title for slide in read}) == len(read)
    assert {slide.kinds[0] for slide in read} <= {"title", "center_title"}


def test_a_body_is_a_placeholder_and_a_comparison_a_real_table(kind: str, key: str) -> None:
    for slide, read in zip(deck(key).slides, slides(kind, key), strict=True):
        assert read.kinds[1] in ({"table"} if slide.table else {"object", "body", "subtitle", "outline"})


def test_every_run_is_in_dutch(kind: str, key: str) -> None:
    assert {language for slide in slides(kind, key) for language in slide.languages} == {"nl-NL"}


def test_every_table_is_described_in_words(kind: str, key: str) -> None:
    tables = [slide for slide in slides(kind, key) if slide.cells]

    assert tables
    assert all(len(slide.descriptions[0]) > 40 for slide in tables)


def test_no_letter_on_a_slide_is_smaller_than_promised(kind: str, key: str) -> None:
    sizes = {size for slide in slides(kind, key) for size in slide.sizes}

    assert min(sizes) >= SMALLEST


def test_texts_have_the_colours_whose_contrast_is_tested(kind: str, key: str) -> None:
    """In the files themselves; test_looks.py holds every pair of text and ground of these colours to 4.5:1."""
    text = b"".join(part for name, part in parts_of(written(kind, key)).items() if TEXT_PARTS.fullmatch(name)).decode()
    found = set(TEXT_COLOURS[kind].findall(text))

    assert len(found) > 3
    assert {f"#{one.lower()}" for one in found} <= set(TOKENS.values())


def test_links_lead_to_sources_and_nowhere_else(kind: str, key: str) -> None:
    links = [link for slide in slides(kind, key) for link in slide.links]

    assert links == [source.url for source in deck(key).sources if source.url]


def test_the_same_deck_gives_the_same_bytes(kind: str) -> None:
    assert write(deck("kort-4"), kind) == written(kind, "kort-4")


def test_the_package_holds_no_macros_no_times_and_no_leftovers(kind: str) -> None:
    parts = parts_of(written(kind, "casus-4"))

    assert not [name for name in parts if "vba" in name.lower() or "printer" in name or "thumbnail" in name.lower()]
    assert next(iter(parts)) in {"mimetype", "[Content_Types].xml"}
    assert list(parts)[2:] == sorted(list(parts)[2:])


def test_every_layout_has_its_own_look(kind: str) -> None:
    styles = b"".join(part for name, part in parts_of(written(kind, "casus-4")).items() if name.endswith(".xml"))

    assert all(layout.value.encode() in styles for layout in Layout)


@pytest.mark.parametrize("name", sorted(library().practices)[::12])
def test_practices_of_every_sort_can_be_written(kind: str, name: str) -> None:
    made = deck_of(name, session="kort")

    assert len(read_slides(write(made, kind), kind)) == len(made.slides)
