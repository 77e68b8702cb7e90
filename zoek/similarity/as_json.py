"""An answer, and how good answers are, as JSON: what `zoek similar --json` prints and the API gives; keys are Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zoek.search.results import Fragment
    from zoek.similarity.answer import Answer, Match, Point
    from zoek.similarity.evaluation import PairOutcome, PlanOutcome
    from zoek.similarity.overlap import Overlap


def answer_document(answer: Answer) -> dict[str, Any]:
    """An answer by Dutch keys: the verdict, the practices, what is new, what the collection cannot tell."""
    return {
        "oordeel": answer.verdict,
        "treffers": [_match(match) for match in answer.matches],
        "nieuw": {
            "zinnen": [
                {"zin": one.text, "element": one.element.value, "woorden": list(one.words)}
                for one in answer.news.sentences
            ],
            "woorden": list(answer.news.words),
            "begrippen": list(answer.news.concepts),
        },
        "nietGedekt": list(answer.uncovered),
        "plan": {
            "titel": answer.plan.title,
            "zinnen": [
                {"zin": one.text, "element": one.element.value if one.element else None, "reden": one.reason}
                for one in answer.plan.sentences
            ],
        },
    }


def pair_document(outcome: PairOutcome) -> dict[str, float]:
    """How right "sterk" is, by Dutch keys."""
    return {
        "paren": outcome.pairs,
        "sterk": outcome.said,
        "sterkTerecht": round(outcome.precision, 4),
        "sterkGezegd": round(outcome.recall, 4),
    }


def plan_document(outcome: PlanOutcome) -> dict[str, float]:
    """How plans fare, by Dutch keys."""
    return {
        "plannen": outcome.plans,
        "gevonden3": round(outcome.found, 4),
        "zonderPraktijk": outcome.others,
        "sterkBijAnders": outcome.strong_on_other,
        "nieuwGezien": round(outcome.new_seen, 4),
        "msPerPlan": round(outcome.milliseconds, 2),
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "id": match.practice.id,
        "titel": match.practice.title,
        "oordeel": match.verdict.value,
        "reden": match.reason,
        "elementen": [_overlap(one) for one in match.overlaps],
        "verschillen": list(match.differences),
        "watGingMoeilijk": [_point(one) for one in match.difficulties],
        "lessen": [_point(one) for one in match.lessons],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"tekst": point.text, "duiding": point.is_reading}


def _overlap(overlap: Overlap) -> dict[str, Any]:
    pair = overlap.pair
    return {
        "element": overlap.element.value,
        "oordeel": overlap.likeness.value,
        "gedeeld": list(overlap.shared),
        "alleenPlan": list(overlap.plan_only),
        "alleenPraktijk": list(overlap.practice_only),
        "zinPlan": _text(pair.plan) if pair else None,
        "zinPraktijk": _text(pair.practice) if pair else None,
    }


def _text(fragment: Fragment) -> str:
    return "".join(piece.text for piece in fragment)
