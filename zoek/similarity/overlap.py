"""An element of a plan beside that of a practice: what agrees, and the sentences of both that show it best."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.library.approaches import kinds_in_words
from zoek.library.fields import TARGET_GROUPS
from zoek.search.results import Piece
from zoek.similarity.elements import Element, Likeness
from zoek.similarity.forms import forms_alike, leading
from zoek.similarity.named import GROUP_FORMS, PARTNER_FORMS, SCALE_FORMS, SCALES, mentions
from zoek.similarity.telling import length, likeness

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from zoek.search.results import Fragment
    from zoek.similarity.named import Mention
    from zoek.similarity.profile import Profile, Statement

SAME_FROM = MappingProxyType({Element.PROBLEM: 0.1, Element.APPROACH: 0.5, Element.RESULTS: 0.06})
PARTLY_FROM = MappingProxyType({Element.PROBLEM: 0.04, Element.APPROACH: 0.25, Element.RESULTS: 0.02})
WORTH_QUOTING = 0.12
"""How like two sentences must be to be shown side by side: below this they share a word, not a thought."""
SHARED_GROUPS = 0.5
"""The part of the target groups of the plan that a practice must have too for the two to agree."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the plan and one of the practice, each a literal quotation with the shared words marked."""

    plan: Fragment
    practice: Fragment


@dataclass(frozen=True, slots=True)
class Overlap:
    """How an element of the plan agrees with that of a practice.

    `shared` are the things that both name, in words; `plan_only` and
    `practice_only` what one of them names; `pair` is None when no two
    sentences are alike enough to show.
    """

    element: Element
    likeness: Likeness
    pair: Pair | None = None
    shared: tuple[str, ...] = ()
    plan_only: tuple[str, ...] = ()
    practice_only: tuple[str, ...] = ()


def overlaps(plan: Profile, practice: Profile) -> tuple[Overlap, ...]:
    """All six elements, in their order."""
    compare = {
        Element.TARGET_GROUP: _groups,
        Element.PARTNERS: _partners,
        Element.SCALE: _scale,
        Element.APPROACH: _approach,
    }
    return tuple(compare.get(element, _told)(plan, practice, element) for element in Element)


def _told(plan: Profile, practice: Profile, element: Element) -> Overlap:
    if not plan.bags[element] or not practice.bags[element]:
        return Overlap(element, Likeness.UNNAMED)
    return _by_degree(plan, practice, element, likeness(plan.bags[element], practice.bags[element]))


def _approach(plan: Profile, practice: Profile, element: Element) -> Overlap:
    """By kind of approach and by its words, each for half."""
    if not plan.bags[element]:
        return Overlap(element, Likeness.UNNAMED)
    degree = (forms_alike(plan.forms, practice.forms) + likeness(plan.bags[element], practice.bags[element]) ** 0.5) / 2
    found = _by_degree(plan, practice, element, degree)
    ours, theirs = plan.kinds, practice.kinds
    return Overlap(
        element,
        found.likeness,
        found.pair,
        shared=kinds_in_words(kind for kind in ours if kind in theirs) or _shared_families(plan, practice),
        plan_only=kinds_in_words(kind for kind in ours if kind not in practice.forms.kinds),
        practice_only=kinds_in_words(kind for kind in theirs if kind not in plan.forms.kinds),
    )


def _shared_families(plan: Profile, practice: Profile) -> tuple[str, ...]:
    """The families of kinds that both are most of: what can be said of a plan in broad words."""
    others = leading(practice.forms.families)
    return tuple(family for family in leading(plan.forms.families) if family in others)


def _by_degree(plan: Profile, practice: Profile, element: Element, degree: float) -> Overlap:
    same, partly = SAME_FROM[element], PARTLY_FROM[element]
    how = Likeness.SAME if degree >= same else Likeness.PARTLY if degree >= partly else Likeness.OTHER
    pair = best_pair(plan.of(element), practice.of(element)) or best_pair(plan.of(element), practice.statements)
    return Overlap(element, how, pair)


