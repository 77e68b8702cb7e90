"""How Whoosh reads an index of plain arrays: a codec, which is where Whoosh lets others say how things are stored.

`commit` makes a folder of arrays an index that Whoosh opens; Whoosh's own
readers and searchers then find terms, postings, places and lengths in it, and
score them with its own BM25F. The engine reads the same arrays whole. Nothing
is ever added to such an index, so there is no writer.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import fields, formats
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from zoek.search.field_arrays import FieldArrays, read_fields, write_fields
from zoek.search.stored import Arrays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from whoosh.reading import IndexReader


INDEX_NAME = "MAIN"
ENCODE = formats.Positions().encode
SEGMENT_NAME = "1"  # by itself Whoosh draws one, and two indexes of the same documents would differ


class TermsField(fields.FieldType):
    """A field of terms as they are; scored when it has lengths."""

    def __init__(self, *, has_places: bool = False, is_scored: bool = False) -> None:
        """With places, phrases can be asked for."""
        kind = formats.Positions() if has_places else formats.Frequency()
        super().__init__(kind, analyzer=None, scorable=is_scored)  # type: ignore[arg-type]  # terms arrive analyzed


def commit(folder: Path, documents: int, found: Iterable[FieldArrays]) -> None:
    """Make the arrays in a folder an index of Whoosh."""
    listed = list(found)
    write_fields(folder, listed)
    arrays = Arrays(folder)
    schema = fields.Schema(
        **{
            field.name: TermsField(has_places=field.has_places, is_scored=f"{field.arrays}.lengths" in arrays)
            for field in listed
        }
    )
    segment = W3Segment(ArrayCodec(), INDEX_NAME, documents, segid=SEGMENT_NAME)
    segment.compound = False
    TOC(schema, [segment], 1).write(FileStorage(str(folder)), INDEX_NAME)


def open_reader(folder: Path) -> IndexReader:
    """Whoosh's reader of an index that was committed."""
    reader: IndexReader = FileStorage(str(folder)).open_index(INDEX_NAME).reader()
    return reader


class ArrayCodec(W3Codec):
    """Reads what `commit` made an index."""

    def terms_reader(self, storage: FileStorage, segment: W3Segment) -> ArrayTermsReader:  # noqa: ARG002 - Whoosh's
        """The terms and their postings."""
        return ArrayTermsReader(Arrays(Path(storage.folder)))

    def per_document_reader(self, storage: FileStorage, segment: W3Segment) -> ArrayDocumentReader:
        """What there is for every document."""
        return ArrayDocumentReader(Arrays(Path(storage.folder)), segment)


class ArrayTermsReader(base.TermsReader):
    """The terms of an index as Whoosh asks for them."""

    def __init__(self, arrays: Arrays) -> None:
        """Read which fields there are."""
        self._fields = read_fields(arrays)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        """Whether the field has the term."""
        return self._stretch(*term) is not None

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every field and term, ascending."""
        return ((name, text.encode()) for name, field in self._fields.items() for text in field.terms())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Every field and term from this one on."""
        return (found for found in self.terms() if found >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Every field and term, and what is told of it."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The same from this term on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """How often and where a term is; raises TermNotFound."""
        stretch = self._stretch(fieldname, text)
        if stretch is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        field = self._fields[fieldname]
        documents, weights, lengths = field.documents(stretch), field.weights(stretch), field.lengths()
        within = lengths[documents] if lengths is not None else np.ones(1)
        return TermInfo(
            weight=float(weights.sum()),
            df=len(documents),
            minlength=float(within.min()),
            maxlength=float(within.max()),
            maxweight=float(weights.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term is in the field of all documents; raises TermNotFound."""
        return self.term_info(fieldname, text).weight()

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have the term in the field; raises TermNotFound."""
        return self.term_info(fieldname, text).doc_frequency()

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The postings of a term, for Whoosh to walk through; raises TermNotFound."""
        info, stretch, field = self.term_info(fieldname, text), self._stretch(fieldname, text), self._fields[fieldname]
        assert stretch is not None
        return ListMatcher(
            field.documents(stretch).tolist(),
            field.weights(stretch).tolist(),
            [ENCODE(row.tolist()) for row in field.places_by_document(stretch)] if field.has_places else None,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=info,
        )

    def indexed_field_names(self) -> Iterable[str]:
        """The names of the fields."""
        return self._fields.keys()

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:  # noqa: ARG002 - Whoosh's
        """The terms of a field one by one."""
        return ArrayCursor(self, fieldname, list(self._fields[fieldname].terms()) if fieldname in self._fields else [])

    def _stretch(self, name: str, text: bytes) -> slice | None:
        return self._fields[name].stretch(text.decode()) if name in self._fields else None


class ArrayCursor(base.FieldCursor):
    """Goes through the terms of a field, for Whoosh's searches by prefix and likeness."""

    def __init__(self, reader: ArrayTermsReader, name: str, terms: Sequence[str]) -> None:
        """Stand at the first term."""
        self._reader = reader
        self._name = name
        self._terms = terms
        self._place = 0

    def first(self) -> str | None:
        """Go to the first term; None when there is none."""
        self._place = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before this one."""
        self._place = bisect_left(self._terms, term.decode() if isinstance(term, bytes) else term)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        """The term that it stands at; None after the last."""
        return self._terms[self._place] if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """What is told of that term."""
        text = self.text()
        return None if text is None else self._reader.term_info(self._name, text.encode())

    def is_valid(self) -> bool:
        """Whether it stands at a term."""
        return self._place < len(self._terms)


class ArrayDocumentReader(base.PerDocumentReader):
    """The documents of an index as Whoosh asks for them; what they say is read by the engine alone."""

    def __init__(self, arrays: Arrays, segment: W3Segment) -> None:
        """Read the lengths of the fields."""
        found = {name: field.lengths() for name, field in read_fields(arrays).items()}
        self._lengths: Mapping[str, NDArray[np.float64]] = {
            name: lengths for name, lengths in found.items() if lengths is not None
        }
        self._count: int = segment.doc_count_all()

    def doc_count(self) -> int:
        """How many documents there are."""
        return self._count

    def doc_count_all(self) -> int:
        """The same: none are ever taken out."""
        return self._count

    def has_deletions(self) -> bool:
        """Never."""
        return False

    def is_deleted(self, docnum: int) -> bool:  # noqa: ARG002 - Whoosh's
        """Never."""
        return False

    def deleted_docs(self) -> Iterable[int]:
        """None."""
        return ()

    def stored_fields(self, docnum: int) -> dict[str, Any]:  # noqa: ARG002 - Whoosh's
        """Nothing: the engine has the documents."""
        return {}

    def doc_field_length(self, docnum: int, fieldname: str, default: float = 0) -> float:
        """The length of a field in a document."""
        return float(self._lengths[fieldname][docnum]) if fieldname in self._lengths else default

    def field_length(self, fieldname: str) -> float:
        """The length of a field in all documents together."""
        return float(self._lengths[fieldname].sum()) if fieldname in self._lengths else 0

    def min_field_length(self, fieldname: str) -> float:
        """The length of a field where it is shortest."""
        return float(self._lengths[fieldname].min(initial=np.inf)) if fieldname in self._lengths else 0

    def max_field_length(self, fieldname: str) -> float:
        """The length of a field where it is longest."""
        return float(self._lengths[fieldname].max(initial=0)) if fieldname in self._lengths else 0
