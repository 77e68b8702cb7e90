"""What commands open: the model, and the publication in use as a comparer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.search.meaning import load_embedder
from zoek.search.publication import Publications
from zoek.similarity.comparer import comparer_of

if TYPE_CHECKING:
    from zoek.config import Settings
    from zoek.search.meaning import Embedder
    from zoek.similarity.comparer import Comparer


def embedder_of(settings: Settings) -> Embedder | None:
    """The model for order by meaning, if the settings ask for it."""
    return load_embedder() if settings.uses_meaning else None


def comparer_in_use(settings: Settings) -> Comparer:
    """What holds plans and practices against the publication in use."""
    return comparer_of(Publications(settings.data, embedder_of(settings)).current())
