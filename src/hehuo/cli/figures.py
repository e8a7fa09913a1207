"""`hehuo figures`: print every figure with its receipt."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.command import Command, Group
from hehuo.cli.language import _, demo_left_out, ngettext, words
from hehuo.cli.options import as_of_option, format_option, require_data, root_option, say
from hehuo.cli.suggest import no_such
from hehuo.words import N_, load_words

if TYPE_CHECKING:
    from hehuo.derive.figures import NamedFigure
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
    "check": ("hehuo.cli.figures_check:check", N_("hold the numbers of a text against them")),
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
    from hehuo.derive.figures import counted_programmes

    loaded = open_registry(root, as_of)
    if programme is not None:
        require(programme, loaded)
    figures = loaded.derived.figures.values()
    wanted = (programme,) if programme is not None else (None, *counted_programmes(loaded.registry))
    chosen = [figure for figure in figures if figure.programme in wanted]
    if form == "json":
        click.echo(json.dumps([_as_json(figure) for figure in chosen], ensure_ascii=False, indent=2))
        return
    width = max((len(figure.name) for figure in chosen), default=0)
    for figure in chosen:
        click.echo(f"{figure.name:<{width}}  {_line(figure)}")
    for key in loaded.registry.programmes if programme is None else ():
        if key not in wanted:
            click.echo(demo_left_out(key))


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
        "complete": figure.complete,
        "as_of": figure.as_of,
        "source": figure.source,
        "record_type": counted.type if counted is not None else None,
        "records": list(counted.records) if counted is not None else [],
    }


def open_registry(root: Path, as_of: date | None) -> Loaded:
    """The registry, and a word of warning where files of it are broken."""
    from hehuo.pipeline import load

    loaded = load(require_data(root), as_of)
    if loaded.failed:
        say(_("data/ has errors, and broken files are not counted. Run hehuo validate."))
    return loaded


def require(programme: str, loaded: Loaded) -> None:
    """A usage error where there is no such programme."""
    known = loaded.registry.programmes
    if programme not in known:
        raise no_such(_("There is no programme %(name)s.", name=programme), programme, known)
