"""The books as they would be at another rate: a rule's entries of a period booked anew, everything else as it was.

Caps cut what passes them. Reversed entries keep their points, and their reversals take them. An expiry takes what it
took, more or less by as much as more or less would have been due.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec.structs import replace as changed

from hehuo.model.ledger.postings import Line, Posting

if TYPE_CHECKING:
    from hehuo.model.ledger.books import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRate:
    """A rule's entries of a period as they were booked, the points of each at the other rate, and the whole ledger then.

    `cuts` is what the rule's cap takes off each card in a month.
    """

    entries: tuple[Posting, ...]
    points: Mapping[Line, int]
    cuts: Mapping[tuple[str, str], int]
    ledger: Ledger


def at_other_rate(ledger: Ledger, rule: str, per_unit: int, start: str, end: str) -> OtherRate:
    """Book a ledger with another rate of a rule from one day to another, both included, by effective date."""
    earned = [
        posting
        for posting in ledger.postings
        if posting.kind == "earn" and ledger.batches[posting.batch].rule == rule and posting.line not in ledger.named
    ]
    cap = ledger.rules.rules[rule].cap_per_month if ledger.rules is not None else None
    before, cuts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    entries, points = [], {}
    for posting in earned:
        month, given = (posting.account, posting.date[:7]), posting.points
        if start <= posting.date <= end:
            asked = per_unit * posting.quantity
            given = points[posting.line] = asked if cap is None else max(min(asked, cap - before[month]), 0)
            entries.append(posting)
            if asked > given:
                cuts[month] += asked - given
        before[month] += given
    return OtherRate(entries=tuple(entries), points=points, cuts=cuts, ledger=_rebook(ledger, points))


def _rebook(ledger: Ledger, points: Mapping[Line, int]) -> Ledger:
    """The ledger with other points for some lines, and with what would have been due then for expiries."""
    real, other = ledger.open_lots(), ledger.open_lots()
    moved: dict[Line, Posting] = {}
    for posting in ledger.booked:
        if posting.line in points:
            moved[posting.line] = changed(posting, points=points[posting.line])
        elif posting.kind == "expiry":
            more = other.due(posting.account, posting.date) - real.due(posting.account, posting.date)
            moved[posting.line] = changed(posting, points=min(posting.points - more, 0))
        real.book(posting)
        other.book(moved.get(posting.line, posting))
    return replace(ledger, postings=tuple(moved.get(posting.line, posting) for posting in ledger.postings))