def best_pair(ours: Iterable[Statement], theirs: Iterable[Statement]) -> Pair | None:
    """The two sentences that are most alike, if they are alike enough to show."""
    others = [statement.told for statement in theirs]
    lengths = [length(told.bag) for told in others]
    best, found = WORTH_QUOTING, None
    for statement in ours:
        told = statement.told
        own = length(told.bag)
        for other, size in zip(others, lengths, strict=True):
            shared = [key for key in told.bag if key in other.bag]
            if len(shared) < 2:
                continue
            degree = sum(told.bag[key] * other.bag[key] for key in shared) / (own * size)
            if degree > best:
                best, found = degree, (told, other, shared)
    if found is None:
        return None
    told, other, shared = found
    return Pair(
        marked(told.text, (place for key in shared for place in told.places[key])),
        marked(other.text, (place for key in shared for place in other.places[key])),
    )


def marked(text: str, places: Iterable[tuple[int, int]]) -> Fragment:
    """The text in pieces, marked where the places are; overlapping places become one."""
    pieces: list[Piece] = []
    position = 0
    for start, end in _merged(places):
        pieces += [Piece(text[position:start]), Piece(text[start:end], is_marked=True)]
        position = end
    pieces.append(Piece(text[position:]))
    return tuple(piece for piece in pieces if piece.text)


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _groups(plan: Profile, practice: Profile, element: Element) -> Overlap:
    return _names(plan, practice, element, (plan.groups, practice.groups), GROUP_FORMS)


def _partners(plan: Profile, practice: Profile, element: Element) -> Overlap:
    return _names(plan, practice, element, (plan.partners, practice.partners), PARTNER_FORMS)


def _names(
    plan: Profile,
    practice: Profile,
    element: Element,
    names: tuple[frozenset[str], frozenset[str]],
    forms: Mapping[str, re.Pattern[str]],
) -> Overlap:
    ours, theirs = names
    if not ours or not theirs:
        return Overlap(element, Likeness.UNNAMED, practice_only=_labels(theirs))
    both = ours & theirs
    is_same = len(both) / len(ours) >= SHARED_GROUPS
    how = Likeness.SAME if is_same else Likeness.PARTLY if both else Likeness.OTHER
    pair = _naming_pair(plan.statements, practice.statements, both, forms)
    return Overlap(element, how, pair, _labels(both), _labels(ours - theirs), _labels(theirs - ours))


def _naming_pair(
    ours: Sequence[Statement],
    theirs: Sequence[Statement],
    names: frozenset[str],
    forms: Mapping[str, re.Pattern[str]],
) -> Pair | None:
    """The two sentences that share most of the names, the first of those; None when no two share one."""
    chosen = {name: forms[name] for name in sorted(names) if name in forms}
    naming = [_naming(statements, chosen) for statements in (ours, theirs)]
    best, most = None, 0
    for text, found in naming[0]:
        for other, theirs_found in naming[1]:
            both = {one.name for one in found} & {one.name for one in theirs_found}
            if len(both) > most:
                best, most = Pair(_marked_names(text, found, both), _marked_names(other, theirs_found, both)), len(both)
    return best


def _naming(
    statements: Sequence[Statement], forms: Mapping[str, re.Pattern[str]]
) -> list[tuple[str, tuple[Mention, ...]]]:
    texts = [statement.sentence.text for statement in statements]
    return [(text, found) for text in texts if (found := tuple(mentions(text, forms)))]


def _marked_names(text: str, found: Iterable[Mention], names: Collection[str]) -> Fragment:
    return marked(text, ((one.start, one.end) for one in found if one.name in names))


def _scale(plan: Profile, practice: Profile, element: Element) -> Overlap:
    towns = tuple(sorted(plan.towns & practice.towns))
    ours, theirs = _where(plan), _where(practice)
    if not plan.scale or not practice.scale:
        how = Likeness.PARTLY if towns else Likeness.UNNAMED
        return Overlap(element, how, None, towns, ours, theirs)
    apart = abs(SCALES.index(plan.scale) - SCALES.index(practice.scale))
    how = Likeness.SAME if apart == 0 else Likeness.PARTLY if apart == 1 or towns else Likeness.OTHER
    same = (plan.scale,) if apart == 0 else ()
    pair = _naming_pair(plan.statements, practice.statements, frozenset(same), SCALE_FORMS)
    return Overlap(element, how, pair, (*towns, *same), ours, theirs)


def _where(profile: Profile) -> tuple[str, ...]:
    scale = (profile.scale,) if profile.scale else ()
    return (*scale, *sorted(profile.towns)[:3])


def _labels(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(TARGET_GROUPS.get(name, name).lower() for name in names))
