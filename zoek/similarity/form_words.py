"""The words that tell kinds of approach, over folded text: what is done, by whom, or where.

Two grains: the kinds that editors choose from (zoek/library/approaches.py),
and wider families of them, which a text tells sooner. A kind that is all of
its family has no words of its own.
"""

from __future__ import annotations

from types import MappingProxyType

FAMILY_WORDS = MappingProxyType(
    {
        "een breed team in de wijk": r"\w*wijkteams?|buurtteams?|sociale? teams?|gebiedsteams?|wijkcoach\w*"
        r"|generalist\w*|wijkploeg\w*|dorpsteams?|wijknetwerk\w*"
        r"|teams? (?:per|in (?:de|elke|iedere)) (?:wijk|buurt)|sociaal werkers?",
        "één plan en één regisseur": r"een gezin,? een plan|\w*regisseurs?|gezinsmanager\w*|gezinscoach\w*"
        r"|casemanage\w*|casusregi\w*|gezinsplan\w*|wraparound\w*|multiprobleem\w*|regie"
        r"|gezinsbegeleid\w*|vaste (?:hulpverlener|begeleider|coach)|een (?:vast )?aanspreekpunt",
        "langs de deuren": r"huisbezoek\w*|voordeur\w*|aanbel\w*|bel(?:t|len) .{0,10}aan|interventieteam\w*"
        r"|outreach\w*|er ?op ?af|deur aan deur|langs de deuren|elk adres|alle adressen",
        "schulden vroeg zien": r"huurachterstand\w*|vroegsignal\w*|betalingsachterstand\w*|huisuitzetting\w*"
        r"|\w*schuld\w*|ontruim\w*|wanbetal\w*|achterstand .{0,20}(?:huur|rekening)\w*",
        "hulp in de school": r"school\w*|scholen|leerling\w*|\w*school|zorgadviesteam\w*|passend onderwijs"
        r"|docenten|leerkracht\w*|onderwijs\w*",
        "bewoners ondernemen": r"bewonersbedrij\w*|wijkonderneming\w*|buurtonderneming\w*|\w*cooperatie\w*"
        r"|\w*onderneme\w*|eigen bedrijf|wijkeconomie",
        "bewoners nemen taken over": r"uitdaagrecht|right to challenge|taken? .{0,20}over(?:nemen)?|buurtrechten"
        r"|bewonersbudget\w*",
        "de hele wijk verbeteren": r"krachtwijk\w*|wijkaanpak\w*|herstructurering|sloop\w*|gesloopt|nieuwbouw"
        r"|wijkactieplan\w*|leefbaarheid|renov\w*|vogelaarwijk\w*|opknap\w*|openbare ruimte|wijkvisie"
        r"|wijkprogramma\w*",
        "het eigen netwerk": r"eigen kracht-conferentie\w*|netwerk van familie|familienetwerk\w*|mentor"
        r"|sociaal netwerk|sociale netwerk\w*|familieplan|familiegroepsplan|eigen kring|familie en vrienden"
        r"|steunnetwerk|eigen netwerk",
        "vrijwilligers thuis": r"vrijwilliger\w*|maatjes?\w*|steunouder\w*|steungezin\w*|buurtgezin\w*"
        r"|vraaggezin\w*",
        "een open huis": r"inloop\w*|huiskamer\w*|ontmoet\w*|odensehuis\w*|buurthuis|koffie|woonkamers?",
        "dagbesteding": r"\w*dagbesteding|dagopvang|dagactiviteit\w*|dagprogramma\w*|dagcentr\w*|dementie"
        r"|geheugen\w*",
        "een woonplek": r"kamers?|dak(?:lozen|loos)\w*|housing first|skaeve|thuislo\w*|huisvesting|wooncomplex\w*"
        r"|opvang|huurcontract",
        "een jeugdteam": r"buurtteams? jeugd(?: en gezin)?|jeugdteam\w*|kindteam\w*|jeugd en gezin|opvoed\w*"
        r"|cjg\w*|jeugdgezondheidszorg|jgz|jeugdhulp\w*|consultatiebureau\w*",
        "de toegang tot hulp": r"toegang|\w*loket\w*|indicatie\w*|keukentafel\w*|toewijz\w*|verwijz\w*"
        r"|wachtlijst\w*",
        "afspraken tussen organisaties": r"convenant\w*|overleg\w*|oogo|ondersteuningsplan\w*|visie|handreiking"
        r"|stuurgroep|bestuur\w*|wethouders",
        "een onderzoek of advies": r"\w*onderzoek\w*|onderzocht\w*|rekenkamer\w*|advi(?:es|seer)\w*|reconstructie"
        r"|evaluatie|monitor|verkenning|voorbeelden|\w*kosten-batenanalyse|mkba",
        "zorg aan huis": r"wijkverple\w*|buurtzorg|zorgcooperatie|thuiszorg|verpleegkundige\w*",
        "ruzie tussen buren": r"buurtbemiddel\w*|bemiddel\w*|burenruzie\w*|burenconflict\w*|overlast",
        "buren helpen elkaar": r"burenhulp|stadsdorp\w*|wehelpen|elkaar helpen|helpen elkaar|marktplaats"
        r"|onderlinge hulp",
        "vrij geld": r"maatwerkbudget\w*|\w*budget|doorbra\w*|doorbreek\w*|vrij besteed\w*|regels",
    }
)
"""The families in which a reader grouped the practices; 21 gave each of 95 at least one (2026)."""
FAMILY_OF = MappingProxyType(
    {
        "wijkteam": "een breed team in de wijk",
        "team-meer-vragen": "een breed team in de wijk",
        "proefteam-wijk": "een breed team in de wijk",
        "jeugdteam": "een jeugdteam",
        "opvoedpunt": "een jeugdteam",
        "gezinsregie": "één plan en één regisseur",
        "huisbezoek-hulp": "langs de deuren",
        "huisbezoek-controle": "langs de deuren",
        "vroegsignalering": "schulden vroeg zien",
        "administratie-thuis": "vrijwilligers thuis",
        "gegevens-delen": "afspraken tussen organisaties",
        "hulp-op-school": "hulp in de school",
        "jeugdhulp-in-klas": "hulp in de school",
        "school-en-wijkteam": "hulp in de school",
        "onderzoek-school-jeugdhulp": "een onderzoek of advies",
        "plannen-onderwijs-jeugd": "afspraken tussen organisaties",
        "netwerkberaad": "het eigen netwerk",
        "eigen-mentor": "het eigen netwerk",
        "steun-aan-ouders": "vrijwilligers thuis",
        "huiskamer": "een open huis",
        "inloophuis-dementie": "dagbesteding",
        "open-dagbesteding": "dagbesteding",
        "housing-first": "een woonplek",
        "aparte-woonplek": "een woonplek",
        "wonen-en-leren": "een woonplek",
        "wijkverpleging": "zorg aan huis",
        "zorgcooperatie": "zorg aan huis",
        "stadsdorp": "buren helpen elkaar",
        "hulp-via-website": "buren helpen elkaar",
        "buurtbemiddeling": "ruzie tussen buren",
        "wijkonderneming": "bewoners ondernemen",
        "uitdaagrecht": "bewoners nemen taken over",
        "wijkprogramma": "de hele wijk verbeteren",
        "doen-wat-nodig-is": "vrij geld",
        "keukentafelgesprek": "de toegang tot hulp",
        "toegang-jeugdhulp": "de toegang tot hulp",
        "loketten-een-afspraak": "de toegang tot hulp",
        "regionale-visie": "afspraken tussen organisaties",
        "sociale-monitor": "een onderzoek of advies",
        "leren-van-een-zaak": "een onderzoek of advies",
    }
)
"""The family of a kind. Thirteen kinds are in none: nothing wider says what they are."""
OWN_WORDS = MappingProxyType(
    {
        "team-meer-vragen": r"\w*teams? .{0,60}(?:huishoudens?|gezin(?:nen)?|bewoners|mensen) met (?:meer|meerdere|veel)"
        r" (?:vragen|problemen)|(?:huishoudens?|gezin(?:nen)?) .{0,40}(?:buurt|wijk)teams?",
        "proefteam-wijk": r"frontlijnteam\w*|(?:proef|experiment) met (?:een )?(?:team|wijkcoach\w*|generalist\w*)"
        r"|team .{0,40}open agenda",
        "inlooppunt": r"inlooppunt\w*|steunpunt\w*|inloopspreekuur\w*|spreekuren|informatiepunt\w*|stips?"
        r"|wijkpunt\w*|buurtpunt\w*|vraagwijzer\w*",
        "jeugdteam": r"buurtteams? jeugd(?: en gezin)?|\w*jeugdteam\w*|kindteam\w*|ouder- en kind\w*"
        r"|gezinswerker\w*|jeugd- en gezinsteam\w*|teams? (?:voor )?jeugd(?: en gezin)?|opgroeiteam\w*",
        "opvoedpunt": r"cjg\w*|centr(?:um|a) voor jeugd en gezin|opvoedpunt\w*|opvoedpoli\w*|opvoedspreekuur\w*"
        r"|opvoedsteunpunt\w*",
        "praktisch-meelopen": r"frontlijn|meelopen|mee(?:loop|lopen)\w*|voordoen|doen het voor"
        r"|praktische (?:hulp|dingen|ondersteuning)|studenten .{0,40}gezin\w*|gezin\w* .{0,40}studenten",
        "huisbezoek-controle": r"interventieteam\w*|handhav\w*|controle\w*|risicoprofiel\w*"
        r"|risicoadres\w*|meervoudig kijken|huisbezoek\w* .{0,60}(?:controle\w*|regels|fraude)",
        "administratie-thuis": r"thuisadministratie\w*|administratie|geldzaken|post (?:en|te) \w+|papieren"
        r"|budgetmaatje\w*|schuldhulpmaatje\w*|formulierenbrigade\w*",
        "zorg-en-overlast": r"regieteam\w*|overlast\w*|zorg en (?:veiligheid|overlast|handhaving)"
        r"|hulp en handhaving|zorg- en veiligheidshui\w*|veiligheidshui\w*",
        "gegevens-delen": r"privacy\w*|avg|gegevens (?:delen|uitwissel\w*)|gegevensdeling|informatie (?:te )?delen"
        r"|informatie .{0,30} mag delen|mogen delen|persoonsgericht\w*",
        "geweld-in-gezin": r"mda|geweld|huiselijk geweld|veilig thuis|kindermishandeling|trauma\w*"
        r"|multidisciplinair\w*",
        "hulp-op-school": r"schoolmaatschappelijk\w*|\w*maatschappelijk werker\w* .{0,30}school"
        r"|hulp(?:verlener)? .{0,20}(?:op|in|binnen) (?:de |elke )?school|op school"
        r"|op (?:alle )?(?:middelbare )?scholen|vo-team|mbo-team|jeugdteams op school"
        r"|gezinswerkers? .{0,30}school",
        "jeugdhulp-in-klas": r"lumpsum|jeugdhulp in (?:de )?(?:school|klas)|jeugdhulp .{0,30}binnen de school"
        r"|zonder (?:een )?(?:besluit|beschikking) per (?:kind|leerling)|besluit per kind"
        r"|onderwijszorgarrangement\w*|collectieve jeugdhulp|zorg in onderwijs\w*",
        "school-en-wijkteam": r"zorgsignaal|zorgsignalen|zorgstructuur|zorgadviesteam\w*|scholen en wijk\w*"
        r"|wijk\w+ en scholen|school en wijkteam\w*",
        "onderzoek-school-jeugdhulp": r"samenwerk\w* .{0,40}(?:scholen|school|onderwijs) .{0,20}jeugdhulp\w*"
        r"|onderwijs .{0,20}jeugdhulp\w*|evaluatie passend onderwijs|school en jeugdhulp"
        r"|onderwijs en (?:zorg|jeugdhulp\w*)|onderwijs, zorg en jeugd|leraren en jeugdhulp\w*",
        "plannen-onderwijs-jeugd": r"oogo|op overeenstemming gericht\w*|ondersteuningsplan\w*"
        r"|samenwerkingsverband\w*|lokale educatieve agenda|jeugd(?:beleid)? en onderwijs(?:beleid)?"
        r"|onderwijsbeleid|jeugdplan\w*",
        "kindcentrum": r"kindcentr\w*|ikc\w*|brede scho\w+|kinderopvang|peuterspeelza\w+|buitenschoolse opvang",
        "extra-leertijd": r"extra (?:les\w*|leertijd|uren)|leertijd|na schooltijd|naschools\w*"
        r"|verlengde (?:schooldag|leertijd)|children.?s zone|kinderfaculteit|huiswerk\w*|weekendschool\w*"
        r"|brugfunctionaris\w*",
        "vreedzame-school": r"vreedza\w+|mediator\w*|leerlingbemiddel\w*|peer ?mediation",
        "netwerkberaad": r"eigen[ -]kracht-?conferentie\w*|netwerkberaad|familiegroepsplan\w*|familienetwerkberaad"
        r"|netwerk van familie|familie, vrienden en buren|familie en vrienden|sociale netwerk\w*|sonestra"
        r"|familieplan|steunnetwerk",
        "eigen-mentor": r"jims?|jim-\w+|mentor\w*|ingebrachte mentor",
        "steun-aan-ouders": r"home-start|steunouder\w*|steungezin\w*|buurtgezin\w*|vraaggezin\w*|gastgezin\w*"
        r"|opvoedmaatje\w*|vrijwilliger .{0,40}(?:ouders|gezin)|overbelaste ouders",
        "huiskamer": r"huiskamer\w*|woonkamer\w*|buurthui\w+|wijkhui\w+|ontmoet\w*|koffie|inloop"
        r"|dorpshui\w+",
        "inloophuis-dementie": r"odensehui\w+|inloophui\w+|geheugen\w*|dementie|clubhuis|ontmoetingscentr\w*",
        "open-dagbesteding": r"\w*dagbesteding|dagopvang|dagactiviteit\w*|dagprogramma\w*|dagcentr\w*",
        "housing-first": r"housing first|eerst een huis|dak(?:loos|loze|lozen)\w*|dakloosheid|thuislo\w*",
        "aparte-woonplek": r"skaeve\w*|prikkelarm\w*|woningen op afstand|bijzondere woonvorm\w*|ernstige overlast",
        "wonen-en-leren": r"kamers met kansen|kamer-raad|foyer|een kamer"
        r"|kamers? .{0,40}(?:begeleid\w*|opleiding|jongere\w*)|wonen en leren|startkwalificatie"
        r"|begeleid wonen .{0,20}jongeren",
        "wijkverpleging": r"wijkverple\w*|buurtzorg|thuiszorg|verpleegkundige\w*|zelfsturend\w*",
        "zorgcooperatie": r"zorgcooperatie\w*|dorpscooperatie\w*|zorgvereniging\w*|dorpszorg|eetgroep\w*",
        "stadsdorp": r"stadsdorp\w*|burenkring\w*|omzien naar elkaar|letten .{0,10}op elkaar"
        r"|houden elkaar in de gaten|noaber\w*|burenhulp",
        "hulp-via-website": r"wehelpen|marktplaats|platform .{0,30}(?:hulp|buren)|hulpvraag plaats\w*|nextdoor"
        r"|buurtapp\w*|nlvoorelkaar|vraag en aanbod",
        "talenten-koppelen": r"talentenscan\w*|talent\w*|ontwikkelplaats\w*|verbinders?|vrijwilligerswerk",
        "buurtbemiddeling": r"buurtbemiddel\w*|bemiddel\w*|burenruzie\w*|burenconflict\w*|ruzie\w* .{0,10}buren",
        "uitdaagrecht": r"uitdaagrecht|right to challenge|taak .{0,20}over(?:nemen|neemt)?"
        r"|taken .{0,20}over(?:nemen)?|buurtrechten",
        "bewonersplannen": r"vouchers?|bewonersbudget\w*|bewonersinitiatie\w*|buurtbudget\w*"
        r"|initiatieven van bewoners|eigen plan(?:nen)?|wei-model|bewonersorganisatie\w*|ideeen .{0,20}buurt",
        "gebiedsteam-budget": r"teams? leefomgeving|wijkbudget\w*|gebiedsbudget\w*|wijkprogramma\w*"
        r"|budget .{0,20}(?:wijk|gebied)\w*|gebiedsgericht\w*",
        "keukentafelgesprek": r"keukentafel\w*|kanteling|gekanteld\w*|compensatiebeginsel"
        r"|brede? (?:intake|uitvraag|gesprek)|eerste gesprek",
        "toegang-jeugdhulp": r"toegang jeugd\w*|toegang tot (?:de )?jeugdhulp"
        r"|besli\w+ .{0,60}(?:jeugdhulp|hulp een kind)|jeugdhulp\w* .{0,40}besli\w+|besluit over jeugdhulp",
        "loketten-een-afspraak": r"loketten|verbindend kader|toegang (?:tot (?:de )?hulp|sociaal domein)"
        r"|een contactpersoon|integrale toegang",
        "sociale-basis": r"sociale basis\w*|basisinfrastructuur|basisondersteuning|basisvoorziening\w*"
        r"|gebiedsscan\w*|wijkscan\w*|fusie|gingen .{0,20}samen",
        "welzijn-richtpunten": r"bakens?|welzijn nieuwe stijl|richtpunt\w*|welzijnsinstelling\w*",
        "waarden-van-bewoners": r"(?:gedeelde|zes|eigen) waarden|waarden (?:van|waar|die)|een waarde"
        r"|transformatiepilot\w*|waarderend\w*|leefwereld",
        "regionale-visie": r"regionale? visie|regiovisie\w*|(?:een|de|gezamenlijke|gedeelde) visie"
        r"|gemeenten .{0,20}samen|beleidskader\w*",
        "sociale-monitor": r"\w*monitor\w*|indicator\w*|dashboard\w*|halfjaar\w*|cijfers per wijk",
        "leren-van-een-zaak": r"reconstructie\w*|reconstrue\w*|calamiteit\w*|ontspoor\w*|leren van de zaak"
        r"|casusonderzoek\w*",
    }
)
KIND_WORDS = MappingProxyType({kind: FAMILY_WORDS[family] for kind, family in FAMILY_OF.items()} | OWN_WORDS)
"""What tells a kind: words of its own, or for want of those what tells its family."""
