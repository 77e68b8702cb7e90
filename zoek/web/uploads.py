"""What a visitor sends is read in memory: a request that never writes a file, and larger ones where a page asks for it."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

from flask import Request

from zoek.similarity.files import LARGEST_FILE

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

LARGEST_TEXT = 2 * 1024 * 1024
"""Bytes of one typed field; a text of a million letters is read, so that its sender is told how much was left out."""
LARGEST_PLAN = LARGEST_FILE + LARGEST_TEXT + 512 * 1024
"""Bytes of a request with a plan: a file, a text, and the elements of its sentences."""
UNREAD_BYTES = 32 * 1024 * 1024
"""What is read and thrown away of a request that is too large, so that its sender gets to see the answer."""
STEP_BYTES = 64 * 1024


class MemoryRequest(Request):
    """A request whose files stay in memory: by itself Werkzeug writes those over 500 kB to a temporary file."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - Werkzeug's signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return io.BytesIO()

    def allow_plan(self) -> None:
        """Let this request be as large as a plan with a file; by itself it may hold no more than an address needs."""
        self.max_content_length = LARGEST_PLAN
        self.max_form_memory_size = LARGEST_TEXT

    def throw_away(self) -> None:
        """Read what is left of a request that is too large, within bounds."""
        stream = self.environ["wsgi.input"]
        left = min(self.content_length or 0, UNREAD_BYTES)
        while left > 0 and (data := stream.read(min(left, STEP_BYTES))):
            left -= len(data)


def content_of(file: FileStorage | None) -> bytes:
    """The bytes of a file that was sent; none when none was chosen."""
    return file.read() if file and file.filename else b""
