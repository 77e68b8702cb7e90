"""What a plan and a practice have in common in form: the same features, element by element, whichever of the two it is."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.search.document import plain_text
from zoek.similarity.assignment import Named
from zoek.similarity.elements import TOLD, Element
from zoek.similarity.forms import edited_forms, forms_of, told_kinds
from zoek.similarity.named import GROUP_FORMS, PARTNER_FORMS, SCALE_FORMS, SCALES, WIDE_GROUPS, mentions
from zoek.similarity.plan import Plan, Sentence
from zoek.similarity.sentences import split_sentences
from zoek.similarity.telling import summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zoek.library import Practice
    from zoek.similarity.forms import Forms
    from zoek.similarity.telling import Bag, Teller, Told

SECTIONS = {Element.PROBLEM: "problem", Element.APPROACH: "approach", Element.RESULTS: "results"}
TITLE_WORTH, SUMMARY_WORTH, THEMES_WORTH = 2.0, 1.5, 1.0
"""What a title and a summary add to a whole text, beside 1 for each sentence."""
SUMMARY_SHARE = 0.5
"""A summary speaks of the problem and the approach together."""

TITLE_FORM, SUMMARY_FORM, THEME_FORM = 3.0, 2.0, 2.0
"""How much a word counts for the form of a practice, beside 1 in its approach."""
FORM_SHARE = MappingProxyType({Element.APPROACH: 1.0, Element.PROBLEM: 0.5, Element.PARTNERS: 0.5, Element.SCALE: 0.5})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its element and what it tells."""

    sentence: Sentence
    told: Told


@dataclass(frozen=True, slots=True)
class Profile:
    """A plan or practice as it is compared.

    `bags` are the features of the elements that sentences tell of, `whole`
    those of everything. `groups`, `partners` (kinds of organisations) and
    `towns` are named anywhere in it; `scale` is one of SCALES, "" when unknown.
    `forms` say how much it is of each kind of approach, `kinds` which it is, the one that it is first of all first.
    """

    plan: Plan
    statements: tuple[Statement, ...]
    bags: Mapping[Element, Bag]
    whole: Bag
    groups: frozenset[str]
    partners: frozenset[str]
    towns: frozenset[str]
    scale: str
    themes: Bag
    forms: Forms
    kinds: tuple[str, ...]

    def of(self, element: Element) -> Iterator[Statement]:
        """Its statements about an element."""
        return (statement for statement in self.statements if statement.sentence.element is element)


def named_in(text: str) -> Named:
    """The target groups that tell something, and the kinds of organisations, as they stand in a sentence."""
    groups = (text[one.start : one.end] for one in mentions(text, GROUP_FORMS) if one.name not in WIDE_GROUPS)
    partners = (text[one.start : one.end] for one in mentions(text, PARTNER_FORMS))
    return Named(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(partners)))


def plan_of(practice: Practice) -> Plan:
    """A practice in the form of a plan: its sections are the elements, its summary speaks of the approach."""
    parts = [(practice.summary, Element.APPROACH, "Samenvatting")]
    parts += [
        (plain_text(getattr(practice, attribute)), element, element.label) for element, attribute in SECTIONS.items()
    ]
    found = tuple(
        Sentence(piece, element, f"staat onder “{label}”")
        for text, element, label in parts
        for line in text.split("\n")
        for piece in split_sentences(line)
    )
    return Plan(practice.title, "\n".join(text for text, _, _ in parts if text), found)


def profile_of_plan(plan: Plan, teller: Teller) -> Profile:
    """The profile of what somebody pasted."""
    statements = tuple(Statement(sentence, teller.tell(sentence.text)) for sentence in plan.counted)
    told = [statement.told for statement in statements]
    title = teller.tell(plan.title)
    names = named_groups(sentence.text for sentence in plan.counted)
    forms = forms_of(
        [
            (plan.title, TITLE_FORM),
            *((one.text, FORM_SHARE.get(one.element or Element.PROBLEM, 0.0)) for one in plan.counted),
        ]
    )
    return Profile(
        plan,
        statements,
        bags=_bags(statements),
        whole=summed([(title.bag, TITLE_WORTH), *((one.bag, 1.0) for one in told)]),
        groups=names,
        partners=_names(plan, Element.PARTNERS),
        towns=frozenset(town for one in (title, *told) for town in one.towns),
        scale=_scale(plan),
        themes=teller.concept_bag(concept for one in (title, *told) for concept in one.concepts),
        forms=forms,
        kinds=told_kinds(plan.title, forms.kinds),
    )


