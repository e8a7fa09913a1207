"""Rules about when events take place and where. The calendar arithmetic is that of `model.recurrence`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hehuo.check.declare import Args, rule
from hehuo.check.survey import Survey
from hehuo.check.words import both
from hehuo.diagnostic import Finding
from hehuo.model.dates import parse_date
from hehuo.model.records import Booking, CalendarEvent, Repeat
from hehuo.model.recurrence import WEEKDAYS, day_in_month, days_off, first_day, turn_of
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
        if start is None or repeat is None or repeat.weekday is None or _problem(repeat, start):
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
            found = _problem(event.repeat, first_day(event))
            if found is not None:
                field, args = found
                yield Finding(
                    rule="impossible-repeat", path=record_path("event", key), route=("repeat", field), args=args
                )


def _problem(repeat: Repeat, start: date | None) -> tuple[str, Args] | None:
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
    zh="{day}（{is_day}）本来就没有安排，停不了也改不了",
    en="Nothing is planned for {day}, a {is_day}, that could be called off or moved",
    fix_zh="核对日期；写原定的那一天，而不是改到的那一天",
    fix_en="Check the date; write the day that was planned, not the one it was moved to",
)
def not_an_occurrence(survey: Survey) -> Iterator[Finding]:
    """停办（except）或改期（moved）写的日期，活动那天本来就没有；场地预约的停用日不在它的时段或期限里。

    A day off or a move names a day on which the event does not take place anyway, or a booking's day off is not one of
    its weekdays or lies outside its term.

    不对 Bad:

        date: "2026-03-07"
        repeat: {every: week, weekday: sa}
        except: [{date: "2026-05-03", reason: 劳动节}] # 周日 a Sunday

    对 Good:

        except: [{date: "2026-05-02", reason: 劳动节}]
    """
    for key, event in sorted(survey.registry.events.items()):
        if first_day(event) is not None and not (event.repeat and _problem(event.repeat, first_day(event))):
            yield from _strays(record_path("event", key), event)
    for key, booking in sorted(survey.registry.bookings.items()):
        yield from _idle_days_off(record_path("booking", key), booking)


def _strays(path: str, event: CalendarEvent) -> Iterator[Finding]:
    listed = (
        ("except", tuple(each.date for each in event.except_)),
        ("moved", tuple(each.date for each in event.moved)),
    )
    for field, days in listed:
        for index, text in enumerate(days):
            if turn_of(event, date.fromisoformat(text)) is None:
                yield _stray(path, field, index, text)


def _idle_days_off(path: str, booking: Booking) -> Iterator[Finding]:
    days = {slot.weekday for slot in booking.slots}
    first = parse_date(booking.since).first if booking.since else date.min
    last = parse_date(booking.until).last if booking.until else date.max
    for index, day in enumerate(date.fromisoformat(each.date) for each in booking.except_):
        if (days and weekday_of(day) not in days) or not first <= day <= last:
            yield _stray(path, "except", index, day.isoformat())


def _stray(path: str, field: str, index: int, text: str) -> Finding:
    words = both("is_day", *DAY_NAMES[weekday_of(date.fromisoformat(text))])
    return Finding(rule="not-an-occurrence", path=path, route=(field, index, "date"), args={"day": text, **words})


@rule(
    zh="{day} 说了两样：{problem}",
    en="Two things are said of {day}: {problem}",
    fix_zh="一天只写一条：要么停办，要么改期",
    fix_en="Name a day once: either it is called off or it is moved",
)
def double_exception(survey: Survey) -> Iterator[Finding]:
    """同一天既停办又改期，或者停办、改期写了两遍，或者改到了本来就有一场的那天。究竟办不办、哪天办，就说不清了。

    A day is both called off and moved, or listed twice, or a time is moved onto a day that has one already: nobody could
    tell whether and when the event takes place.

    不对 Bad:

        except: [{date: "2026-05-02", reason: 劳动节}]
        moved: [{date: "2026-05-02", to: "2026-05-05", reason: 下雨}]

    对 Good:

        moved: [{date: "2026-05-02", to: "2026-05-05", reason: 下雨}]
    """
    for key, event in sorted(survey.registry.events.items()):
        named = [("except", each.date) for each in event.except_] + [("moved", each.date) for each in event.moved]
        yield from _doubles(record_path("event", key), named)
        yield from _taken_days(record_path("event", key), event, {day for _, day in named})
    for key, booking in sorted(survey.registry.bookings.items()):
        if len(days_off(booking)) < len(booking.except_):
            yield from _doubles(record_path("booking", key), [("except", each.date) for each in booking.except_])


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
                args={"day": day, **both("problem", "前面已经写过这一天", "it is named above already")},
                related=((path, (*first, "date")),),
            )


def _taken_days(path: str, event: CalendarEvent, freed: set[str]) -> Iterator[Finding]:
    """Moves onto a day that is planned and not freed, or that another move has taken."""
    taken: set[str] = set()
    for index, move in enumerate(event.moved):
        planned = turn_of(event, date.fromisoformat(move.to)) is not None and move.to not in freed
        if planned or move.to in taken:
            words = both("problem", "那天本来就有一场", "there is one on that day already")
            yield Finding(
                rule="double-exception", path=path, route=("moved", index, "to"), args={"day": move.to, **words}
            )
        taken.add(move.to)


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
