"""What is coming up, as several pages show it: of a programme, a community, a partner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from hehuo.derive.calendar import BookingStatus, EventStatus, StandingOffer
from hehuo.derive.pages.context import PageContext
from hehuo.model.records import CalendarEvent
from hehuo.model.recurrence import WEEKDAYS, Occurrence, first_day
from hehuo.model.registry import programme_of
from hehuo.view.addresses import page_url
from hehuo.view.events import Agenda, AgendaEntry, BookingEntry, Repetition, Rhythm, StandingService
from hehuo.view.page import Link

EventTime: TypeAlias = tuple[EventStatus, Occurrence]
"""An event and one of its times."""

_SHOWN = 6
"""Entries on the page of a community or a partner."""

_SHOWN_OF_ONE = 3
"""Entries that one event has there."""


def community_agenda(context: PageContext, key: str) -> Agenda:
    """What is coming up in a community, what is always there, and who uses its spaces."""
    calendar = context.derived.calendar
    events = [calendar.events[event] for event in calendar.community_events.get(key, ())]
    return Agenda(
        year=context.as_of[:4],
        entries=_soon(context, events, key),
        undated=_undated(context, events),
        bookings=_bookings(context, calendar.community_bookings.get(key, ())),
        services=tuple(_service(context, offer) for offer in calendar.services.get(key, ())),
        timetable=timetable_page(context, key),
        feed=community_feed_url(key) if any(event.dated for event in events) else None,
    )


def partner_agenda(context: PageContext, key: str) -> Agenda:
    """Where a partner can be met next, and which spaces it uses."""
    calendar = context.derived.calendar
    events = [calendar.events[event] for event in calendar.partner_events.get(key, ())]
    return Agenda(
        year=context.as_of[:4],
        entries=_soon(context, events),
        undated=_undated(context, events),
        bookings=_bookings(context, calendar.partner_bookings.get(key, ())),
    )


def coming_times(events: Iterable[EventStatus]) -> list[EventTime]:
    """All coming times of events, by day and hour."""
    return _in_order((event, time) for event in events for time in event.coming)


def agenda_entry(context: PageContext, status: EventStatus, time: Occurrence) -> AgendaEntry:
    """One time of an event."""
    event, programme = status.event, context.programmes.get(status.programme)
    community = context.registry.communities.get(time.community or "")
    space = community.spaces.get(event.space) if community and event.space else None
    return AgendaEntry(
        day=time.day.isoformat(),
        weekday=WEEKDAYS[time.day.weekday()],
        start=event.from_,
        end=event.until if event.from_ else None,
        event=context.links.of("event", status.key),
        community=context.links.of("community", time.community) if time.community else None,
        place=" ".join(filter(None, (space.name if space else None, event.place))),
        called_off=time.called_off,
        moved=time.moved,
        planned=time.planned.isoformat(),
        demo=programme is not None and programme.nature == "demo",
    )


def rhythm(event: CalendarEvent) -> Rhythm | None:
    """How an event repeats; a source's own words go first."""
    repeat, start = event.repeat, first_day(event)
    if event.cadence or repeat is None:
        return event.cadence or None
    weekly = WEEKDAYS[start.weekday()] if start and repeat.every == "week" else None
    return Repetition(
        every=repeat.every,
        interval=repeat.interval,
        weekday=repeat.weekday or weekly,
        nth=repeat.nth,
        day=start.day if start else None,
    )


def booking_entry(context: PageContext, status: BookingStatus) -> BookingEntry:
    """A booking as a line of a list."""
    booking = status.booking
    return BookingEntry(
        record=booking,
        phase=status.phase,
        partner=context.links.of("partner", status.partner),
        community=context.links.of("community", status.community),
        space=Link(name=status.space_name, url=f"{timetable_url(status.community)}#space-{booking.space}"),
        until=booking.until or (booking.agreement.until if booking.agreement else None),
    )


def timetable_page(context: PageContext, community: str) -> str | None:
    """The address of a community's timetable; None where it has no space, or nobody knows that a space is free."""
    calendar, programme = context.derived.calendar, programme_of(community)
    known = community in calendar.community_bookings or context.extent(programme).holds("bookings")
    return timetable_url(community) if community in calendar.weeks and known else None


def timetable_url(community: str) -> str:
    """Where the week of a community's spaces is shown."""
    return f"{page_url('community', community)}timetable/"


def community_feed_url(community: str) -> str:
    """Where the calendar of a community lies."""
    return f"{page_url('community', community)}events.ics"


def programme_feed_url(programme: str) -> str:
    """Where the calendar of a programme lies."""
    return f"events/{programme}/events.ics"


def _in_order(times: Iterable[EventTime]) -> list[EventTime]:
    return sorted(times, key=_moment)


def _moment(event_time: EventTime) -> tuple[date, str, str, str]:
    status, time = event_time
    return time.day, status.event.from_ or "", status.event.until or "", status.key


def _soon(context: PageContext, events: Iterable[EventStatus], host: str | None = None) -> tuple[AgendaEntry, ...]:
    """The first coming times of each event (of one host's turns only), in order."""
    times: list[EventTime] = []
    for event in events:
        turns = [(event, time) for time in event.coming if host is None or time.community in (host, None)]
        times += turns[:_SHOWN_OF_ONE]
    return tuple(agenda_entry(context, event, time) for event, time in _in_order(times)[:_SHOWN])


def _undated(context: PageContext, events: Iterable[EventStatus]) -> tuple[Link, ...]:
    return tuple(context.links.of("event", event.key) for event in events if not event.dated)


def _bookings(context: PageContext, keys: Iterable[str]) -> tuple[BookingEntry, ...]:
    """Bookings that have not ended, then those that have."""
    found = [context.derived.calendar.bookings[key] for key in keys]
    found.sort(key=lambda booking: (booking.phase == "ended", booking.key))
    return tuple(booking_entry(context, booking) for booking in found)


def _service(context: PageContext, offer: StandingOffer) -> StandingService:
    return StandingService(record=offer.service, partner=context.links.of("partner", offer.partner))
