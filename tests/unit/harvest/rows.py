"""A row, a source and replies for tests."""

from __future__ import annotations

from typing import Any

from zoek.harvest.outcome import Reply
from zoek.harvest.sources import Source
from zoek.harvest.store import Role, Row, State

SITE = "https://www.voorbeeld.example"
SOURCE = Source("bron", "Bron", "Uitgever", "gemeente", (f"{SITE}/",), "", "", hosts=("www.voorbeeld.example",))
NOW = 1_800_000_000.0
DAY = 86_400.0


def row(path: str = "/pagina", **values: Any) -> Row:
    usual: dict[str, Any] = {"source": "bron", "host": "www.voorbeeld.example", "role": Role.PAGE, "depth": 1}
    usual |= {"address": SITE + path, "state": State.WAITING, "due": NOW}
    return Row(**(usual | values))


def reply(status: int = 200, body: bytes = b"<p>Tekst</p>", **headers: str) -> Reply:
    named = {name.replace("_", "-"): (value,) for name, value in ({"content_type": "text/html"} | headers).items()}
    return Reply(status, body, named)
