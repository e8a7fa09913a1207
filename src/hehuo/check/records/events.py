"""Rules about when events take place and where. The calendar arithmetic is that of `model.recurrence`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hehuo.check.declare import Args, rule
from hehuo.check.survey import Survey
from hehuo.check.words import both
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


@rule(
    zh="{start} 是{is_day}，和重复的规定（{should}）对不上",
    en="{start} is {is_day}, which is not what repeats ({should})",
    fix_zh="核对第一次的日期，或者改 repeat",
    fix_en="Check the first day, or change `repeat`",
)
def wrong_first_day(survey: Survey) -> Iterator[Finding]:
    """重复的活动，第一次的日期不在 repeat 说的那一天：写着每周六，第一次却是周五；写着每月第二个周六，第一次却在第三个周六。

    只在日期完整时查。

    The first day of an event that repeats is not one that its repetition means: every Saturday, and the first day is a
    Friday. Looked at only where the first day is known to the day.

    不对 Bad:

        date: "2026-03-06"
        repeat: {every: week, weekday: sa}

    对 Good:

        date: "2026-03-07"
        repeat: {every: week, weekday: sa}
    """
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


def _which_zh(number: int | None) -> str:
    return "" if number is None else "最后一个" if number == -1 else f"第 {number} 个"


def _which_en(number: int | None) -> str:
    return "" if number is None else "the last " if number == -1 else f"no. {number} of the month, a "


@rule(
    zh="这样的重复算不出日子：{problem}",
    en="No days follow from this repetition: {problem}",
    fix_zh="{remedy}",
    fix_en="{remedy}",
)
def impossible_repeat(survey: Survey) -> Iterator[Finding]:
    """repeat 自相矛盾，或者有的月份没有那一天：按周重复却写了 nth，按月重复写了星期几却没写第几个，每月 29、30、31 日。

    月底的活动写“最后一个星期几”：weekday 加 nth: -1。

    A repetition that contradicts itself or that some months can't follow: `nth` with weeks, a weekday of the month
    without `nth`, or the 29th to 31st of every month. For the end of the month write a weekday with `nth: -1`.

    不对 Bad:

        date: "2026-01-31"
        repeat: {every: month}

    对 Good:

        date: "2026-01-31"
        repeat: {every: month, weekday: sa, nth: -1}
    """
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


@rule(
    zh="又写了固定的社区，又写了轮流的社区",
    en="It has both a fixed community and communities that take turns",
    fix_zh="固定在一处就只留 community，各社区轮流就只留 rotates",
    fix_en="Keep `community` for an event in one place, `rotates` for one that goes round",
)
def two_hosts(survey: Survey) -> Iterator[Finding]:
    """一个活动同时写了 community 和 rotates，到底在哪办说不清。

    An event has both `community` and `rotates`, so that nobody could tell where it is held.

    不对 Bad:

        community: dongsheng
        rotates: [dongsheng, xinghe]

    对 Good:

        rotates: [dongsheng, xinghe]
    """
    for key, event in sorted(survey.registry.events.items()):
        if event.community is not None and event.rotates:
            yield Finding(rule="two-hosts", path=record_path("event", key), route=("rotates",), on_key=True)
