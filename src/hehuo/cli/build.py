"""`hehuo build`: check, then build the site beside the old one and swap it in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from hehuo.cli.codes import FOUND
from hehuo.cli.command import Command
from hehuo.cli.ending import untouched
from hehuo.cli.language import _, ngettext, words
from hehuo.cli.options import as_of_option, require_data, root_option, say
from hehuo.words import N_

_UNTOUCHED = N_("The site was not built. The old one is untouched.")


@click.command(cls=Command)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help=N_("Where the site goes; when left out, public/ in the root."),
)
@click.option("--search/--no-search", default=True, show_default=True, help=N_("Make the search index."))
@as_of_option
@root_option
def build(out: Path | None, search: bool, as_of: date | None, root: Path) -> None:
    """Check the data and build the site.

    Where the data has errors, or the build is interrupted, the old site stays as it was, byte for byte.
    """
    from hehuo import pipeline
    from hehuo.cli.reporting import render
    from hehuo.pipeline.building import build_site

    target = out or root / "public"
    _require_replaceable(target, root)
    say(_("1. Reading and checking data/ …"))
    loaded = pipeline.load(require_data(root), as_of, any_format=True)
    found = pipeline.diagnose(loaded, words().lang)
    if found:
        click.echo(render(loaded, found, "text"), err=True)
    if loaded.failed:
        say(_(_UNTOUCHED))
        sys.exit(FOUND)
    say(_("2. Building the site in %(folder)s …", folder=target))
    with untouched(_(_UNTOUCHED)):
        total = build_site(loaded, target, search=search)
    pages = ngettext("%(num)s page", "%(num)s pages", total)
    click.echo(_("Done: %(folder)s (%(pages)s, as of %(day)s)", folder=target, pages=pages, day=loaded.as_of))
    look = f"python3 -m http.server --directory {target} 8000"
    click.echo(_("To look at it: %(command)s → %(address)s", command=look, address="http://127.0.0.1:8000/"))


def _require_replaceable(target: Path, root: Path) -> None:
    """Refuse to swap the site in for anything but a site: what a build replaces is gone."""
    full, home = target.resolve(), root.resolve()
    sources = [home / name for name in ("data", "schemas", "site", ".git")]
    if home.is_relative_to(full) or any(full.is_relative_to(source) for source in sources):
        raise click.UsageError(_("%(folder)s holds the registry itself, so the site can't go there.", folder=target))
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").is_file():
        raise click.UsageError(
            _(
                "%(folder)s is neither empty nor a site, and a build would replace all of it. Name another folder.",
                folder=target,
            )
        )
