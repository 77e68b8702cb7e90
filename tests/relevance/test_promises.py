"""What the site promises its visitors, asked of the real content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.serving import ROOT
from zoek.search.query import parse
from zoek.web.home import EXAMPLES

if TYPE_CHECKING:
    from zoek.search.publication import Publication

HELP = (ROOT / "content" / "paginas" / "help.md").read_text(encoding="utf-8")
HELP_EXAMPLES = re.findall(r"`([^`]+)`", HELP)


def ids(publication: Publication, question: str) -> list[str]:
    return [hit.document.id for hit in publication.search(parse(question)).hits]


@pytest.mark.parametrize("example", [*HELP_EXAMPLES, *EXAMPLES])
def test_every_example_finds_something_with_all_its_words(publication: Publication, example: str) -> None:
    page = publication.search(parse(example))

    assert page.with_all_words > 0
    assert page.notices == ()


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


def test_every_reason_quotes_a_word_of_the_document(publication: Publication) -> None:
    for example in HELP_EXAMPLES:
        for hit in publication.search(parse(example)).hits:
            text = f"{hit.document.title}\n{hit.document.summary}\n{hit.document.keywords}\n{hit.document.body}"
            assert all(reason.found in text for reason in hit.reasons)
