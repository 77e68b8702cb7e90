"""What a call may send: the members of its JSON, each once, as a value that reads the body and writes its schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from zoek.errors import QueryError
from zoek.similarity.intake import FEWEST_WORDS, MOST_CHARACTERS, taken_in
from zoek.similarity.plan import LONGEST_TITLE
from zoek.web.api.parameters import LONGEST_SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zoek.web.uploads import MemoryRequest

    Faults = list[tuple[str, str]]

JSON = "application/json"
LARGEST_BODY = 256 * 1024
"""Bytes: the longest plan with every letter written as \\uXXXX and a title is 122 kB, in letters beyond those 242 kB."""
BODY = "body"
"""What a fault of the whole body is called."""


@dataclass(frozen=True, slots=True)
class Member:
    """A text in the JSON of a body; `check` raises QueryError for one that cannot be used, `pattern` says so in a schema."""

    name: str
    description: str
    example: str
    longest: int
    is_required: bool = False
    pattern: str = ""
    check: Callable[[str], object] | None = None

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of its value."""
        found: dict[str, Any] = {"type": "string", "description": self.description, "maxLength": self.longest}
        return found | ({"pattern": self.pattern} if self.pattern else {})

    def read(self, value: Any) -> str:
        """The text; raises ValueError with what is wrong with it, in Dutch."""
        if not isinstance(value, str):
            raise ValueError("Dit moet tekst zijn, tussen aanhalingstekens.")  # noqa: TRY004 - told as the other faults are
        if len(value) > self.longest:
            raise ValueError(f"Dit heeft {len(value)} tekens. Het mogen er hoogstens {self.longest} zijn.")
        if any("\ud800" <= letter <= "\udfff" for letter in value):
            raise ValueError("Hierin staat een half teken (\\ud800 tot en met \\udfff). Stuur UTF-8.")
        if self.check:
            try:
                self.check(value)
            except QueryError as error:
                raise ValueError(f"{error.message} {error.hint}") from error
        return value


PLAN = (
    Member(
        "tekst",
        f"De tekst van het plan, in het Nederlands, van minstens {FEWEST_WORDS} woorden.",
        "Gezinnen met schulden zien steeds andere hulpverleners. Wij starten een wijkteam: een vaste wijkcoach gaat bij "
        "deze gezinnen langs en helpt zelf. De woningcorporatie doet mee.",
        MOST_CHARACTERS,
        is_required=True,
        pattern=rf"(?:[^\W\d_]+[\W\d_]+){{{FEWEST_WORDS - 1}}}[^\W\d_]",
        check=taken_in,
    ),
    Member("titel", "De titel van het plan; mag weg.", "Proef met wijkcoaches", LONGEST_TITLE),
)
"""What is sent to be compared."""


def body_schema(members: Sequence[Member]) -> dict[str, Any]:
    """The JSON schema of a body with these members and no others."""
    return {
        "type": "object",
        "required": [member.name for member in members if member.is_required],
        "properties": {member.name: member.schema for member in members},
        "additionalProperties": False,
    }


def read_body(members: Sequence[Member]) -> tuple[dict[str, str], Faults]:
    """The value of every member in the body of this request, and all that is wrong with them; a call without any sends none.

    Raises UnsupportedMediaType for what is not JSON, RequestEntityTooLarge
    for what no member could hold.
    """
    if not members:
        return {}, []
    if request.mimetype != JSON:
        raise UnsupportedMediaType
    try:
        sent = json.loads(_bytes_sent())
    except (ValueError, RecursionError):
        return {}, [(BODY, 'Dit is geen JSON. Stuur bijvoorbeeld {"tekst": "…"} in UTF-8.')]
    if not isinstance(sent, dict):
        return {}, [(BODY, 'Dit is geen object. Stuur bijvoorbeeld {"tekst": "…"}.')]
    return _read(members, sent)


def _bytes_sent() -> bytes:
    sent = cast("MemoryRequest", request)
    sent.max_content_length = LARGEST_BODY
    try:
        return sent.get_data(cache=False)
    except RequestEntityTooLarge:
        sent.throw_away()
        raise


def _read(members: Sequence[Member], sent: dict[str, Any]) -> tuple[dict[str, str], Faults]:
    faults = list(_unknown(members, sent))
    values: dict[str, str] = {}
    for member in members:
        try:
            values[member.name] = member.read(sent[member.name]) if member.name in sent else _absent(member)
        except ValueError as error:
            faults.append((member.name, str(error)))
    return values, faults


def _absent(member: Member) -> str:
    if member.is_required:
        raise ValueError("Dit ontbreekt.")
    return ""


def _printable(name: str) -> str:
    """A name without half letters, which no answer can hold."""
    return name.encode(errors="replace").decode()


def _unknown(members: Sequence[Member], sent: dict[str, Any]) -> Iterator[tuple[str, str]]:
    known = [member.name for member in members]
    for name in sent:
        if name not in known:
            yield _printable(name[:LONGEST_SHOWN]), f"Deze naam is er niet. U kunt sturen: {', '.join(known)}."
