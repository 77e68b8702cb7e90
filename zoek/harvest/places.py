"""Where a practice is: the municipalities of a page, told from those it only mentions.

Names are looked for with their capitals. A name that is a Dutch word too
(Best, Buren, Ede at the start of a sentence) needs more: "in Best",
"gemeente Buren", or another municipality beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from zoek.analysis.compounds import dictionary
from zoek.analysis.normalize import fold
from zoek.analysis.stopwords import STOP_WORDS
from zoek.analysis.tokens import Token, tokenize, word_parts
from zoek.harvest.marks import marks
from zoek.library.find import Recognition
from zoek.library.placenames import Named, PlaceKind, provinces_by_spelling, towns_by_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.harvest.story import Story
    from zoek.library.municipalities import Municipality
    from zoek.library.placenames import Spelling

CERTAIN, TITLE, HOST, SITE, SLUG, LEAD, HEADING, BODY, LED = 9.0, 5.0, 5.0, 4.0, 3.0, 3.0, 2.0, 1.0, 1.5
"""What a mention weighs by where it stands; LED is added for "gemeente Ede" and "in Ede"."""
IN_HOST, IN_SITE, SHORTEST_IN_NAME = 3.0, 2.0, 5
"""When a name only ends with a town (of so many letters), or has one somewhere in it: Welzijn Epe en omstreken."""
COMPARED = 0.2
"""What is left of a mention that compares: "zoals in Eindhoven"."""
MOST_IN_BODY = 4.0
ENOUGH, ENOUGH_ALONE, SHARE = 3.0, 1.0, 0.5
"""Weight for a municipality; for the only one on a page; and the share of the heaviest that others must have."""
AHEAD = 2.0
"""How many times the weight of the next a town has that stands out from others named once."""
SHORTEST_WITH_ADJECTIVE = 5
"""Letters of a town after which "Schiedamse" is looked for; shorter ones give words of their own."""
MOST = 12
"""A page that names more than this as its own is about the country, or a list."""
LEADS = frozenset(["gemeente", "gemeenten", "stad", "dorp", "gemeentebestuur"])
PREPOSITIONS = frozenset(["in", "te", "uit", "naar", "rond", "binnen", "b&w"])
NAME_BEFORE = frozenset(
    ["hogeschool", "universiteit", "rechtbank", "provincie", "postbus", "fc", "mevrouw", "meneer", "heer", "dhr", "mevr",
     "mw", "familie", "prof", "dr", "radboud", "politie", "omroep", "dagblad", "regio"]
)  # fmt: skip
"""Words that make what follows the name of something else."""
NAME_AFTER = frozenset(
    ["umc", "university", "universiteit", "airport", "practice", "practices", "value", "evidence", "cases", "case", "straat", "persons"]
)  # fmt: skip
ARTICLES = frozenset(["de", "het", "een", "goede", "onze", "hun", "mijn", "van"])
COMPARING = re.compile(
    r"\b(?:zoals|net als|in tegenstelling tot|naar (?:het )?voorbeeld|afgekeken|geïnspireerd|overgenomen (?:van|uit)|andere gemeenten|elders|"
    r"ook (?:in|de gemeente)|bijvoorbeeld|op bezoek|werkbezoek|keken in|ter vergelijking|vergelijkbar|eerder in|inmiddels ook|bedacht in|nagevolgd|afkomstig uit)\b[^.!?\n]{0,80}$",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"[0-9]{4}\s?[A-Z]{2}\s{1,2}$")
SENTENCE_START = re.compile(r"(?:^|[.!?:\n•–-]\s*|[\"'‘“(]\s*)$")
SINGULAR_VERB = re.compile(r"is|wil|kan|zal|zag|[a-z]{2,}t|[a-z]{3,}de|[a-z]{3,}te")
"""After a name at the start of a sentence: "Leiden helpt" is the town, "Buren helpen" are the people next door."""
RANGE_END = re.compile(r"\bvan \w[\w-]+ tot (?:en met )?$")
"""From Groningen to Maastricht: everywhere."""
LOOK_BACK = 110
PROVINCE_AFTER = re.compile(r"[\s,(]{1,3}(?:Nh|NH|L|Lb|Gld)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text; `is_led` when the word before says that it is one."""

    named: Named
    words: str
    start: int
    is_led: bool = False


