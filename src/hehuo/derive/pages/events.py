"""The views of events: the calendar of all programmes, each programme's, each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from hehuo.derive.calendar import EventStatus
from hehuo.derive.pages.agenda import agenda_entry, coming_times, programme_feed_url, rhythm
from hehuo.derive.pages.context import PageContext
from hehuo.derive.pages.lists import programme_rows
from hehuo.derive.pages.made import section_url
from hehuo.model.registry import resolve
from hehuo.view.addresses import whole_address
from hehuo.view.events import (
    AgendaEntry,
    AgendaMonth,
    CalendarFile,
    EventEntry,
    EventIndexPage,
    EventListPage,
    EventOffer,
    EventPage,
    Turn,
)
from hehuo.view.page import Link, PageView

_SHOWN = 120
"""Times listed on a programme's calendar; each event's own page has its own."""

_SHOWN_OF_ALL = 40

Events = Mapping[str, Sequence[EventStatus]]
"""Programme → its events."""


def event_pages(context: PageContext) -> Iterator[PageView]:
    """The calendars, then the events in order of key."""
    events: dict[str, list[EventStatus]] = {key: [] for key in context.programmes}
    for event in context.derived.calendar.events.values():
        if event.programme in events:
            events[event.programme].append(event)
    yield _index(context, events)
    for key, found in events.items():
        if section_url(context, "events", key, len(found)):
            yield _programme(context, key, found)
    for found in events.values():
        for event in found:
            yield _record(context, event)


def _index(context: PageContext, events: Events) -> EventIndexPage:
    every = [event for key in context.shown for event in events[key]]
    times = coming_times(every)
    return EventIndexPage(
        **context.common_page("events"),
        programmes=programme_rows(context, "events", events, always=False),
        undated=tuple(_entry(context, event) for event in every if not event.dated),
        months=_months(agenda_entry(context, event, time) for event, time in times[:_SHOWN_OF_ALL]),
        more=max(len(times) - _SHOWN_OF_ALL, 0),
    )


def _programme(context: PageContext, key: str, events: Sequence[EventStatus]) -> EventListPage:
    times = coming_times(events)
    return EventListPage(
        **context.page(key, f"events/{key}/", "events"),
        events=len(events),
        undated=tuple(_entry(context, event) for event in events if not event.dated),
        over=tuple(_entry(context, event) for event in events if event.over),
        months=_months(agenda_entry(context, event, time) for event, time in times[:_SHOWN]),
        more=max(len(times) - _SHOWN, 0),
        feed=_feed(context, key) if any(event.dated for event in events) else None,
    )


def _record(context: PageContext, status: EventStatus) -> EventPage:
    event, key = status.event, status.programme
    coming = [agenda_entry(context, status, time) for time in status.coming]
    return EventPage(
        **context.record_page("event", status.key, "events"),
        title=event.title,
        file=context.file("event", status.key),
        sources=context.sources(key, event.sources),
        corrections=event.corrections,
        record=event,
        rhythm=rhythm(event),
        hosts=context.links.all_of("community", status.hosts),
        items=_items(context, key, event.items),
        next=agenda_entry(context, status, status.next) if status.next else None,
        dated=status.dated,
        over=status.over,
        coming=_months(coming),
        past=tuple(agenda_entry(context, status, time) for time in status.past),
        turns=tuple(_turn(context, host, coming) for host in status.hosts) if event.rotates else (),
        offers=tuple(
            EventOffer(
                what=offer.what,
                partner=context.links.of("partner", resolve(key, offer.partner)) if offer.partner else None,
            )
            for offer in event.offers
        ),
        figures=context.stated(key, event.figures),
        feed=_feed(context, key) if status.dated else None,
    )


def _entry(context: PageContext, status: EventStatus) -> EventEntry:
    return EventEntry(
        link=context.links.of("event", status.key),
        programme=context.links.of("programme", status.programme),
        record=status.event,
        rhythm=rhythm(status.event),
        hosts=context.links.all_of("community", status.hosts),
        last=status.past[0].day.isoformat() if status.past else None,
    )


def _months(entries: Iterable[AgendaEntry]) -> tuple[AgendaMonth, ...]:
    """Entries under the months they fall in; they come in order of day."""
    return tuple(
        AgendaMonth(month=month, entries=tuple(found))
        for month, found in groupby(entries, key=lambda entry: entry.day[:7])
    )


def _items(context: PageContext, programme: str, items: Iterable[str]) -> tuple[Link, ...]:
    """Links to the projects of each catalogue item."""
    catalogue = context.registry.catalogue[programme]
    return tuple(
        Link(name=catalogue[item].term.name, url=f"projects/{programme}/?item={item}")
        for item in items
        if item in catalogue
    )


def _turn(context: PageContext, host: str, coming: Iterable[AgendaEntry]) -> Turn:
    """The next time that a community has."""
    community = context.links.of("community", host)
    found = next((entry for entry in coming if entry.community == community and entry.called_off is None), None)
    return Turn(community=community, day=found.day if found else None, weekday=found.weekday if found else None)


def _feed(context: PageContext, programme: str) -> CalendarFile:
    url = programme_feed_url(programme)
    return CalendarFile(url=url, address=whole_address(context.site_url, url))
