"""`zoek harvest` against mock sites of institutes and a municipality: from their pages to results beside our own."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.mocksite.institutes import SCHOOLTEAM, SCHOOLTEAM_ARNHEM, VOORDEUR, institutes, write_source
from tests.mocksite.site import open_sites
from tests.samples import write_content
from tests.serving import zoek
from zoek.config import Settings
from zoek.library.harvested import read_harvest
from zoek.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from subprocess import CompletedProcess

    from flask.testing import FlaskClient

    from tests.mocksite.site import Site

CONTACT = "robot@voorbeeld.nl"


@dataclass(frozen=True)
class Place:
    """A content folder with sources, a data folder, the sites, and what the first harvest printed."""

    content: Path
    data: Path
    sites: Mapping[str, Site]
    printed: str = ""

    def zoek(self, *arguments: str, **settings: object) -> CompletedProcess[str]:
        own: dict[str, object] = {"ZOEK_CONTENT": self.content, "ZOEK_DATA": self.data, "ZOEK_LOOPBACK": 0}
        return zoek(*arguments, **own | {"ZOEK_CONTACT": CONTACT} | settings)

    def client(self) -> FlaskClient:
        return create_app(Settings(content=self.content, data=self.data)).test_client()

    def find_id(self, title: str) -> str:
        finds = read_harvest(self.data / "oogst").finds.values()
        return next(find.id for find in finds if find.title == title)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("institutes")
    content, data = write_content(folder / "content"), folder / "data"
    with open_sites(institutes()) as sites:
        for name, site in sites.items():
            write_source(content, name, site)
        done = Place(content, data, sites).zoek("harvest")
        assert done.returncode == 0, done.stderr
        yield Place(content, data, sites, done.stdout)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_finds_stand_in_the_results_beside_our_own_practices(place: Place) -> None:
    page = place.client().get("/zoeken?q=wijkteam").text
    titles = [text_of(title) for title in re.findall(r'<h3 class="zoek-hit__title">(.*?)</h3>', page, re.DOTALL)]

    assert SCHOOLTEAM_ARNHEM.title in titles
    assert "Wijkteams in Arnhem" in titles
    assert f'href="{place.sites["nji"].address}{SCHOOLTEAM_ARNHEM.path}" rel="noopener external"' in page
    assert f"Gevonden op {place.sites['nji'].host}" in text_of(page)


def test_a_result_of_others_shows_a_short_piece_and_never_the_whole_text(place: Place) -> None:
    page = text_of(place.client().get("/zoeken?q=jongerenwerker+spreekuur").text)

    assert SCHOOLTEAM_ARNHEM.title in page
    assert SCHOOLTEAM_ARNHEM.intro in page
    assert "Een jongerenwerker van het wijkteam houdt spreekuur op school" not in page


def test_results_can_be_narrowed_to_one_site_and_to_what_was_recognised(place: Place) -> None:
    client = place.client()

    in_arnhem = text_of(client.get("/zoeken?soort=vondst&gemeente=Arnhem").text)
    assert SCHOOLTEAM_ARNHEM.title in in_arnhem
    assert VOORDEUR.title not in in_arnhem
    found = text_of(client.get("/zoeken?soort=nji").text)
    assert SCHOOLTEAM.title in found
    assert VOORDEUR.title not in found


def test_the_page_of_a_find_tells_by_which_words_each_fact_was_recognised(place: Place) -> None:
    page = text_of(place.client().get(f"/vondsten/{place.find_id(SCHOOLTEAM_ARNHEM.title)}").text)

    assert "Niemand keek na of het klopt" in page
    assert "loopt sinds 2019" in page
    assert "Uitgever nji schreef deze pagina" in page
    assert place.client().get("/vondsten/vondst-bestaat-niet").status_code == 404


def test_news_and_indexes_are_left_out_with_a_reason_in_the_table(place: Place) -> None:
    assert "de pagina is alleen gelezen om haar verwijzingen" in place.printed
    assert re.search(r"^Proefsite nji +2 ", place.printed, re.MULTILINE)
    assert "documenten" in place.printed


def test_what_leads_to_a_person_is_in_the_archive_only(place: Place) -> None:
    finds = (place.data / "oogst" / "vondsten.jsonl").read_text(encoding="utf-8")

    archived = b"".join(gzip.decompress(file.read_bytes()) for file in (place.data / "oogst" / "archief").iterdir())
    assert b"jannie.deboer@voorbeeld.nl of" in archived
    assert "Meedoen kan bij contactpersoon […] ([…] of […])." in finds
    assert [word for word in ("annie", "jannie.deboer", "12345678") if word in finds] == []
    assert "Niets gevonden" in place.client().get("/zoeken?q=%22jannie+de+boer%22").text


def test_coverage_tells_per_source_what_is_in_and_what_is_not(place: Place) -> None:
    page = text_of(place.client().get("/dekking").text)

    assert "Zoek volgt nu geen enkele website" not in page
    assert "Een programma las deze websites het laatst op" in page
    assert "1 keer: de pagina is alleen gelezen om haar verwijzingen" in page
    assert "Niemand van ons bekeek deze website zelf" in page


def test_reading_the_archive_again_asks_nobody_and_gives_the_same_bytes(place: Place) -> None:
    files = [place.data / "oogst" / name for name in ("vondsten.jsonl", "overzicht.json")]
    asked = {name: len(site.log) for name, site in place.sites.items()}
    runs = []
    for _ in range(2):
        assert place.zoek("harvest", "--again", "--json").returncode == 0
        runs.append([path.read_bytes() for path in files])

    assert runs[0] == runs[1]
    assert {name: len(site.log) for name, site in place.sites.items()} == asked


def test_show_tells_what_would_be_recognised_and_leaves_the_index_as_it_is(place: Place) -> None:
    before = (place.data / "index" / "CURRENT").read_text(encoding="utf-8")

    done = place.zoek("harvest", "--again", "--show")

    assert f"{SCHOOLTEAM_ARNHEM.title} [vondst-" in done.stdout
    assert "periode: 2019- (door “loopt sinds 2019”)" in done.stdout
    assert (place.data / "index" / "CURRENT").read_text(encoding="utf-8") == before


def test_a_new_source_is_tried_on_five_pages_and_nothing_else_is_touched(place: Place, tmp_path: Path) -> None:
    fresh = Place(place.content, tmp_path / "data", place.sites)

    done = fresh.zoek("harvest", "nji", "--limit", "5", "--show")

    site = place.sites["nji"].address
    assert "  aanpak: 19 woorden: “Een jongerenwerker van het wijkteam houdt spreekuur op school. Zij…”" in done.stdout
    assert f"{site}/nieuws\n  de pagina bestaat niet meer (status 404)\n" in done.stdout
    assert re.search(r"^Proefsite nji +2 ", done.stdout, re.MULTILINE)
    assert "movisie" not in done.stdout
    assert "5 pagina's bezocht in" in done.stdout
    assert not (fresh.data / "index").exists()


def test_a_few_saved_pages_of_one_source_can_be_read_again(place: Place) -> None:
    done = place.zoek("harvest", "nji", "--again", "--show", "--limit", "2")
    document = json.loads(place.zoek("harvest", "nji", "--again", "--show", "--limit", "2", "--json").stdout)

    assert done.stdout.count("[vondst-") == 1
    assert "platform31" not in done.stdout
    assert "bezocht in" not in done.stdout
    assert [page["soort"] for page in document["gelezen"]] == ["muur", "praktijk"]
    assert document["nietGelezen"] == []
    assert [source["id"] for source in document["bronnen"]] == ["nji"]


def test_when_nothing_is_due_that_is_told(place: Place) -> None:
    assert "Geen enkele pagina is nu aan de beurt. Met --again herkent Zoek" in place.zoek("harvest").stdout


def test_a_search_on_the_command_line_tells_where_a_find_stands(place: Place) -> None:
    site = place.sites["nji"]
    (found, *_) = json.loads(place.zoek("search", "mbo geldzorgen", "--json").stdout)["treffers"]

    assert f"   Gevonden op {site.host}: {site.address}{SCHOOLTEAM_ARNHEM.path}" in place.zoek("search", "mbo").stdout
    assert (found["adres"], found["uitgever"]) == (f"{site.address}{SCHOOLTEAM_ARNHEM.path}", "Uitgever nji")


def test_the_table_is_there_as_json(place: Place) -> None:
    document = json.loads(place.zoek("harvest", "--json", "--limit", "1").stdout)

    assert {"bezocht", "vondsten", "bronnen"} == set(document)
    assert {source["id"] for source in document["bronnen"]} == {"arnhem", "movisie", "nji", "platform31"}


def test_a_draft_has_the_facts_the_source_and_no_prose(place: Place) -> None:
    done = place.zoek("harvest", "--draft", place.find_id(SCHOOLTEAM_ARNHEM.title))

    assert "gemeenten: [Arnhem]" in done.stdout
    assert f"{place.sites['nji'].address}{SCHOOLTEAM_ARNHEM.path}" in done.stdout
    assert "## Opgave\n\n## Aanpak\n" in done.stdout
    assert "jongerenwerker" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "settings", "told"),
    [
        (("harvest", "bestaat-niet"), {}, "Deze bronnen zijn er niet: bestaat-niet."),
        (("harvest",), {"ZOEK_CONTACT": ""}, "ZOEK_CONTACT is nog niet ingevuld"),
        (("harvest", "--draft", "vondst-0"), {}, "De vondst vondst-0 is er niet."),
    ],
)
def test_what_cannot_be_harvested_is_told(
    place: Place, arguments: tuple[str, ...], settings: dict[str, str], told: str
) -> None:
    done = place.zoek(*arguments, **settings)

    assert done.returncode == 1
    assert told in done.stderr
    assert "Tip: " in done.stderr


def test_a_draft_goes_with_no_other_option(place: Place) -> None:
    assert place.zoek("harvest", "nji", "--draft", "vondst-0").returncode == 2


def test_check_counts_the_sources_and_names_their_faults(place: Place, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    (content / "bronnen").mkdir()
    (content / "bronnen" / "fout.toml").write_text('naam = "A"\nsoort = "winkel"\n', encoding="utf-8")
    (content / "praktijken" / "wijkteams-arnhem.md").write_text("---\n---\n", encoding="utf-8")

    sound, faulty = place.zoek("check"), place.zoek("check", str(content))

    assert "4 bronnen om te volgen, waarvan 4 nog niet live gezien." in sound.stdout
    assert faulty.returncode == 1
    assert "bronnen/fout.toml:2: soort: 'winkel' kan hier niet." in faulty.stderr
    assert "praktijken/wijkteams-arnhem.md:" in faulty.stderr
