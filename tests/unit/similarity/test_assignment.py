"""A plan in sentences, each with an element and a reason that a visitor can check."""

from __future__ import annotations

import pytest

from zoek.similarity.assignment import is_heading, read_plan
from zoek.similarity.elements import Element
from zoek.similarity.profile import named_in

PLAN = """\
# Samen sterker

Aanleiding
Veel gezinnen krijgen te laat hulp.

2. Aanpak:
- Een coach gaat elke week langs.
- Hij maakt met het gezin een plan.

Partners: de corporatie en de huisarts doen mee.

Financiën
De kosten zijn 40.000 euro.
"""


def elements(text: str) -> list[Element | None]:
    return [sentence.element for sentence in read_plan(text, named_in).sentences]


def test_what_stands_under_a_heading_is_about_it_and_says_so() -> None:
    plan = read_plan(PLAN, named_in)

    assert [(sentence.text, sentence.element) for sentence in plan.sentences] == [
        ("Veel gezinnen krijgen te laat hulp.", Element.PROBLEM),
        ("Een coach gaat elke week langs.", Element.APPROACH),
        ("Hij maakt met het gezin een plan.", Element.APPROACH),
        ("de corporatie en de huisarts doen mee.", Element.PARTNERS),
        ("De kosten zijn 40.000 euro.", None),
    ]
    assert plan.sentences[1].reason == "staat onder de kop “Aanpak”"
    assert [sentence.text for sentence in plan.counted] == [sentence.text for sentence in plan.sentences[:4]]


@pytest.mark.parametrize(
    ("sentence", "element"),
    [
        ("Steeds meer huishoudens lopen vast in versnipperde hulp.", Element.PROBLEM),
        ("Wij gaan met een team van coaches op huisbezoek.", Element.APPROACH),
        ("Het project is bedoeld voor jongeren in de leeftijd van 18 tot 27 jaar.", Element.TARGET_GROUP),
        ("Partners zijn de woningcorporatie, de politie en de GGD; zij sluiten een convenant.", Element.PARTNERS),
        ("We verwachten dat dit leidt tot minder schulden; na een jaar evalueren wij.", Element.RESULTS),
        ("Het werk begint in twee wijken, daarna stadsbreed, met 3 fte en een looptijd van vier jaar.", Element.SCALE),
    ],
)
def test_turns_of_phrase_tell_what_a_sentence_is_about(sentence: str, element: Element) -> None:
    (found,) = read_plan(sentence, named_in).sentences

    assert found.element is element
    assert found.reason.startswith("om “")


def test_a_sentence_without_a_sign_goes_with_the_one_before() -> None:
    plan = read_plan("De hemel is blauw. Wij zetten een coach in. Zo eenvoudig is het.", named_in)

    assert [sentence.reason for sentence in plan.sentences] == [
        "de eerste zin van het plan",
        "om “wij zetten”",
        "volgt op een zin hierover",
    ]


def test_sentences_of_templates_do_not_count() -> None:
    text = "Dit voorstel beschrijft de aanpak. Het college besluit in te stemmen. Versie: 0.3\nWij starten een team."

    assert elements(text)[:2] == [None, None]
    assert elements(text)[-1] is Element.APPROACH


def test_the_foot_of_every_page_is_left_out() -> None:
    text = "Gemeente Arnhem\nWij starten een team.\nGemeente Arnhem\nDat helpt gezinnen.\nGemeente Arnhem\nEinde van dit stuk."

    assert all("Arnhem" not in sentence.text for sentence in read_plan(text, named_in).sentences)


def test_what_the_visitor_chose_goes_before_every_rule() -> None:
    first = read_plan(PLAN, named_in).sentences[0]

    moved = read_plan(PLAN, named_in, choices={first.key: Element.RESULTS}).sentences[0]
    dropped = read_plan(PLAN, named_in, choices={first.key: None}).sentences[0]

    assert (moved.element, moved.reason) == (Element.RESULTS, "u koos dit zelf")
    assert dropped.element is None


def test_a_short_line_at_the_end_is_no_heading() -> None:
    assert not is_heading("Aanpak", "")
    assert is_heading("Aanpak", "Er komt een team.")
    assert not is_heading("Dat is wat wij in alle wijken van de stad willen gaan doen", "Ja.")
