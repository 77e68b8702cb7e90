"""Mock sites of institutes and a municipality, in the markup of the content systems that such sites are built with.

The practices are made up. Every site has what surrounds a practice too: menu,
cookie banner, index, news, footer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.mocksite.site import Site, page, status

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Told:
    """A practice as its makers tell it: parts by heading, in order."""

    path: str
    title: str
    intro: str
    parts: dict[str, list[str]]
    lists: dict[str, list[str]] = field(default_factory=dict)


SCHOOLTEAM = Told(
    "/verbinding-onderwijs-en-jeugdhulp/praktijkvoorbeeld-utrecht",
    "Jeugdhulp in de school – Utrecht",
    "In Utrecht werken basisscholen en het buurtteam sinds 2016 samen in de school. Een vaste medewerker kent de leerlingen.",
    {
        "Aanleiding": ["Scholen zagen dat kinderen te laat hulp kregen. Ouders vonden de weg naar het buurtteam niet."],
        "Aanpak": [
            "Een medewerker van het buurtteam is twee dagen per week op school. Leraren lopen bij haar binnen met een vraag.",
            "Samen met de ouders kijken zij welke hulp nodig is. De hulp begint binnen twee weken.",
            "Meedoen kan bij contactpersoon Jannie de Boer (jannie.deboer@voorbeeld.nl of 06-12345678).",
        ],
        "Resultaten": [
            "In 2018 kregen 140 leerlingen hulp op school. Het aantal verwijzingen naar zware jeugdhulp daalde."
        ],
        "Wat ging moeilijk": ["Leraren hadden weinig tijd voor overleg. Bij ziekte was er geen vervanger."],
    },
    {
        "Doelen": ["Eerder hulp voor leerlingen", "Minder verwijzingen"],
        "Doelgroep": ["Leerlingen van 4 tot 12 jaar", "Ouders"],
    },
)
SCHOOLTEAM_ARNHEM = Told(
    "/verbinding-onderwijs-en-jeugdhulp/praktijkvoorbeeld-arnhem",
    "Wijkteam en mbo – Arnhem",
    "In Arnhem helpt het sociaal wijkteam studenten van het mbo met geldzorgen. Het project loopt sinds 2019.",
    {
        "Aanleiding": [
            "Studenten stopten met hun opleiding door schulden. De school wist vaak niet dat er iets speelde."
        ],
        "Aanpak": [
            "Een jongerenwerker van het wijkteam houdt spreekuur op school. Zij maakt met de student een plan voor de schulden."
        ],
        "Resultaten": ["In het eerste jaar hielp het spreekuur 85 studenten. De meesten bleven op school."],
    },
    {"Doelen": ["Minder studenten met schulden"], "Doelgroep": ["Jongeren van 16 tot 24 jaar"]},
)
VOORDEUR = Told(
    "/deventer-achter-de-voordeur-praktijk",
    "Deventer komt achter de voordeur",
    "Welzijnswerkers in Deventer gingen vanaf 2011 langs bij gezinnen met meerdere problemen.",
    {
        "De vraag": [
            "Hoe bereikt de gemeente gezinnen die zelf geen hulp vragen? Veel instanties kwamen langs elkaar heen."
        ],
        "De aanpak": [
            "Een vaste begeleider bezocht elk gezin thuis en maakte één plan. De woningcorporatie en de gemeente deden mee."
        ],
        "Het resultaat": ["Na een jaar had twee derde van de gezinnen minder schulden. Huisuitzettingen namen af."],
    },
)
MANTELZORG = Told(
    "/zwolle-mantelzorg-praktijk",
    "Zwolle geeft mantelzorgers lucht",
    "In Zwolle nemen vrijwilligers de zorg een dagdeel over. Dat doen zij sinds 2015.",
    {
        "De vraag": ["Mantelzorgers raakten overbelast. Zij wilden hun naaste niet naar een instelling brengen."],
        "De aanpak": [
            "Vrijwilligers komen een dagdeel per week thuis. Een coördinator zoekt bij ieder gezin een vaste vrijwilliger."
        ],
        "Het resultaat": ["In 2017 kregen 60 mantelzorgers hulp. Zij zeiden dat zij de zorg langer konden volhouden."],
    },
)
WIJKENGIDS = Told(
    "/praktijkvoorbeelden/ontmoeting-in-leeuwarden/",
    "Een kamer voor de buurt in Leeuwarden",
    "Bewoners en corporatie openden in 2013 een buurtkamer in Leeuwarden. Vrijwilligers koken er voor ouderen.",
    {
        "Aanleiding": ["In de wijk woonden veel ouderen alleen. Het buurthuis was gesloten."],
        "Wat is er gedaan": [
            "De corporatie gaf een leegstaande woning. Bewoners knapten die op en maakten een rooster."
        ],
        "Opbrengst": ["Elke week eten er dertig mensen mee. De huisarts verwijst er mensen heen."],
        "Geleerde lessen": ["Laat bewoners de sleutel beheren. Reken op twee jaar voordat het vanzelf loopt."],
    },
)
YEARLY = Told(
    "/p12345/jeugd-en-zorg",
    "Jeugd en zorg",
    "Programma 3 van het jaarverslag 2024.",
    {
        "Wat willen we bereiken?": [
            "Gezinnen krijgen dichtbij huis hulp van het sociaal wijkteam. Minder kinderen wonen in een instelling."
        ],
        "Wat hebben we gedaan?": [
            "In 2024 kregen alle twaalf wijkteams een vaste gezinscoach. Met de scholen is afgesproken wie het eerst belt."
        ],
        "Beoogd resultaat": [
            "De wachttijd daalde van acht naar vijf weken. Het aantal crisisplaatsingen bleef gelijk."
        ],
    },
)


def drupal(told: Told, site: str) -> str:
    """A page as Drupal makes it: regions, fields, a menu and a cookie banner."""
    lists = "".join(
        f'<div class="field field--name-field-doel"><h2>{head}</h2><ul>{"".join(f"<li>{item}</li>" for item in items)}</ul></div>'
        for head, items in told.lists.items()
    )
    parts = "".join(
        f'<div class="paragraph paragraph--type--text"><h2>{head}</h2>{"".join(f"<p>{text}</p>" for text in texts)}</div>'
        for head, texts in told.parts.items()
    )
    return f"""<!DOCTYPE html><html lang="nl" dir="ltr"><head><meta charset="utf-8"><title>{told.title} | {site}</title>
