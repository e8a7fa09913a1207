"""On which days an event takes place, and whose turn it is; which days a booking covers.

Owns the calendar arithmetic that check, pages and feeds share. Everything is bounded by the days it is asked for: an
event that goes on for ever is never walked to its end. Local days and times of day; knows no time zone and no file.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from hehuo.model.dates import parse_date
from hehuo.model.records import Booking, CalendarEvent, Repeat, Weekday
from hehuo.model.registry import resolve

WEEKDAYS: tuple[Weekday, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")
"""The weekdays as the records write them, in the order of `date.weekday`."""

AHEAD = timedelta(days=366)
"""How far ahead of its day a page or a check looks at what goes on for ever."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occurrence of an event. `planned` is the day its repetition gives, `day` the one it was moved to.

    `community` is the key of its host, where there is one; `called_off` and `moved` are the reasons given.
    """

    day: date
    planned: date
    community: str | None
    called_off: str | None = None
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The days from `first` to `last` that something surely covers; `last` is None where it goes on."""

    first: date
    last: date | None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def first_day(event: CalendarEvent) -> date | None:
    """The first day of an event, where it is known to the day."""
    return parse_date(event.date).exact if event.date else None


def last_day(event: CalendarEvent) -> date | None:
    """The last day on which an event can be planned; None where it goes on."""
    if event.repeat is None:
        return first_day(event)
    return date.fromisoformat(event.repeat.until) if event.repeat.until else None


def ahead(day: date) -> date:
    """The last day that is looked at from `day`."""
    return day + AHEAD if day <= date.max - AHEAD else date.max


def turn_of(event: CalendarEvent, day: date) -> int | None:
    """The zero-based index of the occurrence planned for a day; None where none is."""
    start, last = first_day(event), last_day(event)
    if start is None or day < start or (last is not None and day > last):
        return None
    repeat = event.repeat
    if repeat is None:
        return 0
    if repeat.every == "week":
        count, rest = divmod((day - start).days, 7 * repeat.interval)
        return None if rest else count
    months = (day.year - start.year) * 12 + day.month - start.month
    count, rest = divmod(months, repeat.interval)
    return count if not rest and day == day_in_month(repeat, start, day.year, day.month) else None


def day_in_month(repeat: Repeat, start: date, year: int, month: int) -> date | None:
    """The day of a month that a monthly repetition means; None where the month doesn't have it."""
    length = monthrange(year, month)[1]
    if repeat.nth is None or repeat.weekday is None:
        return date(year, month, start.day) if start.day <= length else None
    wanted = WEEKDAYS.index(repeat.weekday)
    if repeat.nth == -1:
        last = date(year, month, length)
        return last - timedelta(days=(last.weekday() - wanted) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (repeat.nth - 1))


def planned_days(event: CalendarEvent, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last` that an event's repetition gives, before days off and moves."""
    start, repeat = first_day(event), event.repeat
    if start is None:
        return
    if repeat is None:
        if first <= start <= last:
            yield start
        return
    end = min(filter(None, (last, last_day(event))))
    for moment in _rule(repeat, start, first, end):
        if moment.date() >= max(first, start):
            yield moment.date()


def _rule(repeat: Repeat, start: date, first: date, end: date) -> rrule:
    """The repetition as a rule that begins shortly before `first`, however long ago the event did."""
    until = datetime.combine(end, time())
    if repeat.every == "week":
        step = 7 * repeat.interval
        near = start + timedelta(days=max(0, (first - start).days) // step * step)
        return rrule(WEEKLY, dtstart=datetime.combine(near, time()), interval=repeat.interval, until=until)
    months = max(0, (first.year - start.year) * 12 + first.month - start.month)
    year, month = divmod(start.year * 12 + start.month - 1 + months // repeat.interval * repeat.interval, 12)
    near, nth = date(year, month + 1, 1), repeat.nth
    which = weekday(WEEKDAYS.index(repeat.weekday), nth) if repeat.weekday and nth else None
    return rrule(
        MONTHLY,
        dtstart=datetime.combine(near, time()),
        interval=repeat.interval,
        until=until,
        byweekday=which,
        bymonthday=start.day if which is None else None,
    )


def occurrences(event: CalendarEvent, programme: str, first: date, last: date) -> tuple[Occurrence, ...]:
    """Every occurrence from `first` to `last`, in order of day, cancelled ones included."""
    off = {entry.date: entry.reason for entry in event.except_}
    moves = {entry.date: entry for entry in event.moved}
    made = [
        Occurrence(day=day, planned=day, community=host_on(event, programme, day), called_off=off.get(day.isoformat()))
        for day in planned_days(event, first, last)
        if day.isoformat() not in moves
    ]
    for entry in moves.values():
        day, planned = date.fromisoformat(entry.to), date.fromisoformat(entry.date)
        if first <= day <= last and turn_of(event, planned) is not None:
            host = host_on(event, programme, planned)
            made.append(Occurrence(day=day, planned=planned, community=host, moved=entry.reason))
    return tuple(sorted(made, key=lambda occurrence: (occurrence.day, occurrence.planned)))


def host_on(event: CalendarEvent, programme: str, planned: date) -> str | None:
    """The key of the community that hosts an event on a planned day. Cancelled occurrences still count in the rotation,
    so that the communities after them keep the days they were told."""
    if event.community is not None:
        return resolve(programme, event.community)
    turn = turn_of(event, planned)
    if not event.rotates or turn is None:
        return None
    return resolve(programme, event.rotates[turn % len(event.rotates)])


def term_of(booking: Booking) -> Term:
    """The days that a booking surely covers, as far as its dates are known."""
    end = booking.until or (booking.agreement.until if booking.agreement else None)
    return Term(
        first=parse_date(booking.since).last if booking.since else date.min,
        last=parse_date(end).first if end else None,
    )


def days_off(booking: Booking) -> Mapping[date, str]:
    """The days on which a booking is not used, with the reasons."""
    return {date.fromisoformat(day_off.date): day_off.reason for day_off in booking.except_}


def first_common_day(one: Booking, other: Booking, weekday_id: str | None) -> date | None:
    """The first day on which both bookings use their space, on a weekday or (None) on any day."""
    terms = term_of(one), term_of(other)
    first = max(term.first for term in terms)
    last = min((term.last for term in terms if term.last is not None), default=date.max)
    off = days_off(one).keys() | days_off(other).keys()
    step = timedelta(days=1 if weekday_id is None else 7)
    day = first if weekday_id is None else _next(first, WEEKDAYS.index(weekday_id))
    while day is not None and day <= last:  # at most once more than there are days off
        if day not in off:
            return day
        day = day + step if day <= date.max - step else None
    return None


def _next(day: date, wanted: int) -> date | None:
    """The first day on or after `day` that is the wanted weekday."""
    away = timedelta(days=(wanted - day.weekday()) % 7)
    return day + away if day <= date.max - away else None
