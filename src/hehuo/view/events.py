"""Views of the calendar: times of events, bookings, standing services; the pages of events and the calendar files."""

from __future__ import annotations

from typing import Literal, TypeAlias

from hehuo.model.records import Booking, CalendarEvent, Service, Weekday
from hehuo.view.lists import ProgrammeRows
from hehuo.view.page import CommonPageView, Link, ProgrammePageView, RecordPageView, StatedFigure, View

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
    """What the page of a community or a partner says of the calendar. `year` is the one that days need not say,
    `undated` are events without a known day; `timetable` and `feed` are addresses."""

    year: str
    entries: tuple[AgendaEntry, ...]
    undated: tuple[Link, ...]
    bookings: tuple[BookingEntry, ...]
    services: tuple[StandingService, ...] = ()
    timetable: str | None = None
    feed: str | None = None


class AgendaMonth(View, frozen=True, kw_only=True):
    """The times that fall in a month `yyyy-mm`."""

    month: str
    entries: tuple[AgendaEntry, ...]


class EventEntry(View, frozen=True, kw_only=True):
    """An event in a list: of those without a known day, or of those that are over, with the day they were last held."""

    link: Link
    programme: Link
    record: CalendarEvent
    rhythm: Rhythm | None
    hosts: tuple[Link, ...]
    last: str | None = None


class EventIndexPage(CommonPageView, frozen=True, kw_only=True):
    """The calendar of all programmes. `more` is how many times are left out."""

    programmes: tuple[ProgrammeRows, ...]
    undated: tuple[EventEntry, ...]
    months: tuple[AgendaMonth, ...]
    more: int


class CalendarFile(View, frozen=True, kw_only=True):
    """A calendar to subscribe to: its address in the site, and the whole one where the site's is known."""

    url: str
    address: str | None


class EventListPage(ProgrammePageView, frozen=True, kw_only=True):
    """The calendar of one programme."""

    events: int
    undated: tuple[EventEntry, ...]
    over: tuple[EventEntry, ...]
    months: tuple[AgendaMonth, ...]
    more: int
    feed: CalendarFile | None


class Turn(View, frozen=True, kw_only=True):
    """A community in the rotation of an event, and the next day it has."""

    community: Link
    day: str | None
    weekday: Weekday | None


class EventOffer(View, frozen=True, kw_only=True):
    """What is done at an event, and by whom."""

    what: str
    partner: Link | None


class EventPage(RecordPageView, frozen=True, kw_only=True):
    """One event. `dated` is False where no day is known, `over` says that it will not come again."""

    record: CalendarEvent
    rhythm: Rhythm | None
    hosts: tuple[Link, ...]
    items: tuple[Link, ...]
    next: AgendaEntry | None
    dated: bool
    over: bool
    coming: tuple[AgendaMonth, ...]
    past: tuple[AgendaEntry, ...]
    turns: tuple[Turn, ...]
    offers: tuple[EventOffer, ...]
    figures: tuple[StatedFigure, ...]
    feed: CalendarFile | None
