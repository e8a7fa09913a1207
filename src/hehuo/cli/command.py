"""What every command and group has in common: `--lang`, help in the language of the run, subcommands loaded when run.

Help texts stand in English where the command is defined; the catalogue `cli` has them in both languages.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from copy import copy
from importlib import import_module
from inspect import cleandoc
from textwrap import indent
from typing import Any

import click

from hehuo.cli.language import _, speak, speak_as_asked
from hehuo.cli.suggest import no_such
from hehuo.words import LANGS, N_

_LANG_HELP = N_("Language of what is printed; when left out, that of the environment (LANG), zh or en.")


class Command(click.Command):
    """A command that speaks the language of the run."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help = cleandoc(self.help or "")
        self.params.append(
            click.Option(
                ["--lang"],
                type=click.Choice(LANGS),
                help=_LANG_HELP,
                expose_value=False,
                is_eager=True,
                callback=lambda _context, _option, lang: speak(lang) if lang else None,
            )
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page in the language of the run."""
        spoken = copy(self)
        spoken.help, spoken.epilog = _translated(self.help), _translated(self.epilog)
        spoken.params = [_spoken(param) for param in self.params]
        super(Command, spoken).format_help(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the end of the page line by line as it stands."""
        if self.epilog:
            formatter.write(f"\n{indent(self.epilog, '  ')}\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, itself explained in the language of the run."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this page and exit.")
        return option


class Group(Command, click.Group):
    """A group of commands each of which is imported when it is run.

    `table` has the name of each command, where it is defined (`module:attribute`), and one line of help.
    """

    def __init__(self, *args: Any, table: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table

    def main(self, args: Sequence[str] | None = None, *more: Any, **kwargs: Any) -> Any:
        """Choose the language, then run."""
        speak_as_asked(sys.argv[1:] if args is None else args)
        return super().main(args, *more, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The names of the commands."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, imported if need be."""
        if cmd_name in self.table and cmd_name not in self.commands:
            module, _, attribute = self.table[cmd_name][0].partition(":")
            self.add_command(getattr(import_module(module), attribute), cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first; what is near where there is none of that name."""
        if args[0] not in self.table and not args[0].startswith("-"):
            error = no_such(_("There is no command %(name)s.", name=args[0]), args[0], self.table)
            error.ctx = ctx
            raise error
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands, importing none."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(line)) for name, (_place, line) in self.table.items()])


def _translated(text: str | None) -> str | None:
    return _(text) if text else text


def _spoken(param: click.Parameter) -> click.Parameter:
    spoken = copy(param)
    if isinstance(spoken, click.Option | click.Argument):
        spoken.help = _translated(spoken.help)
    return spoken
