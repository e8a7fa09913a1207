"""`hehuo workflow`: draw a workflow that a programme declares."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

import click

from hehuo.cli.main import main, require_data, root_option, say


@main.command()
@click.argument("programme", metavar="PROGRAMME")
@click.argument("name", metavar="[NAME]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "text"]),
    default="svg",
    show_default=True,
    help="画成图，还是在终端里看。A drawing, or text for a terminal.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="写进这个文件；不写就打印出来。Write to this file instead of printing.",
)
@root_option
def workflow(programme: str, name: str | None, form: str, out: Path | None, root: Path) -> None:
    """画出方案里声明的一个流程；不写 NAME 就列出有哪些。

    Draw a workflow of a programme: its states, the steps between them, who takes each and within how many days.
    Without NAME the workflows that the programme declares are listed.
    """
    from hehuo.derive.pages.workflows import workflow_chart
    from hehuo.pipeline import load
    from hehuo.render.workflow_svg import draw, in_text
    from hehuo.words import load_words

    registry = load(require_data(root)).registry
    _require(programme, registry.programmes, registry.known["programme"], "方案", "programme")
    declared = registry.programmes[programme]
    if name is None:
        for key, each in declared.workflows.items():
            click.echo(f"{key}\t{each.name}")
        return
    _require(name, declared.workflows, (), f" {programme} 的流程", f"workflow of {programme}")
    chart, words = workflow_chart(declared, name), load_words("zh", "site")
    text = in_text(chart, words) if form == "text" else draw(chart, words, key=f"wf-{name}")
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8")
    say(f"写好了 / written: {out}")


def _require(wanted: str, sound: Iterable[str], known: Iterable[str], zh: str, en: str) -> None:
    """A usage error where something asked for isn't there; it names what may have been meant."""
    choices = list(sound)
    if wanted in choices:
        return
    if wanted in set(known):
        raise click.UsageError(
            f"{wanted} 的文件有错，先运行 hehuo validate。/ The file of {wanted} has errors; run hehuo validate first."
        )
    near = difflib.get_close_matches(wanted, choices, n=3, cutoff=0.5)
    shown = "、".join(near) if near else "、".join(choices) or "—"
    ask_zh, ask_en = ("是不是", "did you mean") if near else ("有的是", "there is")
    raise click.UsageError(
        f"没有{zh} {wanted}；{ask_zh} {shown}？/ No {en} {wanted}; {ask_en} {shown.replace('、', ', ')}?"
    )
