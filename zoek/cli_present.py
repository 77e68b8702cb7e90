"""`zoek present`: chosen practices to a file for a session."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zoek.cli_words import DutchCommand
from zoek.errors import ExportError, NotFound
from zoek.library import read_library
from zoek.library.wording import listed
from zoek.presentations import SESSIONS, Changes, Request
from zoek.presentations.earlier import changes_since
from zoek.presentations.text_writing import TEXT_FORMATS, TEXTS
from zoek.presentations.writing import FORMATS, make_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zoek.config import Settings
    from zoek.library import Practice
    from zoek.presentations import Deck


DOCUMENTS = {"draaiboek": "draaiboek", "handout": "hand-out"}
"""The documents by their word on the command line; the end of the name of the file tells which kind of file."""
KINDS = [*FORMATS, *DOCUMENTS]


@click.command(cls=DutchCommand)
@click.argument("id", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(KINDS), required=True, help="Het soort bestand.")
@click.option("--session", type=click.Choice(list(SESSIONS)), default="casus", help="Het soort bijeenkomst.")
@click.option("--question", default="", metavar="TEKST", help="De vraag van de groep, voor op de tweede dia.")
@click.option("--template", type=click.Path(path_type=Path), metavar="BESTAND", help="Uw eigen sjabloon.")
@click.option(
    "--since", type=click.Path(path_type=Path), metavar="BESTAND", help="Noem wat anders is dan in dit bestand."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="BESTAND", help="Waar het komt."
)
@click.pass_obj
def present(settings: Settings, /, id: Sequence[str], format_: str, **options: Any) -> None:  # noqa: A002 - the word in the usage line
    """Maak van gekozen praktijken een presentatie, een draaiboek of een hand-out."""
    library = read_library(settings.content)
    practices, output = _chosen(id, library.practices), options["output"]
    request = Request(practices, tuple(library.lessons.values()), SESSIONS[options["session"]], options["question"])
    if format_ in DOCUMENTS:
        _write(output, _document(request, format_, output))
        click.echo(f"{output}: {format_}, over {listed([p.title for p in practices])}.")
        return
    made = make_file(request, format_, _read(options["template"], "het sjabloon"))
    earlier = _read(options["since"], "de eerdere presentatie")
    _write(output, made.data)
    for notice in made.notices:
        click.echo(f"Let op: {notice}", err=True)
    if output.suffix != f".{format_}":
        click.echo(
            f"Let op: de naam eindigt niet op .{format_}. Een programma herkent het bestand dan misschien niet.",
            err=True,
        )
    count, length = len(made.deck.slides), made.deck.session.length
    click.echo(f"{output}: {count} dia's voor {length} minuten, over {listed([p.title for p in practices])}.")
    if earlier is not None:
        click.echo(f"Sinds {options['since']}:")
        for line in _change_lines(changes_since(earlier, made.data, format_), made.deck):
            click.echo(line)


def _document(request: Request, word: str, output: Path) -> bytes:
    """The document for the end of the name of its file; raises ExportError for another end."""
    format_ = TEXT_FORMATS.get(output.suffix.lower().removeprefix("."))
    if format_ is None:
        endings = " of ".join(f".{key}" for key in TEXT_FORMATS)
        raise ExportError(f"Zoek schrijft een {word} niet als {output.name}.", f"Laat de naam eindigen op {endings}.")
    return format_.write(TEXTS[DOCUMENTS[word]](request))


def _write(output: Path, data: bytes) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        message = f"Zoek kan {output} niet schrijven: {error.strerror}."
        raise ExportError(message, "Kies een map die er is en waarin u mag schrijven.") from error


def _read(path: Path | None, what: str) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise ExportError(f"Zoek kan {what} {path} niet lezen: {error.strerror}.", "Kies een ander bestand.") from error


def _change_lines(changes: Changes, deck: Deck) -> Iterator[str]:
    """What is new, gone or different, a slide a line; a slide that is gone is told by its id."""
    headings = {slide.id: slide.heading for slide in deck.slides}
    for names, what in ((changes.added, "nieuw"), (changes.removed, "weg"), (changes.changed, "anders")):
        yield from (f"  {what}: {headings.get(name, name)}" for name in names)
    if changes == Changes((), (), ()):
        yield "  Er is niets veranderd."


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
