"""The raw answers of sites, as WARC files: what was read can be read again without asking anyone.

Each run writes a file of its own, so what a kill left half behind stands at
the end of an old file and in nobody's way. An answer that is the same as the
one before becomes a revisit record that points to it. The archive is no part
of the site: nothing in it is ever shown.
"""

from __future__ import annotations

import os
import zlib
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from zoek.errors import HarvestError
from zoek.harvest.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zoek.harvest.store import Row

ENDING = ".warc.gz"
UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
"""Profiles of WARC 1.1 for an answer with the same bytes, and for status 304."""
NOT_MODIFIED_STATUS = 304
DAY_S = 86_400


class Archive:
    """Writes answers, one run long; `append` gives where each stands."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Nothing is written until there is an answer."""
        self._path = folder / f"zoek-{now:%Y%m%dT%H%M%S}-{os.getpid()}{ENDING}"
        self._file: IO[bytes] | None = None

    def append(self, answer: Answer, digest: str, headers: Sequence[tuple[str, str]]) -> tuple[str, int]:
        """Keep an answer with status 200; gives the name of the file and the place in it."""
        writer = self._writer()
        place = self._end()
        http = StatusAndHeaders("200 OK", list(headers), protocol="HTTP/1.1")
        record = writer.create_warc_record(
            answer.address,
            "response",
            payload=BytesIO(answer.body),
            length=len(answer.body),  # without it warcio copies the body to a file that it leaves open
            http_headers=http,
            warc_headers_dict={"WARC-Date": _moment(answer.fetched_at), "WARC-Payload-Digest": f"sha256:{digest}"},
        )
        writer.write_record(record)
        self._flush()
        return self._path.name, place

    def append_revisit(self, row: Row, now: datetime, status: int) -> None:
        """Keep that the answer of a row was the same as before."""
        writer = self._writer()
        before = datetime.fromtimestamp(row.fetched or 0, UTC)
        record = writer.create_revisit_record(
            row.address,
            f"sha256:{row.hash}",
            row.address,
            _moment(before),
            http_headers=StatusAndHeaders(f"{status}", [], protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": _moment(now)},
        )
        record.rec_headers.replace_header("WARC-Profile", NOT_MODIFIED if status == NOT_MODIFIED_STATUS else UNCHANGED)
        writer.write_record(record)
        self._flush()

    def close(self) -> None:
        """Have the disk hold what was written."""
        if self._file:
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def _writer(self) -> WARCWriter:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("ab")
        return WARCWriter(self._file, gzip=True, warc_version="1.1")

    def _end(self) -> int:
        assert self._file
        return self._file.seek(0, os.SEEK_END)

    def _flush(self) -> None:
        assert self._file
        self._file.flush()


def read_answer(folder: Path, row: Row) -> Answer:
    """The last full answer of a row; raises HarvestError when the archive does not hold it."""
    problem = HarvestError(f"De opgeslagen pagina {row.address} is niet te lezen.", "Oogst deze bron opnieuw.")
    if not row.file or row.place is None:
        raise problem
    try:
        with (folder / row.file).open("rb") as file:
            file.seek(row.place)
            record = next(iter(ArchiveIterator(file)))
            body = record.content_stream().read()
            media_type, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
    except (OSError, StopIteration, ArchiveLoadFailed, AttributeError, EOFError, zlib.error) as error:
        raise problem from error
    if record.rec_headers.get_header("WARC-Target-URI") != row.address:
        raise problem
    fetched_at = datetime.fromtimestamp(row.fetched or 0, UTC)
    return Answer(row.address, media_type.strip().lower(), charset_of(rest), body, fetched_at)


def charset_of(parameters: str) -> str:
    """The charset among the parameters of a Content-Type header, "" without.

    >>> charset_of(' boundary=x; Charset="ISO-8859-1"')
    'iso-8859-1'
    """
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()
    return ""


def remove_older(folder: Path, now: datetime, days: int) -> set[str]:
    """Remove the files that are older than a number of days; gives their names."""
    oldest = now.timestamp() - days * DAY_S
    old = [path for path in folder.glob(f"*{ENDING}") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink()
    return {path.name for path in old}


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
