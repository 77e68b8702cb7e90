"""What the site promises its visitors, asked of the real content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.search.evaluation import read_queries
from zoek.search.query import parse
from zoek.search.results import Trust
from zoek.web.home import EXAMPLES

if TYPE_CHECKING:
    from zoek.search.publication import Publication

HELP = (ROOT / "content" / "paginas" / "help.md").read_text(encoding="utf-8")
HERE = Path(__file__).parent
NOT_IN_TEXT = {Trust.PLACE, Trust.YEARS, Trust.RELATED}
HELP_EXAMPLES = re.findall(r"`([^`]+)`", HELP)


def ids(publication: Publication, question: str) -> list[str]:
    return [hit.document.id for hit in publication.search(parse(question)).hits]


@pytest.mark.parametrize("example", [*HELP_EXAMPLES, *EXAMPLES])
def test_every_example_finds_something_with_all_its_words(publication: Publication, example: str) -> None:
    page = publication.search(parse(example))

    assert page.with_all_words > 0 or page.suggested
    assert page.notices == ()


def test_what_the_help_page_says_is_searched_besides_a_word_is(publication: Publication) -> None:
    told = re.findall(r"met `([^`]+)` (?:vindt u )?ook ([^,;.\n]+)", HELP)

    assert len(told) >= 6
    for asked, other in told:
        assert other in [addition.label for addition in publication.search(parse(asked)).understanding.additions]


@pytest.mark.parametrize("question", ["achter de voordeur", '"achter de voordeur"', "Achter de Voordeur experiment"])
def test_achter_de_voordeur_leads_to_the_national_experiment(publication: Publication, question: str) -> None:
    assert ids(publication, question)[0] == "achter-de-voordeur-landelijk-experiment"


def test_wijkteam_arnhem_leads_to_arnhem(publication: Publication) -> None:
    assert ids(publication, "wijkteam Arnhem")[0] == "sociale-wijkteams-arnhem"


def test_a_plural_finds_practices_that_have_the_singular_alone(publication: Publication) -> None:
    documents = {hit.document.id: hit for hit in publication.search(parse("wijkteams")).hits}
    singular = [
        name
        for name, hit in documents.items()
        if re.search(
            r"wijkteam\b", text := f"{hit.document.title} {hit.document.summary} {hit.document.body}", re.IGNORECASE
        )
        and not re.search(r"wijkteams\b", text, re.IGNORECASE)
    ]

    assert singular


def test_every_reason_in_the_text_of_a_document_quotes_a_word_of_it(publication: Publication) -> None:
    asked = [
        query.text for name in ("vragen-eigen", "vragen-praktijken") for query in read_queries(HERE / f"{name}.jsonl")
    ]

    for query in map(parse, [*HELP_EXAMPLES, *asked]):
        for hit in publication.search(query).hits:
            document = hit.document
            text = f"{document.title}\n{document.summary}\n{document.keywords}\n{document.body}"
            in_text = [reason for reason in hit.reasons if reason.trust not in NOT_IN_TEXT]
            assert all(word in text for reason in in_text for word in reason.found)
            assert hit.reasons or all(clause.is_excluded for clause in query.clauses)


def test_awbz_finds_wmo_practices_and_says_so(publication: Publication) -> None:
    page = publication.search(parse("AWBZ"))

    assert "Wmo" in [addition.label for addition in page.understanding.additions]
    assert any("een opvolger van “AWBZ”" in str(reason) for hit in page.hits for reason in hit.reasons)


def test_children_with_a_rugzakje_lead_to_passend_onderwijs(publication: Publication) -> None:
    page = publication.search(parse("kinderen met een rugzakje"))

    assert "passend-onderwijs" in page.hits[0].document.facets["thema"]
    assert "passend onderwijs" in [addition.label for addition in page.understanding.additions]


def test_misspelt_eigen_kracht_conferences_in_a_misspelt_province_are_found(publication: Publication) -> None:
    page = publication.search(parse("eigenkrachtconferenties overijsel"))

    assert page.hits[0].document.id == "eigen-kracht-conferenties"
    assert page.hits[0].missing == ()
