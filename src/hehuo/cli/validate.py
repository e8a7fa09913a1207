"""`hehuo validate`: check the registry and report."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from hehuo.cli.main import CLEAN, FOUND, NOT_RUN, as_of_option, lang_option, main, require_data, root_option
from hehuo.diagnostic import Diagnostic


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text 给人看，json 给程序，github 在合并请求里标到行。For people, programs, or pull requests.",
)
@click.option(
    "--base",
    metavar="REV",
    default=None,
    help="再和它比：已入账的、已发生的有没有被改。Also compare with this revision's merge base: is nothing rewritten?",
)
@click.option(
    "--schemas",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=None,
    metavar="DIR",
    help="按这里的字段定义检查，不用登记簿自带的。Judge by these schemas, not by the registry's own.",
)
@lang_option
@as_of_option
@root_option
def validate(
    paths: tuple[Path, ...],
    form: str,
    base: str | None,
    schemas: Path | None,
    lang: str,
    as_of: date | None,
    root: Path,
) -> None:
    """检查 data/ 里的全部文件，一次报出所有问题：哪个文件、哪一行、错在哪、怎么改。

    Check every file under data/ and report all problems at once: file, line, what is wrong, what to write
    instead. With PATHs the whole registry is still checked, and only findings in these files or folders shown.
    With --base, what the registry already said where the present version branched off from REV must still stand; where
    that can't be compared (no Git, a shallow clone), this is reported and the exit code is 3.
    """
    from hehuo import pipeline
    from hehuo.cli.reporting import render
    from hehuo.pipeline.site_paths import find_site_paths

    if schemas is not None and not (schemas / "common.schema.json").is_file():
        raise click.UsageError(f"{schemas} 里没有字段定义 / {schemas} holds no schemas")
    loaded = pipeline.load(require_data(root), as_of, find_site_paths(root, schemas), base)
    found = _within(pipeline.diagnose(loaded, lang), paths, root)
    click.echo(render(loaded, found, form, lang))
    if loaded.not_run:
        sys.exit(NOT_RUN)
    sys.exit(FOUND if any(each.severity == "error" for each in found) else CLEAN)


def _within(found: Sequence[Diagnostic], paths: Sequence[Path], root: Path) -> list[Diagnostic]:
    """The findings in these files or folders and those about `data/` as a whole; all where none is named."""
    if not paths:
        return list(found)
    base = root.resolve()
    wanted = []
    for path in paths:
        full = path.resolve() if path.exists() else (base / path).resolve()
        if not full.exists() or not full.is_relative_to(base):
            raise click.UsageError(f"登记簿里没有 {path} / {path} is not in the registry")
        wanted.append(full.relative_to(base).as_posix())
    return [
        each
        for each in found
        if each.path == "data" or any(w == "." or each.path == w or each.path.startswith(w + "/") for w in wanted)
    ]