class Places:
    """Finds municipalities on pages; made once for a content folder."""

    def __init__(self, municipalities: Mapping[str, Municipality]) -> None:
        """Spell every name once."""
        self._municipalities = municipalities
        villages = {
            _spelling(name): Named(town, PlaceKind.MUNICIPALITY, (town,))
            for town, names in marks().villages.items()
            if town in municipalities
            for name in names
        }
        towns = towns_by_spelling(municipalities)
        adjectives = {
            (f"{spelling[0]}se",): named
            for spelling, named in towns.items()
            if len(spelling) == 1 and len(spelling[0]) >= SHORTEST_WITH_ADJECTIVE
        }
        self._towns = adjectives | villages | towns
        self._provinces = provinces_by_spelling(municipalities)
        self._longest = max(map(len, self._towns), default=0)

    def municipalities(self, story: Story, address: str, certain: str = "") -> tuple[Recognition, ...]:
        """Where the practice is, in the order of weight; `certain` is the municipality of the whole site."""
        weights: Counter[str] = Counter()
        words: dict[str, str] = {}
        former: set[str] = set()
        for named, weight, said in self._weighed(story, address, certain):
            for name in self._present(named, story):
                if said not in words.get(name, ""):
                    words.setdefault(name, said)
                weights[name] += weight  # type: ignore[assignment] # Counter holds any number
            former |= set(named.municipalities) if named.kind is PlaceKind.FORMER else set()
        chosen = _chosen(weights)
        return tuple(
            Recognition("municipalities", name, f"{words[name]}, nu {name}" if name in former else words[name])
            for name in chosen
        )

    def _present(self, named: Named, story: Story) -> tuple[str, ...]:
        """The municipality of today, of two with one name the one whose province the page names."""
        if len(named.municipalities) < 2:
            return named.municipalities
        whole = f"{story.title}\n{story.whole}"
        near = [
            name
            for name in named.municipalities
            if any(sign in whole for sign in (self._municipalities[name].province, *marks().villages.get(name, ())))
        ]
        return tuple(near) if len(near) == 1 else ()

    def _weighed(self, story: Story, address: str, certain: str) -> Iterator[tuple[Named, float, str]]:
        if certain in self._municipalities:
            yield Named(certain, PlaceKind.MUNICIPALITY, (certain,)), CERTAIN, certain
        yield from self._in_address(address)
        yield from self._in_site(story.site)
        labelled = "\n".join(story.facts.get("gemeenten", ()))
        lead = story.text("samenvatting")
        for text, weight in (
            (labelled, CERTAIN),
            (story.title, TITLE),
            ("\n".join(story.headings), HEADING),
            (lead, LEAD),
        ):
            mentions = self.mentions(text, is_sure=text is labelled)
            seen = {mention.named: (mention, self._weight(mention, text, weight)) for mention in mentions}
            yield from ((named, weight, mention.words) for named, (mention, weight) in seen.items())
        yield from self._in_body(story.whole.removeprefix(lead))

    def _in_body(self, text: str) -> Iterator[tuple[Named, float, str]]:
        counted: Counter[str] = Counter()
        for mention in self.mentions(text):
            weight = self._weight(mention, text, BODY + (LED if mention.is_led else 0))
            weight = min(weight, MOST_IN_BODY - counted[mention.named.name])
            counted[mention.named.name] += weight  # type: ignore[assignment]
            yield mention.named, weight, mention.words

    def _weight(self, mention: Mention, text: str, weight: float) -> float:
        before = text[max(0, mention.start - LOOK_BACK) : mention.start]
        after = text[mention.start + len(mention.words) :][:20]
        is_range = bool(RANGE_END.search(before)) or (before.endswith("van ") and after.startswith(" tot "))
        return weight * COMPARED if is_range or COMPARING.search(before) else weight

    def _in_address(self, address: str) -> Iterator[tuple[Named, float, str]]:
        """The municipality of a host such as ede.begroting-2026.nl or gemeentebest.nl, and those in the path."""
        parts = urlsplit(address)
        for word in re.findall(r"[a-z]+", parts.hostname or ""):
            if named := self._towns.get((word.removeprefix("gemeente"),)):
                yield named, HOST, parts.hostname or word
                break
            if named := self._ending(word):
                yield named, IN_HOST, parts.hostname or word
                break
        slug = tuple(re.findall(r"[a-z']+", fold(unquote(parts.path))))
        for start in range(len(slug)):
            for size in range(min(self._longest, len(slug) - start), 0, -1):
                named = self._towns.get(slug[start : start + size])
                if named and not _is_word(slug[start : start + size]):
                    yield named, SLUG, "-".join(slug[start : start + size])
                    break

    def _ending(self, word: str) -> Named | None:
        """The town that a name in an address ends with: welzijnbarneveld."""
        longest = max(0, len(word) - SHORTEST_IN_NAME)
        return next(
            (
                self._towns[key]
                for at in range(1, longest + 1)
                if (key := (word[at:],)) in self._towns and not _is_word(key)
            ),
            None,
        )

    def _in_site(self, site: str) -> Iterator[tuple[Named, float, str]]:
        """The municipality in the name of a site, mostly at its end: Gemeente Soest, Rekenkamer Hoorn."""
        for part in site.split("\n"):
            for mention in self.mentions(part, is_sure=True):
                yield mention.named, SITE if part.endswith(mention.words) else IN_SITE, mention.words

    def mentions(self, text: str, *, is_sure: bool = False) -> Iterator[Mention]:
        """The municipalities that a text names, the longest name at each place; `is_sure` takes every name for one."""
        tokens = list(tokenize(text))
        keys = ["".join(word_parts(fold(token.text))) for token in tokens]
        places = {start: size for start in range(len(tokens)) if (size := self._size(tokens, keys, start, text))}
        taken = 0
        for start, size in places.items():
            if start >= taken and (is_sure or self._is_meant(_At(tokens, keys, start, size, text), places)):
                taken = start + size
                yield self._mention(tokens, keys, start, size, text)

    def _mention(self, tokens: Sequence[Token], keys: Sequence[str], start: int, size: int, text: str) -> Mention:
        named = self._towns.get(tuple(keys[start : start + size])) or self._towns[_without_side(tokens[start])]
        before = keys[start - 1] if start else ""
        words = text[tokens[start].start : tokens[start + size - 1].end]
        return Mention(named, words, tokens[start].start, before in LEADS | PREPOSITIONS)

    def _size(self, tokens: Sequence[Token], keys: Sequence[str], start: int, text: str) -> int:
        """How many words from here are a name, 0 when none are."""
        if not _is_capital(tokens[start].text):
            return 0
        for size in range(min(self._longest, len(tokens) - start), 0, -1):
            span = tokens[start : start + size]
            is_row = not any(text[one.end : two.start].strip() for one, two in pairwise(span))
            if is_row and _is_capital(span[-1].text) and tuple(keys[start : start + size]) in self._towns:
                return size
        return 1 if "-" in tokens[start].text and _without_side(tokens[start]) in self._towns else 0

    def _is_meant(self, at: _At, places: Mapping[int, int]) -> bool:
        """Whether a name is that of the municipality, and not of a province, a school, a person or a thing."""
        if at.before in NAME_BEFORE or at.after in NAME_AFTER or POSTCODE.search(at.text[: at.place]):
            return False
        if not _is_word(at.spelling):
            return True
        if at.before in LEADS | PREPOSITIONS:
            return True
        if SENTENCE_START.search(at.text[max(0, at.place - 4) : at.place]):
            return bool(SINGULAR_VERB.fullmatch(at.after))
        if at.before in ARTICLES:
            return False
        beside = {at.start - 2, at.start - 1, at.start + at.size, at.start + at.size + 1} & places.keys()
        return bool(beside) or not _is_capital(at.tokens[at.start - 1].text)


