"""One card's points by lots: which can be used on a day, which are due to expire, and taking from them.

What is given together is a lot. It can be used through its `last` day, the same day of the month so many months later.
Owns the order among lots. Knows nothing of entries beyond the line that a lot came from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from calendar import monthrange
from dataclasses import dataclass, field
from functools import lru_cache

from hehuo.model.ledger.postings import Line

NEVER = 0
"""The number of months after which a lot lapses that never does."""


@dataclass(slots=True, kw_only=True)
class Lot:
    """Points that came onto a card together, and how many are `left`. `last` is None where they never lapse.

    `overdue` says how many of those left had lapsed already when the last closed month ended.
    `number` tells lots of one day and one term apart, in order of booking.
    """

    earned: str
    number: int
    months: int
    last: str | None
    line: Line
    points: int
    left: int
    overdue: int = 0

    @property
    def booked(self) -> str:
        """The month in which the lot was booked."""
        return self.line[0].split("/")[1]


def age(lot: Lot) -> tuple[str, str, int]:
    """What puts lots in order: the oldest first, and of one day that which lapses first, whatever its sheet is called."""
    return lot.earned, lot.last or "never", lot.number


def _last(lot: Lot) -> str:
    return lot.last or ""


@lru_cache(maxsize=4096)
def last_day(earned: str, months: int) -> str:
    """The last day on which points can be used: the same day so many months later, or that month's last day."""
    year, month = divmod(int(earned[:4]) * 12 + int(earned[5:7]) - 1 + months, 12)
    day = min(int(earned[8:]), monthrange(year, month + 1)[1])
    return f"{year:04d}-{month + 1:02d}-{day:02d}"


@dataclass(slots=True)
class CardLots:
    """The lots of a card that have something left, and what it owes to which entry.

    A shelf holds the lots that lapse after the same number of months: in order of age they are in order of lapsing,
    too, so that a day divides a shelf in two.
    """

    shelves: dict[int, list[Lot]] = field(default_factory=dict)
    debts: list[tuple[Line, int]] = field(default_factory=list)

    def put(self, lot: Lot) -> None:
        """Put a lot that has something left where its age belongs."""
        shelf = self.shelves.setdefault(lot.months, [])
        if not shelf or age(shelf[-1]) < age(lot):
            shelf.append(lot)
        else:
            insort(shelf, lot, key=age)

    def draw(self, lot: Lot, points: int) -> int:
        """Take at most so many points from a lot and say how many; emptied, it leaves its shelf."""
        drawn = min(points, lot.left)
        lot.left -= drawn
        if drawn and not lot.left:
            shelf = self.shelves[lot.months]
            del shelf[0 if shelf[0] is lot else bisect_left(shelf, age(lot), key=age)]
        return drawn

    def usable(self, day: str) -> Lot | None:
        """The oldest lot that can be used on a day; where there is none, the oldest that lapsed and wasn't expired."""
        found = lapsed = None
        for months, shelf in self.shelves.items():
            if not shelf:
                continue
            start = 0
            if months != NEVER and _last(shelf[0]) < day:
                start = bisect_left(shelf, day, key=_last)
                if lapsed is None or age(shelf[0]) < age(lapsed):
                    lapsed = shelf[0]
            if start < len(shelf) and (found is None or age(shelf[start]) < age(found)):
                found = shelf[start]
        return found or lapsed

    def first_due(self, day: str) -> Lot | None:
        """The oldest lot that an expiry of a day takes: it is booked after the day's use."""
        heads = [shelf[0] for months, shelf in self.shelves.items() if shelf and months != NEVER]
        return min((lot for lot in heads if _last(lot) <= day), key=age, default=None)

    def due(self, day: str) -> list[Lot]:
        """All lots that an expiry of a day takes."""
        shelves = [(shelf, bisect_right(shelf, day, key=_last)) for months, shelf in self.shelves.items() if months]
        return [lot for shelf, end in shelves for lot in shelf[:end]]

    @property
    def left(self) -> tuple[Lot, ...]:
        """Every lot that has something left, the oldest first."""
        return tuple(sorted((lot for shelf in self.shelves.values() for lot in shelf), key=age))
