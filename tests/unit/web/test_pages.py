"""Every kind of page says what it should, and no address gives an error page that blames nobody."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zoek.config import Settings
from zoek.search.query import FACET_KEYS
from zoek.search.results import Facet, FacetValue
from zoek.web import create_app
from zoek.web.search import shown_values

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

PAGES = {
    "/": "Kijk eerst wat er al is",
    "/zoeken?q=wijkteams": "3 resultaten voor “wijkteams”",
    "/zoeken?q=zeppelin": "Niets gevonden voor “zeppelin”",
    "/praktijken": "Alle 2 praktijken",
    "/praktijken?ordening=gemeente": "Alle 2 praktijken",
    "/praktijken/achter-de-voordeur-enschede": "Achter de voordeur in Enschede",
    "/lessen": "De lessen van de werkateliers",
    "/lessen/les-4-kijk-wat-er-al-is": "Kijk wat er al is",
    "/gemeenten": "Gemeenten",
    "/gemeenten/Den%20Haag": "Den Haag",
    "/gemeenten/Boarnsterhim": "Boarnsterhim",
    "/begrippen": "Begrippen van A tot Z",
    "/begrippen/awbz": "AWBZ",
    "/dekking": "Wat er wel en niet in staat",
    "/onderwerpen": "Onderwerpen",
    "/kaart": "Waar praktijken spelen",
    "/tijdlijn": "Tijdlijn",
    "/nieuw": "Nieuw en gewijzigd",
    "/api": "Voor andere programma's",
    "/help": "Help",
}


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def headings(html: str, level: int) -> list[str]:
    return [text_of(heading) for heading in re.findall(rf"<h{level}\b.*?</h{level}>", html, re.DOTALL)]


@pytest.mark.parametrize(("address", "heading"), PAGES.items())
def test_each_page_has_one_main_heading_a_dutch_title_and_no_code_of_its_own(
    client: FlaskClient, address: str, heading: str
) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert headings(answer.text, 1) == [heading]
    assert '<html lang="nl">' in answer.text
    code = re.sub(r'<script type="application/ld\+json">\{[^<]*\}</script>', "", answer.text)
    scripts = re.findall(r"<script\b[^>]*>.*?</script\b", code, re.DOTALL | re.IGNORECASE)
    assert code.lower().count("<script") == len(scripts) == ('role="search"' in code)
    own = re.compile(r'<script type="module" src="/scripts/suggest\.js\?v=[0-9a-f]{12}"></script')
    assert all(own.fullmatch(script) for script in scripts)
    assert not re.search(r'\s(?:style|on\w+)="', answer.text)


@pytest.mark.parametrize("address", [*PAGES, "/weg", "/healthz"])
def test_every_answer_carries_the_safety_headers_and_no_cookie(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert {"script-src 'self'", "connect-src 'self'"} <= set(policy.split("; "))
    assert set(re.findall(r"[^\s;]*[:*.][^\s;]*", policy)) == set()
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers


def test_strict_transport_is_asked_for_over_https_alone(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" in client.get("/", base_url="https://zoek.example").headers
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_the_found_words_are_marked_and_explained(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteams+coach").text

    assert "<mark>wijkteam</mark>" in html
    assert "gevonden op “wijkteam”, een vorm van “wijkteams”" in html
    assert "niet gevonden: coach" in html


def test_results_with_all_words_are_one_link_away(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteam+schulden").text

    assert "1 van de 3 heeft alle woorden. Toon alleen resultaten met alle woorden" in text_of(html)
    assert "woorden=alle" in html


def test_chosen_filters_are_ticked_and_can_be_removed_each(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteam&gemeente=Arnhem&transitie=awbz-wmo&van=2010").text

    assert re.search(r'name="gemeente" value="Arnhem"[^>]* checked', html)
    assert 'href="/zoeken?q=wijkteam&amp;transitie=awbz-wmo&amp;van=2010"' in html
    assert 'href="/zoeken?q=wijkteam&amp;gemeente=Arnhem&amp;transitie=awbz-wmo"' in html


def test_a_typed_filter_becomes_a_chosen_filter(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteam+gemeente:arnhem").text

    assert re.search(r'name="gemeente" value="Arnhem"[^>]* checked', html)
    assert 'name="q" type="search" value="wijkteam"' in html


def test_another_question_keeps_the_chosen_filters(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteam&gemeente=Arnhem&van=2010").text

    (bar,) = re.findall(r'<form class="zoek-search-bar".*?</form>', html, re.DOTALL)
    assert '<input type="hidden" name="gemeente" value="Arnhem">' in bar
    assert '<input type="hidden" name="van" value="2010">' in bar


def test_nothing_found_tells_what_was_understood_and_what_to_do(client: FlaskClient) -> None:
    text = text_of(client.get("/zoeken?q=coach+-ballon&gemeente=Arnhem").text)

    assert "Zoek begreep uw vraag als: “coach”, zonder “ballon”." in text
    assert "Zoek zonder het filter Arnhem : 1 resultaat" in text
    assert "Niets gevonden wil niet zeggen dat het niet bestaat." in text


@pytest.mark.parametrize(
    "address",
    [
        "/zoeken?q=coach+-ballon&gemeente=Arnhem&soort=les",
        "/zoeken?q=zeppelin&transitie=jeugd&van=2010",
        '/zoeken?q="coach+wijkteam"',
        "/zoeken?q=wijkteem+zeppelin&woorden=alle",
        "/zoeken?q=wijkteems&uitbreiden=nee",
    ],
)
def test_every_question_that_is_offered_when_nothing_was_found_leads_to_results(
    client: FlaskClient, address: str
) -> None:
    html = client.get(address).text
    (offered,) = re.findall(r'<div class="zoek-nothing">.*?</div>', html, re.DOTALL)

    links = [unescape(link) for link in re.findall(r'href="([^"]+)"', offered)]
    assert links
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert "Niets gevonden voor" not in answer.text


def test_what_was_searched_besides_the_words_typed_is_told_with_one_link_without_it(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=AWBZ").text

    assert "Ook gezocht op: Wmo (een opvolger van “AWBZ”)." in text_of(html)
    assert 'href="/zoeken?q=AWBZ&amp;uitbreiden=nee">Zoek alleen op wat u typte' in html
    assert "gevonden op “Wmo”, een opvolger van “AWBZ”" in html
    literal = client.get("/zoeken?q=Wmo&uitbreiden=nee").text
    assert "Ook gezocht op" not in literal
    assert 'href="/zoeken?q=Wmo">Zoek ook op andere woorden voor hetzelfde' in literal


def test_a_place_in_the_question_can_be_made_a_filter(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteam+arnhem").text

    assert "U noemt Arnhem. Wat daar speelt, staat hoger." in html
    assert 'href="/zoeken?q=wijkteam&amp;gemeente=Arnhem">Toon alleen Arnhem' in html


def test_a_place_of_which_there_is_nothing_is_told(client: FlaskClient) -> None:
    text = text_of(client.get("/zoeken?q=wijkteam+Leeuwarden").text)

    assert "U noemt Leeuwarden. In deze verzameling staat geen praktijk van daar." in text
    assert "Toon alleen Leeuwarden" not in text


def test_what_follows_from_a_place_leaves_quotes_and_other_words_as_they_are(client: FlaskClient) -> None:
    html = unescape(client.get('/zoeken?q="achter de voordeur" in Enschede en Arnhem').text)

    assert 'q="achter+de+voordeur"&gemeente=Enschede' in html.replace("%22", '"')
    assert "Toon alleen Enschede en Arnhem" in html


def test_years_in_the_question_can_be_made_a_filter(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteam+sinds+2013").text

    assert "U noemt een periode: sinds 2013. Wat toen liep, staat hoger." in html
    assert 'href="/zoeken?q=wijkteam&amp;van=2013">Toon alleen wat toen liep' in html


def test_a_misspelt_word_is_corrected_when_nothing_is_found_and_else_offered(client: FlaskClient) -> None:
    corrected = client.get("/zoeken?q=woningcorperatie").text
    offered = client.get("/zoeken?q=wijkteam+woningcorperatie").text

    assert "Geen enkel resultaat heeft “woningcorperatie”." in corrected
    assert 'href="/zoeken?q=woningcorperatie&amp;uitbreiden=nee">Zoek toch op' in corrected
    assert "<strong>wijkteam woningcorporatie</strong></a>? (3 resultaten)" in offered


def test_a_phrase_that_is_nowhere_can_be_searched_as_words(client: FlaskClient) -> None:
    html = unescape(client.get('/zoeken?q="zeppelin wijkteam"').text)

    assert 'href="/zoeken?q=zeppelin+wijkteam">Zoek zonder aanhalingstekens' in html


@pytest.mark.parametrize(
    ("address", "notice"),
    [
        ("/zoeken?gemeente=Atlantis", "Het filter gemeente: 'Atlantis' kent Zoek niet."),
        ("/zoeken?van=ooit", "'ooit' is geen jaar."),
        ("/zoeken?sorteer=mooiste", "Sorteren op 'mooiste' kan niet."),
        ("/zoeken?pagina=-1", "Pagina '-1' bestaat niet."),
        ("/zoeken?pagina=1000000000", "Pagina 1000000000 bestaat niet."),
        ("/zoeken?q=" + "wijkteam+" * 600, "Uw vraag was erg lang."),
    ],
)
def test_what_cannot_be_used_is_told_on_a_page_of_results(client: FlaskClient, address: str, notice: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert notice in unescape(answer.text)


def test_a_practice_shows_its_facts_sources_and_silence(client: FlaskClient) -> None:
    html = client.get("/praktijken/wijkteams-arnhem").text
    other = client.get("/praktijken/achter-de-voordeur-enschede").text

    assert "De bronnen zeggen hier niets over." in html
    assert "sinds 2014" in html
    assert "ongeveer 2008 tot en met 2012" in other
    assert '<a class="zoek-source-mark" href="#bron-2" aria-label="bron 2">[2]</a>' in other
    assert '<span class="zoek-reading">duiding</span>' in other
    assert "Van dit stuk kennen we alleen de samenvatting" in other
    assert "/lessen/les-4-kijk-wat-er-al-is" in other


def test_a_former_municipality_leads_to_its_successor(client: FlaskClient) -> None:
    assert "Sinds 1 januari 2014 hoort het gebied bij Leeuwarden" in text_of(client.get("/gemeenten/Boarnsterhim").text)


def test_a_concept_shows_its_old_names_validity_and_successor(client: FlaskClient) -> None:
    text = text_of(client.get("/begrippen/awbz").text)

    assert "tot en met 31 december 2014" in text
    assert "Opgevolgd door Wmo" in text


@pytest.mark.parametrize(
    "address",
    ["/weg", "/praktijken/weg", "/lessen/weg", "/gemeenten/Atlantis", "/begrippen/weg", "/praktijken/", "/a/b/c"],
)
def test_what_does_not_exist_is_a_friendly_404(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert "zoek-search-bar" in answer.text


def test_sending_something_to_a_page_is_told_to_be_impossible(client: FlaskClient) -> None:
    answer = client.post("/zoeken", data={"q": "x"})

    assert answer.status_code == 405
    assert headings(answer.text, 1) == ["Dit kan hier niet"]


def test_without_an_index_every_page_tells_what_to_do(tmp_path: Path) -> None:
    client = create_app(Settings(data=tmp_path)).test_client()

    answer = client.get("/zoeken?q=wijkteam")

    assert answer.status_code == 503
    assert "Er is nog geen index." in answer.text
    assert "zoek index" in answer.text
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_an_unexpected_fault_gives_a_reference_and_not_its_text(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode() -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr("zoek.web.search.query_from_address", explode)

    answer = app.test_client().get("/zoeken?q=x")

    assert answer.status_code == 500
    assert "geheim" not in answer.text
    assert re.search(r"kenmerk <strong>[0-9a-f]{8}</strong>", answer.text)


def test_static_files_may_be_kept_for_a_year_under_an_address_with_their_content(client: FlaskClient) -> None:
    (address,) = re.findall(r'href="(/stijl/home\.css\?v=[0-9a-f]{12})"', client.get("/").text)

    with client.get(address) as answer:
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_the_whole_of_a_page_is_under_60_kb_in_at_most_four_requests(client: FlaskClient) -> None:
    html = client.get("/zoeken?q=wijkteam").text
    files = re.findall(r'<(?:link rel="(?:icon|stylesheet)" href|script type="module" src)="([^"]+)"', html)

    sizes = [len(html.encode())]
    for name in files:
        with client.get(name) as answer:
            sizes.append(len(answer.data))
    assert len(sizes) <= 4
    assert sum("suggest.js" in name for name in files) == 1
    assert sum(sizes) < 60_000


keys = st.sampled_from(["q", "van", "tot", "sorteer", "pagina", "woorden", *FACET_KEYS])
values = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "\uff9e",
            '"\u037a"',
            '"\uff9f" \ufe70',
            "\x00",
            "1e9",
            "-1",
            "9" * 30,
            '"',
            "((",
            "OF",
            "-",
            "gemeente:",
            "<script>",
            "%ff",
            "٣",
            "²",
        ]
    ),
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(keys, values), max_size=8))
def test_no_question_gives_a_fault_of_the_site(client: FlaskClient, pairs: list[tuple[str, str]]) -> None:
    query = [(key, value.encode("utf-8", "replace").decode()) for key, value in pairs]

    answer = client.get("/zoeken", query_string=query)

    assert answer.status_code == 200
    assert "<script>" not in answer.text


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
def test_no_bytes_in_an_address_give_a_fault_of_the_site(client: FlaskClient, data: bytes) -> None:
    encoded = "".join(f"%{byte:02x}" for byte in data)

    assert client.get(f"/zoeken?q={encoded}&gemeente={encoded}").status_code == 200
    assert client.get(f"/praktijken/{encoded}").status_code in {200, 404}


def test_a_facet_with_many_values_shows_the_first_and_those_in_use_and_all_when_asked(client: FlaskClient) -> None:
    values = tuple(FacetValue(f"w{number}", 1, is_selected=number == 11) for number in range(12))

    assert [value.value for value in shown_values(Facet("thema", values), is_opened=False)][7:] == ["w7", "w11"]
    assert len(shown_values(Facet("thema", values), is_opened=True)) == 12
    assert 'class="zoek-filters" open' in client.get("/zoeken?q=wijkteam&toon=thema").text


def test_a_practice_page_says_what_kind_of_approach_it_is_when_an_editor_said_so(client: FlaskClient) -> None:
    told = text_of(client.get("/praktijken/wijkteams-arnhem").text)
    silent = text_of(client.get("/praktijken/achter-de-voordeur-enschede").text)

    assert "Vorm van de aanpak Breed hulpteam in de wijk; Inlooppunt voor vragen en advies" in told
    assert "Vorm van de aanpak" not in silent