@dataclass(frozen=True, slots=True)
class _At:
    """A name in a text with what stands around it."""

    tokens: Sequence[Token]
    keys: Sequence[str]
    start: int
    size: int
    text: str

    @property
    def place(self) -> int:
        return self.tokens[self.start].start

    @property
    def before(self) -> str:
        return self.keys[self.start - 1] if self.start else ""

    @property
    def after(self) -> str:
        return self.keys[self.start + self.size] if self.start + self.size < len(self.keys) else ""

    @property
    def spelling(self) -> Spelling:
        return tuple(self.keys[self.start : self.start + self.size])


def _chosen(weights: Mapping[str, float]) -> list[str]:
    ordered = sorted(weights, key=lambda name: (-weights[name], name))
    if not ordered:
        return []
    heaviest = weights[ordered[0]]
    if heaviest < ENOUGH:
        is_alone = len(ordered) == 1 or heaviest >= AHEAD * weights[ordered[1]]
        return ordered[:1] if heaviest >= ENOUGH_ALONE and is_alone else []
    chosen = [name for name in ordered if weights[name] >= max(ENOUGH, SHARE * heaviest)]
    return chosen if len(chosen) <= MOST else []


def _spelling(name: str) -> Spelling:
    return tuple("".join(word_parts(fold(token.text))) for token in tokenize(name))


def _is_word(spelling: Spelling) -> bool:
    return len(spelling) == 1 and (spelling[0] in dictionary() or spelling[0] in STOP_WORDS)


def _is_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)


def _without_side(token: Token) -> Spelling:
    """The name in Rotterdam-Zuid."""
    return tuple(word_parts(fold(token.text))[:-1][:1])
