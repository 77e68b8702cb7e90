"""The text of a file that somebody hands over: txt, md, docx, odt or pdf, told by its content, read in memory alone.

Formats that hide more than they show (docx, odt, pdf) are read by a process
of its own with bounded time and memory, which cannot write a file; when it
fails, nothing else does. Nothing is kept, and nothing of it is logged.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import zoek
from zoek.errors import QueryError

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes; a plan of 30 pages with pictures takes 1 to 3 MB."""
MOST_SECONDS = 10
"""A pdf of 60 pages takes 2 seconds (2026, two cores)."""
KINDS = "een tekstbestand (txt of md), Word (docx), OpenDocument (odt) of pdf"
OTHER_FORMS = "Bewaar het als docx, odt of pdf, of plak de tekst zelf in het veld."
MAGIC = {b"%PDF-": "pdf", b"PK\x03\x04": "zip"}
OLD_WORD, RICH_TEXT = b"\xd0\xcf\x11\xe0", b"{\\rtf"
FAULTS = {
    "versleuteld": (
        "Dit bestand is beveiligd met een wachtwoord.",
        "Bewaar het zonder wachtwoord, of plak de tekst zelf.",
    ),
    "oudWord": ("Dit is een oud soort Word-bestand, of het is beveiligd met een wachtwoord.", OTHER_FORMS),
    "teGroot": ("Dit bestand wordt uitgepakt veel te groot.", OTHER_FORMS),
    "onbekend": ("Dit bestand is geen plan dat Zoek kan lezen.", f"Kies {KINDS}."),
    "leeg": (
        "In dit bestand staat geen tekst. Misschien is het een scan: een foto van papier.",
        "Plak de tekst zelf in het veld, of maak eerst tekst van de scan.",
    ),
    "stuk": ("Dit bestand is beschadigd of te ingewikkeld om te lezen.", OTHER_FORMS),
}
CONTROL_SHARE = 0.02
"""Of the characters of a text at most this part has no meaning in text; of a picture it is a third."""


def text_of_file(content: bytes, most_seconds: float = MOST_SECONDS) -> str:
    """The text in the content of a file; headings are marked with #.

    Raises QueryError, in Dutch, when there is none or it cannot be read.
    """
    if len(content) > LARGEST_FILE:
        raise QueryError(
            "Dit bestand is te groot.", "Een bestand mag 5 MB zijn. Plak anders de tekst zelf in het veld."
        )
    if content.startswith((OLD_WORD, RICH_TEXT)):
        raise _fault("oudWord")
    kind = next((kind for magic, kind in MAGIC.items() if content.startswith(magic)), "")
    text = _extracted(kind, content, most_seconds) if kind else _plain(content)
    if not text.strip():
        raise _fault("leeg")
    return text


def _fault(name: str) -> QueryError:
    return QueryError(*FAULTS[name])


def _plain(content: bytes) -> str:
    """The text of a text file in any of the encodings that Dutch computers write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    strange = sum(1 for letter in text if letter == "\ufffd" or (letter < " " and letter not in "\t\n\r\f"))
    if strange > CONTROL_SHARE * len(text):
        raise _fault("onbekend")
    return text


def _extracted(kind: str, content: bytes, most_seconds: float) -> str:
    """What the process of extraction.py makes of it."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "zoek.similarity.extraction", kind],
            input=content,
            capture_output=True,
            timeout=most_seconds,
            check=False,
            env={"PYTHONPATH": str(Path(zoek.__file__).parent.parent)},  # nothing else of ours is its business
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise _fault("stuk") from error
    if "fout" in answer:
        raise _fault(answer["fout"])
    return str(answer["tekst"])
