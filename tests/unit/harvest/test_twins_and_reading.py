"""The same practice twice, what leads to a person, and pages that are read again or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.unit.harvest.rows import NOW, SITE, SOURCE
from zoek.harvest.answer import Answer, Knowledge, Recognised
from zoek.harvest.archive import Archive
from zoek.harvest.draft import draft
from zoek.harvest.overview import following
from zoek.harvest.reading import Reader, read_pages, to_read, version_of_rules
from zoek.harvest.store import Role, State, Store
from zoek.harvest.twins import MOST_TEXTS, Grouped, grouped, likeness, sketch
from zoek.library.find import Find, Recognition, Twin, find_id
from zoek.library.practice import Period
from zoek.library.thesaurus import Thesaurus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zoek.harvest.sources import Source

AT = datetime.fromtimestamp(NOW, UTC)
WORDS = ["wijkteam", "gezin", "coach", "school", "buurt", "hulp", "schuld", "plan", "overleg", "corporatie", "jongere"]
WORDS += ["ouder", "zorg", "werk", "dag"]
STORY = " ".join(f"{one} {other}" for one in WORDS for other in WORDS[:5])
OTHER = " ".join(f"{one} en {other}" for one in WORDS[::-1] for other in WORDS[3:9])


def find(path: str, text: str = STORY, **values: object) -> Find:
    made = Find(find_id(SITE + path), SITE + path, "bron", "Uitgever", f"Titel {path}", text=text)
    return replace(made, **values)  # type: ignore[arg-type]  # what a test gives


def test_texts_are_as_alike_as_the_runs_they_share() -> None:
    half = STORY[: len(STORY) // 2] + OTHER[: len(OTHER) // 2]

    assert likeness(sketch(STORY), sketch(STORY)) == 1
    assert likeness(sketch(STORY), sketch(OTHER)) == 0
    assert 0.2 < likeness(sketch(STORY), sketch(half)) < 0.5
    assert likeness(sketch(""), sketch("")) == 0


def test_a_printed_version_stands_under_the_page_itself() -> None:
    groups = grouped(
        [find("/print", f"Afdrukken. {STORY}"), find("/pagina", STORY, sections={"approach": "Samen."})], {}
    )

    assert [one.address for one in groups.kept] == [f"{SITE}/pagina"]
    assert groups.kept[0].twins == (Twin(f"{SITE}/print", "Titel /print", "Uitgever"),)
    assert [one.address for one in groups.others] == [f"{SITE}/print"]


def test_what_still_exists_goes_before_what_is_gone_and_a_page_before_a_pdf() -> None:
    kept = grouped([find("/a", gone_since=date(2026, 1, 1)), find("/b.pdf", page=2), find("/c")], {}).kept

    assert [one.address for one in kept] == [f"{SITE}/c"]
    assert {twin.address for twin in kept[0].twins} == {f"{SITE}/a", f"{SITE}/b.pdf#page=2"}


def test_a_copy_of_our_own_description_stands_under_it() -> None:
    groups = grouped([find("/kopie"), find("/eigen", OTHER)], {"onze-praktijk": STORY, "andere": "Niets daarvan."})

    assert [one.address for one in groups.kept] == [f"{SITE}/eigen"]
    assert [one.address for one in groups.others] == [f"{SITE}/kopie"]
    assert groups.of_own == {"onze-praktijk": (Twin(f"{SITE}/kopie", "Titel /kopie", "Uitgever"),)}


def test_short_texts_are_twins_only_when_all_their_words_are() -> None:
    short = [find("/a", "Een korte tekst."), find("/b", "Een korte tekst!"), find("/c", "Een korte zin.")]

    assert len(grouped(short, {}).kept) == 2


def test_twins_are_found_among_many_texts_that_share_the_phrases_of_a_site() -> None:
    own = [" ".join(f"{one}{other}{n}" for one in WORDS for other in WORDS) for n in range(MOST_TEXTS + 5)]
    many = [find(f"/{n}", f"{OTHER} {text}") for n, text in enumerate(own)]
    copy = replace(many[7], id="vondst-kopie", address=f"{SITE}/kopie")

    groups = grouped([*many, copy], {})

    assert len(groups.kept) == len(many)
    assert [one.address for one in groups.others] == [f"{SITE}/kopie"]


def test_the_order_in_which_finds_come_changes_nothing() -> None:
    finds = [find(f"/{number}", STORY + f" {number}") for number in range(5)] + [find("/x", OTHER)]

    assert grouped(finds, {}) == grouped(finds[::-1], {})


def reader(text: str = "Bel Jan op 06-12345678.", version: str = "1") -> Reader:
    def recognise(answer: Answer, source: Source, _: Knowledge) -> Recognised:
        made = Find(find_id(answer.address), answer.address, source.id, source.publisher, text, snippet=text, text=text)
        facts = (Recognition("partners", "info@voorbeeld.nl", text),)
        return Recognised(
            (replace(made, sections={"approach": text}, partners=(text,), costs=(text,), reasons=facts),),
            kind="praktijk",
        )

    return Reader(recognise, version, Knowledge(Thesaurus({}), {}))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with two pages that were fetched, of which one forbids snippets, and a sitemap."""
    opened, archive = Store(tmp_path / "oogst.sqlite"), Archive(tmp_path / "archief", AT)
    for path, flags in (("/een", ""), ("/twee", "nosnippet")):
        opened.add(SITE + path, "bron", Role.PAGE, 1, NOW)
        file, place = archive.append(Answer(SITE + path, "text/html", "", b"<p>x</p>", AT), "0", [])
        opened.change(SITE + path, state=State.GOOD, file=file, place=place, flags=flags, last_seen=NOW)
    opened.add(f"{SITE}/s.xml", "bron", Role.SITEMAP, 0, NOW)
    archive.close()
    yield opened
    opened.close()


