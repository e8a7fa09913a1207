"""`hehuo match`: who could take up the open needs, what a partner could take, and why; nothing is written."""

from __future__ import annotations

import difflib
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.main import CLEAN, FOUND, as_of_option, lang_option, main, require_data, root_option, say

if TYPE_CHECKING:
    from hehuo.pipeline import Loaded


@main.command()
@click.argument("key", metavar="[PROJECT|PARTNER]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="text 给人看，json 给程序。For people or programs.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 5), default=3, show_default=True, metavar="N",
              help="每个需求、每家合伙人列几条建议。Suggestions for each need and partner.")  # fmt: skip
@lang_option
@as_of_option
@root_option
def match(key: str | None, form: str, limit: int, lang: str, as_of: date | None, root: Path) -> None:
    """给等人认领的需求配合伙人，写明理由和分数；也可以只看一个项目、一家合伙人或一个方案。

    Suggest partners for open needs, with reasons and points; needs that nobody can meet, with why; partners with
    nothing in hand, with what they could take. Name a project or a partner (`programme/id`, or the id where it is the
    only one), or a programme, to see that one alone.
    """
    from hehuo import pipeline
    from hehuo.cli import match_texts

    loaded = pipeline.load(require_data(root), as_of)
    if loaded.failed:
        say("登记簿里有错误，结果可能不全：先运行 hehuo validate / errors in the registry: run hehuo validate first")
    type_name, found = ("all", "") if key is None else _find(loaded, key)
    if form == "json":
        click.echo(match_texts.as_json(loaded, type_name, found, limit))
    else:
        for line in match_texts.lines(loaded, type_name, found, limit, lang):
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
        shown = "，".join(key for _, key in found)
        raise click.UsageError(f"{typed} 不止一个，写全：{shown} / more than one; write it in full: {shown}")
    keys = sorted(key for table in tables.values() for key in table)
    short = {key.rpartition("/")[2]: key for key in keys}
    near = [short.get(each, each) for each in difflib.get_close_matches(typed, [*keys, *short], n=3)]
    hint = "，".join(dict.fromkeys(near))
    raise click.UsageError(
        f"没有这个项目、合伙人或方案：{typed}" + (f"；是不是 {hint}？" if hint else "；写成 方案/编号")
        + f" / no such project, partner or programme: {typed}" + (f"; did you mean {hint}?" if hint else "")
    )  # fmt: skip
