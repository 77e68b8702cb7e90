"""An assistant starts `zoek mcp`, sees the tools, and gets answers with sources and doubts."""

from __future__ import annotations

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import pytest
from mcp import Client, StdioServerParameters, stdio_client

from tests.samples import write_content
from tests.serving import ROOT, environment
from zoek.assistant import server_of
from zoek.config import Settings
from zoek.library.find import Find
from zoek.library.harvested import Harvest, write_harvest
from zoek.search.publication import Publications
from zoek.search.publish import publish

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

    from mcp.server import MCPServer

Answer = TypeVar("Answer")
FIND = Find("vondst-1", "https://www.nji.example/kas", "nji", "Jeugdinstituut", "Een kas", text="Spruitjes en prei.")
ENSCHEDE = "achter-de-voordeur-enschede"
PLAN = (
    "In Enschede komen veel hulpverleners bij hetzelfde gezin met schulden. Een wijkcoach gaat zelf langs bij gezinnen. "
    "De woningcorporatie doet mee. Elke week brengt een zeppelin muzikanten naar het buurthuis."
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content, folder = write_content(tmp_path_factory.mktemp("content")), tmp_path_factory.mktemp("data")
    write_harvest(folder / "oogst", Harvest({FIND.id: FIND}, (), datetime(2026, 11, 22, tzinfo=UTC)))
    publish(content, folder, datetime(2026, 11, 23, tzinfo=UTC), lambda done, total: None)
    return folder


@pytest.fixture(scope="module")
def server(data: Path) -> MCPServer:
    return server_of(Publications(data), Settings(data=data, address="https://zoek.example"))


def waited_for(asking: Coroutine[Any, Any, Answer]) -> Answer:
    """The answer, asked in a thread of its own: a browser of an earlier test keeps the loop of this one running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, asking).result()


def call(server: MCPServer, name: str, **values: Any) -> dict[str, Any]:
    async def ask() -> dict[str, Any]:
        async with Client(server) as client:
            answer = await client.call_tool(name, values)
            assert not answer.is_error, answer
            found: dict[str, Any] = json.loads(answer.content[0].text)  # type: ignore[union-attr]
            return found

    return waited_for(ask())


def refused(server: MCPServer, name: str, **values: Any) -> str:
    async def ask() -> str:
        async with Client(server, raise_exceptions=False) as client:
            answer = await client.call_tool(name, values)
            assert answer.is_error
            return str(answer.content[0].text)  # type: ignore[union-attr]

    return waited_for(ask())


def test_a_search_says_why_each_result_is_there_and_what_nothing_found_means(server: MCPServer) -> None:
    found = call(server, "zoek_praktijken", vraag="wijkcoach schulden", gemeente="Enschede", aantal=1)

    assert [hit["id"] for hit in found["treffers"]] == [ENSCHEDE]
    assert found["treffers"][0]["redenen"]
    assert found["treffers"][0]["pagina"] == f"https://zoek.example/praktijken/{ENSCHEDE}"
    assert "wil niet zeggen" in found["voorbehoud"]


def test_reading_gives_every_text_with_the_sources(server: MCPServer) -> None:
    found = call(server, "lees", id=ENSCHEDE)

    assert found["resultaten"].endswith("[1] [2]")
    assert found["bronnen"][0]["uitgever"] == "Universiteit"
    assert found["watGingMoeilijk"]


def test_a_lesson_can_be_read_too(server: MCPServer) -> None:
    assert call(server, "lees", id="les-4-kijk-wat-er-al-is")["titel"] == "Kijk wat er al is"


def test_a_plan_is_compared_with_sentences_sources_and_doubts(server: MCPServer) -> None:
    found = call(server, "vergelijk_plan", tekst=PLAN)
    first = found["treffers"][0]

    assert first["id"] == ENSCHEDE
    assert first["pagina"] == f"https://zoek.example/praktijken/{ENSCHEDE}"
    assert first["bronnen"][0]["titel"] == "Rapport: wijkcoaches"
    assert first["watGingMoeilijk"]
    assert any(one["zinPraktijk"] for one in first["elementen"])
    assert found["nieuw"]["zinnen"][0]["zin"].startswith("Elke week brengt een zeppelin")
    assert found["nietGedekt"]
    assert "laat de lezer zelf oordelen" in found["voorbehoud"]


@pytest.mark.parametrize(
    ("text", "told"), [("", "nog geen plan"), ("een wijkteam", "te kort"), ("wijk " * 5_000, "tekst")]
)
def test_a_plan_that_cannot_be_compared_is_told(server: MCPServer, text: str, told: str) -> None:
    assert told in refused(server, "vergelijk_plan", tekst=text)


def test_a_page_of_others_is_told_with_its_address_and_without_its_text(server: MCPServer) -> None:
    (hit,) = call(server, "zoek_praktijken", vraag="spruitjes")["treffers"]
    found = call(server, "lees", id=hit["id"])

    assert hit["pagina"] == "https://zoek.example/vondsten/vondst-1"
    assert hit["adres"] == found["adres"] == FIND.address
    assert "Niemand keek na" in found["voorbehoud"]
    assert "prei" not in json.dumps(found)


def test_the_coverage_names_the_gaps(server: MCPServer) -> None:
    assert call(server, "toon_dekking")["praktijken"] == 2


def test_what_is_not_there_is_told(server: MCPServer) -> None:
    assert "is er niet" in refused(server, "lees", id="../etc/passwd")
    assert "aantal" in refused(server, "zoek_praktijken", vraag="x", aantal=1000)


def test_without_an_index_the_assistant_hears_what_to_do(tmp_path: Path) -> None:
    server = server_of(Publications(tmp_path), Settings(data=tmp_path))

    assert "zoek index" in refused(server, "toon_dekking")


def test_the_command_talks_over_standard_in_and_out(data: Path, tmp_path: Path) -> None:
    async def ask(log: TextIO) -> tuple[list[str], str]:
        process = StdioServerParameters(
            command=sys.executable,
            args=["-c", "from zoek.cli import main; main()", "mcp"],
            cwd=str(ROOT),
            env=environment(ZOEK_DATA=data),
        )
        async with Client(stdio_client(process, errlog=log)) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            answer = await client.call_tool("zoek_praktijken", {"vraag": "wijkteam"})
            return tools, str(answer.content[0].text)  # type: ignore[union-attr]

    with (tmp_path / "log").open("w") as log:
        tools, answer = waited_for(ask(log))

    assert tools == ["zoek_praktijken", "vergelijk_plan", "lees", "toon_dekking"]
    assert ENSCHEDE in answer
