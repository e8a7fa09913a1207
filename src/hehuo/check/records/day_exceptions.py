"""Rules about days off and moves: they must mean a day that was planned, and say one thing of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hehuo.check.records.events import problem_of, weekday_of
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date
from hehuo.model.records import Booking, CalendarEvent
from hehuo.model.recurrence import days_off, first_day, turn_of
from hehuo.model.registry import record_path
from hehuo.words import gettext_lazy, named_lazy


def not_an_occurrence(survey: Survey) -> Iterator[Finding]:
    """A day off or a move names a day on which the event does not take place anyway, or a booking's day off is not one
    of its weekdays or lies outside its term."""
    for key, event in sorted(survey.registry.events.items()):
        if first_day(event) is not None and not (event.repeat and problem_of(event.repeat, first_day(event))):
            yield from _strays(record_path("event", key), event)
    for key, booking in sorted(survey.registry.bookings.items()):
        yield from _idle_days_off(record_path("booking", key), booking)


def _strays(path: str, event: CalendarEvent) -> Iterator[Finding]:
    listed = (
        ("except", tuple(entry.date for entry in event.except_)),
        ("moved", tuple(move.date for move in event.moved)),
    )
    for field, days in listed:
        for index, text in enumerate(days):
            if turn_of(event, date.fromisoformat(text)) is None:
                yield _stray(path, field, index, text)


def _idle_days_off(path: str, booking: Booking) -> Iterator[Finding]:
    days = {slot.weekday for slot in booking.slots}
    first = parse_date(booking.since).first if booking.since else date.min
    last = parse_date(booking.until).last if booking.until else date.max
    for index, day in enumerate(date.fromisoformat(entry.date) for entry in booking.except_):
        if (days and weekday_of(day) not in days) or not first <= day <= last:
            yield _stray(path, "except", index, day.isoformat())


def _stray(path: str, field: str, index: int, text: str) -> Finding:
    args = {"day": text, "is_day": named_lazy("weekday", weekday_of(date.fromisoformat(text)))}
    return Finding(rule="not-an-occurrence", path=path, route=(field, index, "date"), args=args)


def double_exception(survey: Survey) -> Iterator[Finding]:
    """A day is both called off and moved, or listed twice, or a time is moved onto a day that has one already: nobody
    could tell whether and when the event takes place."""
    for key, event in sorted(survey.registry.events.items()):
        named = [("except", entry.date) for entry in event.except_] + [("moved", move.date) for move in event.moved]
        yield from _doubles(record_path("event", key), named)
        yield from _taken_days(record_path("event", key), event, {day for _, day in named})
    for key, booking in sorted(survey.registry.bookings.items()):
        if len(days_off(booking)) < len(booking.except_):
            yield from _doubles(record_path("booking", key), [("except", entry.date) for entry in booking.except_])


def _doubles(path: str, named: list[tuple[str, str]]) -> Iterator[Finding]:
    seen: dict[str, tuple[str, int]] = {}
    counts = {"except": 0, "moved": 0}
    for field, day in named:
        place = field, counts[field]
        counts[field] += 1
        first = seen.setdefault(day, place)
        if first != place:
            yield Finding(
                rule="double-exception",
                path=path,
                route=(*place, "date"),
                args={"day": day, "problem": gettext_lazy("it is named above already")},
                related=((path, (*first, "date")),),
            )


def _taken_days(path: str, event: CalendarEvent, freed: set[str]) -> Iterator[Finding]:
    """Moves onto a day that is planned and not freed, or that another move has taken."""
    taken: set[str] = set()
    for index, move in enumerate(event.moved):
        planned = turn_of(event, date.fromisoformat(move.to)) is not None and move.to not in freed
        if planned or move.to in taken:
            args = {"day": move.to, "problem": gettext_lazy("there is one on that day already")}
            yield Finding(rule="double-exception", path=path, route=("moved", index, "to"), args=args)
        taken.add(move.to)
