"""What kind of approach a text describes: a team in the neighbourhood, one plan for a family, visits at the door.

Words that are common in this field (team, gezin, school) tell little one by
one, but together they tell what is done and by whom. A text has some of
several forms; its title and summary tell most.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.similarity.named import fold_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORM_WORDS = MappingProxyType(
    {
        "een breed team in de wijk": r"\w*wijkteams?|buurtteams?|sociale? teams?|gebiedsteams?|wijkcoach\w*|generalist\w*|wijkploeg\w*"
        r"|dorpsteams?|wijknetwerk\w*|teams? (?:per|in (?:de|elke|iedere)) (?:wijk|buurt)|sociaal werkers?",
        "één plan en één regisseur": r"een gezin,? een plan|\w*regisseurs?|gezinsmanager\w*|gezinscoach\w*|casemanage\w*|casusregi\w*"
        r"|gezinsplan\w*|wraparound\w*|multiprobleem\w*|een plan|regie|gezinsbegeleid\w*|vaste (?:hulpverlener|begeleider|coach)"
        r"|een (?:vast )?aanspreekpunt",
        "langs de deuren": r"huisbezoek\w*|voordeur\w*|aanbel\w*|bel(?:t|len) .{0,10}aan|interventieteam\w*|outreach\w*|er ?op ?af|deur aan deur"
        r"|langs de deuren|elk adres|alle adressen",
        "schulden vroeg zien": r"huurachterstand\w*|vroegsignal\w*|betalingsachterstand\w*|huisuitzetting\w*|\w*schuld\w*|ontruim\w*"
        r"|wanbetal\w*|achterstand .{0,20}(?:huur|rekening)\w*",
        "hulp in de school": r"school\w*|scholen|leerling\w*|\w*school|zorgadviesteam\w*|passend onderwijs|docenten|leerkracht\w*|onderwijs\w*",
        "bewoners ondernemen": r"bewonersbedrij\w*|wijkonderneming\w*|buurtonderneming\w*|\w*cooperatie\w*|\w*onderneme\w*"
        r"|eigen bedrijf|wijkeconomie",
        "bewoners nemen taken over": r"uitdaagrecht|right to challenge|taken? .{0,20}over(?:nemen)?|buurtrechten|bewonersbudget\w*",
        "de hele wijk verbeteren": r"krachtwijk\w*|wijkaanpak\w*|herstructurering|sloop\w*|gesloopt|nieuwbouw|wijkactieplan\w*|leefbaarheid"
        r"|renov\w*|vogelaarwijk\w*|opknap\w*|openbare ruimte|wijkvisie|wijkprogramma\w*",
        "het eigen netwerk": r"eigen kracht-conferentie\w*|netwerk van familie|familienetwerk\w*|mentor|sociaal netwerk|sociale netwerk\w*"
        r"|familieplan|familiegroepsplan|eigen kring|familie en vrienden|steunnetwerk|eigen netwerk",
        "vrijwilligers thuis": r"vrijwilliger\w*|maatjes?\w*|steunouder\w*|steungezin\w*|buurtgezin\w*|vraaggezin\w*",
        "een open huis": r"inloop\w*|huiskamer\w*|ontmoet\w*|odensehuis\w*|buurthuis|koffie|woonkamers?",
        "dagbesteding": r"\w*dagbesteding|dagopvang|dagactiviteit\w*|dagprogramma\w*|dagcentr\w*|dementie|geheugen\w*",
        "een woonplek": r"kamers?|dak(?:lozen|loos)\w*|housing first|skaeve|thuislo\w*|huisvesting|wooncomplex\w*|opvang|huurcontract",
        "een jeugdteam": r"buurtteams? jeugd(?: en gezin)?|jeugdteam\w*|kindteam\w*|jeugd en gezin|opvoed\w*|cjg\w*|jeugdgezondheidszorg|jgz|jeugdhulp\w*|consultatiebureau\w*",
        "de toegang tot hulp": r"toegang|\w*loket\w*|indicatie\w*|keukentafel\w*|toewijz\w*|verwijz\w*|wachtlijst\w*",
        "afspraken tussen organisaties": r"convenant\w*|overleg\w*|oogo|ondersteuningsplan\w*|visie|handreiking|stuurgroep|bestuur\w*|wethouders",
        "een onderzoek of advies": r"\w*onderzoek\w*|onderzocht\w*|rekenkamer\w*|advi(?:es|seer)\w*|reconstructie|evaluatie|monitor"
        r"|verkenning|voorbeelden|\w*kosten-batenanalyse|mkba",
        "zorg aan huis": r"wijkverple\w*|buurtzorg|zorgcooperatie|thuiszorg|verpleegkundige\w*",
        "ruzie tussen buren": r"buurtbemiddel\w*|bemiddel\w*|burenruzie\w*|burenconflict\w*|overlast",
        "buren helpen elkaar": r"burenhulp|stadsdorp\w*|wehelpen|elkaar helpen|helpen elkaar|marktplaats|onderlinge hulp",
        "vrij geld": r"maatwerkbudget\w*|\w*budget|doorbra\w*|doorbreek\w*|vrij besteed\w*|regels",
    }
)
"""Words over folded text; what is done, by whom, or where. The forms are those in which readers of the practices group
them; 21 is what it took to give each of 95 practices at least one (2026)."""
FORMS = {name: re.compile(rf"(?<![\w-])(?:{words})(?!\w)") for name, words in FORM_WORDS.items()}
SAME_IDEA = MappingProxyType(
    {
        "een breed team in de wijk": 0.85,
        "één plan en één regisseur": 0.55,
        "een jeugdteam": 0.39,
        "hulp in de school": 0.32,
        "de hele wijk verbeteren": 0.29,
    }
)
SAME_IDEA_OTHERWISE = 0.44
"""Of two practices that are both first of all of this form, the part that is one idea: 34, 14, 10, 6 and 11 pairs of the
tuning half, each share drawn towards that of all forms as if 8 pairs more had it (`scripts/relevance similar --calibrate`).
Of the other forms there are too few pairs to tell."""
TITLE_FIRST = 6.0
"""What the form that a title names first counts for, beside what its words count, to say what a practice is first of all.

Of 0, 2, 4, 6, 8 and 12 the best in cross-validation on the tuning half."""
FEWEST = 1.0
"""A form must count for more than this: one loose word in a whole text is no form."""


def forms_of(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """How much a text is of each form; `parts` are its texts with how much a word in each counts."""
    counted: dict[str, float] = dict.fromkeys(FORMS, 0.0)
    for text, worth in parts:
        folded = fold_in_place(text)
        for name, form in FORMS.items():
            counted[name] += worth * sum(1 for _ in form.finditer(folded))
    return {name: count for name, count in counted.items() if count > FEWEST}


def leading_form(title: str, forms: Mapping[str, float]) -> str:
    """The form that a text is first of all; "" when it is of none. A title says first what it is about."""
    folded = fold_in_place(title)
    named = (
        (match.start(), -len(match.group()), name) for name, form in FORMS.items() for match in form.finditer(folded)
    )
    first = min(named, default=(0, 0, ""))[2]
    counted = {**forms, first: forms.get(first, 0.0) + TITLE_FIRST} if first else forms
    return max(sorted(counted), key=lambda name: counted[name], default="")
