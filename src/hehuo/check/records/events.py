"""Rules about when events take place and where. The calendar arithmetic is that of `model.recurrence`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.records import Repeat
from hehuo.model.recurrence import WEEKDAYS, day_in_month, first_day
from hehuo.model.registry import record_path
from hehuo.words import LazyText, gettext_lazy, named_lazy


def weekday_of(day: date) -> str:
    """The weekday of a day as the records write it."""
    return WEEKDAYS[day.weekday()]


def wrong_first_day(survey: Survey) -> Iterator[Finding]:
    """The first day of an event that repeats is not one that its repetition means: every Saturday, and the first day
    is a Friday."""
    for key, event in sorted(survey.registry.events.items()):
        start, repeat = first_day(event), event.repeat
        if start is None or repeat is None or repeat.weekday is None or problem_of(repeat, start):
            continue
        right = weekday_of(start) == repeat.weekday
        if repeat.every == "month":
            right = day_in_month(repeat, start, start.year, start.month) == start
        if not right:
            should = named_lazy("weekday", repeat.weekday)
            if repeat.every == "month":
                week = named_lazy("week of a month", str(repeat.nth))
                should = gettext_lazy("the %(week)s %(weekday)s", week=week, weekday=should)
            is_day = named_lazy("weekday", weekday_of(start))
            args = {"start": start.isoformat(), "is_day": is_day, "should": should}
            yield Finding(rule="wrong-first-day", path=record_path("event", key), route=("date",), args=args)


def impossible_repeat(survey: Survey) -> Iterator[Finding]:
    """A repetition that contradicts itself or that some months can't follow: `nth` with weeks, a weekday of the month
    without `nth`, or the 29th to 31st of every month."""
    for key, event in sorted(survey.registry.events.items()):
        if event.repeat is not None:
            found = problem_of(event.repeat, first_day(event))
            if found is not None:
                field, problem, remedy = found
                route, args = ("repeat", field), {"problem": problem, "remedy": remedy}
                yield Finding(rule="impossible-repeat", path=record_path("event", key), route=route, args=args)


def problem_of(repeat: Repeat, start: date | None) -> tuple[str, LazyText, LazyText] | None:
    """What keeps a repetition from giving days: the field, the problem, the remedy; None where nothing does."""
    if repeat.every == "week" and repeat.nth is not None:
        problem = gettext_lazy("weeks have no `nth` weekday")
        return "nth", problem, gettext_lazy("Delete nth, or write every: month")
    if repeat.every == "month" and repeat.weekday is not None and repeat.nth is None:
        problem = gettext_lazy("which of the month's weekdays is not said")
        return "weekday", problem, gettext_lazy("Add nth: 1, 2, 3, 4, or -1 for the last")
    if repeat.every == "month" and repeat.nth is None and start is not None and start.day > 28:
        problem = gettext_lazy("not every month has a day %(day)s", day=start.day)
        return "every", problem, gettext_lazy("Add weekday and nth: -1")
    return None


def two_hosts(survey: Survey) -> Iterator[Finding]:
    """An event has both `community` and `rotates`, so that nobody could tell where it is held."""
    for key, event in sorted(survey.registry.events.items()):
        if event.community is not None and event.rotates:
            yield Finding(rule="two-hosts", path=record_path("event", key), route=("rotates",), on_key=True)
