"""What is coming up, as rows that several pages show: of a programme, a community, a partner.

Knows how a day and a repetition are said in Chinese; which days there are has been concluded already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hehuo.model.records import CalendarEvent
from hehuo.model.recurrence import WEEKDAYS as DAYS
from hehuo.model.recurrence import Occurrence, first_day
from hehuo.render.environment import chinese_date
from hehuo.render.pages.shared import WEEKDAYS, Shared
from hehuo.view.addresses import page_url

_SHORT = 6
"""Rows on the page of a community or a partner."""

_EACH = 3
"""Rows that one event has there."""

_NUMBERS = ("", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """One time of an event: the day and its words, where it is, and what became of the plan."""

    day: date
    weekday: str
    hours: str
    key: str
    view: Any
    community: str | None
    place: str
    called_off: str | None
    moved: str | None
    planned: str
    demo: bool

    @property
    def month(self) -> str:
        """The month it stands under."""
        return f"{self.day.year}年{self.day.month}月"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What the page of one community or partner says of the calendar."""

    rows: tuple[AgendaRow, ...]
    undated: tuple[Any, ...]
    bookings: tuple[Any, ...]
    services: tuple[Any, ...]
    timetable: str | None
    feed: str | None


def hours(event: CalendarEvent) -> str:
    """The hours of an event: 09:00–11:00, 09:00 起, or nothing."""
    if event.from_ is None:
        return ""
    return f"{event.from_}–{event.until}" if event.until else f"{event.from_} 起"


def rhythm(event: CalendarEvent) -> str:
    """How an event repeats, in words: 每周六, 每两周的周六, 每月第二个周六, 每月 5 日; a source's own words go first."""
    if event.cadence:
        return event.cadence
    repeat, start = event.repeat, first_day(event)
    if repeat is None:
        return ""
    number = _NUMBERS[repeat.interval] if repeat.interval < len(_NUMBERS) else str(repeat.interval)
    if repeat.every == "week":
        weekday = repeat.weekday or (DAYS[start.weekday()] if start else None)
        name = WEEKDAYS[weekday] if weekday else ""
        return f"每{name or '周'}" if repeat.interval == 1 else f"每{number}周{'的' + name if name else '一次'}"
    months = "每月" if repeat.interval == 1 else f"每{number}个月"
    if repeat.weekday and repeat.nth:
        which = "最后一个" if repeat.nth == -1 else f"第{'二' if repeat.nth == 2 else _NUMBERS[repeat.nth]}个"
        return f"{months}{which}{WEEKDAYS[repeat.weekday]}"
    return f"{months} {start.day} 日" if start else f"{months}一次"


def rows_of(shared: Shared, views: Iterable[Any]) -> Iterator[AgendaRow]:
    """All coming times of events, unsorted."""
    return (row(shared, view, each) for view in views for each in view.coming)


def _soon(shared: Shared, views: Iterable[Any], host: str | None = None) -> tuple[AgendaRow, ...]:
    """The first coming times of each event (of one host's turns only), in order."""
    found: list[AgendaRow] = []
    for view in views:
        turns = [each for each in view.coming if host is None or each.community in (host, None)]
        found += [row(shared, view, each) for each in turns[:_EACH]]
    return tuple(in_order(found)[:_SHORT])


def row(shared: Shared, view: Any, each: Occurrence) -> AgendaRow:
    """One time of an event as a row."""
    event, community = view.event, shared.world.registry.communities.get(each.community or "")
    space = community.spaces.get(event.space) if community and event.space else None
    return AgendaRow(
        day=each.day,
        weekday=WEEKDAYS[DAYS[each.day.weekday()]],
        hours=hours(event),
        key=view.key,
        view=view,
        community=each.community,
        place=" ".join(filter(None, (space.name if space else None, event.place))),
        called_off=each.called_off,
        moved=each.moved,
        planned=chinese_date(each.planned.isoformat()),
        demo=shared.programmes[view.programme].nature == "demo" if view.programme in shared.programmes else False,
    )


def in_order(rows: Iterable[AgendaRow]) -> list[AgendaRow]:
    """Rows by day and hour."""
    return sorted(rows, key=lambda each: (each.day, each.hours, each.key))


def community_agenda(shared: Shared, key: str) -> Agenda:
    """What is coming up in a community, what is always there, and who uses its spaces."""
    calendar = shared.world.derived.calendar
    views = [calendar.events[each] for each in calendar.community_events.get(key, ())]
    return Agenda(
        rows=_soon(shared, views, key),
        undated=tuple(view for view in views if not view.dated),
        bookings=_current(calendar, calendar.community_bookings.get(key, ())),
        services=calendar.services.get(key, ()),
        timetable=timetable_url(key) if key in calendar.weeks else None,
        feed=community_feed_url(key) if any(view.dated for view in views) else None,
    )


def partner_agenda(shared: Shared, key: str) -> Agenda:
    """Where a partner can be met next, and which spaces it uses."""
    calendar = shared.world.derived.calendar
    views = [calendar.events[each] for each in calendar.partner_events.get(key, ())]
    return Agenda(
        rows=_soon(shared, views),
        undated=tuple(view for view in views if not view.dated),
        bookings=_current(calendar, calendar.partner_bookings.get(key, ())),
        services=(),
        timetable=None,
        feed=None,
    )


def _current(calendar: Any, keys: Sequence[str]) -> tuple[Any, ...]:
    """Bookings that have not ended, then those that have."""
    return tuple(sorted((calendar.bookings[key] for key in keys), key=lambda view: (view.phase == "ended", view.key)))


def timetable_url(community: str) -> str:
    """Where the week of a community's spaces is shown."""
    return f"{page_url('community', community)}timetable/"


def community_feed_url(community: str) -> str:
    """Where the calendar of a community lies."""
    return f"{page_url('community', community)}events.ics"


def programme_feed_url(programme: str) -> str:
    """Where the calendar of a programme lies."""
    return f"events/{programme}/events.ics"
