"""`hehuo points balance`: a programme's totals, or the balances of cards."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.command import Command
from hehuo.cli.language import _, ngettext
from hehuo.cli.options import root_option
from hehuo.cli.points.ledger import open_ledger, programme_option, require_card, warn

if TYPE_CHECKING:
    from hehuo.derive.auditing import PointsAudit
    from hehuo.derive.explaining import CardStory


@click.command(cls=Command)
@click.argument("cards", nargs=-1, metavar="[CARD]...")
@programme_option
@root_option
def balance(cards: tuple[str, ...], programme: str | None, root: Path) -> None:
    """Without CARDs the programme's totals; with CARDs the balance of each and which of its points expire first.

    Cards are numbers here; who holds one is nowhere in the registry.
    """
    from hehuo.derive.auditing import audit_points
    from hehuo.derive.explaining import explain_card

    loaded, key = open_ledger(root, programme)
    numbers = [require_card(loaded, key, card) for card in cards]
    code = warn(loaded, key)
    for number in numbers:
        click.echo(_balance(explain_card(loaded.registry, key, number)))
    if not numbers:
        for line in _totals(audit_points(loaded.registry, key)):
            click.echo(line)
    sys.exit(code)


def _balance(story: CardStory) -> str:
    points = ngettext("%(num)s point", "%(num)s points", story.balance)
    lapsing = sorted((lot.last, lot.left) for lot in story.lots if lot.last is not None)
    if not lapsing:
        return f"{story.card}  {points}"
    last, left = lapsing[0]
    return _(
        "%(card)s  %(points)s, the first to expire: %(first)s, good through %(day)s",
        card=story.card,
        points=points,
        first=left,
        day=last,
    )


def _totals(audit: PointsAudit) -> Iterator[str]:
    yield _(
        "%(programme)s: issued %(issued)s, redeemed %(redeemed)s, expired %(expired)s, "
        "adjusted and reversed %(adjusted)s",
        programme=audit.programme,
        issued=audit.issued,
        redeemed=audit.redeemed,
        expired=audit.expired,
        adjusted=audit.adjusted,
    )
    yield _(
        "outstanding: %(points)s on %(cards)s",
        points=ngettext("%(num)s point", "%(num)s points", audit.outstanding),
        cards=ngettext("%(num)s card", "%(num)s cards", audit.cards),
    )
