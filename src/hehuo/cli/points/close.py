"""`hehuo points close`: seal a month."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.codes import FOUND
from hehuo.cli.command import Command
from hehuo.cli.language import _, words
from hehuo.cli.options import as_day, root_option, say
from hehuo.cli.points.ledger import figures_line, open_ledger, programme_option
from hehuo.words import N_

if TYPE_CHECKING:
    from hehuo.pipeline.closing import Refusal

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)


def _month(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if _MONTH.fullmatch(value) is None:
        raise click.BadParameter(_("Write it like 2026-10."))
    return value


@click.command(cls=Command)
@click.argument("month", metavar="YYYY-MM", callback=_month)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    callback=as_day,
    metavar="DATE",
    help=N_("The day of closing; when left out, today in the registry's time zone (or SOURCE_DATE_EPOCH)."),
)
@programme_option
@root_option
def close(month: str, day: date | None, programme: str | None, root: Path) -> None:
    """Write close.yml for a month: its figures, the digest of each batch and of the close before.

    Refused where the month is not over, is closed already, or an earlier one is open, and where anything is wrong with
    the ledger, points that fell due and were not expired included. The file appears whole or not at all.
    """
    from hehuo.edit.closing import write_close
    from hehuo.pipeline.closing import Refusal, propose_close

    loaded, key = open_ledger(root, programme)
    day = day or loaded.as_of
    made = propose_close(loaded, key, month, day, words().lang)
    if isinstance(made, Refusal):
        say(_refused(made, month, day))
        if made.found:
            from hehuo.cli.reporting import render

            click.echo(render(loaded, made.found, "text"))
        sys.exit(FOUND)
    try:
        path = write_close(root, key, month, made.text)
    except FileExistsError:
        say(_refused(Refusal(obstacle="exists"), month, day))
        sys.exit(FOUND)
    click.echo(_("Written: %(file)s", file=path))
    click.echo(figures_line(made.figures))
    click.echo(_("digest sha256:%(digest)s", digest=made.digest))
    click.echo(
        _(
            "Commit this file. From now on the batches of %(month)s can't be changed; corrections are reversals.",
            month=month,
        )
    )


def _refused(refusal: Refusal, month: str, day: date) -> str:
    """Why there is no close."""
    if refusal.obstacle == "exists":
        return _("%(month)s is closed already, and what is closed stays closed.", month=month)
    if refusal.obstacle == "empty":
        return _("%(month)s has no batches and needs no close.", month=month)
    if refusal.obstacle == "not-over":
        return _(
            "%(month)s is not over: the day of closing, %(day)s, must be its last day or later. Name it with --date.",
            month=month,
            day=day,
        )
    if refusal.obstacle == "previous-open":
        return _("Close %(month)s first: months are closed one after another.", month=refusal.open_month)
    return _("Not closed. First put these right:")
