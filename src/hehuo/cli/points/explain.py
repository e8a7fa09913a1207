"""`hehuo points explain`: one card's story."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.command import Command
from hehuo.cli.language import _, listed, words
from hehuo.cli.options import root_option
from hehuo.cli.points.ledger import good_through, open_ledger, places, programme_option, require_card, warn

if TYPE_CHECKING:
    from hehuo.derive.explaining import Step


@click.command(cls=Command)
@click.argument("card", metavar="CARD")
@programme_option
@root_option
def explain(card: str, programme: str | None, root: Path) -> None:
    """Show every step that led to a card's balance.

    For each step its day, file and line, the rule or offer, the points, the balance after it and which points it used;
    at the end what is left and through which day it can be used.
    """
    from hehuo.derive.explaining import explain_card

    loaded, key = open_ledger(root, programme)
    number = require_card(loaded, key, card)
    code = warn(loaded, key)
    story, place = explain_card(loaded.registry, key, number), places(loaded)
    for step in story.steps:
        click.echo(_step(step, place(step.line)))
    if story.lots:
        click.echo(_("Balance %(balance)s, of which:", balance=story.balance))
    else:
        click.echo(_("Balance %(balance)s", balance=story.balance))
    for lot in story.lots:
        left = _("%(left)s left of %(points)s earned on %(day)s", left=lot.left, points=lot.points, day=lot.earned)
        click.echo(f"  {left}{good_through(lot.last)}")
    sys.exit(code)


def _step(step: Step, place: str) -> str:
    booked = _(" (booked %(day)s)", day=step.booked) if step.booked != step.date else ""
    quantity = f" ×{step.quantity}" if step.quantity is not None else ""
    what = f"{words().named('batch kind', step.kind)} {step.title}".rstrip()
    more = ""
    if step.last is not None:
        more = good_through(step.last)
    elif step.took:
        lots = [_("%(points)s of %(day)s", points=points, day=earned) for earned, points in step.took]
        more = _(", taken from %(lots)s", lots=listed(lots))
    return f"{step.date}{booked}  {place}  {what}{quantity}  {step.points:+d} → {step.balance}{more}"
