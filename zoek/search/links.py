"""The ids of an index, and which documents are linked with which: by id as they are told, and as pairs of numbers.

links.*               the ids that documents name as related, there or not, and the documents that name each
documents.linked      pairs of numbers: document linked[i] names document others[i]
documents.others
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zoek.search.stored import Arrays, write_array, write_strings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LINKS = "links"


def write_ids(folder: Path, ids: Sequence[str]) -> None:
    """Write the ids, ascending; each is a term of the one document that has it."""
    write_strings(folder, "ids", ids)
    write_array(folder, "ids.firsts", np.arange(len(ids) + 1))
    write_array(folder, "ids.documents", np.arange(len(ids), dtype=np.uint32))


def write_links(folder: Path, ids: Sequence[str]) -> None:
    """Write the pairs out of the links in the folder, ascending; those to what is not there are left out."""
    arrays, numbers = Arrays(folder), {name: number for number, name in enumerate(ids)}
    firsts, documents = arrays[f"{LINKS}.firsts"].tolist(), arrays[f"{LINKS}.documents"]
    pairs = [
        (linked, numbers[name])
        for place, name in enumerate(arrays.strings(LINKS))
        if name in numbers
        for linked in documents[firsts[place] : firsts[place + 1]].tolist()
    ]
    rows = np.asarray(sorted(pairs), np.int32).reshape(-1, 2)
    write_array(folder, "documents.linked", np.ascontiguousarray(rows[:, 0]))
    write_array(folder, "documents.others", np.ascontiguousarray(rows[:, 1]))