<meta name="description" content="{told.intro}"></head><body class="path-node page-node-type-practice">
<div id="sliding-popup" class="eu-cookie-compliance-banner"><p>Wij gebruiken cookies.</p><button>Accepteren</button></div>
<header role="banner"><nav class="menu--main"><ul><li><a href="/">Home</a></li><li><a href="/nieuws">Nieuws</a></li>
<li><a href="/verbinding-onderwijs-en-jeugdhulp">Onderwijs en jeugdhulp</a></li></ul></nav></header>
<main role="main"><article class="node node--type-practice node--view-mode-full"><h1>{told.title}</h1>
<div class="field field--name-field-intro"><p>{told.intro}</p></div>{lists}{parts}</article></main>
<footer><p>Contactpersoon: Jannie de Boer, jannie.deboer@voorbeeld.nl, 06-12345678</p><p>{site} © 2024</p></footer></body></html>"""


def wordpress(told: Told, site: str) -> str:
    """A page as WordPress makes it: blocks in entry-content, a sidebar with other posts."""
    parts = "".join(
        f'<h3 class="wp-block-heading">{head}</h3>' + "".join(f"<p>{text}</p>" for text in texts)
        for head, texts in told.parts.items()
    )
    return f"""<!doctype html><html lang="nl-NL"><head><meta charset="UTF-8"><title>{told.title} - {site}</title></head>
<body class="single single-post"><header id="masthead"><a class="skip-link" href="#content">Ga naar de inhoud</a>
<nav id="site-navigation"><a href="/">Home</a><a href="/artikelen/">Artikelen</a></nav></header>
<main id="primary"><article class="post type-post"><header class="entry-header"><h1 class="entry-title">{told.title}</h1>
<span class="reading-time">Leestijd: 4 minuten</span></header><div class="entry-content"><p><strong>{told.intro}</strong></p>{parts}</div>
<div class="sharedaddy"><h3>Delen</h3><a href="https://social.example/share">Deel dit</a></div></article></main>
<aside class="widget-area"><h2>Recente berichten</h2><ul><li><a href="/artikelen/congres/">Kom naar ons congres</a></li></ul></aside>
<footer class="site-footer">{site}</footer></body></html>"""


def yearly(told: Told, site: str) -> str:
    """A page of a yearly account as the platforms for municipalities make it: a tree, panels that fold."""
    parts = "".join(
        f'<section class="panel"><h3 class="panel-title"><button aria-expanded="false">{head}</button></h3>'
        f'<div class="panel-body">{"".join(f"<p>{text}</p>" for text in texts)}</div></section>'
        for head, texts in told.parts.items()
    )
    return f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{told.title} - {site}</title></head><body>
<div id="menu"><ul class="tree"><li><a href="/p12345/jeugd-en-zorg">Jeugd en zorg</a></li><li><a href="/p12346/balans">Balans</a></li></ul></div>
<div id="content" role="main"><h1>{told.title}</h1><p>{told.intro}</p>{parts}</div>
<div class="footer"><p>Deze pagina is gebouwd op {site}</p></div></body></html>"""


