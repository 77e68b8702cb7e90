"""Partners and costs: organisations that take part, and sentences with an amount."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.harvest.marks import marks
from zoek.library.find import Recognition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.harvest.story import Story
    from zoek.library.municipalities import Municipality

AMOUNT = re.compile(r"(?:€|\beuro\b|\bEUR\b)", re.IGNORECASE)
DIGIT = re.compile(r"[0-9]|\b(?:ton|miljoen)\b")
OF_COST = re.compile(
    r"\b(?:kost|kosten|kostte|kostten|begroot|budget|subsidie|subsidieerde|betaal\w*|betalen|investeer\w*|investering|financier\w*|bijdrage|"
    r"uitgetrokken|beschikbaar|geld|trekt|uitgegeven|per (?:jaar|dagdeel|gezin|deelnemer|persoon|huishouden|uur|wijk|dorp|huis))\b",
    re.IGNORECASE,
)
OTHER_MONEY = re.compile(
    r"schuld|bespa|spaart|inkomen|\bwinst\b|\bprijs\b|toeslag|\bstijgt\b|\bdaalt\b|tekort|overschrijding|\bmag\b|\bmogen\b|"
    r"achterstand|boete|in plaats van|anders",
    re.IGNORECASE,
)
"""What is owed, saved, won or allowed is no cost, and neither is what a budget grows with."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ€‘'\"(])|\n")
ROW = " – "
"""Stands between the cells of a table of figures: a budget, and not what one practice cost."""
MOST_COSTS, LONGEST_COST = 3, 200
MOST_PARTNERS, LONGEST_PARTNER = 15, 70
LIST = re.compile(r"\s*[,;•]\s*|\s+en\s+(?=(?:de |het |een )?(?:[a-z]+\s)?[A-Z0-9])|\s+(?:–|\|)\s+")
TOGETHER = re.compile(
    r"(?:samen met|in samenwerking met|werkt(?:e|en)? (?:\w+ )?samen met|samenwerking (?:van|tussen|met)|partners zijn|partners:|"
    r"zijn partner|betrokken zijn|organisaties als|partijen als|doen (?:ook )?mee:|deden mee:|initiatief van|opgezet (?:met|door)|met hulp van|met steun van|met medewerking van|"
    r"gesteund door|ondersteund door|verwijzen|begeleiding van|uitgevoerd door|ingehuurd van|aangesloten bij|mede mogelijk gemaakt door)"
    r"\s+([^.\n]{3,300})",
    re.IGNORECASE,
)
KINDS_OF_ORGANISATION = (
    "stichting|vereniging|woningcorporatie|woonstichting|welzijnsorganisatie|welzijnsinstelling|zorgaanbieder|zorgorganisatie|"
    "zorginstelling|thuiszorgorganisatie|jeugdhulpaanbieder|jeugdhulporganisatie|schoolbestuur|samenwerkingsverband|zorgverzekeraar|"
    "hogeschool|universiteit|buurtteamorganisatie|coöperatie|ggz-instelling|wooncorporatie|corporatie|adviesbureau|regionaal opleidingencentrum|"
    "verhuurder|verzekeraar|onderwijsgroep|onderwijsstichting|hoveniersbedrijf|voetbalvereniging|sportvereniging|supermarkt|aannemer|bakkerij|"
    "zorggroep|welzijnsgroep|woningstichting|woningbouwvereniging|diaconie|huisartsenpraktijk|gezondheidscentrum|maatschappelijk werk|politie|"
    "bewonersraad|huurdersvereniging|huurdersraad|dorpsraad|wijkraad|dorpsbelang|buurtvereniging|voedselbank|kringloopwinkel|kinderopvang|"
    "jeugdzorginstelling|jongerenwerk|scholengroep|scholengemeenschap|muziekschool|sportclub|sportbedrijf|zorgcoöperatie|zorgcooperatie|"
    "dorpscoöperatie|energiecoöperatie|verzorgingshuis|verpleeghuis|woonzorgcentrum|ziekenhuis|waterbedrijf|energiebedrijf|ouderenbond|"
    "seniorenraad|cliëntenraad|adviesraad|wijkcoöperatie|opvangorganisatie|vrijwilligersorganisatie|vrijwilligerscentrale|fonds|"
    "leerwerkbedrijf|werkbedrijf|reïntegratiebedrijf|kredietbank|ouderenorganisatie|bibliotheek|zorgboerderij|basisschool|expertisecentrum"
)
NAME = r"(?:[A-ZÀ-Þ0-9][\w'’&+\-]*|[a-z]{2,10}[A-Z]\w+)"
ENDINGS_OF_ORGANISATION = "Welzijn|Zorg|Wonen|Groep|College|Instituut|Fonds|Bank|Thuiszorg|Jeugdhulp|Jeugdzorg|Advies"
NAMED_ORGANISATION = re.compile(
    rf"\b((?:(?i:{KINDS_OF_ORGANISATION})[ ]{NAME}(?:[ ](?:(?:van|voor|en|de|het|der|in|uit)[ ](?:de[ ]|het[ ])?)?{NAME}){{0,4}})"
    rf"|(?:GGD|MEE|ROC|RIBW|GGZ|CJG|WSP|Alzheimer|Humanitas|Thuiszorg|Zorgcooperatie|Zorgcoöperatie|Rabobank)(?:[ ](?:(?:de|het|uit)[ ])?{NAME}){{1,3}}"
    rf"|{NAME}(?:[ ]{NAME}){{0,2}}[ ](?:{ENDINGS_OF_ORGANISATION})\b"
    r"|[A-Z][\w-]{2,20}(?:-groep|zorg|wonen|welzijn)\b)"
)
"""In a sentence: a kind of organisation with a name, or a name that ends as those of organisations do."""
ACTOR = re.compile(
    rf"(?i:\b(?:een|de) (?:{KINDS_OF_ORGANISATION})), ({NAME}(?:[ ](?:(?:van|de|het)[ ])?{NAME}){{0,3}}),"
)
"""An organisation that is named after what it is: "een zorgaanbieder, De Brug, "."""
LEADING = re.compile(
    r"^(?:de|het|een|ook|o\.a\.|onder andere|onder meer|verschillende|lokale|en|met|door|waaronder)\s+", re.IGNORECASE
)
ENDS_NAME = re.compile(
    r"\s*(?:\(|:| - | – | die | dat | voor het | waar | om | zodat | aan | bij | werkt | biedt | zorgt | levert | is | zijn | met | sinds | bezoek).*$"
)


