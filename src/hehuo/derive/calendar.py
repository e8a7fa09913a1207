"""Events and bookings concluded: when each event comes next, who has which space when, and what is still free.

Knows days and hours of the place itself; time zones are a matter of the feeds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hehuo.model.dates import parse_date
from hehuo.model.knowledge import Extent
from hehuo.model.records import Booking, CalendarEvent, Service, Slot
from hehuo.model.recurrence import Occurrence, ahead, first_day, occurrences, term_of
from hehuo.model.registry import Registry, programme_of, resolve

SHOWN = 26
"""How many coming times of one event are shown: half a year of weeks, two years of months as far as a year ahead."""

PAST = timedelta(days=183)
"""How far back past times are shown."""

Phase = Literal["coming", "running", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStatus:
    """An event as of a day. `coming` from that day on, `past` before it, the latest first; `hosts` are communities.

    `dated` is False where no source says on which day, so that it stands in no calendar.
    """

    key: str
    programme: str
    event: CalendarEvent
    hosts: tuple[str, ...]
    partners: tuple[str, ...]
    coming: tuple[Occurrence, ...]
    past: tuple[Occurrence, ...]
    dated: bool

    @property
    def next(self) -> Occurrence | None:
        """The next time that it does take place."""
        return next((time for time in self.coming if time.called_off is None), None)

    @property
    def over(self) -> bool:
        """Whether it is dated and will not come again."""
        return self.dated and not self.coming


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingStatus:
    """A booking as of a day, with the name of its space."""

    key: str
    programme: str
    booking: Booking
    community: str
    partner: str
    space_name: str
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A piece of a space's week: booked by `booking`, or free where that is None."""

    start: str
    end: str
    booking: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceWeek:
    """The week of one space: its hours by weekday, and who has all of it; ended bookings are left out."""

    space: str
    days: Mapping[str, tuple[Hours, ...]]
    whole: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOffer:
    """What a partner always offers in a community."""

    partner: str
    service: Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """All events and bookings by key, and the keys of what belongs to a community or a partner."""

    events: Mapping[str, EventStatus]
    bookings: Mapping[str, BookingStatus]
    community_events: Mapping[str, tuple[str, ...]]
    partner_events: Mapping[str, tuple[str, ...]]
    community_bookings: Mapping[str, tuple[str, ...]]
    partner_bookings: Mapping[str, tuple[str, ...]]
    services: Mapping[str, tuple[StandingOffer, ...]]
    weeks: Mapping[str, tuple[SpaceWeek, ...]]


