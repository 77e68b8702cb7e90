"""What stands on a page of results hundreds of times: marked text and the rows of filters, as HTML.

Made here and not by a macro, which takes nine times as long for each of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zoek.search.results import FacetValue, Fragment

KEPT_ROWS = 2048
"""All values of all facets, ticked and not: some 600 with the municipalities and concepts of the country."""


def marked(fragment: Fragment) -> Markup:
    """A quotation with the words that were searched for marked."""
    return Markup("").join(
        Markup('<mark class="zoek-mark">%s</mark>') % piece.text if piece.is_marked else piece.text
        for piece in fragment
    )


def checkboxes(values: Sequence[FacetValue], key: str, names: Mapping[str, str]) -> Markup:
    """A box to tick for each value of a facet, with the number of results."""
    rows = [
        f"{_begin(key, value.value, names.get(value.value, value.value), value.is_selected)}{value.count}{END}"
        for value in values
    ]
    return Markup("".join(rows))  # noqa: S704 - every text in a row is escaped by _begin, a count is a number


END = ")</span></span></label>\n"


@lru_cache(KEPT_ROWS)
def _begin(key: str, value: str, name: str, is_selected: bool) -> str:  # noqa: FBT001 - lru_cache knows no names
    """A row up to its count."""
    checked = Markup(" checked") if is_selected else ""
    return str(
        Markup(
            '<label class="zoek-checkbox"><input class="zoek-checkbox__input" type="checkbox" name="%s" value="%s"%s>'
            '<span>%s <span class="zoek-count">('
        )
        % (key, value, checked, name)
    )
