"""What a page is about: themes, transitions and target groups, each with the words that gave it.

A word in the title counts for more than one in the introduction, and that
for more than one further on. The weights were set on tests/recognition.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from zoek.harvest.marks import marks
from zoek.harvest.phrases import Phrase, Phrases
from zoek.library.find import Recognition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zoek.analysis import DutchAnalyzer
    from zoek.harvest.story import Story
    from zoek.library.thesaurus import Concept, Thesaurus

TITLE, HEADING, LEAD, LABELLED, BODY = 4.0, 1.5, 2.0, 4.0, 1.0
"""What one mention weighs by where it stands."""
PART = 0.5
"""What is left of it when only a part of a compound says so."""
MOST_IN_BODY = 3
"""Mentions of one value in the text below the introduction that count: a long page is not about more."""
ENOUGH_FOR_GENERAL_THEME = 4.0


@dataclass(frozen=True, slots=True)
class _Limits:
    """How much weight a value needs, alone and as a share of the heaviest, and how many there are at least and most."""

    enough: float
    share: float
    fewest: int
    most: int


THEMES = _Limits(2.0, 0.0, 4, 6)
TRANSITIONS = _Limits(2.0, 0.45, 1, 4)
GROUPS = _Limits(1.0, 0.5, 1, 3)
HELPING = 0.5
"""What is left of the weight of who mostly helps: volunteers, professionals, neighbours."""


@dataclass(slots=True)
class _Tally:
    """The weight of each value and the words that gave most of it."""

    weights: Counter[str] = field(default_factory=Counter)
    best: dict[str, tuple[float, str]] = field(default_factory=dict)

    def add(self, value: str, weight: float, words: str) -> None:
        self.weights[value] += weight  # type: ignore[assignment] # Counter holds any number
        if weight > self.best.get(value, (0.0, ""))[0]:
            self.best[value] = (weight, words)

    def chosen(self, enough: Mapping[str, float], limits: _Limits) -> list[str]:
        """Values with enough weight, heaviest first, those of equal weight as they came.

        With fewer than `limits.fewest`, what is mentioned once makes up for the rest.
        """
        ordered = sorted(self.weights, key=lambda value: -self.weights[value])
        least = max(limits.enough, limits.share * max(self.weights.values(), default=0))
        heavy = [value for value in ordered if self.weights[value] >= enough.get(value, least)]
        light = [value for value in ordered if self.weights[value] >= enough.get(value, BODY) and value not in heavy]
        return [*heavy, *light[: max(0, limits.fewest - len(heavy))]][: limits.most]


class Subjects:
    """Finds what a page is about; made once for a thesaurus."""

    def __init__(self, thesaurus: Thesaurus, analyzer: DutchAnalyzer) -> None:
        """Analyse all labels and word lists once."""
        known = marks()
        labels = (phrase for concept in thesaurus.concepts.values() for phrase in _labels(concept))
        told = {name: words for name, words in known.theme_words.items() if name in thesaurus.concepts}
        self._themes = Phrases(analyzer, (*labels, *_listed(told)))
        self._transitions = Phrases(analyzer, _listed(known.transitions))
        self._groups = Phrases(analyzer, _listed(known.target_groups))
        self._enough = dict.fromkeys(known.general_themes, ENOUGH_FOR_GENERAL_THEME)
        self._enough |= dict.fromkeys(known.no_themes, inf)

    def themes(self, story: Story) -> tuple[Recognition, ...]:
        """The concepts that a story is about, the heaviest first."""
        tally = _tally(self._themes, story)
        chosen = tally.chosen(self._enough, THEMES)
        return tuple(Recognition("themes", value, tally.best[value][1]) for value in chosen)

    def transitions(self, story: Story) -> tuple[Recognition, ...]:
        """The fields of policy that a story belongs to."""
        tally = _tally(self._transitions, story)
        chosen = tally.chosen({}, TRANSITIONS)
        return tuple(Recognition("transitions", value, tally.best[value][1]) for value in chosen)

    def target_groups(self, story: Story) -> tuple[Recognition, ...]:
        """Whom the practice is for: what a label says, else whom the story speaks of most."""
        labelled = "\n".join(story.facts.get("doelgroepen", ()))
        tally = _Tally()
        for found in self._groups.found_in(labelled):
            tally.add(found.value, LABELLED, found.words)
        if not tally.weights:
            tally = _tally(self._groups, story)
            for group in marks().helpers & tally.weights.keys():
                tally.weights[group] *= HELPING  # type: ignore[assignment] # Counter holds any number
        chosen = tally.chosen({}, GROUPS)
        return tuple(Recognition("target_groups", value, tally.best[value][1]) for value in chosen)


def _tally(phrases: Phrases, story: Story) -> _Tally:
    tally = _Tally()
    lead = story.text("samenvatting")
    seen: Counter[str] = Counter()
    for text, weight in ((story.title, TITLE), ("\n".join(story.headings), HEADING), (lead, LEAD)):
        for found in {found.value: found for found in phrases.found_in(text)}.values():
            tally.add(found.value, weight * (PART if found.is_part else 1), found.words)
    for found in phrases.found_in(story.whole.removeprefix(lead)):
        seen[found.value] += 1
        if seen[found.value] <= MOST_IN_BODY:
            tally.add(found.value, BODY * (PART if found.is_part else 1), found.words)
    return tally


def _listed(words: Mapping[str, tuple[str, ...]]) -> Iterator[Phrase]:
    return (Phrase(word, value) for value, listed in words.items() for word in listed)


def _labels(concept: Concept) -> Iterator[Phrase]:
    names = (concept.label, *concept.synonyms, *concept.old_names, *concept.narrower_names, *concept.spellings)
    for name in dict.fromkeys(names):
        yield Phrase(name, concept.id, is_literal=_is_abbreviation(name))
    yield from (Phrase(name, concept.id, is_literal=True) for name in concept.ambiguous_names if _is_abbreviation(name))


def _is_abbreviation(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) > 1
