"""Places in a question: municipalities, old and new, provinces, and the regions that practices name.

Names match in any case, with or without accents and hyphens; villages and
neighbourhoods are no places here. Nothing is asked of the index but whether
it knows a word: such a word is never taken for a misspelt place.

Measured in 2026, with an index that knows no word at all: of 1,883 names
with a letter left out 1,828 are seen through and 2 are another place
(haren, of Haaren); of 31,473 different words in 6,761 Dutch paragraphs 7 are
taken for a misspelt place (overijsel and hereenveen rightly).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from zoek.analysis.compounds import dictionary
from zoek.analysis.normalize import fold
from zoek.analysis.stopwords import STOP_WORDS
from zoek.analysis.tokens import word_parts
from zoek.library.placenames import (
    Named,
    PlaceKind,
    distance_km,
    province_names,
    provinces_by_spelling,
    regions_by_spelling,
    towns_by_spelling,
)
from zoek.search.nearness import NearWords, edits_allowed, edits_between, is_derived, is_near, one_slip_away

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zoek.library import Library, Practice
    from zoek.library.municipalities import Municipality
    from zoek.library.placenames import Spelling

__all__ = ["Gazetteer", "Place", "PlaceKind", "regions_of"]

NEIGHBOUR_KM = 15
"""How far the neighbours in "regio Arnhem" lie, from main town to main town.

