"""Misspelt words to words of the index: begelijding to begeleiding.

symspellpy finds the words within two edits, a phonetic key those that sound
the same. They are put in order by what the slips between them cost, how much
they differ in sound and how rare the word is. Whether a word needs a
correction, and whether to search for it, is for the caller to say: of words
that are spelt right but not in the index, one in three is near one that is.

The costs were set on 9,000 misspellings made by chance out of the words of
6,761 paragraphs, and are flat: a tenth more or less of any one moves the share
that is right at 1 by 0.2 percentage points at most. Right at 1 97.5%, at 3
99.3%, and the same on 9,000 that were not used; by edits, then frequency,
93.1%. On 100 misspellings by others (`zoek evaluate --spelling`) 99% and 100%,
0.25 ms a word.
"""

from __future__ import annotations

import re
import threading
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from symspellpy import SymSpell, Verbosity

from zoek.analysis.compounds import LINKS, dictionary, split_compound
from zoek.analysis.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHORTEST_WORD = 4
"""Letters; a word of three that is not in the index is one edit away from five that are."""
SHORT_WORD = 4
"""Up to so many letters one edit, in longer words two. Right at 3 99.3%; with 5 99.0%, with 6 98.4%."""
LONGEST_WORD = 60
"""Letters; the longest word of 6,761 paragraphs has 45. What is longer is a text without spaces, and slow to cut."""
MOST_EDITS = 2
PREFIX_LENGTH = 7
MISSING, EXTRA, DOUBLED, SWAPPED, NEIGHBOUR, OTHER = 0.7, 1.3, 0.8, 0.7, 1.0, 1.5
"""What slips cost: a letter left out or added, one of two equal letters left out or added, two letters changed about,
a key beside the right one, any other letter. With 1 for all of them right at 1 falls 3 points."""
SOUND = 0.3
"""What the slips between two phonetic keys count, besides those between the letters: at 0 right at 1 falls 0.3
points (of the 100 by others 3), at 0.7 it falls 2.6, since more costs more than the ceiling below."""
FIRST_LETTER = 0.3
"""The first letter is seldom wrong; flat from 0 to 0.5."""
RARITY = 0.3
"""Over the number of documents: a word that is in one alone may be misspelt itself; at 0 right at 1 falls 0.5 points."""
FURTHEST, FURTHEST_PER_LETTER = 3.5, 0.5
"""What may be offered costs no more than 3.5, and half a point a letter. Without: right at 1 0.2 points more, but 47%
instead of 34% of the well-spelt words outside the index get an offer."""
FURTHEST_PART = 2.5
"""The same for one part of a compound. 3,000 misspelt compounds whose right form is not in the index: right at 1 54%;
at 1.5 41%, at 2 50%, at 3.5 56%, without this step 0%. No well-spelt compound gets an offer by it."""
KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = frozenset(
    (one, other)
    for row, keys in enumerate(KEYBOARD)
    for place, one in enumerate(keys)
    for near in KEYBOARD[max(row - 1, 0) : row + 2]
    for other in near[max(place - 1, 0) : place + 2]
    if one != other
)
"""Pairs of letters whose keys touch."""
SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        (r"ij|ei|ey|y", "Y"),
        (r"eau", "o"),
        (r"au|ou", "W"),
        (r"en(?=[^aeiouYW])", "e"),  # pannekoek, pannenkoek
        (r"ti(?=ef|es?$|on)", "si"),  # politie, station
        (r"ch", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"qu", "kw"),
        (r"x", "ks"),
        (r"c(?=[eiY])", "s"),  # cent
        (r"[cq]", "k"),
        (r"z", "s"),
        (r"v", "f"),
        (r"oe", "u"),
        (r"ie", "i"),
        (r"dt?(?=s|$)", "t"),  # wordt, beleidsplan
        (r"b$", "p"),
        (r"(.)\1+", r"\1"),
    )
)
"""Letters that Dutch writers confuse, and what stands for each of them in a key; in this order."""


def phonetic_key(word: str) -> str:
    """The same letters for words that sound, or are often written, the same in Dutch.

    Y stands for ij, ei and y, W for au and ou. The key is for comparing alone.

    >>> phonetic_key("begelijding") == phonetic_key("Begeleiding")
    True
    >>> [phonetic_key(word) for word in ("schauwt", "asielzoekers", "kwaliteid")]
    ['sgWwt', 'asilsukers', 'kwalitYt']
    """
    key = fold(word)
    for letters, sound in SOUNDS:
        key = letters.sub(sound, key)
    return key


