"""`hehuo match`: who could take up the open needs, what a partner could take, and why; nothing is written."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.codes import CLEAN, FOUND
from hehuo.cli.command import Command
from hehuo.cli.language import _, listed
from hehuo.cli.options import as_of_option, format_option, require_data, root_option, say
from hehuo.cli.suggest import no_such
from hehuo.words import N_

if TYPE_CHECKING:
    from hehuo.pipeline import Loaded


@click.command(cls=Command)
@click.argument("key", metavar="[PROJECT|PARTNER|PROGRAMME]", required=False)
@format_option
@click.option("--limit", type=click.IntRange(1, 5), default=3, show_default=True, metavar="N",
              help=N_("Suggestions for each need and each partner."))  # fmt: skip
@as_of_option
@root_option
def match(key: str | None, form: str, limit: int, as_of: date | None, root: Path) -> None:
    """Suggest partners for open needs, with reasons and points.

    Needs that nobody can meet are listed with why, partners with nothing in hand with what they could take. Name a
    project or a partner (programme/id, or the id where it is the only one), or a programme, to see that one alone.
    """
    from hehuo import pipeline
    from hehuo.cli import match_texts

    loaded = pipeline.load(require_data(root), as_of)
    if loaded.failed:
        say(_("The registry has errors, so something may be missing here. Run hehuo validate first."))
    type_name, found = ("all", "") if key is None else _find(loaded, key)
    if form == "json":
        click.echo(match_texts.as_json(loaded, type_name, found, limit))
    else:
        for line in match_texts.lines(loaded, type_name, found, limit):
            click.echo(line)
    sys.exit(FOUND if loaded.failed else CLEAN)


def _find(loaded: Loaded, typed: str) -> tuple[str, str]:
    """The type and key of what was named, or a usage error that says what is near."""
    registry = loaded.registry
    tables = {"project": registry.projects, "partner": registry.partners, "programme": registry.programmes}
    full = [(name, typed) for name, table in tables.items() if typed in table]
    ends = [(name, key) for name, table in tables.items() for key in table if key.rpartition("/")[2] == typed]
    found = full or ends
    if len(found) == 1:
        return found[0]
    if found:
        shown = listed([key for _type, key in found])
        raise click.UsageError(_("There is more than one %(name)s. Write it in full: %(keys)s", name=typed, keys=shown))
    keys = sorted(key for table in tables.values() for key in table)
    raise no_such(_("There is no project, partner or programme %(name)s.", name=typed), typed, keys)