Within 15 km lie 8.1 municipalities on average, the municipality itself too (5.6 within 12 km, 10.9 within 18): as many
as in a region for youth care, of which there are 42 for 342 municipalities.
"""
WIDEST_REGION_KM = 60
"""A practice whose municipalities lie further apart than this says nothing of its region; Noord-Limburg is 54 km wide."""
QUARTERS = frozenset(
    ["noord", "noordoost", "oost", "zuidoost", "zuid", "zuidwest", "west", "noordwest", "midden", "centrum"]
)
"""Sides of a place, joined to its name: Rotterdam-Zuid."""
AFTER_ENGLISH_BEST = frozenset(["case", "cases", "evidence", "fit", "interest", "practice", "practices", "value"])
"""What makes "Best Practices" and "Best Value" English, and no municipality. Not "of" and "in": they are Dutch too."""
ARTICLES = frozenset({"de", "het", "een"})
"""Before a name they make it a thing: De Wierden is a neighbourhood of Almere."""
HOLE = "*"
"""Stands in a spelling for the word that may be misspelt."""
LEADS = {
    "gemeente": (PlaceKind.MUNICIPALITY, PlaceKind.FORMER),
    "provincie": (PlaceKind.PROVINCE,),
    "regio": (PlaceKind.REGION, PlaceKind.MUNICIPALITY, PlaceKind.FORMER, PlaceKind.PROVINCE),
}
"""The words before a name that tell what it names, with the kinds they fit, the best first."""
ANY_KIND = (PlaceKind.MUNICIPALITY, PlaceKind.FORMER, PlaceKind.PROVINCE, PlaceKind.REGION)
"""Without such a word, Utrecht and Groningen are municipalities before they are provinces."""


@dataclass(frozen=True, slots=True)
class Place:
    """The words [start, end) of a question that name a place, a lead such as "regio" included.

    `name` is how it is officially called; `municipalities` are the values of
    the facet "gemeente" that it comes to. A name is misspelt when letters
    differ; case, accents, hyphens and "aan de" for "aan den" do not count.
    """

    start: int
    end: int
    name: str
    kind: PlaceKind
    municipalities: tuple[str, ...]
    is_misspelt: bool = False


class Gazetteer:
    """Finds the places in a question; made once for an index."""

    def __init__(
        self,
        municipalities: Mapping[str, Municipality],
        regions: Mapping[str, tuple[str, ...]],
        is_word: Callable[[str], bool],
    ) -> None:
        """`is_word` tells of a folded word, hyphens left out, whether the index holds it as an ordinary word."""
        towns = towns_by_spelling(municipalities)
        self._municipalities = municipalities
        self._is_word = is_word
        self._named = {
            PlaceKind.MUNICIPALITY: {key: town for key, town in towns.items() if town.kind is PlaceKind.MUNICIPALITY},
            PlaceKind.FORMER: {key: town for key, town in towns.items() if town.kind is PlaceKind.FORMER},
            PlaceKind.PROVINCE: provinces_by_spelling(municipalities),
            PlaceKind.REGION: regions_by_spelling(regions, towns),
        }
        spellings = {spelling for named in self._named.values() for spelling in named}
        self._longest = max(map(len, spellings), default=0)
        self._near = NearWords(spelling[0] for spelling in spellings if len(spelling) == 1)
        self._holed: dict[Spelling, list[Spelling]] = {}
        for spelling in sorted(spellings):
            for hole in range(len(spelling) if len(spelling) > 1 else 0):
                self._holed.setdefault(_with_hole(spelling, hole), []).append(spelling)

    def places(self, words: Sequence[str]) -> tuple[Place, ...]:
        """The places in the words of a question, in order; of those that overlap, the one with most words."""
        question = _Question(words)
        taken: set[int] = set()
        chosen: list[Place] = []
        for place in sorted(self._candidates(question), key=lambda p: (p.start - p.end, p.is_misspelt, p.start)):
            span = range(place.start, place.end)
            if taken.isdisjoint(span):
                taken.update(span)
                chosen.append(place)
        return tuple(sorted(chosen, key=lambda place: place.start))

    def _candidates(self, question: _Question) -> Iterator[Place]:
        unknown = [self._is_unknown(key) for key in question.keys]
        for start, first, end in self._spans(question):
            lead = question.keys[start] if first > start else ""
            named = self._exact(question, first, end, lead)
            is_misspelt = named is None and any(unknown[first:end])
            if is_misspelt:
                named = self._misspelt(question, first, end, lead)
            if named:
                yield self._place(named, (start, end), lead, is_misspelt=is_misspelt)

    def _spans(self, question: _Question) -> Iterator[tuple[int, int, int]]:
        """Where a name may stand: the first word with its lead, the first without, and the end."""
        count = len(question.keys)
        for start, key in enumerate(question.keys):
            for first in (start, start + 1) if key in LEADS else (start,):
                for end in range(first + 1, min(count, first + self._longest) + 1):
                    yield start, first, end

    def _place(self, named: Named, span: tuple[int, int], lead: str, *, is_misspelt: bool) -> Place:
        if lead == "regio" and named.kind in LEADS["gemeente"]:
            named = Named(f"regio {named.name}", PlaceKind.REGION, self._around(named))
        return Place(*span, named.name, named.kind, named.municipalities, is_misspelt)

    def _around(self, town: Named) -> tuple[str, ...]:
        """The town first, then its neighbours; of a former municipality only what it went into."""
        centres = [self._municipalities[name] for name in town.municipalities if town.kind is PlaceKind.MUNICIPALITY]
        near = [
            other.name
            for other in self._municipalities.values()
            if not other.successors and any(distance_km(centre, other) <= NEIGHBOUR_KM for centre in centres)
        ]
        return tuple(dict.fromkeys((*town.municipalities, *near)))

    def _exact(self, question: _Question, start: int, end: int, lead: str) -> Named | None:
        spelling = question.keys[start:end]
        found = self._lookup(spelling, lead)
        if found is None and len(spelling) == 1:
            return self._quarter(word_parts(fold(question.words[start])), lead)
        return found if found and _counts(spelling, found, question, start, lead) else None

    def _lookup(self, spelling: Spelling, lead: str) -> Named | None:
        kinds = LEADS.get(lead, ANY_KIND)
        return next((self._named[kind][spelling] for kind in kinds if spelling in self._named[kind]), None)

    def _quarter(self, parts: Spelling, lead: str) -> Named | None:
        """The municipality of which a word in parts is a side: Rotterdam-Zuid. A side of a province is another place."""
        if len(parts) > 1 and parts[-1] in QUARTERS and lead not in {"provincie", "regio"}:
            return self._lookup(("".join(parts[:-1]),), "gemeente")
        return None

    def _misspelt(self, question: _Question, start: int, end: int, lead: str) -> Named | None:
        """The only place that the words come near to, with at most one of them misspelt."""
        spelling = question.keys[start:end]
        found = {
            named
            for name in self._near_names(spelling)
            if (named := self._lookup(name, lead)) and _counts(name, named, question, start, lead)
        }
        return found.pop() if len(found) == 1 else None

    def _near_names(self, spelling: Spelling) -> Iterator[Spelling]:
        if len(spelling) == 1:
            yield from ((name,) for name in self._near.to(spelling[0]) if _is_slip(spelling[0], name))
            return
        for hole, word in enumerate(spelling):
            for name in self._holed.get(_with_hole(spelling, hole), ()):
                if self._is_unknown(word) and is_near(word, name[hole]):
                    yield name

    def _is_unknown(self, key: str) -> bool:
        return edits_allowed(key) > 0 and key not in dictionary() and not self._is_word(key)


class _Question:
    """The words as typed, and as keys: folded and without hyphens."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self.keys = tuple("".join(word_parts(fold(word))) for word in words)
        spoken = [word for word in words if word]  # words that mean something else already are empty
        self.is_shouted = len(spoken) > 1 and all(word == word.upper() for word in spoken)

    def has_telling_capital(self, index: int) -> bool:
        """Whether the capital of a word says that it is a name: not at the start of a sentence, not among capitals."""
        is_capital = next((letter.isupper() for letter in self.words[index] if letter.isalnum()), False)
        return is_capital and not self.is_shouted and (index > 0 or len(self.words) == 1)


