"""What is named in a text: target groups, organisations, places and how large a thing is; each with the words for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.analysis.normalize import fold
from zoek.analysis.tokens import word_parts
from zoek.library.placenames import towns_by_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.analysis import AnalyzedWord
    from zoek.library.municipalities import Municipality
    from zoek.library.placenames import Named, Spelling

GROUP_WORDS = MappingProxyType(
    {
        "gezinnen-met-meerdere-problemen": r"multiprobleem\w*|mpg|(?:gezin|huishouden)\w* met (?:meer|meerdere|veel|verschillende|complexe)"
        r"(?: dan een)? (?:\w+ )?problemen|probleemgezin\w*|gezinnen .{0,30}(?:alles tegelijk|op meer(?:dere)? gebieden)|kwetsbare gezinnen",
        "kinderen": r"kind|kinderen|peuters?|kleuters?|baby'?s|basisschoolleerling\w*|jeugdigen",
        "jongeren": r"jongeren|jongere|pubers?|tieners?|jongvolwassenen?|jeugdigen|jeugd|18-?plussers?|schoolverlaters?",
        "ouders": r"ouders?|moeders?|vaders?|opvoeders?|alleenstaande ouders?|zwangere\w*",
        "leerlingen": r"leerling\w*|scholieren|studenten|thuiszitters?|mbo'?ers?",
        "ouderen": r"ouderen|oudere|senioren|65-?plussers?|75-?plussers?|80-?plussers?|70-?plussers?|hoogbejaard\w*",
        "mantelzorgers": r"mantelzorg\w*",
        "mensen-met-dementie": r"dementie|dementerend\w*|geheugen(?:klachten|problemen)|alzheimer",
        "mensen-met-een-beperking": r"beperking\w*|gehandicapt\w*|lvb|rolstoel\w*",
        "mensen-met-psychische-problemen": r"psychische|psychiatri\w*|ggz-client\w*|verward\w*|verslaafd\w*|verslaving\w*",
        "mensen-met-schulden": r"schuld(?:en)?|betalingsachterstand\w*|huurachterstand\w*|wanbetalers?|schuldhulp\w*|geldzorgen|armoede|minima",
        "mensen-zonder-huis": r"dakloo?z?s?\w*|thuislo\w*|zwerf\w*|zonder (?:huis|dak|vaste woon\w*)|huisuitzetting\w*",
        "mensen-zonder-werk": r"werklo\w*|werkzoekend\w*|bijstand\w*|uitkering\w*|zonder werk|re-integratie",
        "wijkbewoners": r"wijkbewoner\w*|buurtbewoner\w*|bewoners?|buren|buurtgenoten|inwoners|wijk|buurt",
        "vrijwilligers": r"vrijwillig\w*",
        "ondernemers": r"ondernemers?|winkeliers?|bedrijven",
        "professionals": r"professionals?|hulpverleners|beroepskrachten|medewerkers|leerkrachten|docenten",
    }
)
"""Words for the target groups of the field table, over folded text."""
WIDE_GROUPS = frozenset({"wijkbewoners", "professionals", "vrijwilligers"})
"""Groups that nearly every plan names; they tell of the idea only when no other is named."""
PARTNER_WORDS = MappingProxyType(
    {
        "woningcorporatie": r"(?:woning)?corporatie\w*|woningbouw\w*|verhuurders?|wooncorporatie\w*|woonstichting\w*",
        "school": r"\w*schol(?:en|ieren)|\w*school|schoolbestu\w*|onderwijs|samenwerkingsverband\w*|docenten|leerkrachten",
        "huisarts": r"huisarts\w*|praktijkondersteuner\w*",
        "politie": r"politie|wijkagent\w*|agenten|justitie|veiligheidshuis",
        "ggz": r"\w*ggz\w*|psychiater\w*|verslavingszorg",
        "welzijnswerk": r"welzijn\w*|maatschappelijk werk\w*|opbouwwerk\w*|jongerenwerk\w*|buurthuis",
        "jeugdhulp": r"jeugdhulp\w*|jeugdzorg\w*|bureau jeugdzorg|jeugdbescherming\w*|jeugdarts\w*|jeugdverpleegkundige\w*",
        "GGD": r"ggd\w*|consultatiebureau\w*|verloskundige\w*|centrum voor jeugd en gezin|cjg",
        "thuiszorg": r"thuiszorg\w*|wijkverpleeg\w*|wijkverpleging|verpleegkundige\w*|zorgaanbieder\w*|zorginstelling\w*|verpleeghu\w*",
        "zorgverzekeraar": r"zorgverzekeraar\w*|zorgkantoor",
        "schuldhulp": r"schuldhulp\w*|kredietbank\w*|bewindvoer\w*|energiebedrij\w*|energieleverancier\w*|waterbedrij\w*|deurwaarder\w*",
        "sociale dienst": r"sociale dienst|uwv|werk en inkomen|werkgevers?|re-integratiebedrij\w*|leerwerkbedrij\w*",
        "vrijwilligersorganisatie": r"humanitas|vrijwilligers\w*|kerk(?:en)?|moskee\w*|diaconie\w*|leger des heils|rode kruis|voedselbank\w*",
        "bewoners": r"bewonersgroep\w*|bewonersorganisatie\w*|bewonersbedrij\w*|wijkraad|dorpsraad|dorpsbelang\w*|bewoners zelf",
        "ondernemers": r"ondernemers\w*|bedrijven|winkeliers\w*",
        "sportvereniging": r"sport\w*|vereniging\w*",
        "universiteit": r"universiteit\w*|hogeschool\w*|onderzoekers?|onderzoeksbureau\w*|verwey-jonker\w*",
    }
)
"""Kinds of organisations with the words for them; what an organisation is called differs in every town."""
SCALE_WORDS = MappingProxyType(
    {
        "een complex": r"flat|flats|complex|complexen|straten|portiek\w*|woongebouw",
        "een wijk": r"wijk|buurt|stadsdeel|dorp|kern|wijken|buurten|dorpen|krachtwijk\w*|achterstandswijk\w*",
        "een gemeente": r"hele stad|hele gemeente|stadsbreed|gemeentebreed|in de stad|in onze gemeente|alle wijken|elke wijk|iedere wijk",
        "een regio": r"regio|regionaal|provincie|gemeenten samen|omliggende gemeenten|\w* gemeenten in de",
        "het land": r"landelijk\w*|heel nederland|in het hele land",
    }
)
"""How large a thing is, from small to large."""
SCALES = tuple(SCALE_WORDS)
NAME_WORDS = 5
"""Words in the longest name of a municipality without its article."""


def _forms(words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rf"(?<![\w-])(?:{form})(?![\w])") for name, form in words.items()}


GROUP_FORMS, PARTNER_FORMS, SCALE_FORMS = _forms(GROUP_WORDS), _forms(PARTNER_WORDS), _forms(SCALE_WORDS)


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that is named: what it is, and where its words stand in the text, in characters."""

    name: str
    start: int
    end: int


