"""A PDF to its pages, read by a process of its own: one that is broken or a bomb costs time and memory, and no more.

The child gets the bytes on its input and gives one JSON document; this module
is both the parent and, run as a program, the child.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from io import BytesIO

from zoek.analysis.normalize import fold
from zoek.harvest.blocks import Block

LARGEST_PDF = 30 * 1024 * 1024
"""Bytes, as much as is fetched; the largest annual report that we know of is 28 MB."""
MOST_PAGES = 300
MOST_CHARACTERS = 20_000
"""Of one page; a full page of small print has 6,000."""
SECONDS = 60
MEMORY = 1 << 30
"""Bytes that the child may use; pypdf takes some 200 MB for a report of 300 pages."""
BROKEN = "Deze PDF is niet te lezen: het bestand is beschadigd of vergrendeld."
TOO_LARGE = "Deze PDF is te groot om te lezen."
TOO_SLOW = "Het lezen van deze PDF duurde te lang of kostte te veel geheugen."
HEADING_LEVEL = 3
LONGEST_HEADING = 80
REPEATED = 3
"""A line on this many pages, its numbers left out, is a header or footer."""
BULLET = re.compile(r"^[•●▪■◦‣·\-–*]\s+|^[0-9]{1,2}[.)]\s+(?=[A-ZÀ-Þ])")
CHAPTER = re.compile(r"^(?:[0-9]{1,2}(?:\.[0-9]{1,2})*\.?\s+)(?=[A-ZÀ-Þ])")
PAGE_NUMBER = re.compile(r"^(?:pagina\s*)?[0-9ivx]{1,4}(?:\s*(?:van|/)\s*[0-9]{1,4})?$", re.IGNORECASE)
JOINED = re.compile(r"(?<=[a-zà-ÿ])-$")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page, counted from 1, as blocks."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A document, or in `reason` (a Dutch sentence) why it could not be read."""

    title: str = ""
    pages: tuple[PdfPage, ...] = ()
    reason: str = ""


def read_pdf(body: bytes) -> Pdf:
    """The pages of a PDF; never fails, and takes SECONDS at most."""
    if len(body) > LARGEST_PDF:
        return Pdf(reason=TOO_LARGE)
    try:
        child = subprocess.run(
            [sys.executable, "-m", "zoek.harvest.pdf"], input=body, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Pdf(reason=TOO_SLOW)
    if child.returncode:
        return Pdf(reason=BROKEN if child.returncode == 1 else TOO_SLOW)
    read = json.loads(child.stdout)
    return _document(read["title"], read["pages"])


def _document(title: str, texts: list[str]) -> Pdf:
    rows = [[" ".join(line.split()) for line in text.split("\n")] for text in texts]
    pages_with = Counter(line for lines in rows for line in {_without_numbers(line) for line in lines if line})
    repeated = {line for line, count in pages_with.items() if count >= REPEATED}
    pages = []
    for number, lines in enumerate(rows, 1):
        kept = [line for line in lines if _without_numbers(line) not in repeated and not PAGE_NUMBER.match(line)]
        pages.append(PdfPage(number, tuple(blocks_of_lines(kept))))
    first = next((block.text for page in pages for block in page.blocks), "")
    is_title = len(title) > 4 and not re.search(
        r"\.(?:docx?|indd|pptx?|pdf)$|^(?:microsoft|untitled|document)", fold(title)
    )
    return Pdf(title if is_title else first[:LONGEST_HEADING], tuple(pages))


def _without_numbers(line: str) -> str:
    return re.sub(r"[0-9]+", "#", line)


def blocks_of_lines(lines: list[str]) -> list[Block]:
    """Lines of a page to blocks: a short line without a full stop, before one that begins anew, is a heading."""
    blocks: list[Block] = []
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            blocks.append(Block(_joined(paragraph)))
            paragraph.clear()

    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line:
            close()
        elif _is_heading(line, following, paragraph):
            close()
            blocks.append(Block(CHAPTER.sub("", line).rstrip(":"), HEADING_LEVEL))
        elif BULLET.match(line):
            close()
            paragraph.append(BULLET.sub("", line))
        else:
            paragraph.append(line)
    close()
    return blocks


def _is_heading(line: str, following: str, paragraph: list[str]) -> bool:
    begins_anew = not paragraph or paragraph[-1].endswith((".", ":", "!", "?"))
    looks = (
        len(line) <= LONGEST_HEADING and line[0].isupper() | line[0].isdigit() and not line.endswith((".", ",", ";"))
    )
    follows = not following or following[0].isupper() or bool(BULLET.match(following))
    return begins_anew and looks and follows and (len(line) < 50 or not following) and not BULLET.match(line)


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        text = JOINED.sub("", text) + line if JOINED.search(text) and line[:1].islower() else f"{text} {line}".strip()
    return text


def _child() -> int:
    """Read a PDF from standard input and write its title and texts; 1 when it cannot be read."""
    import resource  # noqa: PLC0415 - only the child lives under limits

    import pypdf  # noqa: PLC0415 - and only the child needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        reader = pypdf.PdfReader(BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            return 1
        texts = [page.extract_text()[:MOST_CHARACTERS] for page in reader.pages[:MOST_PAGES]]
        title = str((reader.metadata.title if reader.metadata else "") or "")
    except MemoryError:
        return 2
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        ArithmeticError,
        OSError,
        RecursionError,
        NotImplementedError,
    ):
        return 1
    sys.stdout.write(json.dumps({"title": title, "pages": texts}))
    return 0


if __name__ == "__main__":
    sys.exit(_child())
