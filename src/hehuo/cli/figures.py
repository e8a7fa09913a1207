"""`hehuo figures`: print every figure with its receipt, or hold the numbers of a text against them."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.main import CLEAN, FOUND, as_of_option, lang_option, main, require_data, root_option
from hehuo.words import load_words

if TYPE_CHECKING:
    from hehuo.derive.figures import NamedFigure
    from hehuo.derive.verifying import Checked
    from hehuo.pipeline import Loaded


class _Listing(click.Group):
    """A group that lists where no command of it is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command in front where it is left out."""
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@main.group(cls=_Listing)
def figures() -> None:
    """数字和凭据：列出每个数字的定义、数值、截至哪天、背后多少条记录；或核对一篇稿子。

    Figures with receipts. `hehuo figures [PROGRAMME]` lists them; `hehuo figures check FILE` holds a text against them.
    """


@figures.command("list")
@click.argument("programme", metavar="[PROGRAMME]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="给人看还是给程序看。For people or for programs.")  # fmt: skip
@as_of_option
@lang_option
@root_option
def show(programme: str | None, form: str, as_of: date | None, lang: str, root: Path) -> None:
    """列出数字。List the figures, of one programme or of all."""
    loaded = _load(root, as_of, lang)
    chosen = [each for each in loaded.derived.figures.values() if programme in (None, each.programme)]
    if programme is not None:
        _require(programme, loaded)
    if form == "json":
        click.echo(json.dumps([_as_json(each) for each in chosen], ensure_ascii=False, indent=2))
        return
    width = max((len(each.name) for each in chosen), default=0)
    for each in chosen:
        click.echo(f"{each.name:<{width}}  {_line(each, lang)}")


def _line(figure: NamedFigure, lang: str) -> str:
    from hehuo.render.figures import figure_amount, figure_definition, figure_label

    words = load_words("zh" if lang == "zh" else "en", "site")
    value = figure_amount(figure.called, figure.value, figure.qualifier, words)
    label, definition = figure_label(figure.called, words), figure_definition(figure.called, words)
    if lang == "zh":
        backed = f"凭据 {figure.records} 条" if figure.origin == "recorded" else f"来源 {figure.source}"
        kind = "记录" if figure.origin == "recorded" else "报道"
        return f"{label} {value}（{kind}，截至 {figure.as_of}，{backed}）：{definition}"
    backed = f"{figure.records} records" if figure.origin == "recorded" else f"source {figure.source}"
    return f"{label} {value} ({figure.origin}, as of {figure.as_of}, {backed}): {definition}"


def _as_json(figure: NamedFigure) -> dict[str, object]:
    from hehuo.render.figures import figure_definition, figure_label, figure_unit

    counted, words = figure.counted, load_words("zh", "site")
    return {
        "name": figure.name,
        "label": figure_label(figure.called, words),
        "definition": figure_definition(figure.called, words),
        "definition_en": figure_definition(figure.called, load_words("en", "site")),
        "value": figure.value,
        "qualifier": figure.qualifier,
        "unit": figure_unit(figure.called, words),
        "origin": figure.origin,
        "as_of": figure.as_of,
        "source": figure.source,
        "record_type": counted.type if counted is not None else None,
        "records": list(counted.records) if counted is not None else [],
    }


@figures.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--programme", metavar="P", default=None,
              help="稿子说的是哪个方案；不写就看稿子里的名称。Which programme; else the names in the text say.")  # fmt: skip
@as_of_option
@lang_option
@root_option
def check(file: Path, programme: str | None, as_of: date | None, lang: str, root: Path) -> None:
    """核对一篇稿子里的数字：哪些对得上，哪些不对，哪些登记簿里查不到。有不对的退出码是 1。

    Read a text (a press release, say) and tell of each number in it whether the registry's figures hold it, contradict
    it, or don't know. Exit code 1 where one is wrong.
    """
    from hehuo.derive.figures import single_figures
    from hehuo.derive.verifying import check_text, programmes_named
    from hehuo.pipeline.known_figures import known_figure

    loaded = _load(root, as_of, lang)
    if programme is not None:
        _require(programme, loaded)
    text = _read(file)
    known = loaded.registry.programmes
    wanted = (programme,) if programme else programmes_named(text, known.items())
    every = [*loaded.derived.figures.values(), *single_figures(loaded.registry, loaded.as_of)]
    demo = {key for key, each in known.items() if each.nature == "demo"}
    meant = [each for each in every if (each.programme in wanted if wanted else each.programme not in demo)]
    judged = check_text(text, map(known_figure, meant))
    _tell(judged, wanted, file, lang)
    sys.exit(FOUND if any(each.verdict == "wrong" for each in judged) else CLEAN)


def _read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{file} 不是 UTF-8 文本，另存为 UTF-8 再试。/ {file} is not UTF-8 text.") from error


_VERDICTS: Mapping[str, Mapping[str, str]] = {
    "zh": {"holds": "对得上", "wrong": "不对", "unknown": "查不到"},
    "en": {"holds": "holds", "wrong": "WRONG", "unknown": "can't be known"},
}


def _tell(judged: tuple[Checked, ...], wanted: tuple[str, ...], file: Path, lang: str) -> None:
    scope = "、".join(wanted) if lang == "zh" else ", ".join(wanted)
    every = "全部真实方案" if lang == "zh" else "all real programmes"
    click.echo(f"按 {scope or every} 核对：" if lang == "zh" else f"Held against {scope or every}:")
    for each in judged:
        quoted = each.quoted
        apart = " " if quoted.text.isascii() else ""
        shown = f"{quoted.text}{apart}{quoted.after[:12].strip()}"
        click.echo(f"{file}:{quoted.line}:{quoted.column} {_VERDICTS[lang][each.verdict]}  {shown}")
        for figure in each.figures:
            click.echo(f"    {figure.name}  {_line(figure, lang)}")
    counts = [sum(1 for each in judged if each.verdict == verdict) for verdict in ("holds", "wrong", "unknown")]
    if lang == "zh":
        click.echo("共 {} 个数字：{} 个对得上，{} 个不对，{} 个查不到。".format(len(judged), *counts))
    else:
        click.echo("{} numbers: {} hold, {} wrong, {} can't be known.".format(len(judged), *counts))


def _load(root: Path, as_of: date | None, lang: str) -> Loaded:
    from hehuo.pipeline import load

    loaded = load(require_data(root), as_of)
    if loaded.failed:
        zh = "data/ 有错，有错的文件没有算进来；运行 hehuo validate。"
        en = "data/ has errors; broken files are not counted. Run hehuo validate."
        click.echo(zh if lang == "zh" else en, err=True)
    return loaded


def _require(programme: str, loaded: Loaded) -> None:
    known = list(loaded.registry.programmes)
    if programme not in known:
        near = difflib.get_close_matches(programme, known, n=3, cutoff=0.5) or known
        zh, en = "、".join(near), ", ".join(near)
        raise click.UsageError(f"没有方案 {programme}；是不是 {zh}？/ No programme {programme}; did you mean {en}?")
