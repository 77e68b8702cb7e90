"""Dutch for what click says in English: usage lines, headings and mistakes in a command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from zoek.errors import ContentError, ZoekError

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG_USAGE, FAILED, STOPPED = 2, 1, 130


def say_error(error: ZoekError) -> None:
    """Print what happened and what to do on standard error; of content every fault."""
    if isinstance(error, ContentError):
        for fault in error.faults:
            click.echo(str(fault), err=True)
    click.echo(f"Fout: {error.message}", err=True)
    if error.hint:
        click.echo(f"Tip: {error.hint}", err=True)


class WrongUsage(click.UsageError):
    """A mistake in a command that is told in its own words, a Dutch sentence."""


class DutchCommand(click.Command):
    """A command whose help is Dutch."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words of the usage line."""
        return [piece.replace("[OPTIONS]", "[OPTIES]") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under a Dutch heading."""
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        with formatter.section("Opties"):
            formatter.write_dl([(name, text.replace("[required]", "[verplicht]")) for name, text in rows])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in Dutch."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """A group of Dutch commands; its mistakes are told in Dutch and end with the exit codes of the design."""

    command_class = DutchCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The words of the usage line."""
        return ["[OPTIES] OPDRACHT ..."]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands with their first sentence."""
        super().format_options(ctx, formatter)
        rows = [(name, command.get_short_help_str(80)) for name, command in sorted(self.commands.items())]
        with formatter.section("Opdrachten"):
            formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> Any:  # type: ignore[override]  # never returns
        """Run a command and leave with 0, 1 (it failed) or 2 (wrong usage)."""
        arguments = sys.argv[1:] if args is None else list(args)
        try:
            code = super().main(arguments, **extra | {"standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(WRONG_USAGE)
        except click.UsageError as error:
            sys.exit(_say_usage(error))
        except click.Abort:
            sys.exit(STOPPED)
        except ZoekError as error:
            if "--debug" in arguments:
                raise
            say_error(error)
            sys.exit(FAILED)
        sys.exit(code if isinstance(code, int) else 0)


def _say_usage(error: click.UsageError) -> int:
    click.echo(f"Fout: {_usage_message(error)}", err=True)
    path = error.ctx.command_path if error.ctx else "zoek"
    click.echo(f"Tip: `{path} --help` toont wat er kan.", err=True)
    return WRONG_USAGE


def _usage_message(error: click.UsageError) -> str:
    parameter = getattr(error, "param", None)
    name = parameter.opts[0] if isinstance(parameter, click.Option) else getattr(parameter, "human_readable_name", "")
    if isinstance(error, WrongUsage):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return f"De optie {error.option_name} bestaat niet."
    if isinstance(error, click.exceptions.NoSuchCommand):
        return f"De opdracht '{error.command_name}' bestaat niet."
    if isinstance(error, click.MissingParameter):
        return f"Er ontbreekt iets: {name}."
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        expected = ""
        if isinstance(kind, click.IntRange):
            expected = f" Verwacht: een getal van {kind.min} tot en met {kind.max}."
        if isinstance(kind, click.Choice):
            expected = f" Verwacht: {' of '.join(kind.choices)}."
        return f"De waarde van {name} kan niet.{expected}"
    return f"Deze opdracht kan Zoek niet lezen ({error.format_message()})"