def profile_of_practice(practice: Practice, teller: Teller) -> Profile:
    """The profile of a practice; what its front matter says goes before what its words say."""
    plan = plan_of(practice)
    statements = tuple(Statement(sentence, teller.tell(sentence.text)) for sentence in plan.sentences)
    themes = teller.concept_bag(practice.themes)
    title, summary = teller.tell(practice.title), teller.tell(practice.summary)
    bags = _bags(statements)
    bags[Element.PROBLEM] = summed([(bags[Element.PROBLEM], 1.0), (summary.bag, SUMMARY_SHARE)])
    towns = () if practice.is_nationwide else practice.municipalities
    edited = practice.approach_kinds
    forms = edited_forms(edited) if edited else _forms_of_practice(practice, teller)
    return Profile(
        plan,
        statements,
        bags=bags,
        whole=summed(
            [
                (title.bag, TITLE_WORTH),
                (summary.bag, SUMMARY_WORTH - 1.0),
                (themes, THEMES_WORTH),
                *((statement.told.bag, 1.0) for statement in statements),
            ]
        ),
        groups=frozenset(practice.target_groups) - WIDE_GROUPS or frozenset(practice.target_groups),
        partners=frozenset(one.name for text in practice.partners for one in mentions(text, PARTNER_FORMS)),
        towns=frozenset(towns),
        scale=_scale_of_practice(practice, plan),
        themes=themes,
        forms=forms,
        kinds=edited or told_kinds(practice.title, forms.kinds),
    )


def _forms_of_practice(practice: Practice, teller: Teller) -> Forms:
    """How much a practice is of each kind by its words, when no editor said so."""
    return forms_of(
        [
            (practice.title, TITLE_FORM),
            (practice.summary, SUMMARY_FORM),
            (plain_text(practice.approach), 1.0),
            (plain_text(practice.problem), FORM_SHARE[Element.PROBLEM]),
            (". ".join(map(teller.label, practice.themes)), THEME_FORM),
        ]
    )


def named_groups(texts: Iterable[str]) -> frozenset[str]:
    """The target groups that texts name; those that nearly everything names only when there are no others."""
    found = frozenset(one.name for text in texts for one in mentions(text, GROUP_FORMS))
    return found - WIDE_GROUPS or found


def _bags(statements: Iterable[Statement]) -> dict[Element, Bag]:
    listed = list(statements)
    return {
        element: summed((one.told.bag, 1.0) for one in listed if one.sentence.element is element) for element in TOLD
    }


def _names(plan: Plan, element: Element) -> frozenset[str]:
    """The kinds of organisations in the sentences about partners, or in all when none is."""
    sentences = plan.of(element) or plan.counted
    return frozenset(one.name for sentence in sentences for one in mentions(sentence.text, PARTNER_FORMS))


def _scale(plan: Plan) -> str:
    """The largest scale that the sentences about it name, or the one named most often when none is about it."""
    own = [one.name for sentence in plan.of(Element.SCALE) for one in mentions(sentence.text, SCALE_FORMS)]
    if own:
        return max(own, key=SCALES.index)
    named = [one.name for sentence in plan.counted for one in mentions(sentence.text, SCALE_FORMS)]
    return max(sorted(set(named)), key=named.count) if named else ""


def _scale_of_practice(practice: Practice, plan: Plan) -> str:
    if practice.is_nationwide:
        return "het land"
    if len(practice.municipalities) > 1:
        return "een regio"
    return _scale(plan)
