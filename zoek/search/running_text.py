"""The texts of an index as numbers: every word of every document in reading order, and where it stands.

Each of the four texts of a document (title, summary, keywords, body) ends with
BREAK, and so does every line in it. Reading happens once: the next index takes
over what has not changed (merging.py).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np

from zoek.analysis.normalize import fold
from zoek.analysis.tokens import cut
from zoek.search.stored import write_array
from zoek.search.text_words import BREAK, TEXTS, TextWords, sentence_ends
from zoek.search.word_table import word_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from zoek.analysis import DutchAnalyzer
    from zoek.search.document import Document
    from zoek.search.stored import Arrays
    from zoek.search.word_table import WordTable

BLOCK = 256
"""Documents that are turned into numbers at a time: their words are in memory as text until then."""
RENUMBERED = 1 << 20
"""Words that get another number at a time, so that they are not in memory twice."""
ARRAYS = ("numbers", "gaps", "sizes", "firsts", "sentence_ends", "sentence_firsts")


@dataclass(frozen=True, slots=True)
class RunningText:
    """The words of documents one after the other.

    `numbers` are places among the words of a table; before each word come
    `gaps` characters that are in none, and it has `sizes` itself. Text t of
    document d begins at word `firsts[4 * d + t]`. The ends of the sentences
    of its body, counted from there, begin at `sentence_firsts[d]`.
    """

    numbers: NDArray[np.uint32]
    gaps: NDArray[np.unsignedinteger[Any]]
    sizes: NDArray[np.unsignedinteger[Any]]
    firsts: NDArray[np.int64]
    sentence_ends: NDArray[np.uint32]
    sentence_firsts: NDArray[np.int64]

    def __len__(self) -> int:
        """The number of documents."""
        return len(self.sentence_firsts) - 1

    def write(self, folder: Path) -> None:
        """Write the arrays into a folder."""
        for name in ARRAYS:
            write_array(folder, f"running.{name}", getattr(self, name))

    def documents(self, numbers: Sequence[int]) -> TextWords:
        """The words of some documents, in this order."""
        edges = self.firsts[TEXTS * np.asarray(numbers, np.intp)[:, np.newaxis] + np.arange(TEXTS + 1)]
        parts = [slice(first, end) for first, *_, end in edges.tolist()]
        sizes = _parts(self.sizes, parts)
        ends = np.cumsum(np.add(_parts(self.gaps, parts), sizes, dtype=np.uint32), dtype=np.uint32)
        bounds = _firsts(np.diff(edges).ravel())
        sentences = self.sentence_firsts
        return TextWords(
            numbers=_parts(self.numbers, parts),
            ends=ends,
            sizes=sizes,
            firsts=bounds,
            begins=np.concatenate([np.zeros(1, np.uint32), ends])[bounds[:-1]],
            sentence_ends=[
                self.sentence_ends[sentences.item(number) : sentences.item(number + 1)] for number in numbers
            ],
        )


def read_running_text(arrays: Arrays) -> RunningText:
    """The text that was written into a folder."""
    return RunningText(*(arrays[f"running.{name}"] for name in ARRAYS))


class Reader:
    """Reads documents one by one."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._found: dict[str, int] = defaultdict(count(1).__next__, {BREAK: 0})
        self._pieces: list[str] = []
        self._breaks: list[int] = []
        self._numbers: list[NDArray[np.uint32]] = []
        self._gaps: list[NDArray[Any]] = []
        self._sizes: list[NDArray[Any]] = []
        self._counts: list[NDArray[np.int64]] = []
        self._sentences: list[NDArray[np.uint32]] = []

    def read(self, document: Document) -> None:
        """Read the texts of a document."""
        texts = (document.title, document.summary, document.keywords, document.body)
        pieces = cut("\n".join((*texts, "")))
        pieces.pop()  # nothing comes after the last BREAK
        self._pieces += pieces
        self._breaks += [text.count("\n") + 1 for text in texts]
        ends = sentence_ends(document.body)
        self._sentences.append(np.fromiter(ends, np.uint32, len(ends)))
        if len(self._breaks) >= BLOCK * TEXTS:
            self._flush()

    def finish(
        self, order: Sequence[int], analyzer: DutchAnalyzer, known: WordTable | None = None
    ) -> tuple[RunningText, WordTable]:
        """All that was read, in this order of the documents, and the table of its words; some may be known."""
        self._flush()
        folded = [fold(word) if number else word for word, number in self._found.items()]
        texts = self._ordered(np.asarray(order, np.int64))
        used = np.zeros(len(folded), bool)
        used[0] = True  # BREAK, also when there are no documents
        used[texts.numbers] = True
        table = word_table((folded[number] for number in np.flatnonzero(used).tolist()), analyzer, known)
        places = {word: number for number, word in enumerate(table.words)}
        renumbered = np.fromiter((places.get(word, 0) for word in folded), np.uint32, len(folded))
        for start in range(0, len(texts.numbers), RENUMBERED):
            part = texts.numbers[start : start + RENUMBERED]
            part[:] = renumbered[part]
        return texts, table

    def _flush(self) -> None:
        if not self._pieces:
            return
        lengths = np.fromiter(map(len, self._pieces), np.int64, len(self._pieces))
        words = self._pieces[1::2]
        numbers = np.fromiter(map(self._found.__getitem__, words), np.uint32, len(words))
        ends = np.flatnonzero(numbers == 0)[np.cumsum(self._breaks) - 1] + 1
        self._add(numbers, narrow(lengths[0::2]), narrow(lengths[1::2]), np.diff(ends, prepend=0))
        self._pieces, self._breaks = [], []

    def _add(
        self,
        numbers: NDArray[np.uint32],
        gaps: NDArray[Any],
        sizes: NDArray[Any],
        counts: NDArray[np.int64],
    ) -> None:
        self._numbers.append(numbers)
        self._gaps.append(gaps)
        self._sizes.append(sizes)
        self._counts.append(counts)

    def _ordered(self, order: NDArray[np.int64]) -> RunningText:
        counts = _joined(self._counts, np.int64).reshape(-1, TEXTS)
        lengths = counts.sum(axis=1)
        return RunningText(
            numbers=_in_order(self._numbers, lengths, order).astype(np.uint32, copy=False),
            gaps=narrow(_in_order(self._gaps, lengths, order)),
            sizes=narrow(_in_order(self._sizes, lengths, order)),
            firsts=_firsts(counts[order].ravel()),
            sentence_ends=_joined([self._sentences[place] for place in order], np.uint32),
            sentence_firsts=_firsts(np.asarray([len(self._sentences[place]) for place in order], np.int64)),
        )


def narrow(values: NDArray[Any]) -> NDArray[Any]:
    """The values in as few bytes as the largest needs."""
    return values.astype(np.min_scalar_type(int(values.max(initial=0))), copy=False)


def _parts(column: NDArray[Any], parts: Sequence[slice]) -> NDArray[Any]:
    return np.concatenate([column[:0], *(column[part] for part in parts)])


def _joined(parts: Sequence[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros(0, kind)


def _firsts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _in_order(parts: list[NDArray[Any]], lengths: NDArray[np.int64], order: NDArray[np.int64]) -> NDArray[Any]:
    """The stretches of the documents in another order; empties the list on the way, so that nothing is kept twice."""
    whole = np.zeros(int(lengths.sum()), np.result_type(np.uint8, *{part.dtype for part in parts}))
    end = len(whole)
    while parts:
        part = parts.pop()
        whole[end - len(part) : end] = part
        end -= len(part)
    if np.array_equal(order, np.arange(len(lengths))):
        return whole
    firsts = _firsts(lengths)
    return _joined([whole[firsts[place] : firsts[place + 1]] for place in order.tolist()], np.uint32)
