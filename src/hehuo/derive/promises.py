"""What is agreed with a partner and how it stands: the term of its agreement, and its commitments ticked off by date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hehuo.model.dates import parse_date
from hehuo.model.records import Commitment, Partner

NOTICE_DAYS = 60
"""So many days before its end, an agreement is said to be ending."""

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How the agreement of a partner stands: `days` are those left, or those since it ended."""

    state: Literal["running", "ending", "ended"]
    until: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """A commitment and the days on which it was seen to be kept: how often in each of the last twelve months, the last
    of these days, and how often in all."""

    commitment: Commitment
    months: tuple[tuple[str, int], ...]
    last: str | None
    times: int


def term_of(partner: Partner, as_of: date) -> Term | None:
    """How the agreement stands on a day; None without one, or without an end."""
    if partner.agreement is None or partner.agreement.until is None:
        return None
    left = (parse_date(partner.agreement.until).last - as_of).days
    state: Literal["running", "ending", "ended"] = (
        "ended" if left < 0 else "ending" if left <= NOTICE_DAYS else "running"
    )
    return Term(state=state, until=partner.agreement.until, days=abs(left))


def tick(commitment: Commitment, as_of: date) -> Ticks:
    """A commitment's year up to a day. A kept date that knows only its year counts in no month."""
    counted = Counter(day[:7] for day in commitment.kept if len(day) >= len("2026-05"))
    return Ticks(
        commitment=commitment,
        months=tuple((month, counted[month]) for month in _months(as_of)),
        last=max(commitment.kept, default=None),
        times=len(commitment.kept),
    )


def _months(as_of: date) -> list[str]:
    """The last twelve months, the one of the day last."""
    last = as_of.year * 12 + as_of.month - 1
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(last - _MONTHS + 1, last + 1)]
