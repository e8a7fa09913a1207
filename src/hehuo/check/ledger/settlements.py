"""The rule about settlements: a partner is paid for what it has accepted, once."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.check.ledger.doubts import judged_ledgers
from hehuo.check.survey import Survey
from hehuo.check.words import Args
from hehuo.diagnostic import Finding
from hehuo.model.ledger.settlements import OverSettlement
from hehuo.model.registry import record_path


def _finding(over: OverSettlement) -> Finding:
    key, index = over.line
    names = ("month", "points", "accepted", "settled", "excess")
    args: Args = {name: getattr(over, name) for name in names}
    route = ("entries", index, "points")
    return Finding(rule="over-settled", path=record_path("batch", key), route=route, args=args)


def over_settled(survey: Survey) -> Iterator[Finding]:
    """More points are settled with a partner than it accepted in the month, or a month is settled twice."""
    for ledger in judged_ledgers(survey).values():
        yield from map(_finding, ledger.over_settlements)