def mentions(text: str, forms: Mapping[str, re.Pattern[str]]) -> Iterator[Mention]:
    """Everything that a text names out of a list of patterns, once for each place."""
    folded = fold_in_place(text)
    for name, form in forms.items():
        for match in form.finditer(folded):
            yield Mention(name, match.start(), match.end())


def fold_in_place(text: str) -> str:
    """The text folded letter by letter, so that every letter keeps its place; one that folds to more stays as it is."""
    if text.isascii():
        return text.lower()
    return "".join(one if len(one := fold(letter)) == 1 else letter for letter in text)


class Towns:
    """Finds the names of municipalities in a row of words; a name must have its capital."""

    def __init__(self, municipalities: Mapping[str, Municipality]) -> None:
        """Nothing is read until a name is looked for."""
        self._municipalities = municipalities

    def find(self, words: Sequence[AnalyzedWord]) -> Iterator[tuple[int, int, Named]]:
        """First word, the word after the last, and what is named, in reading order."""
        number = 0
        while number < len(words):
            found = self._longest(words, number) if words[number].token.text[:1].isupper() else None
            if found:
                yield number, found[0], found[1]
            number = found[0] if found else number + 1

    def _longest(self, words: Sequence[AnalyzedWord], start: int) -> tuple[int, Named] | None:
        if word_parts(fold(words[start].token.text))[:1] not in self._firsts:
            return None
        for end in range(min(len(words), start + NAME_WORDS), start, -1):
            key = tuple(part for word in words[start:end] for part in word_parts(fold(word.token.text)))
            if key in self._spellings:
                return end, self._spellings[key]
        return None

    @cached_property
    def _spellings(self) -> dict[Spelling, Named]:
        return towns_by_spelling(self._municipalities)

    @cached_property
    def _firsts(self) -> frozenset[Spelling]:
        return frozenset(spelling[:1] for spelling in self._spellings)
