"""The words by which a sentence of a plan is given its element: headings, turns of phrase, sentences of templates.

Patterns run over folded text (lower case, no accents). A sentence can be
moved by the visitor, so a rule that is right most of the time is enough.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from zoek.similarity.elements import Element

HEADINGS = MappingProxyType(
    {
        Element.TARGET_GROUP: r"doelgroep\w*|voor wie|wie|bewoners|deelnemers",
        Element.PARTNERS: r"partners?|\w*partners|samenwerk\w*|met wie|betrokken\w*( partijen)?|partijen|netwerk|rolverdeling",
        Element.SCALE: r"schaal|plaats|locaties?|gebied|werkgebied|waar|omvang|planning|looptijd|fasering|bereik|tijdpad",
        Element.RESULTS: r"\w*resultaten|\w*resultaat|doel|doelen|doelstelling(en)?|effect(en)?|opbrengst(en)?|ambitie|evaluatie"
        r"|monitoring|wat levert het op|wat willen we bereiken|succes|wanneer geslaagd|maatschappelijk effect",
        Element.PROBLEM: r"opgave|aanleiding|probleem\w*|vraagstuk|context|achtergrond|situatie|huidige situatie|waarom|inleiding"
        r"|uitdaging|knelpunten|analyse|wat is er aan de hand|urgentie|de vraag",
        Element.APPROACH: r"aanpak|werkwijze|methode\w*|plan|plan van aanpak|voorstel|uitvoering|activiteiten|oplossing|idee|hoe"
        r"|wat gaan (we|wij) doen|wat doen (we|wij)|interventie|zo werkt het|maatregelen|organisatie|inzet|het plan|ons plan",
    }
)
"""Whole headings; the first element whose pattern fits all or the first words of one takes what stands under it."""
OUTSIDE = (
    r"financi\w*|kosten|begroting|dekking|budget|risico\w*|communicatie|juridisch\w*|bijlage\w*|inhoud|inhoudsopgave|colofon"
    r"|beslispunten|gevraagd besluit|voorgesteld besluit|besluit|versiebeheer|paraaf|kanttekeningen|privacy|bronnen|contact"
)
"""Headings of parts of a template that say nothing about the idea."""
TEMPLATE = re.compile(
    r"^(het college|de raad|burgemeester en wethouders|b en w|u) (besluit|wordt (gevraagd|voorgesteld|verzocht)|stelt vast)"
    r"|^(in )?dit (voorstel|plan|document|stuk|hoofdstuk|memo|notitie|plan van aanpak) (beschrijf|gaat|staat|leest|geeft|is opgesteld|bevat)"
    r"|^(in )?deze (notitie|nota|memo|startnotitie) (beschrijf|gaat|staat|leest|geeft|is opgesteld|bevat)"
    r"|^(versie|datum|opsteller|auteur|status|portefeuillehouder|afdeling|zaaknummer|registratienummer|kenmerk|concept)\s*[:0-9]"
    r"|^(concept|vertrouwelijk|pagina \d+.*|bijlage \d+.*|met vriendelijke groet\w*.*)\W*$"
    r"|^de (kosten|uitgaven) (worden|komen) (gedekt|ten laste)|^(hierover|over dit besluit) wordt gecommuniceerd"
    r"|^(er zijn )?geen (financiele|juridische|personele) (gevolgen|consequenties)"
    r"|past binnen (de |het )?(bestaande )?(begroting|beleid|kaders)|^dit sluit aan bij (het|ons) (coalitieakkoord|collegeprogramma)"
)
"""Sentences of municipal templates: they are the same whatever the plan is about."""
CUES = MappingProxyType(
    {
        Element.TARGET_GROUP: r"doelgroep\w*|bedoeld voor|(?:is|zijn) er voor|richt(?:en)? (?:zich|ons) op|(?:is|zijn) gericht op"
        r"|het gaat om|in de leeftijd|jaar (?:en|of) ouder|van \d+ tot \d+ jaar|tussen de \d+ en \d+|meedoen kan|wie kan meedoen",
        Element.PARTNERS: r"\w*partners?|samen met|samenwerk\w*|samen te werken|werk(?:t|en) .{0,40}samen|do(?:et|en) .{0,30}mee"
        r"|convenant|sluit(?:en)? .{0,20}aan|betal(?:en|t) .{0,20}mee|levert .{0,30}(?:uren|medewerkers?)|leveren",
        Element.SCALE: r"in (?:de|een|onze|twee|drie|vier|vijf|alle|\d+) (?:wijk|buurt|dorp|kern|stadsde)\w*|hele (?:stad|gemeente|regio)"
        r"|gemeentebreed|stadsbreed|regionaal|in de regio|\d+ fte|looptijd|per jaar|in \d{4}|begin(?:nen)? klein|opschal\w*|uitrol\w*",
        Element.RESULTS: r"resultaten|resultaat|\w*doelen|het doel|ons doel|doelstelling\w*|beogen|beoogd\w*|verwacht\w*|hopen|hoop"
        r"|leid(?:en|t) tot|effect\w*|moet .{0,40}opleveren|levert .{0,20}op|bespar\w*|da(?:alt|len|ling)|bereiken"
        r"|(?:over|na|binnen) (?:een|een half|twee|drie|vier|vijf|\d+) jaar|evalu\w*|meten|geslaagd|moet(?:en)? (?:minder|meer)|zodat",
        Element.PROBLEM: r"probleem|problemen|problematiek|knelpunt\w*|opgave|aanleiding|tekort\w*|te weinig|te laat|te vaak|te lang"
        r"|steeds (?:meer|vaker|minder)|groeit|neemt toe|toename|loopt vast|lopen vast|wal en schip|zorgen over|wachtlijst\w*"
        r"|ontbre\w*|gebrek|versnipper\w*|langs elkaar heen|niet (?:bereikt|weten|op tijd|bekend)|weten .{0,30} niet|durven"
        r"|onvoldoende|duur|overlast|achterstand\w*|eenzaam|vraagstuk|uitdaging|schamen|schaamte|opgeknipt|op dit moment|nu "
        r"|veel (?:gezinnen|mensen|inwoners|jongeren|ouders|kinderen|ouderen)|signaleren wij|zien (?:wij|we)|blijkt|maar ",
        Element.APPROACH: r"aanpak|werkwijze|methode|(?:wij|we) (?:gaan|willen|starten|beginnen|zetten|maken|bieden|organiseren|stellen|laten"
        r"|geven|openen|vormen|kiezen|werken)|inzet\w*|\w*team\w*|\w*coach\w*|huisbezoek\w*|\w*gesprek\w*|begeleid\w*|\w*spreekuur"
        r"|training\w*|bezoek\w*|bellen|belt|aanbellen|op bezoek|maken? .{0,20}plan|krijg(?:t|en) (?:een|elk)|organiseer\w*"
        r"|(?:wordt|worden) .{0,40}gekoppeld|pilot|proef|helpt|helpen|ondersteun\w*|vrijwilligers? (?:gaan|komen|helpen)|vaste? "
        r"|eerst |daarna |vervolgens |wekelijks|elke week|een keer per",
    }
)
"""Turns of phrase that tell which element a sentence is about."""
