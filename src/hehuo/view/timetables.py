"""View of a timetable: the week of a community's spaces, and the bookings behind it."""

from __future__ import annotations

from hehuo.model.records import Correction, Source, Space, Weekday
from hehuo.view.events import BookingEntry
from hehuo.view.page import Link, RecordPageView, StatedFigure, View


class Hours(View, frozen=True, kw_only=True):
    """A piece of a day: booked under a `title`, or free where that is None. `id` is the booking's anchor on the page;
    `begins` is the first day of a booking that has not begun."""

    start: str
    end: str
    id: str = ""
    title: str | None = None
    begins: str | None = None


class WeekDay(View, frozen=True, kw_only=True):
    """The hours of a weekday."""

    weekday: Weekday
    hours: tuple[Hours, ...]


class SpaceWeek(View, frozen=True, kw_only=True):
    """The week of one space. `whole` are bookings of all its hours; `days` are all seven, or none without any hours."""

    id: str
    record: Space
    whole: tuple[BookingEntry, ...]
    days: tuple[WeekDay, ...]
    events: tuple[Link, ...]


class BookingSection(View, frozen=True, kw_only=True):
    """A booking in full. `id` is its anchor on the page, `edit` the forge's editor for its file."""

    id: str
    booking: BookingEntry
    figures: tuple[StatedFigure, ...]
    corrections: tuple[Correction, ...]
    sources: tuple[Source, ...]
    edit: str | None


class TimetablePage(RecordPageView, frozen=True, kw_only=True):
    """The week of a community's spaces; `file` is the community's. Where not all bookings are known (`complete`), it shows
    only what is booked."""

    community: str
    complete: bool
    weeks: tuple[SpaceWeek, ...]
    bookings: tuple[BookingSection, ...]
