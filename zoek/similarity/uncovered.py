"""What a collection cannot tell about a plan, so that "nothing found" is never read as "does not exist"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from zoek.library.coverage import Coverage


def uncovered_by(coverage: Coverage, towns: Collection[str]) -> tuple[str, ...]:
    """Sentences in Dutch on the gaps of the collection, those about the plan's own municipalities first."""
    missing = {name for province in coverage.provinces for name in province.missing}
    own = [
        f"Van {town} staat geen enkele praktijk in deze verzameling. Vraag het dus ook in {town} zelf na."
        for town in sorted(towns)
        if town in missing
    ]
    here = coverage.municipalities - coverage.described_municipalities
    general = [
        f"Van {here} van de {coverage.municipalities} gemeenten kennen wij geen praktijk. Wat daar gebeurt, zien wij niet.",
        f"Bij {coverage.without_results} van de {coverage.practices} praktijken vonden wij geen resultaten.",
        f"Bij {coverage.without_difficulties} praktijken vonden wij niet wat er moeilijk ging.",
    ]
    if coverage.accessed:
        general.append(
            f"De bronnen zijn voor het laatst gelezen in {coverage.accessed[1].year}. Wat later begon, staat er niet in."
        )
    return (*own, *general)
