"""What another rate of a rule would have meant: points by month and community, cuts, what would be outstanding.

The ledger engine books it; nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hehuo.model.ledger import Posting, open_ledger
from hehuo.model.ledger.balances import Overdraft
from hehuo.model.ledger.what_if import at_other_rate
from hehuo.model.registry import Registry, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Points as they were booked, and as they would have been."""

    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What the rate would have meant. `by_community` has an empty key for sheets that name none; `capped` says how many
    cards' months a cap would have cut and `cut` by how many points; `overdrafts` are new ones."""

    rule: str
    title: str
    unit: str
    rate: Change
    entries: int
    cards: int
    issued: Change
    by_month: Mapping[str, Change]
    by_community: Mapping[str, Change]
    capped: int
    cut: int
    outstanding: Change
    overdrafts: tuple[Overdraft, ...]


def simulate(registry: Registry, programme: str, rule: str, per_unit: int, start: str, end: str) -> Simulation:
    """Book a programme with another rate of a rule from one day to another, both included, by effective date."""
    terms = registry.rules[programme].rules[rule]
    ledger = open_ledger(registry, programme)
    other = at_other_rate(ledger, rule, per_unit, start, end)
    then = replace(ledger, postings=other.postings)
    known = {overdraft.posting.line for overdraft in ledger.overdrafts}
    pairs = [(posting, other.points[posting.line]) for posting in other.entries]
    return Simulation(
        rule=rule,
        title=terms.title,
        unit=terms.unit,
        rate=Change(before=terms.points, after=per_unit),
        entries=len(pairs),
        cards=len({posting.account for posting in other.entries}),
        issued=_change(pairs),
        by_month=_grouped(pairs, lambda posting: posting.date[:7]),
        by_community=_grouped(pairs, lambda posting: _community(registry, programme, posting)),
        capped=len(other.cuts),
        cut=sum(other.cuts.values()),
        outstanding=Change(before=sum(ledger.balances.values()), after=sum(then.balances.values())),
        overdrafts=tuple(found for found in then.overdrafts if found.posting.line not in known),
    )


def _change(pairs: Sequence[tuple[Posting, int]]) -> Change:
    return Change(before=sum(posting.points for posting, _ in pairs), after=sum(after for _, after in pairs))


def _grouped(pairs: Sequence[tuple[Posting, int]], key: Callable[[Posting], str]) -> Mapping[str, Change]:
    groups: dict[str, list[tuple[Posting, int]]] = {}
    for pair in pairs:
        groups.setdefault(key(pair[0]), []).append(pair)
    return {name: _change(groups[name]) for name in sorted(groups)}


def _community(registry: Registry, programme: str, posting: Posting) -> str:
    community = registry.batches[posting.batch].community
    return resolve(programme, community) if community else ""
