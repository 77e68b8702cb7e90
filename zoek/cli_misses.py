"""`zoek misses`: which words people searched for and did not find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from zoek.cli_words import DutchCommand
from zoek.search.misses import forget_misses, read_misses

if TYPE_CHECKING:
    from zoek.config import Settings


@click.command(cls=DutchCommand)
@click.option("--json", "is_json", is_flag=True, help="Geef één JSON-document op standaarduitvoer.")
@click.option("--forget", "is_forgotten", is_flag=True, help="Gooi de telling daarna weg.")
@click.pass_obj
def misses(settings: Settings, is_json: bool, is_forgotten: bool) -> None:  # noqa: FBT001 - click's way to pass options
    """Toon woorden die bezoekers zochten en niet vonden."""
    counts = read_misses(settings.data)
    if is_json:
        click.echo(json.dumps(counts, ensure_ascii=False, indent=2))
    else:
        for word, count in counts.items():
            click.echo(f"{word}: ten minste {count} keer")
        if not counts:
            click.echo("Er is geen woord vijf keer of vaker gezocht zonder resultaat.")
        if not settings.counts_misses:
            click.echo("Let op: Zoek telt nu niet. Zet ZOEK_COUNT_MISSES op ja als u dat wilt.", err=True)
    if is_forgotten:
        forget_misses(settings.data)
