"""`hehuo points simulate`: what another rate of a rule would have meant."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hehuo.cli.command import Command
from hehuo.cli.language import _, ngettext
from hehuo.cli.options import as_day, root_option
from hehuo.cli.points.ledger import open_ledger, places, programme_option, warn
from hehuo.cli.suggest import no_such
from hehuo.words import N_

if TYPE_CHECKING:
    from hehuo.derive.simulating import Change, Simulation
    from hehuo.model.ledger import Line


@click.command(cls=Command)
@click.option("--rule", required=True, metavar="ID", help=N_("The rule's id in rules.yml."))
@click.option("--per-unit", type=click.IntRange(0, 1_000_000), required=True, help=N_("Points per unit."))
@click.option("--from", "start", type=click.DateTime(["%Y-%m-%d"]), required=True, callback=as_day, metavar="DATE",
              help=N_("First day, by the day of the activity."))  # fmt: skip
@click.option("--to", "end", type=click.DateTime(["%Y-%m-%d"]), required=True, callback=as_day, metavar="DATE",
              help=N_("Last day, included."))  # fmt: skip
@programme_option
@root_option
def simulate(rule: str, per_unit: int, start: date, end: date, programme: str | None, root: Path) -> None:
    """Show what another rate of a rule would have meant over a period.

    Points by month and community, what caps would have cut, what would be outstanding now, and what could not have been
    paid for. Nothing is written.
    """
    from hehuo.derive.simulating import simulate as run

    loaded, key = open_ledger(root, programme)
    rules = loaded.registry.rules.get(key)
    if rules is None or rule not in rules.rules:
        missing = _("There is no rule %(name)s.", name=rule)
        raise no_such(missing, rule, rules.rules if rules is not None else ())
    if end < start:
        raise click.UsageError(_("--to is before --from."))
    code = warn(loaded, key)
    span = (start.isoformat(), end.isoformat())
    for line in _lines(run(loaded.registry, key, rule, per_unit, *span), *span, places(loaded)):
        click.echo(line)
    sys.exit(code)


def _lines(result: Simulation, start: str, end: str, place: Callable[[Line], str]) -> Iterator[str]:
    yield _(
        "%(title)s (%(rule)s): %(before)s points per %(unit)s become %(after)s, %(start)s to %(end)s, "
        "%(entries)s, %(cards)s",
        title=result.title,
        rule=result.rule,
        unit=result.unit,
        before=result.rate.before,
        after=result.rate.after,
        start=start,
        end=end,
        entries=ngettext("%(num)s entry", "%(num)s entries", result.entries),
        cards=ngettext("%(num)s card", "%(num)s cards", result.cards),
    )
    yield _("issued by this rule: %(change)s", change=_change(result.issued))
    for title, groups in ((_("by month:"), result.by_month), (_("by community:"), result.by_community)):
        yield title
        for name, change in groups.items():
            told = _("%(name)s: %(change)s", name=name or _("(no community)"), change=_change(change))
            yield f"  {told}"
    cases = ngettext("in %(num)s case", "in %(num)s cases", result.capped)
    yield _("monthly caps would cut %(points)s points, %(cases)s", points=result.cut, cases=cases)
    yield _("outstanding: %(change)s", change=_change(result.outstanding))
    if not result.overdrafts:
        yield _("every entry could still have been paid for")
        return
    yield ngettext(
        "%(num)s entry could not have been paid for:",
        "%(num)s entries could not have been paid for:",
        len(result.overdrafts),
    )
    for found in result.overdrafts:
        short = _("%(points)s taken, %(balance)s there", points=-found.posting.points, balance=max(found.balance, 0))
        yield f"  {place(found.posting.line)}  {found.posting.date}  {short}"


def _change(change: Change) -> str:
    delta = f"{change.after - change.before:+d}"
    return _("%(before)s → %(after)s (%(delta)s)", before=change.before, after=change.after, delta=delta)
