"""The kinds of approach that an editor can say a practice is, by their keys; editors read when to use which in redactie.md.

A kind is what somebody does for whom, so finely that two practices of one
kind are often one idea. One reader gave the 95 practices of 2026 these kinds
and saw no judgement of pairs of them (ADR 0021).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

APPROACH_KINDS = MappingProxyType(
    {
        "wijkteam": "Breed hulpteam in de wijk",
        "team-meer-vragen": "Team voor huishoudens met meer vragen",
        "proefteam-wijk": "Hulpteam op proef in één arme wijk",
        "inlooppunt": "Inlooppunt voor vragen en advies",
        "jeugdteam": "Team voor jeugd en gezin",
        "opvoedpunt": "Vaste plek voor vragen over opvoeden",
        "gezinsregie": "Eén plan en één vaste regisseur",
        "praktisch-meelopen": "Lang meelopen en praktisch voordoen",
        "huisbezoek-hulp": "Langs de deuren om hulp te bieden",
        "huisbezoek-controle": "Huisbezoek met controle en hulp",
        "vroegsignalering": "Schulden vroeg zien en eropaf",
        "administratie-thuis": "Vrijwilliger helpt met de administratie",
        "zorg-en-overlast": "Zorg en overlast in één regieteam",
        "gegevens-delen": "Afspraken om gegevens te delen",
        "geweld-in-gezin": "Specialistenteam bij geweld in gezin",
        "hulp-op-school": "Vaste hulpverlener op school",
        "jeugdhulp-in-klas": "Jeugdhulp voor de groep in school",
        "school-en-wijkteam": "Vaste route van school naar wijkteam",
        "onderzoek-school-jeugdhulp": "Uitzoeken hoe school en hulp samengaan",
        "plannen-onderwijs-jeugd": "Plannen voor jeugd en school afstemmen",
        "kindcentrum": "School en opvang in één kindcentrum",
        "extra-leertijd": "Extra leren en doen rond school",
        "vreedzame-school": "Kinderen lossen ruzie zelf op",
        "netwerkberaad": "Familie en vrienden maken het plan",
        "eigen-mentor": "Jongere kiest een eigen mentor",
        "steun-aan-ouders": "Vrijwilliger of gezin steunt ouders",
        "huiskamer": "Open plek voor ontmoeting",
        "inloophuis-dementie": "Inloophuis bij dementie",
        "open-dagbesteding": "Dagbesteding zonder indicatie",
        "housing-first": "Eerst een huis, dan hulp",
        "aparte-woonplek": "Aparte woningen bij zware overlast",
        "wonen-en-leren": "Kamer en begeleiding bij een opleiding",
        "wijkverpleging": "Kleine teams wijkverpleging",
        "zorgcooperatie": "Bewoners regelen zelf zorg in het dorp",
        "stadsdorp": "Buren letten op elkaar in een kring",
        "hulp-via-website": "Hulp vragen en bieden op een website",
        "talenten-koppelen": "Talent van bewoners een plek geven",
        "buurtbemiddeling": "Bemiddelen bij ruzie tussen buren",
        "wijkonderneming": "Bewoners met een eigen wijkbedrijf",
        "uitdaagrecht": "Bewoners nemen een taak over",
        "bewonersplannen": "Bewoners doen eigen buurtplannen",
        "wijkprogramma": "De hele wijk samen verbeteren",
        "gebiedsteam-budget": "Gebiedsteams met een eigen budget",
        "doen-wat-nodig-is": "Vrij geld en ruimte voor maatwerk",
        "keukentafelgesprek": "Eerst praten, dan pas een voorziening",
        "toegang-jeugdhulp": "Vakmensen beslissen over jeugdhulp",
        "loketten-een-afspraak": "Meer loketten, één afspraak",
        "sociale-basis": "Eén organisatie voor de sociale basis",
        "welzijn-richtpunten": "Richtpunten voor goed welzijnswerk",
        "waarden-van-bewoners": "Hulp bouwen op waarden van bewoners",
        "regionale-visie": "Gemeenten met één gedeelde visie",
        "sociale-monitor": "Met cijfers de hulp volgen",
        "leren-van-een-zaak": "Eén zaak die misging uitzoeken",
    }
)


def kinds_in_words(kinds: Iterable[str]) -> tuple[str, ...]:
    """Their labels as they stand within a sentence.

    >>> kinds_in_words(["wijkteam", "gezinsregie"])
    ('breed hulpteam in de wijk', 'één plan en één vaste regisseur')
    """
    return tuple(_lowered(APPROACH_KINDS[kind]) for kind in kinds)


def _lowered(label: str) -> str:
    """The label without its capital; the second accent of "één" is not written on a capital."""
    return f"één{label[3:]}" if label.startswith("Eén") else label[0].lower() + label[1:]