def read(
    store: Store, folder: Path, by: Reader, source: Source = SOURCE, *, is_again: bool = False
) -> list[Recognised]:
    sources = {"bron": source}
    wanted = to_read(store, sources, by, is_again=is_again)
    return [one.recognised for one in read_pages(wanted, store, folder / "archief", sources, by)]


def test_what_leads_to_a_person_is_out_of_every_text_of_a_find(store: Store, tmp_path: Path) -> None:
    read(store, tmp_path, reader())

    lines = [line for _, line in store.finds()]
    assert len(lines) == 2
    assert [line for line in lines if "12345678" in line or "@" in line] == []


def test_a_page_that_forbids_snippets_has_none(store: Store, tmp_path: Path) -> None:
    read(store, tmp_path, reader("Tekst"))

    assert {address: Find.from_json(line).snippet for address, line in store.finds()} == {
        f"{SITE}/een": "Tekst",
        f"{SITE}/twee": "",
    }


def test_pages_are_read_once_until_rules_source_or_knowledge_change(store: Store, tmp_path: Path) -> None:
    assert len(read(store, tmp_path, reader())) == 2
    assert read(store, tmp_path, reader()) == []
    assert len(read(store, tmp_path, reader(), is_again=True)) == 2
    assert len(read(store, tmp_path, reader(version="2"))) == 2
    assert len(read(store, tmp_path, reader(version="2"), replace(SOURCE, selectors={"main": "p"}))) == 2


def test_of_pages_that_are_read_again_a_few_can_be_asked_for_and_practices_come_first(store: Store) -> None:
    sources = {"bron": replace(SOURCE, pages=("/twee",))}

    wanted = to_read(store, sources, reader(), is_again=True, most=1)

    assert [row.address for row, _ in wanted] == [f"{SITE}/twee"]


def test_a_page_that_may_be_no_practice_is_not_recognised(store: Store, tmp_path: Path) -> None:
    readings = read(store, tmp_path, reader(), replace(SOURCE, pages=("/een",)))

    assert [one.reason for one in readings] == ["", "de pagina is alleen gelezen om haar verwijzingen"]


def test_a_page_whose_bytes_are_gone_keeps_its_find_and_is_fetched_anew(store: Store, tmp_path: Path) -> None:
    read(store, tmp_path, reader())
    for path in (tmp_path / "archief").iterdir():
        path.unlink()

    assert read(store, tmp_path, reader(), is_again=True) == []
    row = store.page(f"{SITE}/een")
    assert row
    assert (row.file, row.due) == ("", 0)
    assert len(list(store.finds())) == 2


def test_the_version_of_the_rules_is_the_same_until_they_change() -> None:
    assert version_of_rules() == version_of_rules()


def test_a_source_tells_how_it_stands(store: Store) -> None:
    store.change(f"{SITE}/een", reason="er is geen titel")
    store.change(f"{SITE}/twee", state=State.REFUSED, note="robots.txt verbiedt dit adres")
    store.change(f"{SITE}/s.xml", state=State.GOOD, reason="de sitemap is te groot")
    store.rest("www.voorbeeld.example", "bron", NOW + 9, "te druk")

    groups = Grouped([find("/een")], [find("/drie")], {})
    state = following(SOURCE, store, groups, NOW)

    assert (state.finds, state.twins, state.pages, state.waiting) == (1, 1, 3, 0)
    assert state.left_out == {"er is geen titel": 1}
    assert state.refused == {"robots.txt verbiedt dit adres": 1}
    assert state.failed == {"de sitemap is te groot": 1}
    assert state.hosts == ("www.voorbeeld.example: te druk",)
    assert state.last_good == AT.date()
    assert following(SOURCE, store, groups, NOW + 10).hosts == ()


def test_a_source_tells_that_its_pages_for_one_day_are_spent(store: Store) -> None:
    store.add(f"{SITE}/drie", "bron", Role.PAGE, 1, NOW)
    store.add(f"{SITE}/vier", "bron", Role.PAGE, 1, NOW + 9)
    store.take("bron", NOW)

    state = following(replace(SOURCE, pages_a_day=1), store, Grouped([], [], {}), NOW)

    assert state.hosts == (
        "voorbeeld.example: de 1 pagina's voor één dag zijn bezocht, Zoek gaat de volgende dag verder",
    )


def test_a_draft_names_the_page_of_a_pdf_and_the_year_of_publication() -> None:
    text = draft(find("/a.pdf", page=3, published=date(2019, 5, 1), period=Period(2015)), date(2026, 11, 25))

    assert f"{SITE}/a.pdf#page=3" in text
    assert "jaar: 2019" in text
    assert "geraadpleegd: 2026-11-25" in text
    assert STORY not in text