def derive_calendar(registry: Registry, extents: Mapping[str, Extent], as_of: date) -> Calendar:
    """Conclude events and bookings as of a day."""
    current = {key for key, extent in extents.items() if extent.current}
    events = {key: _event(key, event, programme_of(key) in current, as_of) for key, event in registry.events.items()}
    bookings = {key: _booking(registry, key, booking, as_of) for key, booking in registry.bookings.items()}
    return Calendar(
        events=events,
        bookings=bookings,
        community_events=_grouped((host, key) for key, event in events.items() for host in event.hosts),
        partner_events=_grouped((partner, key) for key, event in events.items() for partner in event.partners),
        community_bookings=_grouped((booking.community, key) for key, booking in bookings.items()),
        partner_bookings=_grouped((booking.partner, key) for key, booking in bookings.items()),
        services=_services(registry, as_of),
        weeks=_weeks(registry, events, bookings),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for owner, key in pairs:
        grouped[owner].append(key)
    return {owner: tuple(keys) for owner, keys in grouped.items()}


def _event(key: str, event: CalendarEvent, current: bool, as_of: date) -> EventStatus:
    """An event and its times. That one went round when it was last written about doesn't say that it still does."""
    programme = programme_of(key)
    goes_on = current or event.repeat is None
    hosts = (event.community,) if event.community else event.rotates
    return EventStatus(
        key=key,
        programme=programme,
        event=event,
        hosts=tuple(dict.fromkeys(resolve(programme, host) for host in hosts)),
        partners=tuple(dict.fromkeys(resolve(programme, offer.partner) for offer in event.offers if offer.partner)),
        coming=occurrences(event, programme, as_of, _until(event, as_of))[:SHOWN] if goes_on else (),
        past=_past(event, programme, as_of) if goes_on else (),
        dated=goes_on and first_day(event) is not None,
    )


def _until(event: CalendarEvent, as_of: date) -> date:
    """How far ahead to look: a year, but what doesn't repeat is shown however far ahead it lies."""
    return ahead(as_of) if event.repeat is not None else date.max


def _past(event: CalendarEvent, programme: str, as_of: date) -> tuple[Occurrence, ...]:
    """What has been, the latest first; what doesn't repeat is shown however long ago it was."""
    if as_of == date.min:
        return ()
    first = date.min if event.repeat is None or as_of < date.min + PAST else as_of - PAST
    return occurrences(event, programme, first, as_of - timedelta(days=1))[::-1]


def _booking(registry: Registry, key: str, booking: Booking, as_of: date) -> BookingStatus:
    programme = programme_of(key)
    community = resolve(programme, booking.community)
    term = term_of(booking)
    begins = parse_date(booking.since).first if booking.since else date.min
    phase: Phase = "coming" if begins > as_of else "running"
    if term.last is not None and term.last < as_of:
        phase = "ended"
    found = registry.communities.get(community)
    space = found.spaces.get(booking.space) if found else None
    return BookingStatus(
        key=key,
        programme=programme,
        booking=booking,
        community=community,
        partner=resolve(programme, booking.partner),
        space_name=space.name if space else booking.space,
        phase=phase,
    )


def _services(registry: Registry, as_of: date) -> Mapping[str, tuple[StandingOffer, ...]]:
    """Community → what partners always offer there and have not ended."""
    grouped: dict[str, list[StandingOffer]] = defaultdict(list)
    for key, partner in registry.partners.items():
        for service in partner.services:
            ended = service.until is not None and parse_date(service.until).last < as_of
            if service.community and not ended:
                place = resolve(programme_of(key), service.community)
                grouped[place].append(StandingOffer(partner=key, service=service))
    return {community: tuple(offers) for community, offers in grouped.items()}


def _weeks(
    registry: Registry, events: Mapping[str, EventStatus], bookings: Mapping[str, BookingStatus]
) -> Mapping[str, tuple[SpaceWeek, ...]]:
    """Community → the week of each of its spaces."""
    used: dict[tuple[str, str], list[BookingStatus]] = defaultdict(list)
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for booked in bookings.values():
        if booked.phase != "ended":
            used[booked.community, booked.booking.space].append(booked)
    for held_event in events.values():
        if held_event.event.space and held_event.hosts and not held_event.over:
            held[held_event.hosts[0], held_event.event.space].append(held_event.key)
    return {
        key: tuple(
            _week(space, described.slots, used[key, space], held[key, space])
            for space, described in community.spaces.items()
        )
        for key, community in registry.communities.items()
        if community.spaces
    }


def _week(space: str, opening: Sequence[Slot], used: Sequence[BookingStatus], events: Sequence[str]) -> SpaceWeek:
    days: dict[str, list[Hours]] = defaultdict(list)
    for booked in used:
        for slot in booked.booking.slots:
            days[slot.weekday].append(Hours(start=slot.from_, end=slot.until, booking=booked.key))
    for slot in opening:
        days[slot.weekday].extend(_free(slot, days[slot.weekday]))
    return SpaceWeek(
        space=space,
        days={
            day: tuple(sorted(pieces, key=lambda hours: (hours.start, hours.booking or "")))
            for day, pieces in days.items()
        },
        whole=tuple(booked.key for booked in used if not booked.booking.slots),
        events=tuple(events),
    )


def _free(slot: Slot, taken: Sequence[Hours]) -> list[Hours]:
    """What bookings leave of the hours in which a space is open."""
    free, at = [], slot.from_
    for hours in sorted((piece for piece in taken if piece.booking), key=lambda piece: piece.start):
        if hours.end <= at or hours.start >= slot.until:
            continue
        if hours.start > at:
            free.append(Hours(start=at, end=hours.start, booking=None))
        at = max(at, hours.end)
    if at < slot.until:
        free.append(Hours(start=at, end=slot.until, booking=None))
    return free