class Speller:
    """Corrections out of the words of an index.

    Built at the first correction, so that a process that gets none pays
    nothing. Time and memory: the 3,545 words of our own content 0.05 s and
    9 MB, 12,000 words 0.3 s and 39 MB, 100,000 words 3.2 s and 171 MB
    (perf_counter on two shared cores, tracemalloc, 2026).

    >>> speller = Speller({"begeleiding": 12, "jeugdzorg": 40, "aanbieder": 8})
    >>> speller.corrections("Begelijding")
    ('begeleiding',)
    >>> speller.corrections("jeugdzorgaanbider")
    ('jeugdzorgaanbieder',)
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        """`words` are folded; each with the number of documents that it is in."""
        self._words = words
        self._lock = threading.Lock()

    def __contains__(self, word: str) -> bool:
        """Whether the index has the word, accents and capitals aside."""
        return fold(word) in self._words

    def corrections(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """The likeliest words that a misspelt word stands for, best first; never the word itself.

        Each is a word of the index or, when none is near, a compound of which
        all parts are in the index. Words with anything but letters, of fewer
        than 4 or more than 60 letters, get none.
        """
        typed = fold(word)
        if not SHORTEST_WORD <= len(typed) <= LONGEST_WORD or not typed.isalpha():
            return ()
        costs = self._near(typed) or self._compounds(typed)
        return tuple(sorted(costs, key=lambda right: (costs[right], right))[:limit])

    def _near(self, typed: str) -> dict[str, float]:
        """The words of the index near a folded word, with what it costs to take one for the other."""
        found = set(self._by_sound.get(phonetic_key(typed), ()))
        edits = 1 if len(typed) <= SHORT_WORD else MOST_EDITS
        with self._lock:  # symspellpy keeps its scratch rows in the index
            found.update(near.term for near in self._by_letters.lookup(typed, Verbosity.ALL, edits))
        found.discard(typed)
        costs = {right: self._cost(typed, right) for right in found}
        furthest = min(FURTHEST, FURTHEST_PER_LETTER * len(typed))
        return {right: cost for right, cost in costs.items() if cost <= furthest}

    def _cost(self, typed: str, right: str) -> float:
        first_letter = 0.0 if typed[0] == right[0] else FIRST_LETTER
        sound = SOUND * slip_cost(phonetic_key(typed), phonetic_key(right))
        return slip_cost(typed, right) + sound + first_letter + RARITY / max(self._words[right], 1)

    def _compounds(self, typed: str) -> dict[str, float]:
        """Compounds with one part of the word as it is and the other corrected; none for a sound Dutch word."""
        if typed in dictionary() or len(split_compound(typed)) > 1:
            return {}
        costs: dict[str, float] = {}
        for first, link, last in _cuts(typed):
            for right, cost in self._one_part_corrected(first, link, last):
                costs[right] = min(cost + LINKS[link], costs.get(right, FURTHEST))
        return costs

    def _one_part_corrected(self, first: str, link: str, last: str) -> Iterator[tuple[str, float]]:
        is_first_known = self._is_known(first)
        if not is_first_known and not self._is_known(last):
            return
        for right, cost in self._near(last if is_first_known else first).items():
            joined = first + link + right if is_first_known else right + link + last
            if cost <= FURTHEST_PART and self._is_known(joined):
                yield joined, cost

    def _is_known(self, word: str) -> bool:
        """Whether the index has the word, or every part of it, or every part of those."""
        if word in self._words:
            return True
        parts = split_compound(word)
        return len(parts) > 1 and all(self._is_known(part) for part in parts)

    @cached_property
    def _by_letters(self) -> SymSpell:
        index = SymSpell(MOST_EDITS, PREFIX_LENGTH)
        for word in self._candidates():
            index.create_dictionary_entry(word, 1)
        return index

    @cached_property
    def _by_sound(self) -> Mapping[str, list[str]]:
        words: dict[str, list[str]] = {}
        for word in self._candidates():
            words.setdefault(phonetic_key(word), []).append(word)
        return words

    def _candidates(self) -> Iterator[str]:
        return (word for word in self._words if len(word) >= SHORTEST_WORD and word.isalpha())


def _cuts(word: str) -> Iterator[tuple[str, str, str]]:
    """Every way to cut a word into two parts and what links them."""
    for end in range(SHORTEST_WORD, len(word) - SHORTEST_WORD + 1):
        for link in LINKS:
            last = word[end + len(link) :]
            if word.startswith(link, end) and len(last) >= SHORTEST_WORD:
                yield word[:end], link, last


def slip_cost(typed: str, right: str) -> float:
    """What the likeliest slips from the right word to the typed one cost together; 0 for equal words.

    >>> slip_cost("facthseet", "factsheet"), slip_cost("sydteem", "systeem")
    (0.7, 1.0)
    """
    typed, right = _differing(typed, right)
    extra = [DOUBLED if _is_doubled(typed, place) else EXTRA for place in range(len(typed))]
    missing = [DOUBLED if _is_doubled(right, place) else MISSING for place in range(len(right))]
    above: list[float] = []
    row = [0.0, *accumulate(missing)]
    for i, letter in enumerate(typed):
        two_above, above, row = above, row, [row[0] + extra[i]]
        for j, wanted in enumerate(right):
            cost = min(above[j + 1] + extra[i], row[j] + missing[j], above[j] + _letter_cost(letter, wanted))
            if i and j and letter == right[j - 1] and wanted == typed[i - 1]:
                cost = min(cost, two_above[j - 1] + SWAPPED)
            row.append(cost)
    return row[-1]


def _letter_cost(letter: str, wanted: str) -> float:
    if letter == wanted:
        return 0.0
    return NEIGHBOUR if (letter, wanted) in NEIGHBOURS else OTHER


def _is_doubled(word: str, place: int) -> bool:
    return word[place] in {word[place - 1 : place], word[place + 1 : place + 2]}


def _differing(typed: str, right: str) -> tuple[str, str]:
    """Both words without what they begin and end with alike, but for one letter on each side."""
    while len(typed) > 1 and typed[:2] == right[:2]:
        typed, right = typed[1:], right[1:]
    while len(typed) > 1 and typed[-2:] == right[-2:]:
        typed, right = typed[:-1], right[:-1]
    return typed, right