def index(title: str, links: dict[str, str]) -> str:
    items = "".join(f'<li class="views-row"><h3><a href="{path}">{text}</a></h3></li>' for path, text in links.items())
    return f'<!DOCTYPE html><html lang="nl"><head><title>{title}</title></head><body><h1>{title}</h1><ul class="views">{items}</ul></body></html>'


NEWS = """<!DOCTYPE html><html lang="nl"><head><title>Nieuwe directeur</title></head><body class="node--type-news"><main>
<span class="date">Nieuws 3 maart 2023</span><h1>Nieuwe directeur benoemd</h1><p>Het bestuur heeft een nieuwe directeur benoemd.
Zij begint op 1 april.</p></main></body></html>"""


def institutes() -> dict[str, Site]:
    """The four sites by the id of their source."""
    nji, movisie, platform31, arnhem = Site(), Site(), Site(), Site()
    listing = {told.path: told.title for told in (SCHOOLTEAM, SCHOOLTEAM_ARNHEM)}
    nji.answers = {
        "/verbinding-onderwijs-en-jeugdhulp": page(
            index("Praktijkvoorbeelden", listing | {"/nieuws/directeur": "Nieuws"})
        ),
        SCHOOLTEAM.path: page(drupal(SCHOOLTEAM, "NJi")),
        SCHOOLTEAM_ARNHEM.path: page(drupal(SCHOOLTEAM_ARNHEM, "NJi")),
        "/nieuws/directeur": page(NEWS),
        "/robots.txt": page("User-agent: *\nDisallow: /search\n", "text/plain"),
    }
    movisie.answers = {
        "/": page(
            index("Movisie", {VOORDEUR.path: VOORDEUR.title, MANTELZORG.path: "Zwolle", "/artikel/directeur": "Nieuws"})
        ),
        VOORDEUR.path: page(drupal(VOORDEUR, "Movisie")),
        MANTELZORG.path: page(drupal(MANTELZORG, "Movisie"), ETag='"z1"'),
        "/artikel/directeur": page(NEWS),
        "/robots.txt": page("User-agent: *\nCrawl-delay: 0.05\n", "text/plain"),
    }
    platform31.answers = {
        "/sitemap.xml": page(_sitemap([WIJKENGIDS.path]), "application/xml"),
        "/": page(index("Platform31", {"/artikelen/congres/": "Congres", "/oud/": "Oud"})),
        "/oud/": status(301, Location=WIJKENGIDS.path),
        WIJKENGIDS.path: page(wordpress(WIJKENGIDS, "Platform31")),
        "/artikelen/congres/": page(NEWS),
    }
    arnhem.answers = {
        "/": page(index("Jaarverslag 2024", {YEARLY.path: YEARLY.title, "/p12346/balans": "Balans"})),
        YEARLY.path: page(yearly(YEARLY, "Jaarverslag Arnhem")),
        "/p12346/balans": page(index("Balans", {})),
    }
    return {"nji": nji, "movisie": movisie, "platform31": platform31, "arnhem": arnhem}


def _sitemap(paths: list[str]) -> str:
    urls = "".join(f"<url><loc>{path}</loc><lastmod>2024-05-01</lastmod></url>" for path in paths)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


EXTRA = {
    "nji": 'volgen = ["^/verbinding", "^/nieuws"]\nherkennen = ["praktijkvoorbeeld", "^/nieuws/"]\n',
    "platform31": 'sitemaps = ["{address}/sitemap.xml"]\n',
    "arnhem": 'gemeente = "Arnhem"\n',
}
STARTS = {"nji": "/verbinding-onderwijs-en-jeugdhulp"}


def write_source(content: Path, name: str, site: Site, extra: str = "") -> None:
    """A file of a source that follows a mock site."""
    folder = content / "bronnen"
    folder.mkdir(exist_ok=True)
    text = f"""\
naam = "Proefsite {name}"
uitgever = "Uitgever {name}"
soort = "{"gemeente" if name == "arnhem" else "kennisinstituut"}"
start = ["{site.address}{STARTS.get(name, "/")}"]
wachttijd = 1
licentie = "Verzonnen."
contact = "niemand"
{extra or EXTRA.get(name, "").format(address=site.address)}"""
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
