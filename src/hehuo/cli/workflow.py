"""`hehuo workflow`: draw a workflow that a programme declares."""

from __future__ import annotations

from pathlib import Path

import click

from hehuo.cli.command import Command
from hehuo.cli.language import _, words
from hehuo.cli.options import require_data, root_option, say
from hehuo.cli.suggest import no_such
from hehuo.words import N_, load_words


@click.command(cls=Command)
@click.argument("programme", metavar="PROGRAMME")
@click.argument("name", metavar="[NAME]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "text"]),
    default="svg",
    show_default=True,
    help=N_("A drawing, or text for a terminal."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help=N_("Write to this file instead of printing."),
)
@root_option
def workflow(programme: str, name: str | None, form: str, out: Path | None, root: Path) -> None:
    """Draw a workflow of a programme: its states, the steps between them, who takes each and within how many days.

    Without NAME the workflows that the programme declares are listed.
    """
    from hehuo.derive.pages.workflows import workflow_chart
    from hehuo.pipeline import load
    from hehuo.render.workflow_svg import draw, in_text

    registry = load(require_data(root)).registry
    if programme not in registry.programmes:
        if programme in registry.known["programme"]:
            broken = _("The file of %(name)s has errors. Run hehuo validate first.", name=programme)
            raise click.UsageError(broken)
        raise no_such(_("There is no programme %(name)s.", name=programme), programme, registry.programmes)
    declared = registry.programmes[programme]
    if name is None:
        for key, listed in declared.workflows.items():
            click.echo(f"{key}\t{listed.name}")
        return
    if name not in declared.workflows:
        missing = _("%(programme)s has no workflow %(name)s.", programme=programme, name=name)
        raise no_such(missing, name, declared.workflows)
    chart, said = workflow_chart(declared, name), load_words(words().lang, "site")
    text = in_text(chart, said) if form == "text" else draw(chart, said, key=f"wf-{name}")
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8")
    say(_("Written: %(file)s", file=out))
