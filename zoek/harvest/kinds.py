"""What kind of page it is: a practice, or news, an index, a vacancy, a wall. Signs are weighed; the heaviest kind wins."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from zoek.analysis.normalize import fold
from zoek.harvest.marks import marks
from zoek.harvest.story import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zoek.harvest.extract import Page
    from zoek.harvest.story import Story

KEPT = ("praktijk", "begroting", "publicatie")
"""Kinds of which a find is made: they tell of practices, or say where the story is."""
REASONS = {
    "nieuws": "Dit is een nieuwsbericht of een mening, geen beschrijving van een praktijk.",
    "index": "Dit is een lijst met verwijzingen naar andere pagina's.",
    "agenda": "Dit is een aankondiging van een bijeenkomst of cursus.",
    "vacature": "Dit is een vacature.",
    "dienst": "Deze pagina legt inwoners uit hoe zij iets regelen.",
    "muur": "Hier staat geen verhaal, of alleen een melding over cookies, inloggen of een fout.",
}
TYPES = {
    "newsarticle": "nieuws", "blogposting": "nieuws", "opinionnewsarticle": "nieuws", "jobposting": "vacature", "event": "agenda",
    "courseinstance": "agenda", "report": "publicatie", "scholarlyarticle": "publicatie", "book": "publicatie",
    "governmentservice": "dienst", "collectionpage": "index", "searchresultspage": "index", "itemlist": "index",
}  # fmt: skip
"""Types of schema.org that a page may give itself."""
FOR_TYPE, FOR_POST, FOR_ADDRESS, FOR_HOST = 5.0, 2.5, 3.5, 9.0
"""What a sign weighs; many systems call every page a post, so that this says less than other types."""
SHORTEST_STORY = 70
SHORT_PAGE = 140
"""Words; a wall has fewer."""
TITLES = {
    "muur": r"cookie|inloggen|aanmelden bij|login|niet gevonden|404|fout|geen toegang|javascript|onderhoud|moment geduld|controle",
    "begroting": r"programma\s*[0-9]|begroting|jaarstukken|jaarverslag|taakveld|paragraaf|bestuursrapportage|kadernota|prioriteit",
    "vacature": r"vacature|gezocht|uur per week|[0-9]{2}\s*(-|tot)\s*[0-9]{2} uur|\b(m/v|v/m)\b|fte|werken als",
    "agenda": r"bijeenkomst|webinar|congres|training|cursus|masterclass|leerkring|netwerkdag|themadag|uitnodiging|werkatelier",
    "dienst": r"aanvragen|melden|aanmelden|regelen|vergoeding|uittreksel|afspraak|inschrijven|opgeven",
    "index": r"overzicht|zoekresultaten|archief|^(praktijk)?voorbeelden|^praktijken|^projecten|^alle |^publicaties|^nieuws$|dossier|inhoud",
    "publicatie": r"rapport|evaluatie|onderzoek|handreiking|monitor|publicatie|factsheet|tool|whitepaper|eindverslag|verkenning|brochure|toolkit|wegwijzer",
    "nieuws": r"subsidie|wethouder|wint|prijs|opening|geopend|ondertekend|tekenen|column|opinie|interview|van start",
}
FOR_TITLE = 2.0
TEXTS = {
    "muur": r"cookies (?:accepteren|toestaan|plaatsen)|accepteer|om verder te gaan|wachtwoord|gebruikersnaam|log in|inloggen|javascript|"
    r"bestaat niet|niet \(meer\) beschikbaar|niet gevonden|verplaatst|geen toegang|toegang geweigerd|onderhoud|geen robot|sessie",
    "begroting": r"portefeuillehouder|bedragen x|lasten|baten|saldo|realisatie|begroting 20|gewijzigde begroting|beleidsindicator|college van b&w|verbonden partij|doelenboom|rapportagedatum|raadsperiode",
    "vacature": r"sollicit\w*|salaris|schaal [0-9]+|\bcv\b|motivatie\w*|arbeidsvoorwaarden|functie-?eisen|wij vragen|wij bieden|wat wij bieden|jouw profiel|wat ga je doen|dienstverband",
    "agenda": r"meld (?:je|u) aan|aanmelden|inschrijven|zaal open|inloop vanaf|deelname is|kosten voor deelname|sprekers?|dagvoorzitter|webinar|aanmelding|locatie|[0-9]{1,2}[.:][0-9]{2}\s*(?:-|–|tot)\s*[0-9]{1,2}[.:][0-9]{2} uur|accreditatie",
    "dienst": r"digid|aanvragen|vraagt u|openingstijden|u krijgt|u kunt|u hebt|u heeft|u moet|u betaalt|voorwaarden|identiteitsbewijs|formulier|bezwaar maken|hoe werkt het aanvragen|afspraak",
    "publicatie": r"downloads?|\bpdf\b|dit rapport|het rapport|publicatie|auteurs?|isbn|pagina's|uitgever|bestel\w*|in opdracht van|onderzoekers|dit onderzoek|de onderzoekers|handreiking|factsheet|brochure|deze tool|deze handreiking|uitgave",
    "nieuws": r"wethouder|college|vandaag|gisteren|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:avond|middag|ochtend)?|maakte bekend|ondertekend\w*|subsidie|feestelijk|burgemeester|"
    r"komende (?:week|maand|zomer|tijd)|gaat van start|heeft besloten|laat weten|aldus|stelt .{0,30}beschikbaar|deze week|vorige week|persbericht|reageert|blij|trots|jury|ik vind|ik denk|column",
}
TOLD = re.compile(
    r"sinds (?:19|20)[0-9]{2}|deelnemers|na (?:een|twee|drie|vier|vijf) jaar|het eerste jaar|vrijwilligers|procent|de proef|bewoners|gezinnen|"
    r"elke (?:week|dag|maand|maandag|dinsdag|woensdag|donderdag|vrijdag)|begeleid|het team|lukte|bereikt|daalde|steeg|wijkteam|inmiddels|wie "
)
"""What a story of a practice says, also one without headings."""
FOR_TOLD = 0.6
FOR_TEXT = 1.0
MOST_FOR_TEXT = 5
"""Different words of one kind that count."""
FOR_FIELD, MOST_FIELDS = 2.4, 4
"""For a heading of a practice: of more than four the fifth tells nothing new."""
FOR_FOUND = 1.2
"""For a field that the paragraphs gave away themselves; any text has words of one."""
LONG_STORY = 250
"""Words; news is mostly shorter."""
FOR_REPEATED, FEWEST_REPEATED = 9.0, 3
"""For a text of a link that comes back: examples in short may stand above each."""
QUESTIONS_OF_BUDGET = (
    r"wat (?:willen|wilden|hebben) (?:we|wij) .{0,12}bereik",
    r"wat (?:gaan|hebben|deden|doen) (?:we|wij) .{0,20}(?:doen|gedaan|voor)",
    r"wat (?:mag|mocht|heeft|kostte) (?:het|dat) .{0,12}kost|wat heeft het gekost",
)
"""The three questions of Dutch municipal budgets and their accounts."""
FOR_QUESTIONS = 5.0
PRIORITY = ("muur", "vacature", "agenda", "begroting", "praktijk", "publicatie", "index", "dienst", "nieuws")
"""Which kind it is when two weigh the same."""


def kind_of(page: Page, story: Story, address: str) -> str:
    """The kind of a page; without any sign it is a practice if it tells a story, and a wall if it does not."""
    weights: Counter[str] = Counter()
    for kind, weight in (*_by_signs(page, story, address), *_by_shape(page, story)):
        weights[kind] += weight  # type: ignore[assignment] # Counter holds any number
    best = max(weights.values(), default=0)
    return next(kind for kind in PRIORITY if weights[kind] == best) if best > 0 else "praktijk"


def _by_signs(page: Page, story: Story, address: str) -> Iterator[tuple[str, float]]:
    title, text = fold(story.title), fold(story.whole)
    for kind, pattern in marks().addresses.items():
        if re.search(pattern, address, re.IGNORECASE):
            yield kind, FOR_ADDRESS
    if re.search(marks().addresses["begroting"], "//" + (urlsplit(address).hostname or "")):
        yield "begroting", FOR_HOST
    for value in page.structured:
        name = str(value.get("@type", "")).lower()
        if kind := TYPES.get(name, ""):
            yield kind, FOR_POST if name == "blogposting" else FOR_TYPE
    for kind, pattern in TITLES.items():
        if re.search(pattern, title):
            yield kind, FOR_TITLE
    everything = "\n".join([text, *map(fold, story.headings), *map(fold, story.dropped)])
    for kind, pattern in TEXTS.items():
        different = set(re.findall(pattern, everything))
        if kind != "muur" or len(text.split()) < SHORT_PAGE:
            yield kind, FOR_TEXT * min(len(different), MOST_FOR_TEXT) * (2 if kind == "muur" else 1)


def _by_shape(page: Page, story: Story) -> Iterator[tuple[str, float]]:
    yield from _by_fields(story)
    yield from _by_links(page, story)
    words = len(story.whole.split())
    if words < 400 and (page.times or "datepublished" in str(page.structured).lower()):
        yield "nieuws", 1.0
    if words > LONG_STORY:
        yield "praktijk", 1.5
    if _second_person(story):
        yield "dienst", 2.0


def _by_fields(story: Story) -> Iterator[tuple[str, float]]:
    """What headings name, what paragraphs give away, and the questions that every budget answers."""
    words = len(story.whole.split())
    fields = story.known & PROSE.keys()
    yield "praktijk", FOR_FIELD * min(len(fields), MOST_FIELDS) + bool(story.known & {"doelgroepen", "partners"})
    if words > SHORTEST_STORY:
        yield "praktijk", FOR_TOLD * min(len(set(TOLD.findall(fold(story.whole)))), MOST_FOR_TEXT)
    if words > SHORT_PAGE:
        yield "praktijk", FOR_FOUND * max(0, len(story.parts.keys() & PROSE.keys()) - len(fields) - 1)
    yield "nieuws", -1.5 * len(fields)
    yield "publicatie", -0.7 * len(fields)
    yield "index", -2.0 * len(fields)
    headings = fold("\n".join(story.headings))
    asked = sum(bool(re.search(question, headings)) for question in QUESTIONS_OF_BUDGET)
    yield "begroting", FOR_QUESTIONS * max(0, asked - 1)


def _by_links(page: Page, story: Story) -> Iterator[tuple[str, float]]:
    """Lists of links, forms to log in, and pages with nothing on them."""
    words = len(story.whole.split())
    teasers = [block for block in page.blocks if block.links > 0.9 and (block.level or block.is_item)]
    if len(teasers) >= 3 and words < 50 * len(teasers):
        yield "index", 5.0 + min(len(teasers), 10) / 4
    if _repeats_links(page):
        yield "index", FOR_REPEATED
    if page.has_pager and len(teasers) > 1:
        yield "index", 2.0
    if page.has_password and words < SHORT_PAGE:
        yield "muur", 5.0
    if words < 15 and not teasers:
        yield "muur", 6.0


def _repeats_links(page: Page) -> bool:
    """Whether one short text leads elsewhere again and again, as "Lees het hele voorbeeld" under every example."""
    texts = Counter(fold(block.text) for block in page.blocks if block.links > 0.9 and not block.level)
    return max(texts.values(), default=0) >= FEWEST_REPEATED


def _second_person(story: Story) -> bool:
    words = fold(story.whole).split()
    return len(words) > 20 and sum(word in {"u", "uw"} for word in words) > 0.03 * len(words)
