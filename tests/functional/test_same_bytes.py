"""The same choice is the same bytes in another process too, where sets and dicts of texts come in another order."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.serving import ROOT

MAKE = """
from hashlib import sha256
from tests.unit.presentations.decks import FOUR, deck_of
from tests.unit.presentations.test_texts import request_for
from zoek.presentations.text_writing import TEXT_FORMATS, TEXTS
from zoek.presentations.writing import FORMATS, write

files = {kind: write(deck_of(*FOUR, session="werkatelier"), kind) for kind in FORMATS}
for name, make in TEXTS.items():
    files |= {f"{name}.{kind}": format_.write(make(request_for(*FOUR))) for kind, format_ in TEXT_FORMATS.items()}
for name, data in files.items():
    print(name, sha256(data).hexdigest())
"""


def digests(seed: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )
    return told.stdout.splitlines()


def test_two_processes_make_the_same_files() -> None:
    first, second = digests("1"), digests("2")

    assert len(first) == 6
    assert first == second
