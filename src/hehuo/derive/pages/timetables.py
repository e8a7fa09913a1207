"""The views of timetables: who uses a community's spaces when, on what terms, and what is still free."""

from __future__ import annotations

from collections.abc import Iterator

from hehuo.derive import calendar
from hehuo.derive.calendar import BookingStatus
from hehuo.derive.pages.agenda import booking_entry, timetable_page, timetable_url
from hehuo.derive.pages.context import PageContext
from hehuo.model.records import Community
from hehuo.model.recurrence import WEEKDAYS
from hehuo.model.registry import programme_of
from hehuo.view.addresses import page_url
from hehuo.view.page import Link
from hehuo.view.timetables import BookingSection, Hours, SpaceWeek, TimetablePage, WeekDay


def timetable_pages(context: PageContext) -> Iterator[TimetablePage]:
    """One page for each community that has a space; where not all bookings are known, only if it has some."""
    for key, weeks in context.derived.calendar.weeks.items():
        if programme_of(key) in context.programmes and timetable_page(context, key):
            yield _timetable(context, key, context.registry.communities[key], weeks)


def _timetable(
    context: PageContext, key: str, community: Community, weeks: tuple[calendar.SpaceWeek, ...]
) -> TimetablePage:
    found, programme = context.derived.calendar, programme_of(key)
    complete = context.extent(programme).holds("bookings")
    bookings = [found.bookings[booking] for booking in found.community_bookings.get(key, ())]
    bookings.sort(key=lambda status: (status.phase == "ended", status.booking.space, status.key))
    return TimetablePage(
        **context.page(
            programme,
            timetable_url(key),
            "communities",
            Link(name=context.programmes[programme].name, url=f"communities/{programme}/"),
            Link(name=community.name, url=page_url("community", key)),
        ),
        confirmed=context.confirmed("community", key),
        file=context.file("community", key),
        community=community.name,
        weeks=tuple(_week(context, community, week, complete) for week in weeks if complete or _is_booked(week)),
        complete=complete,
        bookings=tuple(_section(context, status) for status in bookings),
    )


def _is_booked(week: calendar.SpaceWeek) -> bool:
    return bool(week.whole) or any(hours.booking for day in week.days.values() for hours in day)


def _week(context: PageContext, community: Community, week: calendar.SpaceWeek, complete: bool) -> SpaceWeek:
    bookings = context.derived.calendar.bookings
    days = tuple(
        WeekDay(
            weekday=weekday,
            hours=tuple(
                _hours(hours, bookings[hours.booking] if hours.booking else None)
                for hours in week.days.get(weekday, ())
                if complete or hours.booking
            ),
        )
        for weekday in WEEKDAYS
    )
    return SpaceWeek(
        id=week.space,
        record=community.spaces[week.space],
        whole=tuple(booking_entry(context, bookings[key]) for key in week.whole),
        days=days if week.days else (),
        events=context.links.all_of("event", week.events),
    )


def _hours(hours: calendar.Hours, booked: BookingStatus | None) -> Hours:
    if booked is None:
        return Hours(start=hours.start, end=hours.end)
    return Hours(
        start=hours.start,
        end=hours.end,
        id=_anchor(booked.key),
        title=booked.booking.title,
        begins=booked.booking.since if booked.phase == "coming" else None,
    )


def _section(context: PageContext, status: BookingStatus) -> BookingSection:
    booking = status.booking
    return BookingSection(
        id=_anchor(status.key),
        booking=booking_entry(context, status),
        figures=context.stated(status.programme, booking.figures),
        corrections=booking.corrections,
        sources=context.sources(status.programme, booking.sources),
        edit=context.file("booking", status.key).edit,
    )


def _anchor(key: str) -> str:
    return key.replace("/", "-")
