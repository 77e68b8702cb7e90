"""Sources as files: what a sound one gives, and every fault with its line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.errors import ContentError
from zoek.harvest.sources import Source, is_own_host, read_sources

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
# A comment
naam = "Voorbeeld"
uitgever = "Instituut"
soort = "kennisinstituut"
start = ["https://www.voorbeeld.example/praktijken"]
licentie = "Onbekend."
contact = "De contactpagina"
"""


def written(folder: Path, text: str, name: str = "voorbeeld") -> Path:
    (folder / "bronnen").mkdir(exist_ok=True)
    (folder / "bronnen" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as told:
        read_sources(folder, {"Ede"})
    return [str(fault) for fault in told.value.faults]


def test_a_sound_file_is_a_source_with_the_hosts_of_its_starts(tmp_path: Path) -> None:
    (source,) = read_sources(written(tmp_path, SOUND)).values()

    assert (source.id, source.name, source.kind) == ("voorbeeld", "Voorbeeld", "kennisinstituut")
    assert source.hosts == ("www.voorbeeld.example",)
    assert source.site == "voorbeeld.example"
    assert source.seen_live is None


def test_every_key_is_read(tmp_path: Path) -> None:
    more = """\
hosts = ["www.voorbeeld.example", "*.begroting-*.example"]
sitemaps = ["https://www.voorbeeld.example/sitemap.xml"]
volgen = ["^/p\\\\d+/"]
nietVolgen = ["/nieuws"]
herkennen = ["praktijk"]
wachttijd = 2.5
paginasPerDag = 10
diepte = 2
opnieuwNaDagen = 7
gemeente = "Ede"
liveGezien = 2026-11-25
[velden]
hoofdtekst = "main > article"
watGingMoeilijk = "#moeilijk p"
"""
    (source,) = read_sources(written(tmp_path, SOUND + more), {"Ede"}).values()

    assert source.follow == (r"^/p\d+/",)
    assert (source.delay_s, source.pages_a_day, source.depth, source.revisit_days) == (2.5, 10, 2, 7)
    assert (source.municipality, source.seen_live) == ("Ede", date(2026, 11, 25))
    assert source.selectors == {"main": "main > article", "difficulties": "#moeilijk p"}


def test_a_folder_without_sources_has_none(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('soort = "winkel"', "bronnen/voorbeeld.toml:8: soort: 'winkel' kan hier niet."),
        ("naam = 3", "naam: Dit is geen tekst."),
        ('start = "https://a.example"', "start: Dit is geen lijst."),
        ("start = []", "start: Er is geen enkel adres om te beginnen."),
        ('start = ["ftp://a.example"]', "start: 'ftp://a.example' is geen webadres."),
        ('hosts = ["*"]', "hosts: '*' is geen naam van een site."),
        ('hosts = ["a b"]', "hosts: 'a b' is geen naam van een site."),
        ('volgen = ["("]', "volgen: '(' is geen reguliere uitdrukking."),
        ("wachttijd = 0.1", "wachttijd: '0.1' kan hier niet. Verwacht: seconden, van 1 tot en met 120"),
        ("wachttijd = true", "wachttijd: 'True' kan hier niet."),
        ("diepte = 11", "diepte: '11' kan hier niet. Verwacht: een getal van 0 tot en met 10"),
        ("diepte = true", "diepte: 'True' kan hier niet."),
        ('liveGezien = "gisteren"', "liveGezien: 'gisteren' is geen datum."),
        ("velden = 1", "velden: Dit is geen tabel."),
        ('velden = {kop = "h1"}', "velden: Deze velden kent Zoek niet: kop."),
        ('velden = {titel = "h1["}', "velden: 'h1[' bij titel is geen CSS-selector."),
        ("kleur = 1", "kleur: Deze naam kent Zoek niet."),
        ('gemeente = "Atlantis"', "gemeente: De gemeente 'Atlantis' bestaat niet."),
        (
            'sitemaps = ["https://elders.example/s.xml"]',
            "sitemaps: https://elders.example/s.xml staat niet op een van de eigen sites.",
        ),
    ],
)
def test_every_fault_names_its_key_and_what_is_expected(tmp_path: Path, line: str, told: str) -> None:
    key = line.partition(" =")[0]
    kept = "".join(f"{one}\n" for one in SOUND.splitlines() if not one.startswith(f"{key} ="))

    (fault,) = faults_of(written(tmp_path, kept + ("\n" if key == "soort" else "") + line))

    assert told in fault


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, SOUND, "Hoofdletters")
    written(tmp_path, "naam = ", "kapot")
    written(tmp_path, 'soort = "winkel"', "leeg")
    (tmp_path / "bronnen" / "latin.toml").write_bytes(b"naam = '\xe9'")

    told = faults_of(tmp_path)

    assert [fault for fault in told if "Hoofdletters.toml:1: Deze bestandsnaam kan niet." in fault]
    assert [fault for fault in told if fault.startswith("bronnen/kapot.toml:1: Hier klopt de schrijfwijze niet.")]
    assert [fault for fault in told if "latin.toml:1: Dit bestand is niet te lezen." in fault]
    assert {fault.split(": ")[1] for fault in told if "leeg.toml" in fault} == {
        "soort",
        "naam",
        "uitgever",
        "start",
        "licentie",
        "contact",
    }


def test_two_sources_do_not_share_a_site(tmp_path: Path) -> None:
    written(tmp_path, SOUND, "een")
    written(tmp_path, SOUND, "twee")

    assert faults_of(tmp_path) == [
        "bronnen/twee.toml:1: hosts: www.voorbeeld.example hoort ook bij bronnen/een.toml. Verwacht: elke site bij één bron"
    ]


def test_a_star_stands_for_one_part_of_a_name() -> None:
    source = Source("a", "Jaarstukken", "A", "gemeente", (), "", "", hosts=("*.begroting-*.nl", "vast.nl:8080"))

    assert is_own_host(source, "ede.begroting-2025.nl")
    assert is_own_host(source, "vast.nl:8080")
    assert not is_own_host(source, "a.b.begroting-2025.nl")
    assert not is_own_host(source, "ede.begroting-2025.nl.kwaad.example")
    assert not is_own_host(source, "vast.nl")
    assert source.site == "Jaarstukken"


def test_the_sources_of_the_project_are_sound_and_none_was_seen_live_yet() -> None:
    sources = read_sources(ROOT / "content")

    assert len(sources) >= 10
    assert {source.seen_live for source in sources.values()} == {None}
    assert min(source.delay_s for source in sources.values()) >= 5
