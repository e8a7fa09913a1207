"""Dates that may be partial: `2021-07-02`, `2021-07`, `2021`, and EDTF's `XXXX-11-10` for an unknown year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache


class PartialDate:
    """A day, month or year as far as a source knows it.

    `first` and `last` are the earliest and latest day it can mean; without a year, the whole calendar.
    """

    __slots__ = ("first", "last", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        year, month, day = [*text.split("-"), "", ""][:3]
        if year == "XXXX":
            self.first, self.last = date.min, date.max
        elif day:
            self.first = self.last = date(int(year), int(month), int(day))
        elif month:
            self.first = date(int(year), int(month), 1)
            self.last = date(int(year), int(month), monthrange(int(year), int(month))[1])
        else:
            self.first, self.last = date(int(year), 1, 1), date(int(year), 12, 31)

    @property
    def exact(self) -> date | None:
        """The day, where the whole date is known."""
        return self.first if self.first == self.last else None

    @property
    def known_year(self) -> bool:
        """Whether the year is known."""
        return self.first != date.min

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)


@lru_cache(maxsize=65536)
def parse_date(text: str) -> PartialDate:
    """The partial date that a string states. Raises ValueError for a day the calendar doesn't have."""
    return PartialDate(text)


def surely_before(left: PartialDate, right: PartialDate) -> bool:
    """Whether `left` is before `right` whatever the missing parts are."""
    return left.last < right.first


def days_between(start: PartialDate, end: PartialDate) -> int | None:
    """Whole days from `start` to `end`, or None where either is not known to the day."""
    if start.exact is None or end.exact is None:
        return None
    return (end.exact - start.exact).days
