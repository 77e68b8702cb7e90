"""The comparer of the publication in use: made at the first question after a publication, gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from flask import current_app

from zoek.similarity.comparer import comparer_of
from zoek.web.site import publication

if TYPE_CHECKING:
    from zoek.search.publication import Publication
    from zoek.similarity.comparer import Comparer

COMPARERS = "zoek.comparers"


def comparers() -> WeakKeyDictionary[Publication, Comparer]:
    """Where an application keeps its comparers; it holds no publication longer than others do."""
    return WeakKeyDictionary()


def comparer() -> Comparer:
    """What holds plans and practices against the publication of this request."""
    return kept_comparer(publication())


def kept_comparer(current: Publication) -> Comparer:
    """The same for a publication; made once."""
    kept: WeakKeyDictionary[Publication, Comparer] = current_app.extensions[COMPARERS]
    if current not in kept:
        kept[current] = comparer_of(current)
    return kept[current]
