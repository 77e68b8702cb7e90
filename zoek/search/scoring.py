"""BM25F: how well a document answers a term, over the weighted fields of the index.

    tf'  = sum over fields of  weight * tf / (1 - b + b * length / average length)
    idf  = log(N / (n + 1)) + 1
    score = idf * tf' * (k1 + 1) / (tf' + k1)

    expansion score = weight * shared idf * tf'/2 * (k1 + 1) / (tf'/2 + k1)

N documents in all, n of them with the term in any field. On one field of
weight 1 this is Whoosh's own BM25F. Source: Robertson, Zaragoza and Taylor,
"Simple BM25 extension to multiple weighted fields", CIKM 2004.

An expansion (another name for what was asked) counts as the asked word does
in a compound, at half its frequency, and all names of a group share one idf.
So a document with another name never scores more than the same document with
the asked word in its place, nor with a more trusted name, however rare it is.

These functions take numbers or numpy arrays alike, so that the engines share
the formula and nothing else.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

from zoek.analysis.dutch import PART_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

Number = TypeVar("Number", float, "NDArray[np.float64]")

K1 = 1.2
B = 0.75
"""The usual constants: the chain was measured with them (2,918 Dutch queries, 2026)."""
RELATED_WEIGHT = 0.3
"""What a document takes over of the best score among the documents that an editor linked it with.

nDCG@10 on 28 and 82 judged questions (2026, `zoek evaluate`): .860 and .773, and .826 and .750 without; flat between
0.25 and 0.5.
"""


def normalized_frequency(frequency: Number, length: Number, average_length: float, weight: float) -> Number:
    """The part of tf' that one field adds; `frequency` is the summed weight of the term there."""
    return frequency * weight / (1 - B + B * length / max(average_length, 1.0))


def inverse_document_frequency(documents: int, with_term: int) -> float:
    """How telling a term is: higher as fewer documents hold it."""
    return math.log(max(documents, 1) / (with_term + 1)) + 1


def saturated(normalized: Number, idf: float) -> Number:
    """The score of a term from its summed normalized frequency: more occurrences add less and less."""
    return idf * normalized * (K1 + 1) / (normalized + K1)


def demoted(level: Number) -> Number:
    """The saturated frequency of a term when each occurrence counts as one in a compound does.

    From tf' / (tf' + k1) the frequency is found back and taken times PART_WEIGHT.
    """
    lowered: Number = level * PART_WEIGHT * (K1 + 1) / (K1 + 1 - (1 - PART_WEIGHT) * level)
    return lowered


def shared_idf(asked: Sequence[float], named: Iterable[Iterable[float]]) -> float:
    """How telling a group is when another name of it is found.

    `asked` has the idf of each asked word, `named` those of the terms of each
    expansion: the asked words together, but no more than the rarest name; that
    one when nothing is asked for by word.
    """
    rarest = max(sum(terms) for terms in named)
    return min(sum(asked), rarest) if asked else rarest
