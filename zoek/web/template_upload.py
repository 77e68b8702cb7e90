"""A template of a visitor, read from a form in memory alone: by itself Werkzeug writes files over 500 kB to disk."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.wsgi import get_input_stream

from zoek.errors import ExportError
from zoek.presentations.package import KINDS, LARGEST_TEMPLATE

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

KEY = "sjabloon"
LARGEST_FIELD = 256 * 1024
"""Bytes of a field that is no file; Werkzeug also holds the pieces that it reads, of 64 kB each, to it."""
LARGEST_REQUEST = LARGEST_TEMPLATE + 16 * 1024
"""Bytes; the template and what the form puts around it."""
UNREAD_BYTES = 32 * 1024 * 1024
"""What is read and thrown away of a request that is too large, so that its sender gets to see the answer."""
ENDINGS = {".pptx": "pptx", ".potx": "pptx", ".odp": "odp", ".otp": "odp"}


@dataclass(frozen=True, slots=True)
class SentTemplate:
    """The bytes of a template, the kind of file that it is for, and the button that was pressed."""

    data: bytes
    kind: str
    wish: str


def read_template_sent() -> SentTemplate:
    """The template in this request; raises ExportError when there is none, or one that is too large or of no known kind."""
    parser = FormDataParser(_in_memory, max_form_memory_size=LARGEST_FIELD, max_content_length=LARGEST_REQUEST)
    try:
        stream = get_input_stream(request.environ, max_content_length=LARGEST_REQUEST)
        _, form, files = parser.parse(stream, request.mimetype, request.content_length, request.mimetype_params)
    except RequestEntityTooLarge as error:
        _throw_away()
        message = f"Het sjabloon mag hoogstens {LARGEST_TEMPLATE // 1024 // 1024} MB zijn."
        raise ExportError(message, "Haal grote foto's uit het sjabloon en probeer het opnieuw.") from error
    file = files.get(KEY)
    if not file or not file.filename:
        raise ExportError("U koos geen sjabloon.", "Ga terug, kies een bestand en probeer het opnieuw.")
    return SentTemplate(file.read(), _kind(file), form.get("doe", ""))


def _in_memory(
    total_content_length: int | None,  # noqa: ARG001 - Werkzeug's signature
    content_type: str | None,  # noqa: ARG001
    filename: str | None,  # noqa: ARG001
    content_length: int | None = None,  # noqa: ARG001
) -> IO[bytes]:
    return io.BytesIO()


def _kind(file: FileStorage) -> str:
    name = (file.filename or "").lower()
    kind = next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)
    if kind is None:
        raise ExportError(f"Dit is geen sjabloon voor {' of '.join(KINDS.values())}.", "Kies een ander bestand.")
    return kind


def _throw_away() -> None:
    left = min(request.content_length or 0, UNREAD_BYTES)
    while left > 0 and (data := request.environ["wsgi.input"].read(min(left, 64 * 1024))):
        left -= len(data)