def partners(story: Story, municipalities: Mapping[str, Municipality]) -> tuple[Recognition, ...]:
    """Organisations that take part: those under a label, else those that sentences name."""
    found: dict[str, Recognition] = {}
    labelled = [name for text in story.facts.get("partners", ()) for name in _names(text)]
    told = [] if labelled else list(_told(story.whole))
    for name in (*labelled, *told):
        if name and not _is_municipality(name, municipalities) and not (" " in name and fold(name) in fold(story.site)):
            found.setdefault(fold(name), Recognition("partners", name, name))
    return tuple(found[name] for name in _whole(list(found)))[:MOST_PARTNERS]


def _whole(names: Sequence[str]) -> Iterator[str]:
    """The names that are no part of another; of one that joins two others ("X en Y") those two."""
    joint = {name for name in names if " en " in name and sum(other in name for other in names) > 2}
    for name in names:
        if name not in joint and not any(name != other and name in other for other in names if other not in joint):
            yield name


def _told(text: str) -> Iterator[str]:
    for match in TOGETHER.finditer(text):
        yield from (name for name in _names(match.group(1)) if _is_organisation(name))
    for match in ACTOR.finditer(text):
        yield match.group(1)
    for match in NAMED_ORGANISATION.finditer(text):
        yield match.group(1).rstrip(".,;:")
    for name in marks().organisations:
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            yield name


def _names(text: str) -> Iterator[str]:
    """The names in an enumeration, without what is told about each."""
    for part in LIST.split(text):
        name = ENDS_NAME.sub("", LEADING.sub("", LEADING.sub("", part.strip(" .:;-–"))))
        if 2 <= len(name) <= LONGEST_PARTNER and any(letter.isupper() for letter in name):
            yield name.strip(" .")


def _is_organisation(name: str) -> bool:
    """In a sentence: begins with a capital, or with a kind of organisation and then a capital."""
    return bool(re.match(rf"(?:(?i:{KINDS_OF_ORGANISATION})\s)?{NAME}(?:\s|$)", name)) and len(name.split()) <= 6


def _is_municipality(name: str, municipalities: Mapping[str, Municipality]) -> bool:
    bare = re.sub(r"^(?:de )?(?:gemeenten?|provincie|stad)\s+", "", name, flags=re.IGNORECASE)
    return bare in municipalities or fold(name) in {"gemeente", "gemeenten"} or bare != name


def costs(story: Story) -> tuple[Recognition, ...]:
    """What a page says that the practice cost, sentence by sentence: under a label, else where a sentence tells so."""
    labelled = [text for text in story.facts.get("kosten", ()) if DIGIT.search(text) and text.count(ROW) < 2]
    told = (
        [] if labelled else [text for text in SENTENCE.split(story.whole) if OF_COST.search(text) and _has_amount(text)]
    )
    chosen = [_short(text) for text in (*labelled, *told)]
    return tuple(Recognition("costs", text, text) for text in dict.fromkeys(chosen))[:MOST_COSTS]


def _has_amount(text: str) -> bool:
    return bool(AMOUNT.search(text) and DIGIT.search(text) and text.count(ROW) < 2 and not OTHER_MONEY.search(text))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_COST else text[:LONGEST_COST].rsplit(" ", 1)[0] + "…"
