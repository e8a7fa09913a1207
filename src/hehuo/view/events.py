"""Views of the calendar: times of events, what is booked and always on offer, as several pages show them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from hehuo.model.records import Booking, Service, Weekday
from hehuo.view.page import Link, View

Phase = Literal["coming", "running", "ended"]


class Repetition(View, frozen=True, kw_only=True):
    """How often an event takes place: in the `nth` week of the month (-1 the last) or on its `day`, where known."""

    every: Literal["week", "month"]
    interval: int
    weekday: Weekday | None = None
    nth: int | None = None
    day: int | None = None


Rhythm: TypeAlias = Repetition | str
"""How an event repeats: as a source says it, or as its repetition gives it."""


class AgendaEntry(View, frozen=True, kw_only=True):
    """One time of an event. `planned` is the day it was moved from, `called_off` and `moved` are the reasons given."""

    day: str
    weekday: Weekday
    start: str | None
    end: str | None
    event: Link
    community: Link | None
    place: str
    called_off: str | None
    moved: str | None
    planned: str
    demo: bool


class BookingEntry(View, frozen=True, kw_only=True):
    """A booking in a list. `space` leads to its hours; `until` is the last day of the booking or of its agreement."""

    record: Booking
    phase: Phase
    partner: Link
    community: Link
    space: Link
    until: str | None


class StandingService(View, frozen=True, kw_only=True):
    """What a partner always offers in a community."""

    record: Service
    partner: Link


class Agenda(View, frozen=True, kw_only=True):
    """What the page of a community or a partner says of the calendar. `undated` are events without a known day;
    `timetable` and `feed` are addresses."""

    entries: tuple[AgendaEntry, ...]
    undated: tuple[Link, ...]
    bookings: tuple[BookingEntry, ...]
    services: tuple[StandingService, ...] = ()
    timetable: str | None = None
    feed: str | None = None
