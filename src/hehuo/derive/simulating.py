"""What another rate would have meant: a rule's entries of a period booked anew, everything else as it was.

Caps cut what passes them. Reversed entries keep their points, and their reversals take them. An expiry takes what it
took, more or less by as much as more or less would have been due. Nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from hehuo.model.ledger import Line, Overdraft, Posting, book, iter_postings
from hehuo.model.lots import LotBook, in_booking_order, reversed_lines
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
    batches = registry.batches_by_programme.get(programme, {})
    postings = iter_postings(registry, programme)
    undone = reversed_lines(programme, batches)
    earned = [each for each in postings if each.kind == "earn" and batches[each.batch].rule == rule]
    counted = [each for each in earned if (each.batch, each.index) not in undone]
    changed = [each for each in counted if start <= each.date <= end]
    rates, cuts = _rebook(counted, {(each.batch, each.index) for each in changed}, per_unit, terms.cap_per_month)
    simulated = _with_expiries(registry, programme, postings, rates)
    real, other = book(postings), book(simulated)
    known = {(each.posting.batch, each.posting.index) for each in real.overdrafts}
    pairs = [(each, rates[each.batch, each.index]) for each in changed]
    return Simulation(
        rule=rule,
        title=terms.title,
        unit=terms.unit,
        rate=Change(before=terms.points, after=per_unit),
        entries=len(changed),
        cards=len({each.account for each in changed}),
        issued=_change(pairs),
        by_month=_grouped(pairs, lambda each: each.date[:7]),
        by_community=_grouped(pairs, lambda each: _community(registry, programme, each)),
        capped=len(cuts),
        cut=sum(cuts.values()),
        outstanding=Change(before=sum(real.balances.values()), after=sum(other.balances.values())),
        overdrafts=tuple(each for each in other.overdrafts if (each.posting.batch, each.posting.index) not in known),
    )


def _rebook(
    counted: Sequence[Posting], changed: set[Line], per_unit: int, cap: int | None
) -> tuple[dict[Line, int], Counter[tuple[str, str]]]:
    """The points of the changed lines at the new rate, and what a card's cap cuts in a month."""
    earned, cuts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    points: dict[Line, int] = {}
    for each in counted:
        line, month = (each.batch, each.index), (each.account, each.date[:7])
        given = each.points
        if line in changed:
            asked = per_unit * each.quantity
            given = points[line] = asked if cap is None else max(min(asked, cap - earned[month]), 0)
            if asked > given:
                cuts[month] += asked - given
        earned[month] += given
    return points, cuts


def _with_expiries(
    registry: Registry, programme: str, postings: Sequence[Posting], points: Mapping[Line, int]
) -> list[Posting]:
    """The postings with other points for some lines, and with what would have been due then for expiries."""
    batches, rules = registry.batches_by_programme.get(programme, {}), registry.rules.get(programme)
    watched = reversed_lines(programme, batches)
    real, other = LotBook(batches, rules, watched), LotBook(batches, rules, watched)
    changed: dict[Line, Posting] = {}
    for each in in_booking_order(batches, postings):
        line, moved = (each.batch, each.index), each
        if line in points:
            moved = replace(each, points=points[line])
        elif each.kind == "expiry":
            more = other.due(each.account, each.date) - real.due(each.account, each.date)
            moved = replace(each, points=min(each.points - more, 0))
        real.book(each)
        other.book(moved)
        changed[line] = moved
    return [changed.get((each.batch, each.index), each) for each in postings]


def _change(pairs: Sequence[tuple[Posting, int]]) -> Change:
    return Change(before=sum(each.points for each, _ in pairs), after=sum(after for _, after in pairs))


def _grouped(pairs: Sequence[tuple[Posting, int]], key: Callable[[Posting], str]) -> Mapping[str, Change]:
    groups: dict[str, list[tuple[Posting, int]]] = {}
    for pair in pairs:
        groups.setdefault(key(pair[0]), []).append(pair)
    return {name: _change(groups[name]) for name in sorted(groups)}


def _community(registry: Registry, programme: str, posting: Posting) -> str:
    community = registry.batches[posting.batch].community
    return resolve(programme, community) if community else ""
