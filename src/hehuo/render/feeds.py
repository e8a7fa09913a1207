"""Events as iCalendar (RFC 5545), for the calendar of a phone: one feed for each programme and each community.

An event that goes round becomes one repeating entry for each community in the turn, so that every client works out whose
turn it is, and a community's feed has its own turns alone. Folding, escaping and line ends are the library's. The day of
the registry is the only stamp: the same records give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar

from hehuo.model.records import CalendarEvent, Move
from hehuo.model.recurrence import first_day, last_day, planned_days, turn_of
from hehuo.model.registry import Registry, programme_of, resolve
from hehuo.view.addresses import page_url

_ENOUGH = 366 * 8
"""Days within which every community has had its first turn, for all but the slowest of rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A calendar to be made: its name, and the keys of events with the hosts whose turns are wanted (None for all)."""

    name: str
    events: tuple[str, ...]
    host: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """The part of an event that one host has: which of its turns, and where."""

    key: str
    event: CalendarEvent
    host: str | None
    place: int
    turns: int

    def has(self, planned: date) -> bool:
        """Whether a planned day is one of this host's."""
        turn = turn_of(self.event, planned)
        return turn is not None and turn % self.turns == self.place


def calendar_bytes(registry: Registry, feed: Feed, as_of: date, site_url: str = "") -> bytes | None:
    """The calendar as a file; None where none of its events has a day. Entries lead to their pages where the site's
    address is known."""
    dated = [(turn, first) for turn in _turns(registry, feed) if (first := _first(turn)) is not None]
    if not dated:
        return None
    zone = ZoneInfo(registry.settings.timezone if registry.settings else "Asia/Shanghai")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//hehuo//hehuo//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", feed.name)
    calendar.add("x-wr-timezone", zone.key)
    calendar.add("refresh-interval", timedelta(days=1), {"value": "DURATION"})
    for turn, first in dated:
        for entry in _entries(registry, turn, first, zone, as_of):
            if site_url:
                entry.add("url", f"{site_url.rstrip('/')}/{page_url('event', turn.key)}")
            calendar.add_component(entry)
    calendar.add_missing_timezones(first_date=min(first for _, first in dated).replace(month=1, day=1))
    return bytes(calendar.to_ical())


def _turns(registry: Registry, feed: Feed) -> Iterator[_Turn]:
    for key in feed.events:
        event, programme = registry.events[key], programme_of(key)
        listed = event.rotates or (event.community,)
        for place, each in enumerate(listed):
            host = resolve(programme, each) if each else None
            if feed.host is None or feed.host == host:
                yield _Turn(key=key, event=event, host=host, place=place, turns=len(listed))


def _first(turn: _Turn) -> date | None:
    """The first day that is this host's turn."""
    start = first_day(turn.event)
    if start is None:
        return None
    end = min(date.fromordinal(min(start.toordinal() + _ENOUGH * turn.turns, date.max.toordinal())),
              last_day(turn.event) or date.max)  # fmt: skip
    return next((day for day in planned_days(turn.event, start, end) if turn.has(day)), None)


def _entries(registry: Registry, turn: _Turn, first: date, zone: ZoneInfo, as_of: date) -> Iterator[icalendar.Event]:
    """The repeating entry of a turn, and one for each time of it that was moved."""
    event = turn.event
    moves = [each for each in event.moved if turn.has(date.fromisoformat(each.date))]
    off = [day for day in (date.fromisoformat(each.date) for each in event.except_) if turn.has(day)]
    if event.repeat is None:
        day = date.fromisoformat(moves[0].to) if moves else first
        entry = _entry(registry, turn, day, zone, as_of, moves)
        if off:
            entry.add("status", "CANCELLED")
        yield entry
        return
    entry = _entry(registry, turn, first, zone, as_of, ())
    entry.add("rrule", _rule(turn, zone))
    if off:
        entry.add("exdate", [_moment(event, day, zone) for day in off])
    yield entry
    for move in moves:
        moved = _entry(registry, turn, date.fromisoformat(move.to), zone, as_of, (move,))
        moved.add("recurrence-id", _moment(event, date.fromisoformat(move.date), zone))
        yield moved


def _entry(
    registry: Registry, turn: _Turn, day: date, zone: ZoneInfo, as_of: date, moves: Iterable[Move]
) -> icalendar.Event:
    event, entry = turn.event, icalendar.Event()
    entry.add("uid", _uid(turn))
    entry.add("dtstamp", datetime.combine(as_of, time(), UTC))
    entry.add("sequence", len(event.except_) + len(event.moved))
    entry.add("dtstart", _moment(event, day, zone))
    if event.until is not None:
        entry.add("dtend", datetime.combine(day, time.fromisoformat(event.until), zone))
    entry.add("summary", event.title)
    place = _place(registry, turn)
    if place:
        entry.add("location", place)
    described = "\n".join((*_description(registry, turn), *(f"改期：{each.reason}" for each in moves)))
    if described:
        entry.add("description", described)
    return entry


def _uid(turn: _Turn) -> str:
    """Stays the same for ever: the event's key and, of one that goes round, its host's."""
    host = f".{turn.host.replace('/', '.')}" if turn.host and turn.turns > 1 else ""
    return f"event.{turn.key.replace('/', '.')}{host}@hehuo"


def _moment(event: CalendarEvent, day: date, zone: ZoneInfo) -> date | datetime:
    """When it begins on a day: a time of day, or the whole day where none is given."""
    return day if event.from_ is None else datetime.combine(day, time.fromisoformat(event.from_), zone)


def _rule(turn: _Turn, zone: ZoneInfo) -> dict[str, list[object]]:
    repeat = turn.event.repeat
    assert repeat is not None
    rule: dict[str, list[object]] = {"FREQ": ["WEEKLY" if repeat.every == "week" else "MONTHLY"]}
    if repeat.interval * turn.turns > 1:
        rule["INTERVAL"] = [repeat.interval * turn.turns]
    if repeat.every == "month" and repeat.nth is not None and repeat.weekday is not None:
        rule["BYDAY"] = [f"{repeat.nth}{repeat.weekday.upper()}"]
    if repeat.until is not None:
        last = date.fromisoformat(repeat.until)
        until = datetime.combine(last, time(23, 59, 59), zone).astimezone(UTC)
        rule["UNTIL"] = [last if turn.event.from_ is None else until]
    return rule


def _place(registry: Registry, turn: _Turn) -> str:
    host = registry.communities.get(turn.host) if turn.host else None
    space = host.spaces.get(turn.event.space) if host and turn.event.space else None
    parts = (host.name if host else None, space.name if space else None, turn.event.place)
    return " ".join(part for part in parts if part)


def _description(registry: Registry, turn: _Turn) -> Iterator[str]:
    programme = programme_of(turn.key)
    if turn.event.summary:
        yield turn.event.summary
    for offer in turn.event.offers:
        partner = registry.partners.get(resolve(programme, offer.partner)) if offer.partner else None
        who = (partner.short or partner.name) if partner else offer.partner
        yield f"{who}：{offer.what}" if who else offer.what
