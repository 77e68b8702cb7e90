"""The process that takes the text out of a docx, odt or pdf: the file on standard input, JSON on standard output.

    {"tekst": "..."}  or  {"fout": "versleuteld" | "teGroot" | "onbekend" | "stuk"}

It is started by files.py for one file at a time. Before it reads a byte it
takes from itself the right to write files, to use more than a bounded amount
of memory, and to compute for long.
"""

from __future__ import annotations

import io
import json
import logging
import resource
import sys
import warnings
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdf

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; the libraries themselves map some 300 MB."""
MOST_COMPUTING_S = 8
MOST_UNPACKED = 60 * 1024 * 1024
"""Bytes of all parts together; a docx of 5 MB with pictures unpacks to some 6 MB."""
MOST_PARTS = 2000
MOST_CHARACTERS = 200_000
"""Ten times what is compared, so that a visitor can be told how much was left out."""
MOST_PAGES = 200
OPENDOCUMENT, ENCRYPTED = b"application/vnd.oasis.opendocument.text", b"encryption-data"


class Unreadable(Exception):
    """A file cannot be read; the message is the name of the fault."""


def limit_this_process() -> None:  # pragma: no cover - it would bind the tests
    """Take the right to write files, to grow and to go on for ever from this process."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_COMPUTING_S, MOST_COMPUTING_S))


def text_of(kind: str, content: bytes) -> str:
    """The text of a "pdf" or "zip" (docx, odt); raises Unreadable."""
    found: list[str] = []
    size = 0
    for line in _lines(kind, content):
        found.append(line)
        size += len(line)
        if size > MOST_CHARACTERS:
            break
    return "\n".join(found)


def _lines(kind: str, content: bytes) -> Iterator[str]:
    if kind == "pdf":
        return _pdf_lines(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = _checked_names(package)
            if "word/document.xml" in names:
                return _docx_lines(content)
            if "mimetype" in names and package.read("mimetype").strip().startswith(OPENDOCUMENT):
                if "META-INF/manifest.xml" in names and ENCRYPTED in package.read("META-INF/manifest.xml"):
                    raise Unreadable("versleuteld")
                return _odt_lines(content)
    except zipfile.BadZipFile as error:
        raise Unreadable("stuk") from error
    raise Unreadable("onbekend")


def _checked_names(package: zipfile.ZipFile) -> frozenset[str]:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("versleuteld")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable("teGroot")
    return frozenset(part.filename for part in parts)


def _docx_lines(content: bytes) -> Iterator[str]:
    import docx  # noqa: PLC0415 - each of the three is slow to import and only one is needed
    from docx.table import Table  # noqa: PLC0415

    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\n".join(dict.fromkeys(cell.text for cell in row.cells))
        else:
            style = (block.style.name or "") if block.style else ""
            yield f"# {block.text}" if style.startswith(("Heading", "Title")) and block.text else block.text


def _odt_lines(content: bytes) -> Iterator[str]:
    import odfdo  # noqa: PLC0415

    document = odfdo.Document(io.BytesIO(content))
    for block in document.body.get_elements("descendant::text:h|descendant::text:p"):
        text = str(block.inner_text)
        yield f"# {text}" if block.tag == "text:h" and text else text


def _pdf_lines(content: bytes) -> Iterator[str]:
    import pypdf  # noqa: PLC0415

    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        _open_without_password(reader)
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES:
            return
        yield page.extract_text()


def _open_without_password(reader: pypdf.PdfReader) -> None:
    """Some protect a pdf against changes alone: it then opens with an empty password."""
    from pypdf.errors import DependencyError  # noqa: PLC0415

    try:
        is_open = bool(reader.decrypt(""))
    except (NotImplementedError, DependencyError):
        is_open = False
    if not is_open:
        raise Unreadable("versleuteld")


def answer_for(kind: str, content: bytes) -> dict[str, str]:
    """What is printed of a file; whatever goes wrong in a library is a damaged file."""
    try:
        return {"tekst": text_of(kind, content)}
    except Unreadable as error:
        return {"fout": str(error)}
    except Exception:  # noqa: BLE001 - a door: files of strangers break these libraries in every way
        return {"fout": "stuk"}


def main() -> None:  # pragma: no cover - runs only in the process that may not write, what was covered neither
    """Read standard input, print what came of it."""
    kind, content = sys.argv[1], sys.stdin.buffer.read()
    logging.disable()
    warnings.simplefilter("ignore")
    limit_this_process()
    print(json.dumps(answer_for(kind, content)))  # noqa: T201 - the answer


if __name__ == "__main__":  # pragma: no cover
    main()
