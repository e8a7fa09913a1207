"""The options that commands share, and the few lines that each of them needs."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from hehuo.cli.ending import ROOT
from hehuo.cli.language import _
from hehuo.words import N_


def _remember_root(context: click.Context, _option: click.Parameter, value: Path) -> Path:
    context.meta[ROOT] = value
    return value


def as_day(_context: click.Context, _option: click.Parameter, value: datetime | None) -> date | None:
    """The day of an option that click has read as a moment."""
    return value.date() if value is not None else None


root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default=True,
    metavar="DIR",
    callback=_remember_root,
    help=N_("The folder of the registry, which holds data/."),
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    callback=as_day,
    help=N_("The day to speak for; when left out, today in the registry's time zone (or SOURCE_DATE_EPOCH)."),
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=N_("text for people, json for programs."),
)


def require_data(root: Path) -> Path:
    """The root itself, or a usage error where it holds no `data/`."""
    if not (root / "data").is_dir():
        raise click.UsageError(_("There is no folder data/ in %(root)s. Name the registry with --root.", root=root))
    return root


def say(text: str) -> None:
    """A line of progress, on standard error so that output can be piped."""
    click.echo(text, err=True)
