"""Pages of others on our pages: in results, on a page of their own, after their end, and counted on /dekking."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.samples import write_content
from tests.unit.web.test_pages import text_of
from zoek.config import Settings
from zoek.library import Period
from zoek.library.find import Find, Recognition, Twin, find_id
from zoek.library.harvested import Following, Harvest, write_harvest
from zoek.search.publish import publish
from zoek.web import create_app

if TYPE_CHECKING:
    from flask.testing import FlaskClient

AT = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
SITE = "https://www.nji.example"
FIND = Find(
    id=find_id(f"{SITE}/praktijk"),
    address=f"{SITE}/praktijk",
    source="nji",
    publisher="Jeugdinstituut",
    title="Moestuin voor jongeren",
    snippet="Jongeren werken in een moestuin.",
    text="Een geheim radijsje groeide achter het schuurtje.",
    sections={"approach": "De begeleider plant spruitjes."},
    municipalities=("Enschede",),
    period=Period(2015, 2018),
    transitions=("jeugd",),
    themes=("wijkteam",),
    target_groups=("jongeren",),
    published=date(2019, 3, 1),
    reasons=(
        Recognition("municipalities", "Enschede", "in Enschede"),
        Recognition("themes", "wijkteam", "het buurtteam"),
        Recognition("target_groups", "jongeren", "jongeren"),
        Recognition("transitions", "jeugd", "jeugdhulp"),
        Recognition("period", "2015-2018", "van 2015 tot 2018"),
        Recognition("published", "2019-03-01", "1 maart 2019"),
    ),
    first_seen=date(2026, 11, 1),
    last_seen=date(2026, 11, 24),
    twins=(Twin("https://www.ander.example/moestuin", "De moestuin", "Ander"),),
)
GONE = replace(
    FIND,
    id=find_id(f"{SITE}/weg"),
    address=f"{SITE}/weg",
    title="Kas voor ouderen",
    gone_since=date(2026, 11, 25),
    twins=(),
)
PAGE = replace(
    FIND,
    id=find_id(f"{SITE}/r.pdf", 7),
    address=f"{SITE}/r.pdf",
    page=7,
    title="Rapport over kassen",
    snippet="",
    twins=(),
)
SOURCE = Following(
    "nji", "NJi: praktijken", "Jeugdinstituut", "nji.example", SITE, "Vrij.", False, finds=3, twins=1, pages=9, waiting=2, gone=1,
    left_out={"Dit is een nieuwsbericht.": 2}, refused={"robots.txt verbiedt dit adres": 1}, failed={"het antwoord duurde te lang": 1},
    hosts=("nji.example: te druk",), last_good=date(2026, 11, 24),
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("finds")
    content, data = write_content(folder / "content"), folder / "data"
    nothing = replace(
        SOURCE,
        id="leeg",
        name="Leeg",
        site="leeg.example",
        finds=0,
        twins=0,
        gone=0,
        left_out={},
        refused={},
        failed={},
        hosts=(),
        last_good=None,
        is_seen_live=True,
    )
    finds = {find.id: find for find in (FIND, GONE, PAGE)}
    twins = {"wijkteams-arnhem": (Twin("https://www.ander.example/arnhem", "Wijkteams", "Ander"),)}
    write_harvest(data / "oogst", Harvest(finds, (SOURCE, nothing), AT, twins))
    publish(content, data, AT, lambda done, total: None)
    return create_app(Settings(content=content, data=data)).test_client()


def test_a_find_is_a_result_that_leads_to_the_page_itself(client: FlaskClient) -> None:
    page = client.get("/zoeken?q=moestuin").text

    assert f'<a href="{SITE}/praktijk" rel="noopener external">' in page
    text = text_of(page)
    assert "Gevonden op nji.example · Enschede · 2015 tot en met 2018" in text
    assert "gezien op 24 november 2026" in text
    assert "ook beschreven door Ander" in text


def test_all_text_of_a_find_is_searched_and_none_of_it_is_quoted(client: FlaskClient) -> None:
    page = text_of(client.get("/zoeken?q=radijsje").text)

    assert "Moestuin voor jongeren" in page
    assert "gevonden op “radijsje”" in page
    assert "geheim radijsje" not in page


def test_finds_have_facets_and_a_filter_for_each_site(client: FlaskClient) -> None:
    page = client.get("/zoeken?soort=nji&thema=wijkteam&doelgroep=jongeren&van=2016&tot=2017").text

    assert "3 resultaten" in page
    assert "<span>Gevonden op nji.example <small>" in page
    assert client.get("/zoeken?q=moestuin&soort=praktijk").text.count("Gevonden op nji.example ·") == 0


def test_a_page_that_is_gone_says_since_when_and_leads_to_the_web_archive(client: FlaskClient) -> None:
    result = client.get("/zoeken?q=kas+voor+ouderen").text
    own = client.get(f"/vondsten/{GONE.id}").text

    assert f'href="/vondsten/{GONE.id}"' in result
    assert f'<a href="{SITE}/weg"' not in result
    assert "bestaat niet meer sinds 25 november 2026" in result
    assert f'href="https://web.archive.org/web/20261124/{SITE}/weg"' in own


def test_a_practice_of_our_own_names_the_pages_that_say_the_same(client: FlaskClient) -> None:
    link = '<a href="https://www.ander.example/arnhem" rel="noopener external">'

    results = client.get("/zoeken?q=arnhem+wijkteams&soort=praktijk").text
    assert link in results
    assert "Ook beschreven door Ander" in text_of(results)
    own = client.get("/praktijken/wijkteams-arnhem").text
    assert link in own
    assert "Ook beschreven door" in text_of(own)


def test_a_find_in_a_pdf_opens_at_its_page(client: FlaskClient) -> None:
    assert f'href="{SITE}/r.pdf#page=7"' in client.get("/zoeken?q=rapport+kassen").text
    assert "Lees de pagina op nji.example, bladzijde 7" in text_of(client.get(f"/vondsten/{PAGE.id}").text)


def test_the_page_of_a_find_has_its_facts_with_the_words_that_gave_them_and_is_not_for_robots(
    client: FlaskClient,
) -> None:
    html = client.get(f"/vondsten/{FIND.id}").text
    text = text_of(html)

    assert '<meta name="robots" content="noindex">' in html
    assert "Waar Enschede ( “in Enschede” )" in text.replace("(“", "( “").replace("”)", "” )")
    assert "sociaal wijkteam" in text
    assert "Jongeren" in text
    assert "Wanneer 2015 tot en met 2018 (“van 2015 tot 2018”)" in text
    assert "Gepubliceerd 1 maart 2019" in text
    assert "De pagina vertelt over: aanpak." in text
    assert "De moestuin" in text
    assert "spruitjes" not in text


def test_a_find_that_is_not_there_is_a_page_not_found(client: FlaskClient) -> None:
    answer = client.get("/vondsten/vondst-0")

    assert answer.status_code == 404
    assert "Deze vondst is er niet." in text_of(answer.text)


def test_coverage_tells_what_is_in_what_is_not_and_why(client: FlaskClient) -> None:
    html = client.get("/dekking").text
    text = text_of(html)

    assert "Een programma las deze websites het laatst op 25 november 2026." in text
    for told in (
        "2 keer: Dit is een nieuwsbericht.",
        "1 keer: robots.txt verbiedt dit adres",
        "nji.example: te druk.",
        "nog nooit",
    ):
        assert told in text
    assert 'href="/zoeken?soort=nji"' in html
    assert text.count("Niemand van ons bekeek deze website zelf") == 1
    assert re.search(r"nji\.example 3 gevonden op nji\.example 3 1 1 24 november 2026", text)


def test_a_search_for_finds_works_for_other_programs_too(client: FlaskClient) -> None:
    (hit,) = [
        hit
        for hit in client.get("/api/v1/praktijken/_zoek?q=moestuin").json["treffers"]  # type: ignore[index]
        if hit["id"] == FIND.id
    ]
    assert (hit["adres"], hit["uitgever"]) == (FIND.address, FIND.publisher)
    assert client.get("/feeds/zoeken.atom?q=moestuin").status_code == 200


def test_programs_are_told_of_every_website_that_is_followed(client: FlaskClient) -> None:
    told = client.get("/api/v1/dekking").get_json()
    schemas = client.get("/api/v1/openapi.json").get_json()["components"]["schemas"]
    websites = {site["id"]: site for site in told["websites"]}

    assert told["websitesGelezenOp"] == "2026-11-25"
    assert websites["nji"]["magNiet"] == {"robots.txt verbiedt dit adres": 1}
    assert (websites["nji"]["teVinden"], websites["nji"]["laatstGezien"]) == (3, "2026-11-24")
    assert websites["leeg"]["laatstGezien"] is None
    assert set(websites["nji"]) == set(schemas["Dekking"]["properties"]["websites"]["items"]["properties"])
