"""`hehuo figures`: print every figure with its receipt, or hold the numbers of a text against them."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.codes import CLEAN, FOUND
from hehuo.cli.command import Command, Group
from hehuo.cli.language import _, listed, ngettext, words
from hehuo.cli.options import as_of_option, format_option, require_data, root_option, say
from hehuo.cli.suggest import no_such
from hehuo.words import N_, load_words

if TYPE_CHECKING:
    from hehuo.derive.figures import NamedFigure
    from hehuo.derive.verifying import Checked
    from hehuo.pipeline import Loaded


class _Listing(Group):
    """A group that lists where no command of it is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the command in front where it is left out."""
        if not args or (args[0] not in self.table and args[0] not in ("-h", "--help")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


_TABLE = {
    "list": ("hehuo.cli.figures:show", N_("list the figures, of one programme or of all")),
    "check": ("hehuo.cli.figures:check", N_("hold the numbers of a text against them")),
}


@click.group(cls=_Listing, table=_TABLE)
def figures() -> None:
    """Figures with the records behind them.

    `hehuo figures [PROGRAMME]` lists them; `hehuo figures check FILE` holds a text against them.
    """


@click.command(cls=Command)
@click.argument("programme", metavar="[PROGRAMME]", required=False)
@format_option
@as_of_option
@root_option
def show(programme: str | None, form: str, as_of: date | None, root: Path) -> None:
    """List the figures, of one programme or of all: definition, value, day, and how many records are behind each."""
    loaded = _load(root, as_of)
    if programme is not None:
        _require(programme, loaded)
    figures = loaded.derived.figures.values()
    chosen = [figure for figure in figures if programme is None or figure.name.startswith(f"{programme}/")]
    if form == "json":
        click.echo(json.dumps([_as_json(figure) for figure in chosen], ensure_ascii=False, indent=2))
        return
    width = max((len(figure.name) for figure in chosen), default=0)
    for figure in chosen:
        click.echo(f"{figure.name:<{width}}  {_line(figure)}")


def _line(figure: NamedFigure) -> str:
    from hehuo.render.figures import figure_amount, figure_definition, figure_label

    said = load_words(words().lang, "site")
    parts = {
        "label": figure_label(figure.called, said),
        "value": figure_amount(figure.called, figure.value, figure.qualifier, said),
        "day": figure.as_of,
        "definition": figure_definition(figure.called, said),
    }
    if figure.kind == "evidenced":
        return ngettext(
            "%(label)s %(value)s (evidenced, as of %(day)s, %(num)s record): %(definition)s",
            "%(label)s %(value)s (evidenced, as of %(day)s, %(num)s records): %(definition)s",
            figure.records,
            **parts,
        )
    if figure.kind == "transcribed":
        return ngettext(
            "%(label)s %(value)s (transcribed, as of %(day)s, %(num)s record): %(definition)s",
            "%(label)s %(value)s (transcribed, as of %(day)s, %(num)s records): %(definition)s",
            figure.records,
            **parts,
        )
    return _(
        "%(label)s %(value)s (reported, as of %(day)s, source %(source)s): %(definition)s",
        source=figure.source,
        **parts,
    )


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
        "kind": figure.kind,
        "as_of": figure.as_of,
        "source": figure.source,
        "record_type": counted.type if counted is not None else None,
        "records": list(counted.records) if counted is not None else [],
    }


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--programme", metavar="P", default=None,
              help=N_("The programme that the text speaks of; when left out, the names in the text say."))  # fmt: skip
@as_of_option
@root_option
def check(file: Path, programme: str | None, as_of: date | None, root: Path) -> None:
    """Read a text, such as a press release, and say of each number whether the registry's figures hold it.

    A number holds, is wrong, or can't be known. The exit code is 1 where one is wrong.
    """
    from hehuo.derive.single_figures import single_figures
    from hehuo.derive.verifying import check_text, programmes_named
    from hehuo.pipeline.known_figures import known_figure

    loaded = _load(root, as_of)
    if programme is not None:
        _require(programme, loaded)
    text = _read(file)
    known = loaded.registry.programmes
    wanted = (programme,) if programme else programmes_named(text, known.items())
    named = [figure for name, figure in loaded.derived.figures.items() if "/" in name]
    every = [*named, *single_figures(loaded.registry, loaded.derived.statistics, loaded.as_of)]
    demo = {key for key, declared in known.items() if declared.nature == "demo"}
    meant = [figure for figure in every if (figure.programme in wanted if wanted else figure.programme not in demo)]
    judged = check_text(text, map(known_figure, meant))
    _tell(judged, wanted, file)
    sys.exit(FOUND if any(number.verdict == "wrong" for number in judged) else CLEAN)


def _read(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(_("%(file)s is not UTF-8 text. Save it as UTF-8.", file=file)) from error


def _tell(judged: tuple[Checked, ...], wanted: tuple[str, ...], file: Path) -> None:
    click.echo(_("Held against %(scope)s:", scope=listed(wanted) or _("all real programmes")))
    for number in judged:
        quoted = number.quoted
        apart = " " if quoted.text.isascii() else ""
        shown = f"{quoted.text}{apart}{quoted.after[:12].strip()}"
        click.echo(f"{file}:{quoted.line}:{quoted.column} {words().named('verdict', number.verdict)}  {shown}")
        for figure in number.figures:
            click.echo(f"    {figure.name}  {_line(figure)}")
    verdicts = [number.verdict for number in judged]
    click.echo(
        _(
            "%(numbers)s: %(holds)s hold, %(wrong)s wrong, %(unknown)s can't be known.",
            numbers=ngettext("%(num)s number", "%(num)s numbers", len(judged)),
            holds=verdicts.count("holds"),
            wrong=verdicts.count("wrong"),
            unknown=verdicts.count("unknown"),
        )
    )


def _load(root: Path, as_of: date | None) -> Loaded:
    from hehuo.pipeline import load

    loaded = load(require_data(root), as_of)
    if loaded.failed:
        say(_("data/ has errors, and broken files are not counted. Run hehuo validate."))
    return loaded


def _require(programme: str, loaded: Loaded) -> None:
    known = loaded.registry.programmes
    if programme not in known:
        raise no_such(_("There is no programme %(name)s.", name=programme), programme, known)
