"""Words that differ by a slip of the keyboard: for names of places, of which there are a few hundred.

The spelling of ordinary words is another matter, with frequencies and sounds; see the room of analysis.
"""

from __future__ import annotations

from itertools import combinations
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST_MISSPELT = 5
"""Letters: in a word of four a slip leaves too little to know it by; eden and ende are both one from Ede."""
TWO_EDITS_FROM = 9
"""Letters from which a word may have two slips, as amersvort has; in a shorter one they make another (ommen, emmer)."""
DERIVED_ENDINGS = ("s", "se", "er", "ers")
"""What makes another word of a name: utrechtse, eindhovens, vlaardinger. These are no slips."""
DROPPED = 2
"""Letters that a name loses before such an ending at most: groning(en)se."""


def edits_allowed(word: str) -> int:
    """How many slips a typed word of this length may have: none, one or two."""
    return 0 if len(word) < SHORTEST_MISSPELT else 1 + (len(word) >= TWO_EDITS_FROM)


def edits_between(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with their neighbour to turn one word into the other.

    This is the distance of Damerau in its restricted form (optimal string alignment): no letter is touched twice.

    >>> edits_between("einhoven", "eindhoven"), edits_between("ensched", "enshcede")
    (1, 2)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 < j and letter == other[j - 2] and wanted == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def is_near(word: str, name: str) -> bool:
    """Whether a typed word is a name but for the slips that its length allows, none of them in the first letter.

    Slips there are rare, and without this rule the village of Oosterwolde would be Westerwolde.
    """
    return word[0] == name[0] and edits_between(word, name) <= edits_allowed(word)


def is_derived(word: str, name: str) -> bool:
    """Whether a word is a name, or most of it, with an ending of its own.

    >>> is_derived("groningse", "groningen"), is_derived("deventeer", "deventer")
    (True, False)
    """
    stems = [word.removesuffix(ending) for ending in DERIVED_ENDINGS if word.endswith(ending)]
    is_other_ending = not name.endswith(DERIVED_ENDINGS)
    return is_other_ending and any(name.startswith(stem) and len(stem) >= len(name) - DROPPED for stem in stems)


def one_slip_away(word: str) -> Iterator[str]:
    """Every word of plain letters that is one edit from this one, and the word itself."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]


class NearWords:
    """Looks up which of a few hundred words are near to a typed one.

    Two words that are n edits apart become the same by dropping at most n
    letters from each, so words are kept by what is left of them.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Words shorter than SHORTEST_MISSPELT are near to nothing."""
        known = sorted({word for word in words if len(word) >= SHORTEST_MISSPELT})
        self._longest = max(map(len, known), default=0)
        self._by_rest: dict[str, list[str]] = {}
        for word in known:
            for rest in set(_rests(word, 2)):
                self._by_rest.setdefault(rest, []).append(word)

    def to(self, word: str) -> set[str]:
        """The words that it is near to; none for a word with digits."""
        most = edits_allowed(word)
        if not most or not word.isalpha() or len(word) > self._longest + most:
            return set()
        alike = {known for rest in set(_rests(word, most)) for known in self._by_rest.get(rest, ())}
        return {known for known in alike if is_near(word, known)}


def _rests(word: str, most: int) -> Iterator[str]:
    """The word with up to so many letters dropped."""
    for count in range(most + 1):
        for kept in combinations(word, len(word) - count):
            yield "".join(kept)
