"""Rules about when events take place and where. The calendar arithmetic is that of `model.recurrence`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hehuo.check.survey import Survey
from hehuo.check.words import Args, both
from hehuo.diagnostic import Finding
from hehuo.model.records import Repeat
from hehuo.model.recurrence import WEEKDAYS, day_in_month, first_day
from hehuo.model.registry import record_path

DAY_NAMES = {
    "mo": ("周一", "Monday"),
    "tu": ("周二", "Tuesday"),
    "we": ("周三", "Wednesday"),
    "th": ("周四", "Thursday"),
    "fr": ("周五", "Friday"),
    "sa": ("周六", "Saturday"),
    "su": ("周日", "Sunday"),
}
"""What each weekday is called in messages."""


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
            number, words = repeat.nth if repeat.every == "month" else None, DAY_NAMES[repeat.weekday]
            args = {
                "start": start.isoformat(),
                **both("is_day", *DAY_NAMES[weekday_of(start)]),
                **both("should", _which_zh(number) + words[0], _which_en(number) + words[1]),
            }
            yield Finding(rule="wrong-first-day", path=record_path("event", key), route=("date",), args=args)


_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


def _which_zh(number: int | None) -> str:
    return "" if number is None else "最后一个" if number == -1 else f"第 {number} 个"


def _which_en(number: int | None) -> str:
    return "" if number is None else f"the {_ORDINALS[number]} "


def impossible_repeat(survey: Survey) -> Iterator[Finding]:
    """A repetition that contradicts itself or that some months can't follow: `nth` with weeks, a weekday of the month
    without `nth`, or the 29th to 31st of every month."""
    for key, event in sorted(survey.registry.events.items()):
        if event.repeat is not None:
            found = problem_of(event.repeat, first_day(event))
            if found is not None:
                field, args = found
                yield Finding(
                    rule="impossible-repeat", path=record_path("event", key), route=("repeat", field), args=args
                )


def problem_of(repeat: Repeat, start: date | None) -> tuple[str, Args] | None:
    """What keeps a repetition from giving days: the field, and the words; None where nothing does."""
    if repeat.every == "week" and repeat.nth is not None:
        return "nth", {
            **both("problem", "按周重复，没有“第几个”", "weeks have no `nth` weekday"),
            **both("remedy", "删掉 nth，或者改成 every: month", "Delete nth, or write every: month"),
        }
    if repeat.every == "month" and repeat.weekday is not None and repeat.nth is None:
        return "weekday", {
            **both("problem", "没说是当月第几个", "which of the month's weekdays is not said"),
            **both("remedy", "加上 nth：1、2、3、4，或 -1（最后一个）", "Add nth: 1, 2, 3, 4, or -1 for the last"),
        }
    if repeat.every == "month" and repeat.nth is None and start is not None and start.day > 28:
        return "every", {
            **both("problem", f"不是每个月都有 {start.day} 日", f"not every month has a day {start.day}"),
            **both("remedy", "加上 weekday 和 nth: -1（最后一个），或者改到 28 日以前", "Add weekday and nth: -1"),
        }
    return None


def two_hosts(survey: Survey) -> Iterator[Finding]:
    """An event has both `community` and `rotates`, so that nobody could tell where it is held."""
    for key, event in sorted(survey.registry.events.items()):
        if event.community is not None and event.rotates:
            yield Finding(rule="two-hosts", path=record_path("event", key), route=("rotates",), on_key=True)
