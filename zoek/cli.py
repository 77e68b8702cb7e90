"""The commands of Zoek: input to calls, results to text. No logic lives here.

Messages are Dutch, verbs English. `--json` prints one JSON document on
standard output and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from zoek import __version__
from zoek.analysis import DutchAnalyzer
from zoek.cli_figures import FIGURES
from zoek.cli_harvest import harvest, read_all
from zoek.cli_misses import misses
from zoek.cli_open import comparer_in_use, embedder_of
from zoek.cli_output import (
    analyzed_word,
    answer_lines,
    duplicate_lines,
    progress,
    result_lines,
    step_lines,
    understood_lines,
)
from zoek.cli_present import present
from zoek.cli_words import DutchGroup, WrongUsage
from zoek.config import SETTINGS, Settings, require_free_port
from zoek.errors import QueryError
from zoek.library.theme import read_theme, too_little_contrast
from zoek.search.page_record import page_record
from zoek.search.publication import Publications
from zoek.search.publish import publish
from zoek.search.query import FACET_KEYS, YEAR_KEYS, parse
from zoek.similarity.as_json import answer_document
from zoek.similarity.duplicates import duplicates_in
from zoek.similarity.files import LARGEST_FILE, text_of_file
from zoek.similarity.intake import taken_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zoek.search.query import Query

as_json = click.option("--json", "is_json", is_flag=True, help="Geef één JSON-document op standaarduitvoer.")
F = TypeVar("F", bound="Callable[..., Any] | click.Command")
LIMITS = click.IntRange(1, 1000)
STEP_WIDTH = 34
"""Characters: the longest name of a step, a colon and a space."""


@click.group(cls=DutchGroup, epilog="Instellingen: " + ", ".join(setting.name for setting in SETTINGS) + ".")
@click.option("--debug", is_flag=True, help="Toon bij een fout waar in het programma die ontstond.")
@click.version_option(__version__, message="Zoek %(version)s", help="Toon de versie.")
@click.pass_context
def main(context: click.Context, debug: bool) -> None:  # noqa: FBT001 - click passes options by position or name
    """Zoek: één zoekvraag over de goede praktijken van gemeenten."""
    del debug
    context.obj = Settings.from_environment(os.environ)


main.add_command(present)
main.add_command(misses)


@main.command()
@click.argument("map", required=False, type=click.Path(path_type=Path))
@click.option("--duplicates", "has_duplicates", is_flag=True, help="Noem praktijken die misschien dezelfde zijn.")
@click.pass_obj
def check(settings: Settings, map: Path | None, has_duplicates: bool) -> None:  # noqa: A002, FBT001 - words of the usage line
    """Controleer de inhoud en toon alle fouten tegelijk."""
    folder = map or settings.content
    library, sources = read_all(folder)
    theme = too_little_contrast(read_theme(settings.theme)) if settings.theme else ()
    for notice in (*library.notices, *theme):
        click.echo(f"Let op: {notice}")
    counts = f"{len(library.practices)} praktijken, {len(library.lessons)} lessen, {len(library.pages)} pagina's"
    click.echo(f"De inhoud is in orde: {counts} en {len(library.thesaurus.concepts)} begrippen.")
    if sources:
        unseen = sum(source.seen_live is None for source in sources.values())
        click.echo(f"{len(sources)} bronnen om te volgen, waarvan {unseen} nog niet live gezien.")
    if has_duplicates:
        for line in duplicate_lines(duplicates_in(library)):
            click.echo(line)


@main.command()
@click.option("--full", "is_full", is_flag=True, help="Maak alles opnieuw, ook als er niets is veranderd.")
@click.pass_obj
def index(settings: Settings, is_full: bool) -> None:  # noqa: FBT001
    """Bouw de index van de inhoud en neem hem in gebruik."""
    began = time.perf_counter()
    embedder = embedder_of(settings)
    with progress("Index bouwen") as report:
        now = datetime.now(UTC)
        published = publish(settings.content, settings.data, now, report, is_full=is_full, embedder=embedder)
        if published is None:
            report(1, 1)
    if published is None:
        click.echo("De index is al bijgewerkt.")
        return
    seconds = time.perf_counter() - began
    folder = settings.data / "index" / published.name
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    count, anew = published.manifest.documents, published.manifest.analyzed
    click.echo(f"{count} documenten ({anew} nieuw of veranderd) in {seconds:.1f} seconden.")
    click.echo(f"De index staat in {folder} ({size / 1024:.0f} kB).")


@main.command(context_settings={"ignore_unknown_options": True})  # -Rotterdam is a word to leave out, no option
@click.argument("vraag", nargs=-1, required=True)
@click.option("--filter", "filters", multiple=True, metavar="NAAM=WAARDE", help="Filter, bijvoorbeeld transitie=jeugd.")
@click.option("--limit", "page_size", default=10, type=LIMITS, metavar="N", help="Hoeveel resultaten.")
@click.option("--literal", "is_literal", is_flag=True, help="Zoek alleen op wat u typt, niet op andere woorden ervoor.")
@as_json
@click.pass_obj
def search(
    settings: Settings,
    /,
    vraag: Sequence[str],
    filters: Sequence[str],
    is_json: bool,  # noqa: FBT001
    **options: Any,
) -> None:
    """Zoek in de index."""
    wrong = next((word for word in vraag if word.startswith("--")), None)
    if wrong:
        raise WrongUsage(f"De optie {wrong} bestaat niet.")
    query = replace(_with_filters(" ".join(vraag), filters), **options)
    current = Publications(settings.data, embedder_of(settings)).current()
    page = current.search(query)
    if is_json:
        click.echo(json.dumps(page_record(page, current.library.harvest.finds), ensure_ascii=False, indent=2))
        return
    for notice in page.notices:
        click.echo(f"Let op: {notice}", err=True)
    ways = current.ways_out(page.query) if not page.total else ()
    for line in (*understood_lines(page), *result_lines(page, ways, current.library.harvest)):
        click.echo(line)


@main.command()
@click.argument("bestand", type=click.File("rb"))
@as_json
@click.pass_obj
def similar(settings: Settings, bestand: BinaryIO, is_json: bool) -> None:  # noqa: FBT001
    """Vergelijk een plan met de praktijken (- leest standaardinvoer)."""
    intake = taken_in(text_of_file(bestand.read(LARGEST_FILE + 1)))
    comparer = comparer_in_use(settings)
    found = comparer.answer(comparer.read(intake.text))
    for notice in intake.notices:
        click.echo(f"Let op: {notice}", err=True)
    if is_json:
        click.echo(json.dumps(answer_document(found), ensure_ascii=False, indent=2))
        return
    for line in answer_lines(found):
        click.echo(line)


@main.command()
@click.argument("tekst", nargs=-1, required=True)
@as_json
def analyze(tekst: Sequence[str], is_json: bool) -> None:  # noqa: FBT001
    """Laat per woord elke stap zien waarmee Zoek er termen van maakt."""
    analyzer = DutchAnalyzer()
    words = [(word, analyzer.steps(word.token.text)) for word in analyzer.words(" ".join(tekst))]
    if is_json:
        click.echo(json.dumps([analyzed_word(word, steps) for word, steps in words], ensure_ascii=False, indent=2))
        return
    for word, steps in words:
        click.echo(f"{word.token.text} (teken {word.token.start + 1} tot en met {word.token.end})")
        for step, outcome in step_lines(steps).items():
            click.echo(f"  {step + ':':<{STEP_WIDTH}}{outcome}")


def _file(name: str, text: str) -> Callable[[F], F]:
    return click.option(name, type=click.Path(path_type=Path), metavar="BESTAND", help=text)


@main.command()
@_file("--queries", "Beoordeelde vragen (JSON Lines).")
@_file("--compounds", "Samenstellingen met hun delen (woord, tab, delen met + ertussen).")
@_file("--spelling", "Spelfouten (fout, tab, goed).")
@_file("--pairs", "Paren van praktijken met een oordeel (a, b en oordeel, met tabs).")
@_file("--plans", "Plannen met hun praktijken (JSON Lines).")
@_file("--corpus", "Documenten (JSON Lines) in plaats van de index, bij --queries en --spelling.")
@as_json
@click.pass_obj
def evaluate(settings: Settings, /, corpus: Path | None, is_json: bool, **lists: Path | None) -> None:  # noqa: FBT001
    """Meet hoe goed zoeken, splitsen, spellen of vergelijken werkt, op een lijst met goede antwoorden."""
    chosen = [(name, path) for name, path in lists.items() if path]
    if len(chosen) != 1:
        raise WrongUsage("Geef precies één van --queries, --compounds, --spelling, --pairs en --plans.")
    ((name, path),) = chosen
    if corpus and name not in {"queries", "spelling"}:
        raise WrongUsage(f"Bij --{name} hoort geen --corpus.")
    figures = FIGURES[name](settings, path, corpus)
    if is_json:
        click.echo(json.dumps(figures, indent=2))
        return
    for key, figure in figures.items():
        click.echo(f"{key}: {figure}")


main.add_command(harvest)


@main.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Start de site."""
    if "LISTEN_FDS" not in os.environ:  # systemd opened the port and hands it over
        require_free_port(settings)
    embedder_of(settings)  # told here and not by gunicorn when it cannot be loaded
    if settings.theme:
        read_theme(settings.theme)
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--config", "python:zoek.web.server"])  # noqa: S606


@main.command()
@click.pass_obj
def mcp(settings: Settings) -> None:
    """Laat een assistent (taalmodel) zoeken en lezen, over standaardinvoer en -uitvoer."""
    from zoek.assistant import server_of  # noqa: PLC0415 - an option: its libraries need not be there

    server_of(Publications(settings.data, embedder_of(settings)), settings).run()


def _with_filters(text: str, filters: Sequence[str]) -> Query:
    typed: list[str] = []
    wrong: list[str] = []
    for pair in filters:
        key, is_pair, value = pair.partition("=")
        if is_pair and value and key in (*FACET_KEYS, *YEAR_KEYS):
            typed.append(f'{key}:"{value.replace(chr(34), " ")}"')
        else:
            wrong.append(pair)
    if wrong:
        known = ", ".join((*FACET_KEYS, *YEAR_KEYS))
        raise QueryError(
            f"Deze filters kan Zoek niet lezen: {', '.join(wrong)}.", f"Schrijf NAAM=WAARDE, met als naam {known}."
        )
    return parse(" ".join([text, *typed]))
