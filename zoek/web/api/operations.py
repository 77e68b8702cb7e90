"""The calls of the API, each a row: its path, what may be asked and what answers it.

The routes, the OpenAPI document and the page that explains the API are made
from this table, so none of them can say what another does not do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zoek.errors import NotFound
from zoek.library.records import coverage_record
from zoek.search.page_record import page_record
from zoek.search.query import FACET_KEYS, Sort
from zoek.similarity.as_json import answer_document
from zoek.web.api import asking, records
from zoek.web.api.bodies import PLAN
from zoek.web.comparing import kept_comparer
from zoek.web.suggestions import suggestion_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zoek.search.publication import Publication
    from zoek.web.api.bodies import Member
    from zoek.web.api.parameters import Parameter

    Values = Mapping[str, Any]


def nothing(_: Publication) -> tuple[Parameter, ...]:
    """No parameters."""
    return ()


@dataclass(frozen=True, slots=True)
class Operation:
    """A call: `name` is its operationId, `answer` the schema of what it gives.

    `handle` gets the publication and the values of the parameters and of the
    members of the body, with the one in the path as "name"; `named` gives a
    value of that for the example. A call with a body is a POST.
    """

    name: str
    path: str
    summary: str
    description: str
    answer: str
    handle: Callable[[Publication, Values], dict[str, Any]]
    parameters: Callable[[Publication], tuple[Parameter, ...]] = nothing
    named: Callable[[Publication], str] | None = None
    body: tuple[Member, ...] = ()

    @property
    def method(self) -> str:
        """How it is called."""
        return "POST" if self.body else "GET"

    @property
    def example(self) -> dict[str, str]:
        """A body to begin with."""
        return {member.name: member.example for member in self.body}

    @property
    def rule(self) -> str:
        """The path as Flask writes it."""
        return self.path.replace("{id}", "<id:name>").replace("{naam}", "<name>")


def practices(current: Publication, values: Values) -> dict[str, Any]:
    """A page of the collection."""
    filters = {"soort": ("praktijk",)} | {key: values[key] for key in asking.COLLECTION_KEYS if values[key]}
    page = asking.page_of(current, "", filters, values, Sort(values["sorteer"]))
    found = [records.short_practice(current.library.practices[hit.document.id]) for hit in page.hits]
    return asking.paged("praktijken", found, page.total, values)


def practice(current: Publication, values: Values) -> dict[str, Any]:
    """One practice, under an id that it had before too."""
    library = current.library
    found = library.practices.get(library.moved.get(values["name"], values["name"]))
    if found is None:
        raise NotFound(
            "Deze praktijk is er niet.", "Kijk in /api/v1/praktijken welke er zijn, of zoek met /praktijken/_zoek."
        )
    return records.long_practice(found)


def search(current: Publication, values: Values) -> dict[str, Any]:
    """A page of results, as on /zoeken."""
    filters = {key: values[key] for key in FACET_KEYS if values[key]}
    page = asking.page_of(current, values["q"], filters, values, Sort(values["sorteer"]))
    found = page_record(page, current.library.harvest.finds)
    hits, total = found.pop("treffers"), found.pop("totaal")
    return asking.paged("treffers", hits, total, values) | found


def compare(current: Publication, values: Values) -> dict[str, Any]:
    """What is like a plan, as on /bestaat-dit-al."""
    comparer = kept_comparer(current)
    return answer_document(comparer.answer(comparer.read(values["tekst"], values["titel"])))


def concepts(current: Publication, values: Values) -> dict[str, Any]:
    """A page of the thesaurus."""
    counts = records.practices_by_theme(current.library)
    every = list(current.library.thesaurus.concepts.values())
    found = [records.concept_record(concept, counts) for concept in asking.slice_of(every, values)]
    return asking.paged("begrippen", found, len(every), values)


def concept(current: Publication, values: Values) -> dict[str, Any]:
    """One concept."""
    found = current.library.thesaurus.concepts.get(values["name"])
    if found is None:
        raise NotFound("Dit begrip kent Zoek niet.", "Kijk in /api/v1/begrippen welke er zijn.")
    return records.concept_record(found, records.practices_by_theme(current.library))


def municipalities(current: Publication, values: Values) -> dict[str, Any]:
    """A page of the municipalities, those of the past too."""
    counts = records.practices_by_municipality(current.library)
    wanted = values["provincie"]
    every = [place for place in current.library.municipalities.values() if wanted in (None, place.province)]
    found = [records.municipality_record(place, counts) for place in asking.slice_of(every, values)]
    return asking.paged("gemeenten", found, len(every), values)


def municipality(current: Publication, values: Values) -> dict[str, Any]:
    """One municipality."""
    found = current.library.municipalities.get(values["name"])
    if found is None:
        raise NotFound("Deze gemeente kent Zoek niet.", "Kijk in /api/v1/gemeenten hoe de naam geschreven wordt.")
    return records.municipality_record(found, records.practices_by_municipality(current.library))


def suggestions(current: Publication, values: Values) -> dict[str, Any]:
    """What someone may be typing."""
    found = current.suggester.suggest(values["q"])
    return {"suggesties": [suggestion_record(suggestion, current.library) for suggestion in found]}


def coverage(current: Publication, _: Values) -> dict[str, Any]:
    """What the collection holds and what it does not."""
    return coverage_record(current.library)


def _first(names: Sequence[str]) -> str:
    return names[0] if names else "onbekend"


OPERATIONS = (
    Operation(
        "getPraktijken",
        "/praktijken",
        "Alle praktijken, een bladzijde tegelijk",
        "De hele verzameling zonder de lange teksten. U kunt filteren en sorteren zoals op de pagina.",
        "Praktijken",
        practices,
        asking.collection_parameters,
    ),
    Operation(
        "zoekPraktijken",
        "/praktijken/_zoek",
        "Zoeken, zoals op de pagina",
        "De beste resultaten staan boven. Bij elk resultaat staat waarom het gevonden is.",
        "Zoekresultaat",
        search,
        asking.search_parameters,
    ),
    Operation(
        "vergelijkPlan",
        "/praktijken/_vergelijk",
        "Bestaat dit al? Een plan vergelijken",
        "U stuurt de tekst van een plan. U krijgt de praktijken die erop lijken, per onderdeel met de zinnen van beide, "
        "wat er nieuw is en wat wij niet weten. Zoek bewaart uw tekst niet.",
        "Vergelijking",
        compare,
        body=PLAN,
    ),
    Operation(
        "getPraktijk",
        "/praktijken/{id}",
        "Eén praktijk met alle teksten en bronnen",
        "De teksten zijn Markdown. Een cijfer tussen haken verwijst naar een bron. Bij (duiding) staat onze eigen lezing.",
        "Praktijk",
        practice,
        named=lambda current: _first(list(current.library.practices)),
    ),
    Operation(
        "getBegrippen",
        "/begrippen",
        "Alle begrippen met hun andere namen",
        "De woordenlijst waarmee Zoek vragen begrijpt. Met `Accept: text/turtle` krijgt u SKOS.",
        "Begrippen",
        concepts,
        asking.paging_parameters,
    ),
    Operation(
        "getBegrip",
        "/begrippen/{id}",
        "Eén begrip",
        "Met zijn andere namen, bredere en nauwere begrippen. Met `Accept: text/turtle` krijgt u SKOS.",
        "Begrip",
        concept,
        named=lambda current: _first(list(current.library.thesaurus.concepts)),
    ),
    Operation(
        "getGemeenten",
        "/gemeenten",
        "Alle gemeenten, ook die er niet meer zijn",
        "Met de provincie, de plaats op de kaart en het aantal praktijken.",
        "Gemeenten",
        municipalities,
        asking.municipality_parameters,
    ),
    Operation(
        "getGemeente",
        "/gemeenten/{naam}",
        "Eén gemeente",
        "Met de naam zoals die in de lijst staat.",
        "Gemeente",
        municipality,
        named=lambda current: _first(list(current.library.municipalities)),
    ),
    Operation(
        "getSuggesties",
        "/suggesties",
        "Wat iemand misschien typt",
        "Begrippen, gemeenten en titels die passen bij het begin van een vraag.",
        "Suggesties",
        suggestions,
        asking.suggestion_parameters,
    ),
    Operation(
        "getDekking",
        "/dekking",
        "Wat er in de verzameling zit, en wat niet",
        "Niets gevonden wil niet zeggen dat iets niet bestaat. Deze telling laat zien waar de verzameling gaten heeft.",
        "Dekking",
        coverage,
    ),
)
"""In the order of the documentation."""