def _counts(spelling: Spelling, named: Named, question: _Question, start: int, lead: str) -> bool:
    """Whether a name is meant, and not the Dutch word that it also is, such as best, buren or leiden.

    The dictionary tells which names are words (35 in 2026). A province is
    always meant: no one types zeeland for land of the sea.
    """
    key = spelling[0]
    if len(spelling) > 1 or named.kind is PlaceKind.PROVINCE or not (key in dictionary() or key in STOP_WORDS):
        return True
    if key == "best" and AFTER_ENGLISH_BEST.intersection(question.keys[start + 1 : start + 2]):
        return False
    if ARTICLES.intersection(question.keys[max(start - 1, 0) : start]):
        return False
    return bool(lead) or (question.has_telling_capital(start) and question.keys.count(key) <= 1)


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is rather this name misspelt than a form of the name, or an ordinary word misspelt.

    Two slips from a name and one from a word is a word: uitgelegt is uitgelegd, and not Uitgeest.
    """
    if is_derived(word, name):
        return False
    return edits_between(word, name) < 2 or dictionary().keys().isdisjoint(one_slip_away(word))


def regions_of(library: Library) -> dict[str, tuple[str, ...]]:
    """The municipalities of every region that practices name, provinces left out.

    A practice may name several regions, and municipalities outside them: only
    one that names a single region, and whose municipalities lie together,
    tells which are in it. Of other practices a municipality counts when the
    region bears its name (Nijmegen in Rijk van Nijmegen). Regions of which no
    municipality is known are left out.
    """
    provinces = province_names(library.municipalities)
    found: dict[str, dict[str, None]] = {}
    for practice in library.practices.values():
        for region in practice.regions:
            members = _members(region, practice, library.municipalities)
            if members and region not in provinces:
                found.setdefault(region, {}).update(dict.fromkeys(members))
    return {region: tuple(members) for region, members in found.items()}


def _members(region: str, practice: Practice, municipalities: Mapping[str, Municipality]) -> list[str]:
    places = [municipalities[name] for name in practice.municipalities]
    is_together = all(distance_km(one, other) <= WIDEST_REGION_KM for one, other in combinations(places, 2))
    is_told = is_together and len(practice.regions) == 1
    return [place.name for place in places if is_told or place.name in region]


def _with_hole(spelling: Spelling, hole: int) -> Spelling:
    return (*spelling[:hole], HOLE, *spelling[hole + 1 :])
