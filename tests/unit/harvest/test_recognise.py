"""Pages become finds with reasons, or a reason why not; the same bytes give the same finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.serving import ROOT
from zoek.harvest.answer import Answer, Knowledge, Recognised
from zoek.harvest.recognise import read_find, recognise
from zoek.harvest.sources import Source
from zoek.library.find import LONGEST_SNIPPET
from zoek.library.municipalities import read_municipalities
from zoek.library.practice import Period
from zoek.library.thesaurus import read_thesaurus

CONTENT = ROOT / "content"
KNOWLEDGE = Knowledge(read_thesaurus(CONTENT / "begrippen.ttl", []), read_municipalities(CONTENT / "gemeenten.csv", []))
SOURCE = Source("proef", "Proef", "Uitgever", "gemeente", ("https://example.nl/",), "", "")
NOW = datetime(2026, 11, 25, tzinfo=UTC)
PAGE = """<html lang=nl><title>Steunpunt in Ede | Voorbeelden</title>
<nav>Menu met <a href=/>start</a></nav><main><h1>Steunpunt in Ede</h1><p>Gepubliceerd op: 7 oktober 2021</p>
<p>Inwoners met schulden lopen binnen. Contactpersoon: Voornaam Achternaam, 06-12345678.</p>
<h2>Aanleiding</h2><p>Veel mensen openden hun post niet.</p>
<h2>Aanpak</h2><p>Twee vrijwilligers helpen elke dag samen met Stichting Malkander. Het steunpunt startte in 2014.</p>
<h2>Resultaten</h2><p>Er kwamen 214 mensen.</p>
<h2>Verbeterpunten</h2><p>In de zomer is het dicht.</p>
<h2>Tips</h2><ul><li>Begin klein.</li></ul>
<h2>Wat weten we niet?</h2><p>Of het blijft werken.</p>
<h2>Kosten</h2><p>Het kost 85.000 euro per jaar.</p>
<h2>Lees ook</h2><p>Iets anders over Arnhem</p></main><footer>Adres</footer>"""


def answer(body: str | bytes, media_type: str = "text/html", address: str = "https://example.nl/praktijk") -> Answer:
    return Answer(address, media_type, "utf-8", body if isinstance(body, bytes) else body.encode(), NOW)


def read(body: str | bytes, **options: str) -> Recognised:
    return recognise(answer(body, **options), SOURCE, KNOWLEDGE)


def test_a_practice_comes_out_with_its_sections_and_facts() -> None:
    (find,) = read(PAGE).finds

    assert (find.title, find.kind, find.publisher, find.source) == ("Steunpunt in Ede", "praktijk", "Uitgever", "proef")
    assert find.sections == {
        "problem": "Veel mensen openden hun post niet.",
        "approach": "Twee vrijwilligers helpen elke dag samen met Stichting Malkander. Het steunpunt startte in 2014.",
        "results": "Er kwamen 214 mensen.",
        "difficulties": "In de zomer is het dicht.",
        "lessons": "Begin klein.",
        "unknowns": "Of het blijft werken.",
    }
    assert find.municipalities == ("Ede",)
    assert find.period == Period(2014, None)
    assert find.published == date(2021, 10, 7)
    assert find.partners == ("Stichting Malkander",)
    assert find.costs == ("Het kost 85.000 euro per jaar.",)
    assert "schulden" in find.themes
    assert "mensen-met-schulden" in find.target_groups
    assert "participatie" in find.transitions
    assert "Arnhem" not in find.text


def test_personal_data_is_in_no_part_of_a_find() -> None:
    line = read(PAGE).finds[0].to_json()

    assert "12345678" not in line
    assert "Achternaam" not in line


def test_every_fact_has_a_reason_with_words_of_the_page() -> None:
    (find,) = read(PAGE).finds
    facts = {
        (name, value)
        for name in ("municipalities", "themes", "transitions", "target_groups", "partners", "costs")
        for value in getattr(find, name)
    }

    assert facts <= {(reason.attribute, reason.value) for reason in find.reasons}
    assert {reason.attribute for reason in find.reasons} >= {"period", "published"}
    assert [reason for reason in find.reasons if not reason.words] == []


def test_the_same_bytes_give_the_same_find_byte_for_byte() -> None:
    other = Knowledge(KNOWLEDGE.thesaurus, KNOWLEDGE.municipalities)

    (one,) = read(PAGE).finds
    (two,) = recognise(answer(PAGE), SOURCE, other).finds

    assert one.to_json() == two.to_json()


def test_a_snippet_is_short_and_ends_after_a_word() -> None:
    words = "woord " * 200
    find = read_find(answer(f"<main><h1>Titel</h1><p>{words}</p></main>"), SOURCE, KNOWLEDGE)

    assert len(find.snippet) <= LONGEST_SNIPPET
    assert find.snippet.endswith("woord…")


def test_an_introduction_that_says_nothing_is_followed_by_the_story_in_the_snippet() -> None:
    (find,) = read(PAGE.replace("<p>Inwoners met schulden lopen binnen.", "<p>Programma 3.")).finds

    assert find.snippet.startswith("Programma 3.")
    assert "Veel mensen openden hun post niet." in find.snippet


def test_selectors_of_a_source_go_before_what_is_recognised() -> None:
    html = (
        "<main><h1>Welkom</h1><div id=t>Echte titel</div><div class=d>3 mei 2019</div><div class=g>Epe</div>"
        "<div class=s>Kort gezegd: in Epe belt een vrijwilliger aan bij wie alleen is.</div><div class=a>Wij bellen aan.</div></main>"
    )
    selectors = {"title": "#t", "published": ".d", "municipalities": ".g", "summary": ".s", "approach": ".a"}
    find = read_find(answer(html), replace(SOURCE, selectors=selectors), KNOWLEDGE)

    assert (find.title, find.published, find.municipalities) == ("Echte titel", date(2019, 5, 3), ("Epe",))
    assert find.sections["approach"] == "Wij bellen aan."
    assert find.snippet == "Kort gezegd: in Epe belt een vrijwilliger aan bij wie alleen is."


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Cookies</title><h1>Wij plaatsen cookies</h1><p>Accepteer om verder te gaan.</p>", "muur"),
        (
            "<h1>Vacature wijkcoach (32 uur)</h1><p>Salaris in schaal 9. Solliciteren met cv en motivatie. Wij bieden een dienstverband voor een heel jaar.</p>",
            "vacature",
        ),
        (
            "<h1>Leerkring</h1><p>Aanmelden voor deze bijeenkomst van 13.00 - 15.00 uur. Deelname is gratis. De sprekers komen uit heel het land.</p>",
            "agenda",
        ),
        (
            "<h1>Bijstand aanvragen</h1><p>U kunt bijstand aanvragen met uw DigiD. U krijgt binnen 8 weken bericht. Dat kost u niets.</p>",
            "dienst",
        ),
        (
            "<h1>Vijf gemeenten</h1>"
            + "<h2>Een voorbeeld</h2><p>Aanpak: iets doen.</p><p>Resultaat: iets bereikt.</p><p><a href=/x>Lees het hele voorbeeld</a></p>"
            * 4,
            "index",
        ),
        ("", "muur"),
    ],
)
def test_what_is_no_practice_is_left_out_with_its_reason(body: str, kind: str) -> None:
    recognised = read(body, address="https://example.nl/x")

    assert recognised.kind == kind
    assert recognised.finds == ()
    assert recognised.reason.endswith(".")


def test_a_page_with_hardly_any_text_is_no_find() -> None:
    links = "".join(f'<li><h3><a href="/{name}">{name}</a></h3></li>' for name in ("Congres", "Oud"))

    recognised = read(f"<title>Platform31</title><h1>Platform31</h1><ul>{links}</ul><h2>Aanpak</h2><p>Zie onder.</p>")

    assert (recognised.finds, recognised.reason) == ((), "Op deze pagina staat te weinig tekst.")


def test_a_label_above_the_introduction_takes_nothing_but_its_own_line_along() -> None:
    page = PAGE.replace("<p>Gepubliceerd op: 7 oktober 2021</p>", "<span>Leestijd: 4 minuten</span>")

    (find,) = read(page).finds

    assert find.snippet.startswith("Inwoners met schulden lopen binnen.")
    assert "4 minuten" not in find.text


def test_another_kind_of_file_is_named_in_the_reason() -> None:
    recognised = read(b"GIF89a", media_type="image/gif")

    assert "image/gif" in recognised.reason
    assert not recognised.finds


def test_trafilatura_finds_a_body_that_our_pass_threw_away() -> None:
    text = "De coach komt elke dag langs bij gezinnen in de wijk en helpt met de post, de school en het geld. " * 5
    find = read_find(
        answer(f"<body><h1>Coach</h1><div class='comment'><article><p>{text}</p></article></div></body>"),
        SOURCE,
        KNOWLEDGE,
    )

    assert "elke dag langs" in find.text


def test_an_annual_report_is_of_the_year_in_its_address() -> None:
    html = "<h1>Jeugd</h1><h2>Wat willen we bereiken?</h2><p>Kinderen groeien veilig op. In 2020 gaan wij verder.</p><p>Elke wijk heeft dan een team dat de weg kent en thuis langs komt.</p>"
    (find,) = read(html, address="https://zaanstad.jaarverslag-2018.nl/p9/jeugd").finds

    assert (find.kind, find.period, find.municipalities) == ("begroting", Period(2018, 2018), ("Zaanstad",))


def test_the_date_is_looked_for_in_the_head_before_the_text_and_the_address() -> None:
    head = '<meta property="article:published_time" content="2015-02-03T10:00:00Z">'
    body = "<h1>Kop</h1><p>Geplaatst op 4 mei 2016</p>"

    def published(html: str, address: str) -> date | None:
        return read_find(answer(html, address=address), SOURCE, KNOWLEDGE).published

    assert published(head + body, "https://a.nl/2017/06/05/x") == date(2015, 2, 3)
    assert published(body, "https://a.nl/2017/06/05/x") == date(2016, 5, 4)
    assert published("<h1>Kop</h1>", "https://a.nl/2017/06/05/x") == date(2017, 6, 5)


def test_json_ld_tells_kind_and_date_and_broken_json_is_passed_over() -> None:
    html = (
        '<script type="application/ld+json">{kapot</script><script type="application/ld+json">'
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2020-01-02"}]}</script><h1>Kop</h1><p>De wethouder opende iets.</p>'
    )
    find = read_find(answer(html, address="https://a.nl/x"), SOURCE, KNOWLEDGE)

    assert (find.kind, find.published) == ("nieuws", date(2020, 1, 2))


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>Gezinscoach - Site</title><h1>Site</h1><h2>Gezinscoach</h2><p>Tekst", "Gezinscoach"),
        ("<title>Site » Coach in Ede</title><h1>Site</h1><h2>Coach in Ede</h2>", "Coach in Ede"),
        ("<title>Site - Coach in Ede</title><h3>Site</h3><h2>Coach in Ede</h2><h3>Doel</h3>", "Coach in Ede"),
        ("<title>Iets anders</title><h1>Coach</h1>", "Coach"),
        ("<title>Coach | Site</title><p>Tekst", "Coach"),
        ("<title>Site</title><meta property=og:title content=Coach><p>Tekst", "Coach"),
        ("<title>Site</title><h2>Coach</h2><h3>a</h3><h3>b</h3>", "Coach"),
        ("<p>Tekst", ""),
    ],
)
def test_the_title_is_that_of_the_page_and_not_of_the_site(html: str, title: str) -> None:
    assert read_find(answer(html), SOURCE, KNOWLEDGE).title == title


def test_the_three_questions_of_a_budget_make_a_page_one() -> None:
    html = (
        "<h1>Samen leven</h1><h2>Wat willen we bereiken?</h2><p>Inwoners doen mee.</p>"
        "<h2>Wat gaan we daarvoor doen?</h2><p>Wij openen een loket. Het begroten we in 2021, zoals de begroting 2021 zegt.</p>"
        "<h2>Wat mag het kosten?</h2><p>Lasten en baten x 1.000</p>"
    )

    find = read_find(answer(html, address="https://a.nl/x"), SOURCE, KNOWLEDGE)

    assert (find.kind, find.period) == ("begroting", Period(2021, 2021))


def test_prose_under_no_telling_heading_has_its_words_as_reason() -> None:
    html = (
        "<h1>Koffie in de hal</h1><p>In Ede schenken bewoners elke woensdag koffie in de hal van een flat, voor wie er zin in heeft.</p>"
        "<h2>Veertig procent!</h2><p>Na twee jaar kwamen 58 van de 90 bewoners. Het aantal klachten daalde met 40 procent.</p>"
    )

    find = read_find(answer(html), SOURCE, KNOWLEDGE)

    assert find.sections.keys() == {"results"}
    assert any("daalde" in one.words for one in find.reasons if one.attribute == "results")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Het is opgezet met jeugdhulporganisatie Vlierhof en ROC uit Tiel.",
            ("jeugdhulporganisatie Vlierhof", "ROC uit Tiel"),
        ),
        ("Een zorgaanbieder, De Kleine Waard, zorgt voor begeleiders.", ("De Kleine Waard",)),
        ("De voedselbank telt. Wij werken samen met Voedselbank Noord-Veluwe.", ("Voedselbank Noord-Veluwe",)),
    ],
)
def test_partners_are_found_in_running_text(text: str, names: tuple[str, ...]) -> None:
    find = read_find(answer(f"<main><h1>Titel</h1><p>{text}</p></main>"), SOURCE, KNOWLEDGE)

    assert sorted(find.partners) == sorted(names)
