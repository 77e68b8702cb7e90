"""The command `zoek harvest`, and what it prints: a table per source, what was read, or a draft of a practice."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from zoek.cli_output import progress
from zoek.cli_words import DutchCommand, WrongUsage
from zoek.config import Settings
from zoek.errors import ConfigError, ContentError, Fault, HarvestError, NotFound
from zoek.harvest.answer import Knowledge
from zoek.harvest.draft import draft
from zoek.harvest.sources import read_sources
from zoek.library import read_library
from zoek.library.harvested import FOLDER, read_harvest
from zoek.library.wording import counted
from zoek.search.document import documents_of
from zoek.search.meaning import load_embedder
from zoek.search.publish import publish

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from zoek.harvest.harvest import Outcome, Wish
    from zoek.harvest.sources import Source
    from zoek.library import Library
    from zoek.library.find import Find
    from zoek.library.harvested import Following

SHOWN_WORDS = 10
"""Of a section, for an editor to see whether it is the right one."""
HEADS = ("Bron", "Vondsten", "Dubbel", "Weggelaten", "Geweigerd", "Mislukt", "Weg", "Nog niet", "Laatst gezien")
FACTS = {
    "municipalities": "gemeente",
    "period": "periode",
    "transitions": "transitie",
    "themes": "thema",
    "target_groups": "doelgroep",
    "partners": "partner",
    "costs": "kosten",
    "published": "gepubliceerd",
    "title": "titel",
    "kind": "soort",
    "language": "taal",
    "snippet": "samenvatting",
    "problem": "opgave",
    "approach": "aanpak",
    "results": "resultaten",
    "difficulties": "wat ging moeilijk",
    "lessons": "lessen",
    "unknowns": "wat we niet weten",
}


@click.command(cls=DutchCommand)
@click.argument("bron", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help="Haal hoogstens N pagina's per bron op. Met --again: lees er hoogstens N.",
)
@click.option(
    "--show", "is_shown", is_flag=True, help="Toon wat Zoek herkent, en waaraan. De index blijft zoals hij is."
)
@click.option("--again", "is_again", is_flag=True, help="Herken opnieuw wat bewaard is. Vraag geen site iets.")
@click.option("--draft", "find_id", metavar="ID", help="Maak van deze vondst een begin van een praktijk.")
@click.option("--json", "is_json", is_flag=True, help="Geef één JSON-document op standaarduitvoer.")
@click.pass_obj
def harvest(settings: Settings, /, bron: Sequence[str], find_id: str | None, **options: Any) -> None:
    """Volg de websites in bronnen/ en zet wat zij over praktijken vertellen in de index."""
    if find_id:
        if bron or any(options.values()):
            raise WrongUsage("Geef bij --draft alleen het id van een vondst.")
        click.echo(_draft(settings, find_id), nl=False)
        return
    began = time.perf_counter()
    asked = {"limit": options["limit"], "is_again": options["is_again"], "keeps_readings": options["is_shown"]}
    outcome = _harvested(settings, bron, **asked)
    published = None if options["is_shown"] else _published(settings)
    if options["is_json"]:
        document = outcome_document(outcome, is_shown=options["is_shown"])
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for line in shown_lines(outcome) if options["is_shown"] else ():
        click.echo(line)
    for line in table_lines(outcome.sources):
        click.echo(line)
    for line in _closing_lines(outcome, published, time.perf_counter() - began, is_again=options["is_again"]):
        click.echo(line)


def _closing_lines(outcome: Outcome, published: int | None, seconds: float, *, is_again: bool) -> Iterator[str]:
    if not outcome.fetched and not is_again:
        yield "Geen enkele pagina is nu aan de beurt. Met --again herkent Zoek opnieuw wat bewaard is."
    elif not is_again:
        yield f"{counted(outcome.fetched, 'pagina')} bezocht in {seconds:.0f} seconden."
    if published is not None:
        yield f"De index heeft nu {published} documenten."


def read_all(content: Path) -> tuple[Library, dict[str, Source]]:
    """The library and the sources of a content folder; raises ContentError with the faults of both."""
    faults: list[Fault] = []
    library, sources = None, {}
    try:
        library = read_library(content)
    except ContentError as error:
        faults += error.faults
    try:
        sources = read_sources(content, library.municipalities if library else None)
    except ContentError as error:
        faults += error.faults
    if library is None or faults:
        raise ContentError(faults)
    return library, sources


def _harvested(settings: Settings, names: Sequence[str], **asked: Any) -> Outcome:
    from zoek.harvest.harvest import harvest as do_harvest  # noqa: PLC0415 - Scrapy takes half a second to load

    library, sources = read_all(settings.content)
    unknown = [name for name in names if name not in sources]
    if unknown:
        known = ", ".join(sources) or "geen enkele; zet een bestand in bronnen/"
        raise HarvestError(f"Deze bronnen zijn er niet: {', '.join(unknown)}.", f"Er zijn: {known}.")
    if settings.contact == Settings().contact and not asked["is_again"]:
        hint = "Zet ZOEK_CONTACT op het e-mailadres waarop de beheerders van sites u kunnen bereiken."
        raise ConfigError("Sites moeten kunnen zien wie hen bezoekt, maar ZOEK_CONTACT is nog niet ingevuld.", hint)
    with progress("Oogsten") as report:
        wish = _wish(settings, library, sources, report, names=tuple(names or sources), **asked)
        outcome = do_harvest(settings.data, wish)
        report(1, 1)
    return outcome


def _wish(settings: Settings, library: Library, sources: dict[str, Source], report: Any, **asked: Any) -> Wish:
    from zoek.harvest.harvest import Wish  # noqa: PLC0415 - as above
    from zoek.harvest.reading import Reader, version_of_rules  # noqa: PLC0415
    from zoek.harvest.recognise import recognise  # noqa: PLC0415

    knowledge = Knowledge(library.thesaurus, library.municipalities)
    return Wish(
        sources=sources,
        reader=Reader(recognise, version_of_rules(), knowledge),
        contact=_contact(settings),
        clock=lambda: datetime.now(UTC),
        report=report,
        own_texts={document.id: f"{document.summary}\n{document.body}" for document in documents_of(library)},
        archive_days=settings.archive_days,
        loopback_pace=settings.loopback_pace,
        **asked,
    )


def _contact(settings: Settings) -> str:
    """What stands in the name of our robot: the page about it when the site has an address, and where to write to."""
    return f"{settings.address}/over-onze-robot; {settings.contact}" if settings.address else settings.contact


def _published(settings: Settings) -> int | None:
    """Put the finds in the index; gives how many documents it has now, None when nothing changed."""
    embedder = load_embedder() if settings.uses_meaning else None
    with progress("Index bouwen") as report:
        published = publish(settings.content, settings.data, datetime.now(UTC), report, embedder=embedder)
        report(1, 1)
    return published.manifest.documents if published else None


def _draft(settings: Settings, find_id: str) -> str:
    find = read_harvest(settings.data / FOLDER).finds.get(find_id)
    if find is None:
        raise NotFound(f"De vondst {find_id} is er niet.", "Het id staat bij het resultaat van `zoek search`.")
    return draft(find, datetime.now(UTC).date())


def table_lines(sources: Sequence[Following]) -> Iterator[str]:
    """A row for each source, and under it what was left out or went wrong, and why."""
    rows = [HEADS, *(_row(source) for source in sources)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    for number, row in enumerate(rows):
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((row[0].ljust(widths[0]), *cells))
        for reason, count in _reasons(sources[number - 1]) if number else ():
            yield f"    {count:>5} × {reason}"
        for note in sources[number - 1].hosts if number else ():
            yield f"    {note}"


def _row(source: Following) -> tuple[str, ...]:
    counts = (
        source.finds,
        source.twins,
        sum(source.left_out.values()),
        sum(source.refused.values()),
        sum(source.failed.values()),
        source.gone,
        source.waiting,
    )
    return (source.name, *map(str, counts), source.last_good.isoformat() if source.last_good else "nooit")


def _reasons(source: Following) -> Iterator[tuple[str, int]]:
    for mapping in (source.left_out, source.refused, source.failed):
        yield from mapping.items()


def shown_lines(outcome: Outcome) -> Iterator[str]:
    """What was recognised on each page that was read just now, with the words that gave it, and what gave no page."""
    for reading in outcome.readings:
        yield f"{reading.row.address} [{reading.recognised.kind or 'onbekend'}]"
        if reading.recognised.reason:
            yield f"  weggelaten: {reading.recognised.reason}"
        for find in reading.recognised.finds:
            yield f"  {find.title} [{find.id}]" + (f" (bladzijde {find.page})" if find.page else "")
            yield from (f"  {FACTS[name]}: {_beginning(text)}" for name, text in find.sections.items())
            for reason in find.reasons:
                yield f"  {FACTS.get(reason.attribute, reason.attribute)}: {reason.value} (door “{reason.words}”)"
    for row in outcome.in_vain:
        yield row.address
        yield f"  {row.note}"


def _beginning(text: str) -> str:
    words = text.split()
    dots = "…" if len(words) > SHOWN_WORDS else ""
    return f"{len(words)} woorden: “{' '.join(words[:SHOWN_WORDS])}{dots}”"


def outcome_document(outcome: Outcome, *, is_shown: bool) -> dict[str, Any]:
    """What a harvest came to, by Dutch keys."""
    document: dict[str, Any] = {
        "bezocht": outcome.fetched,
        "vondsten": sum(source.finds for source in outcome.sources),
        "bronnen": [_source_document(source) for source in outcome.sources],
    }
    if is_shown:
        document["gelezen"] = [
            {
                "adres": reading.row.address,
                "soort": reading.recognised.kind,
                "weggelaten": reading.recognised.reason,
                "vondsten": [_find_document(find) for find in reading.recognised.finds],
            }
            for reading in outcome.readings
        ]
        document["nietGelezen"] = [{"adres": row.address, "reden": row.note} for row in outcome.in_vain]
    return document


def _source_document(source: Following) -> dict[str, Any]:
    return {
        "id": source.id,
        "naam": source.name,
        "vondsten": source.finds,
        "dubbel": source.twins,
        "paginas": source.pages,
        "nogNiet": source.waiting,
        "weg": source.gone,
        "weggelaten": dict(source.left_out),
        "geweigerd": dict(source.refused),
        "mislukt": dict(source.failed),
        "sites": list(source.hosts),
        "laatstGezien": source.last_good.isoformat() if source.last_good else None,
    }


def _find_document(find: Find) -> dict[str, Any]:
    reasons = [
        {"feit": FACTS.get(one.attribute, one.attribute), "waarde": one.value, "woorden": one.words}
        for one in find.reasons
    ]
    return {"id": find.id, "titel": find.title, "adres": find.link, "delen": sorted(find.sections), "redenen": reasons}
