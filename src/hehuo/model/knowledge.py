"""What a programme's records speak for: until which day, and which of its lists hold everything.

From a list that may lack something follows how many are recorded, but no rank, no number of joining, and nothing that
would be missing. Whoever concludes one of these asks here first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from hehuo.model.dates import PartialDate, parse_date
from hehuo.model.records import ListName, Programme, Source

LISTS: tuple[ListName, ...] = get_args(ListName)
"""Every list that can be complete, in the order in which they are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How far a programme is known: `until` a day, month or year, None where no source says when it was written; and
    which lists are `complete`. `today` is the day to conclude by: the last that the records speak for. Where they are
    `current`, what is open in them is open now; a report says only what was."""

    until: PartialDate | None
    complete: frozenset[ListName]
    today: date
    current: bool

    def holds(self, *names: ListName) -> bool:
        """Whether these lists hold everything, so that places in them, and what they lack, are known."""
        return self.complete.issuperset(names)


def extent_of(programme: Programme, as_of: date) -> Extent:
    """How far a programme is known. One compiled from reports holds nothing in full, and speaks for the day of the
    latest, unless its file says otherwise; any other holds everything until `as_of`."""
    reported = programme.nature == "reported"
    if programme.known_until is not None:
        until = latest((programme.known_until,))
    else:
        until = latest_source(programme.sources.values()) if reported else parse_date(as_of.isoformat())
    complete = programme.complete if programme.complete is not None else () if reported else LISTS
    today = min(until.last, as_of) if until is not None else as_of
    return Extent(until=until, complete=frozenset(complete), today=today, current=not reported and today == as_of)


def extents_of(programmes: Mapping[str, Programme], as_of: date) -> Mapping[str, Extent]:
    """How far each programme is known."""
    return {key: extent_of(programme, as_of) for key, programme in programmes.items()}


def latest_source(sources: Iterable[Source]) -> PartialDate | None:
    """The date of the latest source, None where none has a date with its year. One of which only the year is known may
    be of its last day."""
    moments = [parse_date(source.date) for source in sources if source.date is not None]
    return max((moment for moment in moments if moment.known_year), key=lambda moment: moment.last, default=None)


def latest(dates: Iterable[str]) -> PartialDate | None:
    """The latest of some dates, those without a year left out. Of two that may be the same, the more exact one: a month
    proves no more than its first day."""
    known = [moment for moment in map(parse_date, dates) if moment.known_year]
    return max(known, key=lambda moment: (moment.first, -moment.last.toordinal()), default=None)


def last_confirmed(dates: Iterable[str], extent: Extent, reported: bool) -> PartialDate | None:
    """When a record was last known to hold: the latest of its past dates, `confirmed` among them. Of a programme
    compiled from reports, no later than these tell; None where the record has no date."""
    found = latest(dates)
    if found is None or extent.until is None or not reported:
        return found
    return extent.until if found.first > extent.until.last else found
