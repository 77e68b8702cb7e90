"""`zoek present`: chosen practices to a file for a session."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zoek.cli_words import DutchCommand
from zoek.errors import ExportError, NotFound
from zoek.library import read_library
from zoek.library.wording import listed
from zoek.presentations import SESSIONS, Request
from zoek.presentations.writing import FORMATS, make_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zoek.config import Settings
    from zoek.library import Practice


@click.command(cls=DutchCommand)
@click.argument("id", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), required=True, help="Het soort bestand.")
@click.option("--session", type=click.Choice(list(SESSIONS)), default="casus", help="Het soort bijeenkomst.")
@click.option("--question", default="", metavar="TEKST", help="De vraag van de groep, voor op de tweede dia.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="BESTAND", help="Waar het komt."
)
@click.pass_obj
def present(settings: Settings, /, id: Sequence[str], format_: str, output: Path, **options: str) -> None:  # noqa: A002 - the word in the usage line
    """Maak van gekozen praktijken een presentatie met notities en bronnen."""
    library = read_library(settings.content)
    practices = _chosen(id, library.practices)
    made = make_file(
        Request(practices, tuple(library.lessons.values()), SESSIONS[options["session"]], options["question"]), format_
    )
    try:
        output.write_bytes(made.data)
    except OSError as error:
        message = f"Zoek kan {output} niet schrijven: {error.strerror}."
        raise ExportError(message, "Kies een map die er is en waarin u mag schrijven.") from error
    for notice in made.notices:
        click.echo(f"Let op: {notice}", err=True)
    count, length = len(made.deck.slides), made.deck.session.length
    click.echo(f"{output}: {count} dia's voor {length} minuten, over {listed([p.title for p in practices])}.")


def _chosen(names: Sequence[str], practices: Mapping[str, Practice]) -> tuple[Practice, ...]:
    """The practices with these ids, each once; raises NotFound that names every id that is not there."""
    wanted = list(dict.fromkeys(names))
    missing = [name for name in wanted if name not in practices]
    if missing:
        near = [close for name in missing for close in get_close_matches(name, practices, n=1)]
        hint = (
            f"Bedoelt u {' of '.join(near)}?" if near else "`zoek search` toont achter elke titel de naam tussen haken."
        )
        raise NotFound(f"Deze praktijken zijn er niet: {', '.join(missing)}.", hint)
    return tuple(practices[name] for name in wanted)
