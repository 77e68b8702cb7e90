"""A kept library is the one that was read, or it is not there: nothing else comes out of its file."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.samples import write_content
from tests.serving import ROOT
from zoek.errors import Fault
from zoek.library import Earlier, kept, read_library
from zoek.library.kept import FILE, keep_library, kept_library

if TYPE_CHECKING:
    from pathlib import Path


DIGESTS = {"praktijken/x.md": b"\x00" * 32}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


def test_what_is_kept_is_what_was_read(content: Path, tmp_path: Path) -> None:
    library = read_library(content)
    noticed = replace(library, notices=(Fault("praktijken/x.md", 1, "verwant", "Niets verwijst hierheen."),))

    keep_library(noticed, {}, tmp_path)

    assert kept_library(tmp_path) == Earlier(noticed, {})


def test_the_content_of_the_project_can_be_kept(tmp_path: Path) -> None:
    library = read_library(ROOT / "content")

    keep_library(library, DIGESTS, tmp_path)

    assert kept_library(tmp_path) == Earlier(library, DIGESTS)


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert kept_library(tmp_path) is None


def test_one_of_another_version_is_not_read(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_library(read_library(content), {}, tmp_path)

    monkeypatch.setattr(kept, "__version__", "0.0.0")

    assert kept_library(tmp_path) is None


@pytest.mark.parametrize("kept_bytes", [0, 20, 40])
def test_one_that_is_cut_off_is_not_read(content: Path, tmp_path: Path, kept_bytes: int) -> None:
    keep_library(read_library(content), {}, tmp_path)

    (tmp_path / FILE).write_bytes((tmp_path / FILE).read_bytes()[:kept_bytes])

    assert kept_library(tmp_path) is None


class Harmful:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self._folder),)


def test_what_is_no_value_of_the_library_is_not_made(content: Path, tmp_path: Path) -> None:
    keep_library(read_library(content), {}, tmp_path)
    version = (tmp_path / FILE).read_bytes()[:32]

    (tmp_path / FILE).write_bytes(version + pickle.dumps(Harmful(tmp_path / "made")))

    assert kept_library(tmp_path) is None
    assert not (tmp_path / "made").exists()
