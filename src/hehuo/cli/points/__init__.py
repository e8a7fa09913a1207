"""`hehuo points`: close a month, and ask the ledger: balances, one card's story, an audit, what a rate would mean."""

from __future__ import annotations

import click

from hehuo.cli.command import Group
from hehuo.words import N_

_TABLE = {
    "balance": ("hehuo.cli.points.balance:balance", N_("the programme's totals, or the balance of cards")),
    "explain": ("hehuo.cli.points.explain:explain", N_("every step that led to a card's balance")),
    "close": ("hehuo.cli.points.close:close", N_("seal a month: write its close.yml")),
    "audit": ("hehuo.cli.points.audit:audit", N_("derive all totals anew and hold the closes against them")),
    "simulate": ("hehuo.cli.points.simulate:simulate", N_("what another rate of a rule would have meant")),
    "cards": ("hehuo.cli.points.cards:cards", N_("a sheet of cards to print")),
}


@click.group(cls=Group, table=_TABLE)
def points() -> None:
    """The points ledger: close a month, look up balances, explain a card, audit, try another rate.

    Every number is derived from the batches under data/points/ at each run; only `close` writes into the registry.
    """
