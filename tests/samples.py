"""A small content folder and documents for tests: every kind of thing once or twice, all sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.search.document import Document

if TYPE_CHECKING:
    from pathlib import Path

CONCEPTS = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix euvoc: <http://publications.europa.eu/ontology/euvoc#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix begrip: <urn:zoek:begrip:> .
@prefix zoek: <urn:zoek:begrippen:> .

begrip:awbz a skos:Concept ;
    skos:prefLabel "AWBZ"@nl ;
    skos:definition "De wet voor langdurige zorg tot 2015."@nl ;
    dct:isReplacedBy begrip:wmo ;
    euvoc:endDate "2014-12-31"^^xsd:date .

begrip:wmo a skos:Concept ;
    skos:prefLabel "Wmo"@nl ;
    skos:altLabel "Wet maatschappelijke ondersteuning"@nl ;
    dct:replaces begrip:awbz .

begrip:wijkteam a skos:Concept ;
    skos:prefLabel "sociaal wijkteam"@nl ;
    skos:altLabel "buurtteam"@nl, "wijkploeg"@nl ;
    zoek:oudeNaam "wijkploeg"@nl ;
    skos:definition "Hulpverleners die samen in een wijk werken."@nl .
"""

MUNICIPALITIES = """\
# Gemeenten voor de tests
naam,code,provincie,breedte,lengte,andereNamen,opgegaanIn,opgegaanOp
Arnhem,GM0202,Gelderland,51.9793,5.9110,,,
Den Haag,GM0518,Zuid-Holland,52.0799,4.3113,'s-Gravenhage,,
Enschede,GM0153,Overijssel,52.2205,6.8966,,,
Leeuwarden,GM0080,Friesland,53.2012,5.7999,,,
Boarnsterhim,,Friesland,,,,Leeuwarden,2014-01-01
"""

PRACTICE = """\
---
titel: Achter de voordeur in Enschede
samenvatting: Wijkcoaches gingen langs bij gezinnen. Het hielp bij schulden.
gemeenten: [Enschede]
regios: [Twente]
periode: {van: 2008, tot: 2012, ongeveer: true}
status: gestopt
transities: [jeugd, participatie]
themas: [wijkteam]
doelgroepen: [gezinnen-met-meerdere-problemen]
partners: [gemeente Enschede, woningcorporatie]
onderbouwing: redelijk
verwant: [wijkteams-arnhem]
bronnen:
- {titel: 'Rapport: wijkcoaches', uitgever: Universiteit, jaar: 2011, url: 'https://example.org/rapport', geraadpleegd: 2026-11-23}
- {titel: Krantenbericht, uitgever: Krant, geraadpleegd: 2026-11-23, gelezen: samenvatting}
---

## Opgave

In Velve-Lindenhof kwamen veel hulpverleners bij hetzelfde gezin.

## Aanpak

Een wijkcoach ging zelf langs. In 2009 begonnen 6 coaches. [1]

## Resultaten

- Coaches hielpen 36 gezinnen. [1] [2]

## Wat ging moeilijk

- Het geld stopte. [2]

## Lessen

- Geef een coach ook het mandaat. [1]
- Begin klein. (duiding)
"""

OTHER_PRACTICE = """\
---
titel: Wijkteams in Arnhem
samenvatting: Arnhem maakte een wijkteam voor elke wijk.
gemeenten: [Arnhem]
landelijk: true
periode: {van: 2014}
status: loopt
transities: [awbz-wmo]
themas: [wijkteam, wmo]
doelgroepen: [wijkbewoners]
vormen: [wijkteam, inlooppunt]
partners: []
onderbouwing: dun
verwant: [achter-de-voordeur-enschede]
bronnen:
- {titel: Jaarverslag, uitgever: gemeente Arnhem, jaar: 2018, url: 'https://example.org/jaar', geraadpleegd: 2026-11-23}
---

## Opgave

De Wmo vroeg om hulp dichtbij huis.

## Aanpak

Een wijkteam is er voor jong en oud.
"""

LESSON = """\
---
titel: Kijk wat er al is
nummer: 4
samenvatting: Bedenk een project niet opnieuw.
transities: [jeugd]
themas: [wijkteam]
bevestigd: [achter-de-voordeur-enschede]
bronnen:
- {titel: Wijkengids 2, uitgever: Platform31, jaar: 2013, geraadpleegd: 2026-11-23}
---

## De les

Kijk eerst wat andere gemeenten deden. [1]

## Wat praktijken laten zien

- [Enschede](/praktijken/achter-de-voordeur-enschede) deed het al. (duiding)

## Om te bespreken

- Wat weet u van de buurgemeente?
"""

PAGE = """\
---
titel: Help
samenvatting: Zo zoekt u.
---

## Zoeken

Typ een paar woorden.
"""

FILES = {
    "begrippen.ttl": CONCEPTS,
    "gemeenten.csv": MUNICIPALITIES,
    "praktijken/achter-de-voordeur-enschede.md": PRACTICE,
    "praktijken/wijkteams-arnhem.md": OTHER_PRACTICE,
    "lessen/les-4-kijk-wat-er-al-is.md": LESSON,
    **{f"paginas/{name}.md": PAGE for name in ("help", "over", "over-onze-robot", "privacy", "toegankelijkheid")},
}


def write_content(folder: Path) -> Path:
    """The folder, filled with sound content."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a piece of a content file, which must be there."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def document(name: str, title: str = "", body: str = "", **facets: tuple[str, ...]) -> Document:
    """A document with this text and these facets."""
    return Document(name, "praktijk", title or name, body=body, facets=facets)
