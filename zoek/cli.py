"""The commands of Zoek: input to calls, results to text. No logic lives here.

Messages are Dutch, verbs English. `--json` prints one JSON document on
standard output and nothing else.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from zoek import __version__
from zoek.analysis import DutchAnalyzer
from zoek.cli_output import analyzed_word, result_lines, step_lines, understood_lines
from zoek.cli_present import present
from zoek.cli_words import DutchGroup, WrongUsage
from zoek.config import SETTINGS, Settings, require_free_port
from zoek.errors import QueryError
from zoek.library import read_library
from zoek.search import evaluation, word_evaluation
from zoek.search.meaning import load_embedder
from zoek.search.page_record import page_record
from zoek.search.publication import Publications
from zoek.search.publish import publish
from zoek.search.query import FACET_KEYS, YEAR_KEYS, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zoek.search.meaning import Embedder, Report
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


@main.command()
@click.argument("map", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def check(settings: Settings, map: Path | None) -> None:  # noqa: A002 - the word in the usage line
    """Controleer de inhoud en toon alle fouten tegelijk."""
    library = read_library(map or settings.content)
    for notice in library.notices:
        click.echo(f"Let op: {notice}")
    counts = f"{len(library.practices)} praktijken, {len(library.lessons)} lessen, {len(library.pages)} pagina's"
    click.echo(f"De inhoud is in orde: {counts} en {len(library.thesaurus.concepts)} begrippen.")


@main.command()
@click.option("--full", "is_full", is_flag=True, help="Maak alles opnieuw, ook als er niets is veranderd.")
@click.pass_obj
def index(settings: Settings, is_full: bool) -> None:  # noqa: FBT001
    """Bouw de index van de inhoud en neem hem in gebruik."""
    began = time.perf_counter()
    embedder = _embedder(settings)
    with _progress("Index bouwen") as report:
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
    count, anew = len(published.engine), published.manifest.analyzed
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
    current = Publications(settings.data, _embedder(settings)).current()
    page = current.search(query)
    if is_json:
        click.echo(json.dumps(page_record(page), ensure_ascii=False, indent=2))
        return
    for notice in page.notices:
        click.echo(f"Let op: {notice}", err=True)
    for line in (*understood_lines(page), *result_lines(page, current.ways_out(page.query) if not page.total else ())):
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
@_file("--corpus", "Documenten (JSON Lines) in plaats van de index, bij --queries en --spelling.")
@as_json
@click.pass_obj
def evaluate(settings: Settings, /, corpus: Path | None, is_json: bool, **lists: Path | None) -> None:  # noqa: FBT001
    """Meet hoe goed zoeken, splitsen of spellen werkt, op een lijst met goede antwoorden."""
    chosen = [(name, path) for name, path in lists.items() if path]
    if len(chosen) != 1:
        raise WrongUsage("Geef precies één van --queries, --compounds en --spelling.")
    if corpus and lists["compounds"]:
        raise WrongUsage("Bij --compounds hoort geen --corpus.")
    ((name, path),) = chosen
    figures = {"queries": _judged, "compounds": _split, "spelling": _spelt}[name](settings, path, corpus)
    if is_json:
        click.echo(json.dumps(figures, indent=2))
        return
    for key, figure in figures.items():
        click.echo(f"{key}: {figure}")


def _judged(settings: Settings, queries: Path, corpus: Path | None) -> dict[str, float]:
    asked = evaluation.read_queries(queries)
    embedder = _embedder(settings)
    if corpus:
        documents = evaluation.read_corpus(corpus)
        with _progress("Vectoren maken", is_hidden=embedder is None) as report:
            outcome = evaluation.evaluate_corpus(documents, asked, embedder, report)
    else:
        current = Publications(settings.data, embedder).current()
        evaluation.require_known(current.engine, asked)
        outcome = evaluation.evaluate(current.engine, current.knowledge, asked)
    return {
        "ndcg10": round(outcome.ndcg10, 4),
        "mrr10": round(outcome.mrr10, 4),
        "recall50": round(outcome.recall50, 4),
        "zonderTreffers": outcome.without_hits,
        "vragen": outcome.queries,
        "msPerVraag": round(outcome.milliseconds_per_query, 2),
        "succes3": round(outcome.success3, 4),
        "onbeoordeeld10": round(outcome.unjudged10, 4),
    }


def _split(_: Settings, compounds: Path, __: Path | None) -> dict[str, float]:
    outcome = word_evaluation.evaluate_compounds(word_evaluation.read_compounds(compounds))
    return {
        "samenstellingen": outcome.compounds,
        "beideDelenGoed": round(outcome.right, 4),
        "nietSamengesteld": outcome.others,
        "onterechtGesplitst": round(outcome.false_splits, 4),
    }


def _spelt(settings: Settings, misspellings: Path, corpus: Path | None) -> dict[str, float]:
    words = word_evaluation.read_misspellings(misspellings)
    if corpus:
        speller = word_evaluation.speller_of(evaluation.read_corpus(corpus))
    else:
        speller = Publications(settings.data, _embedder(settings)).current().knowledge.speller
    outcome = word_evaluation.evaluate_spelling(words, speller)
    return {
        "woorden": outcome.words,
        "goedOp1": round(outcome.right_at_1, 4),
        "goedOp3": round(outcome.right_at_3, 4),
        "msPerWoord": round(outcome.milliseconds_per_word, 3),
    }


@main.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Start de site."""
    if "LISTEN_FDS" not in os.environ:  # systemd opened the port and hands it over
        require_free_port(settings)
    _embedder(settings)  # told here and not by gunicorn when it cannot be loaded
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--config", "python:zoek.web.server"])  # noqa: S606


@main.command()
@click.pass_obj
def mcp(settings: Settings) -> None:
    """Laat een assistent (taalmodel) zoeken en lezen, over standaardinvoer en -uitvoer."""
    from zoek.assistant import server_of  # noqa: PLC0415 - an option: its libraries need not be there

    server_of(Publications(settings.data, _embedder(settings)), settings).run()


def _embedder(settings: Settings) -> Embedder | None:
    return load_embedder() if settings.uses_meaning else None


@contextmanager
def _progress(label: str, *, is_hidden: bool = False) -> Iterator[Report]:
    """Shows a bar on standard error, and gives what to call with how much is done of how much."""
    with click.progressbar(length=1, label=label, file=sys.stderr, show_eta=False, hidden=is_hidden) as bar:

        def report(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield report


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
