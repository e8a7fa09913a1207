"""`hehuo validate`: check the registry and report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.codes import CLEAN, FOUND, NOT_RUN
from hehuo.cli.command import Command
from hehuo.cli.language import _, words
from hehuo.cli.options import as_of_option, require_data, root_option
from hehuo.words import N_

if TYPE_CHECKING:
    from hehuo.diagnostic import Diagnostic


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help=N_("text for people, json for programs, github to mark the lines of a pull request."),
)
@click.option(
    "--base",
    metavar="REV",
    default=None,
    help=N_("Also compare with this revision, where the present version branched off: is nothing rewritten?"),
)
@click.option(
    "--schemas",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    metavar="DIR",
    help=N_("Judge by these schemas, not by the registry's own."),
)
@as_of_option
@root_option
def validate(
    paths: tuple[Path, ...], form: str, base: str | None, schemas: Path | None, as_of: date | None, root: Path
) -> None:
    """Check every file under data/ and report all problems at once: file, line, what is wrong, what to write instead.

    With PATHs the whole registry is still checked, and only findings in these files or folders are shown.

    With --base, what the registry already said where the present version branched off from REV must still stand. Where
    that can't be compared (no Git, a shallow clone), this is reported and the exit code is 3.
    """
    from hehuo import pipeline
    from hehuo.cli.reporting import render
    from hehuo.pipeline.site_paths import find_site_paths

    if schemas is not None and not (schemas / "common.schema.json").is_file():
        raise click.UsageError(_("%(folder)s holds no schemas.", folder=schemas))
    loaded = pipeline.load(require_data(root), as_of, find_site_paths(root, schemas), base, any_format=True)
    shown = _within(pipeline.diagnose(loaded, words().lang), paths, root)
    click.echo(render(loaded, shown, form))
    if loaded.not_run:
        sys.exit(NOT_RUN)
    sys.exit(FOUND if any(found.severity == "error" for found in shown) else CLEAN)


def _within(diagnostics: Sequence[Diagnostic], paths: Sequence[Path], root: Path) -> list[Diagnostic]:
    """The findings in these files or folders and those about `data/` as a whole; all where none is named."""
    if not paths:
        return list(diagnostics)
    base = root.resolve()
    wanted = []
    for path in paths:
        full = path.resolve() if path.exists() else (base / path).resolve()
        if not full.exists() or not full.is_relative_to(base):
            raise click.UsageError(_("%(path)s is not in the registry.", path=path))
        wanted.append(full.relative_to(base).as_posix())
    return [
        found
        for found in diagnostics
        if found.path == "data"
        or any(name == "." or found.path == name or found.path.startswith(f"{name}/") for name in wanted)
    ]
