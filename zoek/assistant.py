"""`zoek mcp`: a door for assistants (language models), by the Model Context Protocol over standard in and out.

Read-only: search, compare a plan, read, coverage. Every answer carries sources and doubts,
and where the collection has gaps, so that nothing found is not told as
nothing there. Names of tools and of what they take are what an assistant
sees, so they are Dutch; MCP reads them from the functions.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from zoek.errors import ConfigError, NotFound, ZoekError
from zoek.library.fields import LESSON_FIELDS, PRACTICE_FIELDS
from zoek.library.records import coverage_record, find_record, record_of
from zoek.search.page_record import page_record
from zoek.search.query import LONGEST_TEXT, Filter, parse
from zoek.similarity.as_json import answer_document
from zoek.similarity.comparer import comparer_of
from zoek.similarity.intake import MOST_CHARACTERS, taken_in
from zoek.similarity.plan import LONGEST_TITLE

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from pydantic import Field
except ImportError as missing:
    raise ConfigError(
        "`zoek mcp` heeft een uitbreiding nodig die er niet is.",
        "Installeer die: .venv/bin/python -m pip install --require-hashes --requirement scripts/assistent.lock",
    ) from missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from zoek.config import Settings
    from zoek.search.publication import Publication, Publications

Question = Annotated[
    str, Field(description="De vraag in gewoon Nederlands, of losse woorden.", max_length=LONGEST_TEXT)
]
Count = Annotated[int, Field(description="Hoeveel resultaten.", ge=1, le=50)]
Place = Annotated[str, Field(description="Alleen praktijken in deze gemeente.")]
Transition = Literal["", "jeugd", "awbz-wmo", "onderwijs", "participatie"]
Name = Annotated[str, Field(description="De id van een praktijk, les of vondst, zoals in een zoekresultaat.")]
TextOfPlan = Annotated[
    str, Field(description="De tekst van het plan, in het Nederlands, minstens 12 woorden.", max_length=MOST_CHARACTERS)
]
TitleOfPlan = Annotated[str, Field(description="De titel van het plan; mag leeg.", max_length=LONGEST_TITLE)]

TASK = (
    "Zoek bevat beschrijvingen van praktijken van Nederlandse gemeenten in jeugdhulp, zorg, onderwijs en werk. "
    "Noem bij elke uitspraak de bron die erbij staat. Zeg wat niet bekend is en wat misging. "
    "Vraagt iemand of een plan al bestaat, gebruik dan vergelijk_plan met de hele tekst van het plan. "
    "Niets gevonden wil niet zeggen dat iets niet bestaat: de verzameling heeft gaten, zie toon_dekking."
)
COMPARED_DOUBT = (
    "De oordelen zijn woorden, geen metingen. Laat de zinnen van beide zien en laat de lezer zelf oordelen. "
    "Nieuw wil zeggen: niet in deze verzameling. Zoek bewaart de tekst van het plan niet."
)
DOUBT = "Niets gevonden, of weinig, wil niet zeggen dat het niet bestaat. Kijk met toon_dekking waar de gaten zitten."

UNCHECKED = "Dit is een pagina van een ander, gelezen door een programma. Niemand keek na of de feiten kloppen."


def server_of(publications: Publications, settings: Settings) -> MCPServer:
    """The server with its tools, each answering from the publication that is current when it is asked."""
    server = MCPServer("zoek", title="Zoek: goede praktijken van gemeenten", instructions=TASK)
    asking = _Asking(publications, settings.address)
    for name, tool in asking.tools().items():
        server.add_tool(tool, name=name)
    return server


class _Asking:
    """The tools, with the publications that they ask."""

    def __init__(self, publications: Publications, address: str) -> None:
        self._publications = publications
        self._address = address
        self._comparer = lru_cache(maxsize=1)(comparer_of)

    def tools(self) -> dict[str, Callable[..., dict[str, Any]]]:
        """Each by the name that an assistant calls."""
        return {
            "zoek_praktijken": self.search,
            "vergelijk_plan": self.compare,
            "lees": self.read,
            "toon_dekking": self.coverage,
        }

    def search(
        self, vraag: Question, gemeente: Place = "", transitie: Transition = "", aantal: Count = 10
    ) -> dict[str, Any]:
        """Zoek praktijken en lessen. Bij elk resultaat staat waarom het gevonden is. Lees daarna een praktijk met `lees`."""
        current = self._current()
        values = {key: (value,) for key, value in (("gemeente", gemeente), ("transitie", transitie)) if value}
        page = current.search(replace(parse(vraag, Filter(values)), page_size=aantal))
        found = page_record(page, current.library.harvest.finds)
        hits = [hit | {"pagina": self._page(current, hit["id"])} for hit in found["treffers"]]
        kept = ("totaal", "correctie", "ookGezocht", "meldingen")
        return {key: found[key] for key in kept} | {"treffers": hits, "voorbehoud": DOUBT}

    def compare(self, tekst: TextOfPlan, titel: TitleOfPlan = "") -> dict[str, Any]:
        """Vergelijk een plan met de praktijken: wat bestaat al, wat is anders en wat is nieuw, met de zinnen van beide."""
        current = self._current()
        comparer = self._comparer(current)
        try:
            plan = comparer.read(taken_in(tekst).text, titel)
        except ZoekError as error:
            raise ToolError(f"{error.message} {error.hint}") from error
        found = answer_document(comparer.answer(plan))
        for match in found["treffers"]:
            practice = current.library.practices[match["id"]]
            match |= {
                "bronnen": record_of(practice, PRACTICE_FIELDS)["bronnen"],
                "pagina": self._page(current, practice.id),
            }
        return found | {"voorbehoud": COMPARED_DOUBT}

    def read(self, id: Name) -> dict[str, Any]:  # noqa: A002 - what an assistant sees
        """Lees een praktijk of les met alle teksten. [1] verwijst naar bron 1; bij (duiding) staat een eigen lezing van Zoek."""
        current = self._current()
        for things, fields in ((current.library.practices, PRACTICE_FIELDS), (current.library.lessons, LESSON_FIELDS)):
            if id in things:
                return record_of(things[id], fields) | {"pagina": self._page(current, id)}
        if find := current.library.harvest.finds.get(id):
            return find_record(find) | {"pagina": self._page(current, id), "voorbehoud": UNCHECKED}
        raise ToolError(str(NotFound(f"'{id[:80]}' is er niet. Zoek eerst met zoek_praktijken.")))

    def coverage(self) -> dict[str, Any]:
        """Wat er in de verzameling zit en wat niet: aantallen per onderwerp en provincie, en gemeenten zonder praktijk."""
        return coverage_record(self._current().library)

    def _current(self) -> Publication:
        try:
            return self._publications.current()
        except ZoekError as error:
            raise ToolError(f"{error.message} {error.hint}") from error

    def _page(self, current: Publication, name: str) -> str:
        rooms = (("lessen", current.library.lessons), ("vondsten", current.library.harvest.finds))
        room = next((room for room, things in rooms if name in things), "praktijken")
        return f"{self._address}/{room}/{name}"
