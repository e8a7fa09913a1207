"""The books as they would be at another rate: a rule's entries of a period booked anew, everything else as it was.

Caps cut what passes them. Reversed entries keep their points, and their reversals take them. An expiry takes what it
took, more or less by as much as more or less would have been due.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from hehuo.model.ledger.journal import Journal
from hehuo.model.ledger.lots import open_lots
from hehuo.model.ledger.postings import Line, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRate:
    """A rule's entries of a period as they were booked, the points of each at the other rate, and all postings then.

    `cuts` is what the rule's cap takes off each card in a month.
    """

    entries: tuple[Posting, ...]
    points: Mapping[Line, int]
    cuts: Mapping[tuple[str, str], int]
    postings: tuple[Posting, ...]


def at_other_rate(journal: Journal, rule: str, per_unit: int, start: str, end: str) -> OtherRate:
    """Book a journal with another rate of a rule from one day to another, both included, by effective date."""
    earned = [
        posting
        for posting in journal.postings
        if posting.kind == "earn" and journal.batches[posting.batch].rule == rule and posting.line not in journal.named
    ]
    cap = journal.rules.rules[rule].cap_per_month if journal.rules is not None else None
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
    return OtherRate(entries=tuple(entries), points=points, cuts=cuts, postings=_rebook(journal, points))


def _rebook(journal: Journal, points: Mapping[Line, int]) -> tuple[Posting, ...]:
    """The postings with other points for some lines, and with what would have been due then for expiries."""
    real, other = open_lots(journal), open_lots(journal)
    moved: dict[Line, Posting] = {}
    for posting in journal.booked:
        if posting.line in points:
            moved[posting.line] = replace(posting, points=points[posting.line])
        elif posting.kind == "expiry":
            more = other.due(posting.account, posting.date) - real.due(posting.account, posting.date)
            moved[posting.line] = replace(posting, points=min(posting.points - more, 0))
        real.book(posting)
        other.book(moved.get(posting.line, posting))
    return tuple(moved.get(posting.line, posting) for posting in journal.postings)
